package svg_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/svg"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

// sample is a page with one of everything.
func sample(t testing.TB) sheet.Page {
	t.Helper()
	setter := text.NewSetter()
	page := sheet.Page{WidthHMM: 10500, HeightHMM: 14800, Ops: []sheet.Op{
		sheet.Rect{From: at("head", sheet.Frame), XHMM: 300, YHMM: 300, WidthHMM: 9900, HeightHMM: 900, Grey: sheet.Tint},
		sheet.Rect{From: at("head", sheet.Frame), XHMM: 300, YHMM: 300, WidthHMM: 9900, HeightHMM: 14200, WeightHMM: 50},
		sheet.Line{From: at("head", sheet.Frame), X1HMM: 300, Y1HMM: 6000, X2HMM: 10200, Y2HMM: 6400, WeightHMM: 30},
	}}
	for i, said := range []string{
		"NAM THA & SONS <\"green\"> office", "ບໍລິສັດ ນ້ຳທາກຣີນ ຈຳກັດຜູ້ດຽວ", "昆明云果进口有限公司", "กล้วยหอมสด น้ำหนักสุทธิ",
		"Chuối tươi, tịnh 540,0 kg",
	} {
		page.Ops = append(page.Ops, sheet.Text{
			From: at("goods", sheet.Fill), XHMM: 5000, YHMM: 3000 + 300*i, SizeDPt: 110 + 10*i, TurnDeg: 72 * i,
			Line: setter.Line(text.Style{Bold: i == 0}, said),
		})
	}
	for i, deg := range []int{0, 90, 180, 270} {
		page.Ops = append(page.Ops, sheet.Symbol{
			From: at("code", sheet.Fill), XDots: 60 + 180*i, YDots: 600, ModuleDots: 1, BarDots: 40, DPI: 203, TurnDeg: deg,
			Modules: encoded(t, symbol.GS1128, "10L2611\x1d37126"),
		})
	}
	return sheet.Page{WidthHMM: page.WidthHMM, HeightHMM: page.HeightHMM, Ops: append(page.Ops,
		sheet.Symbol{From: at("link", sheet.Fill), XDots: 60, YDots: 850, ModuleDots: 5, DPI: 203,
			Modules: encoded(t, symbol.QR, "https://example.org")},
		sheet.Image{From: at("logo", sheet.Frame), XHMM: 6000, YHMM: 11000, WidthHMM: 3000, HeightHMM: 1500,
			Name: "logo.png", PNG: logo(t)},
		sheet.Line{From: at("head", sheet.Frame), X1HMM: 300, Y1HMM: 13000, X2HMM: 10200, Y2HMM: 13000, WeightHMM: 20,
			Grey: sheet.Muted},
	)}
}

func at(name string, layer sheet.Layer) sheet.Origin { return sheet.Origin{Box: name, Layer: layer} }

func encoded(t testing.TB, kind symbol.Kind, data string) symbol.Symbol {
	t.Helper()
	s, err := symbol.Encode(kind, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func logo(t testing.TB) []byte {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 64, 32))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i / 64 * 8)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// elements reads an SVG strictly.
func elements(t testing.TB, file []byte) []xml.StartElement {
	t.Helper()
	var all []xml.StartElement
	for reader := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := reader.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %s", err, file)
		}
		if start, is := token.(xml.StartElement); is {
			all = append(all, start.Copy())
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A strict content security policy lets the picture stand: nothing is run, styled or fetched.
func TestNothingIsRunStyledOrFetched(t *testing.T) {
	t.Parallel()
	known := map[string][]string{
		"svg": {"xmlns", "width", "height", "viewBox"}, "title": {}, "path": {"d", "transform", "fill"},
		"g":     {"data-box", "data-layer", "role", "aria-label"},
		"rect":  {"x", "y", "width", "height", "fill", "stroke", "stroke-width"},
		"line":  {"x1", "y1", "x2", "y2", "stroke", "stroke-width"},
		"image": {"x", "y", "width", "height", "preserveAspectRatio", "href"},
	}
	for _, e := range elements(t, svg.Paint(sample(t), svg.Options{Title: "Label"})) {
		for _, a := range e.Attr {
			if !slices.Contains(known[e.Name.Local], a.Name.Local) {
				t.Errorf("<%s> has %s", e.Name.Local, a.Name.Local)
			}
		}
		if _, is := known[e.Name.Local]; !is {
			t.Errorf("<%s> is not expected", e.Name.Local)
		}
		href := attribute(e, "href")
		if e.Name.Local == "image" && href != "data:image/png;base64,"+base64.StdEncoding.EncodeToString(logo(t)) {
			t.Errorf("the image is %q", href)
		}
	}
}

// What a box drew is a group that names it, in order of drawing, and says what it shows.
func TestBoxesAreGroups(t *testing.T) {
	t.Parallel()
	var got []string
	for _, e := range elements(t, svg.Paint(sample(t), svg.Options{})) {
		if name := attribute(e, "data-box"); name != "" {
			got = append(got, name+" "+attribute(e, "data-layer")+": "+attribute(e, "aria-label"))
			if (attribute(e, "aria-label") != "") != (attribute(e, "role") == "img") {
				t.Errorf("%s has the role %q", name, attribute(e, "role"))
			}
		}
	}
	want := []string{
		"head frame: ",
		"goods fill: NAM THA & SONS <\"green\"> office\nບໍລິສັດ ນ້ຳທາກຣີນ ຈຳກັດຜູ້ດຽວ\n昆明云果进口有限公司\n" +
			"กล้วยหอมสด น้ำหนักสุทธิ\nChuối tươi, tịnh 540,0 kg",
		"code fill: " + strings.TrimSuffix(strings.Repeat("10L2611 37126\n", 4), "\n"),
		"link fill: https://example.org",
		"logo frame: logo.png",
		"head frame: ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestASmallPage(t *testing.T) {
	t.Parallel()
	page := sheet.Page{WidthHMM: 5050, HeightHMM: 2500, Ops: []sheet.Op{
		sheet.Rect{From: at("a/1", sheet.Frame), XHMM: 1, YHMM: 2, WidthHMM: 3, HeightHMM: 4},
		sheet.Rect{From: at("a/1", sheet.Frame), XHMM: 1, YHMM: 2, WidthHMM: 3, HeightHMM: 4, WeightHMM: 5,
			Grey: sheet.Muted},
		sheet.Line{From: at("b", sheet.Fill), X1HMM: 1, Y1HMM: 2, X2HMM: 3, Y2HMM: 4, WeightHMM: 5},
	}}
	const want = `<svg xmlns="http://www.w3.org/2000/svg" width="50.5mm" height="25mm" viewBox="0 0 5050 2500">` +
		`<title>a &lt; b</title>
<rect width="100%" height="100%" fill="#fff"/>
<g data-box="a/1" data-layer="frame">
<rect x="1" y="2" width="3" height="4"/>
<rect x="1" y="2" width="3" height="4" fill="none" stroke="#6b6b6b" stroke-width="5"/>
</g>
<g data-box="b" data-layer="fill">
<line x1="1" y1="2" x2="3" y2="4" stroke="#000000" stroke-width="5"/>
</g>
</svg>
`
	if got := string(svg.Paint(page, svg.Options{Title: "a < b"})); got != want {
		t.Errorf("got %s", got)
	}
}

// Whatever text a box draws, the file is XML and says it; what XML does not allow is replaced.
func TestAnyTextIsWellFormed(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"]]> <!-- & 'x' \"": "]]> <!-- & 'x' \"", "a\x00b\x1fc": "a\ufffdb\ufffdc", "a\nb": "a\nb", "\xff": "\ufffd",
		"\ufffe": "\ufffd", "𠀋": "𠀋",
	} {
		page := sheet.Page{Ops: []sheet.Op{sheet.Text{From: at(said, sheet.Fill), Line: text.Line{Text: said}}}}
		for _, e := range elements(t, svg.Paint(page, svg.Options{Title: said})) {
			if e.Name.Local == "g" && attribute(e, "data-box") != "" && attribute(e, "aria-label") != want {
				t.Errorf("%q is said %q", said, attribute(e, "aria-label"))
			}
		}
	}
}

func TestTheSamePageGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	want := svg.Paint(sample(t), svg.Options{})
	for range 3 {
		if !bytes.Equal(svg.Paint(sample(t), svg.Options{}), want) {
			t.Fatal("two paintings differ")
		}
	}
}

// BenchmarkPaint paints one label with one of everything.
func BenchmarkPaint(b *testing.B) {
	page := sample(b)
	size := 0
	for b.Loop() {
		size = len(svg.Paint(page, svg.Options{}))
	}
	b.ReportMetric(float64(size), "bytes")
}
