package registers

import (
	"maps"
	"slices"
	"strings"

	"tradehub/backend/trade"
)

// columnsOf lists the columns of a register: those of its description in their order, and behind them by name what rows
// have besides, so that an export always looks the same.
func columnsOf(rows []trade.RegisterRow, described []string) []string {
	more := map[string]bool{}
	for _, r := range rows {
		for name := range r.Fields {
			more[name] = true
		}
	}
	for _, name := range described {
		delete(more, name)
	}
	return slices.Concat(described, slices.Sorted(maps.Keys(more)))
}

// same tells whether two rows say the same. A column that a row lacks is one that is empty.
func same(a, b trade.RegisterRow) bool {
	for _, name := range columnsOf([]trade.RegisterRow{a, b}, nil) {
		if a.Fields[name] != b.Fields[name] {
			return false
		}
	}
	a.Fields, b.Fields = nil, nil
	return a.Register == b.Register && a.Code == b.Code && a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo &&
		a.Source == b.Source && a.AsOf == b.AsOf && a.Confidence == b.Confidence
}

// listed parts the texts of a cell that holds several.
func listed(text string) []string { return strings.Fields(text) }
