package gs1_test

import (
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

const gs = "\x1d"

func TestClassify(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scan  string
		kind  gs1.Kind
		value string
	}{
		"GS1-128 with AIM":         {"]C100095212340000000013", gs1.KindSSCC, "095212340000000013"},
		"DataMatrix with AIM":      {"]d200095212340000000013", gs1.KindSSCC, "095212340000000013"},
		"GS1 QR with AIM":          {"]Q300095212340000000013", gs1.KindSSCC, "095212340000000013"},
		"DataBar with AIM":         {"]e00119521234000010", gs1.KindGTIN, "19521234000010"},
		"no AIM, AI 00":            {"00095212340000000013\r\n", gs1.KindSSCC, "095212340000000013"},
		"bare SSCC":                {"\t095212340000000013 ", gs1.KindSSCC, "095212340000000013"},
		"typed SSCC":               {"(00) 0 9521234 000000001 3", gs1.KindSSCC, "095212340000000013"},
		"SSCC after count":         {"]C13790" + gs + "00095212340000000013", gs1.KindSSCC, "095212340000000013"},
		"SSCC, then an AI too new": {"]C1000952123400000000139912", gs1.KindSSCC, "095212340000000013"},
		"leading FNC1 as GS":       {"]C1" + gs + "00095212340000000013", gs1.KindSSCC, "095212340000000013"},
		"GTIN and lot":             {"]C1011952123400001010LOT-7" + gs, gs1.KindGTIN, "19521234000010"},
		"GTIN and lot, no AIM":     {"011952123400001010LOT-7", gs1.KindGTIN, "19521234000010"},
		"GTIN alone, no AIM":       {"0119521234000010", gs1.KindGTIN, "19521234000010"},
		"typed GTIN and lot":       {"(01)19521234000010(10)LOT-7", gs1.KindGTIN, "19521234000010"},
		"content and count":        {"]C1021952123400001037126" + gs, gs1.KindElements, "(02)19521234000010(37)126"},
		"superfluous separator":    {"]C10119521234000010" + gs + "10A", gs1.KindGTIN, "19521234000010"},
		"bare GTIN-8":              {"02345673", gs1.KindGTIN, "02345673"},
		"bare GTIN-12":             {"416000336108", gs1.KindGTIN, "416000336108"},
		"EAN-13 with AIM":          {"]E09521234000013", gs1.KindGTIN, "9521234000013"},
		"bare GTIN-14":             {"19521234000010", gs1.KindGTIN, "19521234000010"},
		"container":                {"LKCU4200177", gs1.KindContainer, "LKCU4200177"},
		"container as on the door": {"lkcu 420017 7", gs1.KindContainer, "LKCU4200177"},
		"container with AIM":       {"]C0LKCU4200177", gs1.KindContainer, "LKCU4200177"},
		"mistyped container":       {"LKCU4200171", gs1.KindPlain, "LKCU4200171"},
		"13 digits, wrong check":   {"9521234000014", gs1.KindPlain, "9521234000014"},
		"own carton number":        {"NTG-000123", gs1.KindPlain, "NTG-000123"},
		"own number, all digits":   {"0000123", gs1.KindPlain, "0000123"},
		"20 digits, not AI 00":     {"12345678901234567890", gs1.KindPlain, "12345678901234567890"},
		"lot number":               {"LNT-BAN-261103-01", gs1.KindPlain, "LNT-BAN-261103-01"},
		"Lao text":                 {"ກ້ວຍ 12", gs1.KindPlain, "ກ້ວຍ 12"},
		"unknown AI":               {"]C19912" + gs + "10A", gs1.KindPlain, "9912" + gs + "10A"},
		"a bracket too many":       {"(00)095212340000000013)", gs1.KindPlain, "(00)095212340000000013)"},
		"no AIM, only a bracket":   {"]", gs1.KindPlain, "]"},
	} {
		got, err := gs1.Classify(c.scan)
		if err != nil || got.Kind != c.kind || got.Value != c.value {
			t.Errorf("%s: Classify(%q) = %q %q, %v, want %q %q", name, c.scan, got.Kind, got.Value, err, c.kind, c.value)
		}
	}
}

func TestClassifyKeepsElementsAndSymbology(t *testing.T) {
	t.Parallel()
	got, err := gs1.Classify("]d201195212340000103103013500" + "10LNT-BAN-261103-01" + gs + "422418")
	if err != nil {
		t.Fatal(err)
	}
	want := []gs1.Element{
		{AI: "01", Value: "19521234000010"}, {AI: "3103", Value: "013500"},
		{AI: "10", Value: "LNT-BAN-261103-01"}, {AI: "422", Value: "418"},
	}
	if !slices.Equal(got.Elements, want) || got.Symbology != "]d2" {
		t.Errorf("got %+v", got)
	}
}

func TestClassifyRefusesMisreadKeys(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ scan, key, expected string }{
		"bare SSCC":        {"095212340000000014", "gs1.check_digit", "3"},
		"AI 00, no AIM":    {"00095212340000000014", "gs1.check_digit", "3"},
		"AI 00":            {"]C100095212340000000014", "gs1.check_digit", "3"},
		"typed AI 00":      {"(00)095212340000000014", "gs1.check_digit", "3"},
		"AI 01":            {"]C10119521234000011", "gs1.check_digit", "0"},
		"ship-to location": {"]C14109521234000014", "gs1.check_digit", "3"},
	} {
		got, err := gs1.Classify(c.scan)
		f := onlyFault(t, err)
		if f.Key != c.key || f.Params["expected"] != c.expected || got.Kind != "" {
			t.Errorf("%s: Classify(%q) = %+v, %v", name, c.scan, got, err)
		}
	}
	for _, empty := range []string{"", "\r\n", "]C1", gs, "]C1" + gs} {
		if _, err := gs1.Classify(empty); fault.KeyOf(err) != "gs1.empty_scan" {
			t.Errorf("Classify(%q) gave %v", empty, err)
		}
	}
}

func FuzzClassify(f *testing.F) {
	for _, seed := range []string{
		"]C100095212340000000013", "(00)095212340000000013", "(01)(10)", "(", "]C1", "]d2310", "00", "410",
		"LKCU4200177", "02345673", "]C110" + gs + gs + "21", "\xff\x00", "ກ້ວຍ", "310912345",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		scan, err := gs1.Classify(raw)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Errorf("Classify(%q) gave %v", raw, err)
			}
			return
		}
		if scan.Value == "" {
			t.Errorf("Classify(%q) found nothing to look up: %+v", raw, scan)
		}
		if (scan.Kind == gs1.KindSSCC || scan.Kind == gs1.KindGTIN) && !gs1.ValidKey(scan.Value) {
			t.Errorf("Classify(%q) took a wrong key: %+v", raw, scan)
		}
	})
}
