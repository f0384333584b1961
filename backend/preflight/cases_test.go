package preflight_test

import (
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// row is one row of the table that a trade officer can read: what was changed in a worked example, and which checks
// then find something, by number. T1 is known to have finding 55 besides: coffee and fruit in one reefer.
type row struct {
	check int    // that it is about
	says  string // what was changed
	on    string // r1, t1
	want  []int  // numbers of the checks that find something; none where the change is allowed

	facts  func(*dossier.Facts)   // a change at the source: all papers are written anew from it
	folder func(*dossier.Dossier) // a change of numbers and days of papers: all papers are written anew with it
	later  func(*dossier.Dossier) // a change that no paper knows of
	paper  string                 // a paper that says something else in one box
	box    string
	value  any
	around func(*preflight.Input) // a change of what is known beyond the dossier
}

// table is all of it, in the order of the checks.
var table = slices.Concat(partyRows, quantityRows, originRows, plantHealthRows, transportRows, customsRows, hygieneRows)

func TestTheTableOfChecks(t *testing.T) {
	t.Parallel()
	for i, r := range table {
		t.Run(fmt.Sprintf("%d %s", r.check, r.says), func(t *testing.T) {
			t.Parallel()
			got := findings(t, table[i])
			want := slices.Clone(r.want)
			if r.on == "t1" && !slices.Contains(want, 55) {
				want = append(want, 55)
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("found %v, want %v", got, want)
			}
		})
	}
}

// changed is a worked example after a change.
func changed(t *testing.T, r row) preflight.Input {
	t.Helper()
	d := example(t, r.on)[0]
	if r.facts != nil {
		r.facts(&d.Facts)
	}
	if r.folder != nil {
		r.folder(&d)
	}
	if r.facts != nil || r.folder != nil {
		anew(t, &d)
	}
	if r.later != nil {
		r.later(&d)
	}
	if r.paper != "" {
		write(t, &d, r.paper, r.box, r.value)
	}
	in := asked(t, d)
	if r.around != nil {
		r.around(&in)
	}
	return in
}

// findings are the numbers of the checks that find something after a change.
func findings(t *testing.T, r row) (numbers []int) {
	t.Helper()
	for _, f := range preflight.Run(changed(t, r)).At(trade.GatePlatform) {
		if !slices.Contains(numbers, f.Check) {
			numbers = append(numbers, f.Check)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// Every check is asked in the table once where it finds something, and once where a change beside it is allowed.
func TestEveryCheckFailsAndPassesInTheTable(t *testing.T) {
	t.Parallel()
	for _, c := range preflight.Checks() {
		about := func(r row) bool { return r.check == c.Number }
		fails := slices.ContainsFunc(table, func(r row) bool { return about(r) && slices.Contains(r.want, c.Number) })
		passes := slices.ContainsFunc(table, func(r row) bool { return about(r) && !slices.Contains(r.want, c.Number) })
		if !fails || !passes {
			t.Errorf("check %d: a row that fails %v, a row that passes %v", c.Number, fails, passes)
		}
	}
}

// At their own times the worked examples have the findings that they are known to have, and no others: R1 none, T1 the
// warning of coffee and fruit in one reefer, the train that the last of its 25 containers has no phytosanitary
// certificate.
func TestTheWorkedExamples(t *testing.T) {
	t.Parallel()
	known := map[string][]int{"NTG-2026-T1": {55}, "EXP-5-2026-S1-5": {38}}
	for _, name := range []string{"r1", "t1", "s1"} {
		for _, d := range example(t, name) {
			got, want := []int(nil), known[d.Reference]
			for _, f := range preflight.Run(asked(t, d)).At(trade.GatePlatform) {
				t.Log(d.Reference, f.Sentence)
				got = append(got, f.Check)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: found %v, want %v", d.Reference, got, want)
			}
		}
	}
}
