package text_test

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"tradehub/backend/text"
)

// parse reads a font with the library, outlines and all.
func parse(t *testing.T, file string) *font.Face {
	t.Helper()
	parsed, err := font.ParseTTF(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// Names, widths and outlines are those that another reader of fonts finds.
func TestFacesAreReadAsTheLibraryReadsThem(t *testing.T) {
	t.Parallel()
	for _, f := range text.Faces() {
		t.Run(f.Name(), func(t *testing.T) {
			t.Parallel()
			want := parse(t, text.File(f))
			if int(want.Upem()) != f.UnitsPerEm() {
				t.Errorf("%d units per em, want %d", f.UnitsPerEm(), want.Upem())
			}
			if got := postScriptName(text.File(f)); got != f.Name() {
				t.Errorf("the face is called %s, its file says %s", f.Name(), got)
			}
			drawn := 0
			for id := range 0x10000 {
				glyph := text.GlyphID(id)
				outline, ok := want.GlyphData(font.GID(id)).(font.GlyphOutline)
				if !ok || len(outline.Segments) == 0 {
					if len(f.Outline(glyph)) > 0 {
						t.Fatalf("glyph %d has an outline where the library has none", id)
					}
					continue
				}
				drawn++
				if id%7 != 0 && f.Name()[:8] == "NotoSans" && len(text.File(f)) > 1<<20 {
					continue // one in seven of the 30,000 Chinese glyphs
				}
				if wide := int(want.HorizontalAdvance(font.GID(id))); f.AdvanceFU(glyph) != wide {
					t.Fatalf("glyph %d is %d wide, want %d", id, f.AdvanceFU(glyph), wide)
				}
				sameOutline(t, id, f.Outline(glyph), outline.Segments)
			}
			if drawn < 100 {
				t.Errorf("%d glyphs with an outline", drawn)
			}
		})
	}
}

// postScriptName finds name 6 of platform 3 in a font file.
func postScriptName(file string) string {
	loader, err := opentype.NewLoader(strings.NewReader(file))
	if err != nil {
		return err.Error()
	}
	table, err := loader.RawTable(opentype.MustNewTag("name"))
	if err != nil {
		return err.Error()
	}
	u16 := func(at int) int { return int(table[at])<<8 | int(table[at+1]) }
	for at := 6; at < 6+12*u16(2); at += 12 {
		if u16(at) == 3 && u16(at+6) == 6 {
			from := u16(4) + u16(at+10)
			return strings.ReplaceAll(string(table[from:from+u16(at+8)]), "\x00", "")
		}
	}
	return ""
}

// edge is a line or a curve of a contour, by x and y of its beginning, its control point and its end.
type edge [6]float32

// sameOutline compares outlines contour by contour, wherever each begins. Points that a font leaves out lie between
// two others and may be rounded.
func sameOutline(t *testing.T, id int, got []text.Segment, want []opentype.Segment) {
	t.Helper()
	var wanted []text.Segment
	exact := map[int]edge{}
	for i, s := range want {
		args := s.ArgsSlice()
		end := args[len(args)-1]
		exact[i] = edge{0, 0, args[0].X, args[0].Y, end.X, end.Y}
		wanted = append(wanted, text.Segment{Op: text.Op(s.Op)})
	}
	all := map[int]edge{}
	for i, s := range got {
		all[i] = edge{0, 0, float32(s.ControlXFU), float32(s.ControlYFU), float32(s.XFU), float32(s.YFU)}
	}
	ours, theirs := edges(got, all), edges(wanted, exact)
	if len(ours) != len(theirs) {
		t.Fatalf("glyph %d has %d contours, want %d", id, len(ours), len(theirs))
	}
	for i := range ours {
		if !sameContour(ours[i], theirs[i]) {
			t.Fatalf("glyph %d has the contour\n%v, want\n%v", id, ours[i], theirs[i])
		}
	}
}

// edges cuts an outline into closed contours; lines without length are left out.
func edges(segments []text.Segment, ends map[int]edge) [][]edge {
	var contours [][]edge
	var start, pen [2]float32
	add := func(e edge) {
		if last := len(contours) - 1; e[0] != e[4] || e[1] != e[5] {
			contours[last] = append(contours[last], e)
		}
	}
	for i, s := range segments {
		e := ends[i]
		to := [2]float32{e[4], e[5]}
		switch s.Op {
		case text.MoveTo:
			if i > 0 {
				add(edge{pen[0], pen[1], 0, 0, start[0], start[1]})
			}
			contours, start = append(contours, nil), to
		case text.LineTo:
			add(edge{pen[0], pen[1], 0, 0, to[0], to[1]})
		case text.QuadTo:
			add(edge{pen[0], pen[1], e[2], e[3], to[0], to[1]})
		}
		pen = to
	}
	if len(contours) > 0 {
		add(edge{pen[0], pen[1], 0, 0, start[0], start[1]})
	}
	return contours
}

func sameContour(got, want []edge) bool {
	if len(got) != len(want) {
		return false
	}
	for turn := range max(1, len(got)) {
		same := true
		for i := 0; i < len(got) && same; i++ {
			a, b := got[i], want[(i+turn)%len(want)]
			for k := range a {
				same = same && a[k]-b[k] <= 1 && b[k]-a[k] <= 1
			}
		}
		if same {
			return true
		}
	}
	return false
}

func TestAGlyphThatTheFontLacksIsABlankWithoutWidth(t *testing.T) {
	t.Parallel()
	for _, f := range text.Faces() {
		if f.AdvanceFU(0xFFFF) != 0 || f.Outline(0xFFFF) != nil {
			t.Errorf("%s draws glyph 65535", f.Name())
		}
	}
}

// The measures are those that stand in the files.
func TestMeasures(t *testing.T) {
	t.Parallel()
	want := map[string]text.Measures{
		"NotoSansThai-Bold": {LeftFU: -736, BottomFU: -448, RightFU: 967, TopFU: 1037, AscentFU: 1061, DescentFU: -450,
			CapHeightFU: 714, Weight: 700},
		"Phetsarath-Regular": {LeftFU: -1104, BottomFU: -857, RightFU: 1897, TopFU: 2123, AscentFU: 2123,
			DescentFU: -857, CapHeightFU: 2123, Weight: 400},
	}
	for _, f := range text.Faces() {
		if m, ok := want[f.Name()]; ok && f.Measures() != m {
			t.Errorf("%s: %+v, want %+v", f.Name(), f.Measures(), m)
		}
		delete(want, f.Name())
	}
	if len(want) > 0 {
		t.Errorf("no such faces: %v", want)
	}
}
