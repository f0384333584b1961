package gs1

import (
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// The signs of the bracketed form. A bracket that belongs to a value is written with a backslash in front, which no
// value can hold; the GS1 syntax engine spells it so.
const (
	opening       = "("
	closing       = ")"
	openingInside = `\(`
)

const exampleElements = "(01)19521234000010(10)LOT-7"

// Unbracket reads elements as templates and people write them, "(01)19521234000010(10)LOT-7". Gaps in a number are
// closed, so it reads what HRI wrote. It takes only what may be printed in one symbol, as ParseElements does.
func Unbracket(text string) ([]Element, error) {
	elements, ok := cutBracketed(strings.TrimSpace(text))
	if !ok {
		return nil, bracketForm(text)
	}
	for _, e := range elements {
		id := identifierOf(e.AI)
		if id == nil {
			return nil, unknownIdentifier(e.AI)
		}
		if err := e.check(id); err != nil {
			return nil, err
		}
	}
	if err := conflict(elements); err != nil {
		return nil, err
	}
	return elements, nil
}

func bracketForm(text string) error {
	return fault.New(fault.Invalid, words.Gs1BracketForm, fault.Params{
		"value": strconv.Quote(text), "example": exampleElements,
	})
}

// Bracket writes elements in the form that Unbracket reads.
func Bracket(elements []Element) string {
	var b strings.Builder
	for _, e := range elements {
		b.WriteString(opening)
		b.WriteString(e.AI)
		b.WriteString(closing)
		b.WriteString(strings.ReplaceAll(e.Value, opening, openingInside))
	}
	return b.String()
}

// HRI gives the human readable interpretation that stands beside a symbol: each AI in parentheses before its value,
// elements apart by a blank (GS1 General Specifications, section 4.14). The symbol holds neither.
func HRI(elements []Element) string {
	parts := make([]string, len(elements))
	for i, e := range elements {
		parts[i] = opening + e.AI + closing + " " + e.Value
	}
	return strings.Join(parts, " ")
}

// cutBracketed cuts at the brackets and judges nothing.
func cutBracketed(text string) ([]Element, bool) {
	var elements []Element
	for text != "" {
		inside, found := strings.CutPrefix(text, opening)
		ai, rest, closed := strings.Cut(inside, closing)
		if !found || !closed {
			return nil, false
		}
		end := endOfValue(rest)
		value := strings.ReplaceAll(rest[:end], openingInside, opening)
		elements = append(elements, Element{AI: ai, Value: closeGaps(value)})
		text = rest[end:]
	}
	return elements, len(elements) > 0
}

// endOfValue finds the bracket that opens the next element.
func endOfValue(text string) int {
	for i := range len(text) {
		if text[i:i+1] == opening && !strings.HasSuffix(text[:i+1], openingInside) {
			return i
		}
	}
	return len(text)
}

// closeGaps closes the gaps of a number that is written in groups; a lot keeps its dashes.
func closeGaps(value string) string {
	if bare := strings.ReplaceAll(value, " ", ""); isDigits(bare) {
		return bare
	}
	return strings.TrimSpace(value)
}
