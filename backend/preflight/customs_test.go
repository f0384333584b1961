package preflight_test

import "tradehub/backend/dossier"

var customsRows = []row{
	{check: 61, says: "box 22 says USD 24,870.00", on: "t1", want: []int{17, 61}, paper: "export-declaration",
		box: "/value/invoice_minor", value: 2487000},
	{check: 61, says: "box 5 counts two items", on: "r1", want: []int{61}, paper: "export-declaration",
		box: "/item_count", value: 2},
	{check: 61, says: "box 46 has a digit too few", on: "r1", want: []int{61}, paper: "export-declaration",
		box: "/value/statistical_minor", value: 4058726400},
	{check: 61, says: "the rate of the day before the registration", on: "r1", want: []int{61},
		facts: func(f *dossier.Facts) { f.Rate.On = "2026-11-05" }},
	{check: 61, says: "customs registered a day later", on: "r1", want: []int{61},
		later: func(d *dossier.Dossier) { d.Facts.Customs.Registered = "2026-11-07" }},
	{check: 61, says: "another rate before the declaration is written", on: "r1",
		facts: func(f *dossier.Facts) { f.Rate.Scaled = 21700 }},

	{check: 62, says: "the procedure of re-export in a declaration of export", on: "r1", want: []int{62},
		facts: func(f *dossier.Facts) { f.Customs.Regime = "3000" }},
	{check: 62, says: "a temporary export with its own procedure", on: "r1",
		facts: func(f *dossier.Facts) { f.Customs.Procedure, f.Customs.Regime = "2", "2000" }},
	{check: 62, says: "a declaration of import", on: "r1", want: []int{62},
		facts: func(f *dossier.Facts) { f.Customs.Declaration, f.Customs.Procedure = "IM", "4" }},
	{check: 62, says: "goods by rail through the office of the road", on: "r1", want: []int{62},
		facts: func(f *dossier.Facts) { f.Route.Exit.Name = "BOTEN" }},
	{check: 62, says: "the declaration names another office", on: "r1", want: []int{62}, paper: "export-declaration",
		box: "/office/name", value: "BOTEN"},

	{check: 63, says: "box 44 lacks the phytosanitary certificate", on: "r1", want: []int{63},
		paper: "export-declaration", box: "/sheets/1/0/documents/2/number", value: ""},
	{check: 63, says: "box 44 has another export licence", on: "r1", want: []int{63}, paper: "export-declaration",
		box: "/sheets/1/0/documents/6/number", value: "EL-2026-0099"},
	{check: 63, says: "box 40 has another waybill", on: "r1", want: []int{63}, paper: "export-declaration",
		box: "/sheets/1/0/previous", value: "LCR-26-008813"},
	{check: 63, says: "a certificate of origin of the day after is not in box 44; the rail note has another day",
		on: "r1", want: []int{58}, later: nextDay, paper: "export-declaration",
		box: "/sheets/1/0/documents/3/number", value: ""},

	{check: 64, says: "stems of wild orchids without a permit", on: "t1", want: []int{64},
		facts: func(f *dossier.Facts) { f.Lines[1].Item.Species = "Dendrobium nobile" }},
	{check: 64, says: "stems of orchids with a permit", on: "t1", facts: func(f *dossier.Facts) {
		f.Lines[1].Item.Species = "Dendrobium nobile"
		f.Registrations = append(f.Registrations, dossier.Registration{Kind: "cites permit", Number: "LA-26-000418",
			Item: "ARA-GRN", ValidTo: "2026-12-31"})
	}},
	{check: 64, says: "stems of orchids with a permit that has ended", on: "t1", want: []int{64},
		facts: func(f *dossier.Facts) {
			f.Lines[1].Item.Species = "Dendrobium nobile"
			f.Registrations = append(f.Registrations, dossier.Registration{Kind: "cites permit", Number: "LA-26-000418",
				Item: "ARA-GRN", ValidTo: "2026-11-08"})
		}},
	{check: 64, says: "orchids that nobody may trade", on: "t1", want: []int{64}, facts: func(f *dossier.Facts) {
		f.Lines[1].Item.Species = "Paphiopedilum concolor"
		f.Registrations = append(f.Registrations, dossier.Registration{Kind: "cites permit", Number: "LA-26-000418"})
	}},
}
