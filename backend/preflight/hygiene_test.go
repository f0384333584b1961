package preflight_test

import (
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/preflight"
	"tradehub/templates/words"
)

var hygieneRows = []row{
	{check: 65, says: "260 kg were rejected, and the slip of the first cooperative says 206", on: "r1", want: []int{65},
		facts: func(f *dossier.Facts) { f.Lots[0].Delivery.RejectG = 206000 }},
	{check: 65, says: "54 kg more in grade B, as the slip then says", on: "r1", facts: func(f *dossier.Facts) {
		f.Lots[0].Delivery.RejectG, f.Lots[0].Delivery.GradeBG = 206000, 534000
	}},
	{check: 65, says: "a lot without a purchase slip", on: "r1", want: []int{65},
		facts: func(f *dossier.Facts) { f.Lots[0].Delivery = nil }},
	{check: 65, says: "a dossier that knows nothing of purchases", on: "r1", facts: func(f *dossier.Facts) {
		f.Settlements = nil
		for i := range f.Lots {
			f.Lots[i].Delivery = nil
		}
	}},
	{check: 65, says: "a grower without a settlement, while the others have one", on: "r1", want: []int{65},
		facts: func(f *dossier.Facts) { f.Settlements = f.Settlements[1:] }},
	{check: 65, says: "no settlements yet", on: "r1", facts: func(f *dossier.Facts) { f.Settlements = nil }},
	{check: 65, says: "prices of December", on: "r1", want: []int{65}, facts: func(f *dossier.Facts) {
		f.Settlements[0].PricesFrom, f.Settlements[0].PricesTo = "2026-12-01", "2026-12-31"
	}},
	{check: 65, says: "prices that began on the day of the delivery", on: "r1",
		facts: func(f *dossier.Facts) { f.Settlements[0].PricesFrom = "2026-11-03" }},
	{check: 65, says: "net pay that is a kip too much", on: "r1", want: []int{65},
		facts: func(f *dossier.Facts) { f.Settlements[0].NetMinor += 100 }},
	{check: 65, says: "an advance that is more than the pay", on: "r1", want: []int{65}, facts: func(f *dossier.Facts) {
		f.Settlements[0].Deductions[4].Minor = 7000000000
		f.Settlements[0].NetMinor = -111880000
	}},

	{check: 66, says: "paid eight days after departure", on: "r1", want: []int{66},
		facts: func(f *dossier.Facts) { f.Settlements[0].DueOn = "2026-11-14" }},
	{check: 66, says: "paid six days after departure", on: "r1",
		facts: func(f *dossier.Facts) { f.Settlements[0].DueOn = "2026-11-12" }},
	{check: 66, says: "a week later nobody has been paid", on: "r1", want: []int{66},
		around: func(in *preflight.Input) { in.At = in.At.Add(8 * 24 * time.Hour) }},
	{check: 66, says: "an advance is left, and nothing is taken off", on: "r1", want: []int{66},
		facts: func(f *dossier.Facts) { f.Settlements[1].AdvanceLeft = 200000000 }},
	{check: 66, says: "an advance is left, and a part is taken off", on: "r1",
		facts: func(f *dossier.Facts) { f.Settlements[0].AdvanceLeft = 200000000 }},

	{check: 67, says: "a campaign has sold 1,249 of 1,248", on: "r1", want: []int{67},
		facts: func(f *dossier.Facts) { f.Allotments = campaign(1249) }},
	{check: 67, says: "a campaign has sold 1,248 of 1,248", on: "r1",
		facts: func(f *dossier.Facts) { f.Allotments = campaign(1248) }},

	{check: 68, says: "an order without a lot", on: "r1", want: []int{68},
		facts: func(f *dossier.Facts) { f.Orders = order("2026-11-20") }},
	{check: 68, says: "an order with a lot that keeps long enough", on: "r1", facts: func(f *dossier.Facts) {
		f.Orders, f.Lots[0].BestBeforeOn = order("2026-11-20", f.Lots[0].Number), "2026-11-20"
	}},
	{check: 68, says: "an order with a lot that does not keep", on: "r1", want: []int{68}, facts: func(f *dossier.Facts) {
		f.Orders, f.Lots[0].BestBeforeOn = order("2026-11-20", f.Lots[0].Number), "2026-11-19"
	}},
	{check: 68, says: "an order with a lot of another shipment", on: "r1", want: []int{68},
		facts: func(f *dossier.Facts) { f.Orders = order("2026-11-20", "VTE-WML-261108-01") }},

	{check: 69, says: "two people change the dossier", on: "r1", want: []int{69},
		around: func(in *preflight.Input) { in.Elsewhere.Edits = editing(3, 4) }},
	{check: 69, says: "one person changes the newest version", on: "r1",
		around: func(in *preflight.Input) { in.Elsewhere.Edits = editing(4, 4) }},

	{check: 70, says: "a text that is too long for its box", on: "r1", want: []int{70},
		around: func(in *preflight.Input) { unset(in, words.SheetOverflow) }},
	{check: 70, says: "a text that no font can write", on: "r1", want: []int{70},
		around: func(in *preflight.Input) { unset(in, words.SheetUncovered) }},
	{check: 70, says: "papers still to be made, all of which can be printed", on: "r1"},

	{check: 71, says: "the exporter's address in Lao", on: "r1", want: []int{71},
		facts: func(f *dossier.Facts) { f.Parties.Consignor.Address = "ບ້ານນາເຕີຍ" }},
	{check: 71, says: "the exporter's Lao name beside the Latin one", on: "r1",
		facts: func(f *dossier.Facts) {
			f.Parties.Consignor.NameLO = "ບໍລິສັດ ນ້ຳທາ ກຣີນ"
		}},

	{check: 72, says: "the importer stands in the masters twice", on: "r1", want: []int{72},
		around: func(in *preflight.Input) { alsoKnown(in, "Kunming Yunguo Import Co Ltd", "CN") }},
	{check: 72, says: "the importer stands in the masters twice, once with a slip", on: "r1", want: []int{72},
		around: func(in *preflight.Input) { alsoKnown(in, "KUNMING YUNGOU IMPORT CO., LTD.", "CN") }},
	{check: 72, says: "a firm with a name of its own", on: "r1",
		around: func(in *preflight.Input) { alsoKnown(in, "KUNMING YUNHAI TRADING CO., LTD.", "CN") }},
	{check: 72, says: "a firm of that name in another country", on: "r1",
		around: func(in *preflight.Input) { alsoKnown(in, "KUNMING YUNGUO IMPORT CO., LTD.", "SG") }},

	{check: 73, says: "other terms of payment after the invoice was issued", on: "r1", want: []int{73},
		later: func(d *dossier.Dossier) { d.Facts.Payment = "T/T in advance" }},
	{check: 73, says: "other terms of payment before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Payment = "T/T in advance" }},
}

func campaign(sold int64) []dossier.Allotment {
	return []dossier.Allotment{{Campaign: "C1", Item: "BAN-CAV", AvailablePackages: 1248, SoldPackages: sold}}
}

func order(by string, lots ...string) []dossier.Order {
	return []dossier.Order{{Number: "YG-5501", Item: "BAN-CAV", Packages: 900, Lots: lots, DeliverByOn: by}}
}

func editing(base, newest int64) []preflight.Edit {
	return []preflight.Edit{{By: "Bounmy", Station: "Boten", Base: base, Newest: newest}}
}

// unset lets a box of the first paper that is still to be made refuse its text.
func unset(in *preflight.Input, key words.Key) {
	lack := fault.New(fault.Invalid, key, fault.Params{"text": "ກ້ວຍ", "box": "goods"}).At("goods")
	in.Drafts[0].Unset = fault.List{lack}
}

func alsoKnown(in *preflight.Input, name, country string) {
	in.Elsewhere.Parties = append(in.Elsewhere.Parties, dossier.Party{Code: "YUNGUO-2", Name: name, Country: country,
		Address: in.Dossier.Facts.Parties.Consignee.Address})
}
