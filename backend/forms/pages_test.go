package forms_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/text"
	"tradehub/templates"
)

// house are the templates that come with the program.
var house = sheet.NewLibrary(templates.Sheets(), nil)

// printedAt is when the papers of these tests are printed.
var printedAt = time.Date(2026, 11, 6, 9, 30, 0, 0, time.UTC)

// offsets are how far printers of these tests feed off, right and down in hundredths of a millimetre.
var offsets = [][2]int{{-150, 50}, {200, 0}, {75, -125}}

// checkPages lays a paper out in the template of its kind: no fault, every text of the fill in its place whatever the
// printer's offset, and the PDF, read by another program, says what it shall. It gives the pages as they were read.
func checkPages(t *testing.T, got forms.Written, wants ...string) []string {
	t.Helper()
	kind := string(got.Form.Kind)
	form, err := house.Find(kind)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := form.Lay(dataOf(t, got.Data), sheet.Options{CreatedAt: printedAt, Setter: text.NewSetter(got.Names...)})
	if err != nil {
		t.Fatalf("%s cannot be laid out: %v", kind, err)
	}
	for _, by := range offsets {
		inPlace(t, doc.Only(sheet.Fill).Shift(by[0], by[1]), by)
	}
	content, err := pdf.Paint(doc)
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, content)
	said := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	for _, want := range wants {
		if !strings.Contains(said, want) {
			t.Errorf("%s does not say %q:\n%s", kind, want, said)
		}
	}
	return pages
}

// The samples of every form are what it writes, field by field: an officer learns from them what it may print.
func TestSamplesAreWhatFormsWrite(t *testing.T) {
	t.Parallel()
	for _, form := range forms.All() {
		said := write(t, example(t, "t1"), form.Kind).Data
		sampled(t, string(form.Kind), said)
		if form.Kind == "export-declaration" {
			sampled(t, "export-declaration-overlay", said)
		}
	}
	_, manifest := manifest(t, train(t))
	sampled(t, "train-manifest", manifest)
}

// sampled fails for samples of a template that have other fields than data of the same form.
func sampled(t *testing.T, template string, said forms.Data) {
	t.Helper()
	for _, name := range []string{sheet.Shortest, sheet.Longest} {
		raw, err := fs.ReadFile(templates.Sheets(), template+"/"+name+".json")
		if err != nil {
			t.Fatal(err)
		}
		into := reflect.New(reflect.TypeOf(said).Elem()).Interface()
		read := json.NewDecoder(bytes.NewReader(raw))
		read.DisallowUnknownFields()
		if err := read.Decode(into); err != nil {
			t.Errorf("%s of %s is not what the form writes: %v", name, template, err)
		}
		sample, err := sheet.ReadData(raw)
		if err != nil {
			t.Fatal(err)
		}
		for field := range dataOf(t, said) {
			if _, there := sample[field]; !there {
				t.Errorf("%s of %s lacks the field %s", name, template, field)
			}
		}
	}
}

func dataOf(t *testing.T, said any) sheet.Data {
	t.Helper()
	data, err := sheet.DataOf(said)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// inPlace fails for a text of the fill that leaves its box, wherever the printer puts both.
func inPlace(t *testing.T, doc sheet.Document, by [2]int) {
	t.Helper()
	for n, page := range doc.Pages {
		for _, op := range page.Ops {
			line, is := op.(sheet.Text)
			if is && line.TurnDeg == 0 && !held(page, line) {
				t.Errorf("page %d, moved by %v: %s %q leaves its place", n+1, by, line.From.Box, line.Line.Text)
			}
		}
	}
}

// held tells whether a line of text stands in a place of its box.
func held(page sheet.Page, line sheet.Text) bool {
	wide := sheet.WidthHMM(line.Line.WidthUEm, line.SizeDPt)
	above, below := sheet.WidthHMM(line.Line.AboveUEm, line.SizeDPt), sheet.WidthHMM(line.Line.BelowUEm, line.SizeDPt)
	return slices.ContainsFunc(page.Places, func(at sheet.Place) bool {
		return at.Box == line.From.Box && line.XHMM >= at.XHMM && line.XHMM+wide <= at.XHMM+at.WidthHMM &&
			line.YHMM-above >= at.YHMM && line.YHMM+below <= at.YHMM+at.HeightHMM
	})
}

// pagesOf reads a PDF with pdftotext, which is no part of this program.
func pagesOf(t *testing.T, content []byte) []string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install poppler-utils (go run ./build test does it)")
		}
		t.Skip("pdftotext is not installed")
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(out), "\f"), "\f")
}
