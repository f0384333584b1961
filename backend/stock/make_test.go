package stock_test

import (
	"slices"
	"testing"

	"tradehub/backend/receiving"
	"tradehub/backend/stock"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// chips dries lot L1 and a lot of another cooperative, L3, to banana chips.
func (h *house) chips(t testing.TB) stock.MadeLot {
	t.Helper()
	h.receiveFrom(t, "LUANG", receiving.Line{Lot: "L3", Item: "BAN", NetG: 60_000, Graded: true, GradeBG: 60_000,
		Orchard: "LNT-ORCH-07"})
	made, err := h.MakeLot(ctx, keeper, stock.MakeLotRequest{Number: "C1", Item: "CHIPS", Location: "COLD",
		Grade: trade.GradeA, MadeOn: "2026-11-04", NetG: 30_000, Parts: []stock.Part{
			{Lot: "L1", Grade: trade.GradeB, NetG: 80_000}, {Lot: "L1", Grade: trade.Reject, NetG: 5_000},
			{Lot: "L3", Grade: trade.GradeB, NetG: 10_000}}})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestMakeLot(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var made stock.MadeLot
	told := h.told(t, func() { made = h.chips(t) })
	if want := []string{"stock BAN@NTY", "stock CHIPS@NTY"}; !slices.Equal(told[len(told)-2:], want) {
		t.Errorf("the platform was told %v", told)
	}
	if made.LossG != 65_000 {
		t.Errorf("the loss is %d g", made.LossG)
	}
	l1, l3 := h.lot(t, "L1"), h.lot(t, "L3")
	lot := made.Lot
	want := []trade.LotShare{{LotID: l1.ID, NetG: 85_000}, {LotID: l3.ID, NetG: 10_000}}
	if !slices.Equal(lot.Origins, want) {
		t.Errorf("its origins are %+v", lot.Origins)
	}
	if lot.PartyID != "" || lot.Orchard != "LNT-ORCH-07" || lot.Country != "LA" || lot.ConsignmentID != "" ||
		lot.HarvestedOn != "2026-11-04" {
		t.Errorf("it is to have what its origins share: %+v", lot)
	}
	stored := `BAN L1 A FIRM COLD 900000 900000 0
BAN L1 reject FIRM COLD 15000 15000 0
BAN L2 - FIRM COLD 500000 500000 0
BAN L3 B FIRM COLD 50000 50000 0
CHIPS C1 A FIRM COLD 30000 30000 0
`
	if got := h.lines(t, stock.OverviewRequest{}); got != stored {
		t.Errorf("the site holds\n%s", got)
	}
}

func (h *house) lot(t testing.TB, number string) trade.Lot {
	t.Helper()
	trace, err := h.Trace(ctx, keeper, number)
	if err != nil {
		t.Fatal(err)
	}
	return trace.Lot
}

func TestMakeLotFromOneKeepsWhereItCameFrom(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	made, err := h.MakeLot(ctx, keeper, stock.MakeLotRequest{Number: "C2", Item: "BAN", Location: "COLD",
		Grade: trade.GradeB, MadeOn: "2026-11-03", NetG: 20_000,
		Parts: []stock.Part{{Lot: "L1", Grade: trade.Reject, NetG: 20_000}}})
	if err != nil {
		t.Fatal(err)
	}
	if made.Lot.PartyID != "NAMHA" || made.Lot.Orchard != "LNT-ORCH-07" || made.LossG != 0 {
		t.Errorf("got %+v", made)
	}
}

func TestMakeLotRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.receiveFrom(t, "YUNNAN", receiving.Line{Lot: "F1", Item: "BAN", NetG: 9_000, Graded: true, GradeBG: 9_000})
	part := func(lot string, grade trade.Grade, netG int64) stock.Part {
		return stock.Part{Lot: lot, Grade: grade, NetG: netG}
	}
	sound := stock.MakeLotRequest{Number: "C1", Item: "CHIPS", Location: "COLD", Grade: trade.GradeA,
		MadeOn: "2026-11-04", NetG: 4_000, Parts: []stock.Part{part("L1", trade.GradeB, 10_000)}}
	for name, c := range map[string]struct {
		actor trade.Actor
		spoil func(*stock.MakeLotRequest)
		key   words.Key
	}{
		"nobody":           {nobody, func(*stock.MakeLotRequest) {}, words.AccessSignIn},
		"an officer":       {officer, func(*stock.MakeLotRequest) {}, words.AccessNotPermitted},
		"no number":        {keeper, func(r *stock.MakeLotRequest) { r.Number = " " }, words.TradeMissing},
		"number taken":     {keeper, func(r *stock.MakeLotRequest) { r.Number = "L2" }, words.StoreTaken},
		"unknown item":     {keeper, func(r *stock.MakeLotRequest) { r.Item = "TEA" }, words.StoreNotFound},
		"unknown location": {keeper, func(r *stock.MakeLotRequest) { r.Location = "MOON" }, words.StoreNotFound},
		"ungraded result":  {keeper, func(r *stock.MakeLotRequest) { r.Grade = trade.Ungraded }, words.StockGrade},
		"no date":          {keeper, func(r *stock.MakeLotRequest) { r.MadeOn = "4 Nov" }, words.TradeDate},
		"tomorrow":         {keeper, func(r *stock.MakeLotRequest) { r.MadeOn = "2026-11-05" }, words.StockMadeInFuture},
		"before harvest":   {keeper, func(r *stock.MakeLotRequest) { r.MadeOn = "2026-11-02" }, words.StockMadeBefore},
		"weighs nothing":   {keeper, func(r *stock.MakeLotRequest) { r.NetG = 0 }, words.TradeNotPositive},
		"mass from nowhere": {keeper, func(r *stock.MakeLotRequest) { r.NetG = 10_001 },
			words.StockMoreThanParts},
		"no parts": {keeper, func(r *stock.MakeLotRequest) { r.Parts = nil }, words.TradeNoLines},
		"a part of nothing": {keeper, func(r *stock.MakeLotRequest) { r.Parts[0].NetG = 0 },
			words.TradeNotPositive},
		"a part of no grade": {keeper, func(r *stock.MakeLotRequest) { r.Parts[0].Grade = "" }, words.StockGrade},
		"an unknown part":    {keeper, func(r *stock.MakeLotRequest) { r.Parts[0].Lot = "L9" }, words.StoreNotFound},
		"a part twice": {keeper, func(r *stock.MakeLotRequest) {
			r.Parts = append(r.Parts, part("L1", trade.GradeB, 1_000))
		}, words.StockPartTwice},
		"of two countries": {keeper, func(r *stock.MakeLotRequest) {
			r.Parts = append(r.Parts, part("F1", trade.GradeB, 1_000))
		}, words.StockCountries},
		"more of a part than there is": {keeper, func(r *stock.MakeLotRequest) { r.Parts[0].NetG = 80_001 },
			words.StockNotEnough},
		"a part that lies elsewhere": {keeper, func(r *stock.MakeLotRequest) { r.Location = "WASH" },
			words.StockNotEnough},
	} {
		t.Run(name, func(t *testing.T) {
			r := sound
			r.Parts = slices.Clone(sound.Parts)
			c.spoil(&r)
			h.refused(t, c.key, func() error {
				_, err := h.MakeLot(ctx, c.actor, r)
				return err
			})
		})
	}
}
