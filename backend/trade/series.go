package trade

import (
	"fmt"
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Series is a number range that one station owns. Its numbers are given once and never again.
type Series struct {
	Name   string // "unit", "invoice", "consignment" ...
	Prefix string // printed before the number
	Width  int    // digits, with leading zeros
	First  int64  // the first number of this station's range
	Last   int64  // the last number of this station's range
	Block  int64  // how many are reserved at once; 1 where gaps are unwelcome
}

// Format writes a number of the series as printed.
func (s Series) Format(n int64) string { return fmt.Sprintf("%s%0*d", s.Prefix, s.Width, n) }

// Place reads a number of the series back; false for one that the series would write otherwise, as it does with what
// was numbered before it took its present form.
func (s Series) Place(number string) (n int64, ok bool) {
	n, err := strconv.ParseInt(strings.TrimPrefix(number, s.Prefix), 10, 64)
	return n, err == nil && s.Format(n) == number
}

// Validate tells every rule the series breaks, all at once.
func (s Series) Validate() error {
	var l fault.List
	l = appendMissing(l, "series", s.Name)
	l = appendNotPositive(l, "first number", s.First)
	l = appendNotPositive(l, "block", s.Block)
	if s.Last < s.First {
		l = append(l, fault.New(fault.Invalid, words.TradeSeriesRange,
			fault.Params{"first": s.First, "last": s.Last}).At("last number"))
	}
	return l.OrNil()
}
