package forms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func railNote(t *testing.T, d dossier.Dossier) (*forms.RailNote, fault.List) {
	t.Helper()
	got := write(t, d, "rail-consignment-note")
	return got.Data.(*forms.RailNote), got.Faults
}

// The consignment note of R1 as the worked example has it, box by box.
func TestTheRailNoteOfTheBananas(t *testing.T) {
	t.Parallel()
	n, faults := railNote(t, example(t, "r1"))
	if len(faults) > 0 {
		t.Fatalf("it lacks %v", faults)
	}
	if n.From.Name != "VIENTIANE SOUTH" || n.From.NameZH != "万象南" || n.To.Name != "WANGJIAYING WEST" ||
		n.Border != "BOTEN/MOHAN" || n.BorderZH != "磨丁/磨憨" {
		t.Errorf("the way is %+v by %s to %+v", n.From, n.Border, n.To)
	}
	want := forms.RailFigures{Packages: 2_520, NetG: 34_020_000, CargoG: 37_044_000, TareG: 9_600_000, TotalG: 46_644_000}
	if n.Total != want || n.Seals != 4 || n.InWords != "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS" {
		t.Errorf("it comes to %+v, %d seals, %s", n.Total, n.Seals, n.InWords)
	}
	if n.Rows[0].Packing != "CT" || n.Rows[0].HS != "0803.90" || n.Rows[1].Container != "LKCU4200177" ||
		n.Rows[1].Seals != "NTG552011, LCR0091834" || n.Rows[1].TotalG != 23_322_000 || len(n.Rows) != 5 {
		t.Errorf("the rows are %+v", n.Rows)
	}
	if !slices.Equal(n.Declarations.Climates, []string{"SET POINT +13.5 °C, VENTILATION 20 M3/H"}) ||
		!n.Declarations.Perishable || len(n.Declarations.Permits) != 3 {
		t.Errorf("declared is %+v", n.Declarations)
	}
	if n.FreightBy != "consignee" || n.Waybill != "LCR-26-008812" || n.Variant != "China–Laos rail consignment note" {
		t.Errorf("it says %s pays, number %s, %s", n.FreightBy, n.Waybill, n.Variant)
	}
}

// Box 24 lists the papers that stand, with the numbers that authorities gave, and none that stays with the railway.
func TestTheRailNoteListsThePapersThatStand(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	numbers := func() (all []string) {
		n, _ := railNote(t, d)
		for i, one := range n.Documents {
			if one.Item != i+1 || one.DatedOn == "" {
				t.Errorf("paper %d is %+v", i+1, one)
			}
			all = append(all, one.Number)
		}
		return slices.Sorted(slices.Values(all))
	}
	want := []string{"EX1-2026-44107", "LA-E-2026-018731", "LA-PC-2026-004512", "NTG-26-0117", "NTG-26-0117"}
	if got := numbers(); !slices.Equal(got, want) {
		t.Errorf("listed are %v, want %v", got, want)
	}
	i := slices.IndexFunc(d.Papers, func(p dossier.Paper) bool { return p.Kind == "form-e" })
	d.Papers[i].State = "replaced"
	if got := numbers(); slices.Contains(got, "LA-E-2026-018731") {
		t.Errorf("one that was replaced is listed: %v", got)
	}
}

// Each railway carries the goods in its own country, and hands over at the border.
func TestEachRailwayHasItsSection(t *testing.T) {
	t.Parallel()
	n, _ := railNote(t, example(t, "r1"))
	if len(n.Sections) != 2 || n.Sections[0].From != "VIENTIANE SOUTH" || n.Sections[0].To != "BOTEN" ||
		n.Sections[1].From != "MOHAN" || n.Sections[1].To != "WANGJIAYING WEST" ||
		n.Sections[0].Carrier != "LAOS-CHINA RAILWAY CO., LTD." || n.Sections[1].CarrierZH == "" {
		t.Errorf("the sections are %+v", n.Sections)
	}
}

func TestWhoPaysTheRailway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, said, want string }{
		{"FCA", "", "consignee"}, {"EXW", "", "consignee"}, {"CPT", "", "consignor"}, {"DAP", "", "consignor"},
		{"FCA", "consignor", "consignor"},
	} {
		d := example(t, "r1")
		d.Facts.Terms.Rule, d.Facts.Route.FreightBy = c.rule, c.said
		if n, _ := railNote(t, d); n.FreightBy != c.want {
			t.Errorf("under %s, told %q, %s pays", c.rule, c.said, n.FreightBy)
		}
	}
}

// What the railway tells of its wagons stands in boxes 7 to 12, each wagon once.
func TestTheWagonsOfTheNote(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Transport[0].Car = &dossier.Car{Type: "X", ProvidedBy: "P", CapacityG: 70_000_000, Axles: 4,
		TareG: 22_000_000}
	d.Facts.Transport[1].Wagon = d.Facts.Transport[0].Wagon
	n, _ := railNote(t, d)
	if want := (forms.RailWagon{"X 5231417", "P", 70_000_000, 4, 22_000_000}); len(n.Wagons) != 1 || n.Wagons[0] != want {
		t.Errorf("the wagons are %+v", n.Wagons)
	}
}

// Goods that lie in a wagon itself have no container, and the tare is the wagon's.
func TestGoodsInAWagonOfTheirOwn(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	u := &d.Facts.Transport[0]
	u.Kind, u.Number, u.Wagon, u.SizeType, u.TareG = "wagon", "3351417", "", "", 0
	n, faults := railNote(t, d)
	if len(faults) > 0 || n.Rows[1].Container != "" || n.Rows[1].Wagon != "3351417" || n.Wagons[0].Number != "3351417" {
		t.Errorf("the row is %+v, the wagons %+v, faults %v", n.Rows[1], n.Wagons, faults)
	}
}

// Goods that are packed to a standard mass are told apart from those whose packages were weighed.
func TestHowTheMassWasDetermined(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	if n, _ := railNote(t, d); !n.StandardMass || !slices.Equal(n.Tickets, []string{"WB-26-3301"}) {
		t.Errorf("cartons of 14.7 kg each: %t, tickets %v", n.StandardMass, n.Tickets)
	}
	d.Facts.Transport[1].Loads[0].GrossG += 450
	if n, _ := railNote(t, d); n.StandardMass {
		t.Error("heavier cartons have a standard mass")
	}
}

// More containers than the note has room for stand on their list, to which it refers.
func TestManyContainersStandOnTheList(t *testing.T) {
	t.Parallel()
	d := many(t, 6)
	n, _ := railNote(t, d)
	if n.SeeList != 6 || len(n.Wagons) != 0 || len(n.Rows) != 4 || n.Rows[1].Kind != "list" || n.Seals != 12 {
		t.Errorf("it refers to %d, wagons %v, rows %+v", n.SeeList, n.Wagons, n.Rows)
	}
	l := write(t, d, "wagon-list").Data.(*forms.RailList)
	if l.Containers != 6 || l.Wagons != 6 || l.Total != n.Total || len(l.Rows) != 8 {
		t.Errorf("the list has %d containers on %d wagons, %+v", l.Containers, l.Wagons, l.Total)
	}
}

// many is R1 with more containers, each as its first.
func many(t *testing.T, containers int) dossier.Dossier {
	t.Helper()
	d := example(t, "r1")
	first := d.Facts.Transport[0]
	d.Facts.Transport = nil
	for i := range containers {
		first.Number, first.Wagon = fmt.Sprintf("LKCU42%05d", i), fmt.Sprintf("52%05d", i)
		d.Facts.Transport = append(d.Facts.Transport, first)
	}
	return d
}

// Containers that are set alike are told once; those that are not, each with its number.
func TestHowTheContainersAreSet(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Transport[1].Climate = &dossier.Climate{SetPointDeciC: -180}
	n, _ := railNote(t, d)
	want := []string{"LKCU4200177: SET POINT +13.5 °C, VENTILATION 20 M3/H", "LKCU4200182: SET POINT -18.0 °C"}
	if !slices.Equal(n.Declarations.Climates, want) {
		t.Errorf("set are %q", n.Declarations.Climates)
	}
}

// Each thing that the railway would refuse the papers for is told with the fact.
func TestRailPapersTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	note, list := trade.PaperKind("rail-consignment-note"), trade.PaperKind("wagon-list")
	for name, c := range map[string]struct {
		kind   trade.PaperKind
		change func(*dossier.Facts)
		key    words.Key
		at     string
	}{
		"by road":      {note, func(f *dossier.Facts) { f.Route.Mode = "road" }, words.FormsMode, "/facts/route/mode"},
		"list by road": {list, func(f *dossier.Facts) { f.Route.Mode = "road" }, words.FormsMode, "/facts/route/mode"},
		"no kind": {note, func(f *dossier.Facts) { f.Route.WaybillKind = "" }, words.FormsMissing,
			"/facts/route/waybill_kind"},
		"a note for Europe": {note, func(f *dossier.Facts) { f.Route.WaybillKind = "cim_smgs" }, words.FormsWaybillKind,
			"/facts/route/waybill_kind"},
		"an unknown station": {note, func(f *dossier.Facts) { f.Route.To.Name = "NOWHERE" }, words.FormsStation,
			"/facts/route/to/name"},
		"no station": {list, func(f *dossier.Facts) { f.Route.From.Name = "" }, words.FormsMissing,
			"/facts/route/from/name"},
		"an unknown border": {note, func(f *dossier.Facts) { f.Route.Via[1] = "HEKOU" }, words.FormsStation,
			"/facts/route/via/1"},
		"no tare": {note, func(f *dossier.Facts) { f.Transport[1].TareG = 0 }, words.FormsMissing,
			"/facts/transport/1/tare_g"},
		"no seal": {list, func(f *dossier.Facts) { f.Transport[0].Seals = nil }, words.FormsMissing,
			"/facts/transport/0/seals"},
		"no type": {list, func(f *dossier.Facts) { f.Transport[0].SizeType = "" }, words.FormsMissing,
			"/facts/transport/0/size_type"},
		"no number": {list, func(f *dossier.Facts) { f.Transport[0].Number = "" }, words.FormsMissing,
			"/facts/transport/0/number"},
		"a reefer not set": {note, func(f *dossier.Facts) { f.Transport[0].Climate = nil }, words.FormsMissing,
			"/facts/transport/0/climate"},
		"no wagon": {list, func(f *dossier.Facts) { f.Transport[0].Wagon = "" }, words.FormsMissing,
			"/facts/transport/0/wagon"},
		"nobody pays": {note, func(f *dossier.Facts) { f.Terms.Rule = "" }, words.FormsMissing, "/facts/route/freight_by"},
		"goods in Lao": {note, func(f *dossier.Facts) { f.Lines[0].Item.PaperName = "ກ້ວຍ" }, words.FormsNotLatin,
			"/facts/lines/0/item/paper_name"},
		"no heading": {note, func(f *dossier.Facts) { f.Lines[0].Item.HS6 = "" }, words.FormsMissing,
			"/facts/lines/0/item/hs6"},
		"nothing": {note, func(f *dossier.Facts) { f.Transport = nil }, words.FormsNothingLoaded,
			"/facts/transport"},
		"nothing listed": {list, func(f *dossier.Facts) { f.Transport = nil }, words.FormsNothingLoaded,
			"/facts/transport"},
		"no consignee address": {list, func(f *dossier.Facts) { f.Parties.Consignee.Address = "" }, words.FormsMissing,
			"/facts/parties/consignee/address"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "r1")
			c.change(&d.Facts)
			faults := write(t, d, c.kind).Faults
			if len(faults) != 1 || faults[0].Key != string(c.key) || faults[0].Field != c.at {
				t.Errorf("told is %v, want %s at %s", faults, c.key, c.at)
			}
		})
	}
}

// Without the register of railways the carrier of the dossier has the whole way, and without him it is told.
func TestTheCarrierWhereNoRailwayIsKnown(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	none := func(register, code string) (map[string]string, bool) {
		if register == "railways" {
			return nil, false
		}
		return shipped(t)(register, code)
	}
	r := forms.Request{Kind: "rail-consignment-note", Registers: none}
	got, err := forms.Write(d, r)
	if err != nil || len(got.Faults) > 0 ||
		got.Data.(*forms.RailNote).Sections[1].Carrier != "LAOS-CHINA RAILWAY CO., LTD." {
		t.Errorf("faults %v (%v)", got.Faults, err)
	}
	d.Facts.Parties.Carrier = nil
	if got, _ = forms.Write(d, r); len(got.Faults) != 1 || got.Faults[0].Field != "/facts/parties/carrier" {
		t.Errorf("without a carrier: %v", got.Faults)
	}
}

// The list says the same of R1 as the note.
func TestTheWagonListOfTheBananas(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "r1"), "wagon-list")
	l := got.Data.(*forms.RailList)
	want := forms.RailFigures{Packages: 2_520, NetG: 34_020_000, CargoG: 37_044_000, TareG: 9_600_000, TotalG: 46_644_000}
	if len(got.Faults) > 0 || l.Total != want || l.Seals != 4 || l.Rows[1].Wagon != "5231418" || l.Rows[3].Kind != "end" {
		t.Errorf("it says %+v, faults %v", l, got.Faults)
	}
}

func TestTheRailPapersArePrinted(t *testing.T) {
	t.Parallel()
	draft := write(t, example(t, "r1"), "rail-consignment-note")
	draft.Data.Heading().State = forms.StateDraft
	checkPages(t, draft, "Draft for the carrier: no consignment note", "FORM E LA-E-2026-018731, 6 NOV 2026", "***",
		"Page 1 of 1")
	pages := checkPages(t, write(t, many(t, 6), "rail-consignment-note"), "SEE LIST", "6 UNITS", "12: AS PER LIST")
	if len(pages) != 1 {
		t.Errorf("with a list it takes %d sheets", len(pages))
	}
	checkPages(t, write(t, example(t, "r1"), "wagon-list"), "CARTONS 2/2/4")
	pages = checkPages(t, write(t, many(t, 60), "wagon-list"), "Carried", "Brought", "TOTAL")
	if !strings.Contains(pages[1], "Page 2 of 2") || !strings.Contains(pages[1], "LCR-26-008812") {
		t.Errorf("the second sheet of the list says %s", pages[1])
	}
	checkPages(t, write(t, example(t, "t1"), "rail-consignment-note"), "1,160", "21,104")
}
