package gs1_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

func TestElementsAreSpelt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, joined, hri, bracketed string
		elements                      []gs1.Element
	}{
		{
			"(00)095212340000000013", "00095212340000000013", "(00) 095212340000000013", "(00)095212340000000013",
			[]gs1.Element{{AI: "00", Value: "095212340000000013"}},
		},
		{
			" (02) 1 9521234 00001 0 (37) 126 (10) LNT-7 ", "021952123400001037126" + gs + "10LNT-7",
			"(02) 19521234000010 (37) 126 (10) LNT-7", "(02)19521234000010(37)126(10)LNT-7",
			[]gs1.Element{{AI: "02", Value: "19521234000010"}, {AI: "37", Value: "126"}, {AI: "10", Value: "LNT-7"}},
		},
		{
			`(10)A\(2\()/"(3102)001350(410)9521234000013(21)x`, `10A(2()/"` + gs + "3102001350410952123400001321x",
			`(10) A(2()/" (3102) 001350 (410) 9521234000013 (21) x`, `(10)A\(2\()/"(3102)001350(410)9521234000013(21)x`,
			[]gs1.Element{
				{AI: "10", Value: `A(2()/"`}, {AI: "3102", Value: "001350"}, {AI: "410", Value: "9521234000013"},
				{AI: "21", Value: "x"},
			},
		},
		{
			"(15)261200(11)240229(422)418(10)1", "152612001124022942241" + "8" + gs + "101",
			"(15) 261200 (11) 240229 (422) 418 (10) 1", "(15)261200(11)240229(422)418(10)1",
			[]gs1.Element{
				{AI: "15", Value: "261200"}, {AI: "11", Value: "240229"}, {AI: "422", Value: "418"}, {AI: "10", Value: "1"},
			},
		},
	} {
		got, err := gs1.Unbracket(c.typed)
		if err != nil || !slices.Equal(got, c.elements) {
			t.Errorf("Unbracket(%q) = %v, %v", c.typed, got, err)
			continue
		}
		if gs1.Join(got) != c.joined || gs1.HRI(got) != c.hri || gs1.Bracket(got) != c.bracketed {
			t.Errorf("%q is joined %q, read %q, bracketed %q", c.typed, gs1.Join(got), gs1.HRI(got), gs1.Bracket(got))
		}
	}
}

func TestUnbracketRefuses(t *testing.T) {
	t.Parallel()
	for typed, key := range map[string]string{
		"":                                 "gs1.bracket_form",
		"00095212340000000013":             "gs1.bracket_form",
		"(00":                              "gs1.bracket_form",
		"x(10)A":                           "gs1.bracket_form",
		"(10)A(B":                          "gs1.bracket_form",
		"(10)A(B)":                         "gs1.identifier_unknown",
		"(9912)A":                          "gs1.identifier_unknown",
		"()A":                              "gs1.identifier_unknown",
		"(3109)000100":                     "gs1.identifier_unknown",
		"(1)0A":                            "gs1.identifier_unknown",
		"(00)095212340000000014":           "gs1.check_digit",
		"(01)19521234000011":               "gs1.check_digit",
		"(02)19521234000010(37)1(410)9521": "gs1.key_length",
		"(00)0952123400000000130":          "gs1.key_length",
		"(01)1952123400001O":               "gs1.not_digits",
		"(01)":                             "gs1.not_digits",
		"(37)12O":                          "gs1.not_digits",
		"(37)123456789":                    "gs1.element_length",
		"(10)":                             "gs1.element_length",
		"(10) ":                            "gs1.element_length",
		"(3103)01350":                      "gs1.element_length",
		"(10)123456789012345678901":        "gs1.element_length",
		"(10)ກ້ວຍ":                         "gs1.element_character",
		"(10)LOT 7":                        "gs1.element_character",
		"(10)LOT#7":                        "gs1.element_character",
		"(10)A\x1d":                        "gs1.element_character",
		"(15)261301":                       "gs1.element_date",
		"(15)260230":                       "gs1.element_date",
		"(15)250229":                       "gs1.element_date",
		"(17)260000":                       "gs1.element_date",
	} {
		got, err := gs1.Unbracket(typed)
		if f := onlyFault(t, err); f.Key != key || f.Code != fault.Invalid || got != nil {
			t.Errorf("Unbracket(%q) = %v, %v, want %s", typed, got, err, key)
		}
	}
}

func TestFaultsOfElementsNameWhatIsWrong(t *testing.T) {
	t.Parallel()
	_, err := gs1.Unbracket("(01)19521234000010(421)41")
	want := fault.Params{"identifier": "421", "value": "41", "found": 2, "expected": "4–12"}
	for name, value := range want {
		if got := onlyFault(t, err).Params[name]; got != value {
			t.Errorf("%s is %v, want %v", name, got, value)
		}
	}
	_, err = gs1.Unbracket("(10)ກ")
	if got := onlyFault(t, err).Params["found"]; got != `"ກ"` {
		t.Errorf("the character is named %v", got)
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	for ai, want := range map[string]string{
		"00": "SSCC", "02": "CONTENT", "10": "BATCH/LOT", "37": "COUNT", "3103": "NET WEIGHT (kg)", "422": "ORIGIN",
		"99": "INTERNAL", "7039": "PROCESSOR # 9", "310": "", "3106": "", "89": "", "0": "", "010": "", "": "",
	} {
		if got := gs1.Title(ai); got != want {
			t.Errorf("Title(%q) = %q, want %q", ai, got, want)
		}
	}
}

// TestWhatIsPrintedIsScanned spells random elements and classifies what a scanner would send.
func TestWhatIsPrintedIsScanned(t *testing.T) {
	t.Parallel()
	element := rapid.OneOf(
		rapid.Map(rapid.StringMatching(`[!-"%-?A-Z_a-z]{1,20}`), func(v string) gs1.Element { return gs1.Element{"10", v} }),
		rapid.Map(rapid.StringMatching(`[0-9]{1,8}`), func(v string) gs1.Element { return gs1.Element{"37", v} }),
		rapid.Map(rapid.StringMatching(`[0-9]{6}`), func(v string) gs1.Element { return gs1.Element{"3303", v} }),
		rapid.Just(gs1.Element{"00", "095212340000000013"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfNDistinct(element, 1, 4, func(e gs1.Element) string { return e.AI }).Draw(t, "elements")
		typed, err := gs1.Unbracket(gs1.Bracket(want))
		if err != nil || !slices.Equal(typed, want) {
			t.Fatalf("%v was read back as %v, %v", want, typed, err)
		}
		scanned, err := gs1.Classify("]C1" + gs1.Join(want))
		if err != nil || !slices.Equal(scanned.Elements, want) {
			t.Fatalf("%v was scanned as %v, %v", want, scanned.Elements, err)
		}
	})
}
