package app

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Load is the door: departures, shipments, their transport units, and what is scanned into them.
type Load struct{ d *desk }

// LoadScanned is the answer to a good scan: what went in, and how far the loading is.
type LoadScanned struct {
	Unit      LoadUnit    `json:"unit"`
	Transport string      `json:"transport"`
	Packages  int64       `json:"packages"` // this scan brought
	Goods     []LoadGoods `json:"goods"`    // where they stood
	Inside    int64       `json:"inside"`   // in the transport unit now
	InsideOf  int64       `json:"insideOf"` // planned for the transport unit; 0 when not planned
	Loaded    int64       `json:"loaded"`   // in the whole shipment now
	Planned   int64       `json:"planned"`  // for the whole shipment
}

// LoadGoods is packages of one kind in a unit: to which line, lot and group of a LoadView they count.
type LoadGoods struct {
	Line     string `json:"line"`
	Lot      string `json:"lot"`
	Group    string `json:"group"`
	Packages int64  `json:"packages"`
}

// Scan loads the unit that was scanned into the transport unit that stands open.
func (l *Load) Scan(shipment, transport, scan, command string) (s LoadScanned, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Shipping.Load(ctx, actor, shipping.LoadRequest{Shipment: shipment, Transport: transport,
			Scan: scan, Command: trade.EntryID(command)})
		s = LoadScanned{Unit: loadUnit(got.Unit, got.Load), Transport: got.Transport.Number,
			Packages: got.Load.Packages, Goods: loadGoods(got.Goods, got.Unit, got.From), Inside: got.Inside,
			InsideOf: got.Transport.Packages, Loaded: got.Loaded, Planned: got.Planned}
		return err
	})
	return s, l.d.scanned("load", shipment, scan, err)
}

// LoadTaken is a unit that came out of a transport unit.
type LoadTaken struct {
	Unit      string      `json:"unit"`
	Transport string      `json:"transport"` // the one it was in
	Shipment  string      `json:"shipment"`  // the shipment that one belongs to
	Packages  int64       `json:"packages"`
	GrossG    int64       `json:"grossG"`
	Goods     []LoadGoods `json:"goods"` // where they stand now
}

// Undo takes back the last scan of whoever is signed in.
func (l *Load) Undo(command string) (t LoadTaken, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		undone, err := st.Shipping.UndoLoad(ctx, actor, trade.EntryID(command))
		if err != nil {
			return err
		}
		t = LoadTaken{Unit: undone.Unit.Number, Transport: undone.Transport.Number}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			sh, err := tx.Shipment(undone.Transport.ShipmentID)
			if err != nil {
				return err
			}
			t.Shipment = sh.Reference
			return t.weigh(tx, undone.Unit)
		})
	})
	return t, err
}

// TakeOut takes the unit that was scanned out of its transport unit, and puts it down at a location.
func (l *Load) TakeOut(shipment, scan, location, command string) (t LoadTaken, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		unit, err := st.Shipping.Unload(ctx, actor, shipping.UnloadRequest{Shipment: shipment, Scan: scan,
			Location: location, Command: trade.EntryID(command)})
		if err != nil {
			return err
		}
		t = LoadTaken{Unit: unit.Number, Shipment: shipment}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			if err := t.cameFrom(tx, unit.ID); err != nil {
				return err
			}
			return t.weigh(tx, unit)
		})
	})
	return t, l.d.scanned("load", shipment, scan, err)
}

// weigh reads what came out, and where it stands now.
func (t *LoadTaken) weigh(tx *store.Tx, unit trade.HandlingUnit) error {
	goods, err := tx.Contents(unit.ID.At())
	if err != nil {
		return err
	}
	load, err := tx.LoadOf(unit.ID.At())
	if err != nil {
		return err
	}
	at, _, err := tx.Parent(unit.ID.At())
	t.Packages, t.GrossG, t.Goods = load.Packages, load.GrossG(), loadGoods(goods, unit, at)
	return err
}

// cameFrom reads which transport unit a unit was taken out of last.
func (t *LoadTaken) cameFrom(tx *store.Tx, unit trade.UnitID) error {
	moves, err := tx.History(unit.At())
	if err != nil {
		return err
	}
	for _, put := range moves[len(moves)-1].Placements {
		if put.Subject != unit.At() || put.From.Kind() != trade.TransportPlace {
			continue
		}
		from, err := tx.TransportUnit(trade.TransportUnitID(put.From.ID()))
		t.Transport = from.Number
		return err
	}
	return nil
}

// CheckNumber judges the number of a container, wagon or trailer while it is typed, and gives it as it is kept. A
// trailer's plate has no form that holds in every country.
func (l *Load) CheckNumber(kind, number string) (kept string, err error) {
	switch trade.TransportUnitKind(kind) {
	case trade.Container:
		n, bad := gs1.ParseContainer(number)
		kept, err = string(n), bad
	case trade.Wagon:
		n, bad := gs1.ParseWagon(number)
		kept, err = string(n), bad
	default:
		kept = number
	}
	return kept, told(atField(err, "number"))
}

// atField says of a fault which input field it is about.
func atField(err error, field string) error {
	all := fault.All(err)
	for i, f := range all {
		all[i] = f.At(field)
	}
	return all.OrNil()
}

// Seal closes a transport unit with the seals put on it.
func (l *Load) Seal(shipment, transport string, seals []LoadSeal, command string) error {
	r := shipping.SealRequest{TransportRequest: shipping.TransportRequest{Shipment: shipment, Transport: transport,
		Command: trade.EntryID(command)}}
	for _, seal := range seals {
		r.Seals = append(r.Seals, trade.Seal{Number: seal.Number, By: seal.By})
	}
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Shipping.Seal(ctx, actor, r)
		return err
	})
}

// Unseal opens a sealed transport unit again; its seals are broken.
func (l *Load) Unseal(shipment, transport, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Shipping.Unseal(ctx, actor, shipping.TransportRequest{Shipment: shipment, Transport: transport,
			Command: trade.EntryID(command)})
		return err
	})
}
