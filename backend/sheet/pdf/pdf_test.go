package pdf_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/templates/words"
)

var update = flag.Bool("update", false, "write the goldens anew")

// small has one of each drawn thing, on two pages of different size.
func small() sheet.Document {
	return sheet.Document{
		Title: "Sample (1) \u2013 caf\u00e9", Author: "Officer A", Subject: "Painter", Lang: "en",
		CreatedAt: time.Date(2026, 11, 4, 9, 30, 0, 0, time.FixedZone("ICT", 7*3600)),
		Pages: []sheet.Page{
			{WidthHMM: 21000, HeightHMM: 29700, Ops: []sheet.Op{
				sheet.Rect{XHMM: 2000, YHMM: 1000, WidthHMM: 18000, HeightHMM: 2000, Grey: sheet.Tint},
				sheet.Rect{XHMM: 2000, YHMM: 1000, WidthHMM: 18000, HeightHMM: 2000, WeightHMM: 25},
				sheet.Line{X1HMM: 2000, Y1HMM: 2000, X2HMM: 20000, Y2HMM: 2000, WeightHMM: 12, Grey: sheet.Muted},
				sheet.Text{XHMM: 2100, YHMM: 1500, SizeDPt: 90, Align: sheet.Left, Value: `A (b) \ "c"`},
				sheet.Text{XHMM: 19900, YHMM: 1500, SizeDPt: 80, Bold: true, Align: sheet.Right, Value: "17,690.40"},
				sheet.Text{XHMM: 11000, YHMM: 2500, SizeDPt: 65, Align: sheet.Center, Value: "5 \u20ac \u2013 \u00e9"},
			}},
			{WidthHMM: 10000, HeightHMM: 15000, Ops: []sheet.Op{
				sheet.Text{XHMM: 500, YHMM: 500, SizeDPt: 90, Align: sheet.Left, Value: "second"},
			}},
		},
	}
}

func paint(t *testing.T, doc sheet.Document) []byte {
	t.Helper()
	raw, err := pdf.Paint(doc)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestPaintIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	first := paint(t, small())
	for range 20 {
		if !bytes.Equal(first, paint(t, small())) {
			t.Fatal("two paints of one document differ")
		}
	}
}

// TestPaintIsTheSameOnAnotherDay compares with bytes painted and stored when the painter was written.
func TestPaintIsTheSameOnAnotherDay(t *testing.T) {
	t.Parallel()
	path := filepath.Join("testdata", "small.pdf")
	got := paint(t, small())
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; look at it, then run go test ./backend/sheet/pdf -update", path)
	}
}

func TestPaintWritesTheDocumentsOwnTimeInUTC(t *testing.T) {
	t.Parallel()
	raw := string(paint(t, small()))
	if strings.Count(raw, "(D:20261104023000") != 2 || strings.Count(raw, "(D:") != 2 {
		t.Error("creation and modification must both be the time of the document")
	}
}

func TestPaintHasTheSizeOfEachPage(t *testing.T) {
	t.Parallel()
	raw := string(paint(t, small()))
	if strings.Count(raw, "/Type /Page\n") != 2 || !strings.Contains(raw, "/MediaBox [0 0 283.46 425.20]") {
		t.Error("want two pages, the second 100 by 150 mm")
	}
}

func TestPaintRefusesWhatItCannotPaint(t *testing.T) {
	t.Parallel()
	lao, timeless, empty := small(), small(), small()
	lao.Pages[1].Ops = []sheet.Op{sheet.Text{Value: "ກ້ວຍ", SizeDPt: 90}}
	timeless.CreatedAt = time.Time{}
	empty.Pages = nil
	for name, doc := range map[string]sheet.Document{"Lao": lao, "no time": timeless, "no pages": empty} {
		raw, err := pdf.Paint(doc)
		if raw != nil || fault.KeyOf(err) != string(words.SheetNotPainted) || fault.CodeOf(err) != fault.Internal {
			t.Errorf("%s: got %d bytes and %v", name, len(raw), err)
		}
	}
}

// TestMeasure holds widths from Adobe's metrics of Helvetica: A 667 and space 278, bold A 722, digits 556.
func TestMeasure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		bold    bool
		sizeDPt int
		wantHMM int
	}{
		{"", false, 100, 0}, {"A", false, 1000, 2354}, {"A", true, 1000, 2548},
		{"0000000000", false, 100, 1962}, {"A A", false, 1000, 5687}, {"\u20ac", false, 1000, 1962},
		{"\u00a0", false, 1000, 981},
	} {
		if got := pdf.Measure(c.text, c.bold, c.sizeDPt); got != c.wantHMM {
			t.Errorf("Measure(%q, %v, %d) = %d, want %d", c.text, c.bold, c.sizeDPt, got, c.wantHMM)
		}
	}
}

func TestHelveticaDraws(t *testing.T) {
	t.Parallel()
	font := pdf.Helvetica()
	for _, r := range "Az09 ,.()/-\u2013\u20ac\u00e9\u00d7\u00b2\u00b0\u00a0\u2019" {
		if !font.Draws(r) {
			t.Errorf("%q (%U) should be drawn", r, r)
		}
	}
	for _, r := range "ກ香กạĐ\n\t\x1d\x7f\u0081\u00ad\u200b\ufffd\u2212\U0001f34c" {
		if font.Draws(r) {
			t.Errorf("%q (%U) has no shape in Helvetica", r, r)
		}
	}
}
