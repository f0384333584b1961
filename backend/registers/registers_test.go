package registers_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/registers"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

var (
	ctx     = context.Background()
	noon    = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	hand    = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
)

// office is a station without any register.
type office struct {
	*registers.Service
	db *store.DB
}

func newOffice(t *testing.T) office {
	t.Helper()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	check(t, err)
	t.Cleanup(func() { _ = db.Close() })
	check(t, settings.New(db).SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane",
		FirmCode: "NTG", FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY",
		SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG"}))
	return office{registers.New(db), db}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// told gives the keys of all that an error tells.
func told(t *testing.T, err error) string {
	t.Helper()
	var keys []string
	for _, f := range fault.All(err) {
		said := words.Say(words.English, words.Key(f.Key), f.Params)
		if said == f.Key || strings.ContainsAny(said, "{}") {
			t.Errorf("%v is told as %q", f, said)
		}
		keys = append(keys, f.Key)
	}
	if err != nil && keys == nil {
		t.Errorf("an error that is no fault: %v", err)
	}
	return strings.Join(keys, " ")
}

const heading = "code,name_en,valid_from,valid_to,source,as_of,confidence\n"

func (o office) importRows(rows string) (int, error) {
	got, err := o.Import(ctx, officer, registers.ImportRequest{Register: "units", File: strings.NewReader(heading + rows)})
	if len(got.Changes) != got.Saved {
		return got.Saved, fmt.Errorf("%d rows saved, and %d changes told", got.Saved, len(got.Changes))
	}
	return got.Saved, err
}

// valid gives the names under which a code is valid on a day.
func (o office) valid(t *testing.T, code, date string) string {
	t.Helper()
	var name string
	check(t, o.db.Read(ctx, func(tx *store.Tx) error {
		row, _, err := tx.RegisterRow("units", code, date)
		name = row.Fields["name_en"]
		return err
	}))
	return name
}

func (o office) seq(t *testing.T) (seq int64) {
	t.Helper()
	check(t, o.db.Read(ctx, func(tx *store.Tx) error { seq = tx.Seq(); return nil }))
	return seq
}

// shippedRows counts what lies in the files that come with the program.
func shippedRows(t *testing.T) (rows int) {
	t.Helper()
	names, err := fs.Glob(templates.Registers, "registers/*.csv")
	check(t, err)
	for _, name := range names {
		f, err := templates.Registers.Open(name)
		check(t, err)
		file, err := exchange.ReadRegister(f, name)
		check(t, err)
		rows += len(file.Rows)
	}
	return rows
}

func TestShippedListsAreLoadedOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	fresh, err := o.Fresh(ctx, hand)
	if want := shippedRows(t); err != nil || fresh != want {
		t.Errorf("%d rows are fresh, %v, want %d", fresh, err, want)
	}
	added, err := o.LoadShipped(ctx, officer, "")
	if want := shippedRows(t); err != nil || added != want || added == 0 {
		t.Fatalf("added %d rows, %v, want %d", added, err, want)
	}
	row, err := o.Rows(ctx, hand, "units")
	if err != nil || len(row) == 0 || row[0].Source == "" || row[0].Fields["name_en"] == "" {
		t.Errorf("units %+v, %v", row, err)
	}
	fresh, err = o.Fresh(ctx, hand)
	if err != nil || fresh != 0 {
		t.Errorf("%d rows are fresh now, %v", fresh, err)
	}
	before := o.seq(t)
	added, err = o.LoadShipped(ctx, officer, "again")
	if err != nil || added != 0 || o.seq(t) != before {
		t.Errorf("a second time %d rows are added, %v", added, err)
	}
}

// TestShippedListsLeaveWhatAnOfficerSaved has two rows that the program also ships: one is changed, the other was
// given an end, so that a shipped row without one would revive it.
func TestShippedListsLeaveWhatAnOfficerSaved(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.importRows("KGM,kilo,,,our own,2026-11-01,high\nGRM,gram of old,,2025-12-31,our own,2026-11-01,high\n")
	check(t, err)
	added, err := o.LoadShipped(ctx, officer, "")
	if want := shippedRows(t) - 2; err != nil || added != want {
		t.Errorf("added %d rows, %v, want %d", added, err, want)
	}
	if name := o.valid(t, "KGM", "2026-11-06"); name != "kilo" {
		t.Errorf("KGM is %q now", name)
	}
	if name := o.valid(t, "GRM", "2026-11-06"); name != "" {
		t.Errorf("GRM is %q now", name)
	}
}

func TestImportChangesWhatTheFileChanges(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	saved, err := o.importRows("KGM,kilogram,,,Rec 20,2026-11-01,high\nTNE,tonne,,,Rec 20,2026-11-01,high\n")
	if err != nil || saved != 2 {
		t.Fatalf("saved %d, %v", saved, err)
	}
	saved, err = o.importRows("KGM,kilogramme,,,Rec 20,2026-11-05,high\nTNE,tonne,,,Rec 20,2026-11-01,high\n")
	if err != nil || saved != 1 || o.valid(t, "KGM", "2026-11-06") != "kilogramme" {
		t.Errorf("saved %d, %v", saved, err)
	}
	before := o.seq(t)
	saved, err = o.importRows("TNE,tonne,,,Rec 20,2026-11-01,high\n")
	if err != nil || saved != 0 || o.seq(t) != before {
		t.Errorf("of what is here as it is %d were saved, %v", saved, err)
	}
	rows, err := o.Rows(ctx, officer, "units")
	if err != nil || len(rows) != 2 {
		t.Errorf("rows %+v, %v", rows, err)
	}
}

// TestACodeHasOneMeaningADay brings a new row for a code in one file after another.
func TestACodeHasOneMeaningADay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.importRows("KGM,old,,,Rec 20,2026-11-01,high\n")
	check(t, err)
	_, err = o.importRows("KGM,new,2027-01-01,,Rec 20,2026-11-01,high\nLTR,litre,,,Rec 20,2026-11-01,high\n")
	if told(t, err) != string(words.RegistersOverlap) {
		t.Fatalf("a new row beside one without an end: %v", err)
	}
	if p := fault.All(err)[0].Params; p["line"] != 2 || p["found"] != "KGM" || o.valid(t, "LTR", "2026-11-06") != "" {
		t.Errorf("told %v", err)
	}
	saved, err := o.importRows("KGM,old,,2026-12-31,Rec 20,2026-11-01,high\nKGM,new,2027-01-01,,Rec 20,2026-11-01,high\n")
	if err != nil || saved != 2 {
		t.Fatalf("saved %d, %v", saved, err)
	}
	for date, want := range map[string]string{"1999-01-01": "old", "2026-12-31": "old", "2027-01-01": "new"} {
		if name := o.valid(t, "KGM", date); name != want {
			t.Errorf("on %s KGM is %q, want %q", date, name, want)
		}
	}
	_, err = o.importRows("KGM,between,2026-06-01,2026-06-30,Rec 20,2026-11-01,high\n")
	if told(t, err) != string(words.RegistersOverlap) {
		t.Errorf("a row within another: %v", err)
	}
	_, err = o.importRows("KGM,old,,,Rec 20,2026-11-01,high\n")
	if told(t, err) != string(words.RegistersOverlap) {
		t.Errorf("an old row that loses its end: %v", err)
	}
}

func TestImportRefusesAWrongFile(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	before := o.seq(t)
	for name, c := range map[string]struct{ register, file, want string }{
		"no name":    {"", heading + "KGM,kilogram,,,Rec 20,2026-11-01,high\n", "registers.name"},
		"two names":  {"units/KGM", heading + "KGM,kilogram,,,Rec 20,2026-11-01,high\n", "registers.name"},
		"nothing":    {"units", "", "exchange.csv_no_rows"},
		"no heading": {"units", "KGM,kilogram\n", strings.TrimSpace(strings.Repeat("exchange.csv_heading_missing ", 6))},
		"two wrong": {"units", heading + "KGM,a,,,,2026-11-01,high\nTNE,b,,,x,today,sure\n",
			"exchange.csv_empty exchange.csv_date exchange.csv_confidence"},
		"twice": {"units", heading + "KGM,a,,,x,2026-11-01,high\nKGM,b,2026-01-01,,x,2026-11-01,high\n",
			"exchange.csv_code_twice"},
		"one wrong": {"units", heading + "KGM,a,,,x,2026-11-01,high\nTNE,b,,2026-02-30,x,2026-11-01,high\n",
			"exchange.csv_date"},
		"not in text": {"units", "\xff\xfe", "exchange.csv_not_text"},
	} {
		got, err := o.Import(ctx, officer, registers.ImportRequest{Register: c.register, File: strings.NewReader(c.file)})
		if keys := told(t, err); keys != c.want || got.Saved != 0 || got.Changes != nil {
			t.Errorf("%s: got %+v, told %q, want %q", name, got, keys, c.want)
		}
	}
	if o.seq(t) != before {
		t.Error("a refused file has left something behind")
	}
}

func TestExportIsWhatImportReads(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.LoadShipped(ctx, officer, "")
	check(t, err)
	all, err := o.List(ctx, hand)
	check(t, err)
	other := newOffice(t)
	for _, about := range all {
		for _, format := range []registers.Format{registers.XLSX, registers.CSV} {
			var first, second bytes.Buffer
			check(t, o.Export(ctx, hand, about.Name, format, &first))
			if about.Rows == 0 {
				continue
			}
			exported := first.String()
			ask := registers.ImportRequest{Register: about.Name, File: &first, Name: about.Name}
			got, err := o.Import(ctx, officer, ask)
			if err != nil || got.Saved != 0 || got.Same != about.Rows {
				t.Errorf("%s: what was exported as %s is not what is here: %+v, %v", about.Name, format, got, err)
			}
			ask.File = strings.NewReader(exported)
			got, err = other.Import(ctx, officer, ask)
			if err != nil || got.Saved+got.Same != about.Rows {
				t.Errorf("%s into another house: %+v, %v", about.Name, got, err)
			}
			check(t, other.Export(ctx, hand, about.Name, format, &second))
			if second.String() != exported {
				t.Errorf("%s comes out of another house as other %s", about.Name, format)
			}
		}
	}
	err = o.Export(ctx, hand, "unit", registers.CSV, &bytes.Buffer{})
	if told(t, err) != string(words.RegistersUnknown) {
		t.Errorf("a register that is not here: %v", err)
	}
}

// TestAnEmptyRegisterIsExportedToBeFilledIn takes one that every firm fills itself.
func TestAnEmptyRegisterIsExportedToBeFilledIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	var out bytes.Buffer
	check(t, o.Export(ctx, hand, "declarant-cards", registers.CSV, &out))
	const want = "\ufeffcode,name_en,holder,tin,note,valid_from,valid_to,source,as_of,confidence\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	for name, want := range map[string]string{"orchards.XLSX": "", "orchards.csv": "", "orchards.pdf": "registers.format",
		"orchards": "registers.format"} {
		if _, err := registers.FormatOf(name); told(t, err) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestACommandIsDoneOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	again := func() error {
		_, err := o.Import(ctx, officer, registers.ImportRequest{Register: "units", Command: "import-1",
			File: strings.NewReader(heading + "KGM,kilogram,,,Rec 20,2026-11-01,high\n")})
		return err
	}
	check(t, again())
	if err := again(); told(t, err) != string(words.StorePosted) {
		t.Errorf("the same command again: %v", err)
	}
}

func TestWhoMayEditRegisters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for name, try := range map[string]func(trade.Actor) error{
		"load":   func(a trade.Actor) error { _, err := o.LoadShipped(ctx, a, ""); return err },
		"import": func(a trade.Actor) error { _, err := o.Import(ctx, a, registers.ImportRequest{}); return err },
		"end":    func(a trade.Actor) error { return o.End(ctx, a, registers.EndRequest{}) },
	} {
		if err := try(hand); told(t, err) != string(words.AccessNotPermitted) {
			t.Errorf("%s by a warehouse hand: %v", name, err)
		}
		if err := try(trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
			t.Errorf("%s by nobody: %v", name, err)
		}
	}
	if _, err := o.List(ctx, trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
		t.Errorf("registers listed by nobody: %v", err)
	}
	if _, err := o.Fresh(ctx, trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
		t.Errorf("new rows counted by nobody: %v", err)
	}
	if _, err := o.Rows(ctx, trade.Actor{}, "units"); told(t, err) != string(words.AccessSignIn) {
		t.Errorf("rows seen by nobody: %v", err)
	}
	err := o.Export(ctx, trade.Actor{}, "units", registers.CSV, &bytes.Buffer{})
	if told(t, err) != string(words.AccessSignIn) {
		t.Errorf("exported by nobody: %v", err)
	}
}
