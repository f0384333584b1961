package forms_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

func example(t *testing.T, file string) (d dossier.Dossier) {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + file + ".json")
	if err == nil {
		err = json.Unmarshal(content, &d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shipped reads the registers as they come with the program.
func shipped(t *testing.T) forms.Registers {
	t.Helper()
	read := map[string]map[string]map[string]string{}
	return func(register, code string) (map[string]string, bool) {
		if read[register] == nil {
			read[register] = rowsOf(t, register)
		}
		fields, found := read[register][code]
		return fields, found
	}
}

func rowsOf(t *testing.T, register string) map[string]map[string]string {
	t.Helper()
	content, err := templates.Registers.ReadFile("registers/" + register + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]map[string]string{}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows[row["code"]] = row
	}
	return rows
}

// write writes a paper that must be writable.
func write(t *testing.T, d dossier.Dossier, kind trade.PaperKind, lines ...int) forms.Written {
	t.Helper()
	got, err := forms.Write(d, forms.Request{Kind: kind, Lines: lines, Registers: shipped(t),
		Head: forms.Head{DatedOn: "2026-11-06"}})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func certificate(t *testing.T, d dossier.Dossier, kind trade.PaperKind, lines ...int) (forms.Origin, fault.List) {
	t.Helper()
	got := write(t, d, kind, lines...)
	return *got.Data.(*forms.Origin), got.Faults
}

// Form E of R1 as the worked example has it, word for word.
func TestFormEOfTheBananas(t *testing.T) {
	t.Parallel()
	o, faults := certificate(t, example(t, "r1"), "form-e")
	if len(faults) > 0 {
		t.Fatalf("it lacks %v", faults)
	}
	want := forms.OriginRow{Item: 1, Marks: "NTG / KUNMING / LOT AS PER PL", HS: "0803.90", Criterion: "WO",
		Description: "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS OF FRESH BANANAS (CAVENDISH, GREEN)",
		Country:     "LAO PDR", Quantity: "34,020.00 KGS NET", Invoice: "NTG-26-0117", InvoiceOn: "2026-11-04",
		Gross: "37,044.00 KGS GROSS", Price: "USD 17,690.40", Packages: 2_520, NetG: 34_020_000, GrossG: 37_044_000}
	if len(o.Rows) != 2 || o.Rows[0] != want || o.Rows[1] != (forms.OriginRow{Kind: "end", Description: "***"}) {
		t.Errorf("the items are %+v", o.Rows)
	}
	if o.Carriage != "BY RAIL FROM VIENTIANE SOUTH, LAO PDR TO WANGJIAYING WEST, CHINA VIA BOTEN/MOHAN" ||
		o.DepartsOn != "2026-11-06" || o.Discharge != "MOHAN RAILWAY PORT, CHINA" || o.Ticks != (forms.OriginTicks{}) ||
		o.IssuedIn != "LAO PDR" || o.ExportedTo != "CHINA" || o.Exporter.CountryLine != "" {
		t.Errorf("the head is %+v", o)
	}
}

func TestFormEOfTheTruckHasTwoItems(t *testing.T) {
	t.Parallel()
	o, faults := certificate(t, example(t, "t1"), "form-e")
	if len(faults) > 0 || len(o.Rows) != 3 || o.Rows[0].Quantity != "16,500.00 KGS NET" ||
		o.Rows[1].Quantity != "3,600.00 KGS NET" || o.Rows[1].Item != 2 || o.Rows[1].FOB != "" ||
		o.Rows[1].Description != "SIXTY (60) JUTE BAGS OF GREEN COFFEE, ARABICA, BOLAVEN" {
		t.Errorf("the items are %+v, faults %v", o.Rows, faults)
	}
	o, _ = certificate(t, example(t, "t1"), "form-e", 2)
	if len(o.Rows) != 2 || o.Rows[0].NetG != 3_600_000 || o.Rows[0].Item != 1 {
		t.Errorf("of the coffee alone the items are %+v", o.Rows)
	}
}

// The FOB value stands there where the criterion is the regional value content, and nowhere else; it adds up.
func TestTheFOBValueStandsWithRVCOnly(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Destination, d.Facts.Lines[0].Criterion = "TH", dossier.Criterion{Code: "RVC", RVCPercent: 41}
	o, _ := certificate(t, d, "form-d")
	if o.Rows[0].FOB != "USD 4,620.00" || o.Rows[0].Criterion != "41%" || o.Rows[1].FOB != "" {
		t.Errorf("the items are %+v", o.Rows)
	}
	d.Facts.Destination = "CN"
	if o, _ = certificate(t, d, "ldc-certificate"); o.Rows[0].FOB != "" {
		t.Errorf("a form that never tells it tells %q", o.Rows[0].FOB)
	}
}

func TestTicksAndRemarks(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Origins = dossier.Origins{Form: "form-rcep", Retroactive: true, ThirdParty: "Harbour Trading Ltd., Singapore",
		ThirdPartyInvoice: &dossier.Reference{Number: "HT-77", DatedOn: "2026-11-05"}, BackToBackCountry: "TH",
		BackToBack: &dossier.Reference{Number: "RC-9", DatedOn: "2026-10-30"}, Accumulation: true}
	d.Facts.Lines[0].Criterion.Extra = "ACU"
	o, faults := certificate(t, d, "form-rcep")
	want := forms.OriginTicks{Retroactive: true, ThirdParty: true, BackToBack: true, Accumulation: true}
	if len(faults) > 0 || o.Ticks != want || o.Rows[0].Invoice != "HT-77" || o.Rows[0].Criterion != "WO ACU" ||
		o.Remarks != "THIRD-PARTY INVOICE ISSUED BY HARBOUR TRADING LTD., SINGAPORE; "+
			"ORIGINAL PROOF OF ORIGIN RC-9, 30 OCT 2026, THAILAND" || o.Producer != "SEE BOX 8" {
		t.Errorf("it says %+v, faults %v", o, faults)
	}
}

// Each thing that a certificate lacks or cannot carry is told with the fact.
func TestCertificatesTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind   trade.PaperKind
		change func(*dossier.Dossier)
		key    words.Key
		at     string
	}{
		"another country": {"form-e", func(d *dossier.Dossier) { d.Facts.Destination = "TH" }, words.FormsCountry,
			"/facts/destination"},
		"no invoice": {"form-e", func(d *dossier.Dossier) { d.Papers = nil }, words.FormsNoInvoice, "/papers"},
		"a void invoice": {"form-e", func(d *dossier.Dossier) { d.Papers[0].State = "void" }, words.FormsNoInvoice,
			"/papers"},
		"no address": {"form-e", func(d *dossier.Dossier) { d.Facts.Parties.Consignee.Address = " " }, words.FormsMissing,
			"/facts/parties/consignee/address"},
		"a name in Lao": {"form-e", func(d *dossier.Dossier) { d.Facts.Lines[0].Item.PaperName = "ກ້ວຍ" },
			words.FormsNotLatin, "/facts/lines/0/item/paper_name"},
		"marks in Chinese": {"form-e", func(d *dossier.Dossier) { d.Facts.Marks = "昆明" }, words.FormsNotLatin,
			"/facts/marks"},
		"no criterion": {"form-e", func(d *dossier.Dossier) { d.Facts.Lines[0].Criterion.Code = "" }, words.FormsMissing,
			"/facts/lines/0/criterion/code"},
		"a criterion of another form": {"form-e", func(d *dossier.Dossier) { d.Facts.Lines[0].Criterion.Code = "CTC" },
			words.FormsCriterion, "/facts/lines/0/criterion/code"},
		"a consignee elsewhere": {"form-e", func(d *dossier.Dossier) { d.Facts.Parties.Consignee.Country = "TH" },
			words.FormsCountry, "/facts/parties/consignee/country"},
		"a consignee to order": {"form-e", func(d *dossier.Dossier) { d.Facts.Parties.Consignee.Name = "TO THE ORDER OF X" },
			words.FormsOriginToOrder, "/facts/parties/consignee/name"},
		"no percentage": {"form-e", func(d *dossier.Dossier) { d.Facts.Lines[0].Criterion.Code = "RVC" },
			words.FormsMissing, "/facts/lines/0/criterion/rvc_percent"},
		"a grower in Lao": {"form-rcep", func(d *dossier.Dossier) { d.Facts.Parties.Growers[1].Name = "ບ້ານຫຼວງ" },
			words.FormsNotLatin, "/facts/parties/growers/1/name"},
		"no heading": {"form-e", func(d *dossier.Dossier) { d.Facts.Lines[0].Item.HS6 = "" }, words.FormsMissing,
			"/facts/lines/0/item/hs6"},
		"nothing loaded": {"form-e", func(d *dossier.Dossier) { d.Facts.Transport = nil }, words.FormsNothingLoaded,
			"/facts/transport"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "r1")
			c.change(&d)
			_, faults := certificate(t, d, c.kind)
			if len(faults) != 1 || faults[0].Key != string(c.key) || faults[0].Field != c.at {
				t.Errorf("told is %v, want %s at %s", faults, c.key, c.at)
			}
		})
	}
}

func TestWhatCannotBeWrittenAtAll(t *testing.T) {
	t.Parallel()
	_, err := forms.Write(example(t, "r1"), forms.Request{Kind: "love-letter", Registers: shipped(t)})
	if fault.KeyOf(err) != string(words.PapersKind) {
		t.Errorf("an unknown kind: %v", err)
	}
	_, err = forms.Write(example(t, "r1"), forms.Request{Kind: "form-e", Lines: []int{2}, Registers: shipped(t)})
	if fault.KeyOf(err) != string(words.FormsLine) {
		t.Errorf("a line that there is not: %v", err)
	}
	none := func(string, string) (map[string]string, bool) { return nil, false }
	got, err := forms.Write(example(t, "r1"), forms.Request{Kind: "form-e", Registers: none})
	ruled := func(f *fault.Fault) bool { return f.Key == string(words.FormsNoRules) }
	if err != nil || !slices.ContainsFunc(got.Faults, ruled) {
		t.Errorf("without rules: %v, %v", got.Faults, err)
	}
}
