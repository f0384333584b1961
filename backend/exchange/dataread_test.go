package exchange_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

// written22 is when the files of the tests are written.
var written22 = time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)

// sadCodes are what the registers add in the tests.
var sadCodes = exchange.SADOptions{
	Documents: map[string]exchange.SADDocument{
		"commercial-invoice":    {Code: "380", Name: "Commercial invoice"},
		"packing-list":          {Code: "271", Name: "Packing list"},
		"phytosanitary":         {Code: "851", Name: "Phytosanitary certificate"},
		"form-e":                {Code: "861", Name: "Certificate of origin"},
		"rail-consignment-note": {Code: "720", Name: "Rail consignment note"},
		"road-consignment-note": {Code: "730", Name: "Road consignment note"},
	},
	Offices:   map[string]string{"BOTEN RAILWAY": "LABTN01"},
	Countries: map[string]string{"LA": "Lao PDR", "CN": "China"},
	Packages:  map[string]string{"CT": "carton", "JT": "jute bag"},
}

// example reads a worked example; of a departure file the first dossier.
func example(t testing.TB, name string) dossier.Dossier {
	t.Helper()
	return examples(t, name)[0]
}

func examples(t testing.TB, name string) []dossier.Dossier {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "templates", "dossiers", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := exchange.ReadDossiers(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// dataKinds are all files that are written from a dossier.
var dataKinds = []struct {
	name  string
	write func(io.Writer, dossier.Dossier) error
}{
	{"sad.xml", func(w io.Writer, d dossier.Dossier) error { return exchange.WriteSAD(w, d, sadCodes) }},
	{"ephyto.xml", func(w io.Writer, d dossier.Dossier) error { return exchange.WriteEPhyto(w, d, draft) }},
	{"ubl-invoice.xml", func(w io.Writer, d dossier.Dossier) error {
		return exchange.WriteUBLInvoice(w, d, exchange.UBLOptions{WrittenAt: written22})
	}},
	{"ubl-despatch.xml", func(w io.Writer, d dossier.Dossier) error {
		return exchange.WriteUBLDespatch(w, d, exchange.UBLOptions{WrittenAt: written22})
	}},
	{"epcis.json", func(w io.Writer, d dossier.Dossier) error { return exchange.WriteEPCIS(w, d, seen) }},
	{"broker.xlsx", func(w io.Writer, d dossier.Dossier) error { return exchange.WriteBroker(w, d, sadCodes) }},
}

// dataFile writes a file of a kind.
func dataFile(t testing.TB, kind string, d dossier.Dossier) []byte {
	t.Helper()
	for _, k := range dataKinds {
		if k.name == kind {
			var out bytes.Buffer
			if err := k.write(&out, d); err != nil {
				t.Fatalf("%s of %s: %v", kind, d.Reference, err)
			}
			return out.Bytes()
		}
	}
	t.Fatalf("no kind %s", kind)
	return nil
}

// element is an element of an XML file as a reader of its own finds it, without knowing what the file is.
type element struct {
	name     string
	marks    map[string]string
	text     string
	children []*element
}

func readXML(t testing.TB, content []byte) *element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root.children[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		inner := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, marks: map[string]string{}}
			for _, a := range token.Attr {
				e.marks[a.Name.Local] = a.Value
			}
			inner.children = append(inner.children, e)
			open = append(open, e)
		case xml.CharData:
			inner.text += string(token)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// all gives the texts of the elements at a path below another: "Item/Packages/Number_of_packages".
func (e *element) all(path string) (texts []string) {
	for _, found := range e.find(path) {
		texts = append(texts, strings.TrimSpace(found.text))
	}
	return texts
}

func (e *element) find(path string) (found []*element) {
	name, rest, deeper := strings.Cut(path, "/")
	for _, c := range e.children {
		switch {
		case c.name != name:
		case deeper:
			found = append(found, c.find(rest)...)
		default:
			found = append(found, c)
		}
	}
	return found
}

// says holds what stands at a path against what should, several texts parted by bars.
func (e *element) says(t *testing.T, want map[string]string) {
	t.Helper()
	for path, texts := range want {
		if got := strings.Join(e.all(path), "|"); got != texts {
			t.Errorf("%s says %q, want %q", path, got, texts)
		}
	}
}

// The files of the worked examples are those that were checked by hand. Lists of packages are shortened, and the
// worksheet is told cell by cell.
func TestDataFilesAreThoseThatWereChecked(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1"} {
		for _, kind := range dataKinds {
			d := example(t, name)
			before, _ := json.Marshal(d)
			got, file := dataFile(t, kind.name, d), kind.name
			switch kind.name {
			case "epcis.json":
				got = shortened(t, got)
			case "broker.xlsx":
				got, file = cells(t, got), "broker.txt"
			}
			if after, _ := json.Marshal(d); !bytes.Equal(before, after) {
				t.Errorf("%s of %s changes the dossier", kind.name, name)
			}
			golden := filepath.Join("testdata", name+"."+file)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s is another file (%v); look at what changed, then run the test with -update", golden, err)
			}
		}
	}
}

// Every file of every container of the train is written, and some a second time, the same.
func TestDataFilesOfTheTrain(t *testing.T) {
	t.Parallel()
	for i, d := range examples(t, "s1") {
		for _, kind := range dataKinds {
			first := dataFile(t, kind.name, d)
			if i%8 == 0 && !bytes.Equal(first, dataFile(t, kind.name, d)) {
				t.Errorf("%s of %s differs the second time", kind.name, d.Reference)
			}
		}
	}
}

// A second reader finds the XML well-formed.
func TestXMLIsWellFormed(t *testing.T) {
	t.Parallel()
	reader, err := exec.LookPath("xmllint")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install libxml2-utils (go run ./build test does it)")
		}
		t.Skip("xmllint is not installed")
	}
	for _, name := range []string{"r1", "t1"} {
		for _, kind := range dataKinds {
			if !strings.HasSuffix(kind.name, ".xml") {
				continue
			}
			lint := exec.Command(reader, "--noout", "--nonet", "-")
			lint.Stdin = bytes.NewReader(dataFile(t, kind.name, strange(example(t, name))))
			if said, err := lint.CombinedOutput(); err != nil {
				t.Errorf("%s of %s: %v %s", kind.name, name, err, said)
			}
		}
	}
}

// strangeName is a name that needs escaping, in letters of several scripts.
const strangeName = `A <& "B"> 'C' ]]> -- ບໍລິສັດ 昆明云果 �`

// strange gives a dossier such names.
func strange(d dossier.Dossier) dossier.Dossier {
	d.Reference += "--<x>"
	d.Facts.Parties.Consignee.Name, d.Facts.Parties.Consignee.NameZH = strangeName, strangeName
	return d
}

func TestTextsComeThroughAsTheyAre(t *testing.T) {
	t.Parallel()
	for kind, path := range map[string]string{
		"sad.xml":          "Traders/Consignee/Consignee_name",
		"ephyto.xml":       "SPSConsignment/ConsigneeSPSParty/Name",
		"ubl-invoice.xml":  "AccountingCustomerParty/Party/PartyName/Name",
		"ubl-despatch.xml": "DeliveryCustomerParty/Party/PartyName/Name",
	} {
		root := readXML(t, dataFile(t, kind, strange(example(t, "r1"))))
		if got := root.all(path); len(got) == 0 || !strings.HasPrefix(got[len(got)-1], strangeName) {
			t.Errorf("%s: %s comes back as %q", kind, path, got)
		}
	}
	got := string(cells(t, dataFile(t, "broker.xlsx", strange(example(t, "r1")))))
	if name := strings.Trim(strconv.Quote(strangeName), `"`); !strings.Contains(got, name) {
		t.Errorf("the worksheet does not hold %s", name)
	}
}

// What XML cannot hold is told with its place, wherever it stands; so is a text that is no Unicode.
func TestCharactersThatNoFileHoldsAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at   string
		put  func(*dossier.Dossier, string)
		text string
		says string
	}{
		{"/facts/marks", func(d *dossier.Dossier, s string) { d.Facts.Marks = s }, "NTG\x01", "U+0001"},
		{"/facts/parties/consignee/name", func(d *dossier.Dossier, s string) { d.Facts.Parties.Consignee.Name = s },
			"A\uFFFE", "U+FFFE"},
		{"/facts/lots/1/orchard", func(d *dossier.Dossier, s string) { d.Facts.Lots[1].Orchard = s }, "\xc3", "U+FFFD"},
		{"/papers/0/number", func(d *dossier.Dossier, s string) { d.Papers[0].Number = s }, "N\x0b", "U+000B"},
	} {
		for _, kind := range dataKinds {
			d := example(t, "r1")
			c.put(&d, c.text)
			err := kind.write(io.Discard, d)
			if kind.name == "epcis.json" {
				continue // JSON can hold it, and no event tells it
			}
			found := fault.All(err)
			if len(found) != 1 || found[0].Key != "exchange.data_character" || found[0].Field != c.at ||
				found[0].Params["found"] != c.says {
				t.Errorf("%s with %q at %s: %v", kind.name, c.text, c.at, err)
			}
		}
	}
}

// A dossier of nothing is refused by every file, with every fact that it needs at once, and no byte is written.
func TestEverythingThatIsMissingIsToldAtOnce(t *testing.T) {
	t.Parallel()
	least := map[string]int{"sad.xml": 25, "ephyto.xml": 10, "ubl-invoice.xml": 14, "ubl-despatch.xml": 9, "epcis.json": 3,
		"broker.xlsx": 25}
	for _, kind := range dataKinds {
		var out bytes.Buffer
		found := fault.All(kind.write(&out, dossier.Dossier{}))
		seen := map[string]bool{}
		for _, f := range found {
			if f.Code != fault.Invalid || !strings.HasPrefix(f.Field, "/") || f.Params["at"] != f.Field || seen[f.Field+f.Key] {
				t.Errorf("%s: %v", kind.name, f)
			}
			seen[f.Field+f.Key] = true
		}
		if len(found) < least[kind.name] || out.Len() > 0 {
			t.Errorf("%s tells %d faults and writes %d bytes: %v", kind.name, len(found), out.Len(), found)
		}
	}
}

// factCase is a dossier with one fact changed, and what a file says to it.
type factCase struct {
	name   string
	change func(*dossier.Facts)
	at     string
	key    string
}

// refused changes R1 fact by fact, and holds what is told against what should be.
func refused(t *testing.T, kind string, cases []factCase) {
	t.Helper()
	for _, c := range cases {
		d := example(t, "r1")
		c.change(&d.Facts)
		var err error
		for _, k := range dataKinds {
			if k.name == kind {
				err = k.write(io.Discard, d)
			}
		}
		found := fault.All(err)
		if len(found) != 1 || found[0].Field != c.at || found[0].Key != c.key {
			t.Errorf("%s, %s: refused with %v, want %s at %s", kind, c.name, err, c.key, c.at)
		}
	}
}
