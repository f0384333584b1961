package forms_test

import (
	"strings"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestFumigationDataOfTheCoffee(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Treatments = []dossier.Treatment{plantFumigation(2)}
	got := write(t, d, "fumigation-data", 2)
	f := *got.Data.(*forms.Fumigation)
	want := forms.FumigationRow{Item: 1, Certificate: "FUM-7", Unit: "TRAILER 0937, SEAL NTG552077",
		Goods: "GREEN COFFEE, ARABICA, BOLAVEN", PackagesSaid: "60 JUTE BAGS", Packages: 60, NetG: 3_600_000,
		GrossG: 3_724_000, Target: "STORED-PRODUCT INSECTS", Fumigant: "Phosphine (PH3)", Dose: "2 g/m3",
		Temperature: "25 °C", Exposure: "24 h", StartedAt: "6 NOV 2026, 09:00 (UTC+07:00)",
		EndedAt: "7 NOV 2026, 09:00 (UTC+07:00)", Clearance: "0.1 ppm"}
	if len(got.Faults) > 0 || len(f.Rows) != 1 || f.Rows[0] != want || f.Fumigator != "LAO FUMIGATION, LICENCE 12" ||
		!strings.HasPrefix(f.WoodPacking, "YES: 4 PALLETS") || !strings.HasSuffix(f.WoodPacking, "LA-012 HT") {
		t.Errorf("it says %+v, faults %v", f, got.Faults)
	}
	checkPages(t, got, "60 JUTE BAGS", "3,600.0 kg net", "Phosphine (PH3)", "2 g/m3", "LA-012 HT")
}

// Before the fumigation the sheet tells the goods, and leaves dotted lines for what the fumigator does.
func TestFumigationDataBeforeItIsDone(t *testing.T) {
	t.Parallel()
	got := write(t, example(t, "r1"), "fumigation-data")
	toldOnce(t, got.Faults, words.FormsMissing, "/facts/treatments")
	f := *got.Data.(*forms.Fumigation)
	if len(f.Rows) != 2 || f.Rows[1].Unit != "CONTAINER LKCU4200182, SEALS NTG552012, LCR0091835" ||
		f.Rows[1].Packages != 1_260 || f.Rows[1].NetG != 17_010_000 || f.Rows[1].Fumigant != "" || f.WoodPacking != "NO" {
		t.Errorf("it says %+v", f)
	}
	checkPages(t, got, "LKCU4200177", "1,260 CARTONS", "17,010.0 kg net", "34,020.0 kg", "……")
}

func TestFumigationDataTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	for at, empty := range map[string]func(*dossier.Treatment){
		"by":            func(t *dossier.Treatment) { t.By = "" },
		"chemical":      func(t *dossier.Treatment) { t.Chemical = "" },
		"concentration": func(t *dossier.Treatment) { t.Concentration = "" },
		"temperature":   func(t *dossier.Treatment) { t.Temperature = "" },
		"duration":      func(t *dossier.Treatment) { t.Duration = "" },
		"started_at":    func(t *dossier.Treatment) { t.StartedAt = "" },
		"ended_at":      func(t *dossier.Treatment) { t.EndedAt = "" },
	} {
		d, one := example(t, "t1"), plantFumigation(2)
		empty(&one)
		d.Facts.Treatments = []dossier.Treatment{one}
		toldOnce(t, write(t, d, "fumigation-data", 2).Faults, words.FormsMissing, "/facts/treatments/0/"+at)
	}
}

// plantCold is R1 with mandarins, treated for so many hours from 18 October on, as two sensors recorded it.
func plantCold(t *testing.T, hours int) dossier.Dossier {
	t.Helper()
	d, from := example(t, "r1"), time.Date(2026, 10, 18, 8, 0, 0, 0, time.FixedZone("", 7*60*60))
	plantMandarins(&d.Facts)
	treatment := dossier.Treatment{Kind: "cold", Certificate: "CT-31", Facility: "LA-CT-0004",
		StartedAt: from.Format(time.RFC3339), EndedAt: from.Add(time.Duration(hours) * time.Hour).Format(time.RFC3339),
		Temperature: "1.67 °C or below", Duration: "18 days", By: "Namtha Cold Store"}
	for i, number := range []string{"P1", "P2"} {
		s := dossier.Sensor{Number: number, CalibratedOn: "2026-10-17", IcePointCentiC: int64(10 * i)}
		for h := range hours + 1 {
			s.Readings = append(s.Readings, dossier.Reading{At: from.Add(time.Duration(h) * time.Hour).Format(time.RFC3339),
				CentiC: int64(150 + 27*i)}) // 1.50 °C both, 1.77 less the ice point of 0.10 being 1.67
		}
		treatment.Sensors = append(treatment.Sensors, s)
	}
	d.Facts.Treatments = []dossier.Treatment{treatment}
	return d
}

func TestTreatmentRecordOfMandarins(t *testing.T) {
	t.Parallel()
	got := write(t, plantCold(t, 18*24), "treatment-record")
	r := *got.Data.(*forms.TreatmentRecord)
	if len(got.Faults) > 0 || r.Treated != "COLD TREATMENT" || r.Facility != "LA-CT-0004" || r.Sensors != 2 ||
		r.Period != "18 OCT 2026 TO 5 NOV 2026" {
		t.Fatalf("it says %+v, faults %v", r, got.Faults)
	}
	day := forms.RecordRow{On: "2026-10-19", Sensor: "P2", Readings: 24, LowCentiC: 167, HighCentiC: 167, Within: "YES"}
	held := r.Rows[len(r.Rows)-1]
	if len(r.Rows) != 2+2*20 || r.Rows[23] != day || held.Kind != "held" || held.Within != "YES" ||
		!strings.Contains(held.Text, "432 HOURS. ASKED FOR: 432 HOURS") {
		t.Errorf("%d rows, the second sensor's second day is %+v, the end %+v", len(r.Rows), r.Rows[23], held)
	}
	if _, faults := phytosanitary(t, plantCold(t, 18*24)); len(faults) > 0 {
		t.Errorf("the certificate of treated mandarins lacks %v", faults)
	}
	checkPages(t, got, "1.67 °C OR BELOW FOR 18 DAYS ON END", "KEPT: YES", "SENSOR P2", "LKCU4200177",
		"FRESH MANDARINS, 34,020 KG NET")
}

// An hour too warm, or an hour that nobody recorded, ends the time on end; both sensors have to keep it together.
func TestTheColdMustNotBeInterrupted(t *testing.T) {
	t.Parallel()
	at := "/facts/treatments/0/sensors"
	for name, c := range map[string]struct {
		change func(*dossier.Treatment)
		key    words.Key
		at     string
	}{
		"an hour too warm": {func(t *dossier.Treatment) { t.Sensors[1].Readings[3].CentiC++ }, words.FormsColdShort, at},
		"an hour missing": {func(t *dossier.Treatment) {
			t.Sensors[0].Readings = append(t.Sensors[0].Readings[:5:5], t.Sensors[0].Readings[6:]...)
		}, words.FormsColdShort, at},
		"no sensor":  {func(t *dossier.Treatment) { t.Sensors = nil }, words.FormsMissing, at},
		"no reading": {func(t *dossier.Treatment) { t.Sensors[0].Readings = nil }, words.FormsColdShort, at},
		"a bad sensor": {func(t *dossier.Treatment) {
			t.Sensors[0].IcePointCentiC, t.Sensors[0].Readings = -31, cooler(t)
		}, words.FormsColdIce, at + "/0/ice_point_centi_c"},
		"no facility": {func(t *dossier.Treatment) { t.Facility = "" }, words.FormsMissing, "/facts/treatments/0/facility"},
		"no calibration": {func(t *dossier.Treatment) { t.Sensors[0].CalibratedOn = "" }, words.FormsMissing,
			at + "/0/calibrated_on"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := plantCold(t, 18*24)
			c.change(&d.Facts.Treatments[0])
			faults := write(t, d, "treatment-record").Faults
			if name == "no reading" { // which is told first
				toldOnce(t, faults[:1], words.FormsMissing, at+"/0/readings")
				faults = faults[1:]
			}
			toldOnce(t, faults, c.key, c.at)
		})
	}
	toldOnce(t, write(t, plantCold(t, 18*24-1), "treatment-record").Faults, words.FormsColdShort, at)
	toldOnce(t, write(t, example(t, "r1"), "treatment-record").Faults, words.FormsMissing, "/facts/treatments")
}

// cooler takes 40 hundredths of a degree off all readings of the first sensor.
func cooler(t *dossier.Treatment) (all []dossier.Reading) {
	for _, r := range t.Sensors[0].Readings {
		all = append(all, dossier.Reading{At: r.At, CentiC: r.CentiC - 40})
	}
	return all
}

func TestQualityData(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	got := write(t, d, "quality-data")
	toldOnce(t, got.Faults, words.FormsMissing, "/facts/tests")
	checkPages(t, got, "CPS-ARA-26-114", "No result of this lot is on file.")
	d.Facts.Tests = []dossier.Test{{Report: "QL-1", Laboratory: "Vientiane Lab", Lot: "CPS-ARA-26-114",
		Analyte: "Moisture", Result: "13.1 %", Limit: "12.5 % at most", Method: "ISO 6673", Sampling: "ISO 4072",
		DatedOn: "2026-11-05"}}
	got = write(t, d, "quality-data", 2)
	q := *got.Data.(*forms.Quality)
	want := forms.QualityRow{Lot: "CPS-ARA-26-114", Analyte: "Moisture", Result: "13.1 %", Limit: "12.5 % at most",
		Method: "ISO 6673", Sampling: "ISO 4072", Passed: "NO", Report: "QL-1", Laboratory: "VIENTIANE LAB",
		DatedOn: "2026-11-05"}
	if len(got.Faults) > 0 || len(q.Rows) != 2 || q.Rows[0].Quantity != "60 JUTE BAGS, 3,600 KG NET" ||
		q.Rows[1] != want || q.Tests != 1 || q.NotPassed != 1 {
		t.Errorf("it says %+v, faults %v", q, got.Faults)
	}
	checkPages(t, got, "Moisture", "13.1 %", "12.5 % at most", "NTG-26-0121", "1, 1 not passed")
	d.Facts.Tests[0].Result = ""
	toldOnce(t, write(t, d, "quality-data", 2).Faults, words.FormsMissing, "/facts/tests/0/result")
}

func plantInsured(t *testing.T, rule string, minor int64) dossier.Dossier {
	t.Helper()
	d := example(t, "r1")
	d.Facts.Terms.Rule = rule
	d.Facts.Insurance = &dossier.Insurance{Number: "LVI-417", Insurer: "Lao-Viet Insurance", InsuredMinor: minor,
		Currency: "USD", Clauses: "Institute Cargo Clauses (A)", DatedOn: "2026-11-06", Agent: "Kunming Adjusters"}
	return d
}

func TestInsuranceData(t *testing.T) {
	t.Parallel()
	got := write(t, plantInsured(t, "CIP", 1_945_944), "insurance-data") // 110 % of USD 17,690.40
	i := *got.Data.(*forms.Insured)
	if len(got.Faults) > 0 || i.Insured != "USD 19,459.44" || i.Value != "USD 17,690.40" || i.PercentCenti != 11_000 ||
		i.InWords != "NINETEEN THOUSAND FOUR HUNDRED AND FIFTY-NINE US DOLLARS AND 44/100" {
		t.Errorf("it says %+v, faults %v", i, got.Faults)
	}
	checkPages(t, got, "USD 19,459.44", "110.00 %", "INSTITUTE CARGO CLAUSES (A)", "LVI-417",
		"BY RAIL FROM VIENTIANE SOUTH")
}

func TestInsuranceDataTellWhatTheyLack(t *testing.T) {
	t.Parallel()
	at := "/facts/insurance"
	told := func(d dossier.Dossier, key words.Key, at string) {
		t.Helper()
		toldOnce(t, write(t, d, "insurance-data").Faults, key, at)
	}
	told(example(t, "r1"), words.FormsMissing, at)
	told(plantInsured(t, "CIP", 1_945_943), words.FormsInsuredLess, at+"/insured_minor")
	told(plantInsured(t, "FCA", 0), words.FormsMissing, at+"/insured_minor")
	if faults := write(t, plantInsured(t, "FCA", 1), "insurance-data").Faults; len(faults) > 0 {
		t.Errorf("under FCA nobody has to insure for more, and told is %v", faults)
	}
	for field, c := range map[string]struct {
		key    words.Key
		change func(*dossier.Insurance)
	}{
		"currency": {words.FormsInsuredCurrency, func(i *dossier.Insurance) { i.Currency = "CNY" }},
		"dated_on": {words.FormsInsuredLate, func(i *dossier.Insurance) { i.DatedOn = "2026-11-07" }},
		"insurer":  {words.FormsMissing, func(i *dossier.Insurance) { i.Insurer = "" }},
		"clauses":  {words.FormsMissing, func(i *dossier.Insurance) { i.Clauses = "" }},
	} {
		d := plantInsured(t, "CIP", 2_000_000)
		c.change(d.Facts.Insurance)
		told(d, c.key, at+"/"+field)
	}
}

// Of a train each shipment has its own certificate.
func TestPlantHealthOfTheSpecialTrain(t *testing.T) {
	t.Parallel()
	for _, d := range train(t).Dossiers[:2] {
		got := write(t, d, "phytosanitary")
		p := got.Data.(*forms.Phytosanitary)
		if len(p.Units) != len(d.Facts.Transport) || p.Packages != d.Facts.Total().Packages {
			t.Errorf("%s: it tells %d units and %d packages", d.Reference, len(p.Units), p.Packages)
		}
		checkPages(t, got, p.PackagesSaid, p.Rows[0].Quantity)
	}
	for _, kind := range []trade.PaperKind{"phytosanitary", "fumigation-data", "treatment-record", "quality-data",
		"insurance-data"} {
		if form, known := forms.Find(kind); !known || form.Ours {
			t.Errorf("%s is %+v; somebody else issues it", kind, form)
		}
	}
}
