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

// Units is one handling unit in the inspector: what it is, where it stands, what happened to it, and what may be
// done with it.
type Units struct{ d *desk }

// UnitFacts is all that is known of a unit. Weights are grams.
type UnitFacts struct {
	Number    string         `json:"number"`
	SSCC      string         `json:"sscc"`
	Scan      string         `json:"scan"` // what a scan of its label reads
	Customer  string         `json:"customer"`
	Kind      trade.UnitKind `json:"kind"`
	Retired   bool           `json:"retired"`
	Gone      bool           `json:"gone"` // it has left the site
	PackedOn  string         `json:"packedOn"`
	GrossG    int64          `json:"grossG"` // as weighed; 0 for a pallet that was never on a scale
	TareG     int64          `json:"tareG"`
	NetG      int64          `json:"netG"`      // of all in it
	ReckonedG int64          `json:"reckonedG"` // gross of all in it and on it, from the weights of its packages
	Packages  int64          `json:"packages"`
	MinNetG   int64          `json:"minNetG"` // of its item; 0 where there is none
	MaxNetG   int64          `json:"maxNetG"` // of its item; 0 where there is none
	ScaleLine string         `json:"scaleLine"`
	Path      []UnitSpot     `json:"path"` // where it stands, the nearest place first
	Shipment  string         `json:"shipment"`
	Contents  []UnitGoods    `json:"contents"`
	Units     []UnitOnPallet `json:"units"`
	History   []UnitStep     `json:"history"` // oldest first
}

// UnitSpot is a place as people know it: "location", "unit", "transport" or "party".
type UnitSpot struct {
	Kind string      `json:"kind"`
	Code string      `json:"code"`
	Name trade.Names `json:"name"`
}

// UnitGoods is some goods in a unit.
type UnitGoods struct {
	Lot      string      `json:"lot"`
	Item     string      `json:"item"`
	ItemName trade.Names `json:"itemName"`
	Grade    trade.Grade `json:"grade"`
	NetG     int64       `json:"netG"`
	QtyMilli int64       `json:"qtyMilli"`
	Unit     string      `json:"unit"` // of the quantity, Rec 20
}

// UnitOnPallet is a package that stands on a pallet.
type UnitOnPallet struct {
	Number string         `json:"number"`
	Scan   string         `json:"scan"`
	Kind   trade.UnitKind `json:"kind"`
	NetG   int64          `json:"netG"`
	GrossG int64          `json:"grossG"`
}

// UnitStep is one thing that happened to a unit.
type UnitStep struct {
	Kind  trade.EntryKind `json:"kind"`
	At    string          `json:"at"` // RFC 3339
	Actor string          `json:"actor"`
	From  *UnitSpot       `json:"from"`  // null for nowhere
	To    *UnitSpot       `json:"to"`    // null for nowhere
	MoreG int64           `json:"moreG"` // by how much weighing corrected its net weight
}

// Show tells of the unit that a scan or a typed text names.
func (u *Units) Show(identifier string) (facts UnitFacts, err error) {
	err = u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		view, err := st.Packing.Unit(ctx, actor, identifier)
		if err != nil {
			return err
		}
		facts = factsOf(view)
		return st.DB.Read(ctx, func(tx *store.Tx) error { return facts.read(tx, view) })
	})
	return facts, err
}

// Scan tells of a unit as Show does when its label was scanned: a code that nobody knows is noted.
func (u *Units) Scan(scan string) (UnitFacts, error) {
	facts, err := u.Show(scan)
	return facts, u.d.scanned("unit", "", scan, err)
}

// UnitChange asks for one thing to be done with a unit.
type UnitChange struct {
	Unit    string        `json:"unit"`
	To      string        `json:"to"`     // location code, for a move
	GrossG  int64         `json:"grossG"` // for a weighing
	TareG   int64         `json:"tareG"`  // for a weighing; 0 leaves it as it is
	Line    string        `json:"line"`   // of the scale that showed the gross weight; empty where it was typed
	Command trade.EntryID `json:"command"`
}

// UnitChanged tells what was done with a unit, by the entry that an undo names.
type UnitChanged struct {
	Number string        `json:"number"`
	Entry  trade.EntryID `json:"entry"`
	MoreG  int64         `json:"moreG"` // by how much weighing corrected its net weight
	Freed  int           `json:"freed"` // packages that stood on an unpacked pallet
}

// Weigh records what a unit really weighs.
func (u *Units) Weigh(c UnitChange) (changed UnitChanged, err error) {
	err = u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := st.Weighing.Prove(ctx, actor, byScale(c.GrossG, c.Line)); err != nil {
			return err
		}
		got, err := st.Packing.Weigh(ctx, actor,
			packing.WeighRequest{Unit: c.Unit, GrossG: c.GrossG, TareG: c.TareG, ScaleLine: c.Line,
				Command: c.Command})
		changed = UnitChanged{Number: got.Unit.Number, Entry: got.EntryID, MoreG: got.DifferenceG}
		return err
	})
	return changed, err
}

// Unpack breaks a unit.
func (u *Units) Unpack(c UnitChange) (changed UnitChanged, err error) {
	err = u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Packing.Unpack(ctx, actor, packing.UnpackRequest{Unit: c.Unit, Command: c.Command})
		changed = UnitChanged{Number: got.Unit.Number, Entry: got.EntryID, Freed: len(got.Freed)}
		return err
	})
	return changed, err
}

// Move puts a unit into a location.
func (u *Units) Move(c UnitChange) (changed UnitChanged, err error) {
	err = u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Stock.MoveUnit(ctx, actor, stock.MoveUnitRequest{Unit: c.Unit, To: c.To, Command: c.Command})
		changed = UnitChanged{Number: got.Unit.Number, Entry: got.EntryID}
		return err
	})
	return changed, err
}

// Undo takes a step back that was made with a unit, or a packing.
func (u *Units) Undo(entry, command string) error {
	return u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Stock.Undo(ctx, actor, stock.UndoRequest{
			Entry: trade.EntryID(entry), Command: trade.EntryID(command)})
		return err
	})
}

// Places lists where a unit can be moved to, by code.
func (u *Units) Places() (places []UnitSpot, err error) {
	places = []UnitSpot{}
	err = u.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Masters.Locations(ctx, actor)
		for _, l := range all {
			places = append(places, UnitSpot{spotKinds[trade.LocationPlace], l.Code, l.Name})
		}
		return err
	})
	return places, err
}

func factsOf(v packing.UnitView) UnitFacts {
	u := v.Unit
	f := UnitFacts{Number: u.Number, SSCC: u.SSCC, Scan: scanOf(u), Customer: u.Customer, Kind: u.Kind,
		Retired: u.State == trade.UnitRetired, Gone: v.Gone, PackedOn: u.PackedOn, GrossG: u.GrossG, TareG: u.TareG,
		ScaleLine: u.ScaleLine, Shipment: v.Shipment, Path: []UnitSpot{}, Contents: []UnitGoods{},
		Units: []UnitOnPallet{}, History: []UnitStep{}}
	for _, p := range v.Units {
		f.Units = append(f.Units, UnitOnPallet{p.Number, scanOf(p), p.Kind, p.NetG, p.GrossG})
	}
	return f
}

// scanOf gives what a scan of a unit's label reads.
func scanOf(u trade.HandlingUnit) string {
	if u.SSCC != "" {
		return u.SSCC
	}
	return u.Fallback
}

// read adds what the unit's own words do not say: names, weights, the way to it, and who did what.
func (f *UnitFacts) read(tx *store.Tx, v packing.UnitView) error {
	load, err := tx.LoadOf(v.Unit.ID.At())
	if err != nil {
		return err
	}
	f.NetG, f.ReckonedG, f.Packages = load.NetG, load.GrossG(), load.Packages
	if f.Retired { // what it held lies loose again; what it weighed stays known
		f.NetG, f.ReckonedG = v.Unit.NetG, v.Unit.GrossG
	}
	if v.Unit.ItemID != "" {
		item, err := tx.Item(v.Unit.ItemID)
		if err != nil {
			return err
		}
		f.MinNetG, f.MaxNetG = item.MinNetG, item.MaxNetG
	}
	for _, c := range v.Contents {
		item, err := tx.Item(c.ItemID)
		if err != nil {
			return err
		}
		f.Contents = append(f.Contents,
			UnitGoods{c.Lot, c.Item, item.Name, c.Grade, c.NetG, c.QtyMilli, item.Unit})
	}
	above, err := tx.Ancestors(v.Unit.ID.At())
	if err != nil {
		return err
	}
	for _, place := range above {
		spot, err := unitSpot(tx, place)
		if err != nil {
			return err
		}
		f.Path = append(f.Path, *spot)
	}
	f.History, err = unitHistory(tx, v)
	return err
}

// spotKinds are the kinds of place by the words that pages use.
var spotKinds = map[trade.PlaceKind]string{trade.LocationPlace: "location", trade.UnitPlace: "unit",
	trade.TransportPlace: "transport", trade.PartyPlace: "party"}

// unitSpot says what people call a place; nothing for nowhere.
func unitSpot(tx *store.Tx, place trade.Place) (*UnitSpot, error) {
	spot := &UnitSpot{Kind: spotKinds[place.Kind()]}
	switch place.Kind() {
	case trade.LocationPlace:
		l, err := tx.Location(trade.LocationID(place.ID()))
		spot.Code, spot.Name = l.Code, l.Name
		return spot, err
	case trade.UnitPlace:
		u, err := tx.Unit(trade.UnitID(place.ID()))
		spot.Code = u.Number
		return spot, err
	case trade.TransportPlace:
		t, err := tx.TransportUnit(trade.TransportUnitID(place.ID()))
		spot.Code = t.Number
		return spot, err
	case trade.PartyPlace:
		p, err := tx.Party(trade.PartyID(place.ID()))
		spot.Code, spot.Name = p.Code, p.Name
		return spot, err
	}
	return nil, nil
}

// unitHistory puts what happened to a unit into steps, oldest first: where it was put, and how it was weighed.
func unitHistory(tx *store.Tx, v packing.UnitView) ([]UnitStep, error) {
	weighed, err := weighings(tx, v)
	if err != nil {
		return nil, err
	}
	all := append(slices.Clone(v.History), weighed...)
	slices.SortStableFunc(all, func(a, b trade.Entry) int { return a.RecordedAt.Compare(b.RecordedAt) })
	steps := []UnitStep{}
	for _, e := range all {
		step, err := stepOf(tx, e, v.Unit.ID.At())
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// weighings finds the weighings that corrected what a unit holds: they move goods of its lots and put it nowhere, so
// that its own history does not have them.
func weighings(tx *store.Tx, v packing.UnitView) (found []trade.Entry, err error) {
	seen := map[trade.LotID]bool{}
	for _, c := range v.Contents {
		if v.Unit.Kind == trade.Pallet || seen[c.LotID] {
			continue
		}
		seen[c.LotID] = true
		entries, err := tx.LotHistory(c.LotID)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Kind == trade.EntryWeigh && e.Document == v.Unit.Number {
				found = append(found, e)
			}
		}
	}
	return found, nil
}

// stepOf says what an entry did with a unit.
func stepOf(tx *store.Tx, e trade.Entry, unit trade.Place) (step UnitStep, err error) {
	person, err := tx.Person(e.Actor)
	if err != nil {
		return step, err
	}
	step = UnitStep{Kind: e.Kind, At: stamp(e.EffectiveAt), Actor: person.Name}
	for _, m := range e.Movements {
		switch {
		case e.Kind == trade.EntryWeigh && m.To == unit:
			step.MoreG += m.NetG
		case e.Kind == trade.EntryWeigh && m.From == unit:
			step.MoreG -= m.NetG
		}
	}
	for _, p := range e.Placements {
		if p.Subject != unit {
			continue
		}
		if step.From, err = unitSpot(tx, p.From); err != nil {
			return step, err
		}
		if step.To, err = unitSpot(tx, p.To); err != nil {
			return step, err
		}
	}
	return step, nil
}
