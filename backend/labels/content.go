package labels

import (
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/templates/words"
)

// sound refuses a label whose symbols contradict each other, or lack what they ask of one another: a scanner reads them
// all, whichever way they are split (GS1 General Specifications, section 4.13).
func sound(page sheet.Page) error {
	var elements []gs1.Element
	for _, op := range page.Ops {
		s, is := op.(sheet.Symbol)
		if !is {
			continue
		}
		found, err := elementsOf(s.Modules)
		if err != nil {
			return err
		}
		elements = append(elements, found...)
	}
	return gs1.Associate(elements...)
}

// elementsOf reads the elements that a symbol holds; one that is no GS1 symbol has none. EAN-13 is left out: it names
// the item inside, not what the label is on.
func elementsOf(s symbol.Symbol) ([]gs1.Element, error) {
	switch s.Kind {
	case symbol.GS1128, symbol.GS1DataMatrix:
		return gs1.ParseElements(s.Data)
	case symbol.QR:
		elements, err := gs1.ParseLink(s.Data)
		if fault.KeyOf(err) == string(words.Gs1LinkForm) { // a QR may lead anywhere
			return nil, nil
		}
		return elements, err
	}
	return nil, nil
}

// refused tells the unit whose label cannot be printed before the causes.
func refused(p planned, causes error) error {
	found := fault.All(causes)
	if len(found) == 0 {
		return causes
	}
	first := fault.New(fault.Conflict, words.LabelsRefused, fault.Params{"unit": p.subject.number})
	return append(fault.List{first}, found...)
}
