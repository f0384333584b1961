package registers

import (
	"slices"

	"tradehub/backend/trade"
)

// columnsOf lists the columns that any row has, by name, so that an export always has the same order.
func columnsOf(rows []trade.RegisterRow) []string {
	var names []string
	for _, r := range rows {
		for name := range r.Fields {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
