package app

import (
	"testing"

	"tradehub/backend/demo"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// kinds lists what happened to a unit.
func kinds(f UnitFacts) (all []trade.EntryKind) {
	for _, step := range f.History {
		all = append(all, step.Kind)
	}
	return all
}

func TestAUnitTellsWhatHappenedToIt(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	s.packed(t, 2)
	_, err := s.units.Weigh(UnitChange{Unit: "0000001", GrossG: 14_600, Line: "S S     14.700 kg"})
	refusedAs(t, err, words.WeighingDiffers)
	weighed, err := s.units.Weigh(UnitChange{Unit: "0000001", GrossG: 14_600})
	if err != nil || weighed.MoreG != -100 {
		t.Fatalf("weighed %+v, %v", weighed, err)
	}
	if _, err := s.units.Weigh(UnitChange{Unit: "0000002", GrossG: 14_900}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.pack.BuildPallet(PackPallet{Units: []string{"0000001"}, Location: s.lot.Location}); err != nil {
		t.Fatal(err)
	}
	on := s.show(t, "0000001")
	if len(on.Path) < 3 || on.Path[0].Kind != "unit" || on.Path[0].Code != "0000003" || on.Path[1].Code != s.lot.Location {
		t.Errorf("it stands at %+v", on.Path)
	}
	if _, err := s.units.Move(UnitChange{Unit: "0000001", To: "VTE-S"}); err != nil {
		t.Fatal(err)
	}
	f := s.show(t, "(00)095212340000000013")
	want := []trade.EntryKind{trade.EntryPack, trade.EntryWeigh, trade.EntryPallet, trade.EntryMove}
	if got := kinds(f); len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] ||
		got[3] != want[3] {
		t.Errorf("history %v, want %v", got, want)
	}
	if f.History[1].MoreG != -100 || f.History[3].From.Code != "0000003" || f.History[3].To.Code != "VTE-S" ||
		f.History[0].Actor != demo.WarehouseHand || f.History[0].At == "" {
		t.Errorf("history %+v", f.History)
	}
	if f.NetG != 13_400 || f.GrossG != 14_600 || f.MinNetG != 12_500 || f.Contents[0].Lot != s.lot.Lot {
		t.Errorf("facts %+v", f)
	}
}

func TestUnpackingCanBeUndone(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.WarehouseHand)
	s.packed(t, 1)
	unpacked, err := s.units.Unpack(UnitChange{Unit: "0000001"})
	if err != nil {
		t.Fatal(err)
	}
	if f := s.show(t, "0000001"); !f.Retired || len(f.Path) != 0 || len(f.Contents) != 0 || f.NetG != 13_500 {
		t.Errorf("unpacked %+v", f)
	}
	if err := s.units.Undo(string(unpacked.Entry), ""); err != nil {
		t.Fatal(err)
	}
	if f := s.show(t, "0000001"); f.Retired || f.Path[0].Code != s.lot.Location || f.Contents[0].NetG != 13_500 {
		t.Errorf("back again %+v", f)
	}
}

func TestWhoOnlyLooksChangesNoUnit(t *testing.T) {
	t.Parallel()
	s := newShed(t, demo.Officer)
	_, err := s.pack.Make(s.order(1))
	refusedAs(t, err, words.AccessNotPermitted)
	_, err = s.pack.ForPallet("0000001", "")
	refusedAs(t, err, words.AccessNotPermitted)
	_, err = s.units.Unpack(UnitChange{Unit: "0000001"})
	refusedAs(t, err, words.AccessNotPermitted)
	_, err = s.units.Show("0000001")
	refusedAs(t, err, words.PackingUnitUnknown)
	if places, err := s.units.Places(); err != nil || len(places) < 2 {
		t.Errorf("places %+v, %v", places, err)
	}
}
