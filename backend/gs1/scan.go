package gs1

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Kind tells what a scan turned out to be.
type Kind string

// What a scan can be.
const (
	KindSSCC      Kind = "sscc"      // Value is 18 digits
	KindGTIN      Kind = "gtin"      // Value is the 8 to 14 digits as scanned; Elements may hold lot and dates
	KindElements  Kind = "elements"  // a GS1 element string without SSCC and GTIN; Value is its bracketed text
	KindContainer Kind = "container" // Value is a container number without blanks
	KindPlain     Kind = "plain"     // own carton number, fallback number, customer's number: Value as scanned
)

// Scan is one classified reading.
type Scan struct {
	Kind      Kind
	Value     string    // the identifier, normalised: what to look up
	Elements  []Element // all elements of a GS1 element string, in the order of the symbol
	Symbology string    // AIM identifier such as "]C1", when the scanner sent one
}

// groupSeparator ends an element of variable length (FNC1 as the scanner sends it).
const groupSeparator = "\x1d"

// Classify tells what a scan is. It knows the AIM identifiers (ISO/IEC 15424), element strings and their
// bracketed form (GS1 General Specifications, section 7.8), bare keys by their check digit, and container
// numbers; everything else is a plain identifier. A text that can only be an SSCC and has a wrong check digit
// is a fault that names the expected digit: taking it for a plain number would hide a misread label.
func Classify(raw string) (Scan, error) {
	symbology, text := splitAIM(strings.Trim(raw, "\r\n\t "))
	text = strings.Trim(text, "\r\n\t ")
	if strings.Trim(text, groupSeparator) == "" {
		return Scan{}, fault.New(fault.Invalid, words.Gs1EmptyScan, nil)
	}
	scan, err := classifyText(text, isGS1Symbology(symbology))
	scan.Symbology = symbology
	return scan, err
}

func classifyText(text string, fromGS1Symbol bool) (Scan, error) {
	if fromGS1Symbol || strings.Contains(text, groupSeparator) {
		return classifyElements(text)
	}
	if elements, ok := splitBracketed(text); ok {
		return scanOfElements(elements)
	}
	if isDigits(text) {
		return classifyDigits(text)
	}
	if elements, ok := splitElements(text); ok && startsWithKey(elements) {
		return scanOfElements(elements)
	}
	if container, err := ParseContainer(text); err == nil {
		return Scan{Kind: KindContainer, Value: string(container)}, nil
	}
	return plain(text), nil
}

// classifyDigits judges a text of digits alone, as a scanner without AIM identifiers sends it.
func classifyDigits(text string) (Scan, error) {
	switch {
	case len(text) == ssccLength:
		return scanOfSSCC(text)
	case len(text) == ssccLength+2 && strings.HasPrefix(text, "00"):
		return scanOfElements([]Element{{AI: "00", Value: text[2:]}})
	case (len(text) == 8 || len(text) >= 12 && len(text) <= 14) && ValidKey(text):
		return Scan{Kind: KindGTIN, Value: text}, nil
	}
	if elements, ok := splitElements(text); ok && startsWithKey(elements) {
		return scanOfElements(elements)
	}
	return plain(text), nil
}

// classifyElements judges what a GS1 symbol carried. An element that the table does not know makes the whole a
// plain text, for guessing where it ends would invent data; only an SSCC read before it stands for itself.
func classifyElements(text string) (Scan, error) {
	elements, ok := splitElements(text)
	if _, hasSSCC := valueOf("00", elements); !ok && !hasSSCC {
		return plain(strings.Trim(text, groupSeparator)), nil
	}
	return scanOfElements(elements)
}

func scanOfElements(elements []Element) (Scan, error) {
	for _, e := range elements {
		if e.isKey() && !ValidKey(e.Value) {
			return Scan{}, CheckKey(e.Value)
		}
	}
	scan := Scan{Kind: KindElements, Value: bracketed(elements), Elements: elements}
	if sscc, found := valueOf("00", elements); found {
		scan.Kind, scan.Value = KindSSCC, sscc
	} else if gtin, found := valueOf("01", elements); found {
		scan.Kind, scan.Value = KindGTIN, gtin
	}
	return scan, nil
}

func scanOfSSCC(digits string) (Scan, error) {
	sscc, err := ParseSSCC(digits)
	if err != nil {
		return Scan{}, err
	}
	return Scan{Kind: KindSSCC, Value: string(sscc)}, nil
}

func plain(text string) Scan { return Scan{Kind: KindPlain, Value: text} }

// splitAIM takes off the symbology identifier: "]", a letter, and a letter or digit.
func splitAIM(text string) (symbology, rest string) {
	if len(text) >= 3 && text[0] == ']' && isLetter(text[1]) && (isLetter(text[2]) || isDigits(text[2:3])) {
		return text[:3], text[3:]
	}
	return "", text
}

// isGS1Symbology names the identifiers that promise a GS1 element string: GS1-128, GS1 DataMatrix, GS1 QR
// Code, GS1 DotCode, GS1 DataBar with GS1 Composite.
func isGS1Symbology(symbology string) bool {
	switch symbology {
	case "]C1", "]d2", "]Q3", "]J1", "]e0", "]e1", "]e2":
		return true
	}
	return false
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
