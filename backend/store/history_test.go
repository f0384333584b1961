package store_test

import (
	"fmt"
	"os"
	"path/filepath"

	"pgregory.net/rapid"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// history is a ledger with more of everything, and what happened in it.
type history struct {
	*ledger
	raw    *rawLedger
	kinds  []trade.Goods // what is delivered
	places []trade.Location
	units  []trade.UnitID
	boxes  []trade.TransportUnitID
	posted []trade.Entry
	before string // the projections before the last step
	state  string // and after it
	number int64  // the last number given
}

func newHistory(t *rapid.T, root string) *history {
	dir, err := os.MkdirTemp(root, "case")
	if err != nil {
		t.Fatal(err)
	}
	h := &history{ledger: newLedgerAt(t, filepath.Join(dir, "ledger.db"))}
	h.raw = openRaw(t, h.Path())
	h.places = []trade.Location{h.site, h.cold, {ID: "hall", Code: "HALL", Parent: "site"},
		{ID: "cell", Code: "CELL", Parent: "cold"}}
	scarf := trade.Item{ID: "scarf", Code: "SCARF", Unit: "H87", Package: "CT", HS6: "6214.10", PieceNetG: 250}
	lots := []trade.Lot{h.lot, {ID: "lot2", Number: "L2", ItemID: h.item.ID}, {ID: "lot3", Number: "L3", ItemID: scarf.ID}}
	h.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		for _, err := range []error{tx.PutLocation(e, h.places[2]), tx.PutLocation(e, h.places[3]), tx.PutItem(e, scarf),
			tx.PutLot(e, lots[1]), tx.PutLot(e, lots[2])} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	for _, lot := range lots {
		for _, owner := range []trade.PartyID{h.firm.ID, h.coop.ID} {
			h.kinds = append(h.kinds, trade.Goods{ItemID: lot.ItemID, LotID: lot.ID, Grade: trade.Ungraded, OwnerID: owner})
		}
	}
	h.begin(t)
	return h
}

// begin brings goods of every kind into the house, a few cartons and a container.
func (h *history) begin(t *rapid.T) {
	h.post(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		for _, goods := range h.kinds {
			goods.Grade = trade.GradeA
			e.Move(h.coop.ID.At(), h.cold.ID.At(), goods, trade.Amount{QtyMilli: 54_000, NetG: 54_000})
		}
		return nil
	})
	for _, u := range h.pack(t, 3) {
		h.units = append(h.units, u.ID)
	}
	h.boxes = append(h.boxes, h.container(t, "LKCU4200177").ID)
	h.state = h.projections(t)
}

func pick[T any](t *rapid.T, label string, from []T) T { return rapid.SampledFrom(from).Draw(t, label) }

func (h *history) location(t *rapid.T, label string) trade.Place {
	return pick(t, label, h.places).ID.At()
}

// some gives a little of an item, loose: bananas by weight, scarves by the piece.
func some(t *rapid.T, goods trade.Goods) trade.Amount {
	n := rapid.Int64Range(1, 20).Draw(t, "how much")
	if goods.ItemID == "scarf" {
		return trade.Amount{QtyMilli: n * 1000, NetG: n * 250}
	}
	return trade.Amount{QtyMilli: n * 700, NetG: n * 700}
}

// loose picks goods that lie loose in a location; where there are none, goods that are not there.
func (h *history) loose(t *rapid.T, graded bool) trade.Stock {
	found := []trade.Stock{{Place: h.cold.ID.At(), Goods: h.kinds[0]}}
	h.read(t, func(tx *store.Tx) error {
		for _, l := range h.places {
			all, err := tx.Contents(l.ID.At())
			if err != nil {
				return err
			}
			for _, s := range all {
				if s.Own.NetG > 0 && (s.Grade != trade.Ungraded) == graded {
					found = append(found, s)
				}
			}
		}
		return nil
	})
	return pick(t, "loose goods", found)
}

func (h *history) receiveLoose(t *rapid.T) {
	goods, to := pick(t, "goods", h.kinds), h.location(t, "where")
	quantity := some(t, goods)
	h.step(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(h.coop.ID.At(), to, goods, quantity)
		return nil
	})
}

func (h *history) gradeLoose(t *rapid.T) {
	s := h.loose(t, false)
	at := s.Place
	reject := some(t, s.Goods)
	h.step(t, trade.EntryGrade, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(at, trade.Grading, s.Goods, s.Own)
		best, rest := s.Goods, s.Goods
		best.Grade, rest.Grade = trade.GradeA, trade.Reject
		e.Move(trade.Grading, at, best, s.Own.Plus(reject.Minus()))
		e.Move(trade.Grading, at, rest, reject)
		return nil
	})
}

func (h *history) makeLot(t *rapid.T) {
	s := h.loose(t, true)
	at := s.Place
	taken := some(t, s.Goods)
	h.step(t, trade.EntryMake, func(tx *store.Tx, e *trade.Entry) error {
		made := s.Goods
		made.LotID = trade.LotID("from" + e.ID)
		e.Move(at, trade.Processing, s.Goods, taken)
		e.Move(trade.Processing, at, made, taken)
		return tx.PutLot(e, trade.Lot{ID: made.LotID, Number: string(e.ID), ItemID: made.ItemID,
			Origins: []trade.LotShare{{LotID: s.LotID, NetG: taken.NetG}}})
	})
}

func (h *history) carryLoose(t *rapid.T) {
	s := h.loose(t, rapid.Bool().Draw(t, "graded"))
	from, to := s.Place, h.location(t, "to")
	carried := some(t, s.Goods)
	h.step(t, trade.EntryMove, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(from, to, s.Goods, carried)
		return nil
	})
}

func (h *history) packLoose(t *rapid.T) {
	s := h.loose(t, true)
	at := s.Place
	each, count := some(t, s.Goods), rapid.IntRange(1, 3).Draw(t, "cartons")
	first := int64(0)
	var made []trade.UnitID
	if h.step(t, trade.EntryPack, func(tx *store.Tx, e *trade.Entry) (err error) {
		if first, err = tx.Take("unit", int64(count), e.ID); err != nil {
			return err
		}
		for i := range count {
			u := trade.HandlingUnit{ID: trade.UnitID(string(e.ID) + string(rune('a'+i))), Kind: trade.Carton,
				Number: (trade.Series{Prefix: "N"}).Format(first + int64(i)), ItemID: s.ItemID, TareG: 900,
				NetG: each.NetG, GrossG: each.NetG + 900, State: trade.UnitActive}
			made = append(made, u.ID)
			e.Move(at, trade.Packing, s.Goods, each)
			e.Move(trade.Packing, u.ID.At(), s.Goods, each.Plus(trade.Amount{Packages: 1}))
			e.Put(u.ID.At(), trade.Nowhere, at)
			if err := tx.PutUnit(e, u); err != nil {
				return err
			}
		}
		return nil
	}) {
		if first <= h.number {
			t.Fatalf("number %d was given after %d", first, h.number)
		}
		h.number = first + int64(count) - 1
		h.units = append(h.units, made...)
	}
}

func (h *history) buildPallet(t *rapid.T) {
	at := h.location(t, "where")
	on := rapid.SliceOfNDistinct(rapid.SampledFrom(h.units), 0, 3, rapid.ID).Draw(t, "cartons")
	var made trade.UnitID
	if h.step(t, trade.EntryPallet, func(tx *store.Tx, e *trade.Entry) error {
		made = trade.UnitID("pallet" + e.ID)
		e.Put(made.At(), trade.Nowhere, at)
		for _, id := range on {
			if from, found, err := tx.Parent(id.At()); err != nil {
				return err
			} else if found {
				e.Put(id.At(), from, made.At())
			}
		}
		return tx.PutUnit(e, trade.HandlingUnit{ID: made, Kind: trade.Pallet, Number: string(made), TareG: 20_000})
	}) {
		h.units = append(h.units, made)
	}
}

// placeOnce puts something from where it stands, or from where an operator wrongly thinks it stands.
func (h *history) placeOnce(t *rapid.T, kind trade.EntryKind, subject, to trade.Place) {
	stale := rapid.IntRange(0, 9).Draw(t, "stale") == 0
	h.step(t, kind, func(tx *store.Tx, e *trade.Entry) error {
		from, _, err := tx.Parent(subject)
		if stale {
			from = h.site.ID.At()
		}
		e.Put(subject, from, to)
		return err
	})
}

func (h *history) moveUnit(t *rapid.T) {
	to := h.location(t, "to")
	if rapid.Bool().Draw(t, "onto a unit") {
		to = pick(t, "carrier", h.units).At()
	}
	h.placeOnce(t, trade.EntryMove, pick(t, "unit", h.units).At(), to)
}

func (h *history) loadUnit(t *rapid.T) {
	h.placeOnce(t, trade.EntryLoad, pick(t, "unit", h.units).At(), pick(t, "box", h.boxes).At())
}

func (h *history) planBox(t *rapid.T) {
	var made trade.TransportUnitID
	if h.step(t, trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		made = trade.TransportUnitID("box" + e.ID)
		e.Put(made.At(), trade.Nowhere, h.site.ID.At())
		return tx.PutTransportUnit(e, trade.TransportUnit{ID: made, Number: string(made), ShipmentID: "r1"})
	}) {
		h.boxes = append(h.boxes, made)
	}
}

// despatch sends a box to a party, or brings it back.
func (h *history) despatch(t *rapid.T) {
	to := rapid.SampledFrom([]trade.Place{"p:buyer", "p:buyer", h.site.ID.At(), trade.Nowhere}).Draw(t, "to")
	h.placeOnce(t, trade.EntryDespatch, pick(t, "box", h.boxes).At(), to)
}

// unpack empties a unit into a location and takes it away.
func (h *history) unpack(t *rapid.T) {
	id, at := pick(t, "unit", h.units), h.location(t, "into")
	h.step(t, trade.EntryUnpack, func(tx *store.Tx, e *trade.Entry) error {
		u, err := tx.Unit(id)
		if err != nil {
			return err
		}
		inside, err := tx.Contents(id.At())
		if err != nil {
			return err
		}
		for _, s := range inside {
			e.Move(id.At(), trade.Packing, s.Goods, s.Own)
			e.Move(trade.Packing, at, s.Goods, trade.Amount{QtyMilli: s.Own.QtyMilli, NetG: s.Own.NetG})
		}
		u.State, u.TareG, u.Kind = trade.UnitRetired, 0, trade.Pallet
		from, _, err := tx.Parent(id.At())
		if err != nil {
			return err
		}
		e.Put(id.At(), from, trade.Nowhere)
		return tx.PutUnit(e, u)
	})
}

// correct gives a unit another weight and another tare.
func (h *history) correct(t *rapid.T) {
	id := pick(t, "unit", h.units)
	gained := rapid.Int64Range(-3, 3).Draw(t, "gained")
	tareG := rapid.Int64Range(0, 2_000).Draw(t, "tare")
	h.step(t, trade.EntryWeigh, func(tx *store.Tx, e *trade.Entry) error {
		u, err := tx.Unit(id)
		if err != nil {
			return err
		}
		inside, err := tx.Contents(id.At())
		if err != nil {
			return err
		}
		for _, s := range inside {
			e.Move(trade.Correction, id.At(), s.Goods, trade.Amount{QtyMilli: gained * 250, NetG: gained * 250})
		}
		u.TareG = tareG
		if err := tx.PutUnit(e, u); err != nil {
			return err
		}
		u.ScaleLine = "put twice, the later holds"
		return tx.PutUnit(e, u)
	})
}

// rehouse puts a location, with all that is in it, into another one or makes it a site of its own.
func (h *history) rehouse(t *rapid.T) {
	l := pick(t, "location", h.places)
	l.Parent = rapid.SampledFrom([]trade.LocationID{"", "site", "cold", "hall", "cell"}).Draw(t, "into")
	h.step(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error { return tx.PutLocation(e, l) })
}

// build adds a location.
func (h *history) build(t *rapid.T) {
	l := trade.Location{ID: trade.LocationID(fmt.Sprint("l", len(h.posted))), Code: fmt.Sprint("L", len(h.posted))}
	l.Parent = rapid.SampledFrom([]trade.LocationID{"", "site", "cold"}).Draw(t, "into")
	if h.step(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error { return tx.PutLocation(e, l) }) {
		h.places = append(h.places, l)
	}
}

// recode hands the code of one party to another, in one entry.
func (h *history) recode(t *rapid.T) {
	h.step(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		coop, err := tx.Party(h.coop.ID)
		if err != nil {
			return err
		}
		firm, err := tx.Party(h.firm.ID)
		if err != nil {
			return err
		}
		firm.Code, coop.Code = coop.Code, fmt.Sprint("C-", e.ID)
		if err := tx.PutParty(e, coop); err != nil {
			return err
		}
		return tx.PutParty(e, firm)
	})
}

func (h *history) reverse(t *rapid.T, e trade.Entry) bool {
	return h.step(t, trade.EntryReverse, func(tx *store.Tx, r *trade.Entry) error {
		reversal, err := tx.Reversal(e)
		reversal.ID, reversal.Actor = r.ID, r.Actor
		*r = reversal
		return err
	})
}

func (h *history) reverseAny(t *rapid.T) {
	if len(h.posted) > 0 {
		h.reverse(t, h.posted[rapid.IntRange(0, len(h.posted)-1).Draw(t, "entry")])
	}
}

// undoAndRedo undoes the last entry, which must bring back every projection, and undoes the undoing.
func (h *history) undoAndRedo(t *rapid.T) {
	if len(h.posted) == 0 {
		return
	}
	before, after, last := h.before, h.state, h.posted[len(h.posted)-1]
	if !h.reverse(t, last) {
		t.Fatalf("the last entry (%s) cannot be undone", last.Kind)
	}
	if h.state != before {
		t.Fatalf("after undoing %s\n%s\nwant\n%s", last.Kind, h.state, before)
	}
	if !h.reverse(t, h.posted[len(h.posted)-1]) || h.state != after {
		t.Fatalf("after undoing the undoing of %s\n%s\nwant\n%s", last.Kind, h.state, after)
	}
}
