package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/access"
	"tradehub/backend/demo"
	"tradehub/backend/packing"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// deskOnDay is a desk on the demonstration day before one of its acts, with somebody signed in.
func deskOnDay(t *testing.T, until, who string) *desk {
	t.Helper()
	dir := t.TempDir()
	cost := access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}
	if _, err := demo.Play(context.Background(), demo.Config{Dir: dir, Cost: cost, Until: until}); err != nil {
		t.Fatal(err)
	}
	h, err := openHouse(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	d, _ := newDesk(h, func(string, any) {})
	signIn(t, d, who)
	return d
}

func signIn(t *testing.T, d *desk, who string) {
	t.Helper()
	if _, err := (&Session{d}).SignIn(who, demo.PIN); err != nil {
		t.Fatal(err)
	}
}

const lotOfNamHa, lotOfLuang = "LNT-BAN-261103-01", "LNT-BAN-261103-02"

// drawn writes the edges of a trace as people would read them, sorted: "orchard A > delivery B 12890000".
func drawn(t *testing.T, trace LotTrace) string {
	t.Helper()
	names, lines := map[string]string{}, []string{}
	for _, n := range trace.Nodes {
		names[n.ID] = strings.TrimSpace(n.Kind + " " + n.Title)
	}
	for _, e := range trace.Edges {
		if names[e.From] == "" || names[e.To] == "" {
			t.Fatalf("the edge %+v leads to nothing that is drawn", e)
		}
		lines = append(lines, names[e.From]+" > "+names[e.To])
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// levelsAscend tells whether every edge leads to a later column, so that the drawing reads from left to right.
func levelsAscend(trace LotTrace) bool {
	level := map[string]int{}
	for _, n := range trace.Nodes {
		level[n.ID] = n.Level
	}
	return !slices.ContainsFunc(trace.Edges, func(e TraceEdge) bool { return level[e.From] >= level[e.To] })
}

func TestALotIsTracedFromItsOrchardToItsContainers(t *testing.T) {
	t.Parallel()
	s := &Shelf{deskOnDay(t, "seal", demo.Officer)}
	trace, err := s.Trace(lotOfLuang)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"delivery LG-2611-009 > lot " + lotOfLuang,
		"lot " + lotOfLuang + " > location COLD-1",
		"lot " + lotOfLuang + " > transport LKCU4200177",
		"lot " + lotOfLuang + " > transport LKCU4200182",
		"orchard LA-BAN-O-0011 > delivery LG-2611-009",
		"shipment NTG-2026-R1 > party YUNGUO",
		"transport LKCU4200177 > shipment NTG-2026-R1",
		"transport LKCU4200182 > shipment NTG-2026-R1",
	}, "\n")
	if got := drawn(t, trace); got != want || !levelsAscend(trace) {
		t.Errorf("drawn is\n%s\nwant\n%s", got, want)
	}
	sums := map[string]TraceNode{}
	for _, n := range trace.Nodes {
		sums[n.Title] = n
	}
	if n := sums["NTG-2026-R1"]; n.Packages != 810 || n.NetG != 10_935_000 || n.Note != "open" {
		t.Errorf("the shipment is %+v", n)
	}
	if n := sums["COLD-1"]; n.Packages != 0 || n.NetG != 625_000 {
		t.Errorf("the cold store is %+v", n)
	}
}

// TestPalletsAreDrawnSinglyOrAsOne puts nine cartons on nine pallets.
func TestPalletsAreDrawnSinglyOrAsOne(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "plan", demo.WarehouseHand)
	s := &Shelf{d}
	for i := range mostPallets + 1 {
		buildPallet(t, d, i)
		trace, err := s.Trace(lotOfNamHa)
		if err != nil || !levelsAscend(trace) {
			t.Fatal(trace, err)
		}
		var single, asOne int
		for _, n := range trace.Nodes {
			switch n.Kind {
			case "pallet":
				single++
			case "pallets":
				asOne++
				if n.Packages != int64(i+1) {
					t.Errorf("of %d packages on pallets %d are drawn", i+1, n.Packages)
				}
			}
		}
		if i < mostPallets && (single != i+1 || asOne != 0) || i == mostPallets && (single != 0 || asOne != 1) {
			t.Errorf("%d pallets are drawn as %d and %d", i+1, single, asOne)
		}
	}
}

// buildPallet puts one carton of the first lot on a pallet of its own.
func buildPallet(t *testing.T, d *desk, carton int) {
	t.Helper()
	err := d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r := packing.PalletRequest{Location: "COLD-1", Units: []string{fmt.Sprintf("%07d", carton+1)}}
		_, err := st.Packing.BuildPallet(ctx, actor, r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAMadeLotIsTracedBothWays makes a lot of two others and a third of that one.
func TestAMadeLotIsTracedBothWays(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "load", demo.Consolidator)
	s := &Shelf{d}
	chips := ShelfMake{Number: "CHIPS", Item: "BAN-CAV", Location: "COLD-1", Grade: "B", MadeOn: "2026-11-05",
		NetG: 150_000, Parts: []ShelfPart{{lotOfNamHa, "B", 100_000}, {lotOfLuang, "B", 60_000}}}
	flour := ShelfMake{Number: "FLOUR", Item: "BAN-CAV", Location: "COLD-1", Grade: "A", MadeOn: "2026-11-05",
		NetG: 40_000, Parts: []ShelfPart{{"CHIPS", "B", 50_000}, {lotOfNamHa, "B", 10_000}}}
	for _, make := range []ShelfMake{chips, flour} {
		if err := s.Make(make, ""); err != nil {
			t.Fatal(err)
		}
	}
	for lot, edges := range map[string][]string{
		"FLOUR": {"lot CHIPS > lot FLOUR", "lot " + lotOfNamHa + " > lot CHIPS", "lot " + lotOfNamHa + " > lot FLOUR",
			"orchard LA-BAN-O-0011 > delivery LG-2611-009", "lot FLOUR > location COLD-1"},
		lotOfNamHa: {"lot " + lotOfNamHa + " > lot CHIPS", "lot CHIPS > lot FLOUR", "lot " + lotOfNamHa + " > lot FLOUR",
			"lot FLOUR > location COLD-1"},
	} {
		trace, err := s.Trace(lot)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Split(drawn(t, trace), "\n")
		for _, edge := range edges {
			if !slices.Contains(got, edge) {
				t.Errorf("the trace of %s lacks %s in %q", lot, edge, got)
			}
		}
		if !levelsAscend(trace) {
			t.Errorf("the trace of %s does not read from left to right: %+v", lot, trace.Nodes)
		}
	}
}

// TestTheHistoryOffersUndoToWhomItMayServe looks at the same steps as several people.
func TestTheHistoryOffersUndoToWhomItMayServe(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "load", demo.WarehouseHand)
	s := &Shelf{d}
	move := ShelfMove{Lot: lotOfNamHa, Grade: "B", From: "COLD-1", To: "VTE-S", NetG: 1_000}
	for range 2 {
		if err := s.Move(move, ""); err != nil {
			t.Fatal(err)
		}
	}
	for who, want := range map[string]string{
		demo.WarehouseHand: "move! move pack receive", // another lot was packed after this one
		demo.Consolidator:  "move! move! pack! receive",
		demo.Officer:       "move move pack receive",
	} {
		signIn(t, d, who)
		if got := offered(t, s); got != want {
			t.Errorf("%s is offered %q, want %q", who, got, want)
		}
	}
	signIn(t, d, demo.WarehouseHand)
	trace, err := s.Trace(lotOfNamHa)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(trace.Steps[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	if got, want := offered(t, s), "reverse move move! pack receive"; got != want {
		t.Errorf("after an undo he is offered %q, want %q", got, want)
	}
}

// offered writes the kinds of steps, newest first, each that may be undone with a mark.
func offered(t *testing.T, s *Shelf) string {
	t.Helper()
	trace, err := s.Trace(lotOfNamHa)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, step := range trace.Steps {
		kind := step.Kind
		if step.MayUndo {
			kind += "!"
		}
		kinds = append(kinds, kind)
	}
	return strings.Join(kinds, " ")
}
