package sheet

import (
	"errors"
	"fmt"
	"maps"
	"math"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// part parts the rows among sheets. The last sheet keeps the reserve free; the others keep a line for the sum that is
// carried forward, and begin with the one that was brought forward.
func (l *layout) part(f *flow) {
	for from := 0; ; {
		roomHMM := f.roomHMM(len(f.sheets))
		if len(f.sheets) > 0 {
			roomHMM -= l.carried(f, from, f.brought()).heightHMM
		}
		if f.heightHMM(from, len(f.rows)) <= roomHMM-int(f.table.Reserve) {
			f.sheets = append(f.sheets, span{from, len(f.rows)})
			return
		}
		to := l.upTo(f, from, roomHMM)
		stuck := to == from && !l.later(f, from)
		if stuck {
			l.tooTall(f, from)
		}
		if stuck || len(f.sheets) > mostSheets { // too many are refused when they are begun
			f.sheets = append(f.sheets, span{from, len(f.rows)})
			return
		}
		f.sheets = append(f.sheets, span{from, to})
		f.carry = append(f.carry, l.carried(f, to, f.forward()))
		from = to
	}
}

// later tells whether a row that has no room on the first sheet has it on the next.
func (l *layout) later(f *flow, from int) bool {
	if len(f.sheets) > 0 || from == len(f.rows) {
		return false
	}
	return l.upTo(f, from, f.roomHMM(1)-l.carried(f, from, f.brought()).heightHMM) > from
}

// roomHMM is what the sheet n, from 0, has for rows below the head.
func (f *flow) roomHMM(n int) int {
	if n == 0 {
		return f.table.Size.y() - f.head.heightHMM
	}
	return f.table.NextSize.y() - f.head.heightHMM
}

func (f *flow) heightHMM(from, to int) (sum int) {
	for _, r := range f.rows[from:to] {
		sum += r.heightHMM
	}
	return sum
}

// upTo tells up to which row a sheet that is not the last takes: as many as fit above the carried sum, without parting
// rows that stay together, and leaving one row to the next if it can. Where all that fits would stay together, it is
// parted all the same.
func (l *layout) upTo(f *flow, from, roomHMM int) int {
	to := from
	for usedHMM := l.carried(f, len(f.rows), f.forward()).heightHMM; to < len(f.rows); to++ {
		if usedHMM += f.rows[to].heightHMM; usedHMM > roomHMM {
			break
		}
	}
	if to == len(f.rows) && to > from+1 {
		to--
	}
	for to > from && f.heightHMM(from, to)+l.carried(f, to, f.forward()).heightHMM > roomHMM {
		to-- // the sum so far takes more lines than the whole sum
	}
	for cut := to; cut > from; cut-- {
		if cut == len(f.rows) || !f.together(cut) {
			return cut
		}
	}
	return to
}

// together tells whether the row at the cut stays with the one before it.
func (f *flow) together(cut int) bool {
	before, after := f.rows[cut-1].kind, f.rows[cut].kind
	return before != nil && before.Keep == KeepNext || after != nil && after.Keep == KeepPrevious
}

func (f *flow) forward() Wording {
	if f.table.Carry == nil {
		return Wording{}
	}
	return f.table.Carry.Forward
}

func (f *flow) brought() Wording {
	if f.table.Carry == nil {
		return Wording{}
	}
	return f.table.Carry.Brought
}

// carried sets the line of sums of the rows before one. A table that carries nothing has none.
func (l *layout) carried(f *flow, before int, label Wording) row {
	t := f.table
	if t.Carry == nil {
		return row{}
	}
	sums := l.data.with(map[string]any{"top": map[string]any(l.data)})
	for field, upTo := range f.sums {
		sums[field] = upTo[before]
	}
	cells := map[string]Wording{}
	maps.Copy(cells, t.Carry.Cells)
	cells[t.Carry.Column] = label
	r := row{}
	l.setCells(&r, t, t.ID+"/carried", cells, t.Carry.Style, sums)
	r.heightHMM += 2 * int(t.Pad)
	return r
}

// addUp adds up the fields that are carried, before each row: of rows without a kind, and of kinds that count.
func (l *layout) addUp(f *flow) {
	f.sums = map[string][]int64{}
	if f.table.Carry == nil {
		return
	}
	for _, field := range f.table.Carry.Sums {
		sums := make([]int64, 1, len(f.rows)+1)
		for i, r := range f.rows {
			sums = append(sums, sums[i]+l.counted(f.table, r, field, sums[i]))
		}
		f.sums[field] = sums
	}
}

// counted gives what a row adds to a sum.
func (l *layout) counted(t *Table, r row, field string, sum int64) int64 {
	if r.kind != nil && !r.kind.Count {
		return 0
	}
	value, err := integer(r.data[field])
	if err == nil && (value > 0 && sum > math.MaxInt64-value || value < 0 && sum < math.MinInt64-value) {
		value, err = 0, errors.New("the sum is too large")
	}
	if err != nil {
		l.refuse(words.SheetDataMissing, fmt.Sprintf("%s/%d", t.ID, r.number),
			fault.Params{"cause": fmt.Sprintf("%s: %v", field, err)})
	}
	return value
}

// tooTall refuses a row, or the head of a table that leaves no room for any.
func (l *layout) tooTall(f *flow, at int) {
	box := f.table.ID + "/head"
	if at < len(f.rows) {
		box = fmt.Sprintf("%s/%d", f.table.ID, f.rows[at].number)
	}
	l.refuse(words.SheetRowTall, box, nil)
}
