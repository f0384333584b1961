package pdf

import (
	"strconv"

	"tradehub/backend/sheet"
)

// hmmToPoints scales a page so that its unit is 0.01 mm: 72 points are 2,540 of them. Most numbers of a page are then
// short integers.
const hmmToPoints = ".0283464567 0 0 .0283464567 0 0 cm\n"

// canvas is the content of the page that is being painted. Its y grows upwards from the lower edge, as PDF has it. It
// knows what was set last, so that nothing is set twice.
type canvas struct {
	bytes        []byte
	heightHMM    int
	fill, stroke sheet.Grey
	weightHMM    int
	font         *cut
	sizeDPt      int
}

// begin wipes the canvas; its memory is used again.
func (c *canvas) begin(heightHMM int) {
	*c = canvas{bytes: append(c.bytes[:0], hmmToPoints...), heightHMM: heightHMM, weightHMM: -1}
}

func (c *canvas) add(s string) { c.bytes = append(c.bytes, s...) }

// numbers adds integers, each with a space behind it.
func (c *canvas) numbers(values ...int) {
	for _, v := range values {
		c.bytes = append(strconv.AppendInt(c.bytes, int64(v), 10), ' ')
	}
}

// fixed adds a number with decimals and a space.
func (c *canvas) fixed(value, decimals int) {
	c.bytes = append(appendFixed(c.bytes, value, decimals), ' ')
}

func (c *canvas) line(l sheet.Line) {
	c.setStroke(l.Grey, l.WeightHMM)
	c.numbers(l.X1HMM, c.heightHMM-l.Y1HMM)
	c.add("m ")
	c.numbers(l.X2HMM, c.heightHMM-l.Y2HMM)
	c.add("l S\n")
}

func (c *canvas) rect(r sheet.Rect) {
	how := "re S\n"
	if r.WeightHMM == 0 {
		how = "re f\n"
		c.setFill(r.Grey)
	} else {
		c.setStroke(r.Grey, r.WeightHMM)
	}
	c.numbers(r.XHMM, c.heightHMM-r.YHMM-r.HeightHMM, r.WidthHMM, r.HeightHMM)
	c.add(how)
}

func (c *canvas) setFill(grey sheet.Grey) {
	if grey != c.fill {
		c.fill = grey
		c.fixed(int(grey), 2)
		c.add("g\n")
	}
}

func (c *canvas) setStroke(grey sheet.Grey, weightHMM int) {
	if grey != c.stroke {
		c.stroke = grey
		c.fixed(int(grey), 2)
		c.add("G\n")
	}
	if weightHMM != c.weightHMM {
		c.weightHMM = weightHMM
		c.numbers(weightHMM)
		c.add("w\n")
	}
}

// offEdge is how far dark areas keep off the edges of their modules, in hundredths of a module. An edge that lies on
// the edge of a printer's dot, give or take a rounding, would blacken the next dot in renderers that paint whatever
// they touch.
const offEdge = 1

// symbol draws dark modules as rectangles on a grid of modules, so that most numbers are small integers and no rounding
// adds up.
func (c *canvas) symbol(s sheet.Symbol) {
	c.setFill(sheet.Ink)
	c.add("q ")
	c.turn(s)
	moduleRows := 100 // hundredths of a module
	if s.BarDots > 0 {
		moduleRows = 100 * s.BarDots / s.ModuleDots
	}
	for _, area := range s.Modules.Areas() {
		c.numbers(area.Column, area.Row)
		c.fixed(100*area.Columns-2*offEdge, 2)
		c.fixed(moduleRows*area.Rows-2*offEdge, 2)
		c.add("re\n")
	}
	c.add("f Q\n")
}

// turn makes a module the unit and lets columns go to the right and rows downwards, before all is turned. The symbol
// stands at the upper left corner of what it covers when turned, so turning moves the first module along the edges.
func (c *canvas) turn(s sheet.Symbol) {
	wide, high := s.SizeDots()
	g := grid{perMetre: sheet.DotsPerMetre(s.DPI), right: s.XDots, down: s.YDots}
	switch ((s.TurnDeg % 360) + 360) % 360 {
	case 90:
		g.columnUp, g.rowRight, g.down = s.ModuleDots, s.ModuleDots, s.YDots+high
	case 180:
		g.columnRight, g.rowUp, g.right, g.down = -s.ModuleDots, s.ModuleDots, s.XDots+wide, s.YDots+high
	case 270:
		g.columnUp, g.rowRight, g.right = -s.ModuleDots, -s.ModuleDots, s.XDots+wide
	default:
		g.columnRight, g.rowUp = s.ModuleDots, -s.ModuleDots
	}
	c.lay(g)
}

// grid says how many printer dots a column and a row go to the right and upwards, and how far from the upper left
// corner of the page the first module begins.
type grid struct {
	perMetre              int
	columnRight, columnUp int
	rowRight, rowUp       int
	right, down           int
}

// lay adds the matrix of a grid. Eight decimals of 0.01 mm keep the last module of a wide symbol on its dots.
func (c *canvas) lay(g grid) {
	const decimals, unit = 8, 100_000_000
	scaled := func(dots, parts int) int { return nearest(dots*hmmPerMetre*unit/parts, g.perMetre) }
	for _, dots := range []int{g.columnRight, g.columnUp, g.rowRight, g.rowUp} {
		c.fixed(scaled(dots, 1), decimals)
	}
	c.fixed(scaled(100*g.right+offEdge*(g.columnRight+g.rowRight), 100), decimals)
	c.fixed(c.heightHMM*unit+scaled(offEdge*(g.columnUp+g.rowUp)-100*g.down, 100), decimals)
	c.add("cm\n")
}

const hmmPerMetre = 100_000
