package stock_test

import (
	"testing"

	"tradehub/backend/receiving"
	"tradehub/backend/stock"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestOverviewShowsWhereEverythingIs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.receive(t, receiving.Line{Lot: "S1", Item: "SCARF", NetG: 3_330, Graded: true, GradeAG: 3_330})
	cartons := h.pack(t, 4).Units
	h.pallet(t, cartons[0], cartons[1])
	h.load(t, "SHIP-1", "LKCU4200177", cartons[2])
	if _, err := h.MoveGoods(ctx, keeper, stock.MoveGoodsRequest{Lot: "L1", Grade: trade.GradeB, From: "COLD", To: "WASH",
		NetG: 30_000}); err != nil {
		t.Fatal(err)
	}
	want := `BAN L1 A FIRM COLD 846000 886500 3
BAN L1 A FIRM LKCU4200177 0 13500 1
BAN L1 B FIRM COLD 50000 50000 0
BAN L1 B FIRM WASH 30000 30000 0
BAN L1 reject FIRM COLD 20000 20000 0
BAN L2 - FIRM COLD 500000 500000 0
SCARF S1 A FIRM COLD 3330 3330 0
`
	if got := h.lines(t, stock.OverviewRequest{}); got != want {
		t.Errorf("the site holds\n%swant\n%s", got, want)
	}
	want = "BAN L1 B FIRM WASH 30000 30000 0\n"
	if got := h.lines(t, stock.OverviewRequest{Location: "WASH"}); got != want {
		t.Errorf("the wash house holds\n%swant\n%s", got, want)
	}
	want = "SCARF S1 A FIRM COLD 3330 3330 0\n"
	if got := h.lines(t, stock.OverviewRequest{Item: "SCARF"}); got != want {
		t.Errorf("scarves are\n%swant\n%s", got, want)
	}
	if got := h.lines(t, stock.OverviewRequest{Location: "FIELD"}); got != "" {
		t.Errorf("the field store holds %s", got)
	}
}

func TestOverviewNamesThings(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	rows, err := h.Overview(ctx, officer, stock.OverviewRequest{})
	if err != nil {
		t.Fatal(err)
	}
	first := rows[0]
	if first.Place.Name.EN != "Cold room" || first.Place.Kind != trade.LocationPlace || first.ItemName.EN != "BAN" ||
		first.HarvestedOn != "2026-11-03" || first.Loose.QtyMilli != 900_000 {
		t.Errorf("got %+v", first)
	}
}

func TestOverviewLeavesOutWhatHasLeft(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.despatch(t, h.load(t, "SHIP-1", "LKCU4200177", h.pack(t, 1).Units...))
	want := "BAN L1 A FIRM COLD 886500 886500 0\n"
	if got := h.lines(t, stock.OverviewRequest{Item: "BAN"}); got[:len(want)] != want {
		t.Errorf("the site holds\n%s", got)
	}
}

// TestOverviewOfManyLots takes the way that reads all lots of an item at once.
func TestOverviewOfManyLots(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.manyLots(t, 1_100)
	rows, err := h.Overview(ctx, keeper, stock.OverviewRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1_104 {
		t.Fatalf("got %d rows", len(rows))
	}
	seen := map[string]bool{}
	for _, row := range rows {
		if row.Lot == "" || row.Item != "BAN" || row.Owner != "FIRM" {
			t.Fatalf("a row without a name: %+v", row)
		}
		seen[row.Lot] = true
	}
	if len(seen) != 1_102 {
		t.Errorf("got %d lots", len(seen))
	}
}

func TestOverviewRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, c := range map[string]struct {
		actor trade.Actor
		r     stock.OverviewRequest
		key   words.Key
	}{
		"nobody":           {nobody, stock.OverviewRequest{}, words.AccessSignIn},
		"unknown location": {keeper, stock.OverviewRequest{Location: "MOON"}, words.StoreNotFound},
		"unknown item":     {keeper, stock.OverviewRequest{Item: "TEA"}, words.StoreNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			h.refused(t, c.key, func() error {
				_, err := h.Overview(ctx, c.actor, c.r)
				return err
			})
		})
	}
}
