package papers_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// specialTrain is the worked example S1, 25 shipments of five exporters, read from its file.
func specialTrain(t *testing.T) *desk {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/s1.json")
	var train dossier.Departure
	if err == nil {
		err = json.Unmarshal(content, &train)
	}
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: train.Dossiers}); err != nil {
		t.Fatal(err)
	}
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		return first(
			tx.PutRegisterRow(e, register("stations", "CLR-VIENTIANE-SOUTH", "name_zh", "万象南", "country", "LA")),
			tx.PutRegisterRow(e, register("stations", "CLR-BOTEN", "name_zh", "磨丁", "country", "LA")),
			tx.PutRegisterRow(e, register("stations", "CLR-MOHAN", "name_zh", "磨憨", "country", "CN")),
			tx.PutRegisterRow(e, register("stations", "CLR-WANGJIAYING-WEST", "name_zh", "王家营西", "country", "CN")))
	})
	return d
}

// The manifest of the special train comes from the dossiers of all its shipments, and says so on paper.
func TestTheManifestOfATrainIsDrafted(t *testing.T) {
	t.Parallel()
	d := specialTrain(t)
	got, err := d.DraftDeparture(t.Context(), officer, "X8106/2026-11-20", "train-manifest")
	if err != nil || len(got.Faults) > 0 {
		t.Fatalf("faults %v (%v)", got.Faults, err)
	}
	m := got.Data.(*forms.TrainManifest)
	if m.Containers != 25 || m.Made.By != "Officer A" || m.State != forms.StateDraft || m.Template != "train-manifest/1" {
		t.Errorf("it says %+v of %d containers", m.Head, m.Containers)
	}
	said := strings.Join(textOf(t, "train-manifest", got.PDF), " ")
	for _, want := range []string{"31,500", "425,250.0", "463,050.0", "583,050.0", "X8106", "Draft for the carrier"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %s", want)
		}
	}
}

func TestWhatCannotBeDraftedForADeparture(t *testing.T) {
	t.Parallel()
	d := specialTrain(t)
	draft := func(actor trade.Actor, departure string, kind trade.PaperKind) error {
		_, err := d.DraftDeparture(t.Context(), actor, departure, kind)
		return err
	}
	wants(t, draft(trade.Actor{}, "X8106/2026-11-20", "train-manifest"), fault.Forbidden, words.AccessSignIn)
	wants(t, draft(officer, "X8106/2026-11-20", "form-e"), fault.Invalid, words.PapersKind)
	if err := draft(officer, "X1", "train-manifest"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("an unknown departure: %v", err)
	}
}

// Of a departure by road each truck has its manifest, one behind the other.
func TestTheManifestsOfTrucksAreDrafted(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var convoy []dossier.Dossier
	for i, plate := range []string{"KK 4821", "KK 4821", "KK 7733"} {
		one := exampleDossier(t, "t1")
		one.Reference, one.Facts.Route.Vehicle = fmt.Sprintf("NTG-2026-T%d", i+1), plate
		one.Facts.Route.Departure = "ROAD/2026-11-09"
		convoy = append(convoy, one)
	}
	convoy[2].Facts.Parties.Carrier = nil
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: convoy}); err != nil {
		t.Fatal(err)
	}
	got, err := d.DraftDeparture(t.Context(), officer, "ROAD/2026-11-09", "truck-manifest")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Sheet.Pages) != 2 || len(got.Faults) != 1 || got.Faults[0].Field != "/dossiers/2/facts/parties/carrier" {
		t.Errorf("%d sheets, faults %v", len(got.Sheet.Pages), got.Faults)
	}
	pages := textOf(t, "truck-manifest", got.PDF)
	for i, want := range [][]string{{"KK 4821", "NTG-2026-T1", "NTG-2026-T2", "2,320", "42,208.0", "Page 1 of 1"},
		{"KK 7733", "NTG-2026-T3", "1,160", "21,104.0", "Page 1 of 1"}} {
		for _, w := range want {
			if !strings.Contains(pages[i], w) {
				t.Errorf("sheet %d does not say %s", i+1, w)
			}
		}
	}
	seen, err := d.PreviewDeparture(t.Context(), officer, "ROAD/2026-11-09", "truck-manifest")
	if err != nil || len(seen.Sheet.Pages) != 2 || len(seen.Lacks) != 1 {
		t.Errorf("seen are %d sheets, lacking %v (%v)", len(seen.Sheet.Pages), seen.Lacks, err)
	}
	convoy[1].Facts.Parties.Consignor.Name = "\U00013000" // no font has it, on either truck
	convoy[2].Facts.Parties.Consignor.Name = "\U00013001"
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: convoy}); err != nil {
		t.Fatal(err)
	}
	_, err = d.DraftDeparture(t.Context(), officer, "ROAD/2026-11-09", "truck-manifest")
	if all := fault.All(err); len(all) != 2 || all[0].Key != string(words.SheetUncovered) || all[1].Key != all[0].Key {
		t.Errorf("refused with %v", err)
	}
}

// What is keyed into the railway's system is what the paper says, and nothing where the paper lacks something.
func TestARailNoteIsKeyedFromAFile(t *testing.T) {
	t.Parallel()
	d := specialTrain(t)
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutRegisterRow(e, register("waybill-kinds", "cn_la_bilateral", "layout", "smgs", "name_en", "BILATERAL"))
	})
	note := func(reference string) (string, error) {
		var out strings.Builder
		err := d.DataFile(t.Context(), officer, papers.DataRequest{Shipment: reference, Kind: papers.DataRailNote}, &out)
		return out.String(), err
	}
	said, err := note("NTG-2026-S1-1")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2,,station,VIENTIANE SOUTH", "2,,station in Chinese,万象南",
		"6,,border stations,BOTEN/MOHAN", "17,1,packages,1260", "18,1,\"mass of goods, kg\",18522",
		"18,,\"total mass, kg\",23322", "29,,consignment number,LCR-26-009001"} {
		if !strings.Contains(said, "\n"+want+"\n") {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	train := exampleDossier(t, "r1")
	train.Facts.Transport[0].Seals, train.Facts.Transport[1].TareG = nil, 0
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{train}}); err != nil {
		t.Fatal(err)
	}
	said, err = note("NTG-2026-R1")
	if all := fault.All(err); said != "" || len(all) != 2 || all[0].Key != string(words.FormsMissing) {
		t.Errorf("%d bytes, refused with %v", len(said), err)
	}
}
