package sheet

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/text"
)

// The look of a proof: what belongs to it is thinner and paler than any form, and its letters stay readable.
const (
	gridHMM      = 1_000
	gridGrey     = Grey(84)
	gridWeight   = 5
	boundGrey    = Grey(45)
	boundWeight  = 10
	tagGrey      = Grey(30)
	tagSizeDPt   = 55
	tagGroundHMM = 230 // height of the ground behind the letters
	tagPadHMM    = 30
)

// Proof shows an officer how a sheet is made: the document as Lay gave it, over a grid of 10 mm that is counted along
// the upper and the left edge, with the bounds of every part and its id in the upper right corner. A table shows the
// place that it has on the sheet, what it keeps free on the last, and its columns; a symbol shows its quiet zone. A
// proof is looked at on paper or on the screen, so that of a label is in tones as well.
func (t *Template) Proof(doc Document) Document {
	pages := slices.Clone(doc.Pages)
	for i := range pages {
		p := &proof{t: t, setter: text.NewSetter(), page: &pages[i]}
		laid := pages[i].Ops
		pages[i].Ops = nil
		p.grid()
		pages[i].Ops = append(pages[i].Ops, laid...)
		p.parts()
		p.quietZones(laid)
		p.count()
	}
	doc.Pages, doc.Medium = pages, Paper
	return doc
}

// proof is a page of a proof being drawn.
type proof struct {
	t      *Template
	setter *text.Setter
	page   *Page
}

// proofOrigin is what a proof adds to a sheet.
var proofOrigin = Origin{"proof", Frame}

func (p *proof) draw(op Op) { p.page.Ops = append(p.page.Ops, op) }

// grid lies behind all else, so that it hides nothing.
func (p *proof) grid() {
	for x := gridHMM; x < p.page.WidthHMM; x += gridHMM {
		p.draw(Line{proofOrigin, x, 0, x, p.page.HeightHMM, gridWeight, gridGrey})
	}
	for y := gridHMM; y < p.page.HeightHMM; y += gridHMM {
		p.draw(Line{proofOrigin, 0, y, p.page.WidthHMM, y, gridWeight, gridGrey})
	}
}

// count writes the millimetres of the grid along its edges.
func (p *proof) count() {
	for x := gridHMM; x < p.page.WidthHMM; x += gridHMM {
		p.tag(strconv.Itoa(x/100), x+gridHMM/4, 0)
	}
	for y := gridHMM; y < p.page.HeightHMM; y += gridHMM {
		p.tag(strconv.Itoa(y/100), gridHMM/2, y-tagGroundHMM/2)
	}
}

// parts draws the bounds of all parts that can stand on the sheet. Marks lie across all the others, and their bounds
// would strike texts through.
func (p *proof) parts() {
	for _, part := range p.t.places() {
		stands := part.on&p.page.is.set() != 0 && part.widthHMM > 0 && part.heightHMM > 0
		if stands && !strings.HasPrefix(part.at, "mark[") {
			p.bounds(part.leftHMM, part.topHMM, part.widthHMM, part.heightHMM)
			p.tag(part.id, part.leftHMM+part.widthHMM, part.topHMM)
		}
	}
	for i := range p.t.Table {
		p.table(&p.t.Table[i])
	}
}

func (is sheetIs) set() sheetSet {
	switch {
	case is.annex:
		return extra
	case is.first && is.last:
		return only
	case is.first:
		return opening
	case is.last:
		return closing
	}
	return middle
}

// table draws what a table keeps free on the last sheet, and names its columns at its lower end.
func (p *proof) table(t *Table) {
	if p.page.is.annex {
		return
	}
	at, size := t.At, t.Size
	if !p.page.is.first {
		at, size = t.NextAt, t.NextSize
	}
	bottom := at.y() + size.y()
	if p.page.is.last && t.Reserve > 0 {
		p.bounds(at.x(), bottom-int(t.Reserve), size.x(), int(t.Reserve))
		p.tag(t.ID+" reserve", at.x()+size.x(), bottom-tagGroundHMM)
		bottom -= int(t.Reserve)
	}
	right := at.x()
	for _, column := range t.Column {
		right += int(column.Width)
		p.tag(column.ID, right, bottom-tagGroundHMM)
	}
}

// quietZones draws the zones around symbols that nothing may stand in.
func (p *proof) quietZones(laid []Op) {
	for _, op := range laid {
		s, is := op.(Symbol)
		if !is {
			continue
		}
		across, down := s.Modules.Quiet()
		if s.TurnDeg%180 != 0 {
			across, down = down, across
		}
		across, down = across*s.ModuleDots, down*s.ModuleDots
		width, height := s.SizeDots()
		p.bounds(lengthHMM(s.XDots-across, s.DPI), lengthHMM(s.YDots-down, s.DPI),
			lengthHMM(width+2*across, s.DPI), lengthHMM(height+2*down, s.DPI))
	}
}

func (p *proof) bounds(leftHMM, topHMM, widthHMM, heightHMM int) {
	p.draw(Rect{proofOrigin, leftHMM, topHMM, widthHMM, heightHMM, boundWeight, boundGrey})
}

// tag writes a few letters on a ground of their own, ending at the right and beginning at the top, within the page.
func (p *proof) tag(letters string, rightHMM, topHMM int) {
	line := p.setter.Line(text.Style{}, letters)
	widthHMM := WidthHMM(line.WidthUEm, tagSizeDPt) + 2*tagPadHMM
	left := max(min(rightHMM, p.page.WidthHMM)-widthHMM, 0)
	top := max(min(topHMM, p.page.HeightHMM-tagGroundHMM), 0)
	p.draw(Rect{proofOrigin, left, top, widthHMM, tagGroundHMM, 0, Tint})
	p.draw(Text{From: proofOrigin, XHMM: left + tagPadHMM, YHMM: top + tagGroundHMM*3/4, SizeDPt: tagSizeDPt,
		Grey: tagGrey, Align: Left, Line: line})
}
