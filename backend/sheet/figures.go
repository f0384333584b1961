package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

var smallNumbers = strings.Fields(`ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN
	FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN`)

var tens = strings.Fields("ZERO TEN TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY")

// scales are the short-scale names, as commercial papers use them; 2^63 is about nine quintillion.
var scales = []struct {
	value uint64
	name  string
}{
	{1e18, "QUINTILLION"}, {1e15, "QUADRILLION"}, {1e12, "TRILLION"},
	{1e9, "BILLION"}, {1e6, "MILLION"}, {1e3, "THOUSAND"},
}

// NumberWords spells a number in capital English words, as papers do: "TWO THOUSAND FIVE HUNDRED AND TWENTY".
// A negative number begins with MINUS.
func NumberWords(n int64) string {
	if n < 0 {
		return "MINUS " + spell(magnitude(n))
	}
	return spell(magnitude(n))
}

// AmountWords spells an amount of money given in minor units: "SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US
// DOLLARS AND 40/100". The fraction is written even when it is nought, so that nobody can add one. unitName is
// the name of the major unit in capitals ("US DOLLARS"), minorDigits the number of decimals of the currency
// (ISO 4217: 2 for USD; with 0 there is no fraction).
func AmountWords(minor int64, minorDigits int, unitName string) string {
	size := magnitude(minor)
	sign := ""
	if minor < 0 {
		sign = "MINUS "
	}
	if minorDigits <= 0 {
		return sign + spell(size) + " " + unitName
	}
	whole, part := divide(size, minorDigits)
	fraction := fmt.Sprintf("%0*d/1%s", minorDigits, part, strings.Repeat("0", minorDigits))
	return sign + spell(whole) + " " + unitName + " AND " + fraction
}

// Grouped prints the scaled integer n (its last `decimals` digits are the fraction) with printDecimals decimals
// and a comma between thousands: Grouped(34020000, 3, 1) is "34,020.0". Halves round away from zero. Figures
// are rounded here and nowhere earlier, in integers, so that no digit depends on a float.
func Grouped(n int64, decimals, printDecimals int) string {
	decimals, printDecimals = max(decimals, 0), max(printDecimals, 0)
	size := magnitude(n)
	if dropped := decimals - printDecimals; dropped > 0 {
		size, decimals = roundAway(size, dropped), printDecimals
	}
	whole, part := divide(size, decimals)
	text := commas(whole)
	if printDecimals > 0 {
		text += "." + fraction(part, decimals, printDecimals)
	}
	if n < 0 && size != 0 {
		return "-" + text
	}
	return text
}

// fraction writes part as `decimals` digits and fills up with noughts to printDecimals.
func fraction(part uint64, decimals, printDecimals int) string {
	digits := ""
	if decimals > 0 {
		digits = fmt.Sprintf("%0*d", decimals, part)
	}
	return digits + strings.Repeat("0", printDecimals-decimals)
}

// magnitude is |n|, also of the smallest int64, which has no positive of its own kind.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// maxDigits is the largest power of ten that a uint64 holds.
const maxDigits = 19

func powerOfTen(digits int) uint64 {
	power := uint64(1)
	for range digits {
		power *= 10
	}
	return power
}

// divide splits n after its last `digits` digits.
func divide(n uint64, digits int) (whole, part uint64) {
	if digits > maxDigits {
		return 0, n
	}
	power := powerOfTen(digits)
	return n / power, n % power
}

func roundAway(n uint64, digits int) uint64 {
	if digits > maxDigits {
		return 0
	}
	whole, part := divide(n, digits)
	if part >= powerOfTen(digits)-part {
		whole++
	}
	return whole
}

func commas(n uint64) string {
	digits := strconv.FormatUint(n, 10)
	var b strings.Builder
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// spell joins the groups of a thousand with spaces; what is below a hundred at the very end is joined with AND,
// as British usage has it: ONE MILLION AND FIVE.
func spell(n uint64) string {
	if n < 1000 {
		return spellGroup(n)
	}
	var words []string
	for _, scale := range scales {
		if group := n / scale.value; group > 0 {
			words = append(words, spellGroup(group), scale.name)
			n %= scale.value
		}
	}
	if n > 0 && n < 100 {
		words = append(words, "AND")
	}
	if n > 0 {
		words = append(words, spellGroup(n))
	}
	return strings.Join(words, " ")
}

// spellGroup spells a number below a thousand.
func spellGroup(n uint64) string {
	switch {
	case n < 20:
		return smallNumbers[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + smallNumbers[n%10]
	case n%100 == 0:
		return smallNumbers[n/100] + " HUNDRED"
	}
	return smallNumbers[n/100] + " HUNDRED AND " + spellGroup(n%100)
}
