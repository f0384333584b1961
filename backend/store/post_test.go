package store_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestPackingAndLoadingKeepEveryAncestor(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 12_150_000)
	made := l.pack(t, 900)
	box := l.container(t, "LKCU4200177")
	for _, u := range made[:360] {
		l.load(t, u, box)
	}
	want := map[trade.Place]trade.Load{
		box.ID.At():    {Packages: 360, QtyMilli: 4_860_000, NetG: 4_860_000, TareG: 432_000},
		l.cold.ID.At(): {Packages: 540, QtyMilli: 7_290_000, NetG: 7_290_000, TareG: 648_000},
		l.site.ID.At(): {Packages: 900, QtyMilli: 12_150_000, NetG: 12_150_000, TareG: 1_080_000},
	}
	for place, load := range want {
		if got := l.loadOf(t, place); got != load {
			t.Errorf("%s holds %+v, want %+v", place, got, load)
		}
	}
	if got := l.loadOf(t, box.ID.At()).GrossG(); got != 5_292_000 {
		t.Errorf("gross weight %d g, want 5,292,000 g", got)
	}
	l.sound(t)
}

func TestUndoingAScanRestoresEveryProjection(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 27_000)
	u := l.pack(t, 2)[0]
	box := l.container(t, "LKCU4200177")
	before := l.projections(t)
	e := l.load(t, u, box)
	if l.projections(t) == before {
		t.Fatal("loading changed nothing")
	}
	undo := func() error {
		_, err := l.try(trade.EntryReverse, func(tx *store.Tx, r *trade.Entry) error {
			reversal, err := tx.Reversal(e)
			reversal.ID, reversal.Actor = r.ID, r.Actor
			*r = reversal
			return err
		})
		return err
	}
	if err := undo(); err != nil {
		t.Fatal(err)
	}
	if after := l.projections(t); after != before {
		t.Errorf("after the undo\n%s\nwant\n%s", after, before)
	}
	if err := undo(); fault.KeyOf(err) != string(words.StoreReversed) {
		t.Errorf("undone twice: %v", err)
	}
	l.sound(t)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 13_500)
	u := l.pack(t, 1)[0]
	box := l.container(t, "LKCU4200177")
	l.load(t, u, box)
	before := l.projections(t)
	cases := []struct {
		name string
		fill func(*store.Tx, *trade.Entry) error
		want words.Key
	}{
		{"more than is there", func(_ *store.Tx, e *trade.Entry) error {
			e.Move(l.cold.ID.At(), trade.Packing, l.goods(trade.GradeA), amount(0, 1))
			return nil
		}, words.StockNotEnough},
		{"a unit that stands elsewhere", func(_ *store.Tx, e *trade.Entry) error {
			e.Put(u.ID.At(), l.cold.ID.At(), box.ID.At())
			return nil
		}, words.StoreMoved},
		{"a unit into itself", func(_ *store.Tx, e *trade.Entry) error {
			e.Put(box.ID.At(), l.site.ID.At(), u.ID.At())
			return nil
		}, words.StoreInsideItself},
		{"a code that is taken", func(tx *store.Tx, e *trade.Entry) error {
			return tx.PutParty(e, trade.Party{ID: "other", Code: "NTG"})
		}, words.StoreTaken},
	}
	for _, c := range cases {
		if _, err := l.try(trade.EntryAdjust, c.fill); fault.KeyOf(err) != string(c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if l.projections(t) != before {
		t.Error("a refused entry changed something")
	}
	l.sound(t)
}
