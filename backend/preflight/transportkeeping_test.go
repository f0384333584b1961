package preflight_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// found are what one check finds in an input.
func found(in preflight.Input, number int) []trade.Finding {
	for _, a := range preflight.Run(in).Answers {
		if a.Check.Number == number {
			return a.Findings
		}
	}
	return nil
}

// Goods that spoil each other, and goods that a reefer spoils, in one trailer.
func TestGoodsThatDoNotKeepTogether(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		says             string
		first, second    string // subheadings
		species, another string
		reefer           bool
		key              words.Key // of the finding; empty for none
	}{
		{"tea beside turmeric, in an open truck", "0902.20", "0910.30", "", "", false, words.CheckGoodsApart},
		{"rice beside watermelons, in an open truck", "1006.30", "0807.11", "", "", false, ""},
		{"rice beside watermelons, in a reefer", "1006.30", "0807.11", "", "", true, words.CheckGoodsApart},
		{"longans beside mangoes, in a reefer", "0810.90", "0804.50", "Dimocarpus longan", "Mangifera indica", true,
			words.CheckGoodsApart},
		{"watermelons beside passion fruit, in a reefer", "0807.11", "0810.90", "", "Passiflora edulis", true, ""},
		{"coffee alone, in a reefer", "0901.11", "0901.11", "", "", true, words.CheckDryInReefer},
	} {
		t.Run(one.says, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")[0]
			d.Papers = nil
			d.Facts.Lines[0].Item.HS6, d.Facts.Lines[0].Item.Species = one.first, one.species
			d.Facts.Lines[1].Item.HS6, d.Facts.Lines[1].Item.Species = one.second, one.another
			d.Facts.Transport[0].Climate.SetPointDeciC = 100
			if !one.reefer {
				d.Facts.Transport[0].Climate = nil
			}
			got := slices.DeleteFunc(found(asked(t, d), 55), func(f trade.Finding) bool {
				return f.Sentence.Key == string(words.CheckSetPoint)
			})
			switch {
			case one.key == "" && len(got) > 0:
				t.Errorf("found %v", got[0].Sentence)
			case one.key != "" && (len(got) != 1 || got[0].Sentence.Key != string(one.key)):
				t.Errorf("found %v, want %s once", got, one.key)
			}
		})
	}
}

// While goods are kept colder for a treatment, their usual range does not hold.
func TestColdTreatmentHasItsOwnRange(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")[0]
	d.Papers = nil
	d.Facts.Transport[0].Climate.SetPointDeciC = 15
	if got := found(asked(t, d), 55); len(got) != 1 {
		t.Errorf("found %v, want the set-point", got)
	}
	d.Facts.Treatments = []dossier.Treatment{{Kind: "cold", Transport: d.Facts.Transport[0].Number}}
	if got := found(asked(t, d), 55); len(got) != 0 {
		t.Errorf("found %v", got[0].Sentence)
	}
}

// Two containers of 20 feet on one wagon may differ by ten tonnes and no more.
func TestAnUnevenPairOnAWagon(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")[0]
	d.Papers = nil
	for i := range d.Facts.Transport {
		d.Facts.Transport[i].SizeType, d.Facts.Transport[i].Wagon = "22R1", "5231417"
		d.Facts.Transport[i].TareG, d.Facts.Transport[i].MaxGrossG = 2900000, 30480000
	}
	load := &d.Facts.Transport[0].Loads[0]
	load.GrossG -= 10000000
	if got := found(asked(t, d), 53); len(got) != 0 {
		t.Errorf("found %v", got[0].Sentence)
	}
	load.GrossG--
	got := found(asked(t, d), 53)
	if len(got) != 1 || got[0].Severity != trade.Warning || got[0].Found != "10,000.001 kg" {
		t.Errorf("found %v, want a warning of 10,000.001 kg", got)
	}
}
