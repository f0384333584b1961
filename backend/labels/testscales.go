package labels

import (
	"strconv"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// The scales of the test label, in hundredths of a millimetre. Each has its line inside the label and its strokes
// towards the edge, so that it can still be read when the label came out a little off.
const (
	scaleHMM       = 500 // from the edge to the line of a scale
	millimetreHMM  = 100
	strokeHMM      = 120 // of a millimetre
	fifthHMM       = 180 // of every fifth
	tenthHMM       = 260 // of every tenth
	hairHMM        = 10  // one dot at 203 and 300 dpi
	crossAtHMM     = 1000
	crossArmHMM    = 200
	crossWeightHMM = 25
	digitsDPt      = 50
	digitsHighHMM  = 126 // figures of Noto Sans at that size
	digitsGapHMM   = 30
)

// testDrawing draws onto a test label.
type testDrawing struct {
	page   *sheet.Page
	setter *text.Setter
	from   sheet.Origin
}

func (d *testDrawing) line(x1, y1, x2, y2, weightHMM int) {
	d.page.Ops = append(d.page.Ops, sheet.Line{From: d.from, X1HMM: x1, Y1HMM: y1, X2HMM: x2, Y2HMM: y2,
		WeightHMM: weightHMM})
}

// number writes a number that begins at x, or about x, on a baseline at y.
func (d *testDrawing) number(n, xHMM, yHMM int, about bool) {
	line := d.setter.Line(text.Style{}, strconv.Itoa(n))
	if about {
		xHMM -= sheet.WidthHMM(line.WidthUEm, digitsDPt) / 2
	}
	d.page.Ops = append(d.page.Ops, sheet.Text{From: d.from, XHMM: xHMM, YHMM: yHMM, SizeDPt: digitsDPt,
		Align: sheet.Left, Line: line})
}

// drawScales draws the scales along the four edges, and a cross at 10 mm from the left and the upper edge.
func drawScales(page *sheet.Page, setter *text.Setter) {
	d := &testDrawing{page: page, setter: setter, from: sheet.Origin{Box: "scales", Layer: sheet.Frame}}
	wide, high := page.WidthHMM, page.HeightHMM
	for _, y := range []int{scaleHMM, high - scaleHMM} {
		d.line(0, y, wide, y, hairHMM)
		for mm, length := range strokes(wide) {
			d.across(mm, y, length, y > scaleHMM)
		}
	}
	for _, x := range []int{scaleHMM, wide - scaleHMM} {
		d.line(x, 0, x, high, hairHMM)
		for mm, length := range strokes(high) {
			d.downwards(mm, x, length, x > scaleHMM)
		}
	}
	d.line(crossAtHMM-crossArmHMM, crossAtHMM, crossAtHMM+crossArmHMM, crossAtHMM, crossWeightHMM)
	d.line(crossAtHMM, crossAtHMM-crossArmHMM, crossAtHMM, crossAtHMM+crossArmHMM, crossWeightHMM)
}

// strokes gives the length of each stroke of a scale, by its millimetre. Where the strokes of two scales would lie
// across each other, in the corners, there are none: their length is 0.
func strokes(lengthHMM int) []int {
	all := make([]int, lengthHMM/millimetreHMM+1)
	for mm := range all {
		fromEdgeHMM := min(mm*millimetreHMM, lengthHMM-mm*millimetreHMM)
		switch {
		case fromEdgeHMM > scaleHMM-tenthHMM && fromEdgeHMM < scaleHMM:
		case mm%10 == 0:
			all[mm] = tenthHMM
		case mm%5 == 0:
			all[mm] = fifthHMM
		default:
			all[mm] = strokeHMM
		}
	}
	return all
}

// across draws one stroke of a scale that runs across the label, and its number.
func (d *testDrawing) across(mm, yHMM, lengthHMM int, lower bool) {
	if lengthHMM == 0 {
		return
	}
	x, end := mm*millimetreHMM, yHMM-lengthHMM
	baseline := end - digitsGapHMM
	if lower {
		end = yHMM + lengthHMM
		baseline = end + digitsGapHMM + digitsHighHMM
	}
	d.line(x, yHMM, x, end, hairHMM)
	if mm%10 == 0 && x > scaleHMM && x < d.page.WidthHMM-scaleHMM {
		d.number(mm, x, baseline, true)
	}
}

// downwards draws one stroke of a scale that runs down the label, and its number.
func (d *testDrawing) downwards(mm, xHMM, lengthHMM int, right bool) {
	if lengthHMM == 0 {
		return
	}
	y, end, numberAt := mm*millimetreHMM, xHMM-lengthHMM, digitsGapHMM
	if right {
		end = xHMM + lengthHMM
		numberAt = end + digitsGapHMM
	}
	d.line(xHMM, y, end, y, hairHMM)
	if mm%10 == 0 && y > scaleHMM && y < d.page.HeightHMM-scaleHMM {
		d.number(mm, numberAt, y+digitsHighHMM/2, false)
	}
}

// The ladders of the test label: lines of one to four dots with gaps as wide, down and across the label.
const (
	ladderXHMM     = 800
	ladderYHMM     = 3150
	ladderHighHMM  = 800 // of the lines that run down
	ladderWideHMM  = 500 // of the lines that run across
	ladderGapHMM   = 150
	ladderSideHMM  = 3700 // where those that run across begin
	ladderLines    = 8
	ladderMostDots = 4
)

// drawLadders draws the ladders on whole dots, so it takes the label as it was moved: what is moved by part of a dot
// would come out as lines of other weights.
func drawLadders(page *sheet.Page, setter *text.Setter, dpi int, p trade.PrinterSetup) {
	d := &testDrawing{page: page, setter: setter, from: sheet.Origin{Box: "ladders", Layer: sheet.Frame}}
	dots := func(hmm int) int { return sheet.Dots(hmm, dpi) }
	right, down := dots(int(p.RightHMM)), dots(int(p.DownHMM))
	x, y := dots(ladderXHMM)+right, dots(ladderYHMM)+down
	side := dots(ladderSideHMM) + right
	for n := 1; n <= ladderMostDots; n++ {
		for i := range ladderLines {
			d.ground(x+2*n*i, y, n, dots(ladderHighHMM), dpi)
			d.ground(side, y+2*n*i, dots(ladderWideHMM), n, dpi)
		}
		d.number(n, hmmOf(x, dpi), hmmOf(y, dpi)-2*digitsGapHMM, false)
		d.number(n, hmmOf(side, dpi), hmmOf(y, dpi)-2*digitsGapHMM, false)
		x += 2*n*ladderLines + dots(ladderGapHMM)
		side += dots(ladderWideHMM) + dots(ladderGapHMM)
	}
}

// ground blackens some dots.
func (d *testDrawing) ground(x, y, wide, high, dpi int) {
	left, top := hmmOf(x, dpi), hmmOf(y, dpi)
	d.page.Ops = append(d.page.Ops, sheet.Rect{From: d.from, XHMM: left, YHMM: top,
		WidthHMM: hmmOf(x+wide, dpi) - left, HeightHMM: hmmOf(y+high, dpi) - top})
}

// hmmOf gives the place of a dot, of which sheet.Dots gives the dot again.
func hmmOf(dot, dpi int) int {
	perMetre := sheet.DotsPerMetre(dpi)
	return (dot*100_000 + perMetre/2) / perMetre
}
