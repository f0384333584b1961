package preflight_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// example reads a worked example: r1 (bananas by rail), t1 (melons and coffee by road), s1 (a train of 25 containers).
// Every call gives its own.
func example(t testing.TB, name string) []dossier.Dossier {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	all, err := exchange.ReadDossiers(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if name == "s1" { // its file does not tell what papers said
			anew(t, &all[i])
		}
	}
	return all
}

// lists are the registers that come with the program, and those that the firm of the worked examples fills itself.
var lists = sync.OnceValues(func() (*preflight.Lists, error) {
	rows, err := listed()
	return preflight.NewLists(rows), err
})

var listed = sync.OnceValues(func() ([]trade.RegisterRow, error) {
	rows := []trade.RegisterRow{}
	for _, folder := range []string{"registers", "demo/registers"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "templates", folder, "*.csv"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			more, err := rowsOf(file)
			if err != nil {
				return nil, err
			}
			rows = append(rows, more...)
		}
	}
	return rows, nil
})

// listedAs are the registers with these rows in the place of all that a register of theirs has.
func listedAs(rows ...trade.RegisterRow) func(*preflight.Input) {
	return func(in *preflight.Input) {
		all, _ := listed() // read by now, and found good
		others := slices.DeleteFunc(slices.Clone(all), func(row trade.RegisterRow) bool {
			return slices.ContainsFunc(rows, func(r trade.RegisterRow) bool { return r.Register == row.Register })
		})
		in.Registers = preflight.NewLists(append(others, rows...))
	}
}

func rowsOf(file string) (rows []trade.RegisterRow, err error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	for _, line := range lines[1:] {
		row := trade.RegisterRow{Register: strings.TrimSuffix(filepath.Base(file), ".csv"), Fields: map[string]string{}}
		for i, name := range lines[0] {
			switch name {
			case "code":
				row.Code = line[i]
			case "valid_from":
				row.ValidFrom = line[i]
			case "valid_to":
				row.ValidTo = line[i]
			default:
				row.Fields[name] = line[i]
			}
		}
		rows = append(rows, row)
	}
	return rows, err
}

// asked is what the checks look at: a dossier at its own time, with what its papers say and which it still needs.
func asked(t testing.TB, d dossier.Dossier) preflight.Input {
	t.Helper()
	registers, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	in := preflight.Input{Dossier: d, Registers: registers, At: ownTime(d)}
	for i, p := range d.Papers {
		if !trade.PaperState(p.State).Stands() {
			continue
		}
		said, err := forms.Compare(d, i, registersOn(registers, p.DatedOn))
		if err != nil {
			t.Fatal(err)
		}
		in.Papers = append(in.Papers, said)
	}
	in.Drafts = forms.Drafts(d, in.At.Format(time.DateOnly), registersOn(registers, in.At.Format(time.DateOnly)))
	return in
}

// ownTime is the hour until which the papers of a dossier have to be there.
func ownTime(d dossier.Dossier) time.Time {
	at, err := time.Parse(time.RFC3339, d.Facts.Route.CutOffAt)
	if err != nil {
		at, _ = time.Parse(time.RFC3339, d.Facts.Route.DepartsAt)
	}
	return at
}

func registersOn(lists *preflight.Lists, on string) forms.Registers {
	return func(register, code string) (map[string]string, bool) { return lists.Row(register, code, on) }
}

// anew freezes all papers of a dossier once more, as they are written from its facts.
func anew(t testing.TB, d *dossier.Dossier) {
	t.Helper()
	registers, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Papers {
		got, err := forms.Write(*d, forms.Request{Kind: trade.PaperKind(p.Kind), Lines: p.Lines,
			Head: forms.Head{DatedOn: p.DatedOn}, Registers: registersOn(registers, p.DatedOn)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Papers[i].Context, err = json.Marshal(got.Data); err != nil {
			t.Fatal(err)
		}
	}
}

// write changes one place of what a paper said when it was frozen.
func write(t testing.TB, d *dossier.Dossier, kind, box string, value any) {
	t.Helper()
	for i, p := range d.Papers {
		if p.Kind != kind {
			continue
		}
		var said any
		if err := json.Unmarshal(p.Context, &said); err != nil {
			t.Fatal(err)
		}
		put(t, said, strings.Split(strings.TrimPrefix(box, "/"), "/"), value)
		var err error
		if d.Papers[i].Context, err = json.Marshal(said); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("there is no %s", kind)
}

// put changes one place in decoded JSON.
func put(t testing.TB, in any, at []string, value any) {
	t.Helper()
	switch in := in.(type) {
	case map[string]any:
		if len(at) == 1 {
			in[at[0]] = value
			return
		}
		put(t, in[at[0]], at[1:], value)
	case []any:
		i, err := strconv.Atoi(at[0])
		if err != nil || i >= len(in) {
			t.Fatalf("there is no place %v", at)
		}
		if len(at) == 1 {
			in[i] = value
			return
		}
		put(t, in[i], at[1:], value)
	default:
		t.Fatalf("there is no place %v", at)
	}
}
