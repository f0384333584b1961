package gs1

import (
	"fmt"
	"strconv"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// SSCC is the serial shipping container code of one handling unit: 18 digits, AI 00, never used again.
type SSCC string

const ssccLength = 18

// NewSSCC builds an SSCC: extension digit (0 to 9), GS1 company prefix (4 to 12 digits), serial number filled
// with zeroes to 17 digits in all, check digit (GS1 General Specifications, section 2.2.1). A serial that does
// not fit is a fault, so that a series that is used up can never run over into numbers already given.
func NewSSCC(extension int, prefix string, serial int64) (SSCC, error) {
	if extension < 0 || extension > 9 {
		return "", fault.New(fault.Invalid, words.Gs1ExtensionDigit, fault.Params{"value": extension})
	}
	last, err := LastSerial(prefix)
	if err != nil {
		return "", err
	}
	if serial < 0 || serial > last {
		return "", fault.New(fault.Conflict, words.Gs1SerialExhausted, fault.Params{
			"value": serial, "prefix": prefix, "last": last,
		})
	}
	width := ssccLength - 2 - len(prefix)
	body := strconv.Itoa(extension) + prefix + fmt.Sprintf("%0*d", width, serial)
	return SSCC(body + string(modTen(body))), nil
}

// LastSerial gives the highest serial number that fits behind a company prefix of 4 to 12 digits.
func LastSerial(prefix string) (int64, error) {
	if !isDigits(prefix) || len(prefix) < 4 || len(prefix) > 12 {
		return 0, fault.New(fault.Invalid, words.Gs1CompanyPrefix, fault.Params{"value": prefix})
	}
	count := int64(1)
	for range ssccLength - 2 - len(prefix) {
		count *= 10
	}
	return count - 1, nil
}

// ParseSSCC reads the 18 digits of an SSCC; blanks and dashes are dropped. A text with AI 00 in front goes
// through Classify.
func ParseSSCC(text string) (SSCC, error) {
	key := dropSeparators(text)
	if err := CheckKey(key, ssccLength); err != nil {
		return "", err
	}
	return SSCC(key), nil
}

// ElementString gives the SSCC as a symbol carries it: AI 00 and 18 digits.
func (s SSCC) ElementString() string { return "00" + string(s) }

// HRI gives the human readable interpretation that stands under the symbol.
func (s SSCC) HRI() string { return HRI([]Element{{AI: "00", Value: string(s)}}) }
