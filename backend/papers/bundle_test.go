package papers_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// All papers that stand lie in the bundle, in the order of the folder; what was voided or replaced does not.
func TestTheBundleHoldsWhatStands(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.submit(formE)
	next := formE
	next.Replace = true
	d.submit(next)
	d.void(trade.CommercialInvoice, "NTG-26-0117")
	d.issue(trade.CommercialInvoice)
	d.issue(trade.PackingList)
	var bundle bytes.Buffer
	if err := d.Bundle(t.Context(), officer, "KM-2026-041", &bundle); err != nil {
		t.Fatal(err)
	}
	pages := textOf(t, "bundle", bundle.Bytes())
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, want := range []string{"NTG-26-0118", "PACKING LIST", "TWENTY-EIGHT (28) CARTONS OF FRESH BANANAS"} {
		if !strings.Contains(strings.Join(strings.Fields(pages[i]), " "), want) {
			t.Errorf("page %d lacks %s", i+1, want)
		}
	}
	told := outline(t, bundle.Bytes())
	for _, title := range []string{"Commercial invoice NTG-26-0118", "Packing list NTG-26-0118",
		"Certificate of origin Form E KM-2026-041-2"} {
		if !strings.Contains(told, title) {
			t.Errorf("the outline lacks %s", title)
		}
	}
}

func TestABundleOfNothingIsRefused(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	var bundle bytes.Buffer
	wants(t, d.Bundle(t.Context(), officer, "KM-2026-041", &bundle), fault.NotFound, words.PapersNoBundle)
	wants(t, d.Bundle(t.Context(), trade.Actor{}, "KM-2026-041", &bundle), fault.Forbidden, words.AccessSignIn)
	if bundle.Len() > 0 {
		t.Error("a refused bundle wrote something")
	}
}

// outline reads the outline of a PDF with mutool.
func outline(t *testing.T, pdf []byte) string {
	t.Helper()
	tool, err := exec.LookPath("mutool")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install mupdf-tools (go run ./build test does it)")
		}
		t.Skip("mutool is not installed")
	}
	path := filepath.Join(t.TempDir(), "bundle.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), tool, "show", path, "outline").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
