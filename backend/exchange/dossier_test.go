package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/templates"
	"tradehub/templates/words"
)

func dossierFile(t *testing.T, name string) []byte {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Read and written again, a file is the same byte for byte.
func TestDossierFilesComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1", "s1"} {
		content := dossierFile(t, name)
		read, err := exchange.ReadDossiers(bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var out bytes.Buffer
		if name == "s1" {
			err = exchange.WriteDeparture(&out, dossier.Departure{Format: dossier.DepartureFormat,
				Reference: "X8106/2026-11-20", Dossiers: read})
		} else {
			err = exchange.WriteDossier(&out, read[0])
		}
		if err != nil || !bytes.Equal(out.Bytes(), content) {
			t.Errorf("%s comes back as another file (%v)", name, err)
		}
	}
}

func TestDossierFilesAreReadStrictly(t *testing.T) {
	t.Parallel()
	good := string(dossierFile(t, "r1"))
	for _, c := range []struct {
		name, old, put string
		key            words.Key
		line           int // where it is told; 0 where the place is a pointer
	}{
		{"unknown name", `"marks":`, `"mark":`, words.ExchangeDossierUnreadable, 73},
		{"broken", `"currency": "USD",`, `"currency": "USD"`, words.ExchangeDossierUnreadable, 75},
		{"text for a number", `"minor_digits": 2,`, `"minor_digits": "2",`, words.ExchangeDossierUnreadable, 75},
		{"more behind", "\n}\n", "\n}\n{}", words.ExchangeDossierUnreadable, 1 + strings.Count(good, "\n")},
		{"other form", `"tradehub-dossier/1"`, `"tradehub-dossier/9"`, words.DossierFormat, 0},
		{"no departure", `"tradehub-dossier/1"`, `"tradehub-departure/1"`, words.ExchangeDossierUnreadable, 4},
		{"not whole", `"origin": "LA"`, `"origin": ""`, words.DossierCountry, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(good, c.old) {
				t.Fatalf("the example has no %s", c.old)
			}
			_, err := exchange.ReadDossiers(strings.NewReader(strings.Replace(good, c.old, c.put, 1)))
			found := fault.All(err)
			if len(found) != 1 || found[0].Key != string(c.key) {
				t.Fatalf("refused with %v", err)
			}
			if c.line > 0 && found[0].Params["line"] != c.line {
				t.Errorf("told at line %v, want %d", found[0].Params["line"], c.line)
			}
		})
	}
	_, err := exchange.ReadDossiers(strings.NewReader(""))
	if fault.KeyOf(err) != string(words.ExchangeDossierUnreadable) {
		t.Errorf("an empty file: %v", err)
	}
	huge := strings.NewReader(strings.Repeat(" ", 64<<20+1))
	if _, err := exchange.ReadDossiers(huge); fault.KeyOf(err) != string(words.ExchangeDossierLarge) {
		t.Errorf("a huge file: %v", err)
	}
}

// Nobody's bytes make the reader panic, and what it takes is whole.
func FuzzReadDossiers(f *testing.F) {
	for _, name := range []string{"r1", "t1"} {
		content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		read, err := exchange.ReadDossiers(bytes.NewReader(content))
		if err != nil {
			return
		}
		for _, d := range read {
			if d.Validate() != nil {
				t.Error("what was taken is not whole")
			}
			d.Facts.StatisticalMinor()
		}
	})
}
