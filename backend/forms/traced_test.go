package forms_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
)

// ofThePaper are the boxes that print data which no fact moves: what a paper says of itself, and counts of what the
// form itself lays out. Each was looked at.
var ofThePaper = regexp.MustCompile(`^(date|number|foot|place|state|title|page|draft_words|shipment|copies` + // itself
	`|forms3/1/(number|total)|containers19` + // which sheet of how many; whether goods are in containers at all
	`|(lots|goods)/\d+/line` + // the numbers of the rows, from 1 on
	`|weighings/\d+/ticket` + // TOTAL, in the last row
	`|(items|shipments)/\d+/item|(next\d+_)?number32` + // the numbers of items, from 1 on
	`|shipments/\d+/shipment|shipments/2/goods` + // the shipment itself, and TOTAL
	`|loaded_by|agreement|form_name|ticks)$`)

func traceOf(t *testing.T, d dossier.Dossier, p dossier.Paper) *forms.Trace {
	t.Helper()
	form, err := house.Find(p.Kind)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := forms.NewTrace(d, forms.Request{Kind: trade.PaperKind(p.Kind), Lines: p.Lines,
		Head: forms.Head{DatedOn: p.DatedOn, State: forms.StateDraft}, Registers: shipped(t)}, form)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// Every box that prints data leads to a fact, on every paper of the worked examples.
func TestEveryBoxLeadsToAFact(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1"} {
		d := example(t, name)
		for _, p := range d.Papers {
			if _, known := forms.Find(trade.PaperKind(p.Kind)); known {
				leadsToFacts(t, d, p)
			}
		}
	}
}

func leadsToFacts(t *testing.T, d dossier.Dossier, p dossier.Paper) {
	t.Helper()
	trace := traceOf(t, d, p)
	moved := map[string]bool{}
	for _, pointer := range trace.Pointers() {
		maps.Copy(moved, trace.Moves(pointer))
	}
	var said map[string]any
	if err := json.Unmarshal(p.Context, &said); err != nil {
		t.Fatal(err)
	}
	printing := map[string]bool{}
	for _, place := range placesIn("", said) {
		maps.Copy(printing, trace.BoxesOf(place))
	}
	if len(moved) < 12 || len(printing) < len(moved)/2 {
		t.Errorf("%s of %s: only %d boxes move, %d print data", p.Kind, d.Reference, len(moved), len(printing))
	}
	for _, box := range slices.Sorted(maps.Keys(printing)) {
		if !moved[box] && trace.Said()[box] != "" && !ofThePaper.MatchString(box) {
			t.Errorf("%s of %s: no fact moves %s, which says %q", p.Kind, d.Reference, box, trace.Said()[box])
		}
	}
}

func placesIn(at string, v any) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		for name, one := range v {
			all = append(all, placesIn(at+"/"+name, one)...)
		}
		return all
	case []any:
		for i, one := range v {
			all = append(all, placesIn(fmt.Sprintf("%s/%d", at, i), one)...)
		}
		return all
	}
	return []string{at}
}

func TestFactsLeadToTheirBoxes(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	traces := map[string]*forms.Trace{}
	for _, p := range d.Papers {
		if _, known := forms.Find(trade.PaperKind(p.Kind)); known {
			traces[p.Kind] = traceOf(t, d, p)
		}
	}
	for _, tt := range []struct {
		paper, fact string
		boxes       []string // all of them
	}{
		{"form-e", "/facts/transport/0/loads/0/net_g", []string{"items/1/quantity"}},
		{"form-e", "/facts/parties/consignee/name", []string{"importer"}},
		{"form-e", "/facts/parties/consignor/address", []string{"exporter"}},
		{"form-e", "/facts/certificate_of_origin/retroactive", []string{"tick_retroactive"}},
		{"form-e", "/facts/marks", []string{"items/1/marks"}},
		{"form-e", "/facts/lines/0/criterion/code", []string{"items/1/criterion"}},
		{"form-e", "/papers/0/number", []string{"items/1/invoice"}},
		{"commercial-invoice", "/facts/rate/scaled", nil},
		{"form-e", "/facts/payment", nil},
		{"form-e", "/facts/nothing", nil},
		{"form-e", "/papers/99/number", nil},
		{"form-e", "/papers/0/state", nil},
		{"commercial-invoice", "/facts/payment", []string{"payment"}},
		{"phytosanitary", "/facts/phytosanitary/wanted", nil},
	} {
		if got := slices.Sorted(maps.Keys(traces[tt.paper].Moves(tt.fact))); !slices.Equal(got, tt.boxes) {
			t.Errorf("%s moves %v on the %s, want %v", tt.fact, got, tt.paper, tt.boxes)
		}
	}
	for paper, box := range map[string]string{"commercial-invoice": "goods/1/net", "packing-list": "lots/2/net",
		"rail-consignment-note": "", "export-declaration": ""} {
		moved := traces[paper].Moves("/facts/transport/0/loads/0/net_g")
		if len(moved) == 0 || box != "" && !moved[box] {
			t.Errorf("a net weight moves %v on the %s, want %s", slices.Sorted(maps.Keys(moved)), paper, box)
		}
	}
	if got := traces["form-e"].BoxesOf("/items/0/net_g"); len(got) > 0 && !got["items/1/quantity"] {
		t.Errorf("the place is printed in %v", got)
	}
}

// A box for which nothing is there yet is found too: the fact is filled in, and the box says something.
func TestLackingFactsLeadToTheirBoxes(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Treatments, d.Facts.Tests = []dossier.Treatment{}, []dossier.Test{}
	d.Papers = slices.DeleteFunc(d.Papers, func(p dossier.Paper) bool { return p.Kind == "commercial-invoice" })
	for paper, want := range map[string][2]string{"phytosanitary": {"/facts/treatments/0/chemical", ""},
		"quality-data": {"/facts/tests/0/laboratory", ""}, "form-e": {"/papers", "items/1/invoice"}} {
		trace := traceOf(t, d, dossier.Paper{Kind: paper, DatedOn: "2026-11-05"})
		moved := trace.Moves(want[0])
		if !slices.Contains(trace.Pointers(), want[0]) || len(moved) == 0 || want[1] != "" && !moved[want[1]] {
			t.Errorf("%s moves %v on the %s", want[0], moved, paper)
		}
	}
}

// Tracing changes nothing.
func TestTracingLeavesTheDossierAlone(t *testing.T) {
	t.Parallel()
	d, before := example(t, "t1"), example(t, "t1")
	trace := traceOf(t, d, d.Papers[0])
	said := maps.Clone(trace.Said())
	for _, pointer := range trace.Pointers() {
		trace.Moves(pointer)
	}
	again := traceOf(t, d, d.Papers[0])
	if !maps.Equal(said, again.Said()) || strings.Compare(jsonOf(t, d), jsonOf(t, before)) != 0 {
		t.Error("the dossier is another one")
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
