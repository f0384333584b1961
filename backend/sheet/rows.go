package sheet

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/text"
)

// placeRows draws what a table has on the sheet n.
func (l *layout) placeRows(at stand, f *flow, n int) {
	if n >= len(f.sheets) {
		return
	}
	p := &printing{at: at, f: f, t: f.table, leftHMM: f.table.At.x(), yHMM: f.table.At.y(),
		endHMM: f.table.At.y() + f.table.Size.y()}
	if n > 0 {
		p.leftHMM, p.yHMM = f.table.NextAt.x(), f.table.NextAt.y()
		p.endHMM = p.yHMM + f.table.NextSize.y()
	}
	if n == len(f.sheets)-1 {
		p.endHMM -= int(f.table.Reserve)
	}
	p.topHMM, p.ruledHMM = p.yHMM, p.yHMM
	p.heads = f.heads()
	p.head(f.head)
	rows := f.sheets[n]
	if n > 0 && f.table.Carry != nil {
		p.row(l.carried(f, rows.from, f.brought()), f.table.ID+"/brought")
	}
	for _, r := range f.rows[rows.from:rows.to] {
		p.row(r, fmt.Sprintf("%s/%d", f.table.ID, r.number))
	}
	if n < len(f.carry) && f.table.Carry != nil {
		p.row(f.carry[n], f.table.ID+"/forward")
	}
	p.close()
}

// printing is a table being drawn on a sheet.
type printing struct {
	at       stand
	f        *flow
	t        *Table
	leftHMM  int
	topHMM   int
	yHMM     int
	ruledHMM int // how far down the rules between columns are drawn
	endHMM   int
	heads    []string
}

func (p *printing) head(r row) {
	if r.heightHMM == 0 {
		return
	}
	if p.t.HeadGrey != nil {
		p.at.draw(Rect{Origin{p.t.ID + "/head", Frame}, p.leftHMM, p.yHMM, p.t.Size.x(), r.heightHMM, 0, *p.t.HeadGrey})
	}
	for _, c := range r.cells {
		p.cell(c, Origin{p.t.ID + "/head", Frame}, p.headAlign(c.column))
	}
	p.yHMM += r.heightHMM
	p.line(p.yHMM)
}

// headAlign sets the head of a column of figures above their ends.
func (p *printing) headAlign(column int) Align {
	if a := p.t.Column[column].Align; a != Decimal {
		return a
	}
	return Right
}

func (p *printing) row(r row, id string) {
	p.holdRow(r, id)
	if r.kind != nil && r.kind.Ground != nil {
		p.at.draw(Rect{Origin{id, Frame}, p.leftHMM, p.yHMM, p.t.Size.x(), r.heightHMM, 0, *r.kind.Ground})
	}
	for _, c := range r.cells {
		align := Left
		if c.column >= 0 {
			align = p.t.Column[c.column].Align
		}
		p.cell(c, Origin{p.cellID(id, c), Fill}, align)
	}
	spans := r.kind != nil && r.kind.Span.given()
	if spans { // no rule runs through a text that spans the columns
		p.columns(p.yHMM)
	}
	p.yHMM += r.heightHMM
	if spans {
		p.ruledHMM = p.yHMM
	}
	p.line(p.yHMM)
}

func (p *printing) cellID(id string, c cell) string {
	if c.column < 0 {
		return id
	}
	return id + "/" + p.t.Column[c.column].ID
}

func (p *printing) cell(c cell, from Origin, align Align) {
	in := inside{p.columnHMM(c.column) + int(p.t.Pad), p.yHMM + int(p.t.Pad), p.t.Size.x() - 2*int(p.t.Pad),
		c.heightHMM, 0}
	if c.column >= 0 {
		in.widthHMM = int(p.t.Column[c.column].Width) - 2*int(p.t.Pad)
	}
	if align != Decimal {
		p.at.place(from, in, c.passage, align, 0)
		return
	}
	for _, line := range c.lines { // what has no decimal point ends where the point would stand
		room := p.f.decimals[c.column] - line.decimalsHMM()
		narrow := in // a figure as wide as its column stands in it whole, off the others' points
		narrow.widthHMM -= max(min(room, in.widthHMM-line.widthHMM()), 0)
		p.at.place(from, narrow, passage{lines: []setLine{line}}, Right, 0)
	}
}

// columnHMM is where a column begins.
func (p *printing) columnHMM(column int) int {
	left := p.leftHMM
	for i := range max(column, 0) {
		left += int(p.t.Column[i].Width)
	}
	return left
}

func (p *printing) line(yHMM int) {
	if p.t.Lines > 0 {
		p.at.draw(Line{Origin{p.t.ID, Frame}, p.leftHMM, yHMM, p.leftHMM + p.t.Size.x(), yHMM, int(p.t.Lines), p.t.grey()})
	}
}

// columns draws the rules between columns, from where they ended before.
func (p *printing) columns(downToHMM int) {
	if p.t.Lines == 0 || downToHMM == p.ruledHMM {
		return
	}
	for i := 1; i < len(p.t.Column); i++ {
		x := p.columnHMM(i)
		p.at.draw(Line{Origin{p.t.ID, Frame}, x, p.ruledHMM, x, downToHMM, int(p.t.Lines), p.t.grey()})
	}
}

func (t *Table) grey() Grey {
	if t.LinesGrey == nil {
		return Muted
	}
	return *t.LinesGrey
}

// close draws the frame and the rules between columns down to the last row, or to the end of the place.
func (p *printing) close() {
	if p.t.Lines == 0 {
		return
	}
	bottom := p.yHMM
	if p.t.Stretch {
		bottom = max(bottom, p.endHMM)
	}
	p.columns(bottom)
	p.at.draw(Rect{Origin{p.t.ID, Frame}, p.leftHMM, p.topHMM, p.t.Size.x(), bottom - p.topHMM, 2 * int(p.t.Lines), Ink})
}

// measureDecimals measures, column by column, what stands right of the decimal points.
func (f *flow) measureDecimals() {
	widest := make([]int, len(f.table.Column))
	for _, r := range slices.Concat(f.rows, f.carry) {
		for _, c := range r.cells {
			if c.column < 0 || f.table.Column[c.column].Align != Decimal {
				continue
			}
			for _, line := range c.lines {
				widest[c.column] = max(widest[c.column], line.decimalsHMM())
			}
		}
	}
	f.decimals = widest
}

// decimalsHMM is how wide a line is from its decimal point on; 0 where it has none.
func (s setLine) decimalsHMM() int {
	point := strings.LastIndexByte(s.Text, '.')
	if point < 0 {
		return 0
	}
	return WidthHMM(after(s.Line, point), s.sizeDPt)
}

// after measures a line from a byte on.
func after(line text.Line, from int) (widthUEm int) {
	at := 0
	for _, run := range line.Runs {
		for _, g := range run.Glyphs {
			if at+g.Cluster >= from {
				widthUEm += g.AdvanceFU * 1_000_000 / run.Face.UnitsPerEm()
			}
		}
		at += len(run.Text)
	}
	return widthUEm
}
