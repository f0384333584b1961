package trade_test

import (
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/trade"
)

func goodConsignment() trade.Consignment {
	return trade.Consignment{ID: "c", DeliveryNote: "NH-2611-014", PartyID: "p", LocationID: "l",
		ReceivedOn: "2026-11-03", Lines: []trade.ConsignmentLine{
			{LotID: "l1", ItemID: "i", Packages: 645, GrossG: 13_857_500, TareG: 967_500, NetG: 12_890_000, Graded: true,
				GradeAG: 12_150_000, GradeBG: 480_000, RejectG: 260_000},
			{LotID: "l2", ItemID: "i", GrossG: 100, NetG: 100},
		}}
}

func TestConsignment(t *testing.T) {
	t.Parallel()
	graded := func(change func(*trade.ConsignmentLine)) func(*trade.Consignment) {
		return func(c *trade.Consignment) { change(&c.Lines[0]) }
	}
	hold(t, goodConsignment, trade.Consignment.Validate, []rule[trade.Consignment]{
		{"no line", func(c *trade.Consignment) { c.Lines = nil }, "no_lines@lines"},
		{"no day", func(c *trade.Consignment) { c.ReceivedOn = "yesterday" }, "date@received on"},
		{"a note of two lines", func(c *trade.Consignment) { c.DeliveryNote = "NH\n14" }, "code@delivery note"},
		{"net is not gross less tare", graded(func(l *trade.ConsignmentLine) { l.GrossG++ }), "weights@net weight"},
		{"tare below zero", graded(func(l *trade.ConsignmentLine) { l.GrossG, l.TareG = l.NetG-1, -1 }), "negative@"},
		{"packages below zero", graded(func(l *trade.ConsignmentLine) { l.Packages = -1 }), "negative@"},
		{"nothing weighed", func(c *trade.Consignment) { c.Lines[1] = trade.ConsignmentLine{} },
			"not_positive@net weight"},
		{"a gram too much in the grades", graded(func(l *trade.ConsignmentLine) { l.RejectG++ }), "grades@grades"},
		{"a gram too little in the grades", graded(func(l *trade.ConsignmentLine) { l.GradeAG-- }), "grades@grades"},
		{"a grade below zero", graded(func(l *trade.ConsignmentLine) {
			l.GradeAG, l.GradeBG = l.GradeAG+500_000, l.GradeBG-500_000
		}), "grades@grades"},
		{"all of one grade", graded(func(l *trade.ConsignmentLine) { l.GradeAG, l.GradeBG, l.RejectG = 0, 0, l.NetG }), ""},
		{"grades of ungraded goods", graded(func(l *trade.ConsignmentLine) { l.Graded = false }), "grades@grades"},
		{"ungraded", graded(func(l *trade.ConsignmentLine) {
			l.Graded, l.GradeAG, l.GradeBG, l.RejectG = false, 0, 0, 0
		}), ""},
		{"nothing at all", func(c *trade.Consignment) { *c = trade.Consignment{} },
			"missing@delivery note missing@cooperative missing@location date@received on no_lines@lines"},
	})
}

func TestKeyOfAConsignmentIsOneOfTheCooperative(t *testing.T) {
	t.Parallel()
	c := goodConsignment()
	if key := c.Key("COOP-NAMHA"); key != "COOP-NAMHA/NH-2611-014" {
		t.Errorf("key %q", key)
	}
}

// TestGradesAddUpToTheWholeLine holds for every unit of quantity, also where a piece of goods weighs no round figure.
func TestGradesAddUpToTheWholeLine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		grams := rapid.Int64Range(0, 1_000_000_000)
		line := trade.ConsignmentLine{Graded: true, GradeAG: grams.Draw(t, "a"), GradeBG: grams.Draw(t, "b"),
			RejectG: grams.Draw(t, "reject")}
		line.NetG = line.GradeAG + line.GradeBG + line.RejectG
		item := trade.Item{Unit: rapid.SampledFrom([]string{"KGM", "GRM", "TNE", "H87"}).Draw(t, "unit"),
			PieceNetG: rapid.Int64Range(0, 10_000).Draw(t, "piece")}
		var sum trade.Amount
		for grade, amount := range line.GradeAmounts(item) {
			sum = sum.Plus(amount)
			if amount.NetG != line.GradeG(grade) || amount.QtyMilli < item.QtyMilli(amount.NetG) {
				t.Errorf("%s is %+v", grade, amount)
			}
		}
		if want := (trade.Amount{QtyMilli: item.QtyMilli(line.NetG), NetG: line.NetG}); sum != want {
			t.Errorf("the grades add up to %+v, want %+v", sum, want)
		}
	})
}

func TestQuantity(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		item      trade.Item
		netG      int64
		wantMilli int64
	}{
		"kilograms":                {trade.Item{Unit: "KGM"}, 13_500, 13_500},
		"kilograms whatever piece": {trade.Item{Unit: "KGM", PieceNetG: 250}, 13_500, 13_500},
		"grams":                    {trade.Item{Unit: "GRM"}, 13_500, 13_500_000},
		"decitonnes":               {trade.Item{Unit: "DTN"}, 100_000, 1_000},
		"tonnes":                   {trade.Item{Unit: "TNE"}, 12_890_000, 12_890},
		"tonnes, cut":              {trade.Item{Unit: "TNE"}, 1_999, 1},
		"pieces":                   {trade.Item{Unit: "H87", PieceNetG: 250}, 10_000, 40_000},
		"pieces, cut":              {trade.Item{Unit: "H87", PieceNetG: 300}, 1_000, 3_333},
		"pieces of unknown weight": {trade.Item{Unit: "H87"}, 10_000, 0},
	} {
		if got := c.item.QtyMilli(c.netG); got != c.wantMilli {
			t.Errorf("%s: %d, want %d", name, got, c.wantMilli)
		}
	}
}

func TestPlausibleWeight(t *testing.T) {
	t.Parallel()
	ranged := trade.Item{MinNetG: 13_000, MaxNetG: 14_000}
	open := trade.Item{MinNetG: 13_000}
	for _, c := range []struct {
		item trade.Item
		netG int64
		want bool
	}{
		{ranged, 12_999, false}, {ranged, 13_000, true}, {ranged, 14_000, true}, {ranged, 14_001, false},
		{open, 12_999, false}, {open, 1_000_000, true}, {trade.Item{}, 1, true},
	} {
		if c.item.Plausible(c.netG) != c.want {
			t.Errorf("%d g of %+v: want %v", c.netG, c.item, c.want)
		}
	}
}
