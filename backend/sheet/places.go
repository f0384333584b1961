package sheet

import "strings"

// Place is where a part of the template that takes text or a symbol stands on a page, whether or not anything is drawn
// there. A preview finds the part under the pointer by it, and the part that a fault names.
type Place struct {
	Box                 string // as in Origin
	Caption             string // of a box as it is printed; of a cell the head of its column
	XHMM, YHMM          int
	WidthHMM, HeightHMM int
}

// hold notes where a part stands.
func (at stand) hold(p Place) { at.page.Places = append(at.page.Places, p) }

// place gives the place of a part.
func (s Spot) place(caption string) Place {
	return Place{s.ID, caption, s.At.x(), s.At.y(), s.Size.x(), s.Size.y()}
}

// holdRow notes the cells of a row: those that it has, and of an ordinary row all, since one that was refused is not
// among them.
func (p *printing) holdRow(r row, id string) {
	for _, c := range r.cells {
		if c.column < 0 {
			p.at.hold(Place{id, "", p.leftHMM, p.yHMM, p.t.Size.x(), r.heightHMM})
			return
		}
	}
	for i := range p.t.Column {
		if r.kind == nil && r.number > 0 || r.has(i) {
			p.at.hold(Place{id + "/" + p.t.Column[i].ID, p.heads[i], p.columnHMM(i), p.yHMM,
				int(p.t.Column[i].Width), r.heightHMM})
		}
	}
}

// has tells whether a row says something in a column.
func (r row) has(column int) bool {
	for _, c := range r.cells {
		if c.column == column && len(c.lines) > 0 {
			return true
		}
	}
	return false
}

// heads gives the heads of the columns, each on one line.
func (f *flow) heads() []string {
	heads := make([]string, len(f.table.Column))
	for _, c := range f.head.cells {
		var lines []string
		for _, line := range c.lines {
			lines = append(lines, strings.TrimSpace(line.Text))
		}
		heads[c.column] = strings.Join(lines, " ")
	}
	return heads
}

// holdLine notes a line of the annex: it makes the place of its box higher where that one was the last.
func (at stand) holdLine(box, caption string, in inside, line setLine) {
	topHMM, endHMM := in.topHMM+line.belowHMM-line.aboveHMM(), in.topHMM+line.endHMM()
	if n := len(at.page.Places); n > 0 && at.page.Places[n-1].Box == box {
		last := &at.page.Places[n-1]
		last.HeightHMM = endHMM - last.YHMM
		return
	}
	at.hold(Place{box, caption, in.leftHMM, topHMM, in.widthHMM, endHMM - topHMM})
}
