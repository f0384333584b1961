package forms_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/templates/words"
)

func phytosanitary(t *testing.T, d dossier.Dossier, lines ...int) (forms.Phytosanitary, fault.List) {
	t.Helper()
	got := write(t, d, "phytosanitary", lines...)
	return *got.Data.(*forms.Phytosanitary), got.Faults
}

const bananasDeclared = "THIS CONSIGNMENT COMPLIES WITH THE PROTOCOL ON PHYTOSANITARY REQUIREMENTS FOR THE EXPORT OF " +
	"FRESH BANANAS FROM LAOS TO CHINA, AND IS FREE FROM QUARANTINE PESTS OF CONCERN TO CHINA."

// The certificate of R1 as the worked example has it, word for word.
func TestPhytosanitaryCertificateOfTheBananas(t *testing.T) {
	t.Parallel()
	p, faults := phytosanitary(t, example(t, "r1"))
	if len(faults) > 0 || len(p.Warnings) > 0 {
		t.Fatalf("it lacks %v, warns of %v", faults, p.Warnings)
	}
	row := forms.PlantRow{Line: 1, Produce: "FRESH BANANAS", Quantity: "34,020 KG NET", Species: "Musa acuminata",
		PackagesSaid: "2,520 CARTONS", Packages: 2_520, NetG: 34_020_000, GrossG: 37_044_000}
	marks := []string{"NTG / KUNMING / LOT AS PER PL", "LOTS LNT-BAN-261103-01, LNT-BAN-261103-02, LNT-BAN-261104-03",
		"CONTAINER LKCU4200177, SEALS NTG552011, LCR0091834", "CONTAINER LKCU4200182, SEALS NTG552012, LCR0091835",
		"ORCHARDS LA-BAN-O-0007, LA-BAN-O-0011, LA-BAN-O-0015", "PACKING HOUSE LA-BAN-P-0002"}
	if len(p.Rows) != 1 || p.Rows[0] != row || !slices.Equal(p.Marks, marks) || p.PackagesSaid != "2,520 CARTONS" {
		t.Errorf("the goods are %+v, %q", p.Rows, p.Marks)
	}
	if p.Issuer != "LAO PDR" || p.Authority != "P.R. CHINA" || p.Entry != "MOHAN RAILWAY PORT" ||
		p.Conveyance != "RAIL, TRAIN X8102" || p.Place != "LUANG NAMTHA" || p.InspectedOn != "2026-11-05" ||
		!slices.Equal(p.Grown, []string{"NAMTHA, LOUANG NAMTHA, LAO PDR"}) {
		t.Errorf("the head is %+v", p)
	}
	nil6 := forms.PlantTreatment{Date: "NIL", Treatment: "NIL", Chemical: "NIL", Duration: "NIL", Concentration: "NIL",
		More: "NIL"}
	if p.Treatment != nil6 || !slices.Equal(p.Declarations, []string{bananasDeclared}) {
		t.Errorf("sections II and III are %q, %+v", p.Declarations, p.Treatment)
	}
}

// The truck has two certificates; each tells its own goods, and the fruit's declaration does not stand on the coffee's.
func TestTheTruckHasTwoPhytosanitaryCertificates(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	fruit, faults := phytosanitary(t, d, 1)
	if len(faults) > 0 || fruit.PackagesSaid != "1,100 CARTONS" || fruit.Rows[0].Quantity != "16,500 KG NET" ||
		fruit.Rows[0].Species != "Citrullus lanatus" || !strings.Contains(fruit.Declarations[0], "FRESH WATERMELONS") ||
		fruit.Conveyance != "TRUCK KK 4821 VIENTIANE CAPITAL, TRAILER 0937" || len(fruit.Warnings) > 0 {
		t.Errorf("of the watermelons: %+v, faults %v", fruit, faults)
	}
	coffee, faults := phytosanitary(t, d, 2)
	if len(faults) > 0 || coffee.PackagesSaid != "60 JUTE BAGS" || coffee.NetG != 3_600_000 ||
		coffee.Rows[0].Produce != "GREEN COFFEE, ARABICA, BOLAVEN" || coffee.Declarations[0] != "NIL" ||
		!slices.Contains(coffee.Marks, "REGISTERED PRODUCER CLAO21052611050003") || len(coffee.Warnings) != 1 {
		t.Errorf("of the coffee: %+v, faults %v", coffee, faults)
	}
}

func TestTreatmentsAreOfTheirOwnGoods(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Treatments = []dossier.Treatment{plantFumigation(2)}
	if fruit, _ := phytosanitary(t, d, 1); fruit.Treatment.Chemical != "NIL" {
		t.Errorf("the watermelons were not fumigated, and it says %+v", fruit.Treatment)
	}
	coffee, faults := phytosanitary(t, d, 2)
	want := forms.PlantTreatment{Date: "6 NOV 2026 TO 7 NOV 2026", Treatment: "FUMIGATION", Chemical: "Phosphine (PH3)",
		Duration: "24 h, 25 °C", Concentration: "2 g/m3", More: "CERTIFICATE FUM-7; BY LAO FUMIGATION, LICENCE 12"}
	if len(faults) > 0 || coffee.Treatment != want {
		t.Errorf("it says %+v, faults %v", coffee.Treatment, faults)
	}
	d.Facts.Treatments = append(d.Facts.Treatments, dossier.Treatment{Kind: "other", Line: 2, Note: "Irradiation",
		StartedAt: "2026-11-07", EndedAt: "2026-11-07", Duration: "1 h", Temperature: "20 °C"})
	if coffee, _ = phytosanitary(t, d, 2); coffee.Treatment.Treatment != "(1) FUMIGATION (2) IRRADIATION" ||
		coffee.Treatment.Chemical != "(1) Phosphine (PH3) (2) NIL" {
		t.Errorf("of two treatments it says %+v", coffee.Treatment)
	}
}

func plantFumigation(line int) dossier.Treatment {
	return dossier.Treatment{Kind: "fumigation", Line: line, Certificate: "FUM-7", StartedAt: "2026-11-06T09:00:00+07:00",
		EndedAt: "2026-11-07T09:00:00+07:00", Chemical: "Phosphine (PH3)", Concentration: "2 g/m3", Temperature: "25 °C",
		Duration: "24 h", By: "Lao Fumigation, licence 12", Target: "stored-product insects", Clearance: "0.1 ppm"}
}

// What no source confirms is a warning: nobody is kept from asking the authority.
func TestWhatRegistersDoNotConfirmIsAWarning(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*dossier.Facts)
		says   string
	}{
		"a port":       {func(f *dossier.Facts) { f.Route.Entry = dossier.Station{Code: "CNRUI", Name: "RUILI"} }, "RUILI"},
		"a species":    {func(f *dossier.Facts) { f.Lines[0].Item.Species = "Musa basjoo" }, "Musa basjoo"},
		"other words":  {func(f *dossier.Facts) { f.Phytosanitary.Declaration = "FREE FROM PESTS." }, "declarations"},
		"another land": {func(f *dossier.Facts) { f.Destination = "KR" }, "protocol-commodities"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "r1")
			c.change(&d.Facts)
			p, faults := phytosanitary(t, d)
			if len(faults) > 0 || len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0], c.says) {
				t.Errorf("warned of %q, faults %v", p.Warnings, faults)
			}
		})
	}
	d := example(t, "r1")
	d.Facts.Route.Entry.Code = "CN-MOHAN-RAIL" // a site has the rights of the port that it is part of
	if p, _ := phytosanitary(t, d); len(p.Warnings) > 0 {
		t.Errorf("the railway port is not known: %q", p.Warnings)
	}
}

// Each thing that the certificate lacks or cannot carry is told with the fact.
func TestPhytosanitaryCertificatesTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	fumigated := func(change func(*dossier.Treatment)) func(*dossier.Facts) {
		return func(f *dossier.Facts) {
			one := plantFumigation(1)
			change(&one)
			f.Treatments = []dossier.Treatment{one}
		}
	}
	for name, c := range map[string]struct {
		change func(*dossier.Facts)
		key    words.Key
		at     string
	}{
		"no declaration": {func(f *dossier.Facts) { f.Phytosanitary.Declaration = "" }, words.FormsMissing,
			"/facts/phytosanitary/declaration"},
		"none wanted": {func(f *dossier.Facts) { f.Lines[0].Declaration = "NIL" }, words.FormsMissing,
			"/facts/lines/0/declaration"},
		"no authority": {func(f *dossier.Facts) { f.Phytosanitary.Authority = "" }, words.FormsMissing,
			"/facts/phytosanitary/authority"},
		"no place": {func(f *dossier.Facts) { f.Phytosanitary.Place = "" }, words.FormsMissing,
			"/facts/phytosanitary/place"},
		"no train":   {func(f *dossier.Facts) { f.Route.Vehicle = "" }, words.FormsMissing, "/facts/route/vehicle"},
		"no entry":   {func(f *dossier.Facts) { f.Route.Entry.Name = "" }, words.FormsMissing, "/facts/route/entry/name"},
		"genus only": {plantSpecies("Musa"), words.FormsPlantSpecies, plantSpeciesAt},
		"no species": {plantSpecies(""), words.FormsMissing, plantSpeciesAt},
		"lime":       {plantSpecies("Citrus latifolia"), words.FormsPlantClosed, plantSpeciesAt},
		"Thai fruit": {func(f *dossier.Facts) { f.Lots[1].Country = "TH" }, words.FormsPlantForeign, "/facts/lots/1/country"},
		"no orchard": {func(f *dossier.Facts) { f.Lots[1].Orchard = "" }, words.FormsMissing, "/facts/lots/1/orchard"},
		"no packing house": {func(f *dossier.Facts) { f.Lots[2].Packhouse = "" }, words.FormsMissing,
			"/facts/lots/2/packhouse"},
		"no province":  {func(f *dossier.Facts) { f.Lots[0].Province = "" }, words.FormsMissing, "/facts/lots/0/province"},
		"no treatment": {plantMandarins, words.FormsPlantTreatment, "/facts/treatments"},
		"nothing loaded": {func(f *dossier.Facts) { f.Transport = nil }, words.FormsNothingLoaded,
			"/facts/transport"},
		"no fumigant": {fumigated(func(t *dossier.Treatment) { t.Chemical = "" }), words.FormsMissing,
			"/facts/treatments/0/chemical"},
		"no concentration": {fumigated(func(t *dossier.Treatment) { t.Concentration = "" }), words.FormsMissing,
			"/facts/treatments/0/concentration"},
		"no duration": {fumigated(func(t *dossier.Treatment) { t.Duration = "" }), words.FormsMissing,
			"/facts/treatments/0/duration"},
		"no date": {fumigated(func(t *dossier.Treatment) { t.StartedAt = "" }), words.FormsMissing,
			"/facts/treatments/0/started_at"},
		"a treatment without a name": {fumigated(func(t *dossier.Treatment) { t.Kind = "other" }), words.FormsMissing,
			"/facts/treatments/0/note"},
		"an officer in Lao": {func(f *dossier.Facts) { f.Inspection.Officer = "ສົມ" }, words.FormsNotLatin,
			"/facts/inspection/officer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "r1")
			c.change(&d.Facts)
			_, faults := phytosanitary(t, d)
			if len(faults) != 1 || faults[0].Key != string(c.key) || faults[0].Field != c.at {
				t.Errorf("told is %v, want %s at %s", faults, c.key, c.at)
			}
		})
	}
}

const plantSpeciesAt = "/facts/lines/0/item/species"

func plantSpecies(name string) func(*dossier.Facts) {
	return func(f *dossier.Facts) { f.Lines[0].Item.Species = name }
}

// plantMandarins turns bananas into mandarins, which China wants cold-treated.
func plantMandarins(f *dossier.Facts) {
	f.Lines[0].Item.Species, f.Lines[0].Item.PaperName = "Citrus reticulata", "FRESH MANDARINS"
	f.Lines[0].Declaration = strings.ReplaceAll(f.Phytosanitary.Declaration, "BANANAS", "MANDARINS")
}

func TestPagesOfThePhytosanitaryCertificate(t *testing.T) {
	t.Parallel()
	pages := checkPages(t, write(t, example(t, "r1"), "phytosanitary"), "P.R. CHINA", "NTG552011",
		"FREE FROM QUARANTINE PESTS OF CONCERN TO CHINA", "BAN NATEUY", "RAIL, TRAIN X8102")
	if len(pages) != 1 || strings.Contains(pages[0], "LA-PC-2026") {
		t.Errorf("%d pages; a number of the authority stands on a draft, or there are too many pages", len(pages))
	}
}

// Marks that are too long go whole onto the attachment, which has a place for the number of the certificate.
func TestLongMarksGoOntoTheAttachment(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	for range 40 {
		d.Facts.Marks += " / KEEP COOL AND DRY"
	}
	pages := checkPages(t, write(t, d, "phytosanitary"), "SEE ATTACHED", "ATTACHMENT TO PHYTOSANITARY CERTIFICATE")
	if len(pages) != 2 || strings.Contains(pages[0], "LKCU4200177") || !strings.Contains(pages[1], "LKCU4200177") {
		t.Errorf("the marks are not on the attachment of %d pages", len(pages)-1)
	}
}
