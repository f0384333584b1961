package gs1_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/gs1"
)

// The shared test vectors lie beside the repository and are no part of it. They come from the suites of GS1's syntax
// engine, BWIPP and zint. What is not asserted is listed here with its reason, and counted in the output of the tests.

// skip is a class of vectors that are not asserted.
type skip struct {
	file   string
	kinds  []string // all vectors of these kinds
	ids    []string // and these
	reason string
}

var skipped = []skip{
	{"linters.json", nil, []string{"gcppos1", "gcppos2"},
		"asks which company prefixes GS1 has given out, a list that is not free to ship; their form is judged"},
	{"linters.json", nil, longPairs, "longer than any number with a check pair: the source tries its generator with it"},
	{"check_digits.json", nil, longPairs, "longer than any number with a check pair, or cut off at a backslash"},
	{"digital_link.json", nil, []string{"https://a/gtin/12312312312333/ser/ABC123", "https://a/sscc/006141411234567890"},
		"short names for keys, withdrawn with GS1 Digital Link 1.2; the vectors give other elements than their own source"},
	{"scan_data.json", nil, []string{"]Q1", "]d1"},
		"a symbol with nothing in it: data to an encoder, and nothing to look up for us, so it is refused as empty"},
	{"epc_uri.json", []string{"epc-tag-hex"}, nil, "bits of RFID tags: no reader of tags stands in these warehouses"},
}

var longPairs = []string{"12345678901234567890123456789012345678901234567890", strings.Repeat("z", 50), `12345_!\`}

// vector is one case of a file.
type vector[E any] struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Form    string `json:"form"`
	Input   string `json:"input"`
	InputGS string `json:"input_gs"`
	Stem    string `json:"stem"`
	Prefix  int    `json:"gcp_length"`
	Expect  E      `json:"expect"`
}

// readVectors reads one file. Where the folder is missing the test is skipped; the tables of the other tests hold the
// cases that must run everywhere.
func readVectors[E any](t *testing.T, name string) []vector[E] {
	t.Helper()
	var file struct {
		Vectors []vector[E] `json:"vectors"`
	}
	readShared(t, name, &file)
	if len(file.Vectors) == 0 {
		t.Fatalf("%s holds no vectors", name)
	}
	return file.Vectors
}

func readShared(t *testing.T, name string, into any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "vectors", name))
	if os.IsNotExist(err) {
		t.Skipf("the shared test vectors (shared/vectors/%s beside the repository) are not here", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatal(err)
	}
}

// asserting runs over the vectors of a file that are not skipped and says how many of each there were.
func asserting[E any](t *testing.T, file string, judge func(v vector[E])) {
	t.Helper()
	left := map[string]int{}
	asserted := 0
	for _, v := range readVectors[E](t, file) {
		if reason := reasonToSkip(file, v.Kind, v.Input); reason != "" {
			left[reason]++
			continue
		}
		asserted++
		judge(v)
	}
	t.Logf("%s: %d vectors asserted", file, asserted)
	for reason, count := range left {
		t.Logf("%s: %d vectors skipped: %s", file, count, reason)
	}
}

func reasonToSkip(file, kind, input string) string {
	for _, s := range skipped {
		if s.file != file {
			continue
		}
		if slices.Contains(s.kinds, kind) || slices.Contains(s.ids, kind) || slices.Contains(s.ids, input) {
			return s.reason
		}
	}
	return ""
}

type pairs [][2]string

func (p pairs) elements() []gs1.Element {
	var elements []gs1.Element
	for _, e := range p {
		elements = append(elements, gs1.Element{AI: e[0], Value: e[1]})
	}
	return elements
}

func TestVectorsOfElementStrings(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK       bool    `json:"ok"`
		Alone    bool    `json:"ok_without_requisites"`
		Elements pairs   `json:"elements"`
		Joined   string  `json:"element_string_gs"`
		Bracket  string  `json:"bracketed"`
		Link     *string `json:"digital_link"`
		Text     string  `json:"error_text"`
	}
	links := 0
	asserting(t, "element_strings.json", func(v vector[expect]) {
		read, text := gs1.Unbracket, v.Input
		if v.Form != "bracketed" {
			read, text = gs1.ParseElements, v.InputGS
		}
		if _, err := gs1.ParseScan("]C1" + text); v.Form != "bracketed" && (err == nil) != v.Expect.Alone {
			t.Errorf("%s: %q from a GS1 symbol gave %v, want %v", v.ID, text, err, v.Expect.Alone)
		}
		if _, err := gs1.ParseScan(text); (err == nil) != v.Expect.Alone {
			t.Errorf("%s: %q scanned gave %v, want %v", v.ID, text, err, v.Expect.Alone)
		}
		got, err := read(text)
		if (err == nil) != v.Expect.Alone {
			t.Errorf("%s: %q gave %v, want %v %s", v.ID, text, err, v.Expect.Alone, v.Expect.Text)
			return
		}
		if err != nil {
			return
		}
		if whole := gs1.Associate(got...); (whole == nil) != v.Expect.OK {
			t.Errorf("%s: %q on one label gave %v, want %v %s", v.ID, text, whole, v.Expect.OK, v.Expect.Text)
		}
		if scan, err := gs1.ParseScan(text); err != nil || scan.ElementString() != v.Expect.Joined {
			t.Errorf("%s: %q was scanned as %+v, %v", v.ID, text, scan, err)
		}
		joined := strings.Trim(v.Expect.Joined, gs) // a raw one stands there as it was put in, with superfluous separators
		same := slices.Equal(got, v.Expect.Elements.elements())
		if !same || gs1.Join(got) != joined || gs1.Bracket(got) != v.Expect.Bracket {
			t.Errorf("%s: %q is %v, joined %q, bracketed %q", v.ID, text, got, gs1.Join(got), gs1.Bracket(got))
		}
		switch link, err := gs1.Link(gs1.CanonicalStem, got); {
		case v.Expect.Link == nil && err == nil:
			t.Errorf("%s: %q has the link %q", v.ID, text, link)
		case v.Expect.Link != nil && link != *v.Expect.Link:
			t.Errorf("%s: %q has the link %q, %v, want %q", v.ID, text, link, err, *v.Expect.Link)
		case err == nil:
			links++
		}
	})
	t.Logf("element_strings.json: %d links made", links)
}

func TestVectorsOfScans(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK        bool   `json:"ok"`
		Symbology string `json:"symbology"`
		Data      string `json:"data_caret"`
		Elements  pairs  `json:"elements"`
	}
	names := map[string]string{"]Q1": "QR", "]Q3": "QR", "]d1": "DM", "]d2": "DM", "]J0": "DotCode", "]J1": "DotCode",
		"]e0": "DataBarExpanded", "]C1": "GS1_128_CCA", "]E0": "EAN13", "]E4": "EAN8"}
	asserting(t, "scan_data.json", func(v vector[expect]) {
		got, err := gs1.ParseScan(v.Input)
		if (err == nil) != v.Expect.OK || err == nil && names[got.Symbology] != v.Expect.Symbology {
			t.Errorf("%s: %q is %+v, %v, want %v", v.ID, v.Input, got, err, v.Expect.OK)
		}
		if len(v.Expect.Elements) > 0 && !slices.Equal(got.Elements, v.Expect.Elements.elements()) {
			t.Errorf("%s: %q holds %v", v.ID, v.Input, got.Elements)
		}
		if data, gs1Data := strings.CutPrefix(v.Expect.Data, "^"); gs1Data && v.Expect.OK {
			if want := strings.ReplaceAll(data, "^", gs); got.ElementString() != want {
				t.Errorf("%s: %q carries %q, want %q", v.ID, v.Input, got.ElementString(), want)
			}
		}
	})
}

func TestVectorsOfLinks(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK        bool   `json:"ok"`
		URI       string `json:"uri"`
		Joined    string `json:"element_string_gs"`
		Canonical string `json:"canonical"`
		Elements  pairs  `json:"elements"`
	}
	asserting(t, "digital_link.json", func(v vector[expect]) {
		if v.Kind == "elements->uri" {
			elements, err := gs1.Unbracket(v.Input)
			link := ""
			if err == nil {
				link, err = gs1.Link(v.Stem, elements)
			}
			if (err == nil) != v.Expect.OK || link != v.Expect.URI {
				t.Errorf("%s: %q has the link %q, %v, want %q", v.ID, v.Input, link, err, v.Expect.URI)
			}
			return
		}
		got, err := gs1.ParseLink(v.Input)
		if v.Form == "zeroSuppressed" { // read by the generous only
			if err == nil {
				t.Errorf("%s: %q was read strictly", v.ID, v.Input)
			}
			var scan gs1.Scan
			scan, err = gs1.Classify(v.Input)
			got = scan.Elements
		}
		if (err == nil) != v.Expect.OK || err == nil && !slices.Equal(got, v.Expect.Elements.elements()) {
			t.Errorf("%s: %q is %v, %v, want %v %v", v.ID, v.Input, got, err, v.Expect.OK, v.Expect.Elements)
		}
		if v.Expect.Joined != "" && gs1.Join(got) != v.Expect.Joined {
			t.Errorf("%s: %q is joined %q, want %q", v.ID, v.Input, gs1.Join(got), v.Expect.Joined)
		}
		if link, err := gs1.Link(gs1.CanonicalStem, got); v.Expect.Canonical != "" && link != v.Expect.Canonical {
			t.Errorf("%s: %q is %q, %v, want %q", v.ID, v.Input, link, err, v.Expect.Canonical)
		}
	})
}

func TestVectorsOfEscapes(t *testing.T) {
	t.Parallel()
	type expect struct{ Path, Query string }
	asserting(t, "uri_escape.json", func(v vector[expect]) {
		if path, query := gs1.EscapeLink(v.Input); path != v.Expect.Path || query != v.Expect.Query {
			t.Errorf("%s: %q is %q and %q", v.ID, v.Input, path, query)
		}
	})
}

func TestVectorsOfCheckDigits(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK    bool    `json:"ok"`
		Check *string `json:"check"`
	}
	asserting(t, "check_digits.json", func(v vector[expect]) {
		if v.Kind == "GMN(8013) alpha pair" {
			if got, known := gs1.Lint("csumalpha", v.Input); !known || got != v.Expect.OK {
				t.Errorf("%s: %q has a right check pair: %v", v.ID, v.Input, got)
			}
			return
		}
		if got := gs1.ValidKey(v.Input); got != v.Expect.OK {
			t.Errorf("%s: ValidKey(%q) = %v, want %v", v.ID, v.Input, got, v.Expect.OK)
		}
		if v.Expect.Check == nil {
			return
		}
		if got, err := gs1.CheckDigit(v.Input[:len(v.Input)-1]); err != nil || string(got) != *v.Expect.Check {
			t.Errorf("%s: CheckDigit = %q, %v, want %q", v.ID, got, err, *v.Expect.Check)
		}
	})
}

func TestVectorsOfLinters(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK bool `json:"ok"`
	}
	asserting(t, "linters.json", func(v vector[expect]) {
		if got, known := gs1.Lint(v.Kind, v.Input); !known || got != v.Expect.OK {
			t.Errorf("%s: %s of %q is %v (known %v), want %v", v.ID, v.Kind, v.Input, got, known, v.Expect.OK)
		}
	})
}

func TestVectorsOfContainers(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK         bool   `json:"ok"`
		Normalised string `json:"normalised"`
		Error      string `json:"error"`
		Check      string `json:"check"`
	}
	asserting(t, "iso6346.json", func(v vector[expect]) {
		got, err := gs1.ParseContainer(v.Input)
		if (err == nil) != v.Expect.OK || string(got) != v.Expect.Normalised {
			t.Errorf("%s: ParseContainer(%q) = %q, %v", v.ID, v.Input, got, err)
		}
		if v.Expect.Error == "bad_check_digit" && onlyFault(t, err).Params["expected"] != v.Expect.Check {
			t.Errorf("%s: %v, want digit %s", v.ID, err, v.Expect.Check)
		}
	})
}

func TestVectorsOfEPC(t *testing.T) {
	t.Parallel()
	type expect struct {
		OK       bool   `json:"ok"`
		Elements pairs  `json:"elements"`
		Output   string `json:"output"`
		Prefix   int    `json:"gcp_length"`
	}
	asserting(t, "epc_uri.json", func(v vector[expect]) {
		if v.Kind == "dl->epc" {
			elements, err := gs1.ParseLink(v.Input)
			if err != nil || !slices.Equal(elements, v.Expect.Elements.elements()) {
				t.Errorf("%s: %q is %v, %v", v.ID, v.Input, elements, err)
			}
			if uri, err := gs1.EPC(elements, v.Prefix); uri != v.Expect.Output {
				t.Errorf("%s: %q is %q, %v, want %q", v.ID, v.Input, uri, err, v.Expect.Output)
			}
			return
		}
		elements, prefix, err := gs1.ParseEPC(v.Input)
		if (err == nil) != v.Expect.OK || !slices.Equal(elements, v.Expect.Elements.elements()) {
			t.Errorf("%s: ParseEPC(%q) = %v, %v, want %v %v", v.ID, v.Input, elements, err, v.Expect.OK, v.Expect.Elements)
		}
		if err != nil {
			return
		}
		if want := max(v.Prefix, v.Expect.Prefix); prefix != want {
			t.Errorf("%s: the prefix of %q has %d digits, want %d", v.ID, v.Input, prefix, want)
		}
		if uri, err := gs1.EPC(elements, prefix); uri != v.Input {
			t.Errorf("%s: %v is %q, %v, want %q", v.ID, elements, uri, err, v.Input)
		}
		if link, err := gs1.Link(gs1.CanonicalStem, elements); v.Kind == "epc->dl" && link != v.Expect.Output {
			t.Errorf("%s: %v is %q, %v, want %q", v.ID, elements, link, err, v.Expect.Output)
		}
	})
}

// TestTheTableIsThatOfTheDictionary compares every fact of the table.
func TestTheTableIsThatOfTheDictionary(t *testing.T) {
	t.Parallel()
	var file struct {
		Meta struct {
			AIs      int            `json:"ais"`
			Prefixes map[string]int `json:"predefined_length_prefixes"`
		} `json:"meta"`
		Rows []struct {
			AI    string     `json:"ai"`
			To    string     `json:"ai_to"`
			FNC1  bool       `json:"fnc1"`
			Link  bool       `json:"dl_attr"`
			Parts []gs1.Part `json:"components"`
			Attrs []string   `json:"attrs"`
			Title string     `json:"title"`
		} `json:"rows"`
	}
	readShared(t, "ai_table.json", &file)
	ours := gs1.Rows()
	if len(ours) != len(file.Rows) {
		t.Fatalf("%d rows, want %d", len(ours), len(file.Rows))
	}
	count := 0
	for i, row := range file.Rows {
		want := gs1.Row{AI: row.AI, To: row.To, Title: row.Title, FNC1: row.FNC1, InLinks: row.Link, Parts: row.Parts}
		for _, attribute := range row.Attrs {
			switch name, value, _ := strings.Cut(attribute, "="); name {
			case "req":
				want.Needs = value
			case "ex":
				want.Excludes = value
			case "dlpkey":
				want.IsKey, want.Qualifiers = true, value
			}
		}
		if got, wanted := fmt.Sprintf("%+v", ours[i]), fmt.Sprintf("%+v", want); got != wanted {
			t.Errorf("row %d is\n%s\nwant\n%s", i, got, wanted)
		}
		count += int(row.To[len(row.To)-1]-row.AI[len(row.AI)-1]) + 1
	}
	if count != file.Meta.AIs {
		t.Errorf("the rows cover %d identifiers, want %d", count, file.Meta.AIs)
	}
	t.Logf("ai_table.json: %d rows, %d identifiers compared", len(ours), count)
}
