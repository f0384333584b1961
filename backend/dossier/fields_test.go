package dossier_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Every fact of a dossier is described, with words in the catalogue, and nothing else is.
func TestEveryFactIsDescribed(t *testing.T) {
	t.Parallel()
	leaves := leavesOf("/facts", reflect.TypeFor[dossier.Facts]())
	described := map[string]bool{}
	for _, f := range dossier.Fields() {
		described[f.Pattern] = true
		if f.Kind == "" || f.Group == "" {
			t.Errorf("%s is not described", f.Pattern)
		}
		if !slices.Contains(leaves, f.Pattern) {
			t.Errorf("%s is described, and there is no such fact", f.Pattern)
		}
		has(t, f.Caption)
		has(t, words.Key("editor.group_"+string(f.Group)))
	}
	for _, leaf := range leaves {
		if !described[leaf] {
			t.Errorf("%s is not described", leaf)
		}
	}
	for _, name := range dossier.ShapesNobodyUses() {
		t.Errorf("%s is described, and no part has it", name)
	}
	for _, p := range dossier.Parts() {
		has(t, p.Caption)
	}
}

func has(t *testing.T, key words.Key) {
	t.Helper()
	if said := words.Say(words.English, key, nil); said == string(key) || said == "" {
		t.Errorf("no words for %s", key)
	}
}

func leavesOf(at string, t reflect.Type) (all []string) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		of, below := t.Field(i).Type, at+"/"+name
		if of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Struct {
			of, below = of.Elem(), below+"/*"
		}
		if of.Kind() == reflect.Struct {
			all = append(all, leavesOf(below, of)...)
			continue
		}
		all = append(all, below)
	}
	return all
}

// Who tells a fact is what keeping it says: what an officer adds is kept, and comes back; all else does not.
func TestWhatAnOfficerAddsIsWhatIsKept(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"r1", "t1"} {
		f, before := example[dossier.Dossier](t, file).Facts, example[dossier.Dossier](t, file).Facts
		for _, leaf := range f.Leaves() {
			varied, undo := f.Varied(leaf.Pointer, 0)
			if !varied {
				t.Errorf("there is no other value for %s", leaf.Pointer)
			}
			if kept := reflect.DeepEqual(before.With(f.Added()), f); kept != leaf.Field.Added() {
				t.Errorf("%s: that it is kept with what is added is %v", leaf.Pointer, kept)
			}
			undo()
		}
		if !reflect.DeepEqual(f, before) {
			t.Errorf("%s: what was varied did not come back", file)
		}
	}
}

// What stands in an input is read back as the same value.
func TestFactsAreWrittenAsTheyAreRead(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"r1", "t1"} {
		f := example[dossier.Dossier](t, file).Facts
		var changes []dossier.Change
		for _, leaf := range f.Leaves() {
			if leaf.Field.Added() && !leaf.Field.Pair {
				changes = append(changes, dossier.Change{Pointer: leaf.Pointer, Value: leaf.Said(f, dossier.Coding{})})
			}
		}
		again, wrong, err := f.With(dossier.Added{}).Changed(changes, dossier.Coding{})
		if err != nil || len(wrong) > 0 {
			t.Fatalf("%v %v", err, wrong)
		}
		for _, leaf := range f.Leaves() {
			said, _ := again.Said(leaf.Pointer, dossier.Coding{})
			if want := leaf.Said(f, dossier.Coding{}); said != want {
				t.Errorf("%s: %s is %q, typed again %q", file, leaf.Pointer, want, said)
			}
		}
		if len(changes) < 60 {
			t.Errorf("only %d facts", len(changes))
		}
	}
}

func TestValuesAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	f := example[dossier.Dossier](t, "r1").Facts
	digits := dossier.Coding{Digits: func(string) (int, bool) { return 0, true },
		Known: func(list, code string) bool { return list != "countries" || code == "LA" }}
	for _, tt := range []struct {
		pointer, typed, said string
		refused              words.Key
	}{
		{"/facts/tickets/0/first_g", "23 322,5", "23322.5", ""},
		{"/facts/tickets/0/first_g", "1.2345", "", words.EditorTooFine},
		{"/facts/tickets/0/first_g", "-1", "", words.EditorNegative},
		{"/facts/tickets/0/first_g", "9999999999999999999", "", words.EditorNoNumber},
		{"/facts/tickets/0/first_g", "99999999999999.999", "99999999999999.999", ""},
		{"/facts/tickets/0/first_g", "999999999999999.999", "999999999999999.999", ""},
		{"/facts/tickets/0/first_g", "ten", "", words.EditorNoNumber},
		{"/facts/transport/0/climate/set_point_deci_c", "-13,5", "-13.5", ""},
		{"/facts/transport/0/climate/pre_cooled_to_deci_c", "0", "0", ""},
		{"/facts/transport/0/climate/pre_cooled_to_deci_c", "", "", ""},
		{"/facts/rate/minor_digits", "10", "", words.EditorTooLarge},
		{"/facts/rate/scaled", "21650.50", "21650.50", ""},
		{"/facts/charges/0/minor", "-120.5", "-120.50", ""},
		{"/facts/insurance/number", "P 17", "P 17", ""},
		{"/facts/contract/dated_on", "2026-02-30", "", words.EditorNoDate},
		{"/facts/route/gate_at", "2026-11-07 01:30", "2026-11-07T01:30", ""},
		{"/facts/route/gate_at", "2026-11-07T01:30:00+08:00", "2026-11-07T01:30:00+08:00", ""},
		{"/facts/route/gate_at", "tomorrow", "", words.EditorNoMoment},
		{"/facts/route/nationality", "LA", "LA", ""},
		{"/facts/route/nationality", "XX", "", words.EditorUnknownCode},
		{"/facts/treatments/0/line", "1", "1", ""},
		{"/facts/treatments/0/line", "one", "", words.EditorUnknownCode},
		{"/facts/phytosanitary/wanted", "yes", "yes", ""},
		{"/facts/orders/0/lots", "A, B", "A, B", ""},
		{"/facts/lots/0/producer", "CLAO21052611050003", "CLAO21052611050003", ""},
		{"/facts/lots/0/orchard", "X", "", words.EditorLedgerTells},
		{"/facts/parties/consignee/name", "X", "", words.EditorLedgerTells},
		{"/facts/lots/9/producer", "X", "", words.EditorNoSuchFact},
		{"/facts/lots/x/producer", "X", "", words.EditorNoSuchFact},
		{"/facts/nothing", "X", "", words.EditorNoSuchFact},
		{"/facts/treatments/7/kind", "X", "", words.EditorNoSuchFact},
		{"/facts/transport/0/seals/9/photo", "X", "", words.EditorNoSuchFact},
	} {
		next, wrong, err := f.Changed([]dossier.Change{{Pointer: tt.pointer, Value: tt.typed}}, digits)
		if err != nil {
			t.Fatal(err)
		}
		if tt.refused != "" {
			if len(wrong) != 1 || wrong[0].Key != string(tt.refused) || wrong[0].Field != tt.pointer {
				t.Errorf("%s = %q is told %v, want %s", tt.pointer, tt.typed, wrong, tt.refused)
			}
			continue
		}
		if said, _ := next.Said(tt.pointer, digits); len(wrong) > 0 || said != tt.said {
			t.Errorf("%s = %q is read as %q, want %q (%v)", tt.pointer, tt.typed, said, tt.said, wrong)
		}
	}
}

func TestRowsAndPartsGrowAndShrink(t *testing.T) {
	t.Parallel()
	f := example[dossier.Dossier](t, "r1").Facts
	change := func(of dossier.Facts, all ...dossier.Change) (dossier.Facts, fault.List) {
		t.Helper()
		next, wrong, err := of.Changed(all, dossier.Coding{})
		if err != nil {
			t.Fatal(err)
		}
		return next, wrong
	}
	tests := len(f.Tests)
	next, wrong := change(f, dossier.Change{Pointer: "/facts/tests", Op: dossier.AddRow},
		dossier.Change{Pointer: "/facts/insurance/number", Value: "P1"})
	equal(t, "tests", len(next.Tests), tests+1)
	equal(t, "wrong", len(wrong), 0)
	next, _ = change(next, dossier.Change{Pointer: "/facts/insurance/number", Value: " "},
		dossier.Change{Pointer: "/facts/tests/0", Op: dossier.Remove},
		dossier.Change{Pointer: "/facts/contract", Op: dossier.Remove})
	if next.Insurance != nil || next.Contract != nil || len(next.Tests) != tests {
		t.Errorf("left are %+v %+v and %d tests", next.Insurance, next.Contract, len(next.Tests))
	}
	for pointer, want := range map[string]words.Key{"/facts/lots": words.EditorLedgerTells,
		"/facts/customs": words.EditorNoSuchFact, "/facts/zzz": words.EditorNoSuchFact} {
		_, wrong := change(f, dossier.Change{Pointer: pointer, Op: dossier.AddRow})
		if fault.KeyOf(wrong.OrNil()) != string(want) {
			t.Errorf("adding to %s is told %v", pointer, wrong)
		}
	}
	for pointer, want := range map[string]words.Key{"/facts/lots/0": words.EditorLedgerTells,
		"/facts/customs": words.EditorNoSuchFact, "/facts/tests/99": words.EditorNoSuchFact,
		"/facts/tests": words.EditorNoSuchFact} {
		_, wrong := change(f, dossier.Change{Pointer: pointer, Op: dossier.Remove})
		if fault.KeyOf(wrong.OrNil()) != string(want) {
			t.Errorf("removing %s is told %v, want %s", pointer, wrong, want)
		}
	}
	if _, wrong := change(f, dossier.Change{Pointer: "/facts/tests", Op: "shuffle"}); len(wrong) != 1 {
		t.Error("an unknown change passes")
	}
}

// A change finds its lot, container and seal again after more was loaded before them.
func TestChangesAreFittedToWhereTheirRowsAreNow(t *testing.T) {
	t.Parallel()
	f := example[dossier.Dossier](t, "r1").Facts
	rows := f.Rows()
	was := []dossier.Change{{Pointer: "/facts/lots/0/producer", Value: "A"},
		{Pointer: "/facts/transport/1/seals/0/photo", Value: "B"}, {Pointer: "/facts/contract/number", Value: "C"},
		{Pointer: "/facts/lots/1/district", Value: "D"}}
	f.Lots = append([]dossier.Lot{{Number: "NEW"}}, f.Lots[0], f.Lots[2])
	f.Transport = append([]dossier.Transport{{Number: "NEWU0000000"}}, f.Transport...)
	fitted, gone := f.Fitted(was, rows)
	want := []string{"/facts/lots/1/producer", "/facts/transport/2/seals/0/photo", "/facts/contract/number"}
	for i, one := range fitted {
		equal(t, "change", one.Pointer, want[i])
	}
	if len(fitted) != 3 || len(gone) != 1 || gone[0].Pointer != "/facts/lots/1/district" {
		t.Errorf("fitted %v, gone %v", fitted, gone)
	}
}
