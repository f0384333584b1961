package preflight

import (
	"fmt"
	"strconv"
	"strings"
)

// kg says a weight as papers do: "37,044.0 kg".
func kg(grams int64) string { return decimal(grams, 3, 1) + " kg" }

// grouped says a count: "2,520".
func grouped(n int64) string { return decimal(n, 0, 0) }

// decimal prints n / 10^scale with a comma between thousands, and with as many decimals as lose nothing, but no fewer
// than least.
func decimal(n int64, scale, least int) string {
	digits := strings.TrimPrefix(fmt.Sprintf("%0*d", scale+1, n), "-")
	if len(digits) <= scale {
		digits = "0" + digits // a sign takes a place when noughts are filled in
	}
	whole, part := digits[:len(digits)-scale], digits[len(digits)-scale:]
	for len(part) > least && part[len(part)-1] == '0' {
		part = part[:len(part)-1]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part != "" {
		whole += "." + part
	}
	if n < 0 {
		return "-" + whole
	}
	return whole
}

// readDecimal reads the first number in a text as an integer of so many decimals: of "37,044.00 KGS GROSS" with three
// it is 37044000. False where there is none, or where more decimals would be lost.
func readDecimal(text string, scale int) (n int64, found bool) {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return 0, false
	}
	number := text[start:]
	if end := strings.IndexFunc(number, func(r rune) bool { return !strings.ContainsRune("0123456789.,", r) }); end >= 0 {
		number = number[:end]
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(strings.TrimRight(number, ".,"), ",", ""), ".")
	for len(part) > scale && part[len(part)-1] == '0' {
		part = part[:len(part)-1]
	}
	if len(part) > scale {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", scale-len(part)), 10, 64)
	if start > 0 && text[start-1] == '-' {
		n = -n
	}
	return n, err == nil
}
