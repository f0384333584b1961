package app

import (
	"context"
	"slices"

	"tradehub/backend/packing"
	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Pack is where lots become labelled units, and units a pallet.
type Pack struct{ d *desk }

// PackLot is goods of one lot and grade that lie loose at a location. Weights are grams.
type PackLot struct {
	Lot          string         `json:"lot"`
	Item         string         `json:"item"`
	ItemName     trade.Names    `json:"itemName"`
	Cooperative  trade.Names    `json:"cooperative"` // empty for a lot made from lots of several
	HarvestedOn  string         `json:"harvestedOn"`
	Grade        trade.Grade    `json:"grade"`
	Location     string         `json:"location"`
	LocationName trade.Names    `json:"locationName"`
	LooseG       int64          `json:"looseG"`
	Kind         trade.UnitKind `json:"kind"`     // what the item is packed into by its standard
	NetG         int64          `json:"netG"`     // standard of one package; 0 where each is weighed
	TareG        int64          `json:"tareG"`    // standard of one empty package
	MinNetG      int64          `json:"minNetG"`  // least plausible net weight of one package
	MaxNetG      int64          `json:"maxNetG"`  // most plausible net weight of one package; 0 where there is none
	Packages     int64          `json:"packages"` // how many of the standard weight it fills
}

// Lots lists the lots with loose goods, and the day it is at this station.
func (p *Pack) Lots() (all PackLots, err error) {
	all.Lots = []PackLot{}
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		rows, err := st.Stock.Overview(ctx, actor, stock.OverviewRequest{})
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error { return all.read(tx, rows) })
	})
	return all, err
}

// PackLots is what lies loose.
type PackLots struct {
	Today string    `json:"today"` // calendar date at this station
	Lots  []PackLot `json:"lots"`
}

func (a *PackLots) read(tx *store.Tx, rows []stock.Row) error {
	a.Today = tx.Today()
	firm, err := tx.Firm()
	if err != nil {
		return err
	}
	own, err := tx.Party(firm.PartyID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Loose.NetG <= 0 || row.Place.Kind != trade.LocationPlace || row.Owner != own.Code {
			continue // nobody packs what is not the firm's
		}
		lot, err := packLot(tx, row)
		if err != nil {
			return err
		}
		a.Lots = append(a.Lots, lot)
	}
	return nil
}

func packLot(tx *store.Tx, row stock.Row) (PackLot, error) {
	l := PackLot{Lot: row.Lot, Item: row.Item, ItemName: row.ItemName, HarvestedOn: row.HarvestedOn, Grade: row.Grade,
		Location: row.Place.Code, LocationName: row.Place.Name, LooseG: row.Loose.NetG}
	lot, err := tx.LotByNumber(row.Lot)
	if err != nil {
		return l, err
	}
	if lot.PartyID != "" {
		party, err := tx.Party(lot.PartyID)
		if err != nil {
			return l, err
		}
		l.Cooperative = party.Name
	}
	item, err := tx.Item(lot.ItemID)
	l.Kind, l.NetG, l.TareG, l.MinNetG, l.MaxNetG = packedInto(item), item.NetG, item.TareG, item.MinNetG, item.MaxNetG
	if item.NetG > 0 {
		l.Packages = l.LooseG / item.NetG
	}
	return l, err
}

// packedInto tells the kind of unit that an item's kind of package is (UNECE Recommendation 21, revision 12): crates
// and bags by their codes, and what else there is goes as a carton.
func packedInto(item trade.Item) trade.UnitKind {
	switch item.Package {
	case "CR", "8A", "8B", "8C":
		return trade.Crate
	case "BG", "JT", "SA", "5H", "5L", "5M":
		return trade.Bag
	}
	return trade.Carton
}

// PackOrder asks for packages of one lot.
type PackOrder struct {
	Lot      string         `json:"lot"`
	Grade    trade.Grade    `json:"grade"`
	Location string         `json:"location"`
	Kind     trade.UnitKind `json:"kind"`
	Count    int64          `json:"count"`
	NetG     int64          `json:"netG"`
	TareG    int64          `json:"tareG"`
	Weights  []PackWeight   `json:"weights"` // of each, where each was weighed
	PackedOn string         `json:"packedOn"`
	Command  trade.EntryID  `json:"command"`
}

// PackWeight is what one package weighs with all that holds it.
type PackWeight struct {
	GrossG    int64  `json:"grossG"`
	ScaleLine string `json:"scaleLine"` // as the scale sent it; empty for a weight that was typed
}

// PackMade tells what was packed, by the entry that an undo names.
type PackMade struct {
	Entry  trade.EntryID  `json:"entry"`
	Kind   trade.UnitKind `json:"kind"`
	Count  int            `json:"count"`
	First  PackLabel      `json:"first"`
	Last   PackLabel      `json:"last"`
	NetG   int64          `json:"netG"`
	GrossG int64          `json:"grossG"`
}

// PackLabel is what stands on a label.
type PackLabel struct {
	Number string `json:"number"`
	Scan   string `json:"scan"` // the SSCC, or the firm's own identifier
}

// Make packs.
func (p *Pack) Make(o PackOrder) (made PackMade, err error) {
	r := packing.PackRequest{Lot: o.Lot, Grade: o.Grade, Location: o.Location, Kind: o.Kind, Count: o.Count,
		NetG: o.NetG, TareG: o.TareG, PackedOn: o.PackedOn, Command: o.Command}
	var shown []trade.Weighing
	for _, w := range o.Weights {
		r.Weights = append(r.Weights, packing.Weighing(w))
		shown = append(shown, byScale(w.GrossG, w.ScaleLine)...)
	}
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := st.Weighing.Prove(ctx, actor, shown); err != nil {
			return err
		}
		got, err := st.Packing.Pack(ctx, actor, r)
		if err == nil {
			made = madeOf(got.EntryID, o.Kind, got.Units)
		}
		return err
	})
	return made, err
}

func madeOf(entry trade.EntryID, kind trade.UnitKind, units []trade.HandlingUnit) PackMade {
	m := PackMade{Entry: entry, Kind: kind, Count: len(units)}
	if len(units) == 0 {
		return m
	}
	m.First, m.Last = labelOf(units[0]), labelOf(units[len(units)-1])
	for _, u := range units {
		m.NetG, m.GrossG = m.NetG+u.NetG, m.GrossG+u.GrossG
	}
	return m
}

func labelOf(u trade.HandlingUnit) PackLabel { return PackLabel{u.Number, scanOf(u)} }

// PackPallet asks for a pallet of units that were scanned, of a range, or of both.
type PackPallet struct {
	Units    []string      `json:"units"`
	From     string        `json:"from"`
	To       string        `json:"to"`
	Location string        `json:"location"`
	TareG    int64         `json:"tareG"`
	Command  trade.EntryID `json:"command"`
}

// PackPalletMade is a pallet that was built.
type PackPalletMade struct {
	Pallet PackLabel `json:"pallet"`
	On     PackMade  `json:"on"`
}

// BuildPallet builds a pallet.
func (p *Pack) BuildPallet(o PackPallet) (made PackPalletMade, err error) {
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Packing.BuildPallet(ctx, actor, packing.PalletRequest{Units: o.Units, From: o.From, To: o.To,
			Location: o.Location, TareG: o.TareG, Command: o.Command})
		if err != nil {
			return err
		}
		slices.SortStableFunc(got.Units, byNumber)
		made = PackPalletMade{labelOf(got.Pallet), madeOf(got.EntryID, trade.Pallet, got.Units)}
		made.On.GrossG += got.Pallet.TareG
		return nil
	})
	return made, err
}
