package preflight_test

import (
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

var transportRows = []row{
	{check: 50, says: "the last digit of a container is wrong", on: "r1", want: []int{50},
		facts: func(f *dossier.Facts) { swap(f, "LKCU4200171") }},
	{check: 50, says: "another container, with a number that is right", on: "r1",
		facts: func(f *dossier.Facts) { swap(f, "LKCU4200222") }},
	{check: 50, says: "a number of ten signs", on: "r1", want: []int{50},
		facts: func(f *dossier.Facts) { swap(f, "LKCU420017") }},
	{check: 50, says: "a number that owners should not give out", on: "r1", want: []int{50},
		facts: func(f *dossier.Facts) { swap(f, "LKCU1000010") }},
	{check: 50, says: "one container twice", on: "r1", want: []int{50},
		facts: func(f *dossier.Facts) { swap(f, f.Transport[1].Number) }},
	{check: 50, says: "a type of container that there is not", on: "r1", want: []int{50},
		facts: func(f *dossier.Facts) { f.Transport[0].SizeType = "45X9" }},
	{check: 50, says: "the packing list names another container", on: "r1", want: []int{50}, paper: "packing-list",
		box: "/units/0/number", value: "LKCU4200222"},
	{check: 50, says: "the packing list has another container above its rows", on: "r1", want: []int{50},
		paper: "packing-list", box: "/rows/0/text", value: "Container LKCU4200222, type 45R1"},

	{check: 51, says: "a wagon number that begins with nought", on: "r1", want: []int{51},
		facts: func(f *dossier.Facts) { f.Transport[0].Wagon = "0231417" }},
	{check: 51, says: "a wagon number of twelve digits", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Wagon = "218124712173" }},
	{check: 51, says: "a wagon number of twelve digits, the last one wrong", on: "r1", want: []int{51},
		facts: func(f *dossier.Facts) { f.Transport[0].Wagon = "218124712174" }},
	{check: 51, says: "two containers of 40 feet on one wagon", on: "r1", want: []int{51},
		facts: func(f *dossier.Facts) { f.Transport[0].Wagon = f.Transport[1].Wagon }},
	{check: 51, says: "two containers of 20 feet on one wagon", on: "r1", facts: func(f *dossier.Facts) {
		for i := range f.Transport {
			f.Transport[i].SizeType, f.Transport[i].Wagon = "22R1", f.Transport[1].Wagon
			f.Transport[i].TareG, f.Transport[i].MaxGrossG, f.Tickets[i].SecondG = 2900000, 30480000, 2900000
			f.Tickets[i].FirstG -= 1900000
		}
	}},
	{check: 51, says: "the rail note names another wagon", on: "r1", want: []int{51}, paper: "rail-consignment-note",
		box: "/wagons/0/number", value: "5231419"},

	{check: 52, says: "a container without a seal", on: "r1", want: []int{52},
		facts: func(f *dossier.Facts) { f.Transport[0].Seals = nil }},
	{check: 52, says: "one seal on two containers", on: "r1", want: []int{52}, facts: func(f *dossier.Facts) {
		f.Transport[0].Seals[0] = f.Transport[1].Seals[0]
	}},
	{check: 52, says: "a seal number with a comma", on: "r1", want: []int{52},
		facts: func(f *dossier.Facts) { f.Transport[0].Seals[0] = dossier.Seal{Number: "NTG,552011", By: "shipper"} }},
	{check: 52, says: "the photograph shows another seal", on: "r1", want: []int{52},
		facts: func(f *dossier.Facts) { f.Transport[0].Seals[0].Photo = "NTG552001" }},
	{check: 52, says: "no photograph of a seal", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Seals[0].Photo = "" }},
	{check: 52, says: "the packing list has another seal", on: "r1", want: []int{52}, paper: "packing-list",
		box: "/units/0/seals/0", value: "NTG552010"},

	{check: 53, says: "a container of 23,322 kg with a plate of 23,300 kg", on: "r1", want: []int{53},
		facts: func(f *dossier.Facts) { f.Transport[0].MaxGrossG = 23300000 }},
	{check: 53, says: "a container as heavy as its plate allows, by sum and by weighing", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].MaxGrossG = 23330000 }},
	{check: 53, says: "a container that was weighed on its truck of 15 tonnes", on: "r1",
		facts: func(f *dossier.Facts) {
			f.Tickets[0].FirstG, f.Tickets[0].SecondG = 38_330_000, 19_800_000
		}},
	{check: 53, says: "a wagon for 23 tonnes", on: "r1", want: []int{53},
		facts: func(f *dossier.Facts) { f.Transport[0].Car = &dossier.Car{CapacityG: 23000000} }},
	{check: 53, says: "a wagon for 60 tonnes", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Car = &dossier.Car{CapacityG: 60000000} }},
	{check: 53, says: "a tare that no such container has", on: "r1", want: []int{53},
		facts: func(f *dossier.Facts) { f.Transport[0].TareG = 3900000 }},
	{check: 53, says: "the rail note has another tare", on: "r1", want: []int{53}, paper: "rail-consignment-note",
		box: "/rows/1/tare_g", value: 4700000},

	{check: 54, says: "the rail note has the day after", on: "r1", want: []int{54}, paper: "rail-consignment-note",
		box: "/departs_on", value: "2026-11-07"},
	{check: 54, says: "another train before the papers are written", on: "r1",
		facts: func(f *dossier.Facts) { f.Route.Vehicle = "X8104" }},
	{check: 54, says: "another train after the papers were issued", on: "r1", want: []int{54},
		later: func(d *dossier.Dossier) { d.Facts.Route.Vehicle = "X8104" }},
	{check: 54, says: "a truck manifest for goods by rail", on: "r1", want: []int{54}, later: func(d *dossier.Dossier) {
		d.Papers = append(d.Papers, dossier.Paper{Kind: "truck-manifest", Number: "NTG-TM-26-0013", Version: 1,
			State: "issued", DatedOn: "2026-11-06"})
	}},
	{check: 54, says: "Mohan before Boten", on: "r1", want: []int{54},
		facts: func(f *dossier.Facts) { f.Route.Via = []string{"MOHAN", "BOTEN"} }},
	{check: 54, says: "no border station on the Chinese side", on: "r1", want: []int{54},
		facts: func(f *dossier.Facts) { f.Route.Via = []string{"BOTEN"} }},
	{check: 54, says: "a station on the way besides", on: "r1",
		facts: func(f *dossier.Facts) { f.Route.Via = []string{"LUANG PRABANG", "BOTEN", "MOHAN"} }},

	{check: 55, says: "bananas at -13.5 degrees", on: "r1", want: []int{55},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.SetPointDeciC = -135 }},
	{check: 55, says: "bananas at 14.1 degrees", on: "r1", want: []int{55},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.SetPointDeciC = 141 }},
	{check: 55, says: "bananas at 14.0 degrees", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.SetPointDeciC = 140 }},
	{check: 55, says: "the vent is closed", on: "r1", want: []int{55},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.VentM3H = 0 }},
	{check: 55, says: "nobody noted how the reefer is set", on: "r1", want: []int{55},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate = nil }},
	{check: 55, says: "the rail note has another temperature", on: "r1", want: []int{55}, paper: "rail-consignment-note",
		box: "/rows/1/climate", value: "-13.5 °C"},

	{check: 56, says: "no temperature recorder", on: "r1", want: []int{56},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.Logger = "" }},
	{check: 56, says: "one recorder in two containers", on: "r1", want: []int{56},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.Logger = f.Transport[1].Climate.Logger }},
	{check: 56, says: "stuffed at 15.6 degrees", on: "r1", want: []int{56},
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.PreCooledTo = deci(156) }},
	{check: 56, says: "stuffed at 15.5 degrees, two above the set-point", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Climate.PreCooledTo = deci(155) }},

	{check: 57, says: "FOB Vientiane, by rail", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { f.Terms = dossier.Terms{Rule: "FOB", Place: "Vientiane"} }},
	{check: 57, says: "CPT Kunming", on: "r1",
		facts: func(f *dossier.Facts) { f.Terms = dossier.Terms{Rule: "CPT", Place: "Kunming"} }},
	{check: 57, says: "a rule of 2010 that is no longer one", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { f.Terms.Rule = "DAT" }},
	{check: 57, says: "terms without a place", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { f.Terms.Place = "" }},
	{check: 57, says: "no terms at all across the border", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { f.Terms = dossier.Terms{} }},
	{check: 57, says: "CIP without a policy", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { f.Terms = dossier.Terms{Rule: "CIP", Place: "Kunming"} }},
	{check: 57, says: "CIP with a policy over 110 percent of USD 17,690.40", on: "r1",
		facts: func(f *dossier.Facts) { insure(f, 1945944, "USD") }},
	{check: 57, says: "CIP with a policy that is a cent short", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { insure(f, 1945943, "USD") }},
	{check: 57, says: "CIP with a policy in another currency", on: "r1", want: []int{57},
		facts: func(f *dossier.Facts) { insure(f, 1945944, "CNY") }},
	{check: 57, says: "the invoice has other terms", on: "r1", want: []int{57}, paper: "commercial-invoice",
		box: "/terms", value: "DAP Kunming, Incoterms 2020"},

	{check: 58, says: "the rail note lists another phytosanitary certificate", on: "r1", want: []int{58},
		paper: "rail-consignment-note", box: "/documents/3/number", value: "LA-PC-2026-004513"},
	{check: 58, says: "the rail note lists a certificate of another day", on: "r1", want: []int{58},
		paper: "rail-consignment-note", box: "/documents/3/dated_on", value: "2026-11-04"},
	{check: 58, says: "the rail note does not list the certificate of origin", on: "r1", want: []int{58},
		paper: "rail-consignment-note", box: "/documents/2/number", value: ""},
	{check: 58, says: "the rail note numbers its list 1, 3, 3", on: "r1", want: []int{58},
		paper: "rail-consignment-note", box: "/documents/1/item", value: 3},
	{check: 58, says: "a certificate of origin of the day after is not on the rail note; customs were told another day",
		on: "r1", want: []int{63}, later: nextDay, paper: "rail-consignment-note", box: "/documents/2/number", value: ""},
	{check: 58, says: "the weight note, which stays where it was weighed, is another", on: "r1",
		later: func(d *dossier.Dossier) { paperOf(d, "weight-note").Number = "WB-26-3302" }},
	{check: 58, says: "the road note does not list the invoice", on: "t1", want: []int{58}, paper: "road-consignment-note",
		box: "/documents", value: "PACKING LIST NTG-26-0121, CERTIFICATE OF ORIGIN FORM E LA-E-2026-018790, " +
			"PHYTOSANITARY CERTIFICATE LA-PC-2026-004588, PHYTOSANITARY CERTIFICATE LA-PC-2026-004589, " +
			"EXPORT DECLARATION EX1-2026-44390"},

	{check: 59, says: "the driver's licence ends the day before", on: "t1", want: []int{59},
		facts: func(f *dossier.Facts) { f.Route.Driver.LicenceValid = "2026-11-08" }},
	{check: 59, says: "the driver's licence ends on the day at the border", on: "t1",
		facts: func(f *dossier.Facts) { f.Route.Driver.LicenceValid = "2026-11-09" }},
	{check: 59, says: "the road permit has ended", on: "t1", want: []int{59},
		facts: func(f *dossier.Facts) { f.Registrations[len(f.Registrations)-1].ValidTo = "2026-11-08" }},
	{check: 59, says: "the manifest names another road permit", on: "t1", want: []int{59}, paper: "truck-manifest",
		box: "/permits", value: "ROAD PERMIT CN-LA-26-5511 (TO 31 DEC 2026)"},

	{check: 60, says: "an hour late, with all papers there", on: "r1", around: late},
	{check: 60, says: "an hour late, and customs have not registered the declaration", on: "r1", want: []int{60},
		later: handedIn, around: late},
	{check: 60, says: "in time, and customs have not registered the declaration", on: "r1", later: handedIn},
	{check: 60, says: "customs are closed on the day, and have not registered the declaration", on: "r1",
		want: []int{60}, later: handedIn, around: holiday("customs bank")},
	{check: 60, says: "the bank is closed on the day", on: "r1", later: handedIn, around: holiday("bank")},
	{check: 60, says: "on holiday at the gate: 2 December", on: "t1", want: []int{60},
		facts: func(f *dossier.Facts) { f.Route.GateAt = "2026-12-02T10:00:00+07:00" }},
	{check: 60, says: "at the gate at 23:30", on: "t1", want: []int{60},
		facts: func(f *dossier.Facts) { f.Route.GateAt = "2026-11-09T23:30:00+07:00" }},
	{check: 60, says: "at the gate at 21:30", on: "t1",
		facts: func(f *dossier.Facts) { f.Route.GateAt = "2026-11-09T21:30:00+07:00" }},
}

// swap puts the goods of the first container into another.
func swap(f *dossier.Facts, number string) {
	f.Transport[0].Number, f.Tickets[0].Transport = number, number
}

func deci(n int64) *int64 { return &n }

func insure(f *dossier.Facts, minor int64, currency string) {
	f.Terms = dossier.Terms{Rule: "CIP", Place: "Kunming"}
	f.Insurance = &dossier.Insurance{Number: "LVI-26-1188", Insurer: "LAO-VIET INSURANCE", InsuredMinor: minor,
		Currency: currency, Clauses: "ICC (A)", DatedOn: "2026-11-05"}
}

// paperOf finds the first paper of a kind.
func paperOf(d *dossier.Dossier, kind string) *dossier.Paper {
	for i := range d.Papers {
		if d.Papers[i].Kind == kind {
			return &d.Papers[i]
		}
	}
	return nil
}

// nextDay: the certificate of origin is issued the day after departure.
func nextDay(d *dossier.Dossier) { paperOf(d, "form-e").Official.IssuedOn = "2026-11-07" }

// handedIn: customs have the declaration, and have not registered it.
func handedIn(d *dossier.Dossier) {
	p := paperOf(d, "export-declaration")
	p.State, p.Official = "submitted", nil
}

// holiday closes offices of Laos on the day on which R1 leaves.
func holiday(closes string) func(*preflight.Input) {
	return listedAs(trade.RegisterRow{Register: "holidays", Code: "2026-11-06-LA", ValidFrom: "2026-11-06",
		ValidTo: "2026-11-06", Fields: map[string]string{"name_en": "Day of the flood", "closes": closes}})
}

// late asks an hour after the papers were due.
func late(in *preflight.Input) { in.At = in.At.Add(time.Hour) }
