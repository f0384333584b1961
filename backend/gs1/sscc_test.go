package gs1_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

func TestNewSSCC(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		extension int
		prefix    string
		serial    int64
		want      gs1.SSCC
		key       string
	}{
		{0, "9521234", 1, "095212340000000013", ""},
		{0, "9521234", 2, "095212340000000020", ""},
		{0, "9521234", 1260, "095212340000012603", ""},
		{0, "9521234", 2520, "095212340000025207", ""},
		{3, "7610425", 2123456, "376104250021234569", ""},
		{0, "9521", 999_999_999_999, "095219999999999995", ""},
		{9, "952123456789", 9999, "995212345678999990", ""},
		{0, "952123456789", 10_000, "", "gs1.serial_exhausted"},
		{0, "9521234", 1_000_000_000, "", "gs1.serial_exhausted"},
		{0, "9521234", -1, "", "gs1.serial_exhausted"},
		{10, "9521234", 1, "", "gs1.extension_digit"},
		{-1, "9521234", 1, "", "gs1.extension_digit"},
		{0, "952", 1, "", "gs1.company_prefix"},
		{0, "9521234567890", 1, "", "gs1.company_prefix"},
		{0, "95212E4", 1, "", "gs1.company_prefix"},
	} {
		got, err := gs1.NewSSCC(c.extension, c.prefix, c.serial)
		if err != nil {
			onlyFault(t, err)
		}
		if got != c.want || fault.KeyOf(err) != c.key {
			t.Errorf("NewSSCC(%d, %q, %d) = %q, %v, want %q %s",
				c.extension, c.prefix, c.serial, got, err, c.want, c.key)
		}
		if err == nil && !gs1.ValidKey(string(got)) {
			t.Errorf("%q has a wrong check digit", got)
		}
	}
}

func TestParseSSCC(t *testing.T) {
	t.Parallel()
	got, err := gs1.ParseSSCC("0 9521234 000000001 3\r\n")
	if err != nil || got != "095212340000000013" {
		t.Fatalf("ParseSSCC = %q, %v", got, err)
	}
	if got.ElementString() != "00095212340000000013" || got.HRI() != "(00) 095212340000000013" {
		t.Errorf("written as %q and %q", got.ElementString(), got.HRI())
	}
	if _, err := gs1.ParseSSCC("095212340000000031"); fault.KeyOf(err) != "gs1.check_digit" {
		t.Errorf("two swapped digits went through: %v", err)
	}
}
