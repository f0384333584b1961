package preflight

import (
	"maps"
	"slices"

	"tradehub/backend/trade"
)

// Lists are the dated code lists as they were read once, so that all checks of a run see the same.
type Lists struct {
	rows map[string]map[string][]trade.RegisterRow
}

// NewLists keeps rows of registers, of whatever validity.
func NewLists(rows []trade.RegisterRow) *Lists {
	l := &Lists{map[string]map[string][]trade.RegisterRow{}}
	for _, row := range rows {
		if l.rows[row.Register] == nil {
			l.rows[row.Register] = map[string][]trade.RegisterRow{}
		}
		l.rows[row.Register][row.Code] = append(l.rows[row.Register][row.Code], row)
	}
	return l
}

// Row gives the fields of a code as they hold on a date, YYYY-MM-DD; of several rows, the one that began last holds.
// They are not to be changed.
func (l *Lists) Row(register, code, on string) (fields map[string]string, found bool) {
	var began string
	for _, row := range l.rows[register][code] {
		if row.ValidOn(on) && (!found || row.ValidFrom > began) {
			fields, found, began = row.Fields, true, row.ValidFrom
		}
	}
	return fields, found
}

// Listed tells whether a register has a code at all, whether it holds or not.
func (l *Lists) Listed(register, code string) bool { return len(l.rows[register][code]) > 0 }

// Rows lists what holds on a date, in the order of the codes.
func (l *Lists) Rows(register, on string) (all []trade.RegisterRow) {
	codes := l.rows[register]
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		for _, row := range codes[code] {
			if row.ValidOn(on) {
				all = append(all, row)
			}
		}
	}
	return all
}

// Empty tells whether a register has no rows at all: what it would tell is not known here.
func (l *Lists) Empty(register string) bool { return len(l.rows[register]) == 0 }
