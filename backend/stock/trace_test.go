package stock_test

import (
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/stock"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestTraceFindsEverythingOfALot(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(t, 6).Units
	pallet := h.pallet(t, cartons[0], cartons[1]).Pallet
	h.load(t, "SHIP-1", "LKCU4200177", pallet)
	h.despatch(t, h.load(t, "SHIP-2", "LKCU4200198", cartons[2], cartons[3]))
	h.despatch(t, h.load(t, "SHIP-2", "LKCU4200201", cartons[4]))
	h.chips(t)
	trace, err := h.Trace(ctx, officer, "L1")
	if err != nil {
		t.Fatal(err)
	}
	if trace.Lot.Number != "L1" || trace.Item.Code != "BAN" || trace.Cooperative.Code != "NAMHA" ||
		trace.Consignment.DeliveryNote != "DN-L1" {
		t.Errorf("its head is %+v %+v %+v", trace.Lot, trace.Cooperative, trace.Consignment)
	}
	want := `l COLD in NTY: 1 packages 847500 g
t LKCU4200177 in NTY: 2 packages 27000 g
t LKCU4200198 in YUNNAN: 2 packages 27000 g
t LKCU4200201 in YUNNAN: 1 packages 13500 g
`
	if got := where(trace); got != want {
		t.Errorf("it is in\n%swant\n%s", got, want)
	}
	shipped := []stock.Shipped{{Reference: "SHIP-1", State: trade.ShipmentOpen, Packages: 2, NetG: 27_000},
		{Reference: "SHIP-2", State: trade.ShipmentDespatched, Packages: 3, NetG: 40_500}}
	if fmt.Sprint(trace.Shipments) != fmt.Sprint(shipped) {
		t.Errorf("its shipments are %+v", trace.Shipments)
	}
	if len(trace.Entries) != 3 { // received, packed, made into chips
		t.Errorf("it has %d entries", len(trace.Entries))
	}
	if len(trace.Origins) != 0 || tree(trace.MadeInto) != "C1 85000 ()" {
		t.Errorf("from %s into %s", tree(trace.Origins), tree(trace.MadeInto))
	}
}

// where writes who holds a lot.
func where(trace stock.Trace) string {
	var b strings.Builder
	for _, w := range trace.Where {
		fmt.Fprintf(&b, "%c %s in %s: %d packages %d g\n", w.Place.Kind, w.Place.Code, w.In.Code, w.Packages, w.NetG)
	}
	return b.String()
}

// tree writes lots with the lots behind them.
func tree(shares []stock.Share) string {
	var all []string
	for _, s := range shares {
		all = append(all, fmt.Sprintf("%s %d (%s)", s.Lot.Number, s.NetG, tree(s.Lots)))
	}
	return strings.Join(all, ", ")
}

// TestTraceFollowsLotsOfLots makes chips of bananas, sells some of them mixed with more bananas, and looks both ways.
func TestTraceFollowsLotsOfLots(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.chips(t)
	if _, err := h.MakeLot(ctx, keeper, stock.MakeLotRequest{Number: "M1", Item: "CHIPS", Location: "COLD",
		Grade: trade.GradeB, MadeOn: "2026-11-04", NetG: 20_000, Parts: []stock.Part{
			{Lot: "C1", Grade: trade.GradeA, NetG: 12_000}, {Lot: "L1", Grade: trade.GradeA, NetG: 9_000}}}); err != nil {
		t.Fatal(err)
	}
	for lot, want := range map[string][2]string{
		"M1": {"C1 12000 (L1 85000 (), L3 10000 ()), L1 9000 ()", ""},
		"C1": {"L1 85000 (), L3 10000 ()", "M1 12000 ()"},
		"L3": {"", "C1 10000 (M1 12000 ())"},
	} {
		trace, err := h.Trace(ctx, keeper, lot)
		if err != nil {
			t.Fatal(err)
		}
		if up, down := tree(trace.Origins), tree(trace.MadeInto); up != want[0] || down != want[1] {
			t.Errorf("%s comes from %q and went into %q", lot, up, down)
		}
	}
	into, err := h.Trace(ctx, keeper, "L1")
	if err != nil {
		t.Fatal(err)
	}
	ways := tree(into.MadeInto) // in the order in which the lots were made
	if !strings.Contains(ways, "C1 85000 (M1 12000 ())") || !strings.Contains(ways, "M1 9000 ()") {
		t.Errorf("L1 went into %s", ways)
	}
}

func TestTraceOfALotThatWasMade(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.chips(t)
	trace, err := h.Trace(ctx, keeper, "C1")
	if err != nil {
		t.Fatal(err)
	}
	if trace.Cooperative.Code != "" || trace.Consignment.Number != "" {
		t.Errorf("nobody delivered it: %+v %+v", trace.Cooperative, trace.Consignment)
	}
	if got, want := where(trace), "l COLD in NTY: 0 packages 30000 g\n"; got != want {
		t.Errorf("it is in\n%s", got)
	}
}

// TestTraceForgetsWhatWasUndone undoes a packing: the trace shows both entries and the goods where they were.
func TestTraceForgetsWhatWasUndone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before, err := h.Trace(ctx, keeper, "L1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(ctx, keeper, stock.UndoRequest{Entry: h.pack(t, 5).EntryID}); err != nil {
		t.Fatal(err)
	}
	after, err := h.Trace(ctx, keeper, "L1")
	if err != nil {
		t.Fatal(err)
	}
	if where(before) != where(after) || len(after.Entries) != len(before.Entries)+2 {
		t.Errorf("it is in\n%safter %d entries", where(after), len(after.Entries))
	}
}

func TestTraceRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.refused(t, words.AccessSignIn, func() error {
		_, err := h.Trace(ctx, nobody, "L1")
		return err
	})
	h.refused(t, words.StoreNotFound, func() error {
		_, err := h.Trace(ctx, keeper, "L9")
		return err
	})
}
