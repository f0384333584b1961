package zpl_test

import (
	"image"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/text"
)

// The letters that the printer sets stay within the width that the layout gave the line, begin or end where the box
// aligns them, and stand on our baseline; turned any way.
func TestThePrintersLettersStayInTheirPlace(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	for _, words := range []string{
		"SHIP TO", "Gross weight 588.0 kg", "IIIIIIII", "MWMWMWMW", "(00) 1885123456789", "a-b-c-d-e-f", "%%%%&&&&@@@@",
		"quick brown fox jumps", "{[|]};:'\",./", "x^XZ ~JA _5E y",
	} {
		for _, align := range []sheet.Align{sheet.Left, sheet.Right, sheet.Center} {
			for _, deg := range []int{0, 90, 180, 270} {
				o := line(setter, words, 4500, 4500, 100)
				o.Align, o.TurnDeg = align, deg
				checkPlace(t, o)
			}
		}
	}
}

func checkPlace(t *testing.T, o sheet.Text) {
	t.Helper()
	page := sheet.Page{WidthHMM: 9000, HeightHMM: 9000, Ops: []sheet.Op{o}}
	label := painted(t, page, zpl.Options{DPI: 203})
	if strings.Contains(string(label), "^GFA") {
		t.Fatalf("%q was not left to the printer: %s", o.Line.Text, label)
	}
	along, across := inkOf(emulated(t, label, page, 203), o.TurnDeg)
	wide := sheet.WidthHMM(o.Line.WidthUEm, o.SizeDPt) * 8 / 100
	const slack = 3 // the white beside the first letter and the last, and the rounding of the emulator
	if along.from < -slack || along.to > wide+slack {
		t.Errorf("%q %s turned %d: ink from %d to %d, the line has 0 to %d",
			o.Line.Text, o.Align, o.TurnDeg, along.from, along.to, wide)
	}
	switch left, right := along.from, wide-along.to; {
	case o.Align == sheet.Left && left > 2*slack, o.Align == sheet.Right && right > 2*slack,
		o.Align == sheet.Center && abs(left-right) > 2*slack:
		t.Errorf("%q %s turned %d: %d dots free before, %d after", o.Line.Text, o.Align, o.TurnDeg, left, right)
	}
	if across.from < -12 || across.to > 26 || across.to < 10 {
		t.Errorf("%q turned %d: ink from %d to %d above the baseline", o.Line.Text, o.TurnDeg, across.from, across.to)
	}
}

type reach struct{ from, to int }

// inkOf measures the ink from the point 4500,4500 HMM as the text has it: along the line, and up from the baseline.
func inkOf(b interface{ Dark(x, y int) bool }, turnDeg int) (along, up reach) {
	along, up = reach{1 << 20, -1 << 20}, reach{1 << 20, -1 << 20}
	for y := range 720 {
		for x := range 720 {
			if !b.Dark(x, y) {
				continue
			}
			at := upright(image.Pt(x-360, y-360), turnDeg)
			along.from, along.to = min(along.from, at.X), max(along.to, at.X+1)
			up.from, up.to = min(up.from, -at.Y-1), max(up.to, -at.Y)
		}
	}
	return along, up
}

// upright turns a dot back. A dot is a square, so it moves by one where an axis is turned round.
func upright(p image.Point, turnDeg int) image.Point {
	switch turnDeg {
	case 90:
		return image.Pt(-p.Y-1, p.X)
	case 180:
		return image.Pt(-p.X-1, -p.Y-1)
	case 270:
		return image.Pt(p.Y, -p.X-1)
	}
	return p
}

func abs(n int) int { return max(n, -n) }

func TestWhatThePrinterSetsItself(t *testing.T) {
	t.Parallel()
	setter := text.NewSetter()
	for _, c := range []struct {
		words   string
		sizeDPt int
		align   sheet.Align
		turnDeg int
		want    string
	}{
		{"SHIP TO", 100, sheet.Left, 0, "^FT80,160,0^A0N,28,27^FDSHIP TO^FS"},
		{"SHIP TO", 100, sheet.Left, 90, "^FT80,160,0^A0B,28,27^FDSHIP TO^FS"},
		{"2,520", 100, sheet.Right, 0, ",1^A0N,28,"},
		{"2,520", 100, sheet.Center, 0, ",1,0,C^FD2,520^FS"},
		{"^XZ~JA_5E", 100, sheet.Left, 0, "^FH_^FD_5EXZ_7EJA_5F5E^FS"},
		{"2,520.0", 100, sheet.Decimal, 0, "^GFA"}, // the decimal point has its place, only the host knows it
		{"Boten", 100, sheet.Left, 45, "^GFA"},
		{"Boten", 20, sheet.Left, 0, "^GFA"},
		{"Chuối", 100, sheet.Left, 0, "^GFA"},
		{`C:\&`, 100, sheet.Left, 0, "^GFA"},
		{"---------", 100, sheet.Left, 0, "^GFA"}, // font 0 would have to be squeezed too much
		{" ", 100, sheet.Left, 0, "^LS0\n^PQ1"},
	} {
		o := line(setter, c.words, 1000, 2000, c.sizeDPt)
		o.Align, o.TurnDeg = c.align, c.turnDeg
		page := sheet.Page{WidthHMM: 6000, HeightHMM: 5000, Ops: []sheet.Op{o}}
		if label := string(painted(t, page, zpl.Options{DPI: 203})); !strings.Contains(label, c.want) {
			t.Errorf("%q %s turned %d: %s lacks %s", c.words, c.align, c.turnDeg, label, c.want)
		}
		if label := string(painted(t, page, zpl.Options{DPI: 203, HostText: true})); strings.Contains(label, "^A0") {
			t.Errorf("%q was left to the printer: %s", c.words, label)
		}
	}
}
