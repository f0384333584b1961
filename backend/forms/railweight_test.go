package forms_test

import (
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/templates/words"
)

func TestTheWeightNoteOfTheBananas(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "r1"), "weight-note")
	n := got.Data.(*forms.WeightNote)
	want := forms.WeightSum{Packages: 2_520, FirstG: 46_640_000, SecondG: 9_600_000, WeighedG: 37_040_000,
		PackagesG: 37_044_000, DifferenceG: -4_000}
	if len(got.Faults) > 0 || n.Total != want || n.ApartG != 4_000 || !n.Within || n.LimitG != 185_220 {
		t.Errorf("it says %+v, faults %v", n, got.Faults)
	}
	if n.Rows[0].Ticket != "WB-26-3301" || n.Rows[0].On != "2026-11-06" || n.Rows[0].Time != "11:20" ||
		n.Rows[1].DifferenceG != -12_000 || n.Weights.TotalG != 46_644_000 {
		t.Errorf("the weighings are %+v, the weights %+v", n.Rows, n.Weights)
	}
}

// The whole truck is weighed at once; its pallets weigh with the goods, once.
func TestTheWeightNoteOfTheTruck(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "t1"), "weight-note")
	n := got.Data.(*forms.WeightNote)
	if len(got.Faults) > 0 || n.Total.WeighedG != 21_114_000 || n.Total.PackagesG != 21_104_000 || n.ApartG != 10_000 ||
		!n.Within || n.Driver != "DRIVER A" {
		t.Errorf("it says %+v, faults %v", n, got.Faults)
	}
	checkPages(t, got, "WHOLE VEHICLE")
}

// The tolerance is a part of the weight, and no less than a least weight.
func TestWhatLiesOutsideTheToleranceIsSaid(t *testing.T) {
	t.Parallel()
	for firstG, within := range map[int64]bool{38_209_520: true, 38_309_521: false, 38_098_480: true, 38_098_479: false} {
		d := example(t, "t1")
		d.Facts.Tickets[0].FirstG = firstG
		n := write(t, d, "weight-note").Data.(*forms.WeightNote)
		if n.LimitG != 105_520 || n.Within != within {
			t.Errorf("%d g full, apart by %d g of %d g: %t", firstG, n.ApartG, n.LimitG, n.Within)
		}
	}
	d := example(t, "t1")
	d.Facts.Tickets[0].FirstG += 5_000_000
	checkPages(t, write(t, d, "weight-note"), "OUTSIDE the tolerance")
}

func TestWeightNotesTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	for at, c := range map[string]struct {
		change func(*dossier.Facts)
		key    words.Key
	}{
		"/facts/tickets":                {func(f *dossier.Facts) { f.Tickets = nil }, words.FormsMissing},
		"/facts/tickets/1/transport":    {func(f *dossier.Facts) { f.Tickets[1].Transport = "LKCU1" }, words.FormsWeighed},
		"/facts/route/vehicle":          {func(f *dossier.Facts) { f.Route.Vehicle = "ກກ 1" }, words.FormsNotLatin},
		"/facts/parties/consignor/name": {func(f *dossier.Facts) { f.Parties.Consignor.Name = "" }, words.FormsMissing},
	} {
		d := example(t, "r1")
		c.change(&d.Facts)
		faults := write(t, d, "weight-note").Faults
		if len(faults) != 1 || faults[0].Key != string(c.key) || faults[0].Field != at {
			t.Errorf("told is %v, want %s at %s", faults, c.key, at)
		}
	}
	none := func(string, string) (map[string]string, bool) { return nil, false }
	got, err := forms.Write(example(t, "r1"), forms.Request{Kind: "weight-note", Registers: none})
	if err != nil || len(got.Faults) != 1 || got.Faults[0].Key != string(words.FormsNoRules) {
		t.Errorf("without a rule: %v (%v)", got.Faults, err)
	}
}
