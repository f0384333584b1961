package preflight_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// alone are the facts of R1 that nothing else carries, so that a change of one of them alone cannot be found: reviewed
// one by one, each with the reason. Stars stand for numbers.
var alone = map[string]string{
	"/facts/charges/*/kind":                  "names a charge; its amount is checked",
	"/facts/customs/lane":                    "customs tell it when they release the goods; no paper has it",
	"/facts/lines/*/item/gtin":               "stands on labels, not on papers",
	"/facts/lines/*/item/name_en":            "is for screens; papers have the paper name",
	"/facts/lines/*/planned_packages":        "what was ordered; less may be loaded",
	"/facts/lots/*/delivery/slip":            "number of the purchase slip, which the grower holds",
	"/facts/lots/*/pre_harvest_record":       "number of the record; that there is one is checked",
	"/facts/parties/carrier/address":         "by rail no paper has it: carriers come from the register of railways",
	"/facts/parties/carrier/code":            "as its address",
	"/facts/parties/carrier/name":            "as its address",
	"/facts/parties/growers/*/address":       "stands on the origin letter, which R1 has not",
	"/facts/parties/growers/*/name":          "stands on the origin letter, which R1 has not",
	"/facts/phytosanitary/wanted":            "that one is there though nobody asked for it harms nobody",
	"/facts/rate/bank":                       "names who published the rate",
	"/facts/registrations/*/holder":          "of some kinds the register of the firm has no holder",
	"/facts/registrations/*/hs6":             "narrows a registration; the item narrows it too",
	"/facts/registrations/*/item":            "narrows a registration; the code of the item is our own",
	"/facts/registrations/*/kind":            "of orchards and packing houses the register is asked, and holds",
	"/facts/registrations/*/left_g":          "more left than is sent harms nobody",
	"/facts/registrations/*/number":          "of orchards and packing houses the register is asked, and holds",
	"/facts/route/booking":                   "the carrier's own number; no paper has it",
	"/facts/route/departure":                 "our own reference of the run",
	"/facts/route/exit/code":                 "papers have the name of the office; its code is looked up by it",
	"/facts/settlements/*/currency":          "all of a settlement is in it",
	"/facts/settlements/*/deductions/*/kind": "names a deduction; its amount is checked",
	"/facts/transport/*/climate/logger":      "by rail no paper has it; that there is one is checked",
	"/facts/transport/*/max_gross_g":         "stands on the plate; what is below the mass is checked",
	"/facts/transport/*/seals/*/by":          "who set a seal; papers have its number",
	"/papers/*/official/authority":           "who issued it stands on the authority's paper only",
	"/papers/*/official/place":               "where it was issued stands on the authority's paper only",
}

// A change of any single figure, date, code or party in one layer of R1 is found by a check, or the fact is in the
// reviewed list of those that nothing else carries. Layers are the facts, what each paper said when it was frozen, and
// what authorities returned.
func TestEverySingleChangeIsFound(t *testing.T) {
	t.Parallel()
	content, err := json.Marshal(example(t, "r1")[0])
	if err != nil {
		t.Fatal(err)
	}
	places := leaves("", decoded(t, content))
	var mutex sync.Mutex
	missed := map[string]bool{}
	var group sync.WaitGroup
	for part := range slices.Chunk(places, (len(places)+7)/8) {
		group.Go(func() {
			for _, at := range part {
				if silent(t, content, at) {
					mutex.Lock()
					missed[starred(at)] = true
					mutex.Unlock()
				}
			}
		})
	}
	group.Wait()
	for _, at := range slices.Sorted(maps.Keys(missed)) {
		if alone[at] == "" {
			t.Errorf("nobody notices another %s", at)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(alone)) {
		if !missed[at] {
			t.Errorf("%s is listed as a fact that nothing else carries, and a check finds its change", at)
		}
	}
	t.Logf("%d places changed, %d kinds of place that nothing else carries", len(places), len(missed))
}

// silent changes one place, a little and a lot, and tells whether no check finds anything.
func silent(t *testing.T, content []byte, at string) bool {
	steps := strings.Split(strings.TrimPrefix(at, "/"), "/")
	for _, other := range varied(valueAt(decoded(t, content), steps)) {
		if !unnoticed(t, content, at, other) {
			return false
		}
	}
	return true
}

func unnoticed(t *testing.T, content []byte, at string, other any) bool {
	all := decoded(t, content)
	put(t, all, strings.Split(strings.TrimPrefix(at, "/"), "/"), other)
	changed, err := json.Marshal(all)
	if err != nil {
		t.Error(err)
		return false
	}
	var d dossier.Dossier
	if err := json.Unmarshal(changed, &d); err != nil {
		t.Errorf("%s: %v", at, err)
		return false
	}
	if d.Validate() != nil { // no such dossier is read
		return false
	}
	return len(preflight.Run(asked(t, d)).At(trade.GatePlatform)) == 0
}

func decoded(t *testing.T, content []byte) (all any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	if err := d.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

// layers are the parts of a dossier in which places are changed.
var layers = regexp.MustCompile(`^/(facts/|papers/\d+/(official|context)/)`)

// ofItself are what a paper says of itself and of its print, and no more.
var ofItself = regexp.MustCompile(`^/papers/\d+/context/(template|template_sha256|state|kind|code|ours|number|` +
	`version|dated_on|shipment|made|warnings)(/|$)|(_decimals|_digits|_print|/printed|_heading|/see_list)$`)

// leaves lists the places of all values, by JSON pointer.
func leaves(at string, value any) (all []string) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			all = append(all, leaves(at+"/"+name, value[name])...)
		}
	case []any:
		for i, part := range value {
			all = append(all, leaves(fmt.Sprintf("%s/%d", at, i), part)...)
		}
	case nil:
	default:
		if layers.MatchString(at) && !ofItself.MatchString(at) {
			all = append(all, at)
		}
	}
	return all
}

func valueAt(in any, steps []string) any {
	for _, step := range steps {
		switch part := in.(type) {
		case map[string]any:
			in = part[step]
		case []any:
			var i int
			_, _ = fmt.Sscan(step, &i)
			in = part[i]
		}
	}
	return in
}

// varied are other values of the same kind: the next number and one far off, the next day and a year before or after,
// other letters, the opposite.
func varied(value any) []any {
	switch value := value.(type) {
	case json.Number:
		n, _ := value.Int64()
		return []any{json.Number(fmt.Sprint(n + 1000)), json.Number(fmt.Sprint(3*n + 7)), json.Number("0")}
	case bool:
		return []any{!value}
	case string:
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return []any{day.AddDate(0, 0, 1).Format(time.DateOnly), day.AddDate(1, 0, 3).Format(time.DateOnly),
				day.AddDate(-1, 0, -3).Format(time.DateOnly)}
		}
		if at, err := time.Parse(time.RFC3339, value); err == nil {
			return []any{at.AddDate(0, 0, 1).Format(time.RFC3339), at.AddDate(-1, 0, -3).Format(time.RFC3339)}
		}
		return []any{value + "X", "X"}
	}
	return nil
}

var numbers = regexp.MustCompile(`/\d+(/|$)`)

// starred names a place without the numbers of its rows.
func starred(at string) string {
	for numbers.MatchString(at) {
		at = numbers.ReplaceAllString(at, "/*$1")
	}
	return at
}
