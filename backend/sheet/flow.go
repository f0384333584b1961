package sheet

import (
	"fmt"
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// flow is a table with its rows parted among sheets.
type flow struct {
	table    *Table
	head     row
	rows     []row
	sums     map[string][]int64 // of the fields that are carried, before each row
	sheets   []span             // which rows each sheet takes
	carry    []row              // what each sheet but the last carries forward
	decimals []int              // what stands right of the decimal point in each column, at most, in HMM
}

// span are the rows from, up to but without to.
type span struct{ from, to int }

// row is a row of a table, set.
type row struct {
	kind      *Kind // nil is an ordinary row
	number    int   // from 1; 0 is the head or a carried sum
	cells     []cell
	heightHMM int
	data      Data
}

// cell is the passage of a column, or of all columns of a row that spans them.
type cell struct {
	column int // -1 spans all
	passage
}

// flow sets all tables and parts their rows; it gives how many sheets they need, one at least.
func (l *layout) flow() (flows []*flow, sheets int) {
	sheets = 1
	for i := range l.t.Table {
		t := &l.t.Table[i]
		if t.When.given() && l.say(t.ID, t.When, l.data) == "" {
			continue
		}
		f := &flow{table: t}
		l.setRows(f)
		l.part(f)
		f.measureDecimals()
		sheets = max(sheets, len(f.sheets))
		flows = append(flows, f)
	}
	return flows, sheets
}

// setRows sets the head and all rows.
func (l *layout) setRows(f *flow) {
	t := f.table
	f.head = l.setHead(t)
	rows, err := l.data.list(t.Rows)
	if err != nil {
		l.refuse(words.SheetDataMissing, t.ID, fault.Params{"cause": err})
	}
	for i, one := range rows {
		fields, is := one.(map[string]any)
		if !is {
			l.refuse(words.SheetDataMissing, t.ID, fault.Params{"cause": fmt.Sprintf("row %d is no object", i+1)})
			continue
		}
		data := Data(fields).with(map[string]any{"top": map[string]any(l.data)})
		f.rows = append(f.rows, l.setRow(t, i+1, data))
	}
	l.addUp(f)
}

// setHead sets the heads of the columns; a table without any has no head.
func (l *layout) setHead(t *Table) row {
	head := row{}
	if !slices.ContainsFunc(t.Column, func(c Column) bool { return c.Head.given() }) {
		return head
	}
	for i := range t.Column {
		at := t.ID + "/head/" + t.Column[i].ID
		if parts, ok := l.said(at, []Part{{t.Column[i].Head, t.HeadStyle}}, l.data); ok {
			head.add(l.setCell(t, at, i, parts, true))
		}
	}
	head.heightHMM += 2 * int(t.Pad)
	return head
}

func (l *layout) setRow(t *Table, number int, data Data) row {
	r := row{number: number, data: data}
	if name, _ := data["kind"].(string); name != "" {
		if r.kind = t.kind(name); r.kind == nil {
			l.refuse(words.SheetDataMissing, t.ID, fault.Params{
				"cause": fmt.Sprintf("the template has no rows of the kind %q", name)})
			return r
		}
	}
	at := fmt.Sprintf("%s/%d", t.ID, number)
	switch {
	case r.kind != nil && r.kind.Span.given():
		if parts, ok := l.said(at, []Part{{r.kind.Span, r.kind.Style}}, data); ok {
			r.add(l.setCell(t, at, -1, parts, true))
		}
	case r.kind != nil:
		l.setCells(&r, t, at, r.kind.Cells, r.kind.Style, data)
	default:
		for i := range t.Column {
			column := &t.Column[i]
			at := at + "/" + column.ID
			if parts, ok := l.said(at, column.Part, data); ok {
				r.add(l.setCell(t, at, i, parts, column.wraps()))
			}
		}
	}
	r.heightHMM += 2 * int(t.Pad)
	return r
}

// setCells sets the cells that a kind of rows, or a carried sum, has.
func (l *layout) setCells(r *row, t *Table, at string, cells map[string]Wording, style string, data Data) {
	for i := range t.Column {
		column := &t.Column[i]
		if w, found := cells[column.ID]; found {
			at := at + "/" + column.ID
			if parts, ok := l.said(at, []Part{{w, style}}, data); ok {
				r.add(l.setCell(t, at, i, parts, column.wraps()))
			}
		}
	}
}

// setCell sets the texts of a cell in the width of its column, smaller where a word or a figure is too wide.
func (l *layout) setCell(t *Table, at string, column int, parts []said, wrap bool) cell {
	if len(parts) == 0 {
		return cell{column: column}
	}
	widthHMM := t.Size.x()
	if column >= 0 {
		widthHMM = int(t.Column[column].Width)
	}
	p, fits := l.fit(parts, widthHMM-2*int(t.Pad), tallestHMM, smallest(parts), wrap)
	if !fits {
		l.overflow(at, joined(parts))
	}
	return cell{column, p}
}

// tallestHMM is no limit: a row takes the height it needs, and whether a sheet can hold it is seen later.
const tallestHMM = 1 << 30

// wraps tells whether a column breaks lines; figures that end below each other are never broken.
func (c *Column) wraps() bool {
	if c.Wrap != nil {
		return *c.Wrap
	}
	return c.Align == Left || c.Align == Center
}

func (r *row) add(c cell) {
	r.cells = append(r.cells, c)
	r.heightHMM = max(r.heightHMM, c.heightHMM)
}
