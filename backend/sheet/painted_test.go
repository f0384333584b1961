package sheet_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
)

// readBack paints a form and reads the text of its pages back with poppler.
func readBack(t *testing.T, form sheet.Form) (pages []string) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install poppler-utils (go run ./build test does it)")
		}
		t.Skip("pdftotext is not installed")
	}
	raw, err := pdf.Paint(set(t, form))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), tool, "-layout", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func TestPaintedInvoiceReadsBack(t *testing.T) {
	t.Parallel()
	pages := readBack(t, invoice())
	if len(pages) != 1 {
		t.Fatalf("want one page, got %d", len(pages))
	}
	for _, want := range []string{
		"COMMERCIAL INVOICE", "NTG-26-0117", "4 Nov 2026", "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		"KUNMING YUNGUO IMPORT CO., LTD.", "FCA Vientiane South Railway Station, Incoterms 2020",
		"2,520", "34,020.0", "37,044.0", "USD 17,690.40", "LKCU4200177", "LKCU4200182", "LNT-BAN-261104-03",
		"SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 40/100", "Page 1 of 1",
	} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("the invoice lacks %q", want)
		}
	}
}

func TestPaintedPackingListReadsBack(t *testing.T) {
	t.Parallel()
	pages := readBack(t, packingList())
	if len(pages) != 3 {
		t.Fatalf("want three pages, got %d", len(pages))
	}
	all := strings.Join(pages, "\n")
	for _, want := range []string{
		"0000001\u20130000020", "0002511\u20130002520", "Container LKCU4200177", "Container LKCU4200182",
		"TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS",
	} {
		if strings.Count(all, want) != 1 {
			t.Errorf("want %q once, found %d", want, strings.Count(all, want))
		}
	}
	if !totals(pages[2], "Total", "2,520", "34,020.0", "37,044.0") {
		t.Errorf("the last page lacks the total line:\n%s", pages[2])
	}
}

// totals tells whether a page has a line of exactly these words.
func totals(page string, want ...string) bool {
	for line := range strings.Lines(page) {
		if strings.Join(strings.Fields(line), "|") == strings.Join(want, "|") {
			return true
		}
	}
	return false
}
