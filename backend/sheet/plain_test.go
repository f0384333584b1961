package sheet_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
)

var update = flag.Bool("update", false, "write the goldens anew")

func set(t *testing.T, form sheet.Form) sheet.Document {
	t.Helper()
	doc, err := sheet.Plain(form, pdf.Helvetica())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	draft := invoice()
	draft.Mark = sheet.Draft
	for name, form := range map[string]sheet.Form{
		"invoice": invoice(), "invoice-draft": draft, "packing-list": packingList(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compare(t, name, set(t, form).String())
		})
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; look at the paper, then run go test ./backend/sheet -update", path)
	}
}
