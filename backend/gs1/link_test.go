package gs1_test

import (
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

func TestLinkAndBack(t *testing.T) {
	t.Parallel()
	for elements, want := range map[string]string{
		"(00)095212340000000013":                            "https://id.gs1.org/00/095212340000000013",
		"(01)19521234000010(10)A/7(15)261231":               "https://id.gs1.org/01/19521234000010/10/A%2F7?15=261231",
		"(00)095212340000000013(10)A+B(11)261101":           "https://id.gs1.org/00/095212340000000013?11=261101&10=A%2BB",
		"(414)9521234000013(254)D-2":                        "https://id.gs1.org/414/9521234000013/254/D-2",
		"(402)95212340000000013":                            "https://id.gs1.org/402/95212340000000013",
		"(01)19521234000010(21)7(8200)https://example.com/": "",
		"(10)A(37)1": "",
	} {
		read, err := gs1.Unbracket(elements)
		if err != nil {
			t.Fatal(err)
		}
		link, err := gs1.Link(gs1.CanonicalStem, read)
		if link != want || (err == nil) != (want != "") {
			t.Errorf("%s is %q, %v, want %q", elements, link, err, want)
		}
		if err != nil {
			continue
		}
		if back, err := gs1.ParseLink(link); err != nil || len(back) != len(read) {
			t.Errorf("%q is %v, %v", link, back, err)
		}
	}
}

func TestLinkKeepsTheStem(t *testing.T) {
	t.Parallel()
	sscc := []gs1.Element{{AI: "00", Value: "095212340000000013"}}
	for stem, want := range map[string]string{
		"https://hub.example.la/t/": "https://hub.example.la/t/00/095212340000000013",
		"HTTP://HUB.EXAMPLE":        "HTTP://HUB.EXAMPLE/00/095212340000000013",
		"ftp://hub.example":         "", "hub.example": "", "https://": "", "": "", "https://ຮັບ.la": "",
	} {
		if got, err := gs1.Link(stem, sscc); got != want || (err == nil) != (want != "") {
			t.Errorf("below %q: %q, %v, want %q", stem, got, err, want)
		}
	}
}

func TestParseLinkRefuses(t *testing.T) {
	t.Parallel()
	for link, key := range map[string]string{
		"https://example.com/price-list":                               "gs1.link_form",
		"https://example.com/01/9521234000013":                         "gs1.key_length",
		"https://example.com/01/19521234000011":                        "gs1.check_digit",
		"https://example.com/01/19521234000010/10/A%2":                 "gs1.link_form",
		"https://example.com/01/19521234000010?15=%zz":                 "gs1.link_form",
		"https://example.com/01/19521234000010?10=A":                   "gs1.link_role",
		"https://example.com/01/19521234000010?89=A":                   "gs1.link_role",
		"https://example.com/01/19521234000010?15=261231&15=261231":    "gs1.link_role",
		"https://example.com/01/19521234000010?15=261331":              "gs1.element_date",
		"https://example.com/00/095212340000000013?3103=1":             "gs1.element_length",
		"https://example.com/01/19521234000010/21/7/10/A":              "gs1.link_form",
		"https://example.com/01/19521234000010?37=1":                   "gs1.element_excludes",
		"https://ຮັບ.la/00/095212340000000013":                         "gs1.link_form",
		"HtTpS://example.com/00/095212340000000013":                    "gs1.link_form",
		"https://example.com/01/19521234000010/10/%E0%BA%81":           "gs1.element_character",
		"https://example.com/01/19521234000010/10/A?422=418&422=other": "gs1.link_role",
	} {
		got, err := gs1.ParseLink(link)
		if f := onlyFault(t, err); f.Key != key || f.Code != fault.Invalid || got != nil {
			t.Errorf("%q is %v, %v, want %s", link, got, err, key)
		}
	}
}

func TestEPCAndBack(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		"urn:epc:id:sscc:9521234.0000000001":              "(00)095212340000000013",
		"urn:epc:id:sgtin:9521234.100001.7%2FA":           "(01)19521234000010(21)7/A",
		"urn:epc:class:lgtin:9521234.100001.LNT-7":        "(01)19521234000010(10)LNT-7",
		"urn:epc:idpat:sgtin:9521234.100001.*":            "(01)19521234000010",
		"urn:epc:id:sgln:9521234.00001.0":                 "(414)9521234000013",
		"urn:epc:id:sgln:9521234.00001.D-2":               "(414)9521234000013(254)D-2",
		"urn:epc:id:pgln:952123400001.":                   "(417)9521234000013",
		"urn:epc:class:lgtin:952123400001.1.%22%25%26%3C": `(01)19521234000010(10)"%&<`,
	} {
		elements, prefix, err := gs1.ParseEPC(uri)
		if err != nil || gs1.Bracket(elements) != want {
			t.Errorf("%q is %v, %v, want %s", uri, elements, err, want)
			continue
		}
		if back, err := gs1.EPC(elements, prefix); back != uri {
			t.Errorf("%s is %q, %v, want %q", want, back, err, uri)
		}
	}
}

func TestEPCRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		elements string
		prefix   int
		key      string
	}{
		{"(00)095212340000000013", 5, "gs1.epc_prefix"},
		{"(00)095212340000000013", 13, "gs1.epc_prefix"},
		{"(01)19521234000010(10)A(21)7", 7, "gs1.epc_elements"},
		{"(00)095212340000000013(37)1", 7, "gs1.epc_elements"},
		{"(10)A", 7, "gs1.epc_elements"},
	} {
		elements, err := gs1.Unbracket(c.elements)
		if err != nil {
			t.Fatal(err)
		}
		got, err := gs1.EPC(elements, c.prefix)
		if f := onlyFault(t, err); f.Key != c.key || got != "" {
			t.Errorf("%s with %d: %q, %v, want %s", c.elements, c.prefix, got, err, c.key)
		}
	}
	wrong := []gs1.Element{{AI: "00", Value: "9521"}}
	if got, err := gs1.EPC(wrong, 7); fault.KeyOf(err) != "gs1.key_length" {
		t.Errorf("an SSCC of four digits is %q, %v", got, err)
	}
	for _, uri := range []string{"", "urn:epc:id:sscc:", "urn:epc:id:giai:9521234.A", "urn:epc:id:sgtin:9521234.100001.",
		"urn:epc:idpat:sgtin:9521234.100001.7", "urn:epc:id:sgtin:9521234..7", "urn:epc:id:sgtin:9521234.100001.a/b"} {
		if elements, _, err := gs1.ParseEPC(uri); onlyFault(t, err).Key != "gs1.epc_form" || elements != nil {
			t.Errorf("%q is %v, %v", uri, elements, err)
		}
	}
	if _, _, err := gs1.ParseEPC("urn:epc:id:sgtin:9521234.100001.%C3%A9"); onlyFault(t, err).Key != "gs1.epc_form" {
		t.Errorf("a serial number with an accent: %v", err)
	}
}

func FuzzParseLink(f *testing.F) {
	for _, seed := range []string{"https://id.gs1.org/01/19521234000010/10/A?15=261231&x=y#z", "http://a/00/",
		"https://a/b/8003/",
		"HTTPS://[::1]:80/414/9521234000013/254/%2f?37=+", "https://a/01/%", "https://a//?=&&=%%00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, uri string) {
		elements, err := gs1.ParseLink(uri)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid || elements != nil {
				t.Errorf("%q is %v, %v", uri, elements, err)
			}
			return
		}
		link, err := gs1.Link(gs1.CanonicalStem, elements)
		if err != nil {
			return // what stands in a link by chance of an odd stem need not go into one of our own
		}
		if back, err := gs1.ParseLink(link); err != nil || len(back) != len(elements) || !slices.Contains(back, elements[0]) {
			t.Errorf("%q is %v, written %q, read %v, %v", uri, elements, link, back, err)
		}
	})
}

func FuzzParseEPC(f *testing.F) {
	for _, seed := range []string{"urn:epc:id:sscc:9521234.0000000001", "urn:epc:id:sgtin:952123.4100001.%2f",
		"urn:epc:id:sgln:..",
		"urn:epc:id:pgln:952123400001.", "urn:epc:class:lgtin:9521234.100001.\xff", "urn:epc:idpat:sgtin:9521234.100001.*"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, uri string) {
		elements, prefix, err := gs1.ParseEPC(uri)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid || elements != nil {
				t.Errorf("%q is %v, %v", uri, elements, err)
			}
			return
		}
		written, err := gs1.EPC(elements, prefix)
		if err != nil {
			t.Fatalf("%q is %v, and has no EPC: %v", uri, elements, err)
		}
		if back, again, err := gs1.ParseEPC(written); err != nil || again != prefix || !slices.Equal(back, elements) {
			t.Errorf("%q is %v, written %q, read %v, %v", uri, elements, written, back, err)
		}
	})
}
