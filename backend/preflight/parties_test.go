package preflight_test

import "tradehub/backend/dossier"

var partyRows = []row{
	{check: 1, says: "the exporter's name on Form E lacks a comma", on: "r1", want: []int{1}, paper: "form-e",
		box: "/exporter/name", value: "NAM THA GREEN CONSOLIDATION SOLE CO. LTD."},
	{check: 1, says: "the exporter moves after the papers were frozen", on: "r1", want: []int{1},
		later: func(d *dossier.Dossier) { d.Facts.Parties.Consignor.Address = "VIENTIANE CAPITAL, LAO PDR" }},
	{check: 1, says: "the exporter moves before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Parties.Consignor.Address = "VIENTIANE CAPITAL, LAO PDR" }},
}
