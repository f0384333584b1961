package zpl_test

import (
	"bytes"
	"fmt"
	"image"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
	"tradehub/templates/words"
)

func TestALabelIsFramed(t *testing.T) {
	t.Parallel()
	page := sheet.Page{WidthHMM: 5000, HeightHMM: 2500, Ops: []sheet.Op{
		sheet.Rect{XHMM: 200, YHMM: 200, WidthHMM: 4600, HeightHMM: 2100, WeightHMM: 50},
		sheet.Rect{XHMM: 300, YHMM: 300, WidthHMM: 1000, HeightHMM: 500},
		sheet.Line{X1HMM: 300, Y1HMM: 1000, X2HMM: 4700, Y2HMM: 1000, WeightHMM: 25, Grey: sheet.Muted},
		sheet.Line{X1HMM: 2500, Y1HMM: 1000, X2HMM: 2500, Y2HMM: 2000},
	}}
	for want, o := range map[string]zpl.Options{
		"^XA^CI28^PW400^LL200^LH0,0^LS0\n^FO14,14^GB372,172,4^FS\n^FO24,24^GB80,40,40^FS\n" +
			"^FO24,79^GB352,2,2^FS\n^FO200,80^GB1,80,1^FS\n^PQ1^XZ\n": {DPI: 203},
		"^XA^CI28^PW591^LL295^LH0,0^LS-12^MD-5\n^FO21,21^GB549,254,6^FS\n^FO35,35^GB119,59,59^FS\n" +
			"^FO35,117^GB520,3,3^FS\n^FO295,118^GB1,118,1^FS\n^PQ3^XZ\n": {DPI: 300, Copies: 3, Darkness: -5, ShiftDots: -12},
	} {
		if got := string(painted(t, page, o)); got != want {
			t.Errorf("%d dpi: got\n%s\nwant\n%s", o.DPI, got, want)
		}
	}
}

func TestTheChecksumIsThatOfThePrinter(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]uint16{
		"123456789": 0x31c3, // the check value of CRC-16/XMODEM in every catalogue of checksums
		// Fields that the driver of the printers' maker wrote, as they stand in labels published by their users.
		"eJzj4KAKYJChDmCwoQ5gEKAOYAAAavEfEQ==":             0x24ef,
		"eJxjYKAnOADEDxgYGD8AMZBmBvKZgULsQMxEV4fAAQBLYQRC": 0x3cc2,
		"": 0,
	} {
		if got := zpl.CRC([]byte(data)); got != want {
			t.Errorf("CRC(%q) = %04X, want %04X", data, got, want)
		}
	}
}

// A label with its texts set by the host is the preview, dot by dot, whatever stands on it and however it is turned.
func TestThePrintIsThePreview(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{203, 300, 600} {
		t.Run(fmt.Sprint(dpi), func(t *testing.T) {
			t.Parallel()
			setter := text.NewSetter()
			page := palletLabel(t, setter, dpi, 7)
			for _, deg := range []int{30, 90, 180, 270} {
				for i, words := range labelLines[:4] {
					o := line(setter, words, 5000+400*i, 7000+300*i, 80)
					o.TurnDeg = deg
					page.Ops = append(page.Ops, o)
				}
			}
			page.Ops = append(page.Ops, sheet.Line{X1HMM: 100, Y1HMM: 100, X2HMM: 3000, Y2HMM: 2500, WeightHMM: 20})
			same(t, emulated(t, painted(t, page, zpl.Options{DPI: dpi, HostText: true}), page, dpi), previewed(t, page, dpi))
		})
	}
}

// Where the printer sets the plain lines itself, the Lao, Chinese, Thai and Vietnamese ones are still those of the
// preview.
func TestShapedLinesAreTheSameBitmapAsInThePNG(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	page := palletLabel(t, setter, 203, 1)
	got, want := emulated(t, painted(t, page, zpl.Options{DPI: 203}), page, 203), previewed(t, page, 203)
	painter, shaped := raster.NewPainter(203), 0
	for _, op := range page.Ops {
		o, is := op.(sheet.Text)
		if !is || !strings.ContainsFunc(o.Line.Text, func(r rune) bool { return r > '~' }) {
			continue
		}
		shaped++
		area := painter.Text(o).Area().Inset(-2)
		same(t, part(got, area), part(want, area))
	}
	if shaped != 6 {
		t.Fatalf("the label has %d lines that the host sets, want 6", shaped)
	}
}

func part(b *raster.Bitmap, area image.Rectangle) *raster.Bitmap {
	cut := raster.NewBitmap(area.Dx(), area.Dy())
	for y := range cut.Height {
		for x := range cut.Width {
			if b.Dark(area.Min.X+x, area.Min.Y+y) {
				cut.Bits[y*cut.Stride+x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return cut
}

// What is in light tones is white: nothing on white paper, and white over black.
func TestLightTonesAreWhite(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	reversed := line(setter, "ສຳເນົາ REPRINT 重印", 700, 1200, 140)
	reversed.Grey = 100
	black := sheet.Rect{XHMM: 500, YHMM: 500, WidthHMM: 4000, HeightHMM: 1200}
	under := line(setter, "昆明", 300, 2200, 120)
	frame := sheet.Rect{XHMM: 700, YHMM: 700, WidthHMM: 900, HeightHMM: 700, WeightHMM: 40, Grey: 80}
	for name, ops := range map[string][]sheet.Op{
		"tint on white":          {sheet.Rect{XHMM: 300, YHMM: 300, WidthHMM: 900, HeightHMM: 700, Grey: sheet.Tint}, under},
		"white ground over text": {under, sheet.Rect{XHMM: 400, YHMM: 1900, WidthHMM: 350, HeightHMM: 300, Grey: 100}},
		"white frame":            {black, frame},
		"white rule over black":  {black, sheet.Line{X1HMM: 0, Y1HMM: 900, X2HMM: 5000, Y2HMM: 900, WeightHMM: 40, Grey: 60}},
		"white text over black":  {black, under, reversed},
		"muted text":             {muted(under)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := sheet.Page{WidthHMM: 5000, HeightHMM: 2500, Ops: ops}
			same(t, emulated(t, painted(t, page, zpl.Options{DPI: 203}), page, 203), previewed(t, page, 203))
		})
	}
}

func muted(o sheet.Text) sheet.Text {
	o.Grey = sheet.Muted
	return o
}

// What sticks out of the label is cut off where the label ends; a printer takes no negative place.
func TestWhatSticksOutIsCutOff(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	page := sheet.Page{WidthHMM: 3000, HeightHMM: 2000, Ops: []sheet.Op{
		line(setter, "ຫຼວງນ້ຳທາ ຫຼວງນ້ຳທາ", -400, 200, 140),
		line(setter, "Boten", -200, 800, 140),
		line(setter, "昆明云果进口有限公司", 1500, 2100, 140),
		sheet.Rect{XHMM: -500, YHMM: 1000, WidthHMM: 1500, HeightHMM: 1500, WeightHMM: 60},
		sheet.Rect{XHMM: 2500, YHMM: -300, WidthHMM: 800, HeightHMM: 900},
		sheet.Line{X1HMM: -100, Y1HMM: 1500, X2HMM: 5000, Y2HMM: 1500, WeightHMM: 30},
		sheet.Symbol{XDots: 200, YDots: 100, ModuleDots: 4, DPI: 203, Modules: encoded(t, symbol.QR, "cut")},
		line(setter, "ໄກ", 9000, 9000, 100),
	}}
	label := painted(t, page, zpl.Options{DPI: 203})
	if bytes.Contains(label, []byte("-")) {
		t.Errorf("a number below nought in %s", label)
	}
	same(t, emulated(t, label, page, 203), previewed(t, page, 203))
}

// A painter that has painted other labels paints the same bytes as a fresh one.
func TestWhatWasPaintedBeforeChangesNothing(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	painter, err := zpl.NewPainter(zpl.Options{DPI: 203})
	if err != nil {
		t.Fatal(err)
	}
	for number := range 30 {
		page := palletLabel(t, setter, 203, number)
		page.Ops = append(page.Ops, line(setter, "ຫຼວງນ້ຳທາ", 200*number, 5500, 60+10*(number%7)))
		got, err := painter.Paint(page)
		if err != nil {
			t.Fatal(err)
		}
		if want := painted(t, page, zpl.Options{DPI: 203}); !bytes.Equal(got, want) {
			t.Fatalf("label %d differs from that of a fresh painter", number)
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	grid := sheet.Page{WidthHMM: 3000, HeightHMM: 2000, Ops: []sheet.Op{
		sheet.Symbol{ModuleDots: 4, DPI: 300, Modules: encoded(t, symbol.QR, "x")},
	}}
	broken := sheet.Page{WidthHMM: 3000, HeightHMM: 2000, Ops: []sheet.Op{
		sheet.Image{WidthHMM: 500, HeightHMM: 500, Name: "logo.png", PNG: []byte("no picture")},
	}}
	for _, c := range []struct {
		page sheet.Page
		dpi  int
		key  string
		says string
	}{
		{sheet.Page{}, 72, string(words.ZplDpi), "72"},
		{grid, 203, string(words.ZplOtherGrid), "300"},
		{broken, 203, string(words.RasterPicture), "logo.png"},
	} {
		_, err := zpl.Paint(c.page, zpl.Options{DPI: c.dpi})
		if fault.CodeOf(err) != fault.Invalid || fault.KeyOf(err) != c.key || !strings.Contains(err.Error(), c.says) {
			t.Errorf("want %s about %s, got %v", c.key, c.says, err)
		}
	}
}
