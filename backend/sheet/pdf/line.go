package pdf

import (
	"math"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// text paints one line of text.
func (w *Writer) text(t sheet.Text) error {
	if len(t.Line.Runs) == 0 {
		return nil
	}
	w.canvas.setFill(t.Grey)
	w.canvas.add("BT ")
	w.canvas.place(t)
	p := pen{canvas: &w.canvas, sizeDPt: t.SizeDPt, slackUEm: slackUEm(t.SizeDPt)}
	for _, run := range t.Line.Runs {
		if err := p.run(run, w.codes.of(run.Face), &w.word); err != nil {
			return err
		}
	}
	p.lift(0)
	p.rest()
	w.canvas.add("ET\n")
	return nil
}

// place moves to the beginning of a line, and turns it.
func (c *canvas) place(t sheet.Text) {
	if t.TurnDeg%360 == 0 {
		c.numbers(t.XHMM, c.heightHMM-t.YHMM)
		c.add("Td\n")
		return
	}
	sin, cos := math.Sincos(float64(t.TurnDeg) * math.Pi / 180)
	for _, v := range []float64{cos, sin, -sin, cos} {
		c.fixed(int(math.Round(v*1e6)), 6)
	}
	c.numbers(t.XHMM, c.heightHMM-t.YHMM)
	c.add("Tm\n")
}

// slackUEm is how far a glyph may stand from its place at a size before the pen is moved: 0.008 pt, so that all stay
// within 0.01 pt.
func slackUEm(sizeDPt int) int { return 80_000 / sizeDPt }

// sizeOf gives a length of some font units at a size in units of the page, with four decimals.
func sizeOf(lengthFU, perEm, sizeDPt int) int { return nearest(lengthFU*sizeDPt*127*10_000, 36*perEm) }

// pen writes the glyphs of a line. A reader moves by the widths of the font; the pen knows where that leaves it and
// where shaping wants it, and moves it by the difference.
type pen struct {
	canvas   *canvas
	sizeDPt  int
	slackUEm int
	beginUEm int // where the run begins
	movedFU  int // how far shaping has moved in the run
	atUEm    int // where the reader is
	perEm    int
	rise     int  // above the baseline, in units of the page with four decimals
	array    bool // within [ ] TJ
	inString bool // within ( )
}

func (p *pen) run(run text.Run, book *codebook, w *word) error {
	p.movedFU, p.perEm = 0, book.perEm
	for at := 0; at < len(run.Glyphs); {
		next, err := w.next(run, at, book)
		if err != nil {
			return err
		}
		p.word(w)
		at = next
	}
	p.beginUEm += nearest(p.movedFU*1_000_000, p.perEm)
	return nil
}

// word writes a word, and says its text where the codes do not (ISO 32000-1, 14.9.4). It is said of the whole word:
// said of every cluster, readers put spaces between them.
func (p *pen) word(w *word) {
	if !w.exact {
		p.rest()
		p.canvas.add("/Span<</ActualText")
		p.canvas.bytes = appendText(p.canvas.bytes, w.text)
		p.canvas.add(">>BDC\n")
	}
	for i, g := range w.glyphs {
		p.glyph(g, w.codes[i])
	}
	if !w.exact {
		p.rest()
		p.canvas.add("EMC\n")
	}
}

func (p *pen) glyph(g text.Glyph, c code) {
	p.take(c.cut)
	p.lift(sizeOf(g.YOffsetFU, p.perEm, p.sizeDPt))
	wantUEm := p.beginUEm + nearest((p.movedFU+g.XOffsetFU)*1_000_000, p.perEm)
	if back := p.atUEm - wantUEm; back > p.slackUEm || back < -p.slackUEm {
		p.back(nearest(back, 100))
	}
	if !p.array {
		p.array = true
		p.canvas.add("[")
	}
	if !p.inString {
		p.inString = true
		p.canvas.add("(")
	}
	p.canvas.bytes = appendCode(p.canvas.bytes, c.value)
	p.atUEm += c.widthUEm
	p.movedFU += g.AdvanceFU
}

// take selects the font.
func (p *pen) take(font *cut) {
	if p.canvas.font == font && p.canvas.sizeDPt == p.sizeDPt {
		return
	}
	p.rest()
	p.canvas.font, p.canvas.sizeDPt = font, p.sizeDPt
	p.canvas.add("/")
	p.canvas.add(font.name)
	p.canvas.add(" ")
	p.canvas.fixed(sizeOf(1, 1, p.sizeDPt), 4)
	p.canvas.add("Tf\n")
}

// lift raises the glyphs that follow. It outlasts the line, so a line ends on the baseline.
func (p *pen) lift(rise int) {
	if rise == p.rise {
		return
	}
	p.rest()
	p.rise = rise
	p.canvas.fixed(rise, 4)
	p.canvas.add("Ts\n")
}

// back moves the reader to the left, in ten-thousandths of the font size.
func (p *pen) back(by int) {
	if p.inString {
		p.inString = false
		p.canvas.add(")")
	} else if !p.array {
		p.array = true
		p.canvas.add("[")
	}
	p.canvas.bytes = appendFixed(p.canvas.bytes, by, 1)
	p.atUEm -= by * 100
}

// rest ends what is being shown.
func (p *pen) rest() {
	if p.inString {
		p.canvas.add(")")
	}
	if p.array {
		p.canvas.add("]TJ\n")
	}
	p.array, p.inString = false, false
}
