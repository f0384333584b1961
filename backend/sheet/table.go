package sheet

import (
	"fmt"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// cellPadHMM is the white at both sides of a cell; headingRoomHMM the strip above a table for its name.
const (
	cellPadHMM     = 110
	rowPadHMM      = 70
	headingRoomHMM = 480
)

// columnRule is the tone of the rules between columns: there, but quieter than the figures.
const columnRule Grey = 72

// slot is one column on the page.
type slot struct {
	Column
	xHMM int
	head passage
}

// setCell is a cell after fitting: where it hangs and which way.
type setCell struct {
	text  passage
	xHMM  int
	align Align
}

// setRow is a row after fitting.
type setRow struct {
	kind      RowKind
	cells     []setCell
	heightHMM int
}

// setTable is a table after fitting, ready to be cut into pages.
type setTable struct {
	heading passage
	slots   []slot
	headHMM int // height of the column heads
	rows    []setRow
}

// topHMM is what the table takes before its first row on each page.
func (t setTable) topHMM() int {
	if len(t.heading.lines) == 0 {
		return t.headHMM
	}
	return headingRoomHMM + t.headHMM
}

// placeTable draws a table over as many pages as it needs. A row is never split; a group heading stays with its
// first row and a sum with the row above it.
func (l *layout) placeTable(table Table) {
	t, ok := l.fitTable(table)
	if !ok {
		return
	}
	roomHMM := l.bodyHMM() - t.topHMM()
	for i, row := range t.rows {
		if row.heightHMM > roomHMM {
			l.tooTall(fmt.Sprintf("%s, row %d", table.Heading, i+1))
			return
		}
	}
	if !l.fits(t.topHMM() + t.together(0, roomHMM)) {
		l.turnPage()
	}
	l.drawTableTop(t)
	for i, row := range t.rows {
		if !l.fits(t.together(i, roomHMM)) {
			l.drawTableEnd()
			l.turnPage()
			l.drawTableTop(t)
		}
		l.drawRow(t, row)
	}
	l.drawTableEnd()
	l.yHMM += gapHMM
}

// together is the height of row i and of the rows that may not be parted from it; when they are more than a
// page holds, they are parted after all and it is the height of row i.
func (t setTable) together(i, roomHMM int) int {
	if i >= len(t.rows) {
		return 0
	}
	heightHMM := t.rows[i].heightHMM
	for ; i+1 < len(t.rows) && keptTogether(t.rows[i].kind, t.rows[i+1].kind); i++ {
		heightHMM += t.rows[i+1].heightHMM
		if heightHMM > roomHMM {
			return t.rows[i].heightHMM
		}
	}
	return heightHMM
}

func keptTogether(above, below RowKind) bool {
	return above == RowGroup || below == RowSubtotal || below == RowTotal
}

// fitTable fits all texts of a table. A table that cannot be one is a fault of the program that made the form.
func (l *layout) fitTable(table Table) (setTable, bool) {
	slots, ok := shareWidth(table.Columns)
	for _, row := range table.Rows {
		ok = ok && len(row.Cells) <= len(slots)
	}
	if !ok {
		l.refuse(fault.New(fault.Internal, words.SheetBadColumns,
			fault.Params{"field": table.Heading}).At(table.Heading))
		return setTable{}, false
	}
	t := setTable{heading: l.fitLine(table.Heading, table.Heading, nameStyle, BodyWidthHMM), slots: slots}
	for i := range slots {
		s := &slots[i]
		s.head = l.fit(s.Heading, s.Heading, columnStyle, s.WidthHMM-2*cellPadHMM)
		t.headHMM = max(t.headHMM, s.head.heightHMM()+2*rowPadHMM)
	}
	for i, row := range table.Rows {
		t.rows = append(t.rows, l.fitRow(slots, row, i))
	}
	return t, true
}

// shareWidth gives each column its place; those without a width share what is left. It is false when the
// columns do not fit the body.
func shareWidth(columns []Column) ([]slot, bool) {
	spareHMM, open := BodyWidthHMM, 0
	for _, c := range columns {
		spareHMM -= c.WidthHMM
		if c.WidthHMM == 0 {
			open++
		}
	}
	if spareHMM < 0 || len(columns) == 0 || (open > 0 && spareHMM/open <= 2*cellPadHMM) {
		return nil, false
	}
	slots := make([]slot, len(columns))
	xHMM := leftHMM
	for i, c := range columns {
		if c.WidthHMM == 0 {
			c.WidthHMM = spareHMM / open
			spareHMM, open = spareHMM-c.WidthHMM, open-1
		}
		if c.Align == "" {
			c.Align = Left
		}
		slots[i] = slot{Column: c, xHMM: xHMM}
		xHMM += c.WidthHMM
	}
	return slots, true
}

func (l *layout) fitRow(slots []slot, row Row, index int) setRow {
	set := setRow{kind: row.Kind}
	st := cellStyle
	if row.Kind != RowGoods {
		st = strongStyle
	}
	for c, text := range row.Cells {
		if text == "" {
			continue
		}
		s := slots[c]
		widthHMM := s.WidthHMM + overhang(slots, row, c)
		fitted := l.fit(fmt.Sprintf("%s, row %d", s.Heading, index+1), text, st, widthHMM-2*cellPadHMM)
		set.cells = append(set.cells, setCell{text: fitted, xHMM: anchor(s), align: s.Align})
		set.heightHMM = max(set.heightHMM, fitted.heightHMM())
	}
	set.heightHMM = max(set.heightHMM, st.leadingHMM()) + 2*rowPadHMM
	return set
}

// overhang is the width of the empty cells to the right of a left-aligned cell, which the words of a group or a
// sum ("Subtotal LKCU4200177") may run into.
func overhang(slots []slot, row Row, c int) int {
	if row.Kind == RowGoods || slots[c].Align != Left {
		return 0
	}
	widthHMM := 0
	for next := c + 1; next < len(slots) && (next >= len(row.Cells) || row.Cells[next] == ""); next++ {
		widthHMM += slots[next].WidthHMM
	}
	return widthHMM
}

// anchor is the X at which the texts of a column hang.
func anchor(s slot) int {
	switch s.Align {
	case Right:
		return s.xHMM + s.WidthHMM - cellPadHMM
	case Center:
		return s.xHMM + s.WidthHMM/2
	}
	return s.xHMM + cellPadHMM
}
