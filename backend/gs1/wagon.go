package gs1

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// WagonNumber is a railway wagon number: 7 digits of China Railway, or 12 digits of the UIC.
type WagonNumber string

// ParseWagon reads a wagon number; blanks and dashes are dropped. Seven digits, the first not zero, are a
// China Railway freight wagon (TB/T 2435), which has no check digit, so that a slip of the finger can not be
// seen in the number itself. Twelve digits are a UIC number (leaflet 438) with a check digit.
func ParseWagon(text string) (WagonNumber, error) {
	value := dropSeparators(text)
	switch {
	case isDigits(value) && len(value) == 7 && value[0] != '0':
		return WagonNumber(value), nil
	case isDigits(value) && len(value) == 12:
		return parseUICWagon(value)
	}
	return "", fault.New(fault.Invalid, words.Gs1WagonForm, fault.Params{"value": value})
}

func parseUICWagon(value string) (WagonNumber, error) {
	if expected := wagonCheckDigit(value[:11]); expected != value[11] {
		return "", wrongCheckDigit(words.Gs1WagonCheckDigit, value, expected)
	}
	return WagonNumber(value), nil
}

// wagonCheckDigit weighs 2 and 1 in turn from the right and sums the digits of the products.
func wagonCheckDigit(digits string) byte {
	sum := 0
	for i := range len(digits) {
		product := int(digits[i] - '0')
		if (len(digits)-i)%2 == 1 {
			product *= 2
		}
		sum += product/10 + product%10
	}
	return byte('0' + (10-sum%10)%10)
}
