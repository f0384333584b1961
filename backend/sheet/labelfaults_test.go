package sheet_test

import (
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// TestLabelThatCannotBeLaidOut: whoever reads the fault knows which template, which box, and what to change.
func TestLabelThatCannotBeLaidOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		template string
		spoil    func(sheet.Data)
		key, box string
		says     []string
	}{
		{
			"a text too long for its box", "pallet-label",
			func(d sheet.Data) { objectOf(d, "consignee")["name_zh"] = strings.Repeat("云果进出口贸易", 20) },
			"sheet.overflow", "consignee", []string{"云果进出口贸易", "too long"},
		},
		{
			"a word too long for its box", "carton-label-100x70",
			func(d sheet.Data) { d["serial"] = strings.Repeat("9", 20) },
			"sheet.overflow", "package", []string{"99999999999999999999", "too long"},
		},
		{
			"a sign that no font has", "pallet-label",
			func(d sheet.Data) { objectOf(d, "goods")["name_en"] = "TEA \U00013000" },
			"sheet.uncovered", "goods", []string{"\U00013000", "no font"},
		},
		{
			"a sign of private use", "carton-label-100x150",
			func(d sheet.Data) { objectOf(d, "consignor")["name_lo"] = "ບໍລິສັດ \uE123" },
			"sheet.uncovered", "consignor", []string{"\uE123", "ບໍລິສັດ"},
		},
		{
			"bars too wide for their place", "pallet-label",
			func(d sheet.Data) { d["contents"] = "(02)19521234000010(37)90(10)LNT-BAN-26" },
			"sheet.symbol_wide", "contents", []string{"97.00", "37.00", "quiet zones"},
		},
		{
			"a matrix too wide for its place", "pallet-label",
			func(d sheet.Data) { d["link"] = "https://id.gs1.org/00/" + strings.Repeat("A", 800) },
			"sheet.symbol_wide", "link", []string{"29.50", "quiet zones"},
		},
		{
			"a wrong check digit", "pallet-label",
			func(d sheet.Data) { d["sscc"] = "095212340000012604" },
			"sheet.symbol_data", "sscc", []string{"095212340000012604"},
		},
		{
			"a wrong check digit of the item", "carton-label-100x150",
			func(d sheet.Data) { d["item_ean"] = "9521234000014" },
			"sheet.symbol_data", "item", []string{"9521234000014", "3"},
		},
		{
			"a fact that is not there", "carton-label-100x150",
			func(d sheet.Data) { delete(objectOf(d, "origin"), "orchard") },
			"sheet.data_missing", "origin", []string{"orchard"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := longestLabel(t, c.template)
			c.spoil(l.data)
			_, err := l.template.Lay(l.data, sheet.Options{CreatedAt: packedAt})
			tellsOf(t, err, c.key, l.template.Ref(), c.box, c.says)
		})
	}
}

// TestAllThatIsWrongWithALabelIsToldAtOnce: who corrects a label need not print it again for each fault.
func TestAllThatIsWrongWithALabelIsToldAtOnce(t *testing.T) {
	t.Parallel()
	l := longestLabel(t, "pallet-label")
	l.data["sscc"], l.data["lot"] = "123", strings.Repeat("LOT", 20)
	objectOf(l.data, "goods")["name_en"] = "\uE000"
	_, err := l.template.Lay(l.data, sheet.Options{CreatedAt: packedAt})
	if found := fault.All(err); len(found) != 3 {
		t.Errorf("told %d faults of three: %v", len(found), err)
	}
}

func longestLabel(t *testing.T, id string) label {
	t.Helper()
	for _, l := range labels(t) {
		if l.file == id+"-longest" {
			return l
		}
	}
	t.Fatalf("there is no label %s", id)
	return label{}
}

func objectOf(d sheet.Data, name string) map[string]any {
	inner, _ := d[name].(map[string]any)
	return inner
}

// tellsOf checks that there is one fault, and that its sentence names template, box and cause.
func tellsOf(t *testing.T, err error, key, template, box string, says []string) {
	t.Helper()
	all := fault.All(err)
	if len(all) != 1 {
		t.Fatalf("want one fault, got %v", err)
	}
	f := all[0]
	if f.Key != key || f.Field != box {
		t.Errorf("fault %s at %s, want %s at %s", f.Key, f.Field, key, box)
	}
	sentence := words.What(words.English, words.Key(f.Key), f.Params)
	for _, part := range append([]string{template, box}, says...) {
		if !strings.Contains(sentence, part) {
			t.Errorf("%q does not name %q", sentence, part)
		}
	}
}
