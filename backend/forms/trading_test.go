package forms_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// The cooperatives of R1 state what they delivered and what of it is exported, lot by lot.
func TestOriginLetterOfTheBananas(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "r1"), "origin-letter")
	l := got.Data.(*forms.OriginLetter)
	if len(got.Faults) > 0 || l.Growers != 3 || l.CountryLO != "ສປປ ລາວ" || l.AcceptedG != 35_950_000 ||
		l.Total != (forms.Weights{Packages: 2_520, NetG: 34_020_000, GrossG: 37_044_000}) {
		t.Fatalf("it says %+v, faults %v", l, got.Faults)
	}
	var kinds []string
	for _, row := range l.Rows {
		kinds = append(kinds, row.Kind)
	}
	one := []string{"grower", "", "subtotal", "sign"}
	if want := append(slices.Concat(one, one, one), "total"); !slices.Equal(kinds, want) {
		t.Errorf("the rows are %q", kinds)
	}
	want := forms.LetterRow{Item: 1, Lot: "LNT-BAN-261103-01", Orchard: "LA-BAN-O-0007", Place: "Namtha, Louang Namtha",
		PlaceLO: "ຫຼວງນ້ຳທາ", Named: forms.Named{Goods: "FRESH BANANAS (CAVENDISH, GREEN)", GoodsLO: "ກ້ວຍ", GoodsZH: "香蕉"},
		HarvestedOn: "2026-11-03", AcceptedG: 12_890_000,
		Weights: forms.Weights{Packages: 900, NetG: 12_150_000, GrossG: 13_230_000}}
	if l.Rows[1] != want {
		t.Errorf("the first lot is %+v", l.Rows[1])
	}
}

func TestOriginLetterOfOneLineNamesItsGrowersOnly(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "t1"), "origin-letter", 2)
	l := got.Data.(*forms.OriginLetter)
	if len(got.Faults) > 0 || l.Growers != 1 || l.Rows[0].Grower != "BOLAVEN COFFEE PRODUCERS" ||
		l.Rows[1].Orchard != "CLAO21052611050003" || l.Total.Packages != 60 {
		t.Errorf("it says %+v, faults %v", l, got.Faults)
	}
}

func TestInstructionsOfTrainAndTruck(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "r1"), "shipping-instruction")
	s := got.Data.(*forms.Instruction)
	if len(got.Faults) > 0 || s.Addressee.Name != "LAOS-CHINA RAILWAY CO., LTD." || s.Booking != "LCR-2026-11-0641" ||
		s.Waybill != "CHINA–LAOS RAIL CONSIGNMENT NOTE LCR-26-008812" || s.CutOffAt != "6 NOV 2026, 14:10 (UTC+07:00)" ||
		s.Freight != (forms.RoadFreight{Forward: true}) || s.Value != "USD 17,690.40" || s.Notify == nil {
		t.Fatalf("it says %+v, faults %v", s, got.Faults)
	}
	want := forms.InstructedUnit{Unit: "CONTAINER LKCU4200177", Type: "45R1", Seals: "NTG552011, LCR0091834",
		Climate: "KEEP AT +13.5 °C, VENTILATION 20 M3/H, PRE-COOLED TO +13.5 °C, LOGGER TL-0177", TareG: 4_800_000,
		MassG: 23_322_000, Weights: forms.Weights{Packages: 1_260, NetG: 17_010_000, GrossG: 18_522_000}}
	if len(s.Units) != 2 || s.Units[0] != want {
		t.Errorf("the containers are %+v", s.Units)
	}
	d := example(t, "t1")
	d.Facts.Parties.Forwarder = &dossier.Party{Name: "Forwarder", Address: "Boten", Country: "LA"}
	d.Facts.Insurance = &dossier.Insurance{Number: "P-7", Insurer: "Lao Insurer", Clauses: "ICC (A)"}
	s = write(t, d, "shipping-instruction").Data.(*forms.Instruction)
	if s.Addressee.Name != "FORWARDER" || s.Insurance != "INSURED BY POLICY P-7, LAO INSURER, ICC (A)" ||
		s.Waybill != "INTERNATIONAL ROAD CONSIGNMENT NOTE NTG-RCN-26-0014" || s.Value != "USD 24,780.00" {
		t.Errorf("it says %+v", s)
	}
}

// The papers that count stand in the order of the folder; what an authority issued has its number and date.
func TestCoverSheetListsThePapersThatCount(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Papers = append(d.Papers, dossier.Paper{Kind: "form-e", Number: "OLD", State: "replaced"},
		dossier.Paper{Kind: "form-e", Number: "GONE", State: "void"}, dossier.Paper{Kind: "form-e", State: "draft"},
		dossier.Paper{Kind: "cover-sheet", Number: "NTG-26-0121", State: "issued"},
		dossier.Paper{Kind: "form-rcep", Number: "NTG-2026-T1-1", State: "submitted", DatedOn: "2026-11-09"})
	got := write(t, d, "cover-sheet")
	c := got.Data.(*forms.Cover)
	if len(got.Faults) > 0 || len(c.Rows) != len(example(t, "t1").Papers)+2 {
		t.Fatalf("it lists %+v, faults %v", c.Rows, got.Faults)
	}
	first := forms.CoverRow{Item: 1, Paper: "Commercial invoice", Number: "NTG-26-0121", DatedOn: "2026-11-08",
		Said: "issued by us", CopiesFor: "consignee 1+1, broker 1+1, carrier 0+1, file 0+1", Originals: 2, Copies: 4}
	certificate := forms.CoverRow{Item: 3, Paper: "Certificate of origin Form E", Number: "LA-E-2026-018790",
		DatedOn: "2026-11-09", Said: "issued, and recorded here", CopiesFor: "consignee 1+0, file 0+1, broker 0+1",
		Originals: 1, Copies: 2}
	if c.Rows[0] != first || c.Rows[2] != certificate || c.Rows[3].Said != "handed in, not back yet" {
		t.Errorf("it lists %+v", c.Rows)
	}
	if last := c.Rows[len(c.Rows)-1]; last.Kind != "end" || last.Paper != "***" {
		t.Errorf("it ends with %+v", last)
	}
	var originals, copies int64
	for _, one := range c.Recipients {
		originals, copies = originals+one.Originals, copies+one.Copies
	}
	for _, row := range c.Rows {
		originals, copies = originals-row.Originals, copies-row.Copies
	}
	if originals != 0 || copies != 0 {
		t.Errorf("what the recipients get, %+v, is not what is printed", c.Recipients)
	}
}

func TestPrintSetOfTheBananas(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	set, faults := forms.PrintSet(d, shipped(t))
	if len(faults) > 0 || len(set) != len(d.Papers) || set[0].Kind != trade.CommercialInvoice ||
		set[1].Kind != trade.PackingList {
		t.Fatalf("it is %+v, faults %v", set, faults)
	}
	want := []forms.Copies{{"consignee", 1, 1}, {"broker", 1, 1}, {"carrier", 0, 1}, {"file", 0, 1}}
	if !slices.Equal(set[0].Copies, want) {
		t.Errorf("the invoice is printed %+v", set[0].Copies)
	}
}

// Every form that there is has its copies in the register, as it comes with the program.
func TestEveryFormHasAPrintSet(t *testing.T) {
	t.Parallel()
	var d dossier.Dossier
	for _, f := range forms.All() {
		d.Papers = append(d.Papers, dossier.Paper{Kind: string(f.Kind), State: "issued"})
	}
	set, faults := forms.PrintSet(d, shipped(t))
	for _, one := range faults {
		t.Errorf("%s: %v", one.Field, one)
	}
	for _, paper := range set {
		if len(paper.Copies) == 0 {
			t.Errorf("%s goes to nobody", paper.Kind)
		}
	}
}

// A register that says nothing, or no numbers, is told; the paper is listed all the same.
func TestPrintSetsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for said, key := range map[string]words.Key{"": words.FormsCopies, "consignee": words.FormsCopies,
		"consignee 1": words.FormsCopies, "consignee 1+": words.FormsCopies, "consignee -1+0": words.FormsCopies,
		"consignee 1+0,": words.FormsCopies, "none": words.FormsNoRules, "bank 99999999+0": words.FormsCopies} {
		t.Run(said, func(t *testing.T) {
			t.Parallel()
			d := dossier.Dossier{Papers: []dossier.Paper{{Kind: "packing-list", State: "void"},
				{Kind: "packing-list", Number: "7", State: "issued"}}}
			set, faults := forms.PrintSet(d, func(string, string) (map[string]string, bool) {
				return map[string]string{"copies": said}, said != "none"
			})
			toldOnce(t, faults, key, "/papers/1")
			if len(set) != 1 || set[0].Number != "7" || len(set[0].Copies) != 0 {
				t.Errorf("the set is %+v", set)
			}
		})
	}
}

// A cover sheet tells the same, beside the papers it could not find copies for.
func TestPapersOfTheTradeTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	const letter, instruction, cover = "origin-letter", "shipping-instruction", "cover-sheet"
	for name, c := range map[string]struct {
		kind   trade.PaperKind
		change func(*dossier.Dossier)
		key    words.Key
		at     string
	}{
		"a lot of nobody": {letter, func(d *dossier.Dossier) { d.Facts.Lots[0].Grower = "" }, words.FormsMissing,
			"/facts/lots/0/grower"},
		"no harvest": {letter, func(d *dossier.Dossier) { d.Facts.Lots[1].HarvestedOn = "" }, words.FormsMissing,
			"/facts/lots/1/harvested_on"},
		"no delivery": {letter, func(d *dossier.Dossier) { d.Facts.Lots[1].AcceptedG = 0 }, words.FormsMissing,
			"/facts/lots/1/accepted_g"},
		"no village": {letter, func(d *dossier.Dossier) { d.Facts.Parties.Growers[2].Address = "" }, words.FormsMissing,
			"/facts/parties/growers/2/address"},
		"nothing grown": {letter, func(d *dossier.Dossier) { d.Facts.Transport = nil }, words.FormsNothingLoaded,
			"/facts/transport"},
		"nobody to instruct": {instruction, func(d *dossier.Dossier) { d.Facts.Parties.Carrier = nil }, words.FormsMissing,
			"/facts/parties/forwarder"},
		"no place of delivery": {instruction, func(d *dossier.Dossier) { d.Facts.Terms.Place = "" }, words.FormsMissing,
			"/facts/terms/place"},
		"no departure": {instruction, func(d *dossier.Dossier) { d.Facts.Route.DepartsAt = "" }, words.FormsMissing,
			"/facts/route/departs_at"},
		"no invoice":      {instruction, func(d *dossier.Dossier) { d.Papers = nil }, words.FormsNoInvoice, "/papers"},
		"an empty folder": {cover, func(d *dossier.Dossier) { d.Papers = nil }, words.FormsNoInvoice, "/papers"},
		"an unknown paper": {cover, func(d *dossier.Dossier) { d.Papers[2].Kind = "love-letter" }, words.FormsNoRules,
			"/papers/2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")
			c.change(&d)
			toldOnce(t, write(t, d, c.kind).Faults, c.key, c.at)
		})
	}
}

// The train of 25: the first of its dossiers makes the same papers.
func TestPapersOfTheTrain(t *testing.T) {
	t.Parallel()
	for i, d := range train(t).Dossiers {
		for _, kind := range []trade.PaperKind{"origin-letter", "shipping-instruction", "cover-sheet"} {
			got := write(t, d, kind)
			if len(got.Faults) > 0 || got.Sum.Packages != 1_260 || got.Sum.NetG != 17_010_000 {
				t.Errorf("%s of dossier %d: %+v, faults %v", kind, i, got.Sum, got.Faults)
			}
			if i == 0 {
				checkPages(t, got, "17,010.0", "NTG-26-S101")
			}
		}
	}
}
