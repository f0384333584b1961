package receiving_test

import (
	"maps"
	"slices"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/receiving"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func TestGradeBooksTheResult(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.Receive(ctx, hand, delivered())
	check(t, err)
	before := h.messages(t)
	c, err := h.Grade(ctx, hand, receiving.GradeRequest{Lot: "LNT-2", GradeAG: 500, GradeBG: 0, RejectG: 500})
	check(t, err)
	if l := c.Lines[1]; !l.Graded || l.GradeAG != 500 || l.RejectG != 500 || !c.Lines[0].Graded {
		t.Errorf("consignment %+v", c)
	}
	// A thousand grams of scarves of 300 g are 3.333 pieces, and both halves together are no less.
	want := map[trade.Grade]trade.Amount{trade.GradeA: {QtyMilli: 1_666, NetG: 500},
		trade.Reject: {QtyMilli: 1_667, NetG: 500}}
	if held := h.stock(t, "COLD", "LNT-2"); !maps.Equal(held, want) {
		t.Errorf("stock %v, want %v", held, want)
	}
	if told := h.messages(t)[len(before):]; !slices.Equal(told, []string{"consignments COOP-NAMHA/NH-2611-014",
		"stock SCARF@NTY"}) {
		t.Errorf("the platform is told %v", told)
	}
	all, err := h.Consignments(ctx, hand)
	if err != nil || len(all) != 1 || !all[0].Lines[1].Graded {
		t.Errorf("stored is %+v, %v", all, err)
	}
	h.sound(t)
}

func TestGradeRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.Receive(ctx, hand, delivered())
	check(t, err)
	h.makeLot(t, "MADE")
	before := h.seq(t)
	for name, c := range map[string]struct {
		request receiving.GradeRequest
		want    string
	}{
		"graded at the gate": {receiving.GradeRequest{Lot: "LNT-1", GradeAG: 1_000_000}, "receiving.graded"},
		"made here":          {receiving.GradeRequest{Lot: "MADE", GradeAG: 100}, "receiving.not_delivered"},
		"a strange lot":      {receiving.GradeRequest{Lot: "LNT-9", GradeAG: 100}, "store.not_found"},
		"a gram too little":  {receiving.GradeRequest{Lot: "LNT-2", GradeAG: 999}, "trade.grades"},
		"a gram too much":    {receiving.GradeRequest{Lot: "LNT-2", GradeAG: 999, RejectG: 2}, "trade.grades"},
		"below zero":         {receiving.GradeRequest{Lot: "LNT-2", GradeAG: 1_001, RejectG: -1}, "trade.grades"},
		"nothing":            {receiving.GradeRequest{Lot: "LNT-2"}, "trade.grades"},
	} {
		got, err := h.Grade(ctx, hand, c.request)
		if keys := told(t, err); keys != c.want {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
		if got.ID != "" {
			t.Errorf("%s: something was returned all the same: %+v", name, got)
		}
	}
	if h.seq(t) != before {
		t.Error("a refused grading has left something behind")
	}
}

func TestGradeOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.Receive(ctx, hand, delivered())
	check(t, err)
	r := receiving.GradeRequest{Lot: "LNT-2", GradeBG: 1_000, Command: "grade-1"}
	_, err = h.Grade(ctx, hand, r)
	check(t, err)
	if _, err = h.Grade(ctx, hand, r); told(t, err) != "store.posted" {
		t.Errorf("the same command again: %v", err)
	}
	r.Command = ""
	if _, err = h.Grade(ctx, hand, r); told(t, err) != "receiving.graded" {
		t.Errorf("another grading: %v", err)
	}
}

func TestGradeOfWhatHasGone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.Receive(ctx, hand, delivered())
	check(t, err)
	h.post(t, func(tx *store.Tx, e *trade.Entry) error {
		at, err := tx.LocationByCode("COLD")
		check(t, err)
		lot, err := tx.LotByNumber("LNT-2")
		check(t, err)
		firm, err := tx.Firm()
		goods := trade.Goods{ItemID: lot.ItemID, LotID: lot.ID, Grade: trade.Ungraded, OwnerID: firm.PartyID}
		e.Move(at.ID.At(), trade.Shrinkage, goods, trade.Amount{QtyMilli: 4, NetG: 1})
		return err
	})
	_, err = h.Grade(ctx, hand, receiving.GradeRequest{Lot: "LNT-2", GradeAG: 1_000})
	if told(t, err) != "stock.not_enough" {
		t.Errorf("a lot of which a gram has gone: %v", err)
	}
	h.sound(t)
}

// makeLot adds a lot that came with no delivery, as processing makes one.
func (h house) makeLot(t *testing.T, number string) {
	t.Helper()
	h.post(t, func(tx *store.Tx, e *trade.Entry) error {
		item, err := tx.ItemByCode("SCARF")
		check(t, err)
		return tx.PutLot(e, trade.Lot{ID: trade.LotID(clock.NewID()), Number: number, ItemID: item.ID,
			HarvestedOn: "2026-11-04", Country: "LA"})
	})
}

func (h house) post(t *testing.T, fill func(*store.Tx, *trade.Entry) error) {
	t.Helper()
	check(t, h.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMake, hand, "")
		check(t, err)
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	}))
}
