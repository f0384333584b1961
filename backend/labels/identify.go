package labels

import (
	"strconv"
	"strings"

	"tradehub/backend/gs1"
	"tradehub/backend/trade"
)

// variable begins the GTIN of a package that is weighed each by itself (GS1 General Specifications, section 2.1.10).
const variable = "9"

// identify writes what the symbols hold, as far as the unit has it.
func (f *Facts) identify(u trade.HandlingUnit, in inside) {
	gtin := ""
	if len(in.items) == 1 && in.items[0].GTIN != "" {
		gtin = string(gs1.GTIN(in.items[0].GTIN).Padded())
	}
	if u.Kind == trade.Pallet {
		f.identifyPallet(gtin, in)
		return
	}
	f.GTIN = gtin
	var elements []gs1.Element
	switch { // a unit with its letters and number alone has no link: that is no GS1 key
	case gtin != "":
		elements = append(elements, gs1.Element{AI: "01", Value: gtin})
		elements = f.add(elements, in)
		elements = append(elements, gs1.Element{AI: "21", Value: u.Number})
		if strings.HasPrefix(gtin, variable) {
			elements = append(elements, gs1.Element{AI: "3103", Value: sixDigits(f.NetG)})
		}
	case f.SSCC != "":
		elements = append(elements, gs1.Element{AI: "00", Value: f.SSCC})
	}
	f.Link = link(elements)
}

// identifyPallet writes the contents of a pallet of one item; a pallet of several has no such symbol.
func (f *Facts) identifyPallet(gtin string, in inside) {
	if f.SSCC == "" {
		return
	}
	elements := []gs1.Element{{AI: "00", Value: f.SSCC}}
	if gtin != "" {
		contents := []gs1.Element{{AI: "02", Value: gtin}, {AI: "37", Value: evenDigits(f.Count)}}
		f.Contents = gs1.Bracket(contents)
		elements = f.add(append(elements, contents...), in)
	}
	f.Link = link(elements)
}

// add adds lot and packing date, which belong to the trade item.
func (f *Facts) add(elements []gs1.Element, in inside) []gs1.Element {
	if len(in.lots) == 1 {
		elements = append(elements, gs1.Element{AI: "10", Value: in.lots[0].Number})
	}
	if len(f.PackedOn) == len("2006-01-02") {
		elements = append(elements, gs1.Element{AI: "13", Value: strings.ReplaceAll(f.PackedOn, "-", "")[2:]})
	}
	return elements
}

// link makes the Digital Link of some elements; nothing where they have no key.
func link(elements []gs1.Element) string {
	if len(elements) == 0 {
		return ""
	}
	uri, err := gs1.Link(gs1.CanonicalStem, elements)
	if err != nil {
		return ""
	}
	return uri
}

// evenDigits writes a count in an even number of digits, of which two fit into one character of Code 128.
func evenDigits(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if len(digits)%2 != 0 {
		digits = "0" + digits
	}
	return digits
}

// sixDigits writes grams as kilograms with three decimals, as (3103) has them.
func sixDigits(g int64) string {
	digits := strconv.FormatInt(g, 10)
	return strings.Repeat("0", max(0, 6-len(digits))) + digits
}

// mostNamed is how many lots a label names: a lot number has up to 20 characters, and its box is made for one.
const mostNamed = 1

// some says the first few of a list, and how many more there are.
func some[T any](all []T, name func(T) string) string {
	if len(all) <= mostNamed {
		return listed(all, name)
	}
	return name(all[0]) + " +" + strconv.Itoa(len(all)-1)
}
