package preflight_test

import (
	"fmt"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

var plantHealthRows = slices.Concat(protocolRows, labelRows, certificateOfPlantRows, treatmentRows, lotRows)

var protocolRows = []row{
	{check: 33, says: "limes (Citrus latifolia) are ordered with the melons", on: "t1", want: []int{33},
		facts: ordered("LIM", "FRESH LIMES", "0805.50", "Citrus latifolia")},
	{check: 33, says: "lemons (Citrus limon) are ordered with the melons", on: "t1",
		facts: ordered("LEM", "FRESH LEMONS", "0805.50", "Citrus limon")},
	{check: 33, says: "pineapples, which no protocol names", on: "t1", want: []int{33},
		facts: ordered("PIN", "FRESH PINEAPPLES", "0804.30", "Ananas comosus")},
	{check: 33, says: "longans, of which nobody knows whether they may enter (a warning)", on: "t1", want: []int{33},
		facts: ordered("LON", "FRESH LONGANS", "0810.90", "Dimocarpus longan")},
	{check: 33, says: "fresh fruit without a botanical name", on: "t1", want: []int{33},
		facts: ordered("FRU", "FRESH FRUIT", "0807.11", "")},
	{check: 33, says: "silk scarves are ordered with the melons", on: "t1",
		facts: ordered("SLK", "SILK SCARVES", "6214.10", "")},
	{check: 33, says: "there are no protocols with the country of destination", on: "t1",
		facts: ordered("PIN", "FRESH PINEAPPLES", "0804.30", "Ananas comosus"),
		around: listedAs(listing("protocol-commodities", "la-vn-musa-acuminata",
			map[string]string{"origin": "LA", "destination": "VN"}))},

	{check: 34, says: "the orchard of the second lot is blank", on: "r1", want: []int{34},
		facts: func(f *dossier.Facts) { f.Lots[1].Orchard = "" }},
	{check: 34, says: "the packing house of the second lot is blank", on: "r1", want: []int{34},
		facts: func(f *dossier.Facts) { f.Lots[1].Packhouse = "" }},
	{check: 34, says: "an orchard that is not on the list", on: "r1", want: []int{34},
		facts: func(f *dossier.Facts) { orchard(f, "LA-BAN-O-0099") }},
	{check: 34, says: "the orchard of melons", on: "r1", want: []int{34},
		facts: func(f *dossier.Facts) { orchard(f, "LA-WML-O-0021") }},
	{check: 34, says: "another orchard that is on the list", on: "r1",
		facts: func(f *dossier.Facts) { orchard(f, "LA-BAN-O-0015") }},
	{check: 34, says: "the packing house was suspended", on: "r1", want: []int{34},
		around: listedAs(packhouse("suspended", ""))},
	{check: 34, says: "the season of the packing house ended the day before departure", on: "r1", want: []int{34},
		around: listedAs(packhouse("open", "2026-11-05"))},
	{check: 34, says: "the season of the packing house ends on the day of departure", on: "r1",
		around: listedAs(packhouse("open", "2026-11-06"))},
	{check: 34, says: "nobody loaded the lists, and the dossier has the registrations", on: "r1",
		around: emptied("orchards", "packhouses")},
	{check: 34, says: "nobody loaded the lists, and the dossier has no registrations", on: "r1", want: []int{34},
		facts: func(f *dossier.Facts) { notRegistered("orchard")(f) }, around: emptied("orchards", "packhouses")},
	{check: 34, says: "the registration of an orchard in the dossier ended the day before departure", on: "r1",
		want: []int{34}, facts: func(f *dossier.Facts) { f.Registrations[1].ValidTo = "2026-11-05" }},
	{check: 34, says: "the phytosanitary certificate names another orchard", on: "r1", want: []int{34},
		paper: "phytosanitary", box: "/marks/4", value: "ORCHARDS LA-BAN-O-0007, LA-BAN-O-0011, LA-BAN-O-0016"},
	{check: 34, says: "coffee has neither orchard nor packing house", on: "t1",
		facts: func(f *dossier.Facts) { f.Lots[2].Orchard = "" }},
}

// ordered adds a line of which nothing is loaded yet.
func ordered(code, name, hs6, species string) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		line := f.Lines[0]
		line.Number, line.Planned = len(f.Lines)+1, 10
		line.Item = dossier.Item{Code: code, PaperName: name, NameEN: name, HS6: hs6, Species: species, Unit: "KGM"}
		f.Lines = append(f.Lines, line)
	}
}

// orchard moves the second lot to another orchard, on its labels too.
func orchard(f *dossier.Facts, code string) { f.Lots[1].Orchard, f.Labels[1].Orchard = code, code }

func packhouse(status, until string) trade.RegisterRow {
	row := listing("packhouses", "LA-BAN-P-0002", map[string]string{"status": status, "hs6": "0803.90"})
	row.ValidTo = until
	return row
}

// emptied are the registers without any row of some.
func emptied(registers ...string) func(*preflight.Input) {
	return func(in *preflight.Input) {
		all, _ := listed() // read by now, and found good
		in.Registers = preflight.NewLists(slices.DeleteFunc(slices.Clone(all), func(r trade.RegisterRow) bool {
			return slices.Contains(registers, r.Register)
		}))
	}
}

var labelRows = []row{
	{check: 35, says: "the labels of the second lot name the orchard of the first", on: "r1", want: []int{35},
		facts: func(f *dossier.Facts) { f.Labels[1].Orchard = "LA-BAN-O-0007" }},
	{check: 35, says: "the labels of the second lot name no packing house", on: "r1", want: []int{35},
		facts: func(f *dossier.Facts) { f.Labels[1].Packhouse = "" }},
	{check: 35, says: "31 labels of the second lot were scanned", on: "r1", want: []int{35},
		facts: func(f *dossier.Facts) { f.Labels[1].Scanned = 31 }},
	{check: 35, says: "32 labels of the second lot were scanned", on: "r1",
		facts: func(f *dossier.Facts) { f.Labels[1].Scanned = 32 }},
	{check: 35, says: "no labels of the second lot were scanned", on: "r1", want: []int{35},
		facts: func(f *dossier.Facts) { f.Labels = slices.Delete(f.Labels, 1, 2) }},
	{check: 35, says: "a label was read on each of the four pallets of melons", on: "t1", facts: palletsOfMelons(4)},
	{check: 35, says: "a label was read on three of the four pallets of melons", on: "t1", want: []int{35},
		facts: palletsOfMelons(3)},
	{check: 35, says: "no labels of the coffee were scanned", on: "t1",
		facts: func(f *dossier.Facts) { f.Labels = f.Labels[:2] }},

	{check: 36, says: "the labels of the second lot lack the sentence of export", on: "r1", want: []int{36},
		facts: func(f *dossier.Facts) { f.Labels[1].Sentences = "PRODUCT OF LAOS" }},
	{check: 36, says: "they have it in English only", on: "r1",
		facts: func(f *dossier.Facts) { f.Labels[1].Sentences = "Exported to the People’s Republic of China" }},
	{check: 36, says: "they have it in Chinese only", on: "r1",
		facts: func(f *dossier.Facts) { f.Labels[1].Sentences = "输往中华人民共和国" }},
	{check: 36, says: "they name the goods in Lao only", on: "r1", want: []int{36},
		facts: func(f *dossier.Facts) { f.Labels[1].Names = "ກ້ວຍ" }},
	{check: 36, says: "they name the goods in Chinese only", on: "r1",
		facts: func(f *dossier.Facts) { f.Labels[1].Names = "香蕉" }},
	{check: 36, says: "coffee has no such sentence, and none is asked for", on: "t1",
		facts: func(f *dossier.Facts) { f.Labels[2].Sentences = "" }},
}

// palletsOfMelons puts the first lot of melons onto the pallets, in the place of the coffee, and reads labels on some.
func palletsOfMelons(read int64) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		loads := f.Transport[0].Loads
		loads[0].PalletTareG, loads[2].PalletTareG = loads[2].PalletTareG, 0
		f.Labels[0].Scanned, f.Labels[0].Pallets, f.Labels[2].Pallets = 4, read, 0
	}
}

var certificateOfPlantRows = []row{
	{check: 37, says: "a botanical name with the genus alone", on: "t1", want: []int{37},
		facts: func(f *dossier.Facts) { f.Lines[1].Item.Species = "Coffea" }},
	{check: 37, says: "coffee of another species", on: "t1",
		facts: func(f *dossier.Facts) {
			f.Lines[1].Item.Species = "Coffea canephora"
		}},
	{check: 37, says: "the phytosanitary certificate has another botanical name", on: "r1", want: []int{37},
		paper: "phytosanitary", box: "/rows/0/species", value: "Musa sapientum"},

	{check: 38, says: "the phytosanitary certificate lists another container", on: "r1", want: []int{38},
		paper: "phytosanitary", box: "/units/1", value: "LKCU4200222"},
	{check: 38, says: "a mark on the phytosanitary certificate names another container", on: "r1", want: []int{38},
		paper: "phytosanitary", box: "/marks/3", value: "CONTAINER LKCU4200222, SEALS NTG552012, LCR0091835"},
	{check: 38, says: "another seal on it, which is told where seals are", on: "r1", want: []int{52},
		paper: "phytosanitary", box: "/marks/3", value: "CONTAINER LKCU4200182, SEALS NTG552019, LCR0091835"},
	{check: 38, says: "the phytosanitary certificate was handed in and did not come back", on: "r1", want: []int{38},
		around: func(in *preflight.Input) { state(in, "phytosanitary", trade.PaperSubmitted) }},
	{check: 38, says: "nobody asked for the certificate, and the protocol does", on: "r1", want: []int{38},
		facts:  func(f *dossier.Facts) { f.Phytosanitary.Wanted = false },
		around: func(in *preflight.Input) { state(in, "phytosanitary", trade.PaperSubmitted) }},
	{check: 38, says: "nobody asked for a certificate, and there is no protocol on the goods", on: "r1",
		facts: func(f *dossier.Facts) { f.Phytosanitary.Wanted = false },
		around: func(in *preflight.Input) {
			emptied("protocol-commodities")(in)
			state(in, "phytosanitary", trade.PaperSubmitted)
		}},

	{check: 39, says: "the goods come in at Boten, which is no Chinese port", on: "r1", want: []int{39},
		facts: func(f *dossier.Facts) { f.Route.Entry = dossier.Station{Code: "LABTN", Name: "BOTEN"} }},
	{check: 39, says: "they come in at Pingxiang, and the route goes by Mohan", on: "r1", want: []int{39},
		facts: func(f *dossier.Facts) { f.Route.Entry = dossier.Station{Code: "CNPIN", Name: "PINGXIANG RAILWAY PORT"} }},
	{check: 39, says: "the port of entry has a name and no code", on: "r1",
		facts: func(f *dossier.Facts) { f.Route.Entry.Code = "" }},
	{check: 39, says: "no ports are designated for the goods", on: "r1",
		facts:  func(f *dossier.Facts) { f.Route.Entry = dossier.Station{Code: "LABTN", Name: "BOTEN"} },
		around: emptied("designated-ports")},
	{check: 39, says: "the phytosanitary certificate has another point of entry", on: "r1", want: []int{39},
		paper: "phytosanitary", box: "/entry", value: "HEKOU RAILWAY PORT"},

	{check: 40, says: "the phytosanitary certificate was issued on 3 Nov, before the goods were packed", on: "r1",
		want: []int{40}, folder: issued("phytosanitary", "2026-11-03")},
	{check: 40, says: "it was issued on the day of departure", on: "r1", folder: issued("phytosanitary", "2026-11-06")},
	{check: 40, says: "it was issued the day after departure", on: "r1", want: []int{40},
		folder: issued("phytosanitary", "2026-11-07")},
	{check: 40, says: "a lot was packed the day before it was harvested", on: "r1", want: []int{40},
		facts: func(f *dossier.Facts) { f.Lots[1].HarvestedOn = "2026-11-05" }},
	{check: 40, says: "a lot was packed on the day of its harvest", on: "r1",
		facts: func(f *dossier.Facts) { f.Lots[1].HarvestedOn = "2026-11-04" }},
	{check: 40, says: "a lot was packed once more after the inspection", on: "r1", want: []int{40},
		facts: func(f *dossier.Facts) { f.Lots[1].PackedTo = "2026-11-06" }},
	{check: 40, says: "a lot was packed until the day of the inspection", on: "r1",
		facts: func(f *dossier.Facts) { f.Lots[1].PackedTo = "2026-11-05" }},
	{check: 40, says: "the goods wait 15 days for a train (a warning)", on: "r1", want: []int{40}, facts: waiting(15)},
	{check: 40, says: "the goods wait 14 days for a train", on: "r1", facts: waiting(14)},
	{check: 40, says: "the certificate names another day of inspection", on: "r1", want: []int{40},
		paper: "phytosanitary", box: "/inspected_on", value: "2026-11-04"},

	{check: 41, says: "the additional declaration is that of melons", on: "r1", want: []int{41},
		facts: func(f *dossier.Facts) {
			f.Phytosanitary.Declaration = "THIS CONSIGNMENT COMPLIES WITH THE PROTOCOL FOR WATERMELONS."
		}},
	{check: 41, says: "there is no additional declaration", on: "r1", want: []int{41},
		facts: func(f *dossier.Facts) { f.Phytosanitary.Declaration = "NIL" }},
	{check: 41, says: "the protocol has other words since", on: "r1", want: []int{41},
		around: listedAs(listing("declarations", "la-cn-musa-acuminata",
			map[string]string{"required": "yes", "text": "FREE FROM PESTS."}))},
	{check: 41, says: "nobody has words for these goods", on: "r1", facts: func(f *dossier.Facts) {
		f.Phytosanitary.Declaration = "FREE FROM PESTS."
	}, around: listedAs(listing("declarations", "la-cn-mangifera-indica", nil))},
	{check: 41, says: "the certificate came back with another additional declaration", on: "r1", want: []int{41},
		paper: "phytosanitary", box: "/declarations/0", value: "FREE FROM PESTS."},
	{check: 41, says: "coffee has a declaration, and none is asked for", on: "t1",
		facts: func(f *dossier.Facts) { f.Lines[1].Declaration = "FREE FROM HYPOTHENEMUS HAMPEI." }},
}

// state is how far a paper has come.
func state(in *preflight.Input, kind trade.PaperKind, is trade.PaperState) {
	for i := range in.Papers {
		if in.Papers[i].Kind == kind {
			in.Papers[i].State = is
		}
	}
}

// waiting puts packing, inspection and the phytosanitary certificate some days before departure.
func waiting(days int) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		at, _ := time.Parse(time.RFC3339, f.Route.DepartsAt)
		was, _ := time.Parse(time.DateOnly, "2026-11-05")
		later := was.AddDate(0, 0, days).Format(time.DateOnly)
		f.Route.DepartsAt = later + at.Format("T15:04:05Z07:00")
	}
}

var treatmentRows = []row{
	{check: 42, says: "mandarins and no cold treatment", on: "r1", want: []int{42}, around: coldAsked},
	{check: 42, says: "18 days of cold by all sensors", on: "r1", facts: cooled(18*24, 0), around: coldAsked},
	{check: 42, says: "an hour less than 18 days of cold", on: "r1", want: []int{42}, facts: cooled(18*24-1, 0),
		around: coldAsked},
	{check: 42, says: "a reading is missing in between", on: "r1", want: []int{42}, facts: func(f *dossier.Facts) {
		cooled(18*24, 0)(f)
		s := &f.Treatments[0].Sensors[0]
		s.Readings = slices.Delete(s.Readings, 200, 202)
	}, around: coldAsked},
	{check: 42, says: "one sensor was warm once", on: "r1", want: []int{42}, facts: func(f *dossier.Facts) {
		cooled(18*24, 0)(f)
		f.Treatments[0].Sensors[1].Readings[200].CentiC = 210
	}, around: coldAsked},
	{check: 42, says: "a sensor showed 0.4 degrees in melting ice", on: "r1", want: []int{42}, facts: cooled(18*24, 40),
		around: coldAsked},
	{check: 42, says: "a sensor showed 0.3 degrees in melting ice", on: "r1", facts: cooled(18*24, 30), around: coldAsked},
	{check: 42, says: "the sensors have no readings", on: "r1", want: []int{42}, facts: func(f *dossier.Facts) {
		cooled(0, 0)(f)
		f.Treatments[0].Sensors = nil
	}, around: coldAsked},
	{check: 42, says: "coffee was fumigated 21 days before departure", on: "t1", facts: fumigated("2026-10-19")},
	{check: 42, says: "coffee was fumigated 22 days before departure (a warning)", on: "t1", want: []int{42},
		facts: fumigated("2026-10-18")},
	{check: 42, says: "the record of the fumigation has no concentration", on: "t1", want: []int{42},
		facts: func(f *dossier.Facts) {
			fumigated("2026-11-05")(f)
			f.Treatments[0].Concentration = ""
		}},
	{check: 42, says: "the certificate says that nothing was treated, and the coffee was", on: "t1", want: []int{42},
		facts: fumigated("2026-11-05"), paper: "phytosanitary", box: "/treatment/chemical", value: "NIL"},

	{check: 43, says: "pallets of wood without a mark", on: "t1", want: []int{43},
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Mark = "" }},
	{check: 43, says: "a mark without the treatment", on: "t1", want: []int{43},
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Mark = "LA-012" }},
	{check: 43, says: "a mark with methyl bromide", on: "t1",
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Mark = "LA-012 MB" }},
	{check: 43, says: "pallets, and nobody said of what (a warning)", on: "t1", want: []int{43},
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Wood, f.Transport[0].Pallets.Mark = false, "" }},
	{check: 43, says: "pallets of plastic", on: "t1",
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets.Wood, f.Transport[0].Pallets.Mark = false, "PLASTIC" }},
	{check: 43, says: "cartons on slip-sheets, without pallets", on: "r1",
		facts: func(f *dossier.Facts) { f.Transport[0].Pallets = &dossier.Pallets{} }},
}

// coldAsked has the protocol ask for a cold treatment, as that on mandarins does.
func coldAsked(in *preflight.Input) {
	listedAs(listing("protocol-commodities", "la-cn-musa-acuminata", map[string]string{"origin": "LA", "destination": "CN",
		"group": "fruit", "status": "open", "registered": "orchard packhouse", "cold_centi_c": "167", "cold_days": "18",
		"reading_min": "60", "ice_point_centi_c": "30"}))(in)
}

// cooled is a cold treatment of both containers, with two sensors that were read once an hour.
func cooled(hours int, iceCentiC int64) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		from := time.Date(2026, 10, 17, 0, 0, 0, 0, time.UTC)
		sensor := dossier.Sensor{IcePointCentiC: iceCentiC, CalibratedOn: "2026-10-16"}
		for h := range hours + 1 {
			at := from.Add(time.Duration(h) * time.Hour).Format(time.RFC3339)
			sensor.Readings = append(sensor.Readings, dossier.Reading{At: at, CentiC: 150})
		}
		t := dossier.Treatment{Kind: "cold", StartedAt: from.Format(time.RFC3339), EndedAt: "2026-11-04T00:00:00Z",
			Temperature: "1.5 °C", Duration: "18 DAYS", Facility: "LA-CT-01"}
		for n := range 2 {
			sensor.Number, sensor.Readings = fmt.Sprintf("S%d", n+1), slices.Clone(sensor.Readings)
			t.Sensors = append(t.Sensors, sensor)
		}
		f.Treatments = append(f.Treatments, t)
	}
}

// fumigated is a fumigation of everything that ended on a day.
func fumigated(on string) func(*dossier.Facts) {
	return func(f *dossier.Facts) {
		f.Treatments = append(f.Treatments, dossier.Treatment{Kind: "fumigation", Certificate: "FUM-26-117",
			StartedAt: on + "T08:00:00+07:00", EndedAt: on + "T18:00:00+07:00", Chemical: "PH3", Concentration: "2 g/m3",
			Temperature: "25 °C", Duration: "10 HOURS"})
	}
}
