// Package gs1 knows the numbers that goods, containers and wagons carry: how they are built, how they are
// checked, how they are spelt in symbols, links and EPC URIs, and what a scan is. It is pure: no file, no network, no
// clock, and no input makes it panic. DESIGN.md tells how strict and generous reading differ.
//
// Sources: GS1 General Specifications (keys, check digit in section 7.9, element strings), the GS1 syntax dictionary of
// January 2026 (identifiers, linters, associations), GS1 Digital Link URI syntax, GS1 EPC Tag Data Standard, ISO/IEC
// 15424 (AIM identifiers), ISO 6346 (container numbers), UIC leaflet 438 and the Chinese standard TB/T 2435 (wagon
// numbers).
package gs1

import (
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// GTIN is a trade item number of 8, 12, 13 or 14 digits with a right check digit.
type GTIN string

// GLN is a location or party number of 13 digits with a right check digit.
type GLN string

// CheckDigit computes the digit that follows the given digits, as an ASCII byte '0' to '9' (GS1 General
// Specifications, section 7.9: weights 3 and 1 in turn from the right). Anything but digits, and an empty
// text, is a fault.
func CheckDigit(digits string) (byte, error) {
	if !isDigits(digits) {
		return 0, notDigits(digits)
	}
	return modTen(digits), nil
}

// ValidKey tells whether the text is all digits, at least two, and the last is the right check digit.
func ValidKey(key string) bool {
	return len(key) > 1 && isDigits(key) && modTen(key[:len(key)-1]) == key[len(key)-1]
}

// CheckKey tells what is wrong with a GS1 key that should have one of the given lengths, or nil. The fault
// for a wrong check digit names the expected one.
func CheckKey(key string, lengths ...int) error {
	if !isDigits(key) {
		return notDigits(key)
	}
	if !hasLength(key, lengths) {
		return fault.New(fault.Invalid, words.Gs1KeyLength, fault.Params{
			"value": key, "found": len(key), "expected": joinInts(lengths),
		})
	}
	if ValidKey(key) {
		return nil
	}
	return wrongCheckDigit(words.Gs1CheckDigit, key, modTen(key[:len(key)-1]))
}

// ParseGTIN reads a GTIN-8, GTIN-12, GTIN-13 or GTIN-14; blanks and dashes are dropped.
func ParseGTIN(text string) (GTIN, error) {
	key := dropSeparators(text)
	if err := CheckKey(key, 8, 12, 13, 14); err != nil {
		return "", err
	}
	return GTIN(key), nil
}

// NewGTIN14 makes the number of a package of a trade item: the indicator (1 to 8 fixed content, 9 variable
// measure) before the item's own number, with a new check digit (GS1 General Specifications, section 2.1).
func NewGTIN14(indicator int, item GTIN) (GTIN, error) {
	if err := CheckKey(string(item), 8, 12, 13, 14); err != nil {
		return "", err
	}
	if indicator < 1 || indicator > 9 {
		return "", fault.New(fault.Invalid, words.Gs1IndicatorDigit, fault.Params{"value": indicator})
	}
	body := strconv.Itoa(indicator) + string(item.Padded())[1:13]
	return GTIN(body + string(modTen(body))), nil
}

// Padded gives the number in the 14 digits that AI 01 and 02 carry; zeroes in front change no check digit.
func (g GTIN) Padded() GTIN {
	if len(g) >= 14 {
		return g
	}
	return GTIN(strings.Repeat("0", 14-len(g))) + g
}

// ParseGLN reads a GLN; blanks and dashes are dropped.
func ParseGLN(text string) (GLN, error) {
	key := dropSeparators(text)
	if err := CheckKey(key, 13); err != nil {
		return "", err
	}
	return GLN(key), nil
}

// modTen expects digits only.
func modTen(digits string) byte {
	sum := 0
	for i := range len(digits) {
		weight := 1
		if (len(digits)-i)%2 == 1 {
			weight = 3
		}
		sum += int(digits[i]-'0') * weight
	}
	return byte('0' + (10-sum%10)%10)
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func hasLength(key string, lengths []int) bool {
	for _, length := range lengths {
		if len(key) == length {
			return true
		}
	}
	return len(lengths) == 0 && len(key) > 1
}

func joinInts(numbers []int) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ", ")
}

// dropSeparators takes out what people write between groups of a number.
func dropSeparators(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\r', '\n', '-', '\u00a0', '\u2010', '\u2011', '\u2013':
			return -1
		}
		return r
	}, s)
}

func notDigits(value string) *fault.Fault {
	return fault.New(fault.Invalid, words.Gs1NotDigits, fault.Params{"value": value})
}

func wrongCheckDigit(key words.Key, value string, expected byte) *fault.Fault {
	return fault.New(fault.Invalid, key, fault.Params{
		"value": value, "expected": string(expected), "found": value[len(value)-1:],
	})
}
