package app

import (
	"context"
	"strings"

	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// LoadLine is one kind of goods that the shipment is to carry. More of it may wait than is missing.
type LoadLine struct {
	Key     string      `json:"key"`
	Item    string      `json:"item"` // code
	Name    trade.Names `json:"name"`
	Grade   trade.Grade `json:"grade"`
	Planned int64       `json:"planned"`
	Loaded  int64       `json:"loaded"`
	Waiting int64       `json:"waiting"` // packages of these goods at the site, not yet loaded
	Lots    []LoadLot   `json:"lots"`    // the oldest harvest first
	Groups  []LoadGroup `json:"groups"`  // in the order in which they are best loaded
}

// LoadLot is how much of one lot is loaded, and how much waits at the site.
type LoadLot struct {
	Key     string `json:"key"`
	Number  string `json:"number"`
	Loaded  int64  `json:"loaded"`
	Waiting int64  `json:"waiting"`
}

// LoadGroup is packages of one lot that stand together.
type LoadGroup struct {
	Key      string      `json:"key"`
	Lot      string      `json:"lot"` // number
	Grade    trade.Grade `json:"grade"`
	Location string      `json:"location"` // code
	Place    trade.Names `json:"place"`    // name of the location
	Pallet   string      `json:"pallet"`   // number; empty where they stand loose
	Mixed    bool        `json:"mixed"`    // the pallet carries other goods too
	Packages int64       `json:"packages"`
}

// LoadUnit is a handling unit in a list.
type LoadUnit struct {
	Number string         `json:"number"`
	SSCC   string         `json:"sscc"`
	Kind   trade.UnitKind `json:"kind"`
	GrossG int64          `json:"grossG"` // with all on it
}

// LoadFound is a unit that was looked for, with where it stands.
type LoadFound struct {
	LoadUnit
	Location string      `json:"location"` // code
	Place    trade.Names `json:"place"`    // name of the location
	Pallet   string      `json:"pallet"`   // number of the pallet it stands on, or empty
}

func loadUnit(u trade.HandlingUnit, load trade.Load) LoadUnit {
	return LoadUnit{Number: u.Number, SSCC: u.SSCC, Kind: u.Kind, GrossG: load.GrossG()}
}

// goodsKey names some goods, a lot of them and a group of that lot: what a page finds them by, and nothing it reads.
func goodsKey(parts ...string) string { return strings.Join(parts, "/") }

func loadLine(line shipping.LineProgress) LoadLine {
	l := LoadLine{Key: goodsKey(string(line.ItemID), string(line.Grade)), Item: line.Item.Code, Name: line.Item.Name,
		Grade: line.Grade, Planned: line.Packages, Loaded: line.Loaded, Waiting: line.Waiting, Lots: []LoadLot{},
		Groups: []LoadGroup{}}
	for _, lot := range line.Lots {
		l.Lots = append(l.Lots, LoadLot{Key: string(lot.Lot.ID), Number: lot.Lot.Number, Loaded: lot.Loaded,
			Waiting: lot.Waiting})
	}
	for _, g := range line.Groups {
		l.Groups = append(l.Groups, LoadGroup{Key: goodsKey(string(g.Waiting.Location), string(g.Waiting.Pallet),
			string(g.LotID), l.Key), Lot: g.Lot.Number, Grade: line.Grade, Location: g.Location.Code,
			Place: g.Location.Name, Pallet: g.Pallet.Number, Mixed: g.Mixed, Packages: g.Packages})
	}
	return l
}

// loadGoods says to which lines, lots and groups the goods in a unit count that stands, or stood, at a location.
func loadGoods(goods []trade.Stock, u trade.HandlingUnit, at trade.Place) []LoadGoods {
	all := []LoadGoods{}
	pallet := ""
	if u.Kind == trade.Pallet {
		pallet = string(u.ID)
	}
	for _, row := range goods {
		line := goodsKey(string(row.ItemID), string(row.Grade))
		all = append(all, LoadGoods{Line: line, Lot: string(row.LotID), Packages: row.Packages,
			Group: goodsKey(at.ID(), pallet, string(row.LotID), line)})
	}
	return all
}

// unitsAPage is how many units a page gets at a time.
const unitsAPage = 200

// Waiting lists the units of a group, a page at a time: those after a unit, or the first ones.
func (l *Load) Waiting(group LoadGroup, after string) (units []LoadUnit, err error) {
	units = []LoadUnit{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Shipping.Units(ctx, actor, shipping.GroupRequest{Lot: group.Lot, Grade: group.Grade,
			Location: group.Location, Pallet: group.Pallet, After: after, Most: unitsAPage})
		for _, u := range all {
			units = append(units, LoadUnit{Number: u.Number, SSCC: u.SSCC, Kind: u.Kind, GrossG: u.GrossG})
		}
		return err
	})
	return units, err
}

// Find lists units that a shipment could carry, by the last digits of their number or SSCC.
func (l *Load) Find(shipment, end string) (units []LoadFound, err error) {
	units = []LoadFound{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Shipping.Find(ctx, actor, shipping.FindRequest{Shipment: shipment, End: strings.TrimSpace(end),
			Most: unitsAPage})
		for _, f := range all {
			units = append(units, LoadFound{LoadUnit: LoadUnit{Number: f.Number, SSCC: f.SSCC, Kind: f.Kind,
				GrossG: f.GrossG}, Location: f.Location.Code, Place: f.Location.Name, Pallet: f.Pallet})
		}
		return err
	})
	return units, err
}

// Inside lists the units that stand in a transport unit of a shipment, the last that came first.
func (l *Load) Inside(shipment, transport string) (units []LoadUnit, err error) {
	units = []LoadUnit{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			sh, err := tx.ShipmentByReference(shipment)
			if err != nil {
				return err
			}
			t, err := tx.TransportUnitByNumber(sh.DepartureID, transport)
			if err != nil {
				return err
			}
			all, err := tx.UnitsByArrival(t.ID.At())
			for _, u := range all {
				load := trade.Load{NetG: u.NetG, TareG: u.TareG}
				if u.Kind == trade.Pallet {
					if load, err = tx.LoadOf(u.ID.At()); err != nil {
						return err
					}
				}
				units = append(units, loadUnit(u, load))
			}
			return err
		})
	})
	return units, err
}
