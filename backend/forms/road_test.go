package forms_test

import (
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// The consignment note of T1 as the worked example has it: box 7 is 1,160, box 11 is 21,104, pallets once.
func TestRoadNoteOfTheTruck(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "t1"), "road-consignment-note")
	n := got.Data.(*forms.RoadNote)
	if len(got.Faults) > 0 {
		t.Fatalf("it lacks %v", got.Faults)
	}
	melons := forms.GoodsRow{Item: 1, Marks: "NTG / KUNMING / LOT AS PER PL", Packing: "CARTONS", HS: "0807.11",
		Named:   forms.Named{Goods: "FRESH WATERMELONS", GoodsLO: "ໝາກໂມ", GoodsZH: "西瓜"},
		Weights: forms.Weights{Packages: 1_100, NetG: 16_500_000, GrossG: 17_380_000}}
	if len(n.Rows) != 5 || n.Rows[0] != melons || n.Rows[1].Packing != "JUTE BAGS" || n.Rows[1].GrossG != 3_724_000 ||
		n.Rows[2].Text != "TRAILER 0937 (SEAL NTG552077)" || n.Rows[3].Text != "4 PALLETS, NOT COUNTED AS PACKAGES; "+
		"THEIR 88.0 KG ARE IN THE GROSS WEIGHT; ISPM 15 MARK LA-012 HT" || n.Rows[4].Kind != "total" {
		t.Errorf("the goods are %+v", n.Rows)
	}
	total := forms.Weights{Packages: 1_160, NetG: 20_100_000, GrossG: 21_104_000}
	if n.Total != total || n.Rows[4].Weights != total {
		t.Errorf("the total is %+v", n.Total)
	}
	if n.Delivery != "KUNMING, CHINA" || n.Taking != "VIENTIANE, LAO PDR" || n.EstablishedOn != "2026-11-09" ||
		n.Freight != (forms.RoadFreight{Paid: true}) || n.Agreements != "ROAD PERMIT CN-LA-26-5512 (TO 31 DEC 2026)" {
		t.Errorf("the note says %+v", n)
	}
	if n.Instructions != "TRAILER 0937: KEEP AT +12.0 °C, VENTILATION 10 M3/H, PRE-COOLED TO +12.0 °C, LOGGER TL-8841\n"+
		"BORDER BOTEN/MOHAN; OFFICE OF EXIT BOTEN; POINT OF ENTRY MOHAN\n"+
		"EXPORT DECLARATION BY BOTEN BORDER BROKERS SOLE CO., LTD., CARD DC-2026-0417" {
		t.Errorf("box 13 says %q", n.Instructions)
	}
	if !strings.HasPrefix(n.Documents, "COMMERCIAL INVOICE NTG-26-0121, PACKING LIST NTG-26-0121, ") ||
		strings.Contains(n.Documents, "CONSIGNMENT NOTE") {
		t.Errorf("box 5 says %q", n.Documents)
	}
}

// A note of one line tells of its own goods only: the pallets carry the coffee.
func TestRoadNoteOfOneLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[int]struct {
		rows        int
		gross, unit int64
	}{1: {3, 17_380_000, 17_380_000}, 2: {4, 3_724_000, 3_724_000}} {
		n := write(t, example(t, "t1"), "road-consignment-note", line).Data.(*forms.RoadNote)
		s := write(t, example(t, "t1"), "shipping-instruction", line).Data.(*forms.Instruction)
		if len(n.Rows) != want.rows || n.Total.GrossG != want.gross || len(s.Units) != 1 || s.Units[0].GrossG != want.unit {
			t.Errorf("line %d: %+v, units %+v", line, n.Rows, s.Units)
		}
	}
	d := example(t, "t1") // the melons stand on pallets too
	d.Facts.Transport[0].Loads[0].PalletTareG, d.Facts.Transport[0].Pallets.TareG = 20_000, 108_000
	n := write(t, d, "road-consignment-note", 2).Data.(*forms.RoadNote)
	if got := n.Rows[2].Text; !strings.HasPrefix(got, "ON PALLETS, NOT COUNTED AS PACKAGES; THEIR 88.0 KG") {
		t.Errorf("the remark is %q", got)
	}
}

func TestWhoPaysTheCarriage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rule, by string
		want     forms.RoadFreight
	}{
		"delivered":          {"DAP", "", forms.RoadFreight{Paid: true}},
		"carriage paid to":   {"CPT", "", forms.RoadFreight{Paid: true}},
		"free carrier":       {"FCA", "", forms.RoadFreight{Forward: true}},
		"ex works":           {"EXW", "", forms.RoadFreight{Forward: true}},
		"agreed against all": {"DAP", "consignee", forms.RoadFreight{Forward: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")
			d.Facts.Terms.Rule, d.Facts.Route.FreightBy = c.rule, c.by
			if got := write(t, d, "road-consignment-note").Data.(*forms.RoadNote).Freight; got != c.want {
				t.Errorf("the ticks are %+v", got)
			}
		})
	}
}

// Frost kills what a plus was forgotten before.
func TestDegreesHaveTheirSign(t *testing.T) {
	t.Parallel()
	for deci, want := range map[int64]string{-135: "-13.5 °C", -5: "-0.5 °C", 0: "0.0 °C", 40: "+4.0 °C"} {
		d := example(t, "t1")
		d.Facts.Transport[0].Climate = &dossier.Climate{SetPointDeciC: deci}
		n := write(t, d, "road-consignment-note").Data.(*forms.RoadNote)
		if got, _, _ := strings.Cut(n.Instructions, "\n"); got != "TRAILER 0937: KEEP AT "+want {
			t.Errorf("%d tenths are said as %q", deci, got)
		}
	}
}

// The manifest of T1 has one row, and the plate in both scripts.
func TestTruckManifestOfTheTruck(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "t1"), "truck-manifest")
	m := got.Data.(*forms.TruckManifest)
	if len(got.Faults) > 0 {
		t.Fatalf("it lacks %v", got.Faults)
	}
	if want := (forms.Truck{Plate: "KK 4821 VIENTIANE CAPITAL", PlateLO: "ກກ 4821 ກຳແພງນະຄອນ", Country: "LAO PDR",
		Trailer: "0937"}); m.Truck != want {
		t.Errorf("the truck is %+v", m.Truck)
	}
	if want := (forms.Driver{Name: "DRIVER A", Passport: "PA0000000", Licence: "DL-000000", LicenceValidTo: "2028-05-31",
		Phone: "+856 20 5550 0000"}); m.Driver != want {
		t.Errorf("the driver is %+v", m.Driver)
	}
	total := forms.Weights{Packages: 1_160, NetG: 20_100_000, GrossG: 21_104_000}
	if len(m.Rows) != 2 || m.Rows[0].Weights != total || m.Rows[1].Weights != total || m.Rows[1].Kind != "total" ||
		m.Rows[0].Packing != "1,100 CARTONS, 60 JUTE BAGS" || m.Rows[0].GoodsLO != "ໝາກໂມ, ກາເຟ ອາຣາບິກາ" ||
		m.Rows[0].Goods != "FRESH WATERMELONS; GREEN COFFEE, ARABICA, BOLAVEN" {
		t.Errorf("the rows are %+v", m.Rows)
	}
	if m.PackagesInWords != "ONE THOUSAND ONE HUNDRED AND SIXTY (1,160) PACKAGES: 1,100 CARTONS, 60 JUTE BAGS" ||
		m.DepartsAt != "9 NOV 2026, 06:00 (UTC+07:00)" || m.GateAt != "9 NOV 2026, 18:30 (UTC+07:00)" ||
		m.Gate != "BOTEN / MOHAN" || m.Seals != "TRAILER 0937 (SEAL NTG552077)" || m.Loggers != "TL-8841" {
		t.Errorf("it says %+v", m)
	}
}

// Each thing that a paper of the road lacks, or cannot carry, is told with the fact.
func TestPapersOfTheRoadTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	type facts = dossier.Facts
	const note, manifest = "road-consignment-note", "truck-manifest"
	for name, c := range map[string]struct {
		kind   trade.PaperKind
		change func(*facts)
		key    words.Key
		at     string
	}{
		"by rail":       {note, func(f *facts) { f.Route.Mode = "rail" }, words.FormsByRoad, "/facts/route/mode"},
		"no carrier":    {note, func(f *facts) { f.Parties.Carrier = nil }, words.FormsMissing, "/facts/parties/carrier"},
		"no plate":      {note, func(f *facts) { f.Route.Vehicle = "" }, words.FormsMissing, "/facts/route/vehicle"},
		"no Lao plate":  {note, func(f *facts) { f.Route.VehicleLO = "" }, words.FormsMissing, "/facts/route/vehicle_lo"},
		"a plate alone": {note, func(f *facts) { f.Route.Vehicle = "ກກ 4821" }, words.FormsNotLatin, "/facts/route/vehicle"},
		"no country of the truck": {note, func(f *facts) { f.Route.Nationality = "" }, words.FormsMissing,
			"/facts/route/nationality"},
		"no destination": {note, func(f *facts) { f.Route.To.Name = "" }, words.FormsMissing, "/facts/route/to/name"},
		"no departure":   {note, func(f *facts) { f.Route.DepartsAt = "" }, words.FormsMissing, "/facts/route/departs_at"},
		"no terms":       {note, func(f *facts) { f.Terms.Rule = "" }, words.FormsMissing, "/facts/route/freight_by"},
		"no heading": {note, func(f *facts) { f.Lines[1].Item.HS6 = "" }, words.FormsMissing,
			"/facts/lines/1/item/hs6"},
		"goods in Lao": {note, func(f *facts) { f.Lines[0].Item.PaperName = "ໝາກໂມ" }, words.FormsNotLatin,
			"/facts/lines/0/item/paper_name"},
		"nothing loaded": {note, func(f *facts) { f.Transport = nil }, words.FormsNothingLoaded, "/facts/transport"},
		"nothing on it":  {manifest, func(f *facts) { f.Transport = nil }, words.FormsNothingLoaded, "/facts/transport"},
		"no driver":      {manifest, func(f *facts) { f.Route.Driver = nil }, words.FormsMissing, "/facts/route/driver"},
		"no passport": {manifest, func(f *facts) { f.Route.Driver.Passport = "" }, words.FormsMissing,
			"/facts/route/driver/passport"},
		"no licence": {manifest, func(f *facts) { f.Route.Driver.Licence = "" }, words.FormsMissing,
			"/facts/route/driver/licence"},
		"a name in Lao": {manifest, func(f *facts) { f.Route.Driver.Name = "ສົມພອນ" }, words.FormsNotLatin,
			"/facts/route/driver/name"},
		"no gate": {manifest, func(f *facts) { f.Route.Exit.Name = "" }, words.FormsMissing, "/facts/route/exit/name"},
		"no seal": {manifest, func(f *facts) { f.Transport[0].Seals = nil }, words.FormsMissing,
			"/facts/transport/0/seals"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")
			c.change(&d.Facts)
			toldOnce(t, write(t, d, c.kind).Faults, c.key, c.at)
		})
	}
}

// toldOnce fails unless one thing is told, and it is this.
func toldOnce(t *testing.T, faults fault.List, key words.Key, at string) {
	t.Helper()
	if len(faults) != 1 || faults[0].Key != string(key) || faults[0].Field != at {
		t.Errorf("told is %v, want %s at %s", faults, key, at)
	}
}

// A truck from abroad has no plate in Lao letters.
func TestAForeignTruckNeedsNoLaoPlate(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Route.Nationality, d.Facts.Route.VehicleLO, d.Facts.Route.Vehicle = "TH", "", "70-1234 NONG KHAI"
	got := write(t, d, "truck-manifest")
	if m := got.Data.(*forms.TruckManifest); len(got.Faults) > 0 || m.Truck.Country != "THAILAND" {
		t.Errorf("the truck is %+v, faults %v", m.Truck, got.Faults)
	}
}

// What the figures of the worked examples do not tell, read by another program.
func TestPapersOfRoadAndTradeArePrinted(t *testing.T) {
	t.Parallel()
	for kind, wants := range map[trade.PaperKind]map[string][]string{
		"road-consignment-note": {"t1": {"INTERNATIONAL CONSIGNMENT NOTE", "ROAD PERMIT CN-LA-26-5512"}},
		"truck-manifest":        {"t1": {"TRUCK AND DRIVER MANIFEST"}},
		"origin-letter":         {"r1": {"ORIGIN LETTER OF THE COOPERATIVES"}, "t1": {"CPS-ARA-26-114"}},
		"shipping-instruction":  {"r1": {"LKCU4200177"}, "t1": {"DAP Boten, Incoterms 2020"}},
		"cover-sheet":           {"r1": {"consignee 1+1, broker 1+1", "***"}},
	} {
		for file, said := range wants {
			checkPages(t, write(t, example(t, file), kind), said...)
		}
	}
}
