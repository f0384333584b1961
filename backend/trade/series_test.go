package trade_test

import (
	"testing"

	"tradehub/backend/trade"
)

// TestSeriesReadsItsOwnNumbersBack has the numbers that a series gave, and those it cannot have given: numbered before
// its prefix or width were changed, or something else altogether.
func TestSeriesReadsItsOwnNumbersBack(t *testing.T) {
	t.Parallel()
	units := trade.Series{Name: "unit", Prefix: "N", Width: 4, First: 1, Last: 99_999, Block: 10}
	for _, n := range []int64{1, 42, 9_999, 12_345} {
		if got, ok := units.Place(units.Format(n)); got != n || !ok {
			t.Errorf("%s is read as %d, %v", units.Format(n), got, ok)
		}
	}
	for _, other := range []string{"", "N", "N1", "0001", "M0001", "N00001", "NNN1", "N0001x", "N+001"} {
		if n, ok := units.Place(other); ok {
			t.Errorf("%q is read as %d, and the series never writes it so", other, n)
		}
	}
}
