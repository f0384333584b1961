package gs1_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

func TestAssociateLooksAtAllSymbolsOfALabel(t *testing.T) {
	t.Parallel()
	read := func(text string) []gs1.Element {
		elements, err := gs1.Unbracket(text)
		if err != nil {
			t.Fatal(err)
		}
		return elements
	}
	contents, unit := read("(02)19521234000010(37)126(10)LNT-7"), read("(00)095212340000000013")
	if err := gs1.Associate(append(contents, unit...)...); err != nil {
		t.Errorf("the two symbols of a pallet: %v", err)
	}
	if err := gs1.Associate(unit...); err != nil {
		t.Errorf("an SSCC needs nothing: %v", err)
	}
	if err := gs1.Associate(); err != nil {
		t.Errorf("an empty label: %v", err)
	}
	f := onlyFault(t, gs1.Associate(contents...))
	if f.Key != "gs1.element_needs" || f.Params["identifier"] != "37" || f.Params["expected"] != "(00)+(02), (00)+(8026)" {
		t.Errorf("contents without the unit: %v", f)
	}
}

func TestAssociateTellsAllThatIsMissing(t *testing.T) {
	t.Parallel()
	err := gs1.Associate(gs1.Element{AI: "10", Value: "A"}, gs1.Element{AI: "15", Value: "261231"},
		gs1.Element{AI: "10", Value: "A"}, gs1.Element{AI: "3103", Value: "001350"}, gs1.Element{AI: "x", Value: "A"})
	all := fault.All(err)
	if len(all) != 3 {
		t.Fatalf("want lot, date and weight, got %v", err)
	}
	for i, ai := range []string{"10", "15", "3103"} {
		if all[i].Key != "gs1.element_needs" || all[i].Params["identifier"] != ai || all[i].Code != fault.Invalid {
			t.Errorf("%v, want (%s)", all[i], ai)
		}
	}
}

func TestAssociateRefusesWhatContradictsItself(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		elements []gs1.Element
		key      string
	}{
		"item and contents": {[]gs1.Element{{"02", "19521234000010"}, {"37", "1"}, {"00", "095212340000000013"},
			{"01", "19521234000010"}}, "gs1.element_excludes"},
		"one weight twice":    {[]gs1.Element{{"3103", "001350"}, {"3102", "000135"}}, "gs1.element_excludes"},
		"two lots":            {[]gs1.Element{{"10", "A"}, {"10", "B"}}, "gs1.element_repeated"},
		"country and country": {[]gs1.Element{{"422", "418"}, {"426", "418"}}, "gs1.element_excludes"},
		"a kind, signed":      {[]gs1.Element{{"8003", "01234567890128"}, {"8030", "A"}}, "gs1.element_serial"},
	} {
		if f := onlyFault(t, gs1.Associate(c.elements...)); f.Key != c.key {
			t.Errorf("%s: %v, want %s", name, f, c.key)
		}
	}
}
