package svg

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"tradehub/backend/sheet"
)

// text paints each run of a line as one path, and not each glyph as a reference to an outline: a page has two to three
// times the bytes, but a browser lays a few hundred elements out sooner than a few thousand.
func (p *painter) text(op sheet.Text) {
	sizeHMM := float64(op.SizeDPt) * 127 / 36
	along := 0.0
	place := at(float64(op.XHMM), float64(op.YHMM), op.TurnDeg)
	for _, run := range op.Line.Runs {
		k := sizeHMM / float64(run.Face.UnitsPerEm())
		strokes, advanceFU := p.path(run)
		if len(strokes) > 0 {
			p.drawing.WriteString("<path" + fill(op.Grey) + ` transform="` + place + " matrix(" + number(k) + " 0 0 " +
				number(-k) + " " + number(along) + ` 0)" d="`)
			p.drawing.Write(strokes)
			p.drawing.WriteString(`"/>`)
		}
		along += k * float64(advanceFU)
	}
}

func (p *painter) line(op sheet.Line) {
	fmt.Fprintf(&p.drawing, `<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="%s" stroke-width="%d"/>`,
		op.X1HMM, op.Y1HMM, op.X2HMM, op.Y2HMM, colour(op.Grey), op.WeightHMM)
}

func (p *painter) rect(op sheet.Rect) {
	fmt.Fprintf(&p.drawing, `<rect x="%d" y="%d" width="%d" height="%d"`, op.XHMM, op.YHMM, op.WidthHMM, op.HeightHMM)
	if op.WeightHMM == 0 {
		p.drawing.WriteString(fill(op.Grey) + "/>")
		return
	}
	fmt.Fprintf(&p.drawing, ` fill="none" stroke="%s" stroke-width="%d"/>`, colour(op.Grey), op.WeightHMM)
}

func (p *painter) image(op sheet.Image) {
	fmt.Fprintf(&p.drawing, `<image x="%d" y="%d" width="%d" height="%d" preserveAspectRatio="none" `+
		`href="data:image/png;base64,%s"/>`,
		op.XHMM, op.YHMM, op.WidthHMM, op.HeightHMM, base64.StdEncoding.EncodeToString(op.PNG))
}

// symbol paints all dark modules as one path, in dots of the grid that they were laid out for. The edges are left
// smooth: rounded to the dots of a screen, bars of one width would come out unequal.
func (p *painter) symbol(op sheet.Symbol) {
	dotHMM := 100_000 / float64(sheet.DotsPerMetre(op.DPI))
	x, y := upright(op)
	fmt.Fprintf(&p.drawing, `<path transform="%s scale(%s)" d="`,
		at(float64(x)*dotHMM, float64(y)*dotHMM, op.TurnDeg), number(dotHMM))
	high := op.ModuleDots
	if op.BarDots > 0 {
		high = op.BarDots
	}
	for _, a := range op.Modules.Areas() {
		width := a.Columns * op.ModuleDots
		fmt.Fprintf(&p.drawing, "M%d %dh%dv%dh%dz", a.Column*op.ModuleDots, a.Row*high, width, a.Rows*high, -width)
	}
	p.drawing.WriteString(`"/>`)
}

// upright gives the dot where the upper left corner of the symbol stands as it is read, about which it is turned.
func upright(op sheet.Symbol) (x, y int) {
	width, height := op.SizeDots()
	switch ((op.TurnDeg % 360) + 360) % 360 {
	case 90:
		return op.XDots, op.YDots + height
	case 180:
		return op.XDots + width, op.YDots + height
	case 270:
		return op.XDots + width, op.YDots
	}
	return op.XDots, op.YDots
}

// at moves to a place in HMM and turns; SVG turns clockwise.
func at(xHMM, yHMM float64, turnDeg int) string {
	move := "translate(" + number(xHMM) + " " + number(yHMM) + ")"
	if turnDeg == 0 {
		return move
	}
	return move + " rotate(" + strconv.Itoa(-turnDeg) + ")"
}

func fill(tone sheet.Grey) string {
	if tone == sheet.Ink {
		return ""
	}
	return ` fill="` + colour(tone) + `"`
}

// colour writes a tone as three equal parts.
func colour(tone sheet.Grey) string {
	level := (min(max(int(tone), 0), 100)*255 + 50) / 100
	return fmt.Sprintf("#%02x%02x%02x", level, level, level)
}
