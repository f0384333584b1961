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
var alone = map[string]string{}

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
