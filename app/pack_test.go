package app

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tradehub/backend/demo"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// shed is a desk over the demonstration day, before anything is packed.
type shed struct {
	pack  *Pack
	units *Units
	lot   PackLot
}

func newShed(t *testing.T, who string) shed {
	t.Helper()
	dir := t.TempDir()
	if _, err := demo.Play(context.Background(), demo.Config{Dir: dir, Until: "pack"}); err != nil {
		t.Fatal(err)
	}
	h, err := openHouse(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	d, _ := newDesk(h, func(string, any) {})
	if _, err := (&Session{d}).SignIn(who, demo.PIN); err != nil {
		t.Fatal(err)
	}
	s := shed{pack: &Pack{d}, units: &Units{d}}
	for _, lot := range s.lots(t) {
		if lot.Grade == trade.GradeA {
			s.lot = lot
			return s
		}
	}
	t.Fatal("no lot of grade A lies loose")
	return s
}

// withScale sets a scale up at another desk.
func (s shed) withScale(t *testing.T) {
	t.Helper()
	d, _ := newDesk(s.pack.d.house, func(string, any) {})
	if _, err := (&Session{d}).SignIn(demo.Administrator, demo.PIN); err != nil {
		t.Fatal(err)
	}
	if err := (&Scales{d: d}).Put(ScaleSetup{Name: "FLOOR-1", Address: "sics:tcp:127.0.0.1:1"}, true, ""); err != nil {
		t.Fatal(err)
	}
}

func (s shed) lots(t *testing.T) []PackLot {
	t.Helper()
	all, err := s.pack.Lots()
	if err != nil {
		t.Fatal(err)
	}
	return all.Lots
}

func (s shed) order(count int64) PackOrder {
	return PackOrder{Lot: s.lot.Lot, Grade: s.lot.Grade, Location: s.lot.Location, Kind: trade.Carton, Count: count}
}

// packed packs cartons and gives the number of the first.
func (s shed) packed(t *testing.T, count int64) PackMade {
	t.Helper()
	made, err := s.pack.Make(s.order(count))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func (s shed) show(t *testing.T, identifier string) UnitFacts {
	t.Helper()
	facts, err := s.units.Show(identifier)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// refusedAs checks that a page is told a refusal by its key.
func refusedAs(t *testing.T, err error, want words.Key) {
	t.Helper()
	var found *toldError
	if !errors.As(err, &found) || found.Faults[0].Key != string(want) {
		t.Errorf("told %v, want %s", err, want)
	}
}

func TestALotBecomesCartons(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	if s.lot.Packages != s.lot.LooseG/13_500 || s.lot.Cooperative.EN == "" || s.lot.Kind != trade.Carton {
		t.Errorf("lot %+v", s.lot)
	}
	made := s.packed(t, 900)
	if made.Count != 900 || made.First.Number != "0000001" || made.Last.Number != "0000900" ||
		made.Last.Scan != "095212340000009009" || made.NetG != 900*13_500 || made.GrossG != 900*14_700 {
		t.Errorf("made %+v", made)
	}
	for _, lot := range s.lots(t) {
		if lot.Lot == s.lot.Lot && lot.Grade == s.lot.Grade && lot.LooseG != s.lot.LooseG-made.NetG {
			t.Errorf("%d g lie loose", lot.LooseG)
		}
	}
	_, err := s.pack.Make(s.order(900))
	refusedAs(t, err, words.PackingNotEnough)
}

func TestCatchWeightsArePackedAsWeighed(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	o := s.order(0)
	o.Weights = []PackWeight{{GrossG: 14_650, ScaleLine: "S S     14.650 kg"}, {GrossG: 14_810}}
	_, err := s.pack.Make(o)
	refusedAs(t, err, words.WeighingDiffers) // no scale of this station says so
	s.withScale(t)
	o.Weights[0].GrossG++
	_, err = s.pack.Make(o)
	refusedAs(t, err, words.WeighingDiffers)
	o.Weights[0].GrossG--
	made, err := s.pack.Make(o)
	if err != nil || made.Count != 2 || made.GrossG != 29_460 || made.NetG != 29_460-2*1_200 {
		t.Errorf("made %+v, %v", made, err)
	}
}

func TestRecentUnitsComeNewestFirstPageByPage(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	empty, err := s.pack.Recent(0, 10)
	if err != nil || len(empty.Units) != 0 || empty.Older != 0 {
		t.Errorf("nothing is packed: %+v, %v", empty, err)
	}
	s.packed(t, 30)
	undone := s.packed(t, 5)
	if err := s.units.Undo(string(undone.Entry), ""); err != nil {
		t.Fatal(err)
	}
	s.packed(t, 3)
	var numbers []string
	below := int64(0)
	for page := 0; page == 0 || below > 0; page++ {
		got, err := s.pack.Recent(below, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range got.Units {
			numbers = append(numbers, u.Number)
			if u.Lot != s.lot.Lot || u.NetG != 13_500 || u.Place != s.lot.Location || u.Grade != trade.GradeA {
				t.Fatalf("unit %+v", u)
			}
		}
		below = got.Older
	}
	// The five that were undone are no units any more, and their numbers are never given again.
	want := "0000038 0000037 0000036 0000030 0000029"
	if len(numbers) != 33 || !strings.HasPrefix(strings.Join(numbers, " "), want) || numbers[32] != "0000001" {
		t.Errorf("numbers %v", numbers)
	}
}

func TestAPalletIsBuiltByScansAndRange(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	s.packed(t, 10)
	scanned, err := s.pack.ForPallet("095212340000000082", "")
	if err != nil || scanned.Number != "0000008" || scanned.Place != s.lot.Location {
		t.Fatalf("scanned %+v, %v", scanned, err)
	}
	built, err := s.pack.BuildPallet(PackPallet{Units: []string{"0000008"}, From: "0000001", To: "0000004",
		Location: scanned.Place, TareG: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	if built.Pallet.Number != "0000011" || built.On.Count != 5 || built.On.First.Number != "0000001" ||
		built.On.Last.Number != "0000008" || built.On.GrossG != 5*14_700+20_000 {
		t.Errorf("built %+v", built)
	}
	facts := s.show(t, "0000011")
	if len(facts.Units) != 5 || facts.Packages != 5 || facts.ReckonedG != built.On.GrossG || len(facts.Contents) != 1 {
		t.Errorf("pallet %+v", facts)
	}
	for identifier, want := range map[string]words.Key{"0000008": words.PackingOnPallet,
		"0000011": words.PackingIsPallet, "0000077": words.PackingUnitUnknown} {
		_, err := s.pack.ForPallet(identifier, "")
		refusedAs(t, err, want)
	}
	_, err = s.pack.ForPallet("0000009", "VTE-S")
	refusedAs(t, err, words.PackingElsewhere)
}

// TestForPalletSpeaksAsPackingDoes compares what a scan is told early with what building the pallet is told.
func TestForPalletSpeaksAsPackingDoes(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	s.packed(t, 3)
	if _, err := s.units.Unpack(UnitChange{Unit: "0000001"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.pack.BuildPallet(PackPallet{Units: []string{"0000002"}, Location: s.lot.Location}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ unit, location string }{{"0000001", s.lot.Location}, {"0000002", s.lot.Location},
		{"0000003", "VTE-S"}, {"0000004", s.lot.Location}} {
		_, early := s.pack.ForPallet(c.unit, c.location)
		_, late := s.pack.BuildPallet(PackPallet{Units: []string{c.unit}, Location: c.location})
		var a, b *toldError
		if !errors.As(early, &a) || !errors.As(late, &b) || a.Faults[0].Key != b.Faults[0].Key {
			t.Errorf("%s: told %v early and %v late", c.unit, early, late)
			continue
		}
		for name, value := range b.Faults[0].Params {
			if a.Faults[0].Params[name] != value {
				t.Errorf("%s: %s is %q early and %q late", c.unit, name, a.Faults[0].Params[name], value)
			}
		}
	}
}
