package stock_test

import (
	"slices"
	"testing"

	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestMoveUnit(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(t, 1).Units[0]
	for _, scanned := range []string{carton.Number, carton.SSCC, "]C100" + carton.SSCC, "(00)" + carton.SSCC} {
		var moved stock.MovedUnit
		told := h.told(t, func() {
			var err error
			if moved, err = h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: scanned, To: "WASH"}); err != nil {
				t.Fatalf("%s: %v", scanned, err)
			}
		})
		if moved.Unit.ID != carton.ID || moved.From.Code != "COLD" || moved.To.Code != "WASH" || moved.EntryID == "" {
			t.Errorf("%s: got %+v", scanned, moved)
		}
		if len(told) != 0 {
			t.Errorf("the site holds what it held, and yet the platform was told %v", told)
		}
		if got, want := h.lines(t, stock.OverviewRequest{Location: "WASH"}), "BAN L1 A FIRM WASH 0 13500 1\n"; got != want {
			t.Errorf("%s: the wash house holds\n%s", scanned, got)
		}
		if _, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: scanned, To: "COLD"}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMoveUnitTakesACartonOffItsPallet(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(t, 3).Units
	pallet := h.pallet(t, cartons...).Pallet
	moved, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: cartons[1].Number, To: "COLD"})
	if err != nil {
		t.Fatal(err)
	}
	if moved.From.Code != pallet.Number || moved.From.Kind != trade.UnitPlace {
		t.Errorf("it was taken off %+v", moved.From)
	}
	if _, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: pallet.Number, To: "WASH"}); err != nil {
		t.Fatal(err)
	}
	if got, want := h.lines(t, stock.OverviewRequest{Location: "WASH"}), "BAN L1 A FIRM WASH 0 27000 2\n"; got != want {
		t.Errorf("the wash house holds\n%s", got)
	}
}

func TestMovesAcrossTheBorderOfTheSiteAreTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(t, 2).Units
	pallet := h.pallet(t, cartons...).Pallet
	told := h.told(t, func() {
		if _, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: pallet.Number, To: "FIELD"}); err != nil {
			t.Fatal(err)
		}
		if _, err := h.MoveGoods(ctx, keeper, stock.MoveGoodsRequest{Lot: "L2", Grade: trade.Ungraded, From: "COLD",
			To: "FIELD", NetG: 500_000}); err != nil {
			t.Fatal(err)
		}
	})
	if want := []string{"stock BAN@NTY", "stock BAN@NTY"}; !slices.Equal(told, want) {
		t.Errorf("the platform was told %v", told)
	}
	want := "BAN L1 A FIRM FIELD 0 27000 2\nBAN L2 - FIRM FIELD 500000 500000 0\n"
	if got := h.lines(t, stock.OverviewRequest{Location: "FIELD"}); got != want {
		t.Errorf("the field store holds\n%s", got)
	}
}

func TestMoveUnitRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(t, 6).Units
	pallet := h.pallet(t, cartons[1]).Pallet
	loose, broken := cartons[0], cartons[2]
	if _, err := h.packing.Unpack(ctx, keeper, packing.UnpackRequest{Unit: broken.Number}); err != nil {
		t.Fatal(err)
	}
	h.load(t, "SHIP-1", "LKCU4200177", cartons[3], pallet)
	h.despatch(t, h.load(t, "SHIP-2", "LKCU4200198", cartons[4]))
	h.post(t, trade.EntryDespatch, func(_ *store.Tx, e *trade.Entry) error { // handed over at the door
		e.Put(cartons[5].ID.At(), "l:cold", "p:YUNNAN")
		return nil
	})
	for name, c := range map[string]struct {
		actor    trade.Actor
		unit, to string
		key      words.Key
	}{
		"nobody":                     {nobody, loose.Number, "WASH", words.AccessSignIn},
		"an officer":                 {officer, loose.Number, "WASH", words.AccessNotPermitted},
		"a misread SSCC":             {keeper, loose.SSCC[:17] + wrongDigit(loose.SSCC), "WASH", words.Gs1CheckDigit},
		"an unknown number":          {keeper, "4711", "WASH", words.StockUnitUnknown},
		"a container":                {keeper, "LKCU4200177", "WASH", words.StockUnitUnknown},
		"an unknown location":        {keeper, loose.Number, "MOON", words.StoreNotFound},
		"there already":              {keeper, loose.Number, "COLD", words.StockUnitThere},
		"unpacked":                   {keeper, broken.Number, "WASH", words.StockUnitRetired},
		"loaded":                     {keeper, cartons[3].Number, "WASH", words.StockUnitLoaded},
		"a loaded pallet":            {keeper, pallet.Number, "WASH", words.StockUnitLoaded},
		"a carton on a loaded one":   {keeper, cartons[1].Number, "WASH", words.StockUnitLoaded},
		"despatched":                 {keeper, cartons[4].Number, "WASH", words.StockUnitLoaded},
		"handed over without lorry":  {keeper, cartons[5].Number, "WASH", words.StockUnitLoaded},
		"nothing scanned":            {keeper, " ", "WASH", words.Gs1EmptyScan},
		"where it was not asked for": {keeper, loose.Number, "", words.StoreNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			h.refused(t, c.key, func() error {
				_, err := h.MoveUnit(ctx, c.actor, stock.MoveUnitRequest{Unit: c.unit, To: c.to})
				return err
			})
		})
	}
}

// wrongDigit gives a last digit that an SSCC does not have.
func wrongDigit(sscc string) string { return string('0' + (sscc[17]-'0'+1)%10) }

func TestMoveGoods(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	moved, err := h.MoveGoods(ctx, keeper, stock.MoveGoodsRequest{Lot: "L1", Grade: trade.GradeB, From: "COLD", To: "WASH",
		NetG: 80_000})
	if err != nil {
		t.Fatal(err)
	}
	if moved.NetG != 80_000 || moved.QtyMilli != 80_000 || moved.To != "l:wash" || moved.EntryID == "" {
		t.Errorf("got %+v", moved)
	}
	want := "BAN L1 B FIRM WASH 80000 80000 0\n"
	if got := h.lines(t, stock.OverviewRequest{Location: "WASH"}); got != want {
		t.Errorf("the wash house holds\n%s", got)
	}
}

// TestMoveGoodsLeavesNoCrumbs moves goods that are counted by piece in two parts that are no whole pieces.
func TestMoveGoodsLeavesNoCrumbs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.receive(t, receiving.Line{Lot: "S1", Item: "SCARF", NetG: 1_000, Graded: true, GradeAG: 1_000})
	for range 2 {
		if _, err := h.MoveGoods(ctx, keeper, stock.MoveGoodsRequest{Lot: "S1", Grade: trade.GradeA, From: "COLD",
			To: "WASH", NetG: 500}); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := h.Overview(ctx, keeper, stock.OverviewRequest{Item: "SCARF"})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 || rows[0].Place.Code != "WASH" || rows[0].Total != (trade.Amount{QtyMilli: 3_003, NetG: 1_000}) {
		t.Errorf("got %+v", rows)
	}
}

func TestMoveGoodsRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.pack(t, 10)
	sound := stock.MoveGoodsRequest{Lot: "L1", Grade: trade.GradeA, From: "COLD", To: "WASH", NetG: 1_000}
	for name, c := range map[string]struct {
		actor trade.Actor
		spoil func(*stock.MoveGoodsRequest)
		key   words.Key
	}{
		"nobody":            {nobody, func(*stock.MoveGoodsRequest) {}, words.AccessSignIn},
		"an officer":        {officer, func(*stock.MoveGoodsRequest) {}, words.AccessNotPermitted},
		"nothing":           {keeper, func(r *stock.MoveGoodsRequest) { r.NetG = 0 }, words.TradeNotPositive},
		"less than nothing": {keeper, func(r *stock.MoveGoodsRequest) { r.NetG = -5 }, words.TradeNotPositive},
		"no grade":          {keeper, func(r *stock.MoveGoodsRequest) { r.Grade = "C" }, words.StockGrade},
		"unknown lot":       {keeper, func(r *stock.MoveGoodsRequest) { r.Lot = "L9" }, words.StoreNotFound},
		"unknown from":      {keeper, func(r *stock.MoveGoodsRequest) { r.From = "MOON" }, words.StoreNotFound},
		"unknown to":        {keeper, func(r *stock.MoveGoodsRequest) { r.To = "MOON" }, words.StoreNotFound},
		"the same place":    {keeper, func(r *stock.MoveGoodsRequest) { r.To = "COLD" }, words.StockSamePlace},
		"more than there is loose": {keeper, func(r *stock.MoveGoodsRequest) { r.NetG = 765_001 },
			words.StockNotEnough},
		"of a grade that is not there": {keeper, func(r *stock.MoveGoodsRequest) { r.Grade = trade.Ungraded },
			words.StockNotEnough},
	} {
		t.Run(name, func(t *testing.T) {
			r := sound
			c.spoil(&r)
			h.refused(t, c.key, func() error {
				_, err := h.MoveGoods(ctx, c.actor, r)
				return err
			})
		})
	}
}
