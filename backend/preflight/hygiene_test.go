package preflight_test

import "tradehub/backend/dossier"

var hygieneRows = []row{
	{check: 73, says: "other terms of payment after the invoice was issued", on: "r1", want: []int{73},
		later: func(d *dossier.Dossier) { d.Facts.Payment = "T/T in advance" }},
	{check: 73, says: "other terms of payment before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Payment = "T/T in advance" }},
}
