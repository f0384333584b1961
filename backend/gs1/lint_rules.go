package gs1

import "strings"

// What the linters ask, in the words of the GS1 General Specifications, section 3.

func isOneOf(part, signs string) bool { return len(part) == 1 && strings.Contains(signs, part) }

// isUpTo tells whether a number is as long as another and no greater.
func isUpTo(part, most string) bool { return isDigits(part) && len(part) == len(most) && part <= most }

// below tells whether two digits are less than a number.
func below(part string, end int) bool {
	return len(part) == 2 && isDigits(part) && int(part[0]-'0')*10+int(part[1]-'0') < end
}

// isDay reads a year of four digits, month and day. Day 0 is the whole month where the identifier allows it. Which
// century is meant by a year of two digits changes no leap year (GS1 General Specifications, section 3.4).
func isDay(digits string, firstDay int) bool {
	if len(digits) != 8 || !isDigits(digits) {
		return false
	}
	year, month, day := numberOf(digits[:4]), numberOf(digits[4:6]), numberOf(digits[6:])
	return month >= 1 && month <= 12 && day >= firstDay && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// numberOf expects few digits.
func numberOf(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// isPercentEncoded tells whether two hexadecimal digits stand behind every percent sign.
func isPercentEncoded(part string) bool {
	for i := range len(part) {
		if part[i] == '%' && (i+2 >= len(part) || !isHex(part[i+1]) || !isHex(part[i+2])) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

// isMediaType knows the data carriers of health care, and the numbers that regions may use.
func isMediaType(part string) bool {
	return len(part) == 2 && (part >= "01" && part <= "10" || part >= "80" && part <= "99") && isDigits(part)
}

// isPosition reads a place in a row, such as 2/3 for the second of triplets.
func isPosition(part string) bool {
	at, end, found := strings.Cut(part, "/")
	if !found || !isDigits(at) || !isDigits(end) || at[0] == '0' || end[0] == '0' {
		return false
	}
	return len(at) < len(end) || len(at) == len(end) && at <= end
}

// isPiece reads a piece and how many there are in two numbers of equal length, such as 0203.
func isPiece(part string) bool {
	if !isDigits(part) || len(part)%2 != 0 {
		return false
	}
	at, all := part[:len(part)/2], part[len(part)/2:]
	return strings.Trim(at, "0") != "" && at <= all
}

// isIBAN holds a bank account against ISO 13616: country, two check digits, and a remainder of 1 modulo 97 when country
// and check digits stand at the end and letters count from A = 10.
func isIBAN(part string) bool {
	const least, most = 15, 34
	if len(part) < least || len(part) > most || !isCountryName(part[:2]) || !isDigits(part[2:4]) {
		return false
	}
	remainder := 0
	for i := range len(part) {
		switch c := part[(i+4)%len(part)]; {
		case c >= '0' && c <= '9':
			remainder = (remainder*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			remainder = (remainder*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return remainder == 1
}

// What the check characters of a global model number are made of (GS1 General Specifications, section 7.9.5): the
// characters in the order of their values, the weights from the right, and the 32 check characters.
const (
	ordered82       = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`
	checkCharacters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	checkModulus    = 1021
)

var checkWeights = [...]int{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83}

// hasCheckPair tells whether a number of at most 25 characters ends in its two check characters.
func hasCheckPair(part string) bool {
	body := len(part) - 2
	if body < 0 || body > len(checkWeights) {
		return false
	}
	sum := 0
	for i := range body {
		value := strings.IndexByte(ordered82, part[i])
		if value < 0 {
			return false
		}
		sum += value * checkWeights[body-1-i]
	}
	sum %= checkModulus
	return part[body] == checkCharacters[sum/32] && part[body+1] == checkCharacters[sum%32]
}

// fits tells whether all bytes of a part are of its character set; else it gives the place of the first that is not.
func (set charset) fits(part string) (at int, ok bool) {
	for i := range len(part) {
		if !set.has(part[i]) {
			return i, false
		}
	}
	if set == cset64 && !isFilledUp(part) {
		return strings.IndexByte(part, '='), false
	}
	return 0, true
}

// has tells whether a character is of the set. The sign = of base 64 fills up at the end only, which fits judges.
func (set charset) has(c byte) bool {
	switch {
	case c >= '0' && c <= '9':
		return true
	case set == num:
		return false
	case set == cset39:
		return c >= 'A' && c <= 'Z' || c == '#' || c == '-' || c == '/'
	case set == cset64:
		return isCset64(c) || c == '='
	}
	return isLetter(c) || c < 0x7f && strings.IndexByte(signs82, c) >= 0
}

// signs82 are the characters besides letters and digits that an element may hold (GS1 General Specifications, figure
// 7.11-1, character set 82).
const signs82 = `!"%&'()*+,-./:;<=>?_`

func isCset64(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == '_' }

// isFilledUp tells whether the signs = stand at the end only, at most two, and make the length a multiple of three, as
// the syntax dictionary has it.
func isFilledUp(part string) bool {
	bare := strings.TrimRight(part, "=")
	fill := len(part) - len(bare)
	return !strings.Contains(bare, "=") && (fill == 0 || fill <= 2 && len(part)%3 == 0)
}
