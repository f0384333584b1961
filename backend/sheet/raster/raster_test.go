package raster_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
	"tradehub/templates/words"
)

func drawn(t testing.TB, page sheet.Page, dpi int) *image.Gray {
	t.Helper()
	paper, err := raster.Draw(page, dpi)
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

func dotted(t testing.TB, page sheet.Page, dpi int) *raster.Bitmap {
	t.Helper()
	dots, err := raster.NewPainter(dpi).Dots(page)
	if err != nil {
		t.Fatal(err)
	}
	return dots
}

// Every dot of a symbol is what its module says, in tones and in dots, turned any way.
func TestASymbolStandsOnItsDots(t *testing.T) {
	t.Parallel()
	for _, o := range []sheet.Symbol{
		{XDots: 5, YDots: 7, ModuleDots: 3, Modules: encoded(t, symbol.QR, "ໝາກກ້ວຍ")},
		{XDots: 5, YDots: 7, ModuleDots: 2, BarDots: 31, Modules: encoded(t, symbol.GS1128, "00188512345678900010")},
	} {
		for deg := 0; deg < 360; deg += 90 {
			for _, dpi := range []int{203, 300, 600} {
				o.TurnDeg, o.DPI = deg, dpi
				page := sheet.Page{WidthHMM: 6000, HeightHMM: 6000, Ops: []sheet.Op{o}}
				checkModules(t, o, drawn(t, page, dpi), dotted(t, page, dpi))
			}
		}
	}
}

func checkModules(t *testing.T, o sheet.Symbol, tones *image.Gray, dots *raster.Bitmap) {
	t.Helper()
	width, height := o.SizeDots()
	for y := range dots.Height {
		for x := range dots.Width {
			column, row := moduleAt(o, x-o.XDots, y-o.YDots, width, height)
			want := o.Modules.Dark(column, row)
			if tone := tones.GrayAt(x, y).Y; dots.Dark(x, y) != want || (tone == 0) != want || !want && tone != 255 {
				t.Fatalf("%s turned %d at %d dpi: dot %d,%d is %v and %d, its module %d,%d is %v",
					o.Modules.Kind, o.TurnDeg, o.DPI, x, y, dots.Dark(x, y), tone, column, row, want)
			}
		}
	}
}

// moduleAt turns a dot of the turned symbol back and finds its module.
func moduleAt(o sheet.Symbol, x, y, width, height int) (column, row int) {
	if x < 0 || y < 0 || x >= width || y >= height {
		return -1, -1
	}
	switch o.TurnDeg {
	case 90:
		x, y = height-1-y, x
	case 180:
		x, y = width-1-x, height-1-y
	case 270:
		x, y = y, width-1-x
	}
	if o.BarDots > 0 {
		return x / o.ModuleDots, 0
	}
	return x / o.ModuleDots, y / o.ModuleDots
}

// On another grid a symbol keeps its place and size, and the middle of every module its tone.
func TestASymbolIsScaledToAnotherGrid(t *testing.T) {
	t.Parallel()
	o := sheet.Symbol{XDots: 40, YDots: 40, ModuleDots: 4, DPI: 203, Modules: encoded(t, symbol.QR, "ໝາກກ້ວຍ")}
	page := sheet.Page{WidthHMM: 6000, HeightHMM: 6000, Ops: []sheet.Op{o}}
	for _, dpi := range []int{150, 300, 600} {
		tones, dots := drawn(t, page, dpi), dotted(t, page, dpi)
		for row := range o.Modules.Rows {
			for column := range o.Modules.Columns {
				at := func(module int) int { return (42 + 4*module) * sheet.DotsPerMetre(dpi) / 8000 }
				x, y, want := at(column), at(row), o.Modules.Dark(column, row)
				if dots.Dark(x, y) != want || (tones.GrayAt(x, y).Y < 128) != want {
					t.Fatalf("%d dpi: the middle of module %d,%d is %v and %d, want %v",
						dpi, column, row, dots.Dark(x, y), tones.GrayAt(x, y).Y, want)
				}
			}
		}
	}
}

// Rules of one weight are equally wide wherever they stand, and none vanishes.
func TestRulesAreEven(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ weightHMM, dpi, wide int }{
		{0, 203, 1}, {5, 203, 1}, {18, 203, 1}, {25, 203, 2}, {50, 203, 4}, {50, 300, 6}, {10, 600, 2},
	} {
		for at := 300; at < 340; at++ {
			p := raster.NewPainter(c.dpi)
			across, straight := p.Rule(sheet.Line{X1HMM: 900, Y1HMM: at, X2HMM: 100, Y2HMM: at, WeightHMM: c.weightHMM})
			down, _ := p.Rule(sheet.Line{X1HMM: at, Y1HMM: 900, X2HMM: at, Y2HMM: 100, WeightHMM: c.weightHMM})
			if !straight || across.Dy() != c.wide || down.Dx() != c.wide || across.Dx() < 60 || down.Dy() < 60 {
				t.Errorf("%d HMM at %d dpi and %d: %v and %v, want %d dots", c.weightHMM, c.dpi, at, across, down, c.wide)
			}
		}
	}
	if _, straight := raster.NewPainter(203).Rule(sheet.Line{X2HMM: 100, Y2HMM: 1}); straight {
		t.Error("a slanting line was taken for a straight one")
	}
}

func TestTones(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tone sheet.Grey
		want uint8
		dark bool
	}{{sheet.Ink, 0, true}, {sheet.Muted, 107, true}, {sheet.Tint, 240, false}, {100, 255, false}, {-5, 0, true}} {
		page := sheet.Page{WidthHMM: 1000, HeightHMM: 1000, Ops: []sheet.Op{
			sheet.Rect{XHMM: 200, YHMM: 200, WidthHMM: 600, HeightHMM: 600, Grey: c.tone},
		}}
		tones, dots := drawn(t, page, 203), dotted(t, page, 203)
		if got := tones.GrayAt(40, 40).Y; got != c.want || dots.Dark(40, 40) != c.dark {
			t.Errorf("tone %d is drawn %d and dark %v, want %d and %v", c.tone, got, dots.Dark(40, 40), c.want, c.dark)
		}
		if tones.GrayAt(10, 10).Y != 255 || dots.Dark(10, 10) {
			t.Error("the paper is not white")
		}
	}
}

// A frame stands on the middle of its edge, and its corners are no darker than its sides.
func TestAFrame(t *testing.T) {
	t.Parallel()
	page := sheet.Page{WidthHMM: 1000, HeightHMM: 1000, Ops: []sheet.Op{
		sheet.Rect{XHMM: 200, YHMM: 200, WidthHMM: 600, HeightHMM: 600, WeightHMM: 25, Grey: sheet.Muted},
	}}
	tones, dots := drawn(t, page, 254), dotted(t, page, 203)
	for at, want := range map[image.Point]uint8{
		{18, 18}: 246, {19, 19}: 107, {20, 20}: 107, {21, 18}: 218,
		{18, 40}: 218, {21, 21}: 198, {40, 19}: 107, {40, 40}: 255,
	} {
		if got := tones.GrayAt(at.X, at.Y).Y; differ(int(got), int(want)) > 2 {
			t.Errorf("%v is %d, want about %d", at, got, want)
		}
	}
	for at, want := range map[image.Point]bool{
		{15, 15}: true, {16, 16}: true, {17, 17}: false, {14, 14}: false, {64, 64}: true, {63, 30}: true, {65, 30}: false,
	} {
		if dots.Dark(at.X, at.Y) != want {
			t.Errorf("dot %v is %v, want %v", at, dots.Dark(at.X, at.Y), want)
		}
	}
}

// The ink of a line is where the line says: from its origin on, as high and as low as its letters reach, turned any
// way.
func TestTextStandsWhereItSays(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	for _, said := range fiveLanguages {
		for _, deg := range []int{0, 90, 180, 270} {
			o := line(setter, said, 8000, 8000, 120)
			o.TurnDeg = deg
			page := sheet.Page{WidthHMM: 16000, HeightHMM: 16000, Ops: []sheet.Op{o}}
			checkInk(t, o, raster.NewPainter(600).Text(o), page)
		}
	}
}

func checkInk(t *testing.T, o sheet.Text, patch raster.Patch, page sheet.Page) {
	t.Helper()
	em := float64(o.SizeDPt) / 720 * 0.0254 * float64(sheet.DotsPerMetre(600)) / 1e6
	dots := func(uem int) int { return int(float64(uem) * em) }
	origin := raster.Origin(o, 600)
	a := patch.Area().Sub(origin)
	switch o.TurnDeg {
	case 90:
		a = image.Rect(-a.Max.Y, a.Min.X, -a.Min.Y, a.Max.X)
	case 180:
		a = image.Rect(-a.Max.X, -a.Max.Y, -a.Min.X, -a.Min.Y)
	case 270:
		a = image.Rect(a.Min.Y, -a.Max.X, a.Max.Y, -a.Min.X)
	}
	const slack = 3
	if differ(-a.Min.Y, dots(o.Line.AboveUEm)) > slack || differ(a.Max.Y, dots(o.Line.BelowUEm)) > slack ||
		a.Min.X < -slack || a.Min.X > dots(150_000) || a.Max.X > dots(o.Line.WidthUEm)+slack ||
		a.Max.X < dots(o.Line.WidthUEm-150_000) {
		t.Errorf("%q turned %d: ink %v, want %d above, %d below, %d wide", o.Line.Text, o.TurnDeg, a,
			dots(o.Line.AboveUEm), dots(o.Line.BelowUEm), dots(o.Line.WidthUEm))
	}
}

func differ(a, b int) int { return max(a-b, b-a) }

// A line of text has the same dots wherever it stands: alone, on a page, and on another place of the page.
func TestALineHasTheSameDotsEverywhere(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	painter := raster.NewPainter(203)
	for _, said := range fiveLanguages {
		want := painter.Text(line(setter, said, 500, 500, 90))
		for shift := range 25 {
			o := line(setter, said, 500+shift, 700-3*shift, 90)
			got := raster.NewPainter(203).Text(o)
			if !bytes.Equal(got.Bits, want.Bits) || got.Width != want.Width {
				t.Fatalf("%q moved by %d HMM has other dots", said, shift)
			}
			page := dotted(t, sheet.Page{WidthHMM: 10500, HeightHMM: 1000, Ops: []sheet.Op{o}}, 203)
			found := raster.Patch{Bitmap: page}.Cropped()
			if found.Area() != got.Area() || !bytes.Equal(found.Bits, got.Bits) {
				t.Fatalf("%q stands at %v on the page and at %v alone", said, found.Area(), got.Area())
			}
		}
	}
}

func TestPNGOfALabelIsInBlackAndWhite(t *testing.T) {
	t.Parallel()
	page := palletLabel(t)
	for _, c := range []struct {
		medium      sheet.Medium
		depth       byte
		colourModel color.Model
	}{{sheet.Label, 1, nil}, {sheet.Paper, 8, color.GrayModel}} {
		file, err := raster.PNG(page, 203, c.medium)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if picture.Bounds() != image.Rect(0, 0, 840, 1184) || file[24] != c.depth {
			t.Errorf("%s: %v with %d bits a dot", c.medium, picture.Bounds(), file[24])
		}
		if c.colourModel != nil && picture.ColorModel() != c.colourModel {
			t.Errorf("%s has colours", c.medium)
		}
		at := bytes.Index(file, []byte("pHYs"))
		if at < 0 || binary.BigEndian.Uint32(file[at+4:]) != 8000 || file[at+12] != 1 {
			t.Errorf("%s does not tell its resolution", c.medium)
		}
		again, _ := raster.PNG(page, 203, c.medium)
		if !bytes.Equal(file, again) {
			t.Errorf("%s: two runs give two files", c.medium)
		}
	}
}

// A picture is scaled into its place; what it leaves clear shows white.
func TestPictures(t *testing.T) {
	t.Parallel()
	source := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	source.Set(0, 0, color.Black)
	source.Set(0, 1, color.Black)
	source.Set(3, 1, color.NRGBA{R: 200, A: 255})
	var file bytes.Buffer
	if err := png.Encode(&file, source); err != nil {
		t.Fatal(err)
	}
	o := sheet.Image{XHMM: 125, YHMM: 250, WidthHMM: 500, HeightHMM: 250, Name: "logo.png", PNG: file.Bytes()}
	page := sheet.Page{WidthHMM: 1000, HeightHMM: 1000, Ops: []sheet.Op{o}}
	tones, dots := drawn(t, page, 203), dotted(t, page, 203)
	for at, dark := range map[image.Point]bool{
		{12, 22}: true, {12, 38}: true, {35, 30}: false, {48, 38}: true, {12, 18}: false,
	} {
		if dots.Dark(at.X, at.Y) != dark || (tones.GrayAt(at.X, at.Y).Y < 128) != dark {
			t.Errorf("%v is %v and %d, want %v", at, dots.Dark(at.X, at.Y), tones.GrayAt(at.X, at.Y).Y, dark)
		}
	}
	for _, broken := range [][]byte{nil, []byte("no picture"), file.Bytes()[:40]} {
		o.PNG = broken
		page.Ops[0] = o
		for _, medium := range []sheet.Medium{sheet.Label, sheet.Paper} {
			_, err := raster.PNG(page, 203, medium)
			if fault.CodeOf(err) != fault.Invalid || fault.KeyOf(err) != string(words.RasterPicture) {
				t.Errorf("a broken picture gave %v", err)
			}
		}
	}
}

// Cutting a patch keeps every dot inside and none outside; cropping loses no dot.
func TestPatches(t *testing.T) {
	t.Parallel()
	small := rapid.IntRange(-20, 40)
	rapid.Check(t, func(t *rapid.T) {
		patch := raster.Patch{X: small.Draw(t, "x"), Y: small.Draw(t, "y"),
			Bitmap: raster.NewBitmap(rapid.IntRange(0, 40).Draw(t, "width"), rapid.IntRange(0, 9).Draw(t, "height"))}
		for range rapid.IntRange(0, 60).Draw(t, "count") {
			if len(patch.Bits) > 0 {
				x, y := rapid.IntRange(0, patch.Width-1).Draw(t, "dx"), rapid.IntRange(0, patch.Height-1).Draw(t, "dy")
				patch.Bits[y*patch.Stride+x/8] |= 0x80 >> (x % 8)
			}
		}
		area := image.Rect(small.Draw(t, "left"), small.Draw(t, "top"), small.Draw(t, "right"), small.Draw(t, "bottom"))
		cut, cropped := patch.Within(area), patch.Cropped()
		for y := -25; y < 60; y++ {
			for x := -25; x < 90; x++ {
				dark := patch.Dark(x-patch.X, y-patch.Y)
				if cut.Dark(x-cut.X, y-cut.Y) != (dark && image.Pt(x, y).In(area)) {
					t.Fatalf("cut to %v, dot %d,%d is wrong", area, x, y)
				}
				if cropped.Dark(x-cropped.X, y-cropped.Y) != dark {
					t.Fatalf("cropped, dot %d,%d is wrong", x, y)
				}
			}
		}
		if !cut.Area().In(area) || len(cropped.Bits) > len(patch.Bits) {
			t.Fatalf("%v of %v lies in %v", cut.Area(), patch.Area(), area)
		}
	})
}

// Nothing on the page, or nothing to see, is a white page.
func TestNothing(t *testing.T) {
	t.Parallel()
	for _, ops := range [][]sheet.Op{
		nil, {sheet.Text{}}, {sheet.Text{SizeDPt: 100, Line: text.NewSetter().Line(text.Style{}, "  ")}},
		{sheet.Symbol{DPI: 203}},
	} {
		page := sheet.Page{WidthHMM: 1000, HeightHMM: 500, Ops: ops}
		if dots := dotted(t, page, 203); bytes.Count(dots.Bits, []byte{0}) != len(dots.Bits) {
			t.Errorf("%v has black dots", ops)
		}
		if tones := drawn(t, page, 203); bytes.Count(tones.Pix, []byte{255}) != len(tones.Pix) {
			t.Errorf("%v is not white", ops)
		}
	}
}
