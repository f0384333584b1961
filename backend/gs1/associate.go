package gs1

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Associate tells what is wrong with the elements that stand on one label, in all its symbols together, or nil (GS1
// General Specifications, section 4.13): every element must have the company that its identifier asks for, such as a
// lot its trade item, or the contents of a unit their count and the SSCC. Which symbol carries what does not matter.
// The faults (Invalid) come as a list: nothing that contradicts itself is looked at further.
func Associate(elements ...Element) error {
	if err := conflict(elements); err != nil {
		return err
	}
	var missing fault.List
	for i, e := range elements {
		id := identifierOf(e.AI)
		if id == nil || id.needs == "" || isTwice(elements[:i], e) || isMet(id.needs, elements) {
			continue
		}
		missing = append(missing, fault.New(fault.Invalid, words.Gs1ElementNeeds, fault.Params{
			"identifier": e.AI, "expected": inBrackets(id.needs),
		}))
	}
	return missing.OrNil()
}

// conflict tells which elements contradict each other wherever they stand on a label, or nil.
func conflict(elements []Element) error {
	for i, e := range elements {
		if value, found := valueOf(e.AI, elements[:i]); found && value != e.Value {
			return fault.New(fault.Invalid, words.Gs1ElementRepeated, fault.Params{
				"identifier": e.AI, "value": value, "other": e.Value,
			})
		}
		id := identifierOf(e.AI)
		if id == nil || id.excludes == "" {
			continue
		}
		if other, found := excluded(id, e, elements); found {
			return fault.New(fault.Invalid, words.Gs1ElementExcludes, fault.Params{"identifier": e.AI, "other": other})
		}
	}
	return unsigned(elements)
}

// excluded finds an element that may not stand beside another.
func excluded(id *identifier, e Element, elements []Element) (ai string, found bool) {
	for _, other := range elements {
		if other.AI == e.AI {
			continue
		}
		for pattern := range strings.FieldsSeq(id.excludes) {
			if matches(pattern, other.AI) {
				return other.AI, true
			}
		}
	}
	return "", false
}

// unsigned tells which key lacks its serial number beside a digital signature, which signs one thing and not its kind.
func unsigned(elements []Element) error {
	if _, signed := valueOf("8030", elements); !signed {
		return nil
	}
	for _, e := range elements {
		switch e.AI {
		case "253", "255", "8003":
			id := identifierOf(e.AI)
			if least, _ := id.lengths(); len(e.Value) == least {
				return fault.New(fault.Invalid, words.Gs1ElementSerial, fault.Params{"identifier": e.AI, "value": e.Value})
			}
		}
	}
	return nil
}

// isTwice tells whether an element of the same identifier came before.
func isTwice(before []Element, e Element) bool {
	_, twice := valueOf(e.AI, before)
	return twice
}

// isMet tells whether one of the alternatives is there as a whole.
func isMet(needs string, elements []Element) bool {
	for alternative := range strings.FieldsSeq(needs) {
		all := true
		for pattern := range strings.SplitSeq(alternative, "+") {
			all = all && isThere(pattern, elements)
		}
		if all {
			return true
		}
	}
	return false
}

func isThere(pattern string, elements []Element) bool {
	for _, e := range elements {
		if matches(pattern, e.AI) {
			return true
		}
	}
	return false
}

// matches compares an AI with a pattern, in which n stands for any digit.
func matches(pattern, ai string) bool {
	if len(pattern) != len(ai) {
		return false
	}
	for i := range len(pattern) {
		if pattern[i] != ai[i] && pattern[i] != 'n' {
			return false
		}
	}
	return true
}

// inBrackets writes alternatives as people read identifiers: "(00)+(37), (8026)".
func inBrackets(needs string) string {
	return opening + strings.NewReplacer("+", closing+"+"+opening, " ", closing+", "+opening).Replace(needs) + closing
}
