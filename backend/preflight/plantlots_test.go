package preflight_test

import (
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
)

var lotRows = []row{
	{check: 44, says: "bananas harvested 78 days after flowering", on: "r1", want: []int{44},
		facts: func(f *dossier.Facts) { f.Lots[1].AgeDays = 78 }},
	{check: 44, says: "bananas harvested 77 days after flowering", on: "r1",
		facts: func(f *dossier.Facts) { f.Lots[1].AgeDays = 77 }},
	{check: 44, says: "bananas harvested 69 days after flowering", on: "r1", want: []int{44},
		facts: func(f *dossier.Facts) { f.Lots[1].AgeDays = 69 }},
	{check: 44, says: "bananas of colour stage 3", on: "r1", want: []int{44},
		facts: func(f *dossier.Facts) { f.Lots[1].ColourStage = 3 }},
	{check: 44, says: "bananas of colour stage 2", on: "r1", facts: func(f *dossier.Facts) { f.Lots[1].ColourStage = 2 }},
	{check: 44, says: "neither age nor colour was written down (a warning)", on: "r1", want: []int{44},
		facts: func(f *dossier.Facts) { f.Lots[1].AgeDays, f.Lots[1].ColourStage = 0, 0 }},
	{check: 44, says: "the colour was written down and not the age", on: "r1",
		facts: func(f *dossier.Facts) { f.Lots[1].AgeDays = 0 }},

	{check: 45, says: "melons of Thailand on the certificate of Laos (31: and on Form E)", on: "t1", want: []int{31, 45},
		facts: grownIn("TH")},
	{check: 45, says: "melons of Thailand, and nobody wants a plant certificate (31: Form E)", on: "t1", want: []int{31},
		facts: func(f *dossier.Facts) {
			grownIn("TH")(f)
			f.Phytosanitary.Wanted = false
		}},

	{check: 46, says: "there is no import permit (a warning)", on: "r1", want: []int{46},
		facts: notRegistered("import permit"), around: emptied("permits")},
	{check: 46, says: "the register has the import permit", on: "r1", facts: notRegistered("import permit")},
	{check: 46, says: "the import permit ended the day before departure", on: "r1", want: []int{46},
		facts: permit(func(r *dossier.Registration) { r.ValidTo = "2026-11-05" })},
	{check: 46, says: "the import permit ends on the day of departure", on: "r1",
		facts: permit(func(r *dossier.Registration) { r.ValidTo = "2026-11-06" })},
	{check: 46, says: "the import permit has a kilogram less left than is loaded", on: "r1", want: []int{46},
		facts: permit(func(r *dossier.Registration) { r.LeftG = 34_019_000 })},
	{check: 46, says: "the import permit has as much left as is loaded", on: "r1",
		facts: permit(func(r *dossier.Registration) { r.LeftG = 34_020_000 })},
	{check: 46, says: "the import permit is that for melons", on: "r1", want: []int{46},
		facts: permit(func(r *dossier.Registration) { r.Number = "CN-QP-2026-77121" })},
	{check: 46, says: "the import permit was given to another importer", on: "r1", want: []int{46},
		facts: permit(func(r *dossier.Registration) { r.Holder = "MENGLA" })},
	{check: 46, says: "the rail consignment note names another permit", on: "r1", want: []int{46},
		paper: "rail-consignment-note", box: "/declarations/permits/1", value: "IMPORT PERMIT CN-QP-2026-77129"},

	{check: 47, says: "coffee to China without a registered producer (a warning)", on: "t1", want: []int{47},
		facts: producer("")},
	{check: 47, says: "the number of the producer lacks a digit", on: "t1", want: []int{47},
		facts: producer("CLAO2105261105000")},
	{check: 47, says: "the number is not in the register", on: "t1", want: []int{47},
		facts: producer("CLAO21052611050004")},
	{check: 47, says: "the number is not in the register, which nobody filled", on: "t1",
		facts: producer("CLAO21052611050004"), around: emptied("food-producers")},
	{check: 47, says: "the producer is registered for tea", on: "t1", want: []int{47},
		around: listedAs(listing("food-producers", "CLAO21052611050003", map[string]string{"classes": "tea"}))},
	{check: 47, says: "melons have no registered producer", on: "t1",
		facts: func(f *dossier.Facts) { f.Lots[0].Producer = "" }},

	{check: 48, says: "nobody asks for reports on bananas", on: "r1",
		facts: tested(func(all []dossier.Test) []dossier.Test { return all[:5] })},
	{check: 48, says: "no report on cadmium for the third lot", on: "r1", want: []int{48},
		facts: tested(func(all []dossier.Test) []dossier.Test { return all[:5] }), around: testsAsked},
	{check: 48, says: "reports on Basic Yellow 2 and cadmium for every lot", on: "r1",
		facts: tested(func(all []dossier.Test) []dossier.Test { return all }), around: testsAsked},
	{check: 48, says: "one report was not passed", on: "r1", want: []int{48},
		facts: tested(func(all []dossier.Test) []dossier.Test { all[2].Passed = false; return all }), around: testsAsked},
	{check: 48, says: "one report was not passed, and a later one was", on: "r1",
		facts: tested(func(all []dossier.Test) []dossier.Test {
			again := all[2]
			all[2].Passed, all[2].DatedOn = false, "2026-11-04"
			return append(all, again)
		}), around: testsAsked},
	{check: 48, says: "one report is eleven days old", on: "r1", want: []int{48},
		facts:  tested(func(all []dossier.Test) []dossier.Test { all[2].DatedOn = "2026-10-26"; return all }),
		around: testsAsked},
	{check: 48, says: "one report is ten days old", on: "r1",
		facts:  tested(func(all []dossier.Test) []dossier.Test { all[2].DatedOn = "2026-10-27"; return all }),
		around: testsAsked},

	{check: 49, says: "the second lot has no record of spraying (a warning)", on: "r1", want: []int{49},
		facts: func(f *dossier.Facts) { f.Lots[1].PreHarvest = "" }},
	{check: 49, says: "the coffee has no record of spraying", on: "t1",
		facts: func(f *dossier.Facts) { f.Lots[2].PreHarvest = "" }},
}

// permit changes the import permit.
func permit(change func(*dossier.Registration)) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		i := slices.IndexFunc(f.Registrations, func(r dossier.Registration) bool { return r.Kind == "import permit" })
		change(&f.Registrations[i])
	}
}

func producer(number string) func(*dossier.Facts) {
	return func(f *dossier.Facts) { f.Lots[2].Producer = number }
}

// testsAsked has bananas tested as durians are.
func testsAsked(in *preflight.Input) {
	listedAs(listing("commodity-checks", "0803.90", map[string]string{"kind": "crop", "group": "fruit",
		"tests": "BY2 CD"}))(in)
}

// tested adds laboratory reports on both analytes for each lot, with a change.
func tested(change func([]dossier.Test) []dossier.Test) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		for _, lot := range f.Lots {
			for _, analyte := range []string{"BY2", "CD"} {
				f.Tests = append(f.Tests, dossier.Test{Report: "VL-26-0001", Laboratory: "VIENTIANE LABORATORY", Lot: lot.Number,
					Analyte: analyte, Result: "NOT DETECTED", Passed: true, DatedOn: "2026-11-05"})
			}
		}
		f.Tests = change(f.Tests)
	}
}
