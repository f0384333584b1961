package preflight

import "strconv"

// tolerance reads a setting of the register check-tolerances, in the unit that its row names, as it holds on the day
// of departure. It is nought where the register has no such row.
func (a *asked) tolerance(code string) int64 {
	fields, _ := a.row("check-tolerances", code)
	value, err := strconv.ParseInt(fields["value"], 10, 64)
	if err != nil {
		return 0
	}
	return value
}
