package preflight_test

import (
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

var quantityRows = slices.Concat(sumRows, weightRows, amountRows, scanRows)

var sumRows = []row{
	{check: 9, says: "the consignment note counts the pallets: 1,164 packages", on: "t1", want: []int{9},
		paper: "road-consignment-note", box: "/total/packages", value: 1164},
	{check: 9, says: "the export declaration counts the pallets in box 6, and not in box 31", on: "t1",
		want: []int{9, 61}, paper: "export-declaration", box: "/packages", value: 1164},
	{check: 9, says: "Form E says 2,502 in figures", on: "r1", want: []int{9, 15}, paper: "form-e",
		box: "/rows/0/description", value: "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,502)" + bananas},
	{check: 9, says: "Form E says 2,502 in words and in figures", on: "r1", want: []int{9}, paper: "form-e",
		box: "/rows/0/description", value: "TWO THOUSAND FIVE HUNDRED AND TWO (2,502)" + bananas},
	{check: 9, says: "six pallets instead of four beneath the coffee, before the papers are written", on: "t1",
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Count = 6 }},

	{check: 10, says: "Form E says 34,200.00 kg net", on: "r1", want: []int{10}, paper: "form-e",
		box: "/rows/0/quantity", value: "34,200.00 KGS NET"},
	{check: 10, says: "the issuer wrote 34,200.00 kg net on Form E", on: "r1", want: []int{10},
		later: official("form-e", "rows/0/quantity", "34,200.00 KGS NET")},
	{check: 10, says: "the issuer wrote 34,020.00 kg net on Form E", on: "r1",
		later: official("form-e", "rows/0/quantity", "34,020.00 KGS NET")},
	{check: 10, says: "the issuer's figure was typed in as grams", on: "r1",
		later: official("form-e", "rows/0/net_g", "34020000")},
	{check: 10, says: "one gram less on the phytosanitary certificate", on: "r1", want: []int{10},
		paper: "phytosanitary", box: "/rows/0/net_g", value: 34_019_999},
	{check: 10, says: "900 cartons are billed with ten kilograms more than they weigh", on: "r1", want: []int{10},
		facts: func(f *dossier.Facts) { f.Transport[0].Loads[0].QtyMilli += 10_000 }},
	{check: 10, says: "scarves are billed by the piece", on: "t1", facts: func(f *dossier.Facts) {
		f.Lines[1].Item.Unit, f.Lines[1].Price.Unit = "NAR", "NAR"
	}},

	{check: 11, says: "the rail note has 37,144 kg gross", on: "r1", want: []int{11},
		paper: "rail-consignment-note", box: "/rows/0/cargo_g", value: 37_144_000},
	{check: 11, says: "Form E leaves half a kilogram of the gross weight away", on: "r1",
		paper: "form-e", box: "/rows/0/gross_g", value: 37_043_500},
	{check: 11, says: "Form E has the gross weight in pounds", on: "r1", want: []int{11},
		paper: "form-e", box: "/rows/0/gross", value: "37,044.00 LBS GROSS"},
	{check: 11, says: "Form E leaves one gram more away", on: "r1", want: []int{11},
		paper: "form-e", box: "/rows/0/gross_g", value: 37_043_499},

	{check: 12, says: "900 cartons weigh gross what they weigh net", on: "r1", want: []int{12},
		facts: gross(0, 0, 12_150_000)},
	{check: 12, says: "900 cartons weigh half a kilogram each more gross than net", on: "r1",
		facts: gross(0, 0, 12_600_000)},
	{check: 12, says: "coffee in bulk weighs gross what it weighs net", on: "t1", facts: func(f *dossier.Facts) {
		f.Lines[1].Package = "VR"
		gross(0, 2, 3_600_000)(f)
	}},
}

// bananas are the goods of the train, as Form E says them behind their number.
const bananas = " CARTONS OF FRESH BANANAS (CAVENDISH, GREEN)"

// official is a value that stands on the paper that an authority issued.
func official(kind, box, value string) func(*dossier.Dossier) {
	return func(d *dossier.Dossier) {
		for i, p := range d.Papers {
			if p.Kind == kind {
				d.Papers[i].Official.Boxes = map[string]string{box: value}
			}
		}
	}
}

// gross gives a load another gross weight, and the weighbridge finds the same.
func gross(unit, load int, grams int64) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		one := &f.Transport[unit].Loads[load].GrossG
		f.Tickets[unit].FirstG += grams - *one
		*one = grams
	}
}

var weightRows = []row{
	{check: 13, says: "900 cartons weigh 2.1 kg each empty", on: "r1", want: []int{13},
		facts: gross(0, 0, 12_150_000+900*2_100)},
	{check: 13, says: "900 cartons weigh 1.25 kg each empty", on: "r1", facts: gross(0, 0, 12_150_000+900*1_250)},
	{check: 13, says: "coffee in cartons has no rule of its own: that for any carton holds", on: "t1", want: []int{13},
		facts: func(f *dossier.Facts) {
			f.Lines[1].Package = "CT"
			gross(0, 2, 3_600_000+60*2_100)(f)
		}},

	{check: 14, says: "the first container weighs 101 kg more on the weighbridge", on: "r1", want: []int{14},
		facts: func(f *dossier.Facts) { f.Tickets[0].FirstG = 23_322_000 + 101_000 }},
	{check: 14, says: "the first container weighs 100 kg more on the weighbridge", on: "r1",
		facts: func(f *dossier.Facts) { f.Tickets[0].FirstG = 23_322_000 + 100_000 }},
	{check: 14, says: "each container weighs 100 kg more: together too much", on: "r1", want: []int{14},
		facts: func(f *dossier.Facts) {
			f.Tickets[0].FirstG, f.Tickets[1].FirstG = 23_322_000+100_000, 23_322_000+100_000
		}},
	{check: 14, says: "the calibration of the weighbridge ended in October", on: "r1", want: []int{14},
		facts: func(f *dossier.Facts) { f.Tickets[1].CalibratedTo = "2026-10-31" }},
	{check: 14, says: "another weighing after the weight note was issued", on: "r1", want: []int{14},
		later: func(d *dossier.Dossier) { d.Facts.Tickets[0].FirstG += 10_000 }},

	{check: 16, says: "2,000 kg of the first lot were accepted, and 12,150 kg are packed", on: "r1", want: []int{16},
		facts: accepted(2_000_000)},
	{check: 16, says: "12,100 kg were accepted, and 12,150 kg are packed: no scale excuses that", on: "r1",
		want: []int{16}, facts: accepted(12_100_000)},
	{check: 16, says: "grading passed 12,000 kg of 12,890, and 12,150 kg are packed: rejects among them", on: "r1",
		want: []int{16}, facts: graded(12_000_000)},
	{check: 16, says: "grading passed 12,100 kg, and 12,150 kg are packed: scales may differ so much", on: "r1",
		facts: graded(12_100_000)},
	{check: 16, says: "20,000 kg were accepted, and 2,000 kg of them are still in store", on: "r1",
		facts:  accepted(20_000_000),
		around: func(in *preflight.Input) { in.Elsewhere.Stock = map[string]int64{"LNT-BAN-261103-01": 2_000_000} }},
	{check: 16, says: "12,150 kg were accepted, and as much is packed", on: "r1", facts: accepted(12_150_000)},
	{check: 16, says: "20,000 kg were accepted, and 12,150 kg are packed", on: "r1", want: []int{16},
		facts: accepted(20_000_000)},
	{check: 16, says: "20,000 kg were accepted, and another shipment has 5,000 kg of them", on: "r1",
		facts:  accepted(20_000_000),
		around: func(in *preflight.Input) { in.Elsewhere.Lots = map[string]int64{"LNT-BAN-261103-01": 5_000_000} }},
	{check: 16, says: "another shipment has 1,000 kg of the lot as well: together more than was accepted", on: "r1",
		want:   []int{16},
		around: func(in *preflight.Input) { in.Elsewhere.Lots = map[string]int64{"LNT-BAN-261103-01": 1_000_000} }},
}

// accepted is how much of the first lot was accepted at receipt; its delivery was graded accordingly.
func accepted(grams int64) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		f.Lots[0].AcceptedG = grams
		f.Lots[0].Delivery.DeliveredG, f.Lots[0].Delivery.GradeAG = grams, grams
		f.Lots[0].Delivery.GradeBG, f.Lots[0].Delivery.RejectG = 0, 0
	}
}

// graded is how much of the first lot grading passed.
func graded(grams int64) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		d := f.Lots[0].Delivery
		d.GradeAG, d.GradeBG, d.RejectG = grams, 0, d.DeliveredG-grams
	}
}

var amountRows = []row{
	{check: 15, says: "Form E says 2,502 in words", on: "r1", want: []int{15}, paper: "form-e",
		box: "/rows/0/description", value: "TWO THOUSAND FIVE HUNDRED AND TWO (2,520)" + bananas},
	{check: 15, says: "a word is misspelt on Form E", on: "r1", want: []int{15}, paper: "form-e",
		box: "/rows/0/description", value: "TWO THOUSND FIVE HUNDRED AND TWENTY (2,520)" + bananas},
	{check: 15, says: "the invoice comes to forty cents less in words", on: "r1", want: []int{15},
		paper: "commercial-invoice", box: "/amount_in_words",
		value: "SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 00/100"},
	{check: 15, says: "the price rises after the invoice was issued: words and figures of the invoice agree", on: "r1",
		want: []int{17, 61}, later: func(d *dossier.Dossier) { price(53, 2)(&d.Facts) }},
	{check: 15, says: "a number with a hyphen, before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { numbered(&f.Transport[1].Loads[0], "0002521") }},

	{check: 17, says: "box 22 of the export declaration has 24,870.00", on: "t1", want: []int{17, 61},
		paper: "export-declaration", box: "/value/invoice_minor", value: 2_487_000},
	{check: 17, says: "the invoice has another amount in its row", on: "r1", want: []int{17},
		paper: "commercial-invoice", box: "/rows/0/amount_minor", value: 1_769_041},
	{check: 17, says: "the price is for a tonne, and the goods are counted in kilograms", on: "r1", want: []int{17},
		facts: func(f *dossier.Facts) { f.Lines[0].Price.Unit = "TNE" }},
	{check: 17, says: "another price before the papers are written", on: "r1", facts: price(53, 2)},
	{check: 17, says: "the currency is none", on: "r1", want: []int{17},
		facts: func(f *dossier.Facts) { f.Currency = "USX" }},
	{check: 17, says: "dollars with three decimals", on: "r1", want: []int{17},
		facts: func(f *dossier.Facts) { f.MinorDigits = 3 }},

	{check: 18, says: "bananas at 0.52, where 0.40 was the mean of late: 30 %", on: "r1", around: mean("USD", 40, 2)},
	{check: 18, says: "bananas at 0.52, where 0.399 was the mean of late", on: "r1", want: []int{18},
		around: mean("USD", 399, 3)},
	{check: 18, says: "bananas at 0.52, where 0.75 was the mean of late", on: "r1", want: []int{18},
		around: mean("USD", 75, 2)},
	{check: 18, says: "bananas in dollars, where the earlier invoices were in baht", on: "r1",
		around: mean("THB", 1_900, 2)},
	{check: 18, says: "no invoices of late, and a reference price of 0.80", on: "r1", want: []int{18},
		around: listedAs(trade.RegisterRow{Register: "reference-prices", Code: "0803.90-KGM-USD",
			Fields: map[string]string{"price_scaled": "80", "decimals": "2"}})},

	{check: 20, says: "quantities in KGS, which is no unit of Rec 20", on: "r1", want: []int{20},
		facts: func(f *dossier.Facts) { f.Lines[0].Item.Unit, f.Lines[0].Price.Unit = "KGS", "KGS" }},
	{check: 20, says: "packages of kind CTN, which is none of Rec 21", on: "r1", want: []int{20},
		facts: func(f *dossier.Facts) { f.Lines[0].Package = "CTN" }},
	{check: 20, says: "sold by the jute bag: X and the code of the bag is a unit", on: "t1",
		facts: func(f *dossier.Facts) { f.Lines[1].Item.Unit, f.Lines[1].Price.Unit = "XJT", "XJT" }},
	{check: 20, says: "the export declaration has bags instead of cartons", on: "r1", want: []int{20},
		paper: "export-declaration", box: "/sheets/1/0/package_code", value: "BG"},
}

// price is another price of the first line; as a change of the dossier no paper knows of it.
func price(scaled int64, decimals int) func(*dossier.Facts) {
	return func(f *dossier.Facts) { f.Lines[0].Price.Scaled, f.Lines[0].Price.Decimals = scaled, decimals }
}

// mean is the mean price of the last invoices for bananas.
func mean(currency string, scaled int64, decimals int) func(*preflight.Input) {
	return func(in *preflight.Input) {
		in.Elsewhere.Prices = map[string]preflight.Price{
			"BAN-CAV": {Currency: currency, Unit: "KGM", Scaled: scaled, Decimals: decimals, Invoices: 4}}
	}
}

var scanRows = []row{
	{check: 19, says: "carton 0000700 was scanned into both containers", on: "r1", want: []int{19},
		facts: func(f *dossier.Facts) {
			numbered(&f.Transport[1].Loads[0], "0000700")
		}},
	{check: 19, says: "a carton more, with a number of its own", on: "r1",
		facts: func(f *dossier.Facts) {
			numbered(&f.Transport[1].Loads[0], "0002521")
		}},
	{check: 19, says: "between the first and the last of 900 cartons one was not scanned", on: "r1", want: []int{19},
		facts: func(f *dossier.Facts) {
			one := &f.Transport[0].Loads[0]
			grow(one, -1)
			one.Ranges[0].Count--
		}},
	{check: 19, says: "a load tells 900 cartons, and 899 were scanned into it", on: "r1", want: []int{19},
		facts: func(f *dossier.Facts) {
			f.Transport[0].Loads[0].Ranges[0].Last, f.Transport[0].Loads[0].Ranges[0].Count = "0000899", 899
		}},
	{check: 19, says: "cartons are numbered as logistic units, whose last digit only checks", on: "r1",
		facts: func(f *dossier.Facts) {
			f.Transport[0].Loads[0].Ranges[0].First = "095212340000000013"
			f.Transport[0].Loads[0].Ranges[0].Last = "095212340000009009"
		}},
	{check: 19, says: "two cartons of this shipment are in another one too", on: "r1", want: []int{19},
		around: func(in *preflight.Input) {
			in.Elsewhere.Units = map[string]string{"0000700": "NTG-2026-R0", "0000701": "NTG-2026-R0"}
		}},
	{check: 19, says: "nothing was scanned, only counted", on: "r1", facts: func(f *dossier.Facts) {
		for i := range f.Transport {
			for j := range f.Transport[i].Loads {
				f.Transport[i].Loads[j].Ranges = nil
			}
		}
	}},
}

// grow adds cartons of 13.5 kg net to a load.
func grow(l *dossier.Load, cartons int64) {
	l.Packages, l.QtyMilli, l.NetG = l.Packages+cartons, l.QtyMilli+cartons*13_500, l.NetG+cartons*13_500
	l.GrossG += cartons * 14_700
}

// numbered adds a carton with a number.
func numbered(l *dossier.Load, number string) {
	grow(l, 1)
	l.Ranges = append(l.Ranges, dossier.Range{First: number, Last: number, Count: 1})
}
