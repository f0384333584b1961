package sheet_test

import (
	"math"
	"testing"

	"tradehub/backend/sheet"
)

func TestNumberWords(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "ZERO", 7: "SEVEN", 13: "THIRTEEN", 20: "TWENTY", 21: "TWENTY-ONE", 99: "NINETY-NINE",
		100: "ONE HUNDRED", 101: "ONE HUNDRED AND ONE", 111: "ONE HUNDRED AND ELEVEN", 1000: "ONE THOUSAND",
		1001: "ONE THOUSAND AND ONE", 1100: "ONE THOUSAND ONE HUNDRED",
		2502:    "TWO THOUSAND FIVE HUNDRED AND TWO",
		2520:    "TWO THOUSAND FIVE HUNDRED AND TWENTY",
		101000:  "ONE HUNDRED AND ONE THOUSAND",
		1000005: "ONE MILLION AND FIVE", 1000100: "ONE MILLION ONE HUNDRED",
		382112640: "THREE HUNDRED AND EIGHTY-TWO MILLION ONE HUNDRED AND TWELVE THOUSAND SIX HUNDRED AND FORTY",
		-12:       "MINUS TWELVE",
		math.MaxInt64: "NINE QUINTILLION TWO HUNDRED AND TWENTY-THREE QUADRILLION THREE HUNDRED AND SEVENTY-TWO " +
			"TRILLION THIRTY-SIX BILLION EIGHT HUNDRED AND FIFTY-FOUR MILLION SEVEN HUNDRED AND SEVENTY-FIVE " +
			"THOUSAND EIGHT HUNDRED AND SEVEN",
		math.MinInt64: "MINUS NINE QUINTILLION TWO HUNDRED AND TWENTY-THREE QUADRILLION THREE HUNDRED AND " +
			"SEVENTY-TWO TRILLION THIRTY-SIX BILLION EIGHT HUNDRED AND FIFTY-FOUR MILLION SEVEN HUNDRED AND " +
			"SEVENTY-FIVE THOUSAND EIGHT HUNDRED AND EIGHT",
	} {
		if got := sheet.NumberWords(n); got != want {
			t.Errorf("NumberWords(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAmountWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		minor  int64
		digits int
		unit   string
		want   string
	}{
		{1769040, 2, "US DOLLARS", "SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 40/100"},
		{2478000, 2, "US DOLLARS", "TWENTY-FOUR THOUSAND SEVEN HUNDRED AND EIGHTY US DOLLARS AND 00/100"},
		{5, 2, "US DOLLARS", "ZERO US DOLLARS AND 05/100"},
		{0, 2, "YUAN", "ZERO YUAN AND 00/100"},
		{-150, 2, "YUAN", "MINUS ONE YUAN AND 50/100"},
		{5000, 0, "JAPANESE YEN", "FIVE THOUSAND JAPANESE YEN"},
		{1005, 3, "KUWAITI DINARS", "ONE KUWAITI DINARS AND 005/1000"},
	} {
		if got := sheet.AmountWords(c.minor, c.digits, c.unit); got != c.want {
			t.Errorf("AmountWords(%d, %d) = %q, want %q", c.minor, c.digits, got, c.want)
		}
	}
}

func TestGrouped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n               int64
		decimals, print int
		want            string
	}{
		{34020000, 3, 1, "34,020.0"}, {37044000, 3, 1, "37,044.0"}, {1769040, 2, 2, "17,690.40"},
		{2520, 0, 0, "2,520"}, {999, 0, 0, "999"}, {1000, 0, 0, "1,000"}, {0, 3, 1, "0.0"}, {0, 0, 0, "0"},
		{1249, 3, 1, "1.2"}, {1250, 3, 1, "1.3"}, {-1250, 3, 1, "-1.3"}, {-1249, 3, 1, "-1.2"},
		{-40, 3, 1, "0.0"}, {-50, 3, 1, "-0.1"}, {999950, 3, 1, "1,000.0"}, {7, 3, 3, "0.007"},
		{52, 2, 4, "0.5200"}, {5, 0, 2, "5.00"}, {500, 3, 0, "1"}, {499, 3, 0, "0"},
		{math.MaxInt64, 0, 0, "9,223,372,036,854,775,807"},
		{math.MinInt64, 0, 0, "-9,223,372,036,854,775,808"},
		{math.MaxInt64, 19, 0, "1"}, {math.MaxInt64, 18, 2, "9.22"}, {math.MaxInt64, 25, 0, "0"},
		{12, 25, 25, "0.0000000000000000000000012"},
	} {
		if got := sheet.Grouped(c.n, c.decimals, c.print); got != c.want {
			t.Errorf("Grouped(%d, %d, %d) = %q, want %q", c.n, c.decimals, c.print, got, c.want)
		}
	}
}
