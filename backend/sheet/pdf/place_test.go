package pdf_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

// placed finds where MuPDF draws the glyphs of a page, in units of the page. Further letters of a ligature have no
// glyph.
var placed = regexp.MustCompile(`<g [^\n]*glyph="\d+" x="([-.\d]+)" y="([-.\d]+)"`)

// TestGlyphsStandWhereTheyWereShaped holds every glyph within 0.01 pt of its place, also at the end of a long line, in
// large print, and in a face whose widths are not whole thousandths.
func TestGlyphsStandWhereTheyWereShaped(t *testing.T) {
	t.Parallel()
	const limitHMM = 0.01 * 2540 / 72
	var written sheet.Page
	for i, style := range []text.Style{{}, {Bold: true}, {Family: text.Phetsarath}} {
		all := set(style, append(manyHan(600), spoken...)...)
		for k, sizeDPt := range []int{65, 110, 480} {
			p := page(all, sizeDPt)
			written.WidthHMM, written.HeightHMM = p.WidthHMM, p.HeightHMM
			written.Ops = append(written.Ops, sheet.Document{Pages: []sheet.Page{p}}.Shift(100*i, 100*k).Pages[0].Ops...)
		}
	}
	path := inFile(t, "placed.pdf", paint(t, document(written)))
	got := placed.FindAllStringSubmatch(run(t, "mutool", "trace", path), -1)
	worst := 0.0
	for _, op := range written.Ops {
		line := op.(sheet.Text)
		eachGlyph(line, func(x, y float64) {
			if len(got) == 0 {
				t.Fatal("glyphs are missing")
			}
			worst = max(worst, math.Abs(number(t, got[0][1])-x), math.Abs(number(t, got[0][2])-(29700-y)))
			got = got[1:]
		})
	}
	if len(got) > 0 {
		t.Errorf("%d glyphs too many", len(got))
	}
	t.Logf("the worst stands %.4f pt off", worst*72/2540)
	if worst > limitHMM {
		t.Errorf("a glyph stands %.4f pt off", worst*72/2540)
	}
}

// eachGlyph tells where shaping wants the glyphs of a line, in HMM from the upper left.
func eachGlyph(line sheet.Text, tell func(x, y float64)) {
	x := float64(line.XHMM)
	for _, run := range line.Line.Runs {
		unit := float64(line.SizeDPt) * 127 / 36 / float64(run.Face.UnitsPerEm())
		for _, g := range run.Glyphs {
			tell(x+unit*float64(g.XOffsetFU), float64(line.YHMM)-unit*float64(g.YOffsetFU))
			x += unit * float64(g.AdvanceFU)
		}
	}
}

// manyHan gives different characters of Chinese in lines of 30.
func manyHan(count int) []string {
	setter := text.NewSetter()
	var all []rune
	for r := rune(0x4E00); len(all) < count; r++ {
		if len(setter.Uncovered(text.Style{}, string(r))) == 0 {
			all = append(all, r)
		}
	}
	var found []string
	for line := range slices.Chunk(all, 30) {
		found = append(found, string(line))
	}
	return found
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestMoreSignsThanCodes sets more pairs of glyph and text than one font has codes.
func TestMoreSignsThanCodes(t *testing.T) {
	t.Parallel()
	const count = 8500
	face := set(text.Style{}, "a")[0].Runs[0].Face
	glyph := set(text.Style{}, "a")[0].Runs[0].Glyphs[0]
	written := sheet.Page{WidthHMM: 60000, HeightHMM: 75_000}
	var want []string
	for row := range count / 50 {
		line := text.Run{Face: face}
		for column := range 50 {
			n := row*50 + column
			g := glyph
			g.Cluster = len(line.Text)
			line.Glyphs = append(line.Glyphs, g)
			line.Text += string([]rune{'一' + rune(n/200), '一' + rune(n%200)})
		}
		want = append(want, line.Text)
		written.Ops = append(written.Ops, sheet.Text{XHMM: 500, YHMM: 500 + 400*row, SizeDPt: 100,
			Line: text.Line{Text: line.Text, Runs: []text.Run{line}}})
	}
	path := inFile(t, "many.pdf", paint(t, document(written)))
	if got := lines(run(t, "pdftotext", "-layout", "-enc", "UTF-8", path, "-")); strings.Join(got, "\n") !=
		strings.Join(want, "\n") {
		t.Error("the lines do not read back")
	}
	if fonts := strings.Count(run(t, "pdffonts", path), "+NotoSans-Regular"); fonts != 2 {
		t.Errorf("%d fonts, want 2", fonts)
	}
}

// TestSymbolsLieOnTheDots draws symbols at the resolution of a printer, where every dot must be black or white.
func TestSymbolsLieOnTheDots(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]sheet.Symbol{
		"bars":       {ModuleDots: 3, BarDots: 97, Modules: encode(t, symbol.GS1128, "00389012340000012349")},
		"QR":         {ModuleDots: 5, Modules: encode(t, symbol.QR, "HTTPS://EXAMPLE.LA/01/08901234567890")},
		"DataMatrix": {ModuleDots: 4, Modules: encode(t, symbol.GS1DataMatrix, "0108901234567894")},
	} {
		for _, turn := range []int{0, 90, 180, 270} {
			t.Run(name+" "+strconv.Itoa(turn), func(t *testing.T) {
				t.Parallel()
				s := s
				s.XDots, s.YDots, s.DPI, s.TurnDeg = 61, 47, 203, turn
				dots := dotsOf(t, sheet.Page{WidthHMM: 10000, HeightHMM: 8000, Ops: []sheet.Op{s}}, "203.2")
				if dots.width != 800 || len(dots.dots) != 800*640 {
					t.Fatalf("%d dots wide, %d in all", dots.width, len(dots.dots))
				}
				for i, grey := range dots.dots {
					want := byte(255)
					if dark(s, i%800-s.XDots, i/800-s.YDots) {
						want = 0
					}
					if grey != want {
						t.Fatalf("dot %d,%d is %d, want %d", i%800, i/800, grey, want)
					}
				}
			})
		}
	}
}

// dark tells whether a dot, counted from the upper left corner of the turned symbol, is in a dark module.
func dark(s sheet.Symbol, x, y int) bool {
	wide, high := s.SizeDots()
	if x < 0 || y < 0 || x >= wide || y >= high {
		return false
	}
	switch s.TurnDeg {
	case 90:
		x, y = high-1-y, x
	case 180:
		x, y = wide-1-x, high-1-y
	case 270:
		x, y = y, wide-1-x
	}
	if s.BarDots > 0 {
		return s.Modules.Dark(x/s.ModuleDots, 0)
	}
	return s.Modules.Dark(x/s.ModuleDots, y/s.ModuleDots)
}

func dotsOf(t *testing.T, page sheet.Page, dpi string) raster {
	t.Helper()
	return greys(t, inFile(t, "page.pdf", paint(t, document(page))), dpi)
}

// TestTurnedTextIsTheTextTurned compares the ink of a turned line with that of the level one, turned.
func TestTurnedTextIsTheTextTurned(t *testing.T) {
	t.Parallel()
	const side, limit = 3200, 0.03 // so many dots that a renderer's rounding to whole dots counts little
	level := sheet.Text{XHMM: 1000, YHMM: 4000, SizeDPt: 700, Line: set(text.Style{Bold: true}, "ຜູ້ D")[0]}
	dots := func() []byte {
		return dotsOf(t, sheet.Page{WidthHMM: 10000, HeightHMM: 10000, Ops: []sheet.Op{level}}, "812.8").dots
	}
	want := dots()
	for range 3 {
		level.XHMM, level.YHMM, level.TurnDeg = level.YHMM, 10000-level.XHMM, level.TurnDeg+90
		want = turned(want, side)
		got := dots()
		differs, ink := 0, 0
		for i := range got {
			differs += max(int(got[i])-int(want[i]), int(want[i])-int(got[i]))
			ink += 255 - int(want[i])
		}
		if ink == 0 || float64(differs) > limit*float64(ink) {
			t.Errorf("turned by %d: %d of %d ink differ", level.TurnDeg, differs, ink)
		}
	}
}

// turned turns a square by 90 degrees, counter-clockwise.
func turned(dots []byte, side int) []byte {
	to := make([]byte, len(dots))
	for i, dot := range dots {
		to[(side-1-i%side)*side+i/side] = dot
	}
	return to
}
