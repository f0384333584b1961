package stock_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/stock"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestAdjust(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		grade    trade.Grade
		countedG int64
		reason   stock.Reason
		booked   trade.Movement // from, to and net grams
		holds    string
	}{
		"dried out": {trade.GradeB, 78_500, stock.Shrinkage,
			trade.Movement{From: "l:cold", To: trade.Shrinkage, Amount: trade.Amount{NetG: 1_500}},
			"BAN L1 B FIRM COLD 78500 78500 0\n"},
		"all gone": {trade.GradeB, 0, stock.Shrinkage,
			trade.Movement{From: "l:cold", To: trade.Shrinkage, Amount: trade.Amount{NetG: 80_000}}, ""},
		"booked too much": {trade.GradeB, 79_000, stock.Correction,
			trade.Movement{From: "l:cold", To: trade.Correction, Amount: trade.Amount{NetG: 1_000}},
			"BAN L1 B FIRM COLD 79000 79000 0\n"},
		"booked too little": {trade.GradeB, 81_000, stock.Correction,
			trade.Movement{From: trade.Correction, To: "l:cold", Amount: trade.Amount{NetG: 1_000}},
			"BAN L1 B FIRM COLD 81000 81000 0\n"},
		"never booked": {trade.Ungraded, 7_000, stock.Correction,
			trade.Movement{From: trade.Correction, To: "l:cold", Amount: trade.Amount{NetG: 7_000}},
			"BAN L1 - FIRM COLD 7000 7000 0\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			var adjusted stock.Adjusted
			told := h.told(t, func() {
				var err error
				adjusted, err = h.Adjust(ctx, boss, stock.AdjustRequest{Lot: "L1", Grade: c.grade, Location: "COLD",
					CountedNetG: c.countedG, Reason: c.reason, Note: "counted by Seng"})
				if err != nil {
					t.Fatal(err)
				}
			})
			if !slices.Equal(told, []string{"stock BAN@NTY"}) {
				t.Errorf("the platform was told %v", told)
			}
			e := h.entry(t, adjusted.EntryID)
			if e.Kind != trade.EntryAdjust || e.Document != "counted by Seng" || len(e.Movements) != 1 {
				t.Fatalf("booked %+v", e)
			}
			m := e.Movements[0]
			if m.From != c.booked.From || m.To != c.booked.To || m.NetG != c.booked.NetG || m.QtyMilli != m.NetG {
				t.Errorf("booked %+v", m)
			}
			want := c.booked.NetG
			if m.From == "l:cold" {
				want = -want
			}
			if adjusted.DifferenceG != want {
				t.Errorf("the difference is %d", adjusted.DifferenceG)
			}
			if got := h.of(t, "L1", c.grade); got != c.holds {
				t.Errorf("the site holds\n%s", got)
			}
		})
	}
}

// of gives the lines of one lot and grade at the site.
func (h *house) of(t testing.TB, lot string, grade trade.Grade) (lines string) {
	t.Helper()
	for line := range strings.Lines(h.lines(t, stock.OverviewRequest{})) {
		if fields := strings.Fields(line); fields[1] == lot && fields[2] == string(grade) {
			lines += line
		}
	}
	return lines
}

// TestAdjustCountsLooseGoodsOnly packs first: what is in cartons is there as before.
func TestAdjustCountsLooseGoodsOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.pack(t, 10)
	adjusted, err := h.Adjust(ctx, boss, stock.AdjustRequest{Lot: "L1", Grade: trade.GradeA, Location: "COLD",
		CountedNetG: 764_000, Reason: stock.Shrinkage, Note: "weighed the rest"})
	if err != nil {
		t.Fatal(err)
	}
	if adjusted.DifferenceG != -1_000 {
		t.Errorf("the difference is %d", adjusted.DifferenceG)
	}
	if got, want := h.of(t, "L1", trade.GradeA), "BAN L1 A FIRM COLD 764000 899000 10\n"; got != want {
		t.Errorf("the site holds\n%s", got)
	}
}

func TestAdjustOutsideTheSiteIsNotTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	told := h.told(t, func() {
		if _, err := h.Adjust(ctx, boss, stock.AdjustRequest{Lot: "L2", Grade: trade.Ungraded, Location: "FIELD",
			CountedNetG: 3_000, Reason: stock.Correction, Note: "found"}); err != nil {
			t.Fatal(err)
		}
	})
	if len(told) != 0 {
		t.Errorf("the platform was told %v", told)
	}
}

func TestAdjustRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	sound := stock.AdjustRequest{Lot: "L1", Grade: trade.GradeB, Location: "COLD", CountedNetG: 1_000,
		Reason: stock.Shrinkage, Note: "counted"}
	for name, c := range map[string]struct {
		actor trade.Actor
		spoil func(*stock.AdjustRequest)
		key   words.Key
	}{
		"nobody":            {nobody, func(*stock.AdjustRequest) {}, words.AccessSignIn},
		"the warehouse":     {keeper, func(*stock.AdjustRequest) {}, words.AccessNotPermitted},
		"no note":           {boss, func(r *stock.AdjustRequest) { r.Note = " " }, words.TradeMissing},
		"no reason":         {boss, func(r *stock.AdjustRequest) { r.Reason = "" }, words.StockReason},
		"less than nothing": {boss, func(r *stock.AdjustRequest) { r.CountedNetG = -1 }, words.TradeNegative},
		"no grade":          {boss, func(r *stock.AdjustRequest) { r.Grade = "" }, words.StockGrade},
		"unknown lot":       {boss, func(r *stock.AdjustRequest) { r.Lot = "L9" }, words.StoreNotFound},
		"unknown location":  {boss, func(r *stock.AdjustRequest) { r.Location = "MOON" }, words.StoreNotFound},
		"as the books have": {boss, func(r *stock.AdjustRequest) { r.CountedNetG = 80_000 }, words.StockAsCounted},
		"a shrinkage that grows": {boss, func(r *stock.AdjustRequest) { r.CountedNetG = 80_001 },
			words.StockShrinkageGain},
	} {
		t.Run(name, func(t *testing.T) {
			r := sound
			c.spoil(&r)
			h.refused(t, c.key, func() error {
				_, err := h.Adjust(ctx, c.actor, r)
				return err
			})
		})
	}
	all := h.refused(t, words.StockReason, func() error {
		_, err := h.Adjust(ctx, boss, stock.AdjustRequest{CountedNetG: -1})
		return err
	})
	if len(all) != 3 {
		t.Errorf("not everything that is wrong was told at once: %v", all)
	}
}
