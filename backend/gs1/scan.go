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
	KindElements  Kind = "elements"  // GS1 elements without SSCC and GTIN; Value is their bracketed text
	KindContainer Kind = "container" // Value is a container number without blanks
	KindPlain     Kind = "plain"     // own carton number, fallback number, customer's number: Value as scanned
)

// Scan is one classified reading.
type Scan struct {
	Kind      Kind
	Value     string    // the identifier, normalised: what to look up
	Elements  []Element // all elements of a GS1 symbol, in its order
	Symbology string    // AIM identifier such as "]C1", when the scanner sent one
	carried   string    // the element string that was read, when it was one
}

// groupSeparator ends an element of variable length (FNC1 as the scanner sends it).
const groupSeparator = "\x1d"

// blanks are what scanners and people put around a reading.
const blanks = "\r\n\t "

// Classify tells what a scan is, and is generous to the labels of others. It knows the AIM identifiers (ISO/IEC 15424),
// GS1 Digital Links and EPC URIs, element strings and their bracketed form (GS1 General Specifications, section 7.8),
// bare keys by their check digit, and container numbers; everything else is a plain identifier. A text that can only
// be an SSCC and has a wrong check digit is a fault that names the expected digit: taking it for a plain number would
// hide a misread label.
func Classify(raw string) (Scan, error) { return read(raw, generous) }

// ParseScan tells what a scan is, and refuses (Invalid) what the standards refuse: it reads as Classify does and judges
// every value as if it were to be printed. A text that is nothing known is a plain identifier only when its AIM
// identifier says that the symbol was not one of GS1.
func ParseScan(raw string) (Scan, error) { return read(raw, strict) }

// ElementString gives the elements of the scan as a GS1 symbol carries them, or "" when it has none. What was read
// from a symbol is given as it was, with separators that were superfluous.
func (s Scan) ElementString() string {
	if s.carried != "" {
		return s.carried
	}
	return Join(s.Elements)
}

// manner is how a scan is judged.
type manner bool

const (
	generous manner = false
	strict   manner = true
)

func read(raw string, m manner) (Scan, error) {
	symbology, text := splitAIM(strings.Trim(raw, blanks))
	text = strings.Trim(text, blanks)
	if strings.Trim(text, groupSeparator) == "" {
		return Scan{}, fault.New(fault.Invalid, words.Gs1EmptyScan, nil)
	}
	scan, err := m.read(symbology, text)
	scan.Symbology = symbology
	return scan, err
}

// read tries what a text may be in the order of how surely it says so itself.
func (m manner) read(symbology, text string) (Scan, error) {
	switch {
	case isGS1Symbology(symbology) || strings.Contains(text, groupSeparator):
		return m.readElements(text)
	case m == strict && symbology != "" && !isKnownSymbology(symbology):
		return Scan{}, fault.New(fault.Invalid, words.Gs1SymbologyUnknown, fault.Params{"found": symbology})
	case isLink(text):
		elements, err := m.link(text)
		return m.spelt(text, elements, err)
	case strings.HasPrefix(text, "urn:epc:"):
		elements, _, err := ParseEPC(text)
		return m.spelt(text, elements, err)
	case strings.HasPrefix(text, opening) && (m == generous || symbology == ""):
		elements, err := m.brackets(text)
		return m.spelt(text, elements, err)
	case m == strict && isEAN(symbology):
		return readEAN(symbology, text)
	}
	return m.readBare(symbology, text)
}

// readElements judges what a GS1 symbol carried. When a scan is judged generously, an element that cannot be read makes
// the whole a plain text, for guessing where it ends would invent data; only an SSCC read before it stands for itself.
func (m manner) readElements(text string) (Scan, error) {
	if m == strict {
		elements, err := ParseElements(text)
		if err != nil {
			return Scan{}, err
		}
		scan := scanOfElements(elements)
		scan.carried = strings.TrimLeft(text, groupSeparator)
		return scan, nil
	}
	elements, err := splitElements(text, Element.plausible)
	if _, hasSSCC := valueOf("00", elements); err != nil && !hasSSCC {
		return plain(strings.Trim(text, groupSeparator)), nil
	}
	return scanOfGoodKeys(elements)
}

// link reads a GS1 Digital Link. Older ones leave out the zeroes in front of a GTIN, which are put back when the
// scan is judged generously.
func (m manner) link(text string) ([]Element, error) {
	if m == strict {
		return ParseLink(text)
	}
	elements, err := cutLink(text)
	if err != nil {
		return nil, err
	}
	for i, e := range elements {
		if e.AI == "01" && isDigits(e.Value) && isGTINLength(len(e.Value)) {
			elements[i].Value = string(GTIN(e.Value).Padded())
		}
	}
	return elements, recognise(elements)
}

// brackets reads elements that a person typed or that a plain symbol carries.
func (m manner) brackets(text string) ([]Element, error) {
	if m == strict {
		return Unbracket(text)
	}
	elements, ok := cutBracketed(text)
	if !ok {
		return nil, bracketForm(text)
	}
	return elements, recognise(elements)
}

// recognise judges elements generously.
func recognise(elements []Element) error {
	for _, e := range elements {
		id := identifierOf(e.AI)
		if id == nil {
			return unknownIdentifier(e.AI)
		}
		if err := e.plausible(id); err != nil {
			return err
		}
		if id.isKey() && !ValidKey(e.Value) {
			return CheckKey(e.Value)
		}
	}
	return nil
}

// spelt judges elements that were spelt out. A person or a link spells nothing by chance, so a wrong check digit is
// told in either manner; else a scan that is judged generously is a plain text.
func (m manner) spelt(text string, elements []Element, err error) (Scan, error) {
	switch {
	case err == nil:
		return scanOfElements(elements), nil
	case m == strict || fault.KeyOf(err) == string(words.Gs1CheckDigit):
		return Scan{}, err
	}
	return plain(text), nil
}

// readBare judges a text without any sign of what it is, as a scanner without AIM identifiers sends it.
func (m manner) readBare(symbology, text string) (Scan, error) {
	if isDigits(text) {
		if scan, found, err := m.bareKey(text); found {
			return scan, err
		}
	}
	elements, err := splitElements(text, m.judge())
	if err == nil && (m == strict || startsWithKey(elements)) {
		return m.readElements(text)
	}
	container, notContainer := ParseContainer(text)
	switch {
	case notContainer == nil:
		return Scan{Kind: KindContainer, Value: string(container)}, nil
	case m == generous || symbology != "":
		return plain(text), nil
	case isContainerForm(normaliseContainer(text)):
		return Scan{}, notContainer
	case len(text) == ssccLength && isDigits(text):
		return Scan{}, CheckKey(text)
	case len(elements) > 0 || fault.KeyOf(err) != string(words.Gs1IdentifierUnknown):
		return Scan{}, err
	}
	return plain(text), fault.New(fault.Invalid, words.Gs1ScanUnknown, fault.Params{"value": text})
}

func (m manner) judge() func(Element, *identifier) error {
	if m == strict {
		return Element.check
	}
	return Element.plausible
}

// bareKey finds an SSCC or a GTIN in a text of digits alone. What can be an element string too is no misread SSCC.
func (m manner) bareKey(text string) (scan Scan, found bool, err error) {
	switch {
	case len(text) == ssccLength && (ValidKey(text) || m == generous):
		sscc, err := ParseSSCC(text)
		if err != nil {
			return Scan{}, true, err
		}
		return Scan{Kind: KindSSCC, Value: string(sscc)}, true, nil
	case len(text) == ssccLength+2 && strings.HasPrefix(text, "00"):
		scan, err := scanOfGoodKeys([]Element{{AI: "00", Value: text[2:]}})
		return scan, true, err
	case !isGTINLength(len(text)):
		return Scan{}, false, nil
	case ValidKey(text):
		return Scan{Kind: KindGTIN, Value: text}, true, nil
	}
	// Identifiers of 9 hold whatever a firm likes, so a mistyped GTIN would pass for one of them.
	return Scan{}, m == strict && text[0] == '9', CheckKey(text)
}

func isGTINLength(digits int) bool { return digits == 8 || digits >= 12 && digits <= 14 }

// readEAN reads what an EAN or UPC symbol carried: 13 digits, or 8 (ISO/IEC 15424: EAN-13, UPC-A and UPC-E; EAN-8).
func readEAN(symbology, text string) (Scan, error) {
	length := 13
	if symbology == "]E4" {
		length = 8
	}
	if err := CheckKey(text, length); err != nil {
		return Scan{}, err
	}
	return Scan{Kind: KindGTIN, Value: text}, nil
}

// scanOfGoodKeys refuses keys with a wrong check digit: they were misread.
func scanOfGoodKeys(elements []Element) (Scan, error) {
	for _, e := range elements {
		if identifierOf(e.AI).isKey() && !ValidKey(e.Value) {
			return Scan{}, CheckKey(e.Value)
		}
	}
	return scanOfElements(elements), nil
}

func scanOfElements(elements []Element) Scan {
	if sscc, found := valueOf("00", elements); found {
		return Scan{Kind: KindSSCC, Value: sscc, Elements: elements}
	}
	if gtin, found := valueOf("01", elements); found {
		return Scan{Kind: KindGTIN, Value: gtin, Elements: elements}
	}
	return Scan{Kind: KindElements, Value: Bracket(elements), Elements: elements}
}

func plain(text string) Scan { return Scan{Kind: KindPlain, Value: text} }

// startsWithKey tells whether a text without any sign of a GS1 symbol is an element string all the same: its first
// element is an SSCC or a GTIN with a right check digit. A weaker rule would take own carton numbers apart.
func startsWithKey(elements []Element) bool {
	return strings.HasPrefix(elements[0].AI, "0") && ValidKey(elements[0].Value)
}

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

// isEAN names the identifiers of EAN and UPC symbols without an add-on.
func isEAN(symbology string) bool { return symbology == "]E0" || symbology == "]E4" }

// isKnownSymbology tells whether ISO/IEC 15424 assigns the letter of an identifier; the modifier is a hexadecimal
// digit.
func isKnownSymbology(symbology string) bool {
	return strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUXZcdehopsz", symbology[1]) >= 0 && isHex(symbology[2])
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
