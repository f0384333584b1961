package preflight_test

import (
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var originRows = slices.Concat(codeRows, criterionRows, eligibilityRows, issueRows, originPaperRows)

var codeRows = []row{
	{check: 21, says: "the bananas have no HS code", on: "r1", want: []int{21}, facts: code("", "0803.90.90"),
		around: listedAs(cpe(""))},
	{check: 21, says: "the bananas have an HS code of four digits", on: "r1", want: []int{21},
		facts: code("0803", "0803.90.90"), around: listedAs(cpe("0803"))},
	{check: 21, says: "the bananas have a code that nobody knows", on: "r1", want: []int{21},
		facts: code("0803.99", "0803.99.00"), around: listedAs(cpe("0803.99"))},
	{check: 21, says: "the national code is that of plantains", on: "r1", want: []int{21},
		facts: code("0803.90", "0803.10.90")},
	{check: 21, says: "the Chinese code is that of watermelons", on: "r1", want: []int{21},
		facts: func(f *dossier.Facts) { f.Lines[0].Item.HSImport = "0807.11.00.00" }},
	{check: 21, says: "the Chinese code is that of bananas", on: "r1",
		facts: func(f *dossier.Facts) { f.Lines[0].Item.HSImport = "0803.90.00.00" }},
	{check: 21, says: "Form E has the code of plantains", on: "r1", want: []int{21}, paper: "form-e", box: "/rows/0/hs",
		value: "0803.10"},
	{check: 21, says: "Form E speaks of fruit only", on: "r1", want: []int{21}, paper: "form-e",
		box: "/rows/0/description", value: "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS OF FRUIT"},
	{check: 21, says: "the goods are renamed before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Lines[0].Item.PaperName = "FRESH BANANAS (CAVENDISH)" }},

	{check: 22, says: "the bananas have the code that they had until 2011", on: "r1", want: []int{22},
		facts: code("0803.00", "0803.00.90"), around: listedAs(cpe("0803.00"))},
	{check: 22, says: "the list of old codes does not know the code", on: "r1", facts: code("0803.00", "0803.00.90"),
		around: listedAs(cpe("0803.00"), listing("obsolete-hs", "0804.00", nil),
			listing("commodities", "banana", map[string]string{"hs6": "080300"}))},
}

// listing is a row of a register.
func listing(register, code string, fields map[string]string) trade.RegisterRow {
	return trade.RegisterRow{Register: register, Code: code, Fields: fields}
}

// cpe is the confirmation of eligibility for bananas, under a code.
func cpe(hs6 string) trade.RegisterRow {
	return listing("eligibility", "CPE-2026-0311", map[string]string{"hs6": hs6, "holder": "NTG", "forms": "form-e"})
}

// code gives the bananas an HS code and a national one. What the firm has registered for bananas follows.
func code(hs6, ahtn8 string) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		f.Lines[0].Item.HS6, f.Lines[0].Item.AHTN8 = hs6, ahtn8
		f.Registrations[0].HS6 = hs6
	}
}

var criterionRows = []row{
	{check: 23, says: "the bananas have a criterion that Form E does not know", on: "r1", want: []int{23},
		facts: criterion(dossier.Criterion{Code: "CC"})},
	{check: 23, says: "the bananas have no criterion", on: "r1", want: []int{23}, facts: criterion(dossier.Criterion{})},
	{check: 23, says: "the bananas are said to be made of materials (a warning)", on: "r1", want: []int{23},
		facts: criterion(dossier.Criterion{Code: "PE"})},
	{check: 23, says: "silk scarves are said to be wholly obtained (a warning)", on: "r1", want: []int{23},
		around: listedAs(listing("commodity-checks", "0803.90", map[string]string{"kind": "craft"}))},
	{check: 23, says: "silk scarves made of silk of the country", on: "r1",
		facts:  criterion(dossier.Criterion{Code: "PE"}),
		around: listedAs(listing("commodity-checks", "0803.90", map[string]string{"kind": "craft"}))},
	{check: 23, says: "Form E has another criterion than the facts", on: "r1", want: []int{23}, paper: "form-e",
		box: "/rows/0/criterion", value: "PSR"},
	{check: 23, says: "Form E is ticked for accumulation", on: "r1", want: []int{23}, paper: "form-e",
		box: "/ticks/accumulation", value: true},

	{check: 24, says: "35 % regional value content (bananas besides are a crop: 23)", on: "r1", want: []int{23, 24},
		facts: criterion(dossier.Criterion{Code: "RVC", RVCPercent: 35})},
	{check: 24, says: "40 % regional value content is just enough (bananas besides are a crop: 23)", on: "r1",
		want: []int{23}, facts: criterion(dossier.Criterion{Code: "RVC", RVCPercent: 40})},
	{check: 24, says: "Form E tells the FOB value of a crop", on: "r1", want: []int{24}, paper: "form-e",
		box: "/rows/0/fob", value: "USD 17,690.40"},
	{check: 24, says: "Form E does not tell the FOB value of goods with regional value content (23: a crop)", on: "r1",
		want: []int{23, 24}, facts: criterion(dossier.Criterion{Code: "RVC", RVCPercent: 45}), paper: "form-e",
		box: "/rows/0/fob", value: ""},

	{check: 25, says: "accumulation is the only reason", on: "r1", want: []int{25},
		facts: criterion(dossier.Criterion{Code: "ACU"})},
	{check: 25, says: "de minimis stands beside nothing", on: "r1", want: []int{25},
		facts: criterion(dossier.Criterion{Extra: "DMI"})},
	{check: 25, says: "de minimis stands beside another criterion", on: "r1",
		facts: criterion(dossier.Criterion{Code: "WO", Extra: "DMI"})},

	{check: 26, says: "two items, and the office takes one on a form", on: "t1", want: []int{26},
		around: formE("max_items", "1")},
	{check: 26, says: "two items, and the office takes two on a form", on: "t1", around: formE("max_items", "2")},
	{check: 26, says: "nobody says how many items the office takes", on: "t1", around: formE("max_items", "")},
}

func criterion(c dossier.Criterion) func(*dossier.Facts) {
	return func(f *dossier.Facts) { f.Lines[0].Criterion = c }
}

// formE are the rules of Form E with one of them changed.
func formE(column, value string) func(*preflight.Input) {
	return func(in *preflight.Input) {
		rules, _ := in.Registers.Row("origin-forms", "form-e", "2026-11-06")
		changed := map[string]string{}
		for name, was := range rules {
			changed[name] = was
		}
		changed[column] = value
		listedAs(listing("origin-forms", "form-e", changed))(in)
	}
}

var eligibilityRows = []row{
	{check: 27, says: "there is no confirmation for the bananas, here or in the register (a warning: a crop)", on: "r1",
		want: []int{27}, facts: notRegistered("eligibility"), around: listedAs(cpe("0807.11"))},
	{check: 27, says: "the register has the confirmation", on: "r1", facts: notRegistered("eligibility")},
	{check: 27, says: "the confirmation ended the day before departure", on: "r1", want: []int{27},
		facts: func(f *dossier.Facts) { f.Registrations[0].ValidTo = "2026-11-05" }},
	{check: 27, says: "the confirmation ends on the day of departure", on: "r1",
		facts: func(f *dossier.Facts) { f.Registrations[0].ValidTo = "2026-11-06" }},
	{check: 27, says: "the register does not know the number (a warning)", on: "r1", want: []int{27},
		facts: func(f *dossier.Facts) { f.Registrations[0].Number = "CPE-2026-0399" }},
	{check: 27, says: "the confirmation was given to another exporter (a warning)", on: "r1", want: []int{27},
		facts: func(f *dossier.Facts) { f.Registrations[0].Holder = "EXP-2" }},
	{check: 27, says: "the confirmation was given to a grower of the goods", on: "r1",
		facts: func(f *dossier.Facts) { f.Registrations[0].Holder = "COOP-LUANG" }},
	{check: 27, says: "the confirmation is for another certificate", on: "r1", want: []int{27},
		around: listedAs(listing("eligibility", "CPE-2026-0311",
			map[string]string{"hs6": "0803.90", "holder": "NTG", "forms": "form-d"}))},
	{check: 27, says: "nobody asks for a certificate", on: "r1", facts: func(f *dossier.Facts) {
		f.Origins.Form = ""
		notRegistered("eligibility")(f)
	}, around: listedAs(listing("eligibility", "CPE-1", nil))},
}

// notRegistered takes the registrations of a kind out of the facts.
func notRegistered(kind string) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		f.Registrations = slices.DeleteFunc(f.Registrations, func(r dossier.Registration) bool { return r.Kind == kind })
	}
}

var issueRows = []row{
	{check: 28, says: "Form E issued on 10 Nov, four days after departure, and not ticked", on: "r1", want: []int{28},
		folder: issued("form-e", "2026-11-10")},
	{check: 28, says: "Form E issued on 9 Nov, three days after departure, and not ticked", on: "r1",
		folder: issued("form-e", "2026-11-09")},
	{check: 28, says: "Form E issued on 10 Nov and ticked", on: "r1", folder: func(d *dossier.Dossier) {
		d.Facts.Origins.Retroactive = true
		issued("form-e", "2026-11-10")(d)
	}},
	{check: 28, says: "Form D issued on 9 Nov, which has no days of grace (it is not for China, 8, nor confirmed for, 27)",
		on: "r1", want: []int{8, 27, 28}, folder: issued("form-e", "2026-11-09"), around: formD},
	{check: 28, says: "Form E issued more than a year after departure, though ticked", on: "r1", want: []int{28},
		folder: func(d *dossier.Dossier) {
			d.Facts.Origins.Retroactive = true
			issued("form-e", "2027-11-07")(d)
		}},
	{check: 28, says: "the tick was set on Form E and not in the facts", on: "r1", want: []int{28}, paper: "form-e",
		box: "/ticks/retroactive", value: true},

	{check: 29, says: "Form E ticked, and issued on the day of departure (a warning)", on: "r1", want: []int{29},
		facts: func(f *dossier.Facts) { f.Origins.Retroactive = true }},
	{check: 29, says: "Form E ticked, and issued the day after", on: "r1", folder: func(d *dossier.Dossier) {
		d.Facts.Origins.Retroactive = true
		issued("form-e", "2026-11-07")(d)
	}},
}

// issued gives a paper of an authority another date; all papers that name it do so with that date.
func issued(kind, on string) func(*dossier.Dossier) {
	return func(d *dossier.Dossier) { paperOf(d, kind).Official.IssuedOn = on }
}

// formD takes Form E for a Form D, which is in no other way different.
func formD(in *preflight.Input) {
	for i := range in.Papers {
		if in.Papers[i].Kind == "form-e" {
			in.Papers[i].Kind = "form-d"
		}
	}
	in.Dossier.Facts.Origins.Form = "form-d"
}

var originPaperRows = []row{
	{check: 30, says: "Form E says that the goods go to Thailand", on: "r1", want: []int{30}, paper: "form-e",
		box: "/exported_to", value: "THAILAND"},
	{check: 30, says: "the certificate is to be issued in Thailand", on: "r1", want: []int{30},
		facts: func(f *dossier.Facts) { f.Origins.IssuedIn = "THAILAND" }},
	{check: 30, says: "the phytosanitary certificate is addressed to Viet Nam", on: "r1", want: []int{30},
		facts: func(f *dossier.Facts) { f.Phytosanitary.Authority = "VIET NAM" }},
	{check: 30, says: "the countries are written in full", on: "r1", facts: func(f *dossier.Facts) {
		f.Origins.IssuedIn, f.Phytosanitary.Authority = "LAO PEOPLE'S DEMOCRATIC REPUBLIC", "People's Republic of China"
	}},

	{check: 31, says: "a lot of another country, and no proof of it (it stands on our plant certificate too: 45)",
		on: "r1", want: []int{31, 45}, facts: grownIn("TH")},
	{check: 31, says: "a lot of another country, and the certificate rests on that of its country (45 all the same)",
		on: "r1", want: []int{45}, facts: func(f *dossier.Facts) {
			grownIn("TH")(f)
			f.Origins.BackToBack = &dossier.Reference{Number: "TH-E-2026-1", DatedOn: "2026-11-01"}
			f.Origins.BackToBackCountry = "TH"
		}},
	{check: 31, says: "nobody said where a lot was grown", on: "r1", facts: grownIn("")},
	{check: 31, says: "Form E is ticked as resting on another", on: "r1", want: []int{31}, paper: "form-e",
		box: "/ticks/back_to_back", value: true},

	{check: 32, says: "the line that ends the items is missing on Form E", on: "r1", want: []int{32}, paper: "form-e",
		box: "/rows/1/description", value: ""},
	{check: 32, says: "the first item of Form E has the number 2", on: "r1", want: []int{32}, paper: "form-e",
		box: "/rows/0/item", value: 2},
	{check: 32, says: "nobody is named to sign the Form E that is still to be handed in", on: "r1", want: []int{8, 32},
		around: drafted("form-e", "/facts/certificate_of_origin/signatory")},
	{check: 32, says: "an orchard is missing on the Form E that is still to be handed in, which is told elsewhere",
		on: "r1", want: []int{8}, around: drafted("form-e", "/facts/lots/0/orchard")},
	{check: 32, says: "nobody is named to sign a Form D that nobody asked for", on: "r1",
		around: drafted("form-d", "/facts/certificate_of_origin/signatory")},
}

// grownIn has the second lot grown in another country.
func grownIn(country string) func(*dossier.Facts) {
	return func(f *dossier.Facts) { f.Lots[1].Country = country }
}

// drafted takes a paper away, and has its draft lack a fact.
func drafted(kind trade.PaperKind, field string) func(*preflight.Input) {
	return func(in *preflight.Input) {
		in.Papers = slices.DeleteFunc(in.Papers, func(p preflight.Paper) bool { return p.Kind == kind })
		lack := fault.New(fault.Invalid, words.FormsMissing, fault.Params{"at": field}).At(field)
		in.Drafts = append(in.Drafts, preflight.Draft{Kind: kind, Name: "certificate of origin", Lacks: fault.List{lack}})
	}
}
