package pdf_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/text"
	"tradehub/templates/words"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestPaintIsTheSameOnAnotherDay compares with bytes painted and stored when the painter was written. A change of them
// is a change of the painter, of gofpdf, of the fonts, or of Go's compression.
func TestPaintIsTheSameOnAnotherDay(t *testing.T) {
	t.Parallel()
	path := filepath.Join("testdata", "small.pdf")
	painted := paint(t, small(t))
	if *update {
		if err := os.WriteFile(path, painted, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(painted, want) {
		t.Errorf("%d bytes that differ from the %d of %s; look at both, then run with -update",
			len(painted), len(want), path)
	}
}

func TestPaintIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	first := paint(t, small(t))
	for range 3 {
		if !bytes.Equal(first, paint(t, small(t))) {
			t.Fatal("two paints of one document differ")
		}
	}
}

// TestTextReadsBack holds that whoever copies or searches gets every line as it was written.
func TestTextReadsBack(t *testing.T) {
	t.Parallel()
	for name, style := range map[string]text.Style{
		"regular": {}, "bold": {Bold: true}, "phetsarath": {Family: text.Phetsarath},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			painted := paint(t, document(page(set(style, spoken...), 110)))
			path := inFile(t, "spoken.pdf", painted)
			for _, mode := range []string{"-layout", "-raw", "-nodiag"} { // the last does nothing here: the plain mode
				if got := lines(run(t, "pdftotext", mode, "-enc", "UTF-8", path, "-")); !slices.Equal(got, spoken) {
					t.Errorf("pdftotext %s reads\n%s\nwant\n%s", mode, strings.Join(got, "\n"), strings.Join(spoken, "\n"))
				}
			}
		})
	}
}

func TestFileIsSound(t *testing.T) {
	t.Parallel()
	path := inFile(t, "small.pdf", paint(t, small(t)))
	if got := run(t, "qpdf", "--check", path); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Error(got)
	}
	if got := run(t, "pdfdetach", "-list", path); !strings.Contains(got, "1: ຂໍ້ມູນ.json") {
		t.Error(got)
	}
	saved := filepath.Join(t.TempDir(), "saved")
	run(t, "pdfdetach", "-save", "1", "-o", saved, path)
	if got, err := os.ReadFile(saved); err != nil || string(got) != `{"a":1}` {
		t.Errorf("the attachment is %q, %v", got, err)
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	t.Parallel()
	painted := paint(t, small(t))
	path := inFile(t, "small.pdf", painted)
	said := run(t, "pdfinfo", "-enc", "UTF-8", "-isodates", "-f", "1", "-l", "2", path)
	for _, want := range []string{
		"ໃບບັນຊີ (1) – café 𠀋", "Officer A", "Painter", "Trade Hub", "2026-11-04T02:30:00Z", "PDF version:     1.7",
		"595.276 x 841.89 pts (A4)", "297.638 x 419.527 pts", "Metadata Stream: yes",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, said)
		}
	}
	meta := run(t, "pdfinfo", "-meta", path)
	for _, want := range []string{
		"ໃບບັນຊີ (1) – café 𠀋", "<rdf:li>Officer A<", "<rdf:li>lo<", "<xmp:CreateDate>2026-11-04T02:30:00Z<",
	} {
		if !strings.Contains(meta, want) {
			t.Errorf("the metadata does not say %q:\n%s", want, meta)
		}
	}
	if !bytes.Contains(painted, []byte("/Lang (\xfe\xff\x00l\x00o)")) {
		t.Error("the catalogue has no language")
	}
}

func TestFontsAreWithinAndReadable(t *testing.T) {
	t.Parallel()
	path := inFile(t, "spoken.pdf", paint(t, document(page(set(text.Style{}, spoken...), 110))))
	rows := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(rows) != 4 {
		t.Errorf("%d fonts, want Noto Sans, Lao, Thai and SC:\n%s", len(rows), strings.Join(rows, "\n"))
	}
	for _, row := range rows {
		if !strings.Contains(row, "+NotoSans") || !strings.Contains(row, "yes yes yes") {
			t.Errorf("not a subset, embedded and with its meanings: %s", row)
		}
	}
}

// TestFontsSayHowTheyAreMeasured holds that measures are given in thousandths of the font size, whatever a font is
// drawn in: Noto Sans in 1,000 units, Phetsarath in 2,048.
func TestFontsSayHowTheyAreMeasured(t *testing.T) {
	t.Parallel()
	painted := paint(t, document(page(set(text.Style{Family: text.Phetsarath}, "ລາວ Lao"), 110)))
	for _, want := range []string{
		"/ItalicAngle 0 /StemV 87 /FontBBox [-621 -508 2800 1067 ] /Ascent 1069 /Descent -293 /CapHeight 714 ",
		"/ItalicAngle 0 /StemV 87 /FontBBox [-539 -418 926 1037 ] /Ascent 1037 /Descent -418 /CapHeight 1037 ",
	} {
		if !bytes.Contains(painted, []byte(want)) {
			t.Errorf("no font says %s", want)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	timeless := document(page(nil, 90))
	timeless.CreatedAt = time.Time{}
	boxed := set(text.Style{}, "abc")
	boxed[0].Runs[0].Glyphs[1].ID = 0
	spoilt := document(sheet.Page{Ops: []sheet.Op{sheet.Image{Name: "seal.png", PNG: []byte("x")}}})
	for cause, doc := range map[string]sheet.Document{
		"no page": document(), "no time": timeless, `has no glyph for "b"`: document(page(boxed, 90)),
		"picture seal.png": spoilt,
	} {
		got, err := pdf.Paint(doc)
		if fault.CodeOf(err) != fault.Internal || fault.KeyOf(err) != string(words.SheetNotPainted) ||
			!strings.Contains(err.Error(), cause) || got != nil {
			t.Errorf("%s: %d bytes, %v", cause, len(got), err)
		}
	}
}

// TestPagesAreWrittenAsTheyAreAdded holds that a file of many labels is not kept in memory until its end.
func TestPagesAreWrittenAsTheyAreAdded(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	w := pdf.Begin(document(), &out)
	before := 0
	for range 3 {
		for range 100 {
			if err := w.Add(page(set(text.Style{}, spoken...), 110)); err != nil {
				t.Fatal(err)
			}
		}
		if out.Len() <= before {
			t.Fatalf("%d bytes before a hundred pages and %d after them", before, out.Len())
		}
		before = out.Len()
	}
}

// TestFinishTellsWhatTheDiskSays holds that the cause of a failed write is not lost.
func TestFinishTellsWhatTheDiskSays(t *testing.T) {
	t.Parallel()
	w := pdf.Begin(document(), full{})
	if err := w.Add(page(nil, 90)); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(); !errors.Is(err, errFull) || fault.KeyOf(err) != string(words.SheetNotPainted) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
