package gs1_test

import (
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/templates/words"
)

func TestCheckDigit(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]byte{
		"09521234000000001": '3', "09521234000001260": '3', "1952123400001": '0', "1952123400002": '7',
		"952123400001": '3', "0234567": '3', "41600033610": '8', "0": '0', "5": '5',
	} {
		if got, err := gs1.CheckDigit(body); err != nil || got != want {
			t.Errorf("CheckDigit(%q) = %q, %v, want %q", body, got, err, want)
		}
	}
	for _, bad := range []string{"", "12a", " 12", "12 ", "๑๒"} {
		if _, err := gs1.CheckDigit(bad); fault.KeyOf(err) != "gs1.not_digits" {
			t.Errorf("CheckDigit(%q) gave %v, want gs1.not_digits", bad, err)
		}
	}
}

func TestCheckKeyNamesTheExpectedDigit(t *testing.T) {
	t.Parallel()
	f := onlyFault(t, gs1.CheckKey("095212340000000014", 18))
	if f.Key != "gs1.check_digit" || f.Params["expected"] != "3" || f.Params["found"] != "4" {
		t.Errorf("wrong fault: %v", f)
	}
	for key, want := range map[string]string{
		"09521234000000001": "gs1.key_length", "": "gs1.not_digits", "7": "gs1.key_length",
		"O95212340000000013": "gs1.not_digits",
	} {
		if got := fault.KeyOf(gs1.CheckKey(key, 18)); got != want {
			t.Errorf("CheckKey(%q) gave %q, want %q", key, got, want)
		}
	}
	if got := fault.KeyOf(gs1.CheckKey("7")); got != "gs1.key_length" {
		t.Errorf("a single digit has no check digit, got %q", got)
	}
}

func TestKeysReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	if gtin, err := gs1.ParseGTIN(" 9 521234 000013 "); err != nil || gtin != "9521234000013" {
		t.Errorf("ParseGTIN = %q, %v", gtin, err)
	}
	if gln, err := gs1.ParseGLN("9521234-00001-3"); err != nil || gln != "9521234000013" {
		t.Errorf("ParseGLN = %q, %v", gln, err)
	}
	if _, err := gs1.ParseGTIN("095212340000000013"); fault.KeyOf(err) != "gs1.key_length" {
		t.Errorf("an SSCC is no GTIN: %v", err)
	}
	if _, err := gs1.ParseGLN("02345673"); fault.KeyOf(err) != "gs1.key_length" {
		t.Errorf("a GTIN-8 is no GLN: %v", err)
	}
}

func TestNewGTIN14(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		indicator int
		item      gs1.GTIN
		want      gs1.GTIN
		key       string
	}{
		{1, "9521234000013", "19521234000010", ""},
		{9, "02345673", "90000002345676", ""},
		{1, "416000336108", "10416000336105", ""},
		{0, "9521234000013", "", "gs1.indicator_digit"},
		{10, "9521234000013", "", "gs1.indicator_digit"},
		{1, "9521234000014", "", "gs1.check_digit"},
		{1, "", "", "gs1.not_digits"},
	} {
		got, err := gs1.NewGTIN14(c.indicator, c.item)
		if got != c.want || fault.KeyOf(err) != c.key {
			t.Errorf("NewGTIN14(%d, %q) = %q, %v", c.indicator, c.item, got, err)
		}
		if err == nil && !gs1.ValidKey(string(got)) {
			t.Errorf("%q has a wrong check digit", got)
		}
	}
	if got := gs1.GTIN("02345673").Padded(); got != "00000002345673" || !gs1.ValidKey(string(got)) {
		t.Errorf("Padded = %q", got)
	}
}

func onlyFault(t *testing.T, err error) *fault.Fault {
	t.Helper()
	all := fault.All(err)
	if len(all) != 1 {
		t.Fatalf("want one fault, got %v", err)
	}
	said := words.Say(words.English, words.Key(all[0].Key), all[0].Params)
	if strings.ContainsAny(said, "{}") || said == all[0].Key {
		t.Errorf("%s is told as %q", all[0].Key, said)
	}
	return all[0]
}
