package forms

import (
	"regexp"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/sheet"
)

// wordsAndFigures is how papers say a number twice: "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS OF ...".
var wordsAndFigures = regexp.MustCompile(`^([A-Z -]+) \(([0-9,]+)\) (.*)$`)

// unitAndSeals is how the marks of a certificate name a transport unit: "CONTAINER LKCU4200177, SEALS NTG552011, ...".
var unitAndSeals = regexp.MustCompile(`^((?:CONTAINER|WAGON|TRAILER) [^,]+), SEALS? (.+)$`)

// parted takes a number in words and figures apart, and a transport unit and its seals; nothing where a text is none.
// What an invoice comes to stands in words alone.
func parted(at, value string) map[preflight.Term]string {
	if at == "/amount_in_words" {
		return map[preflight.Term]string{preflight.CountInWords: value}
	}
	if found := unitAndSeals.FindStringSubmatch(value); found != nil {
		return map[preflight.Term]string{preflight.Container: found[1], preflight.Seals: found[2]}
	}
	found := wordsAndFigures.FindStringSubmatch(value)
	if found == nil {
		return nil
	}
	return map[preflight.Term]string{preflight.CountInWords: found[1], preflight.PackageCount: found[2],
		preflight.Description: found[3]}
}

// printed says a number as people read it: weights in kilograms, money in the unit of its currency.
func printed(at, value string, f dossier.Facts) string {
	name := at[strings.LastIndexByte(at, '/')+1:]
	if value == "true" || value == "false" {
		return ticked(name, value == "true")
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return value
	}
	switch {
	case strings.HasSuffix(name, "_g"):
		return sheet.Grouped(n, 3, shownDecimals(n, 3, 1)) + " kg"
	case name == "qty_milli", name == "supplementary_milli":
		return sheet.Grouped(n, 3, shownDecimals(n, 3, 0))
	case name == "statistical_minor" && f.Rate != nil:
		return sheet.Grouped(n, f.Rate.MinorDigits, shownDecimals(n, f.Rate.MinorDigits, 0))
	case name == "minor", strings.HasSuffix(name, "_minor"):
		return sheet.Grouped(n, f.MinorDigits, f.MinorDigits)
	case name == "packages", name == "count":
		return sheet.Grouped(n, 0, 0)
	}
	return value
}

// ticked says what a box to be ticked shows; the notify party is said in words.
func ticked(name string, is bool) string {
	switch {
	case name == "notify_is_consignee" && is:
		return "SAME AS CONSIGNEE"
	case name == "notify_is_consignee":
		return "ANOTHER PARTY"
	case is:
		return "X"
	}
	return "—"
}

// shownDecimals is how many decimals a number needs so that nothing of it is rounded away.
func shownDecimals(n int64, scale, least int) int {
	for scale > least && n%10 == 0 {
		n, scale = n/10, scale-1
	}
	return scale
}

// placewise orders JSON pointers so that the tenth row stands behind the second.
func placewise(a, b string) int {
	for a != "" && b != "" {
		x, digits := leadingNumber(a)
		y, also := leadingNumber(b)
		switch {
		case digits > 0 && also > 0 && x != y:
			return x - y
		case digits > 0 && also > 0:
			a, b = a[digits:], b[also:]
		case a[0] != b[0]:
			return int(a[0]) - int(b[0])
		default:
			a, b = a[1:], b[1:]
		}
	}
	return len(a) - len(b)
}

// leadingNumber reads the number that a text begins with, and how many digits it has.
func leadingNumber(text string) (n, digits int) {
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		n, digits = n*10+int(text[digits]-'0'), digits+1
	}
	return n, digits
}
