package dossier

import (
	"strconv"
	"strings"
)

// Filled makes the row or part that a fact stands in, where it is not there, and fills it in so that it says something
// about this shipment: whoever asks what a fact in it would do must see it beside the others. Undo puts all back.
// False where the row or part is there.
func (f *Facts) Filled(pointer string) (filled bool, undo func()) {
	above := pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
	if _, known := FieldOf(pointer); !known || above == "/facts" || f.has(above) {
		return false, func() {}
	}
	undo = f.remember(pointer)
	for _, field := range fields() {
		cut := strings.LastIndexByte(field.Pattern, '/')
		if field.Pattern[:cut] != PatternOf(above) || field.Pair {
			continue
		}
		if leaf, found := f.leafAt(above + field.Pattern[cut:]); found {
			leaf.fill(f)
		}
	}
	return f.has(above), undo
}

// fill puts something in that may stand there.
func (l Leaf) fill(f *Facts) {
	typed := "QX5 FILLED"
	switch l.Field.Kind {
	case KindChoice, KindSeveral:
		typed = f.oneOf(l.Field.List)
	case KindDate:
		typed = "2030-03-03"
	case KindMoment:
		typed = "2030-03-03T03:03:00+07:00"
	case KindYesNo:
		typed = "yes"
	case KindText, KindLines:
	default:
		typed = "1000"
	}
	if refused := l.read(typed, *f, Coding{}); refused != nil {
		return // another of its facts is what somebody asks for
	}
}

// oneOf is a code of a list that this shipment has.
func (f *Facts) oneOf(list string) string {
	switch {
	case list == "lots" && len(f.Lots) > 0:
		return f.Lots[0].Number
	case list == "lines" && len(f.Lines) > 0:
		return strconv.Itoa(f.Lines[0].Number)
	case list == "items" && len(f.Lines) > 0:
		return f.Lines[0].Item.Code
	case list == "transport" && len(f.Transport) > 0:
		return f.Transport[0].Number
	case list == "growers" && len(f.Parties.Growers) > 0:
		return f.Parties.Growers[0].Code
	case list == "currencies":
		return f.Currency
	}
	if fixed := choices[list]; len(fixed) > 0 {
		return fixed[0]
	}
	return f.Destination
}
