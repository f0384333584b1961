package forms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/templates/words"
)

// convoy is a departure by road: two shipments on the truck of T1, and one on another truck.
func convoy(t *testing.T) dossier.Departure {
	t.Helper()
	d := dossier.Departure{Format: dossier.DepartureFormat, Reference: "ROAD/2026-11-09"}
	for i := range 3 {
		one := example(t, "t1")
		one.Reference = fmt.Sprintf("NTG-2026-T%d", i+1)
		d.Dossiers = append(d.Dossiers, one)
	}
	second, third := &d.Dossiers[1].Facts, &d.Dossiers[2].Facts
	second.Route.Vehicle = " kk 4821  Vientiane Capital " // typed by somebody else
	second.Parties.Consignee.Name = "JINGHONG FRUIT CO., LTD."
	second.Route.To.Name = "JINGHONG"
	third.Route.Vehicle, third.Route.VehicleLO = "KK 7733 VIENTIANE CAPITAL", "ກກ 7733 ກຳແພງນະຄອນ"
	third.Route.Driver.Name, third.Transport[0].Number = "DRIVER B", "0955"
	return d
}

func truck(t *testing.T, d dossier.Departure, vehicle string) (forms.Written, *forms.TruckManifest) {
	t.Helper()
	got, err := forms.WriteDeparture(d, forms.Request{Kind: "truck-manifest", Vehicle: vehicle, Registers: shipped(t),
		Head: forms.Head{DatedOn: "2026-11-09", State: forms.StateDraft}})
	if err != nil {
		t.Fatal(err)
	}
	return got, got.Data.(*forms.TruckManifest)
}

// A truck with two shipments has one manifest with a row for each; the other truck has its own.
func TestAManifestIsWrittenForEachTruck(t *testing.T) {
	t.Parallel()
	d := convoy(t)
	trucks := forms.Vehicles(d, "truck-manifest")
	if !slices.Equal(trucks, []string{"KK 4821 VIENTIANE CAPITAL", "KK 7733 VIENTIANE CAPITAL"}) {
		t.Fatalf("the trucks are %q", trucks)
	}
	got, m := truck(t, d, trucks[0])
	if len(got.Faults) > 0 {
		t.Fatalf("it lacks %v", got.Faults)
	}
	total := forms.Weights{Packages: 2_320, NetG: 40_200_000, GrossG: 42_208_000}
	if len(m.Rows) != 3 || m.Rows[0].Shipment != "NTG-2026-T1" || m.Rows[1].Item != 2 ||
		m.Rows[1].Consignee != "JINGHONG FRUIT CO., LTD." || m.Rows[2].Weights != total || m.Total != total ||
		got.Sum.Packages != 2_320 {
		t.Errorf("the rows are %+v", m.Rows)
	}
	if m.PackagesInWords != "TWO THOUSAND THREE HUNDRED AND TWENTY (2,320) PACKAGES: 2,200 CARTONS, 120 JUTE BAGS" ||
		m.To != "KUNMING, CHINA; JINGHONG, CHINA" || m.From != "VIENTIANE, LAO PDR" ||
		m.Seals != "TRAILER 0937 (SEAL NTG552077)" || m.Shipment != "ROAD/2026-11-09" || m.Driver.Name != "DRIVER A" {
		t.Errorf("it says %+v", m)
	}
	checkPages(t, got, "NTG-2026-T1", "NTG-2026-T2", "2,320", "42,208.0", "ກກ 4821 ກຳແພງນະຄອນ")
	got, m = truck(t, d, trucks[1])
	if len(got.Faults) > 0 || len(m.Rows) != 2 || m.Rows[0].Shipment != "NTG-2026-T3" || m.Driver.Name != "DRIVER B" ||
		!strings.HasPrefix(m.Seals, "TRAILER 0955") || m.Total.Packages != 1_160 {
		t.Errorf("the other truck says %+v, faults %v", m, got.Faults)
	}
	if all := forms.Vehicles(d, "train-manifest"); !slices.Equal(all, []string{""}) {
		t.Errorf("a train has %q", all)
	}
}

// What does not go together on one truck points at the fact within the departure.
func TestTheManifestOfATruckTellsWhatItLacks(t *testing.T) {
	t.Parallel()
	for at, c := range map[string]struct {
		change func(*dossier.Facts)
		key    words.Key
	}{
		"route/trailer":     {func(f *dossier.Facts) { f.Route.Trailer = "1111" }, words.FormsTrain},
		"route/departs_at":  {func(f *dossier.Facts) { f.Route.DepartsAt = "2026-11-10T06:00:00+07:00" }, words.FormsTrain},
		"route/exit/name":   {func(f *dossier.Facts) { f.Route.Exit.Name = "Huay Xai" }, words.FormsTrain},
		"route/driver":      {func(f *dossier.Facts) { f.Route.Driver = nil }, words.FormsTrain},
		"transport/0/seals": {func(f *dossier.Facts) { f.Transport[0].Seals = nil }, words.FormsMissing},
		"transport":         {func(f *dossier.Facts) { f.Transport = nil }, words.FormsNothingLoaded},
	} {
		d := convoy(t)
		c.change(&d.Dossiers[1].Facts)
		got, _ := truck(t, d, "KK 4821 VIENTIANE CAPITAL")
		if want := "/dossiers/1/facts/" + at; len(got.Faults) != 1 || got.Faults[0].Key != string(c.key) ||
			got.Faults[0].Field != want {
			t.Errorf("told is %v, want %s at %s", got.Faults, c.key, want)
		}
	}
	got, _ := truck(t, dossier.Departure{}, "")
	if len(got.Faults) != 1 || got.Faults[0].Field != "/dossiers" {
		t.Errorf("of an empty departure: %v", got.Faults)
	}
}
