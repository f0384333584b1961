package preflight_test

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

var partyRows = slices.Concat(roleRows, invoiceRows, licenceRows, certificateRows)

var roleRows = []row{
	{check: 1, says: "the exporter's name on Form E lacks a comma", on: "r1", want: []int{1}, paper: "form-e",
		box: "/exporter/name", value: "NAM THA GREEN CONSOLIDATION SOLE CO. LTD."},
	{check: 1, says: "the exporter moves after the papers were frozen", on: "r1", want: []int{1},
		later: func(d *dossier.Dossier) { d.Facts.Parties.Consignor.Address = "VIENTIANE CAPITAL, LAO PDR" }},
	{check: 1, says: "the exporter moves before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Parties.Consignor.Address = "VIENTIANE CAPITAL, LAO PDR" }},

	{check: 2, says: "the phytosanitary certificate has the consignee at number 3 instead of 8", on: "r1", want: []int{2},
		paper: "phytosanitary", box: "/consignee/address", value: "NO. 3 WANGJIAYING ROAD, KUNMING, YUNNAN, CHINA"},
	{check: 2, says: "the consignee of goods to China is in Thailand", on: "r1", want: []int{2},
		facts: func(f *dossier.Facts) {
			f.Parties.Consignee.Country, f.Parties.Consignee.Address = "TH", "88 MITTRAPHAP ROAD, NONG KHAI"
		}},
	{check: 2, says: "another consignee in China, before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) {
			f.Parties.Consignee = dossier.Party{Code: "MENGLA", Name: "MENGLA FRUIT CO., LTD.", Country: "CN",
				Address: "NO. 1 BORDER ROAD, MENGLA, YUNNAN, CHINA"}
			f.Parties.Notify = nil
			permit(func(r *dossier.Registration) { r.Holder = "MENGLA" })(f)
		}},

	{check: 3, says: "a firm in Hong Kong buys, and Form E names no third party", on: "r1", want: []int{3},
		facts: func(f *dossier.Facts) { f.Parties.Buyer = trader() }},
	{check: 3, says: "a firm in Hong Kong buys, and Form E names another as third party", on: "r1", want: []int{3},
		facts: func(f *dossier.Facts) {
			f.Parties.Buyer, f.Origins.ThirdParty = trader(), "SINGAPORE TRADING PTE. LTD., SINGAPORE"
		}},
	{check: 3, says: "a firm in Hong Kong buys, and Form E names it as third party", on: "r1",
		facts: func(f *dossier.Facts) {
			f.Parties.Buyer, f.Origins.ThirdParty = trader(), "Harbour Fruit Trading Ltd, Hong Kong, China"
		}},
	{check: 3, says: "a firm in Hong Kong buys, and nobody asks for a certificate of origin", on: "r1",
		facts: func(f *dossier.Facts) { f.Parties.Buyer, f.Origins.Form = trader(), "" }},
	{check: 3, says: "the consignee himself is named as buyer", on: "r1",
		facts: func(f *dossier.Facts) { buyer := f.Parties.Consignee; f.Parties.Buyer = &buyer }},
	{check: 3, says: "the invoice of a third party is named, and the third party is not", on: "r1", want: []int{3},
		facts: func(f *dossier.Facts) {
			f.Origins.ThirdPartyInvoice = &dossier.Reference{Number: "HFT-778", DatedOn: "2026-11-05"}
		}},
	{check: 3, says: "the tick for third-party invoicing was set on Form E", on: "r1", want: []int{3}, paper: "form-e",
		box: "/ticks/third_party", value: true},
	{check: 3, says: "the invoice names another party to be notified", on: "r1", want: []int{3},
		paper: "commercial-invoice", box: "/notify/name", value: "MENGLA FRUIT CO., LTD."},
}

// trader is a firm that buys from the exporter and sells to the consignee.
func trader() *dossier.Party {
	return &dossier.Party{Code: "HFT", Name: "HARBOUR FRUIT TRADING LTD.", Country: "HK",
		Address: "12 PIER ROAD, HONG KONG"}
}

var invoiceRows = []row{
	{check: 4, says: "Form E names invoice 0177 instead of 0117", on: "r1", want: []int{4}, paper: "form-e",
		box: "/rows/0/invoice", value: "NTG-26-0177"},
	{check: 4, says: "the weight note has the invoice of another day", on: "r1", want: []int{4}, paper: "weight-note",
		box: "/invoice/dated_on", value: "2026-11-05"},
	{check: 4, says: "another number of the invoice before the papers are written", on: "r1",
		folder: func(d *dossier.Dossier) { d.Papers[0].Number, d.Papers[1].Number = "NTG-26-0118", "NTG-26-0118" }},
	{check: 4, says: "the invoice was cancelled before the other papers were written", on: "r1", want: []int{4},
		folder: func(d *dossier.Dossier) { d.Papers[0].State = "void" }},

	{check: 5, says: "the invoice is dated the day after the departure", on: "r1", want: []int{5},
		folder: func(d *dossier.Dossier) { d.Papers[0].DatedOn = "2026-11-07" }},
	{check: 5, says: "the railway's number was typed in with the day after the departure", on: "r1", want: []int{5},
		folder: note("2026-11-07")},
	{check: 5, says: "the railway's number was typed in with a day before that of the invoice", on: "r1",
		want: []int{5}, folder: note("2026-11-03")},
	{check: 5, says: "the invoice is dated on the day of Form E", on: "r1",
		folder: func(d *dossier.Dossier) { d.Papers[0].DatedOn = "2026-11-06" }},
	{check: 5, says: "the invoice is dated tomorrow, and nothing is applied for yet", on: "r1", want: []int{5, 8, 38},
		folder: func(d *dossier.Dossier) { d.Papers = d.Papers[:1] },
		around: func(in *preflight.Input) {
			in.At, in.Drafts = in.At.AddDate(0, 0, -3), nil
		}},
	{check: 5, says: "the invoice of the third party is younger than Form E", on: "r1", want: []int{5},
		facts: func(f *dossier.Facts) {
			f.Parties.Buyer, f.Origins.ThirdParty = trader(), "HARBOUR FRUIT TRADING LTD., HONG KONG, CHINA"
			f.Origins.ThirdPartyInvoice = &dossier.Reference{Number: "HFT-778", DatedOn: "2026-11-07"}
		}},

	{check: 6, says: "another shipment has a certificate LA-PC-2026-004512 too", on: "r1", want: []int{6},
		around: elsewhere("phytosanitary", "LA-PC-2026-004512")},
	{check: 6, says: "another shipment has that number with a blank more", on: "r1", want: []int{6},
		around: elsewhere("phytosanitary", "la-pc-2026 004512")},
	{check: 6, says: "another shipment has the number on a paper of another kind", on: "r1",
		around: elsewhere("form-e", "LA-PC-2026-004512")},
	{check: 6, says: "both phytosanitary certificates of the truck got one number", on: "t1", want: []int{6},
		folder: func(d *dossier.Dossier) {
			i := slices.IndexFunc(d.Papers, func(p dossier.Paper) bool { return p.Number == "LA-PC-2026-004589" })
			d.Papers[i].Number, d.Papers[i].Official.Number = "LA-PC-2026-004588", "LA-PC-2026-004588"
		}},
}

// note is the day that was typed in from the consignment note of the railway.
func note(day string) func(*dossier.Dossier) {
	return func(d *dossier.Dossier) {
		for i, p := range d.Papers {
			if p.Kind == "rail-consignment-note" {
				d.Papers[i].DatedOn, d.Papers[i].Official.IssuedOn = day, day
			}
		}
	}
}

func elsewhere(kind, number string) func(*preflight.Input) {
	return func(in *preflight.Input) {
		in.Elsewhere.Numbers = []preflight.Numbered{{Kind: kind, Number: number, Shipment: "NTG-2026-R0"}}
	}
}

var licenceRows = []row{
	{check: 7, says: "the exporter has no tax number", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) { f.Parties.Consignor.TIN = "" }},
	{check: 7, says: "a digit of the tax number is missing", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) { f.Parties.Consignor.TIN = "12345678900" }},
	{check: 7, says: "another tax number of twelve digits", on: "r1",
		facts: func(f *dossier.Facts) { f.Parties.Consignor.TIN = "999888777000" }},
	{check: 7, says: "the export licence ended on the day before the declaration", on: "r1", want: []int{7},
		facts: licence(func(r *dossier.Registration) { r.ValidTo = "2026-11-05" })},
	{check: 7, says: "the export licence ends on the day of the declaration", on: "r1",
		facts: licence(func(r *dossier.Registration) { r.ValidTo = "2026-11-06" })},
	{check: 7, says: "the register has no licence of that number", on: "r1", want: []int{7},
		facts: licence(func(r *dossier.Registration) { r.Number = "EL-2026-0089" })},
	{check: 7, says: "the export licence is that of another exporter", on: "r1", want: []int{7},
		facts: licence(func(r *dossier.Registration) { r.Holder = "EXP-9" })},
	{check: 7, says: "the exporter is told as holder by his name", on: "r1",
		facts: licence(func(r *dossier.Registration) { r.Holder = "Nam Tha Green Consolidation Sole Co., Ltd" })},
	{check: 7, says: "no licence is told, and the register has one of the exporter", on: "r1",
		facts: func(f *dossier.Facts) { f.Registrations = without(f.Registrations, "export licence") }},
	{check: 7, says: "no licence is told, and the register has none of this exporter", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) {
			f.Registrations = without(f.Registrations, "export licence")
		},
		around: listedAs(trade.RegisterRow{Register: "permits", Code: "EL-2026-0111",
			Fields: map[string]string{"kind": "export licence", "holder": "EXP-2"}})},
	{check: 7, says: "the declarant has no card", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) { f.Parties.Declarant.Card = "" }},
	{check: 7, says: "the registrations have another card of the declarant", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) { f.Registrations[6].Number = "DC-2026-0714" }},
	{check: 7, says: "the declarant's card ended in October", on: "r1", want: []int{7},
		facts: func(f *dossier.Facts) {
			for i := range f.Registrations {
				if f.Registrations[i].Kind == "declarant card" {
					f.Registrations[i].ValidTo = "2026-10-31"
				}
			}
		}},
	{check: 7, says: "a sale within Laos by an exporter without tax number", on: "r1", facts: func(f *dossier.Facts) {
		f.Parties.Consignor.TIN = ""
	}, around: func(in *preflight.Input) { domestic(in) }},
}

// licence changes the export licence among the registrations.
func licence(change func(*dossier.Registration)) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		for i := range f.Registrations {
			if f.Registrations[i].Kind == "export licence" {
				change(&f.Registrations[i])
			}
		}
	}
}

func without(all []dossier.Registration, kind string) []dossier.Registration {
	return slices.DeleteFunc(slices.Clone(all), func(r dossier.Registration) bool { return r.Kind == kind })
}

// domestic leaves a sale within the country: no paper is made for it yet.
func domestic(in *preflight.Input) {
	f := &in.Dossier.Facts
	in.Papers, in.Drafts, in.Dossier.Papers = invoiceAlone(in.Papers), nil, in.Dossier.Papers[:1]
	f.Destination, f.Origins.Form, f.Phytosanitary.Wanted = "LA", "", false
	f.Parties.Consignee.Country, f.Parties.Notify = "LA", nil
}

// invoiceAlone is the invoice, without what it says.
func invoiceAlone(papers []preflight.Paper) []preflight.Paper {
	one := papers[0]
	one.Statements = nil
	return []preflight.Paper{one}
}

var certificateRows = []row{
	{check: 8, says: "Form D is asked for, and the goods go to China", on: "r1", want: []int{8, 27},
		later: func(d *dossier.Dossier) { d.Facts.Origins.Form = "form-d" }},
	{check: 8, says: "Form RCEP stands where the dossier asks for Form E", on: "r1", want: []int{8},
		around: func(in *preflight.Input) {
			for i := range in.Papers {
				if in.Papers[i].Kind == "form-e" {
					in.Papers[i].Kind, in.Papers[i].Statements = "form-rcep", nil
				}
			}
		}},
	{check: 8, says: "Form E is asked for, and none was handed in", on: "r1", want: []int{8},
		folder: func(d *dossier.Dossier) {
			d.Papers = slices.DeleteFunc(d.Papers, func(p dossier.Paper) bool { return strings.HasPrefix(p.Kind, "form-") })
		}},
	{check: 8, says: "Form E was handed in and is not back yet", on: "r1",
		folder: func(d *dossier.Dossier) {
			for i, p := range d.Papers {
				if p.Kind == "form-e" {
					d.Papers[i].State, d.Papers[i].Official = "submitted", nil
				}
			}
		}},
	{check: 8, says: "Form S for goods to Viet Nam is made elsewhere", on: "r1", want: []int{2},
		around: func(in *preflight.Input) {
			in.Dossier.Facts.Destination, in.Dossier.Facts.Origins.Form = "VN", "form-s"
			in.Papers, in.Drafts = invoiceAlone(in.Papers), nil
			in.Dossier.Facts.Phytosanitary.Wanted = false
		}},
	{check: 8, says: "no certificate of origin is asked for, and none is there", on: "r1",
		folder: func(d *dossier.Dossier) {
			d.Facts.Origins.Form = ""
			d.Papers = slices.DeleteFunc(d.Papers, func(p dossier.Paper) bool { return strings.HasPrefix(p.Kind, "form-") })
		}},
}
