package labels_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/ingridhq/zebrash"
	"github.com/ingridhq/zebrash/drawers"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// setup is the printer of the tests as somebody thinks of setting it up.
func (h *house) setup() trade.PrinterSetup {
	return trade.PrinterSetup{Name: zebra, Address: "tcp:" + h.printer.Address(), DPI: 203}
}

// drawn lets an independent emulator draw a label, and gives its dark dots.
func drawn(t testing.TB, label []byte, dotsPerMM int) map[image.Point]bool {
	t.Helper()
	found, err := zebrash.NewParser().Parse(label)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d labels, %v", len(found), err)
	}
	var file bytes.Buffer
	options := drawers.DrawerOptions{LabelWidthMm: 100, LabelHeightMm: 70, Dpmm: dotsPerMM}
	if err := zebrash.NewDrawer().DrawLabelAsPng(found[0], &file, options); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	dots := map[image.Point]bool{}
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
				dots[image.Pt(x, y)] = true
			}
		}
	}
	return dots
}

func TestATestLabelIsNoLabelOfAUnit(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before := h.head()
	tested, err := h.Test(t.Context(), admin, labels.TestRequest{Printer: h.setup()})
	h.must(err)
	if tested.Printed != 1 || len(h.printer.Labels()) != 1 || h.head() != before {
		t.Errorf("%+v, %d labels, the ledger has changed: %v", tested, len(h.printer.Labels()), h.head() != before)
	}
	if zpl := h.printer.Labels()[0]; bytes.Contains(zpl, []byte("^MD")) || !bytes.Contains(zpl, []byte("^PW800")) {
		t.Errorf("%.80s", zpl)
	}
	// The one that is kept is tested by its name, also by those who set no printers up.
	tested, err = h.Test(t.Context(), packer, labels.TestRequest{Printer: trade.PrinterSetup{Name: zebra}})
	if err != nil || tested.Printed != 1 {
		t.Errorf("%+v, %v", tested, err)
	}
}

// What is printed is moved by the offsets, dot by dot, and nothing else changes but the line that tells of them.
func TestOffsetsMoveTheTestLabel(t *testing.T) {
	t.Parallel()
	for dpi, dotsPerMM := range map[int64]int{203: 8, 300: 12, 600: 24} {
		t.Run(fmt.Sprint(dpi), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			p := h.setup()
			p.DPI = dpi
			_, err := h.Test(t.Context(), admin, labels.TestRequest{Printer: p})
			h.must(err)
			p.RightHMM, p.DownHMM = 254, -127 // whole dots at 300 and 600
			_, err = h.Test(t.Context(), admin, labels.TestRequest{Printer: p})
			h.must(err)
			all := h.printer.Labels()
			straight, moved := ladders(drawn(t, all[0], dotsPerMM), dotsPerMM, 0, 0),
				ladders(drawn(t, all[1], dotsPerMM), dotsPerMM, sheet.Dots(254, int(dpi)), sheet.Dots(-127, int(dpi)))
			if len(straight) == 0 || !slices.Equal(straight, moved) {
				t.Errorf("%d dots of the ladders, and %d moved", len(straight), len(moved))
			}
		})
	}
}

// ladders gives the dots of the ladders, as they stand on a label that is not moved.
func ladders(dots map[image.Point]bool, dotsPerMM, right, down int) (all []image.Point) {
	area := image.Rect(7*dotsPerMM, 31*dotsPerMM, 80*dotsPerMM, 40*dotsPerMM)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if dots[image.Pt(x+right, y+down)] {
				all = append(all, image.Pt(x, y))
			}
		}
	}
	return all
}

// The lines of a ladder are as many dots as is said, and so are the gaps, however the label was moved.
func TestLaddersAreWholeDots(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.setup()
	p.RightHMM, p.DownHMM = 6, 6 // half a dot
	_, err := h.Test(t.Context(), admin, labels.TestRequest{Printer: p})
	h.must(err)
	dots := drawn(t, h.printer.Labels()[0], 8)
	var runs []int
	row, dark, length := 33*8, false, 0
	for x := 8*8 + 0; x < 36*8; x++ {
		if now := dots[image.Pt(x, row)]; now != dark {
			runs, dark, length = append(runs, length), now, 0
		}
		length++
	}
	var want []int
	for n := 1; n <= 4; n++ {
		for i := range 15 {
			want = append(want, n)
			if i == 14 && n < 4 {
				want = append(want, n+12) // its last gap, and the one to the next group
			}
		}
	}
	if !slices.Equal(runs[1:], want) {
		t.Errorf("lines and gaps of\n%v, want\n%v", runs[1:], want)
	}
}

func TestStepsOfDarkness(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.setup()
	p.Darkness = 2
	tested, err := h.Test(t.Context(), admin, labels.TestRequest{Printer: p, Steps: true})
	h.must(err)
	if want := []int64{-4, -1, 2, 5, 8}; !slices.Equal(tested.Darkness, want) || tested.Printed != 5 {
		t.Errorf("%+v, want %v", tested, want)
	}
	for i, label := range h.printer.Labels() {
		if want := fmt.Sprintf("^MD%d\n", tested.Darkness[i]); !strings.Contains(string(label), want) {
			t.Errorf("label %d lacks %s", i, want)
		}
	}
	p.Darkness = 30
	tested, err = h.Test(t.Context(), admin, labels.TestRequest{Printer: p, Steps: true})
	if want := []int64{24, 27, 30}; err != nil || !slices.Equal(tested.Darkness, want) {
		t.Errorf("%v, %v", tested.Darkness, err)
	}
}

func TestTestLabelsThatAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	change := func(f func(*trade.PrinterSetup)) trade.PrinterSetup {
		p := h.setup()
		f(&p)
		return p
	}
	for name, c := range map[string]struct {
		actor trade.Actor
		setup trade.PrinterSetup
		key   words.Key
	}{
		"a stranger":       {nobody, h.setup(), words.AccessSignIn},
		"a new one":        {packer, h.setup(), words.AccessNotPermitted},
		"by name, officer": {officer, trade.PrinterSetup{Name: zebra}, words.AccessNotPermitted},
		"nobody's name":    {packer, trade.PrinterSetup{Name: "Z9"}, words.LabelsPrinterUnknown},
		"resolution":       {admin, change(func(p *trade.PrinterSetup) { p.DPI = 150 }), words.LabelsPrinterDpi},
		"darkness":         {admin, change(func(p *trade.PrinterSetup) { p.Darkness = 31 }), words.LabelsPrinterDarkness},
		"address":          {admin, change(func(p *trade.PrinterSetup) { p.Address = "usb:1" }), words.DevicePrinterAddress},
		"no address": {admin, change(func(p *trade.PrinterSetup) { p.Name, p.Address = "", "" }),
			words.TradeMissing},
		"far off": {admin, change(func(p *trade.PrinterSetup) { p.RightHMM = 2000 }), words.PrinterTestOffEdge},
	} {
		if _, err := h.Test(t.Context(), c.actor, labels.TestRequest{Printer: c.setup}); fault.KeyOf(err) != string(c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	h.printer.Break(device.SimPaperOut)
	_, err := h.Test(t.Context(), admin, labels.TestRequest{Printer: h.setup()})
	if fault.KeyOf(err) != string(words.DevicePaperOut) || len(h.printer.Labels()) > 0 {
		t.Errorf("out of paper: %v", err)
	}
}

// A test label does not come between the labels of a job.
func TestATestLabelWaitsForNoJob(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	units := h.pack(bananaLot, 3)
	var refused error
	_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: units, Destination: "CN"},
		func(labels.Progress) {
			_, refused = h.Test(t.Context(), admin, labels.TestRequest{Printer: h.setup()})
		})
	h.must(err)
	if fault.KeyOf(refused) != string(words.LabelsPrinterBusy) || len(h.printer.Labels()) != 3 {
		t.Errorf("%v, %d labels", refused, len(h.printer.Labels()))
	}
}

func TestPreviewOfTheTestLabel(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	doc, err := h.PreviewTest(t.Context(), officer, h.setup())
	h.must(err)
	var kinds []symbol.Kind
	for _, op := range doc.Pages[0].Ops {
		if s, is := op.(sheet.Symbol); is {
			kinds = append(kinds, s.Modules.Kind)
			if widthHMM := s.ModuleDots * 100_000 / sheet.DotsPerMetre(203); s.Modules.Linear() && widthHMM < 49 {
				t.Errorf("%s has modules of %d hundredths of a millimetre", s.From.Box, widthHMM)
			}
		}
	}
	slices.Sort(kinds)
	if want := []symbol.Kind{symbol.Code128, symbol.GS1128, symbol.QR}; !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v", kinds, want)
	}
	if _, err := h.PreviewTest(t.Context(), nobody, h.setup()); fault.KeyOf(err) != string(words.AccessSignIn) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestCalibrated(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		left, top   labels.EdgeReading
		right, down int64
	}{
		"right already":         {labels.EdgeReading{}, labels.EdgeReading{}, 100, -50},
		"cut left, white above": {labels.EdgeReading{HMM: 150}, labels.EdgeReading{HMM: 80, White: true}, 250, -130},
		"white left, cut above": {labels.EdgeReading{HMM: 150, White: true}, labels.EdgeReading{HMM: 80}, -50, 30},
	} {
		p, err := labels.Calibrated(trade.PrinterSetup{Address: "file:x", DPI: 203, RightHMM: 100, DownHMM: -50},
			c.left, c.top)
		if err != nil || p.RightHMM != c.right || p.DownHMM != c.down || p.Name != "" {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	_, err := labels.Calibrated(trade.PrinterSetup{Address: "file:x", DPI: 203, RightHMM: 1900},
		labels.EdgeReading{HMM: 200}, labels.EdgeReading{})
	if fault.KeyOf(err) != string(words.LabelsPrinterOffset) {
		t.Errorf("too far: %v", err)
	}
}
