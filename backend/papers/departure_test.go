package papers_test

import (
	"encoding/json"
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
