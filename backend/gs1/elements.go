package gs1

import (
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Element is one piece of a GS1 element string: application identifier and value.
type Element struct {
	AI    string
	Value string
}

// ParseElements reads an element string as a symbol carries it, with the separator GS (0x1d) for FNC1; one in
// front, one at the end and one behind an element of predefined length are superfluous, and allowed. It takes only
// what may be printed: faults (all Invalid) name the identifier and what is wrong with its value, or what
// contradicts what. What must stand together on one label is another matter: see Associate.
func ParseElements(text string) ([]Element, error) {
	elements, err := splitElements(text, Element.check)
	if err == nil {
		err = conflict(elements)
	}
	if err != nil {
		return nil, err
	}
	return elements, nil
}

// Join makes the element string that a symbol carries. The separator GS (0x1d) stands behind every element but the
// last whose length is not predefined (GS1 General Specifications, section 7.8.5).
func Join(elements []Element) string {
	var b strings.Builder
	for i, e := range elements {
		b.WriteString(e.AI)
		b.WriteString(e.Value)
		if i < len(elements)-1 && predefinedLength(e.AI) == 0 {
			b.WriteString(groupSeparator)
		}
	}
	return b.String()
}

const (
	usual     = 4 // elements; a symbol seldom has more
	longestAI = 4 // digits
)

// splitElements cuts an element string apart. It stops at an AI that is not assigned, at a value that judge refuses,
// and gives what it has read so far with the fault.
func splitElements(text string, judge func(Element, *identifier) error) ([]Element, error) {
	text = strings.Trim(text, groupSeparator)
	if text == "" {
		return nil, fault.New(fault.Invalid, words.Gs1EmptyScan, nil)
	}
	elements := make([]Element, 0, usual)
	for text != "" {
		piece, rest := cutElement(text)
		id, digits := identify(piece)
		e := Element{AI: piece[:digits], Value: piece[digits:]}
		if id == nil {
			return elements, unknownIdentifier(head(piece, longestAI))
		}
		if err := judge(e, id); err != nil {
			return elements, err
		}
		elements, text = append(elements, e), rest
	}
	return elements, nil
}

// cutElement takes off the first element: as long as its first two digits predefine, or up to the separator.
func cutElement(text string) (piece, rest string) {
	piece, rest, _ = strings.Cut(text, groupSeparator)
	if length := predefinedLength(text); length > 0 && length < len(piece) {
		return text[:length], text[length:]
	}
	return piece, rest
}

// check tells what is wrong with an element that is to be printed, or nil.
func (e Element) check(id *identifier) error {
	least, most := id.lengths()
	if id.isKey() {
		if err := CheckKey(e.Value, most); err != nil {
			return err
		}
	}
	if len(e.Value) < least || len(e.Value) > most {
		return e.wrongLength(least, most)
	}
	rest := e.Value
	for _, p := range id.parts {
		if rest == "" && p.traits&optional != 0 {
			break
		}
		if len(rest) < p.min {
			return e.wrongLength(least, most)
		}
		length := min(p.max, len(rest))
		if err := e.checkPart(p, rest[:length]); err != nil {
			return err
		}
		rest = rest[length:]
	}
	return nil
}

func (e Element) checkPart(p part, found string) error {
	if at, ok := p.set.fits(found); !ok && p.set == num {
		return notDigits(e.Value)
	} else if !ok {
		return e.wrongCharacter(found[at:])
	}
	if p.traits&^optional == 0 {
		return nil
	}
	for i := range linters {
		if l := &linters[i]; p.traits&l.trait != 0 && !l.holds(found) {
			return e.broken(l, found)
		}
	}
	return nil
}

// plausible is generous to the labels of others: any printable character may stand where letters may, and dates, codes
// and check digits are left to whoever uses the value.
func (e Element) plausible(id *identifier) error {
	least, most := id.lengths()
	if len(e.Value) < least || len(e.Value) > most {
		return e.wrongLength(least, most)
	}
	isNumber := true
	for _, p := range id.parts {
		isNumber = isNumber && p.set == num
	}
	if isNumber && !isDigits(e.Value) {
		return notDigits(e.Value)
	}
	for i := range len(e.Value) {
		if e.Value[i] <= ' ' || e.Value[i] > '~' {
			return e.wrongCharacter(e.Value[i:])
		}
	}
	return nil
}

// broken tells which trait does not hold.
func (e Element) broken(l *linter, found string) error {
	if l.trait == csum {
		return wrongCheckDigit(l.said, found, modTen(found[:len(found)-1]))
	}
	return fault.New(fault.Invalid, l.said, fault.Params{
		"identifier": e.AI, "value": e.Value, "found": strconv.Quote(found), "expected": l.expected, "rule": l.name,
	})
}

func (e Element) wrongLength(least, most int) error {
	expected := strconv.Itoa(most)
	if least < most {
		expected = strconv.Itoa(least) + "–" + expected
	}
	return fault.New(fault.Invalid, words.Gs1ElementLength, fault.Params{
		"identifier": e.AI, "value": e.Value, "found": len(e.Value), "expected": expected,
	})
}

// wrongCharacter names the first character of a text.
func (e Element) wrongCharacter(text string) error {
	first := text
	for i := range text {
		if i > 0 {
			first = text[:i]
			break
		}
	}
	return fault.New(fault.Invalid, words.Gs1ElementCharacter, fault.Params{
		"identifier": e.AI, "found": strconv.Quote(first),
	})
}

func unknownIdentifier(ai string) error {
	return fault.New(fault.Invalid, words.Gs1IdentifierUnknown, fault.Params{"identifier": ai})
}

func valueOf(ai string, elements []Element) (value string, found bool) {
	for _, e := range elements {
		if e.AI == ai {
			return e.Value, true
		}
	}
	return "", false
}
