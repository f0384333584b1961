package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// decimal is an exact number as a cell holds it: digits times ten to the exponent. Weights go from text to
// grams through it, so that no binary fraction ever touches them.
type decimal struct {
	negative bool
	digits   string // no zero at either end; empty for zero
	exponent int
}

// spreadsheetDigits is how many digits a spreadsheet shows of a number. Its file may hold 17, of which the
// last two are the noise of its binary form: 1.1 is stored as 1.1000000000000001.
const spreadsheetDigits = 15

var decimalForm = regexp.MustCompile(`^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$`)

// parseDecimal reads a number in Latin, Lao, Thai or full-width digits with a decimal point, or in the
// exponent form that spreadsheets store. A comma is refused: it may mean thousands or decimals.
func parseDecimal(text string) (decimal, bool) {
	part := decimalForm.FindStringSubmatch(latinDigits(text))
	if part == nil || part[2]+part[3] == "" {
		return decimal{}, false
	}
	exponent := 0
	if part[4] != "" {
		exponent, _ = strconv.Atoi(part[4]) // the form allows three digits at most
	}
	digits := part[2] + part[3]
	d := decimal{negative: part[1] == "-", digits: digits, exponent: exponent - len(part[3])}
	return d.trimmed().rounded(), true
}

func (d decimal) trimmed() decimal {
	short := strings.TrimRight(d.digits, "0")
	d.exponent += len(d.digits) - len(short)
	d.digits = strings.TrimLeft(short, "0")
	if d.digits == "" {
		return decimal{}
	}
	return d
}

// rounded drops what lies beyond the digits of a spreadsheet, half up.
func (d decimal) rounded() decimal {
	beyond := len(d.digits) - spreadsheetDigits
	if beyond <= 0 {
		return d
	}
	head, _ := strconv.ParseInt(d.digits[:spreadsheetDigits], 10, 64) // 15 digits always fit
	if d.digits[spreadsheetDigits] >= '5' {
		head++
	}
	d.digits = strconv.FormatInt(head, 10)
	d.exponent += beyond
	return d.trimmed()
}

// isZero tells whether the number is nought.
func (d decimal) isZero() bool { return d.digits == "" }

// decimals tells how many places behind the point the number needs.
func (d decimal) decimals() int { return max(0, -d.exponent) }

// shifted gives the number times ten to the places as an integer, or false when it passes the limit or
// has more decimals than places.
func (d decimal) shifted(places int, limit int64) (int64, bool) {
	zeroes := d.exponent + places
	if d.isZero() {
		return 0, true
	}
	if zeroes < 0 || len(d.digits)+zeroes > 18 {
		return 0, false
	}
	n, err := strconv.ParseInt(d.digits+strings.Repeat("0", zeroes), 10, 64)
	return n, err == nil && n <= limit
}

// latinDigits trims blanks and writes Lao (U+0ED0), Thai (U+0E50) and full-width (U+FF10) digits as 0 to 9.
func latinDigits(text string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'\u0ed0', '\u0e50', '\uff10'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, strings.TrimSpace(text))
}

// kilograms writes grams as kilograms without needless zeroes: 12890000 is "12890", 500 is "0.5".
func kilograms(grams int64) string {
	sign := ""
	if grams < 0 {
		sign, grams = "-", -grams
	}
	whole, rest := grams/1000, strconv.FormatInt(1000+grams%1000, 10)[1:]
	text := sign + strconv.FormatInt(whole, 10) + "." + rest
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

const isoDate = "2006-01-02"

// The days that a spreadsheet counts from. The 1900 count starts a day early since its makers took 1900 for a
// leap year; the 1904 count is that of old Macintosh files (ECMA-376, part 1, section 18.17.4.1).
var (
	epoch1900 = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	epoch1904 = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
)

var dateForms = []string{isoDate, "2/1/2006", "2.1.2006", "2-1-2006", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z"}

// parseDate reads a date of the years 2000 to 2099: a spreadsheet's day count, ISO text, or day/month/year.
// The years are narrow on purpose: a year of the Buddhist era (2569) is refused, not taken for the future.
func parseDate(text string, epoch time.Time) (string, bool) {
	text = latinDigits(text)
	for _, form := range dateForms {
		if day, err := time.Parse(form, text); err == nil {
			return day.Format(isoDate), day.Year() >= 2000 && day.Year() <= 2099
		}
	}
	days, _, _ := strings.Cut(text, ".") // behind the point stands the hour
	count, err := strconv.Atoi(days)
	if _, isNumber := parseDecimal(text); err != nil || !isNumber || count < 0 || count > 100_000 {
		return "", false
	}
	day := epoch.AddDate(0, 0, count)
	return day.Format(isoDate), day.Year() >= 2000 && day.Year() <= 2099
}

// dayCount gives the count that a spreadsheet of our making stores for an ISO date.
func dayCount(date string) (int, bool) {
	day, err := time.Parse(isoDate, date)
	if err != nil {
		return 0, false
	}
	return int(day.Sub(epoch1900) / (24 * time.Hour)), true
}
