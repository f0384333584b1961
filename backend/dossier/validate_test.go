package dossier_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func TestTheExamplesAreWhole(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"r1", "t1"} {
		if err := example[dossier.Dossier](t, file).Validate(); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	if err := example[dossier.Departure](t, "s1").Validate(); err != nil {
		t.Errorf("s1: %v", err)
	}
}

// Every place that can be wrong is made wrong, and the fault names it.
func TestWhatIsNotWholeIsRefusedAtItsPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at    string // JSON pointer of what is changed, and of the fault
		to    string // JSON
		fault words.Key
	}{
		{"/format", `"tradehub-dossier/2"`, words.DossierFormat},
		{"/reference", `""`, words.DossierMissing},
		{"/facts/parties/consignor/name", `""`, words.DossierMissing},
		{"/facts/parties/carrier/country", `"LAO"`, words.DossierCountry},
		{"/facts/parties/growers/1/code", `"COOP-VTE-1"`, words.DossierTwice},
		{"/facts/origin", `"lao"`, words.DossierCountry},
		{"/facts/currency", `"$"`, words.DossierCurrency},
		{"/facts/terms/rule", `""`, words.DossierMissing},
		{"/facts/route/departs_at", `"9 Nov"`, words.DossierMoment},
		{"/facts/lines/1/number", `5`, words.DossierNumbering},
		{"/facts/lines/0/price/decimals", `10`, words.DossierDecimals},
		{"/facts/lots/0/harvested_on", `"2026-02-30"`, words.DossierDate},
		{"/facts/lots/1/number", `"VTE-WML-261108-01"`, words.DossierTwice},
		{"/facts/lots/2/grower", `"NOBODY"`, words.DossierUnknown},
		{"/facts/lots/2/line", `3`, words.DossierUnknown},
		{"/facts/transport/0/seals/0/number", `""`, words.DossierMissing},
		{"/facts/transport/0/loads/0/lot", `"X"`, words.DossierUnknown},
		{"/facts/transport/0/loads/1/net_g", `-1`, words.DossierNegative},
		{"/facts/transport/0/loads/1/gross_g", `1`, words.DossierGross},
		{"/facts/transport/0/loads/2/ranges", `[{"first":"1","last":"59","count":59}]`, words.DossierSum},
		{"/facts/transport/0/pallets/tare_g", `88001`, words.DossierSum},
		{"/facts/tickets/0/first_g", `-1`, words.DossierNegative},
		{"/facts/registrations/0/valid_to", `"soon"`, words.DossierDate},
		{"/facts/rate/scaled", `0`, words.DossierNotPositive},
		{"/facts/inspection/on", `"8/11"`, words.DossierDate},
		{"/papers/3/official/issued_on", `"8/11"`, words.DossierDate},
		{"/papers/3/official/number", `""`, words.DossierMissing},
	} {
		t.Run(c.at, func(t *testing.T) {
			t.Parallel()
			found := fault.All(changed(t, "t1", c.at, c.to).Validate())
			for _, f := range found {
				if f.Field == c.at && f.Key == string(c.fault) {
					return
				}
			}
			t.Errorf("%s at %s was not refused as %s: %v", c.to, c.at, c.fault, found)
		})
	}
}

func TestChargesAndSourcesHaveFewKinds(t *testing.T) {
	t.Parallel()
	d := example[dossier.Dossier](t, "r1")
	d.Facts.Charges[0].Paid = "later"
	d.Sources["/marks"] = dossier.Source{Kind: "guess"}
	found := fault.All(d.Validate())
	if len(found) != 2 || found[0].Key != string(words.DossierPaid) || found[1].Key != string(words.DossierSource) {
		t.Errorf("refused with %v", found)
	}
}

func TestTreatmentsAreOfLinesAndHaveTheirTimes(t *testing.T) {
	t.Parallel()
	d := example[dossier.Dossier](t, "r1")
	d.Facts.Treatments = []dossier.Treatment{{Line: 2, Sensors: []dossier.Sensor{{CalibratedOn: "yesterday",
		Readings: []dossier.Reading{{At: "noon"}}}}}}
	at := "/facts/treatments/0"
	want := []string{at + "/kind", at + "/line", at + "/sensors/0/number", at + "/sensors/0/calibrated_on",
		at + "/sensors/0/readings/0/at"}
	found := fault.All(d.Validate())
	for i, f := range found {
		if len(found) != len(want) || f.Field != want[i] {
			t.Fatalf("refused with %v", found)
		}
	}
	if len(found) == 0 {
		t.Error("nothing was refused")
	}
}

func TestADepartureNamesTheDossier(t *testing.T) {
	t.Parallel()
	d := example[dossier.Departure](t, "s1")
	d.Dossiers[7].Facts.Origin = "?"
	d.Dossiers[8].Reference = d.Dossiers[3].Reference
	found := fault.All(d.Validate())
	if len(found) != 2 || found[0].Field != "/dossiers/7/facts/origin" || found[1].Field != "/dossiers/8/reference" {
		t.Errorf("refused with %v", found)
	}
	d.Format = dossier.Format
	if fault.KeyOf(d.Validate()) != string(words.DossierFormat) {
		t.Error("a departure file of another form was taken")
	}
}

func TestAFactHasTheSourceOfWhatItStandsUnder(t *testing.T) {
	t.Parallel()
	d := example[dossier.Dossier](t, "r1")
	for pointer, want := range map[string]dossier.SourceKind{
		"/marks": dossier.Imported, "/transport/1/loads/0/net_g": dossier.Scanned, "/tickets/0/first_g": dossier.Weighed,
		"/registrations/3/number": dossier.Assumed, "/transport/1/wagon": dossier.Imported,
	} {
		if source, found := d.Sources.Of(pointer); !found || source.Kind != want {
			t.Errorf("%s has the source %v, want %s", pointer, source, want)
		}
	}
	if _, found := (dossier.Sources{}).Of("/marks"); found {
		t.Error("a fact without a source has one")
	}
}

// changed gives an example in which the value at a pointer is another.
func changed(t *testing.T, file, pointer, to string) (d dossier.Dossier) {
	t.Helper()
	whole := anyOf(t, file)
	at, last := whole, ""
	var value any
	if err := json.Unmarshal([]byte(to), &value); err != nil {
		t.Fatal(err)
	}
	steps := strings.Split(pointer, "/")[1:]
	for i, step := range steps {
		if last = step; i == len(steps)-1 {
			break
		}
		at = stepInto(at, step)
	}
	if list, is := at.([]any); is {
		list[index(last)] = value
	} else {
		at.(map[string]any)[last] = value
	}
	content, err := json.Marshal(whole)
	if err == nil {
		err = json.Unmarshal(content, &d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func stepInto(at any, step string) any {
	if list, is := at.([]any); is {
		return list[index(step)]
	}
	return at.(map[string]any)[step]
}

func index(step string) int { return int(step[0] - '0') }
