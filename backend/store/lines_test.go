package store_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// undo posts the reversal of an entry.
func (l *ledger) undo(e trade.Entry) (trade.Entry, error) {
	return l.try(trade.EntryReverse, func(tx *store.Tx, r *trade.Entry) error {
		reversal, err := tx.Reversal(e)
		reversal.ID, reversal.Actor = r.ID, r.Actor
		*r = reversal
		return err
	})
}

// pallet makes a pallet of 20 kg in the cold room and puts cartons on it.
func (l *ledger) pallet(t tester, id trade.UnitID, cartons ...trade.HandlingUnit) trade.Entry {
	t.Helper()
	return l.post(t, trade.EntryPallet, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(id.At(), trade.Nowhere, l.cold.ID.At())
		for _, u := range cartons {
			e.Put(u.ID.At(), l.cold.ID.At(), id.At())
		}
		return tx.PutUnit(e, trade.HandlingUnit{ID: id, Kind: trade.Pallet, Number: string(id), TareG: 20_000})
	})
}

// TestNothingIsLeftBehind tries to take away what still holds something, and to fill what is not there.
func TestNothingIsLeftBehind(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 54_000)
	made := l.pack(t, 3)
	built := l.pallet(t, "p1", made[0])
	put := func(subject, from, to trade.Place) func(*store.Tx, *trade.Entry) error {
		return func(_ *store.Tx, e *trade.Entry) error {
			e.Put(subject, from, to)
			return nil
		}
	}
	pallet, cold := trade.UnitID("p1").At(), l.cold.ID.At()
	l.post(t, trade.EntryMove, put(made[1].ID.At(), cold, pallet))
	planned := l.post(t, trade.EntryPlan, put("t:gone", trade.Nowhere, l.site.ID.At()))
	if _, err := l.undo(planned); err != nil {
		t.Fatal(err)
	}
	noted := l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutUnit(e, trade.HandlingUnit{ID: "crate", Kind: trade.Crate, Number: "crate"})
	})
	l.post(t, trade.EntryMove, put("u:crate", trade.Nowhere, cold))
	before := l.projections(t)
	cases := []struct {
		name string
		do   func() (trade.Entry, error)
		want words.Key
	}{
		{"undo a pallet that carries another carton by now", func() (trade.Entry, error) { return l.undo(built) },
			words.StoreChangedSince},
		{"take a pallet away with its cartons", func() (trade.Entry, error) {
			return l.try(trade.EntryUnpack, put(pallet, cold, trade.Nowhere))
		}, words.StoreNotEmpty},
		{"load into a container whose planning was undone", func() (trade.Entry, error) {
			return l.try(trade.EntryLoad, put(made[2].ID.At(), cold, "t:gone"))
		}, words.StoreNowhere},
		{"pack into a unit that stands nowhere", func() (trade.Entry, error) {
			return l.try(trade.EntryPack, func(_ *store.Tx, e *trade.Entry) error {
				e.Move(cold, "u:nobody", l.goods(trade.GradeA), amount(0, 100))
				return nil
			})
		}, words.StoreNowhere},
		{"undo the making of a unit that stands somewhere", func() (trade.Entry, error) { return l.undo(noted) },
			words.StoreChangedSince},
	}
	for _, c := range cases {
		if _, err := c.do(); fault.KeyOf(err) != string(c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if after := l.projections(t); after != before {
		t.Errorf("a refused entry left\n%s\nwant\n%s", after, before)
	}
	l.sound(t)
}

// TestFactsFollowOneAnother posts facts whose versions do not follow what is stored, as another station or a
// program fault might.
func TestFactsFollowOneAnother(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	fact := func(kind, subject string, version int64, body string) trade.Fact {
		return trade.Fact{Kind: kind, Subject: subject, Version: version, Body: body}
	}
	cases := map[string][]trade.Fact{
		"a version left out":         {fact("party", "coop", 3, `{"Code":"X"}`)},
		"a version twice":            {fact("party", "coop", 1, `{"Code":"X"}`)},
		"a later version of nothing": {fact("party", "new", 2, `{"Code":"X"}`)},
		"a kind nobody knows, twice": {fact("moon", "m", 1, `{}`), fact("moon", "m", 1, `{}`)},
	}
	for name, facts := range cases {
		_, err := l.try(trade.EntryMaster, func(_ *store.Tx, e *trade.Entry) error {
			e.Facts = facts
			return nil
		})
		if fault.KeyOf(err) != string(words.StoreChangedSince) && fault.KeyOf(err) != string(words.StoreTaken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	e := l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		if err := tx.PutParty(e, trade.Party{ID: "p", Code: "FIRST"}); err != nil {
			return err
		}
		return tx.PutParty(e, trade.Party{ID: "p", Code: "SECOND"})
	})
	if len(e.Facts) != 1 || e.Facts[0].Version != 1 {
		t.Errorf("a party put twice into one entry: %+v", e.Facts)
	}
	l.read(t, func(tx *store.Tx) error {
		_, err := tx.PartyByCode("SECOND")
		return err
	})
	l.sound(t)
}

// TestUndoingGoesBackwards undoes an entry that handed a code from one party to another.
func TestUndoingGoesBackwards(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	before := l.projections(t)
	swapped := l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		coop, firm := l.coop, l.firm
		firm.Code, coop.Code = coop.Code, "COOP-OLD"
		if err := tx.PutParty(e, coop); err != nil {
			return err
		}
		return tx.PutParty(e, firm)
	})
	if _, err := l.undo(swapped); err != nil {
		t.Fatal(err)
	}
	if after := l.projections(t); after != before {
		t.Errorf("after the undo\n%s\nwant\n%s", after, before)
	}
	_, err := l.try(trade.EntryReverse, func(_ *store.Tx, e *trade.Entry) error {
		e.Reverses = swapped.ID
		return nil
	})
	if fault.KeyOf(err) != string(words.StoreReversed) {
		t.Errorf("undone twice, past Reversal: %v", err)
	}
	l.sound(t)
}

// TestAUnitMayBeNamedAfterItWasPlaced weighs a unit in at places where it stands already.
func TestAUnitMayBeNamedAfterItWasPlaced(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.post(t, trade.EntryMove, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(l.coop.ID.At(), "u:late", l.goods(trade.GradeA), amount(1, 5_000))
		e.Put("u:late", trade.Nowhere, l.cold.ID.At())
		return nil
	})
	l.post(t, trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		e.Put("u:late", l.cold.ID.At(), l.site.ID.At())
		return tx.PutUnit(e, trade.HandlingUnit{ID: "late", Kind: trade.Crate, Number: "late", TareG: 700})
	})
	want := trade.Load{Packages: 1, QtyMilli: 5_000, NetG: 5_000, TareG: 700}
	if got := l.loadOf(t, l.site.ID.At()); got != want {
		t.Errorf("the site holds %+v, want %+v", got, want)
	}
	if got := l.loadOf(t, l.cold.ID.At()); got != (trade.Load{}) {
		t.Errorf("the cold room holds %+v", got)
	}
	l.sound(t)
}

// TestOneEntryMayMoveAUnitTwice walks a carton through a pallet into a container in one entry.
func TestOneEntryMayMoveAUnitTwice(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 27_000)
	made := l.pack(t, 2)
	l.pallet(t, "p1")
	box := l.container(t, "LKCU4200177")
	before := l.projections(t)
	e := l.post(t, trade.EntryLoad, func(_ *store.Tx, e *trade.Entry) error {
		cold, pallet := l.cold.ID.At(), trade.UnitID("p1").At()
		e.Put(made[0].ID.At(), cold, pallet)
		e.Put(pallet, cold, box.ID.At())
		e.Put(made[1].ID.At(), cold, pallet)
		e.Put(made[0].ID.At(), pallet, cold)
		return nil
	})
	want := trade.Load{Packages: 1, QtyMilli: 13_500, NetG: 13_500, TareG: 21_200}
	if got := l.loadOf(t, box.ID.At()); got != want {
		t.Errorf("the container holds %+v, want %+v", got, want)
	}
	l.sound(t)
	if _, err := l.undo(e); err != nil {
		t.Fatal(err)
	}
	if after := l.projections(t); after != before {
		t.Errorf("after the undo\n%s\nwant\n%s", after, before)
	}
}

// TestAHouseMovesWithItsStock puts the cold room under another roof.
func TestAHouseMovesWithItsStock(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	before := l.projections(t)
	hall := l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutLocation(e, trade.Location{ID: "hall", Code: "HALL"})
	})
	l.receive(t, 13_500)
	l.pack(t, 1)
	l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		cold := l.cold
		cold.Parent = "hall"
		return tx.PutLocation(e, cold)
	})
	want := trade.Load{Packages: 1, QtyMilli: 13_500, NetG: 13_500, TareG: 1_200}
	if got := l.loadOf(t, trade.LocationID("hall").At()); got != want {
		t.Errorf("the hall holds %+v, want %+v", got, want)
	}
	if got := l.loadOf(t, l.site.ID.At()); got != (trade.Load{}) {
		t.Errorf("the site holds %+v", got)
	}
	if _, err := l.undo(hall); fault.KeyOf(err) != string(words.StoreChangedSince) {
		t.Errorf("undo the hall with the cold room in it: %v", err)
	}
	l.sound(t)
	if l.projections(t) == before {
		t.Error("nothing changed")
	}
}

// TestEveryMeasureIsGuarded asks for more than there is, of one measure only.
func TestEveryMeasureIsGuarded(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.post(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(l.coop.ID.At(), l.cold.ID.At(), l.goods(trade.GradeA), trade.Amount{Packages: 5, QtyMilli: 5, NetG: 5})
		return nil
	})
	cases := []trade.Amount{{Packages: 6, QtyMilli: 5, NetG: 5}, {Packages: 5, QtyMilli: 6, NetG: 5},
		{Packages: 5, QtyMilli: 5, NetG: 6}, {NetG: 6}, {Packages: -1, NetG: 6}}
	for _, asked := range cases {
		_, err := l.try(trade.EntryAdjust, func(_ *store.Tx, e *trade.Entry) error {
			e.Move(l.cold.ID.At(), trade.Shrinkage, l.goods(trade.GradeA), asked)
			return nil
		})
		if fault.KeyOf(err) != string(words.StockNotEnough) {
			t.Errorf("%+v of five each: %v", asked, err)
		}
	}
	l.sound(t)
}

// TestEntriesThatMakeNoSense are faults of the program, not of a person; they are refused all the same.
func TestEntriesThatMakeNoSense(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	before := l.projections(t)
	cases := map[string]func(*store.Tx, *trade.Entry) error{
		"goods from nowhere": func(_ *store.Tx, e *trade.Entry) error {
			e.Move(trade.Nowhere, l.cold.ID.At(), l.goods(trade.GradeA), amount(0, 1))
			return nil
		},
		"goods to nowhere": func(_ *store.Tx, e *trade.Entry) error {
			e.Move(l.coop.ID.At(), trade.Nowhere, l.goods(trade.GradeA), amount(0, 1))
			return nil
		},
		"a party put into a cold room": func(_ *store.Tx, e *trade.Entry) error {
			e.Put(l.coop.ID.At(), trade.Nowhere, l.cold.ID.At())
			return nil
		},
		"no number at all": func(tx *store.Tx, e *trade.Entry) error {
			_, err := tx.Take("unit", 0, e.ID)
			return err
		},
		"more of a lot than this very entry makes": func(tx *store.Tx, e *trade.Entry) error {
			goods := l.goods(trade.GradeA)
			goods.LotID = "new"
			e.Move(trade.Processing, l.cold.ID.At(), goods, amount(0, 10))
			e.Move(l.cold.ID.At(), trade.Packing, goods, amount(0, 11))
			return tx.PutLot(e, trade.Lot{ID: "new", Number: "NEW"})
		},
	}
	for name, fill := range cases {
		if _, err := l.try(trade.EntryAdjust, fill); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if after := l.projections(t); after != before {
		t.Errorf("a refused entry left\n%s\nwant\n%s", after, before)
	}
	e := trade.Entry{Kind: trade.EntryMaster}
	if err := l.Write(t.Context(), func(tx *store.Tx) error { return tx.Post(&e) }); err != nil || e.ID == "" {
		t.Errorf("an entry without an id: %q, %v", e.ID, err)
	}
	l.sound(t)
}

// TestACircleInADamagedProjectionEnds asks for the ancestors of a place that a damaged file puts inside itself.
func TestACircleInADamagedProjectionEnds(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	raw := openRaw(t, l.Path())
	raw.exec(t, `INSERT INTO position VALUES ('l:site', 'l:cold', 0, 0)`)
	_, err := l.try(trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(l.coop.ID.At(), l.cold.ID.At(), l.goods(trade.GradeA), amount(0, 1))
		return nil
	})
	if fault.KeyOf(err) != string(words.StoreDamaged) {
		t.Errorf("goods into a circle: %v", err)
	}
	if err := l.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	l.receive(t, 1)
	l.sound(t)
}
