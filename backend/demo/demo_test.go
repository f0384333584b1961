package demo_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"tradehub/backend/demo"
	"tradehub/backend/trade"
)

var ctx = context.Background()

// TestDay plays the day and compares it with the worked example; played again, nothing is left to do.
func TestDay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := demo.Play(ctx, demo.Config{Dir: dir, Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	checkFigures(t, first)
	printed := read(t, dir, first.Papers)
	again, err := demo.Play(ctx, demo.Config{Dir: dir, Cost: cheap, Tell: func(e demo.Event) {
		t.Errorf("played again, the day did %+v", e)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, first) {
		t.Errorf("the second time the day came to\n%+v\nand the first time to\n%+v", again, first)
	}
	if !reflect.DeepEqual(read(t, dir, again.Papers), printed) {
		t.Error("the papers were written differently the second time")
	}
}

// checkFigures compares a day with the worked example R1.
func checkFigures(t *testing.T, got demo.Result) {
	t.Helper()
	if got.Packages != 2_520 || got.NetG != 34_020_000 || got.GrossG != 37_044_000 ||
		got.Amount != (trade.Money{Minor: 1_769_040, Currency: "USD"}) {
		t.Errorf("%d packages, %d g net, %d g gross, %+v", got.Packages, got.NetG, got.GrossG, got.Amount)
	}
	want := []demo.Container{
		{Number: "LKCU4200177", Seals: []string{"NTG552011", "LCR0091834"},
			Lots: []demo.Part{{Lot: "LNT-BAN-261103-01", Packages: 900}, {Lot: "LNT-BAN-261103-02", Packages: 360}}},
		{Number: "LKCU4200182", Seals: []string{"NTG552012", "LCR0091835"},
			Lots: []demo.Part{{Lot: "LNT-BAN-261103-02", Packages: 450}, {Lot: "LNT-BAN-261104-03", Packages: 810}}},
	}
	if !reflect.DeepEqual(got.Containers, want) {
		t.Errorf("containers %+v", got.Containers)
	}
	if got.Platform != (demo.Held{Consignments: 3, Shipments: 1, Stock: 1}) {
		t.Errorf("the platform holds %+v", got.Platform)
	}
	kinds := []trade.PaperKind{}
	for _, p := range got.Papers {
		kinds = append(kinds, p.Kind)
	}
	if !slices.Equal(kinds, []trade.PaperKind{"commercial-invoice", "packing-list", "phytosanitary", "form-e",
		"export-declaration", "weight-note", "rail-consignment-note"}) || got.Papers[0].Number != got.Papers[1].Number {
		t.Errorf("papers %+v", got.Papers)
	}
}

func read(t *testing.T, dir string, papers []demo.PaperFile) (all []string) {
	t.Helper()
	for _, p := range papers {
		text, err := os.ReadFile(filepath.Join(dir, p.File))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

// TestSeason plays a season around the day; played again it does nothing but send what was not sent.
func TestSeason(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := demo.PlaySeason(ctx, demo.Config{Dir: dir, Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	checkFigures(t, first)
	again, err := demo.PlaySeason(ctx, demo.Config{Dir: dir, Cost: cheap, Tell: func(e demo.Event) {
		if e.Step != "sync" {
			t.Errorf("played again, the season did %+v", e)
		}
	}})
	if err != nil || again.Entries != first.Entries || again.Head != first.Head {
		t.Errorf("%d entries and then %d, %v", first.Entries, again.Entries, err)
	}
}
