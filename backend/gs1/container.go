package gs1

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// ContainerNumber is a freight container number (ISO 6346): three letters of the owner, category U, J or Z,
// six digits of serial and a check digit, without blanks.
type ContainerNumber string

const exampleContainer = "CSQU3054383"

// ParseContainer reads a container number as people write it: lower case, blanks, dashes and the box drawn
// around the check digit are put aside. The fault for a wrong check digit names the expected one.
func ParseContainer(text string) (ContainerNumber, error) {
	value := normaliseContainer(text)
	if !isContainerForm(value) {
		return "", fault.New(fault.Invalid, words.Gs1ContainerForm, fault.Params{
			"value": strings.TrimSpace(text), "example": exampleContainer,
		})
	}
	if !strings.ContainsRune("UJZ", rune(value[3])) {
		return "", fault.New(fault.Invalid, words.Gs1ContainerCategory, fault.Params{
			"value": value, "found": value[3:4], "expected": "U, J, Z",
		})
	}
	if expected := containerCheckDigit(value); expected != value[10] {
		return "", wrongCheckDigit(words.Gs1ContainerCheckDigit, value, expected)
	}
	return ContainerNumber(value), nil
}

// Discouraged tells whether the number is one that the BIC asks owners not to issue: its remainder is 10, so
// its check digit 0 does not tell it from its neighbour with remainder 0. Such containers exist; it is a
// warning, not a refusal.
func (c ContainerNumber) Discouraged() bool {
	return isContainerForm(string(c)) && containerRemainder(string(c)) == 10
}

// Owner gives the owner's code, three letters, or "" when the number was not parsed.
func (c ContainerNumber) Owner() string {
	if !isContainerForm(string(c)) {
		return ""
	}
	return string(c[:3])
}

func normaliseContainer(text string) string {
	bare := strings.Map(func(r rune) rune {
		switch {
		case r == '[' || r == ']':
			return -1
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, text)
	return dropSeparators(bare)
}

func isContainerForm(value string) bool {
	if len(value) != 11 || !isDigits(value[4:]) {
		return false
	}
	for i := range 4 {
		if value[i] < 'A' || value[i] > 'Z' {
			return false
		}
	}
	return true
}

func containerCheckDigit(value string) byte { return byte('0' + containerRemainder(value)%10) }

// containerRemainder is the weighted sum modulo 11 (ISO 6346, annex A): position i weighs 2 to the i.
func containerRemainder(value string) int {
	sum := 0
	for i := range 10 {
		sum += containerValue(value[i]) << i
	}
	return sum % 11
}

// containerValue counts letters from A = 10 and leaves out the multiples of 11, which would weigh nothing.
func containerValue(c byte) int {
	if c <= '9' {
		return int(c - '0')
	}
	value := int(c-'A') + 10
	return value + (value-1)/10
}
