package forms_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates"
)

var update = flag.Bool("update", false, "write what the papers of the worked examples say anew")

// The papers of the worked examples R1 and T1 say what their forms write from their facts: each was frozen on the day
// that stands on it, by an officer of the firm. Those of the train S1 do not tell what they said, as the file would be
// three times as large.
func TestThePapersOfTheWorkedExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1"} {
		committed, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		all, err := exchange.ReadDossiers(bytes.NewReader(committed))
		if err != nil {
			t.Fatal(err)
		}
		for i := range all {
			freeze(t, &all[i])
		}
		written := fileOf(t, all[0])
		if *update {
			file := filepath.Join("..", "..", "templates", "dossiers", name+".json")
			if err := os.WriteFile(file, written, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(written, committed) {
			t.Errorf("%s is not what the forms write; run: go test ./backend/forms -run WorkedExamples -update", name)
		}
	}
}

func fileOf(t *testing.T, d dossier.Dossier) []byte {
	t.Helper()
	var written bytes.Buffer
	if err := exchange.WriteDossier(&written, d); err != nil {
		t.Fatal(err)
	}
	return written.Bytes()
}

// freeze writes every paper of a dossier that there is a form of.
func freeze(t *testing.T, d *dossier.Dossier) {
	t.Helper()
	for i, p := range d.Papers {
		form, known := forms.Find(trade.PaperKind(p.Kind))
		if !known {
			continue
		}
		on, err := time.Parse(time.DateOnly, p.DatedOn)
		if err != nil {
			t.Fatal(err)
		}
		head := forms.Head{Template: p.Kind + "/1", State: forms.StateSubmitted, Number: p.Number, Version: 1,
			DatedOn: p.DatedOn, Made: forms.Made{By: "SENGDAO V.", At: on, On: p.DatedOn, Place: "Ban Nateuy"}}
		if form.Ours {
			head.State = forms.StateIssued
		}
		got, err := forms.Write(*d, forms.Request{Kind: form.Kind, Lines: p.Lines, Head: head, Registers: shipped(t)})
		if err != nil || len(got.Faults) > 0 {
			t.Fatal(p.Kind, err, got.Faults)
		}
		if d.Papers[i].Context, err = json.Marshal(got.Data); err != nil {
			t.Fatal(err)
		}
		d.Papers[i].Version, d.Papers[i].Template = 1, head.Template
	}
}

// What papers say is compared place by place: what was frozen agrees with the facts in every place, and a changed
// place, a changed fact and a value of the authority's paper are told with what they are about.
func TestComparingPapersWithFacts(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1"} {
		content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		all, err := exchange.ReadDossiers(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			for i := range d.Papers {
				agrees(t, d, i)
			}
		}
	}
}

func agrees(t *testing.T, d dossier.Dossier, place int) {
	t.Helper()
	got, err := forms.Compare(d, place, shipped(t))
	if err != nil || len(got.Statements) < 20 {
		t.Fatalf("%s of %s says %d things: %v", got.Kind, d.Reference, len(got.Statements), err)
	}
	for _, s := range got.Statements {
		if !s.Agrees() {
			t.Errorf("%s of %s says %q at %s, and %q holds", got.Kind, d.Reference, s.Said, s.Box, s.Holds)
		}
	}
}
