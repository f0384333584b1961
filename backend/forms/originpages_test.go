package forms_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/text"
)

// The description stands word for word as the worked example has it, and nothing is ticked.
func TestFormEOnItsPage(t *testing.T) {
	t.Parallel()
	draft := write(t, example(t, "r1"), "form-e")
	draft.Data.Heading().State = forms.StateDraft
	checkPages(t, draft, "page 1 of 1", "Draft for the authority: not a certificate")
	r1 := boxed(laid(t, write(t, example(t, "r1"), "form-e")).Pages[0], "items/", "/description")
	if r1 != "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS OF FRESH BANANAS (CAVENDISH, GREEN) "+
		"H.S. CODE 0803.90 ***" {
		t.Errorf("box 7 says %q", r1)
	}
	if ticked := boxed(laid(t, write(t, example(t, "r1"), "form-e")).Pages[0], "tick_", ""); ticked != "" {
		t.Errorf("ticked is %q", ticked)
	}
}

// A tick is a cross in its box.
func TestTicksAreCrosses(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Origins.Retroactive, d.Facts.Origins.ThirdParty = true, "HARBOUR TRADING LTD., SINGAPORE"
	page := laid(t, write(t, d, "form-e")).Pages[0]
	for box, want := range map[string]string{"tick_retroactive": "X", "tick_third_party": "X", "tick_exhibition": "",
		"tick_back_to_back": ""} {
		if got := boxed(page, box, ""); got != want {
			t.Errorf("%s says %q", box, got)
		}
	}
	if said := boxed(page, "items/", "/description"); !strings.HasSuffix(said,
		"THIRD-PARTY INVOICE ISSUED BY HARBOUR TRADING LTD., SINGAPORE ***") {
		t.Errorf("box 7 says %q", said)
	}
}

// Beyond what the issuer takes on one form the certificate goes on, says so on each further sheet, and warns.
func TestACertificateGoesOnBeyondItsMost(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	line, lot := d.Facts.Lines[0], d.Facts.Lots[0]
	load := d.Facts.Transport[0].Loads[0]
	d.Facts.Lines, d.Facts.Lots, d.Facts.Transport = nil, nil, d.Facts.Transport[:1]
	d.Facts.Transport[0].Loads = nil
	for i := range 21 {
		line.Number, lot.Line, lot.Number = i+1, i+1, fmt.Sprintf("LOT-%d", i+1)
		load.Lot = lot.Number
		d.Facts.Lines, d.Facts.Lots = append(d.Facts.Lines, line), append(d.Facts.Lots, lot)
		d.Facts.Transport[0].Loads = append(d.Facts.Transport[0].Loads, load)
	}
	got := write(t, d, "form-e")
	o := got.Data.(*forms.Origin)
	if len(got.Faults) > 0 || len(o.Warnings) != 1 || !strings.HasPrefix(o.Warnings[0], "21 items stand on this") {
		t.Fatalf("it warns of %q, faults %v", o.Warnings, got.Faults)
	}
	doc := laid(t, got)
	if len(doc.Pages) < 2 || boxed(doc.Pages[0], "continuation", "") != "" {
		t.Fatalf("%d sheets, the first says %q", len(doc.Pages), boxed(doc.Pages[0], "continuation", ""))
	}
	for i, page := range doc.Pages[1:] {
		want := fmt.Sprintf("CONTINUATION SHEET %d OF %d", i+2, len(doc.Pages))
		if said := boxed(page, "continuation", ""); said != want {
			t.Errorf("sheet %d says %q", i+2, said)
		}
	}
	last := doc.Pages[len(doc.Pages)-1]
	if said := boxed(last, "items/", "/description"); !strings.HasSuffix(said, "***") ||
		strings.Contains(boxed(doc.Pages[0], "items/", ""), "***") {
		t.Errorf("the last sheet says %q", said)
	}
	few := write(t, d, "form-e", 1, 2)
	if warned := few.Data.(*forms.Origin).Warnings; len(warned) > 0 {
		t.Errorf("of two items it warns: %q", warned)
	}
}

// word is a word on a page, by the corner that pdftotext tells.
type word struct {
	page       int
	text       string
	xHMM, yHMM int
}

// meets tells whether two are one, but for rounding.
func (w word) meets(o word) bool {
	return w.page == o.page && w.text == o.text && max(w.xHMM-o.xHMM, o.xHMM-w.xHMM) <= 2 &&
		max(w.yHMM-o.yHMM, o.yHMM-w.yHMM) <= 2
}

func textsOf(all []word) (said []string) {
	for _, w := range all {
		said = append(said, w.text)
	}
	return said
}

// wordForm finds where a page begins, and words with the corner at which they stand.
var wordForm = regexp.MustCompile(`(<page )|xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>([^<]*)</word>`)

// wordsOn paints a sheet and asks pdftotext where its words stand.
func wordsOn(t *testing.T, doc sheet.Document) (all []word) {
	t.Helper()
	content, err := pdf.Paint(doc)
	if err != nil {
		t.Fatal(err)
	}
	pagesOf(t, content) // skips where the tool is missing
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(context.WithoutCancel(t.Context()), "pdftotext", "-bbox", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	page := 0
	for _, found := range wordForm.FindAllSubmatch(bytes.TrimSpace(out), -1) {
		if len(found[1]) > 0 {
			page++
			continue
		}
		all = append(all, word{page, string(found[4]), hmmOf(t, found[2]), hmmOf(t, found[3])})
	}
	return all
}

// hmmOf gives hundredths of a millimetre of a length in points.
func hmmOf(t *testing.T, points []byte) int {
	t.Helper()
	value, err := strconv.ParseFloat(string(points), 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(value*2540/72 + 0.5)
}

// laid lays out what a form says.
func laid(t *testing.T, got forms.Written) sheet.Document {
	t.Helper()
	form, err := house.Find(string(got.Form.Kind))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := form.Lay(dataOf(t, got.Data), sheet.Options{CreatedAt: printedAt, Setter: text.NewSetter(got.Names...)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// boxed gives the texts of a page in the boxes whose id begins and ends so.
func boxed(page sheet.Page, prefix, suffix string) string {
	var all []string
	for _, op := range page.Ops {
		set, is := op.(sheet.Text)
		if is && strings.HasPrefix(set.From.Box, prefix) && strings.HasSuffix(set.From.Box, suffix) {
			all = append(all, set.Line.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// offTheRules fails where a rule of the form runs through what is filled in, which overprints it on a blank form.
func offTheRules(t *testing.T, doc sheet.Document) {
	t.Helper()
	for n, page := range doc.Pages {
		for _, op := range page.Ops {
			set, is := op.(sheet.Text)
			if is && set.From.Layer == sheet.Fill && set.TurnDeg == 0 && crossed(page, set) {
				t.Errorf("%s, sheet %d: a rule runs through %q of %s", doc.Title, n+1, set.Line.Text, set.From.Box)
			}
		}
	}
}

// crossed tells whether a straight rule of the frame runs through a text.
func crossed(page sheet.Page, set sheet.Text) bool {
	left, right := set.XHMM, set.XHMM+sheet.WidthHMM(set.Line.WidthUEm, set.SizeDPt)
	top := set.YHMM - sheet.WidthHMM(set.Line.AboveUEm, set.SizeDPt)
	end := set.YHMM + sheet.WidthHMM(set.Line.BelowUEm, set.SizeDPt)
	return slices.ContainsFunc(page.Ops, func(op sheet.Op) bool {
		line, is := op.(sheet.Line)
		return is && max(min(line.X1HMM, line.X2HMM), left) < min(max(line.X1HMM, line.X2HMM)+1, right) &&
			max(min(line.Y1HMM, line.Y2HMM), top) < min(max(line.Y1HMM, line.Y2HMM)+1, end)
	})
}
