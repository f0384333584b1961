package forms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

func declaration(t *testing.T, d dossier.Dossier, lines ...int) (forms.Declaration, fault.List) {
	t.Helper()
	got := write(t, d, "export-declaration", lines...)
	return *got.Data.(*forms.Declaration), got.Faults
}

// whole is a declaration that lacks nothing.
func whole(t *testing.T, d dossier.Dossier, lines ...int) forms.Declaration {
	t.Helper()
	got, faults := declaration(t, d, lines...)
	if len(faults) > 0 {
		t.Fatalf("it lacks %v", faults)
	}
	return got
}

// itemsOf are the items in their order.
func itemsOf(d forms.Declaration) (all []forms.DeclarationItem) {
	for n := range len(d.Sheets) {
		for _, item := range d.Sheets[fmt.Sprint(n+1)] {
			if item != nil {
				all = append(all, *item)
			}
		}
	}
	return all
}

// manyLines is R1 with its goods on several lines, each of them with all that was loaded.
func manyLines(t *testing.T, count int) dossier.Dossier {
	t.Helper()
	d := example(t, "r1")
	line, lot, loads := d.Facts.Lines[0], d.Facts.Lots[0], []dossier.Load{}
	d.Facts.Lines, d.Facts.Lots = nil, nil
	for n := 1; n <= count; n++ {
		line.Number, lot.Line, lot.Number = n, n, fmt.Sprintf("LOT-%d", n)
		d.Facts.Lines, d.Facts.Lots = append(d.Facts.Lines, line), append(d.Facts.Lots, lot)
		loads = append(loads, dossier.Load{Lot: lot.Number, Packages: 10, QtyMilli: 135_000, NetG: 135_000, GrossG: 147_000})
	}
	d.Facts.Transport[0].Loads, d.Facts.Transport = loads, d.Facts.Transport[:1]
	return d
}

// The declaration of R1 as the worked example has it.
func TestTheDeclarationOfTheBananas(t *testing.T) {
	t.Parallel()
	d := whole(t, example(t, "r1"))
	if d.Declaration != "EX" || d.Procedure != "1" || d.ItemCount != 1 || d.Packages != 2_520 || d.Mode != "2" ||
		d.Containers != 1 || d.Exit.Name != "BOTEN RAILWAY" || d.Terms != "FCA" || d.Vehicle != "X8102" ||
		d.Origin != "LAO PDR" || d.DestinationCode != "CN" || d.DeclarantCard != "DC-2026-0417" ||
		d.TermsPlace != "VIENTIANE SOUTH RAILWAY STATION" || !slices.Equal(d.Nature, []string{"1", "1"}) {
		t.Errorf("the head is %+v", d)
	}
	want := forms.DeclarationValue{Currency: "USD", InvoiceMinor: 1_769_040, MinorDigits: 2, PrintDigits: 2,
		National: "LAK", StatisticalMinor: 40_587_264_000, StatisticalDigits: 2, StatisticalPrint: 0}
	if d.Value != want || d.Rate != (forms.ExchangeRate{Scaled: 21_600}) {
		t.Errorf("the values are %+v at %+v", d.Value, d.Rate)
	}
	items := itemsOf(d)
	if len(items) != 1 || items[0].GrossG != 37_044_000 || items[0].NetG != 34_020_000 || items[0].Procedure != "1000" ||
		items[0].National != "000" || items[0].Commodity != "08039090" || items[0].PackageName != "CARTONS" ||
		items[0].PriceMinor != 1_769_040 || items[0].StatisticalMinor != 40_587_264_000 || items[0].OriginCode != "LA" ||
		items[0].SupplementaryUnit != "" || items[0].Previous != "LCR-26-008812" ||
		!slices.Equal(items[0].Containers, []string{"LKCU4200177", "LKCU4200182"}) {
		t.Errorf("the items are %+v", items)
	}
}

// The truck has two items, no container, and the pallets weigh with the coffee.
func TestTheDeclarationOfTheTruck(t *testing.T) {
	t.Parallel()
	d := whole(t, example(t, "t1"))
	items := itemsOf(d)
	if d.ItemCount != 2 || d.Packages != 1_160 || d.Mode != "3" || d.Containers != 0 || len(items) != 2 ||
		d.Value.InvoiceMinor != 2_478_000 || d.Value.StatisticalMinor != 53_524_800_000 ||
		d.Vehicle != "KK 4821 VIENTIANE CAPITAL / 0937" {
		t.Fatalf("it says %+v", d)
	}
	if items[0].StatisticalMinor != 9_979_200_000 || items[1].StatisticalMinor != 43_545_600_000 ||
		items[0].GrossG != 17_380_000 || items[1].GrossG != 3_724_000 || items[1].Number != 2 {
		t.Errorf("the items are %+v", items)
	}
	coffee := whole(t, example(t, "t1"), 2)
	if items = itemsOf(coffee); coffee.ItemCount != 1 || coffee.Packages != 60 || items[0].Number != 1 ||
		coffee.Value.InvoiceMinor != 2_016_000 || coffee.Value.StatisticalMinor != 43_545_600_000 {
		t.Errorf("of the coffee alone it says %+v", coffee)
	}
}

// One item stands on the first sheet, three on each further one; places that are left over are null.
func TestItemsStandOnSheets(t *testing.T) {
	t.Parallel()
	for count, sheets := range map[int][]int{1: {1}, 2: {1, 1}, 4: {1, 3}, 5: {1, 3, 1}} {
		d := whole(t, manyLines(t, count))
		if len(d.Sheets) != len(sheets) || len(d.Forms) != len(sheets) {
			t.Fatalf("%d items are on %d sheets of %+v", count, len(d.Sheets), d.Forms)
		}
		for i, want := range sheets {
			on := d.Sheets[fmt.Sprint(i+1)]
			taken := slices.IndexFunc(append(on, nil), func(item *forms.DeclarationItem) bool { return item == nil })
			if room := []int{1, 3, 3}[i]; len(on) != room || taken != want {
				t.Errorf("of %d items %d are on sheet %d, which has %d places", count, taken, i+1, len(on))
			}
			if d.Forms[i] != (forms.DeclarationForm{Number: i + 1, Total: len(sheets)}) {
				t.Errorf("sheet %d is counted %+v", i+1, d.Forms[i])
			}
		}
	}
}

// Prices add up to the invoice with what stands on it, values at the border to whole kip.
func TestPartsAddUp(t *testing.T) {
	t.Parallel()
	d := manyLines(t, 7)
	d.Facts.Charges = []dossier.Charge{{Kind: "packing", Minor: 1_001, Paid: dossier.OnInvoice},
		{Kind: "inland freight", Minor: 10_007, Paid: dossier.Beside}}
	d.Facts.Rate.Scaled, d.Facts.Rate.Decimals = 2_160_047, 2
	last := &d.Facts.Transport[0].Loads
	*last = (*last)[:6] // of the last line nothing was loaded
	got := whole(t, d)
	var prices, values int64
	for _, item := range itemsOf(got) {
		prices, values = prices+item.PriceMinor, values+item.StatisticalMinor
		if item.StatisticalMinor%100 != 0 {
			t.Errorf("item %d is worth %d, no whole kip", item.Number, item.StatisticalMinor)
		}
	}
	whole := (d.Facts.Exchanged(d.Facts.FOBMinor()) + 50) / 100 * 100
	if got.ItemCount != 6 || prices != d.Facts.InvoiceMinor() || got.Value.InvoiceMinor != prices || values != whole ||
		got.Value.StatisticalMinor != whole || got.Rate.Printed != 2 {
		t.Errorf("%d items come to %d and %d, want %d and %d: %+v", got.ItemCount, prices, values,
			d.Facts.InvoiceMinor(), whole, got.Value)
	}
}

func TestQuantitiesThatAreNoWeightAreSupplementaryUnits(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Lines[0].Item.Unit = "NAR"
	item := itemsOf(whole(t, d))[0]
	if item.SupplementaryUnit != "NAR" || item.SupplementaryMilli != 34_020_000 || item.SupplementaryPrinted != 0 {
		t.Errorf("the item is %+v", item)
	}
}

func numbersOf(item forms.DeclarationItem) (all []string) {
	for _, p := range item.Documents {
		all = append(all, p.Code+" "+p.Number)
	}
	return all
}

// Box 44 names what there is to be produced: papers that count by the number that counts, and registrations in force.
func TestDocumentsProduced(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	got := numbersOf(itemsOf(whole(t, d))[1])
	want := []string{"380 NTG-26-0121", "271 NTG-26-0121", "851 LA-PC-2026-004589", "861 LA-E-2026-018790",
		"730 NTG-RCN-26-0014", "CPE CPE-2026-0356", "911 EL-2026-0098"}
	if !slices.Equal(got, want) {
		t.Errorf("the coffee goes with %v, want %v", got, want)
	}
	for i := range d.Papers {
		switch p := &d.Papers[i]; p.Kind {
		case "packing-list":
			p.State = "void"
		case "form-e": // handed in, and not issued yet: its number is ours
			p.State, p.Official = "submitted", nil
		case "phytosanitary":
			p.Number = "NTG-2026-T1-1" // ours; the authority's is told
		}
	}
	for i := range d.Facts.Registrations {
		if r := &d.Facts.Registrations[i]; r.Kind == "export licence" {
			r.ValidTo = "2026-11-05"
		}
	}
	got = numbersOf(itemsOf(whole(t, d))[0])
	want = []string{"380 NTG-26-0121", "851 LA-PC-2026-004588", "730 NTG-RCN-26-0014", "CPE CPE-2026-0355"}
	if !slices.Equal(got, want) {
		t.Errorf("the melons go with %v, want %v", got, want)
	}
}

// Each thing that a declaration lacks or cannot carry is told with the fact.
func TestDeclarationsTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	const missing = words.FormsMissing
	for name, c := range map[string]struct {
		change func(*dossier.Dossier)
		key    words.Key
		at     string
	}{
		"no TIN":       {func(d *dossier.Dossier) { d.Facts.Parties.Consignor.TIN = "" }, missing, "/parties/consignor/tin"},
		"no declarant": {func(d *dossier.Dossier) { d.Facts.Parties.Declarant = nil }, missing, "/parties/declarant"},
		"no card":      {cardless, missing, "/parties/declarant/card"},
		"no rate":      {func(d *dossier.Dossier) { d.Facts.Rate = nil }, missing, "/rate"},
		"no kind":      {func(d *dossier.Dossier) { d.Facts.Customs.Declaration = "" }, missing, "/customs/declaration"},
		"no reference": {func(d *dossier.Dossier) { d.Facts.Customs.Reference = "" }, missing, "/customs/reference"},
		"no office":    {func(d *dossier.Dossier) { d.Facts.Customs.Office = "" }, missing, "/customs/office"},
		"no exit":      {func(d *dossier.Dossier) { d.Facts.Route.Exit.Name = "" }, missing, "/route/exit/name"},
		"no waybill":   {func(d *dossier.Dossier) { d.Facts.Customs.Manifest = "" }, missing, "/customs/manifest"},
		"no mode":      {func(d *dossier.Dossier) { d.Facts.Route.Mode = "camel" }, missing, "/route/mode"},
		"no trading":   {func(d *dossier.Dossier) { d.Facts.Trading = "" }, missing, "/trading"},
		"a vehicle in Lao": {func(d *dossier.Dossier) { d.Facts.Route.Vehicle = "ກກ 4821" }, words.FormsNotLatin,
			"/route/vehicle"},
		"six digits": {func(d *dossier.Dossier) { d.Facts.Lines[0].Item.AHTN8 = "0803.90" }, words.FormsDigits,
			"/lines/0/item/ahtn8"},
		"no tariff line": {func(d *dossier.Dossier) { d.Facts.Lines[0].Item.AHTN8 = "" }, missing, "/lines/0/item/ahtn8"},
		"a nature in letters": {func(d *dossier.Dossier) { d.Facts.Customs.Nature = "AB" }, words.FormsDigits,
			"/customs/nature"},
		"a short regime": {func(d *dossier.Dossier) { d.Facts.Customs.Regime = "10" }, words.FormsDigits, "/customs/regime"},
		"a regime of re-export": {func(d *dossier.Dossier) { d.Facts.Customs.Regime = "3051" }, words.FormsRegime,
			"/customs/regime"},
		"an unknown declaration": {func(d *dossier.Dossier) { d.Facts.Customs.Declaration = "XX" }, words.FormsNoRules,
			"/customs/procedure"},
		"an office of the road": {func(d *dossier.Dossier) { d.Facts.Route.Exit.Name = "Boten" }, words.FormsOfficeMode,
			"/route/exit/name"},
		"two origins": {func(d *dossier.Dossier) { d.Facts.Lots[1].Country = "TH" }, words.FormsOneOrigin, "/lines/0"},
		"nothing loaded": {func(d *dossier.Dossier) { d.Facts.Transport = nil }, words.FormsNothingLoaded,
			"/transport"},
		"goods without weight": {weightless, missing, "/transport"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "r1")
			c.change(&d)
			_, faults := declaration(t, d)
			if len(faults) != 1 || faults[0].Key != string(c.key) || faults[0].Field != "/facts"+c.at {
				t.Errorf("told is %v, want %s at %s", faults, c.key, c.at)
			}
		})
	}
}

func cardless(d *dossier.Dossier) { d.Facts.Parties.Declarant.Card = "" }

func weightless(d *dossier.Dossier) {
	for _, t := range d.Facts.Transport {
		for i := range t.Loads {
			t.Loads[i].NetG = 0
		}
	}
}

func TestDeclarationsOfImportsAndOfTooManyItemsAreRefused(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Customs.Declaration, d.Facts.Customs.Procedure, d.Facts.Customs.Regime = "IM", "4", "4000"
	if _, faults := declaration(t, d); len(faults) != 1 || faults[0].Key != string(words.FormsProcedure) {
		t.Errorf("of an import told is %v", faults)
	}
	three := func(register, code string) (map[string]string, bool) {
		fields, found := shipped(t)(register, code)
		if register == "customs-procedures" {
			fields["max_items"] = "3"
		}
		return fields, found
	}
	for count, want := range map[int]int{3: 0, 4: 1} {
		got, err := forms.Write(manyLines(t, count), forms.Request{Kind: "export-declaration", Registers: three})
		if err != nil || len(got.Faults) != want || want == 1 && got.Faults[0].Key != string(words.FormsManyItems) {
			t.Errorf("of %d items where three may be told is %v (%v)", count, got.Faults, err)
		}
	}
	d = example(t, "r1")
	d.Papers = nil
	if _, faults := declaration(t, d); len(faults) != 1 || faults[0].Key != string(words.FormsNoInvoice) {
		t.Errorf("without an invoice told is %v", faults)
	}
}

// Without registers a declaration tells what it lacks, and what is known stands on it all the same.
func TestADeclarationWithoutRegisters(t *testing.T) {
	t.Parallel()
	none := func(string, string) (map[string]string, bool) { return nil, false }
	got, err := forms.Write(example(t, "r1"), forms.Request{Kind: "export-declaration", Registers: none})
	if err != nil {
		t.Fatal(err)
	}
	d := got.Data.(*forms.Declaration)
	if len(got.Faults) != 2 || got.Faults[0].Key != string(words.FormsNoRules) || got.Faults[1].Field != "/papers" ||
		d.Exit.Name != "BOTEN RAILWAY" || d.Value.StatisticalPrint != 2 || len(itemsOf(*d)[0].Documents) != 0 {
		t.Errorf("it says %+v, faults %v", d, got.Faults)
	}
}

// No number stands on a declaration that only the office gives, and items go on by three on each further sheet.
func TestPagesOfTheDeclaration(t *testing.T) {
	t.Parallel()
	pages := checkPages(t, write(t, example(t, "r1"), "export-declaration"), "LA-E-2026-018731", "Page 1 of 1",
		"Draft for the authority: not a certificate")
	if len(pages) != 1 || strings.Contains(pages[0], "EX1-2026-44107") {
		t.Errorf("it has %d pages, or the number that only the office gives", len(pages))
	}
	checkPages(t, write(t, train(t).Dossiers[0], "export-declaration"), "1,260 CARTONS (CT)", "18,522.0", "17,010.0")
	checkPages(t, write(t, manyLines(t, 8), "export-declaration"), "Page 4 of 4")
}

// What is filled in stands in the same boxes on the paper of customs, which is larger all around, and nothing of ours
// stands there beside it.
func TestTheOverlayHasTheBoxesOfTheForm(t *testing.T) {
	t.Parallel()
	data := dataOf(t, write(t, example(t, "t1"), "export-declaration").Data)
	var filled [2]sheet.Document
	for i, id := range []string{"export-declaration", "export-declaration-overlay"} {
		form, err := house.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := form.Lay(data, sheet.Options{CreatedAt: printedAt})
		if err != nil {
			t.Fatal(err)
		}
		filled[i] = doc.Only(sheet.Fill)
	}
	if page := filled[1].Pages[0]; page.WidthHMM != 21_400 || page.HeightHMM != 30_300 {
		t.Errorf("the paper is %d by %d", page.WidthHMM, page.HeightHMM)
	}
	small, large := placedTexts(filled[0].Shift(200, 300)), placedTexts(filled[1])
	if !slices.Equal(small, large) || len(large) < 50 {
		t.Errorf("on the form stand %d texts, on the paper of customs %d, or elsewhere", len(small), len(large))
	}
	for _, text := range large {
		if strings.Contains(text, "DRAFT") || strings.Contains(text, "Trade Hub") {
			t.Errorf("the fill says %s", text)
		}
	}
}

// placedTexts writes where each text of a document stands.
func placedTexts(doc sheet.Document) (all []string) {
	for n, page := range doc.Pages {
		for _, op := range page.Ops {
			if line, is := op.(sheet.Text); is {
				all = append(all, fmt.Sprintf("%d %s %d,%d %s", n, line.From.Box, line.XHMM, line.YHMM, line.Line.Text))
			}
		}
	}
	return all
}
