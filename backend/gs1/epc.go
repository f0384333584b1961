package gs1

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// epcScheme is one kind of EPC URI (GS1 EPC Tag Data Standard, section 6.3): a key in two fields, company prefix and
// reference, and what tells single things of a kind apart.
type epcScheme struct {
	uri    string // its beginning
	key    string // the AI of the key
	digits int    // of both fields together: the key without its check digit
	serial string // the AI of the serial or lot number; "" where there is none
	// indicator tells that the key's first digit stands before the reference, not before the prefix.
	indicator bool
	// none is how a serial field says that there is no serial number; "" where it may not say so.
	none string
}

// epcSchemes are those that this trade meets.
var epcSchemes = [...]epcScheme{
	{"urn:epc:id:sscc:", "00", 17, "", true, ""},
	{"urn:epc:id:sgtin:", "01", 13, "21", true, ""},
	{"urn:epc:class:lgtin:", "01", 13, "10", true, ""},
	{"urn:epc:idpat:sgtin:", "01", 13, "21", true, "*"}, // a trade item as such; with no serial number, never with one
	{"urn:epc:id:sgln:", "414", 12, "254", false, "0"},
	{"urn:epc:id:pgln:", "417", 12, "", false, ""},
}

const exampleEPC = "urn:epc:id:sscc:9521234.0000000001"

// The lengths that a company prefix may have in an EPC URI.
const (
	leastPrefix = 6
	mostPrefix  = 12
)

// ParseEPC reads the EPC URI of an SSCC, SGTIN, LGTIN, SGLN or PGLN, or of a trade item as such (SGTIN with *), and
// gives its elements with the length of the company prefix, which the elements do not tell. Faults are Invalid.
// Source: GS1 EPC Tag Data Standard, section 6.3.
func ParseEPC(uri string) (elements []Element, prefixLength int, err error) {
	for i := range epcSchemes {
		s := &epcSchemes[i]
		rest, found := strings.CutPrefix(uri, s.uri)
		if !found {
			continue
		}
		elements, prefixLength, ok := s.read(rest)
		if !ok {
			break
		}
		for _, e := range elements {
			if err := e.check(identifierOf(e.AI)); err != nil {
				return nil, 0, err
			}
		}
		return elements, prefixLength, nil
	}
	return nil, 0, fault.New(fault.Invalid, words.Gs1EpcForm, fault.Params{"value": uri, "example": exampleEPC})
}

// EPC makes the EPC URI of elements: of an SSCC, of a trade item with serial or lot number or as such, of a
// location or a party. The length of the company prefix (6 to 12 digits) is known to its owner only. It is a fault
// (Invalid) when the elements have no EPC URI, as lot and serial number together have none.
func EPC(elements []Element, prefixLength int) (string, error) {
	if prefixLength < leastPrefix || prefixLength > mostPrefix {
		return "", fault.New(fault.Invalid, words.Gs1EpcPrefix, fault.Params{"found": prefixLength})
	}
	for i := range epcSchemes {
		s := &epcSchemes[i]
		key, serial, fits := s.fields(elements)
		if !fits {
			continue
		}
		if err := CheckKey(key, s.digits+1); err != nil {
			return "", err
		}
		return s.write(key, serial, prefixLength), nil
	}
	return "", fault.New(fault.Invalid, words.Gs1EpcElements, fault.Params{"value": Bracket(elements)})
}

// isPattern tells whether the scheme stands for a kind of thing, and so has no serial number.
func (s *epcScheme) isPattern() bool { return s.none == "*" }

// read cuts the fields behind the beginning of the URI.
func (s *epcScheme) read(rest string) (elements []Element, prefixLength int, ok bool) {
	prefix, rest, found := strings.Cut(rest, ".")
	reference, serial, hasSerial := strings.Cut(rest, ".")
	switch {
	case !found || !isDigits(prefix) || len(prefix) < leastPrefix || len(prefix) > mostPrefix:
		return nil, 0, false
	case reference != "" && !isDigits(reference), len(prefix)+len(reference) != s.digits, hasSerial != (s.serial != ""):
		return nil, 0, false
	}
	digits := prefix + reference
	if s.indicator {
		digits = reference[:1] + prefix + reference[1:] // the prefix is shorter than the key, so there is a first digit
	}
	elements = []Element{{s.key, digits + string(modTen(digits))}}
	if !hasSerial || serial != "" && serial == s.none {
		return elements, len(prefix), true
	}
	value, ok := unescape(serial, false)
	if !ok || value == "" || s.isPattern() || !strings.EqualFold(escapeEPC(value), serial) {
		return nil, 0, false
	}
	return append(elements, Element{s.serial, value}), len(prefix), true
}

// fields gives key and serial number of elements that are what the scheme is for, and nothing else.
func (s *epcScheme) fields(elements []Element) (key, serial string, fits bool) {
	key, fits = valueOf(s.key, elements)
	serial, hasSerial := valueOf(s.serial, elements)
	expected := 1
	switch {
	case s.isPattern():
		fits = fits && !hasSerial
	case hasSerial:
		expected = 2
	case s.serial != "":
		serial = s.none
		fits = fits && s.none != ""
	}
	return key, serial, fits && len(elements) == expected
}

func (s *epcScheme) write(key, serial string, prefixLength int) string {
	body, indicator := key[:s.digits], ""
	if s.indicator {
		indicator, body = body[:1], body[1:]
	}
	uri := s.uri + body[:prefixLength] + "." + indicator + body[prefixLength:]
	switch {
	case s.isPattern():
		return uri + "." + s.none
	case s.serial != "":
		return uri + "." + escapeEPC(serial)
	}
	return uri
}

// escapeEPC writes the characters of a serial number that a URN may not hold (EPC Tag Data Standard, table 6-1).
func escapeEPC(serial string) string {
	return strings.NewReplacer(`"`, "%22", "%", "%25", "&", "%26", "/", "%2F", "<", "%3C", ">", "%3E", "?", "%3F").
		Replace(serial)
}
