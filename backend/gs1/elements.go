package gs1

import (
	"slices"
	"strings"
)

// Element is one piece of a GS1 element string: application identifier and value.
type Element struct {
	AI    string
	Value string
}

// identifier is one row of the table: an AI, or a family of AIs that differ in their last digit (the number
// of decimals of a measure), with the least and greatest length of its value.
type identifier struct {
	prefix string
	digits int // digits of the whole AI
	min    int
	max    int
}

// identifiers are the ones this trade prints and meets (GS1 General Specifications, section 3.2). A text with
// any other is left whole.
var identifiers = []identifier{
	{"00", 2, 18, 18}, {"01", 2, 14, 14}, {"02", 2, 14, 14}, {"10", 2, 1, 20},
	{"11", 2, 6, 6}, {"12", 2, 6, 6}, {"13", 2, 6, 6}, {"15", 2, 6, 6}, {"16", 2, 6, 6}, {"17", 2, 6, 6},
	{"20", 2, 2, 2}, {"21", 2, 1, 20}, {"30", 2, 1, 8}, {"37", 2, 1, 8},
	{"310", 4, 6, 6}, {"330", 4, 6, 6},
	{"400", 3, 1, 30}, {"401", 3, 1, 30}, {"402", 3, 17, 17}, {"403", 3, 1, 30},
	{"410", 3, 13, 13}, {"411", 3, 13, 13}, {"412", 3, 13, 13}, {"413", 3, 13, 13}, {"414", 3, 13, 13},
	{"415", 3, 13, 13}, {"416", 3, 13, 13}, {"417", 3, 13, 13},
	{"420", 3, 1, 20}, {"421", 3, 4, 12}, {"422", 3, 3, 3}, {"423", 3, 3, 15}, {"426", 3, 3, 3},
}

// predefined gives the length of AI and value together where no separator is needed, by the first two digits
// of the AI (GS1 General Specifications, figure 7.8.5-2).
var predefined = map[string]int{
	"00": 20, "01": 16, "02": 16, "03": 16, "04": 18,
	"11": 8, "12": 8, "13": 8, "14": 8, "15": 8, "16": 8, "17": 8, "18": 8, "19": 8, "20": 4,
	"31": 10, "32": 10, "33": 10, "34": 10, "35": 10, "36": 10, "41": 16,
}

// splitElements cuts an element string apart. It stops (false) at an AI it does not know, a value of wrong
// length, or a character that no element may hold, and gives what it has read so far.
func splitElements(text string) ([]Element, bool) {
	text = strings.Trim(text, groupSeparator)
	var elements []Element
	for text != "" {
		element, rest, ok := cutElement(text)
		if !ok {
			return elements, false
		}
		elements = append(elements, element)
		text = rest
	}
	return elements, len(elements) > 0
}

func cutElement(text string) (element Element, rest string, ok bool) {
	if len(text) < 2 {
		return Element{}, "", false
	}
	var piece string
	if length, fixed := predefined[text[:2]]; fixed {
		if len(text) < length {
			return Element{}, "", false
		}
		// A separator after an element of fixed length is superfluous, and allowed.
		piece, rest = text[:length], strings.TrimPrefix(text[length:], groupSeparator)
	} else {
		piece, rest, _ = strings.Cut(text, groupSeparator)
	}
	element, ok = readElement(piece)
	return element, rest, ok
}

func readElement(piece string) (Element, bool) {
	for _, id := range identifiers {
		if strings.HasPrefix(piece, id.prefix) && len(piece) >= id.digits {
			e := Element{AI: piece[:id.digits], Value: piece[id.digits:]}
			return e, id.accepts(e)
		}
	}
	return Element{}, false
}

func (id identifier) accepts(e Element) bool {
	if !isDigits(e.AI) || len(e.AI) != id.digits || len(e.Value) < id.min || len(e.Value) > id.max {
		return false
	}
	if id.isNumeric() {
		return isDigits(e.Value)
	}
	return !strings.ContainsFunc(e.Value, func(r rune) bool { return r <= ' ' || r > '~' })
}

// isNumeric: of the table above only lot, serial and reference numbers and postcodes may hold letters.
func (id identifier) isNumeric() bool {
	return !slices.Contains([]string{"10", "21", "400", "401", "403", "420", "421"}, id.prefix)
}

// isKey tells whether the value is a GS1 key with a check digit at its end.
func (e Element) isKey() bool {
	switch e.AI {
	case "00", "01", "02", "402":
		return true
	}
	return len(e.AI) == 3 && strings.HasPrefix(e.AI, "41")
}

func valueOf(ai string, elements []Element) (value string, found bool) {
	for _, e := range elements {
		if e.AI == ai {
			return e.Value, true
		}
	}
	return "", false
}

// splitBracketed reads the human readable form, "(01)…(10)…", as people type it.
func splitBracketed(text string) ([]Element, bool) {
	if !strings.HasPrefix(text, "(") {
		return nil, false
	}
	var elements []Element
	for _, part := range strings.Split(text[1:], "(") {
		ai, value, found := strings.Cut(part, ")")
		element, ok := readElement(ai + dropSeparatorsOfDigits(value))
		if !found || !ok || element.AI != ai {
			return nil, false
		}
		elements = append(elements, element)
	}
	return elements, true
}

// dropSeparatorsOfDigits closes the gaps of a number that is written in groups; a lot keeps its dashes.
func dropSeparatorsOfDigits(value string) string {
	if bare := strings.ReplaceAll(value, " ", ""); isDigits(bare) {
		return bare
	}
	return strings.TrimSpace(value)
}

// startsWithKey tells whether a text without any sign of a GS1 symbol is an element string all the same:
// its first element is an SSCC or a GTIN with a right check digit. A weaker rule would take own carton
// numbers apart.
func startsWithKey(elements []Element) bool {
	return strings.HasPrefix(elements[0].AI, "0") && ValidKey(elements[0].Value)
}

func bracketed(elements []Element) string {
	var b strings.Builder
	for _, e := range elements {
		b.WriteString("(" + e.AI + ")" + e.Value)
	}
	return b.String()
}
