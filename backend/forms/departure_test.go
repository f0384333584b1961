package forms_test

import (
	"encoding/json"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/templates"
	"tradehub/templates/words"
)

func train(t *testing.T) (d dossier.Departure) {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/s1.json")
	if err == nil {
		err = json.Unmarshal(content, &d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func manifest(t *testing.T, d dossier.Departure) (forms.Written, *forms.TrainManifest) {
	t.Helper()
	got, err := forms.WriteDeparture(d, forms.Request{Kind: "train-manifest", Registers: shipped(t),
		Head: forms.Head{DatedOn: "2026-11-20", State: forms.StateDraft}})
	if err != nil {
		t.Fatal(err)
	}
	return got, got.Data.(*forms.TrainManifest)
}

// The manifest of S1 comes to what the worked example does.
func TestTheTrainManifestOfTheSpecialTrain(t *testing.T) {
	t.Parallel()
	got, m := manifest(t, train(t))
	want := forms.RailFigures{Packages: 31_500, NetG: 425_250_000, CargoG: 463_050_000, TareG: 120_000_000,
		TotalG: 583_050_000}
	if len(got.Faults) > 0 || m.Total != want || m.Wagons != 25 || m.Containers != 25 || m.TEU != "50" || m.FEU != "25" ||
		m.Exporters != 5 || m.Seals != 50 || got.Sum.Packages != 31_500 {
		t.Errorf("it says %+v, faults %v", m.Total, got.Faults)
	}
	if len(m.Rows) != 27 || m.Rows[24].Item != 25 || m.Rows[24].Plants != "" ||
		m.Rows[23].Plants != "LA-PC-2026-004724" ||
		m.Rows[0].Declaration != "EX1-2026-45001" || m.Rows[0].Waybill != "LCR-26-009001" ||
		m.Rows[0].Climate != "+13.5 °C" {
		t.Errorf("the last rows are %+v", m.Rows[23:])
	}
	if m.Shipment != "X8106/2026-11-20" || m.Kind != "train-manifest" || m.Ours || m.DepartsAt != "22:10" {
		t.Errorf("the head is %+v, at %s", m.Head, m.DepartsAt)
	}
	pages := checkPages(t, got, "31,500", "425,250.0", "463,050.0", "583,050.0", "50 TEU / 25 FEU", "25 / 5", "PC –",
		"LKCU4309255", "Page 2 of 2")
	if len(pages) != 2 {
		t.Errorf("it takes %d sheets", len(pages))
	}
}

// Two containers of twenty feet go on one wagon, and one of forty-five takes the place of one of forty.
func TestContainersAreCountedInUnitsOfTwentyFeet(t *testing.T) {
	t.Parallel()
	d := train(t)
	d.Dossiers = d.Dossiers[:3]
	for i, size := range []string{"22R1", "22R1", "L5R1"} {
		d.Dossiers[i].Facts.Transport[0].SizeType = size
	}
	d.Dossiers[1].Facts.Transport[0].Wagon = d.Dossiers[0].Facts.Transport[0].Wagon
	if _, m := manifest(t, d); m.TEU != "4" || m.FEU != "2" || m.Wagons != 2 || m.Containers != 3 {
		t.Errorf("%s TEU, %s FEU, %d wagons", m.TEU, m.FEU, m.Wagons)
	}
	d.Dossiers = d.Dossiers[:1]
	if _, m := manifest(t, d); m.TEU != "1" || m.FEU != "0.5" {
		t.Errorf("one of twenty feet is %s TEU, %s FEU", m.TEU, m.FEU)
	}
}

// What is wrong points at the fact within the departure.
func TestTheManifestTellsWhatItLacks(t *testing.T) {
	t.Parallel()
	for at, c := range map[string]struct {
		change func(*dossier.Departure)
		key    words.Key
	}{
		"/dossiers": {func(d *dossier.Departure) { d.Dossiers = nil }, words.FormsNothingLoaded},
		"/dossiers/3/facts/route/vehicle": {func(d *dossier.Departure) { d.Dossiers[3].Facts.Route.Vehicle = "X1" },
			words.FormsTrain},
		"/dossiers/4/facts/route/to/name": {func(d *dossier.Departure) { d.Dossiers[4].Facts.Route.To.Name = "MOHAN" },
			words.FormsTrain},
		"/dossiers/24/facts/transport/0/seals": {func(d *dossier.Departure) {
			d.Dossiers[24].Facts.Transport[0].Seals = nil
		},
			words.FormsMissing},
		"/dossiers/7/facts/transport/0/wagon": {func(d *dossier.Departure) { d.Dossiers[7].Facts.Transport[0].Wagon = "" },
			words.FormsMissing},
		"/dossiers/2/facts/transport": {func(d *dossier.Departure) { d.Dossiers[2].Facts.Transport = nil },
			words.FormsNothingLoaded},
		"/dossiers/1/facts/parties/consignor/name": {func(d *dossier.Departure) {
			d.Dossiers[1].Facts.Parties.Consignor.Name = "ນ້ຳທາ"
		}, words.FormsNotLatin},
	} {
		d := train(t)
		c.change(&d)
		got, _ := manifest(t, d)
		if len(got.Faults) != 1 || got.Faults[0].Key != string(c.key) || got.Faults[0].Field != at ||
			got.Faults[0].Params["at"] != at {
			t.Errorf("told is %v, want %s at %s", got.Faults, c.key, at)
		}
	}
}

// The manifest of a train is about the whole train; that of a truck with one shipment goes with the shipment's papers.
func TestWhichPapersOfADepartureArePapersOfAShipment(t *testing.T) {
	t.Parallel()
	for _, f := range forms.Departures() {
		if _, known := forms.Find(f.Kind); known != (f.Kind == "truck-manifest") || f.Code == "" || f.Name == "" {
			t.Errorf("%+v is a paper of a shipment: %v", f, known)
		}
	}
	_, err := forms.WriteDeparture(train(t), forms.Request{Kind: "form-e", Registers: shipped(t)})
	if fault.KeyOf(err) != string(words.PapersKind) {
		t.Errorf("a paper of a shipment: %v", err)
	}
	if f, known := forms.FindDeparture("train-manifest"); !known || f.Code != "785" {
		t.Errorf("the train manifest is %+v", f)
	}
}
