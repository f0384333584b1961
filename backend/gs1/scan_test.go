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
		"SSCC, then an AI too new": {"]C1000952123400000000138912", gs1.KindSSCC, "095212340000000013"},
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
		"unknown AI":               {"]C18912" + gs + "10A", gs1.KindPlain, "8912" + gs + "10A"},
		"internal AI":              {"]C19912" + gs + "10A", gs1.KindElements, "(99)12(10)A"},
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

func TestParseScan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scan    string
		kind    gs1.Kind
		value   string
		carried string
	}{
		"GS1-128": {"]C100095212340000000013\r", gs1.KindSSCC, "095212340000000013", "00095212340000000013"},
		"separators too many": {"]d2" + gs + "0119521234000010" + gs + "10A" + gs, gs1.KindGTIN, "19521234000010",
			"0119521234000010" + gs + "10A" + gs},
		"no AIM, GS":    {"10A" + gs + "37126", gs1.KindElements, "(10)A(37)126", "10A" + gs + "37126"},
		"no AIM, no GS": {"10LNT-7", gs1.KindElements, "(10)LNT-7", "10LNT-7"},
		"brackets":      {"(10)A(37)126", gs1.KindElements, "(10)A(37)126", "10A" + gs + "37126"},
		"link": {"]Q1https://a/414/9521234000013", gs1.KindElements, "(414)9521234000013",
			"4149521234000013"},
		"EPC": {"urn:epc:id:pgln:9521234.00001", gs1.KindElements, "(417)9521234000013",
			"4179521234000013"},
		"EAN-13":                  {"]E09521234000013", gs1.KindGTIN, "9521234000013", ""},
		"EAN-8":                   {"]E402345673", gs1.KindGTIN, "02345673", ""},
		"bare GTIN-13 from 95":    {"9521234000013", gs1.KindGTIN, "9521234000013", ""},
		"bare SSCC":               {"095212340000000013", gs1.KindSSCC, "095212340000000013", ""},
		"18 digits, no SSCC":      {"423528528528528528", gs1.KindElements, "(423)528528528528528", "423528528528528528"},
		"container":               {"]C0lkcu 420017-7", gs1.KindContainer, "LKCU4200177", ""},
		"plain data of a QR code": {"]Q1(this) is a note", gs1.KindPlain, "(this) is a note", ""},
	} {
		got, err := gs1.ParseScan(c.scan)
		if err != nil || got.Kind != c.kind || got.Value != c.value || got.ElementString() != c.carried {
			t.Errorf("%s: ParseScan(%q) = %+v carrying %q, %v", name, c.scan, got, got.ElementString(), err)
		}
	}
}

func TestParseScanRefuses(t *testing.T) {
	t.Parallel()
	for scan, key := range map[string]string{
		"":                          "gs1.empty_scan",
		"]C1" + gs:                  "gs1.empty_scan",
		"NTG-000123":                "gs1.scan_unknown",
		"ກ້ວຍ":                      "gs1.scan_unknown",
		"LKCU4200171":               "gs1.container_check_digit",
		"]C18912":                   "gs1.identifier_unknown",
		"]C13109123456":             "gs1.identifier_unknown",
		"]XX1":                      "gs1.symbology_unknown",
		"]E09521234000014":          "gs1.check_digit",
		"]E0952123400001":           "gs1.key_length",
		"]C100095212340000000014":   "gs1.check_digit",
		"095212340000000014":        "gs1.check_digit",
		"9521234000014":             "gs1.check_digit",
		"00095212340000000014":      "gs1.check_digit",
		"(10)LOT 7":                 "gs1.element_character",
		"(10":                       "gs1.bracket_form",
		"https://example.com":       "gs1.link_form",
		"urn:epc:id:sscc:1":         "gs1.epc_form",
		"]C10119521234000010371":    "gs1.element_excludes",
		"]C13103012":                "gs1.element_length",
		"]C1422999":                 "gs1.element_country",
		"]C14307la":                 "gs1.element_country",
		"]C13910000100":             "gs1.element_currency",
		"]C14324261231" + "2400":    "gs1.element_time",
		"]C18006195212340000100302": "gs1.element_piece",
		"]C1401LOT":                 "gs1.element_prefix",
		"]C143212":                  "gs1.element_choice",
		"]C14300100%":               "gs1.element_rule",
		"]C115261331":               "gs1.element_date",
		"]C110A" + gs + "10B":       "gs1.element_repeated",
		"]C137 1":                   "gs1.not_digits",
	} {
		got, err := gs1.ParseScan(scan)
		if f := onlyFault(t, err); f.Key != key || f.Code != fault.Invalid {
			t.Errorf("ParseScan(%q) = %+v, %v, want %s", scan, got, err, key)
		}
	}
}

// TestClassifyReadsWhatPrintersMayNotPrint: the labels of others are looked up as they are.
func TestClassifyReadsWhatPrintersMayNotPrint(t *testing.T) {
	t.Parallel()
	for scan, want := range map[string]string{
		"]C1422999":                            "(422)999",
		"]C115261331":                          "(15)261331",
		"]C110LOT#7" + gs + "371":              "(10)LOT#7(37)1",
		"]C10119521234000010371":               "19521234000010",
		"(01)19521234000010(37)4":              "19521234000010",
		"(422)999":                             "(422)999",
		"(89)1":                                "(89)1",
		"(10":                                  "(10",
		"(3103)12345":                          "(3103)12345",
		"https://example.com/01/9521234000013": "09521234000013",
		"https://example.com/01/19521234000010/10/A#": "19521234000010",
		"https://example.com/price-list":              "https://example.com/price-list",
		"urn:epc:id:sscc:9521234.0000000001":          "095212340000000013",
	} {
		if got, err := gs1.Classify(scan); err != nil || got.Value != want {
			t.Errorf("Classify(%q) = %+v, %v, want %q", scan, got, err, want)
		}
	}
	if got, err := gs1.Classify("https://example.com/01/19521234000011"); fault.KeyOf(err) != "gs1.check_digit" {
		t.Errorf("a link with a wrong check digit is %+v, %v", got, err)
	}
}

func FuzzParseScan(f *testing.F) {
	for _, seed := range []string{
		"]C100095212340000000013", "(00)095212340000000013(10)\\(A", "]d2310", "41",
		"]C18110106141416543213500110000310123196000",
		"https://a/01/19521234000010?15=261231", "urn:epc:id:sgln:9521234.00001.0", "]E09521234000013", "]Q1\x00",
		"8030A==", "\xff",
		"8007LC14BOSL123456789012345678901234", "80131987654Ad4X4bL5ttr2310c2K", "72582/3", "LKCU4200177", "]", "8112" + "00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		scan, err := gs1.ParseScan(raw)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Errorf("ParseScan(%q) gave %v", raw, err)
			}
			return
		}
		if scan.Value == "" {
			t.Errorf("ParseScan(%q) found nothing to look up: %+v", raw, scan)
		}
		if len(scan.Elements) == 0 {
			return
		}
		_ = gs1.Associate(scan.Elements...)
		again, err := gs1.ParseElements(gs1.Join(scan.Elements))
		if err != nil || !slices.Equal(again, scan.Elements) {
			t.Errorf("%q holds %v, joined and read again %v, %v", raw, scan.Elements, again, err)
		}
		if typed, err := gs1.Unbracket(gs1.Bracket(scan.Elements)); err != nil || !slices.Equal(typed, scan.Elements) {
			t.Errorf("%q holds %v, bracketed and read again %v, %v", raw, scan.Elements, typed, err)
		}
	})
}

func FuzzUnbracket(f *testing.F) {
	for _, seed := range []string{"(01)19521234000010(10)LOT-7", `(10)A\(2\()/"(37)1`, "(", "()", "(10)\x1d", "(99)\\",
		"(4309)0279085848(3)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		elements, err := gs1.Unbracket(text)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Errorf("Unbracket(%q) gave %v", text, err)
			}
			return
		}
		if again, err := gs1.Unbracket(gs1.Bracket(elements)); err != nil || !slices.Equal(again, elements) {
			t.Errorf("%q is bracketed %q, read %v, %v", text, gs1.Bracket(elements), again, err)
		}
		if again, err := gs1.ParseElements(gs1.Join(elements)); err != nil || !slices.Equal(again, elements) {
			t.Errorf("%q is joined %q, read %v, %v", text, gs1.Join(elements), again, err)
		}
	})
}

func FuzzParseWagon(f *testing.F) {
	for _, seed := range []string{"5231417", "21 81 2471 217-3", "\xff", "000000000000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		number, err := gs1.ParseWagon(text)
		if err == nil {
			if again, err := gs1.ParseWagon(string(number)); err != nil || again != number {
				t.Errorf("%q read again as %q, %v", number, again, err)
			}
		} else if number != "" || fault.CodeOf(err) != fault.Invalid {
			t.Errorf("ParseWagon(%q) = %q, %v", text, number, err)
		}
	})
}
