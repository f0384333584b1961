package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// journalTables are what the chain protects, with the columns that name a row.
var journalTables = map[string][]string{
	"entry": {"n"}, "movement": {"n", "line"}, "placement": {"n", "line"}, "fact": {"n", "line"},
	"chain": {"station", "epoch", "seq"},
}

// storied is a ledger with every kind of line, a reversal and a second epoch.
func storied(t *testing.T) *ledger {
	t.Helper()
	l := newLedger(t)
	l.receive(t, 54_000)
	u := l.pack(t, 2)
	box := l.container(t, "LKCU4200177")
	e := l.load(t, u[0], box)
	l.post(t, trade.EntryReverse, func(tx *store.Tx, r *trade.Entry) error {
		reversal, err := tx.Reversal(e)
		reversal.ID, reversal.Document = r.ID, "NOTE 17"
		*r = reversal
		return err
	})
	path := l.Path()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.MarkRestored(path); err != nil {
		t.Fatal(err)
	}
	l.DB = open(t, path)
	l.load(t, u[1], box)
	l.sound(t)
	return l
}

// unguarded opens a ledger's file past the store, with nothing that refuses a change.
func unguarded(t *testing.T, l *ledger) *rawLedger {
	t.Helper()
	raw := openRaw(t, l.Path())
	for table := range journalTables {
		raw.exec(t, `DROP TRIGGER `+table+`_no_update`)
		raw.exec(t, `DROP TRIGGER `+table+`_no_delete`)
	}
	return raw
}

func (l *ledger) verify(t testing.TB) store.Report {
	t.Helper()
	report, err := l.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestEveryChangedValueShowsAndIsNamed(t *testing.T) {
	t.Parallel()
	l := storied(t)
	raw := unguarded(t, l)
	ids := raw.entryIDs(t)
	for table, key := range journalTables {
		for _, row := range raw.rows(t, table) {
			for column, value := range row {
				for _, other := range changed(value) {
					undo, done := raw.change(t, table, key, row, column, other)
					if !done {
						continue
					}
					report := l.verify(t)
					undo()
					want := fmt.Sprint(row["entry_id"])
					if table != "chain" {
						want = ids[row["n"].(int64)]
					}
					what := fmt.Sprintf("%s.%s of %v to %v", table, column, row, other)
					expectNamed(t, report, want, table == "entry" && column == "id", what)
				}
			}
		}
	}
	l.sound(t)
}

// expectNamed checks that a report names the entry that a row belongs to. A changed id leaves nothing that could be
// named by it; then the report says which entry the chain has there.
func expectNamed(t *testing.T, r store.Report, want string, renamed bool, what string) {
	t.Helper()
	switch {
	case r.Sound() || r.Wrong == nil:
		t.Errorf("nobody noticed %s", what)
	case renamed:
		if !strings.Contains(r.Wrong.Why, want) {
			t.Errorf("%s: named %+v, want %s", what, *r.Wrong, want)
		}
	case string(r.Wrong.EntryID) != want:
		t.Errorf("%s: named %+v, want %s", what, *r.Wrong, want)
	}
}

// changed gives other values: a number one more, or where that one is taken a far one; a text with one character
// changed at its beginning, middle or end.
func changed(value any) (all []any) {
	switch v := value.(type) {
	case int64:
		return []any{v + 1, v + 1_000_000}
	case string:
		if v == "" {
			return []any{"x"}
		}
		for _, at := range []int{0, len(v) / 2, len(v) - 1} {
			b := []byte(v)
			b[at] ^= 1
			all = append(all, string(b))
		}
	}
	return all
}

// change writes one value and gives the way back; done is false where a key forbids the value.
func (r *rawLedger) change(t *testing.T, table string, key []string, row map[string]any, column string, to any) (
	undo func(), done bool,
) {
	t.Helper()
	set := func(row map[string]any, to any) error {
		where, args := make([]string, len(key)), []any{to}
		for i, k := range key {
			where[i], args = k+" = ?", append(args, row[k])
		}
		_, err := r.Exec(`UPDATE `+table+` SET `+column+` = ? WHERE `+strings.Join(where, " AND "), args...)
		return err
	}
	if err := set(row, to); err != nil {
		if !strings.Contains(err.Error(), "UNIQUE") {
			t.Fatal(err)
		}
		return nil, false
	}
	is := map[string]any{}
	for name, value := range row {
		is[name] = value
	}
	is[column] = to
	return func() {
		if err := set(is, row[column]); err != nil {
			t.Fatal(err)
		}
	}, true
}

func TestMissingAndSwappedEntriesShow(t *testing.T) {
	t.Parallel()
	const lines = `entry movement placement fact`
	renumber := func(raw *rawLedger, from, to int) {
		for _, table := range strings.Fields(lines) {
			raw.exec(t, `UPDATE `+table+` SET n = ? WHERE n = ?`, to, from)
		}
	}
	remove := func(raw *rawLedger, n int) {
		for _, table := range strings.Fields(lines) {
			raw.exec(t, `DELETE FROM `+table+` WHERE n = ?`, n)
		}
	}
	cases := map[string]struct {
		tamper func(raw *rawLedger, last int)
		wrong  int // which entry is named, counted from one; 0 for none
	}{
		"an entry in the middle is gone": {func(raw *rawLedger, _ int) { remove(raw, 4) }, 4},
		"the last entry is gone":         {func(raw *rawLedger, last int) { remove(raw, last) }, 8},
		"the last entry and its link are gone": {func(raw *rawLedger, last int) {
			raw.exec(t, `DELETE FROM chain WHERE entry_id = (SELECT id FROM entry WHERE n = ?)`, last)
			remove(raw, last)
		}, 0},
		"a link is gone": {func(raw *rawLedger, _ int) {
			raw.exec(t, `DELETE FROM chain WHERE entry_id = (SELECT id FROM entry WHERE n = 3)`)
		}, 3},
		"two entries are swapped": {func(raw *rawLedger, _ int) {
			renumber(raw, 3, 100)
			renumber(raw, 4, 3)
			renumber(raw, 100, 4)
		}, 4},
		"an entry was written past the program": {func(raw *rawLedger, last int) {
			raw.exec(t, `INSERT INTO entry SELECT ?, 'rogue', kind, actor, station, document, effective_at, zone,
				recorded_at, '' FROM entry WHERE n = ?`, last+1, last)
		}, 9},
		"a line was added that belongs to no entry": {func(raw *rawLedger, last int) {
			raw.exec(t, `INSERT INTO placement VALUES (?, 0, 'u:x', '', '')`, last+1)
		}, 8},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := storied(t)
			raw := unguarded(t, l)
			ids := raw.entryIDs(t)
			ids[int64(len(ids)+1)] = "rogue"
			c.tamper(raw, len(ids)-1)
			report := l.verify(t)
			if report.Sound() {
				t.Fatal("nobody noticed")
			}
			if c.wrong == 0 {
				return
			}
			if report.Wrong == nil || string(report.Wrong.EntryID) != ids[int64(c.wrong)] {
				t.Errorf("named %+v, want %s", report.Wrong, ids[int64(c.wrong)])
			}
		})
	}
}

func TestStrayedProjectionsAreNamedAndCured(t *testing.T) {
	t.Parallel()
	l := storied(t)
	raw := unguarded(t, l)
	cases := []struct{ change, named string }{
		{`UPDATE stock SET net_g = net_g + 1 WHERE place = 'l:cold'`, "stock {l:cold"},
		{`DELETE FROM stock WHERE place = 't:tuLKCU4200177'`, "stock {t:tuLKCU4200177"},
		{`INSERT INTO stock VALUES ('l:yard', 'i', 'l', 'A', 'o', 1, 1, 1, 1, 1, 1)`, "stock {l:yard"},
		{`UPDATE position SET parent = 'l:site' WHERE place = 'u:unit0000001'`, "position u:unit0000001"},
		{`UPDATE position SET tare_g = 0 WHERE place = 'l:cold'`, "position l:cold"},
		{`UPDATE unique_key SET subject = 'firm' WHERE value = 'COOP-NAMHA'`, "key [party COOP-NAMHA]"},
		{`DELETE FROM group_key WHERE kind = 'lot'`, "group [lot item/ban lot1]"},
	}
	for _, c := range cases {
		raw.exec(t, c.change)
		report := l.verify(t)
		if report.Wrong != nil || !strings.Contains(strings.Join(report.Strayed, "\n"), c.named) {
			t.Errorf("%s: found %+v, want %s", c.change, report, c.named)
		}
		if err := l.Rebuild(context.Background()); err != nil {
			t.Fatal(err)
		}
		l.sound(t)
	}
}

func TestARebuildRefusesAJournalThatGoesInACircle(t *testing.T) {
	t.Parallel()
	l := storied(t)
	before := l.projections(t)
	raw := unguarded(t, l)
	raw.exec(t, `INSERT INTO placement VALUES (2, 1, 'l:site', '', 'l:cold')`)
	if err := l.Rebuild(context.Background()); err == nil {
		t.Error("it was rebuilt")
	}
	if after := l.projections(t); after != before {
		t.Errorf("a refused rebuild left\n%s\nwant\n%s", after, before)
	}
}

// TestFlippedBits changes single bits anywhere in the ledger's file: either the ledger says that it is damaged, or
// its journal is provably what it was. Nothing may panic.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	l := storied(t)
	l.receive(t, 540_000)
	l.pack(t, 40)                     // so that there is less free space in the file
	if err := l.Close(); err != nil { // and with that everything is in the one file
		t.Fatal(err)
	}
	want := openRaw(t, l.Path()).journal(t)
	sane, err := os.ReadFile(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(26, 11))
	flips, noticed := 200, 0
	for range flips {
		at, bit := random.IntN(len(sane)), byte(1)<<random.IntN(8)
		path := filepath.Join(t.TempDir(), "ledger.db")
		sane[at] ^= bit
		err := os.WriteFile(path, sane, 0o600)
		sane[at] ^= bit
		if err != nil {
			t.Fatal(err)
		}
		if !soundFile(path) {
			noticed++
		} else if got := openRaw(t, path).journal(t); got != want {
			t.Errorf("bit %08b of byte %d changed the journal and nobody noticed", bit, at)
		}
	}
	t.Logf("%d of %d flipped bits were noticed; the others lie in free space or in tables that run the station",
		noticed, flips)
}

// soundFile tells whether a ledger's file opens and verifies.
func soundFile(path string) bool {
	db, err := store.Open(context.Background(), path, clock.Fixed(noon))
	if err != nil {
		return false
	}
	defer func() { _ = db.Close() }()
	report, err := db.Verify(context.Background())
	return err == nil && report.Sound()
}

// journal writes the five tables of the journal as text.
func (r *rawLedger) journal(t *testing.T) string {
	t.Helper()
	var text strings.Builder
	for _, table := range []string{"entry", "movement", "placement", "fact", "chain"} {
		for _, row := range r.rows(t, table) {
			fmt.Fprintln(&text, table, row)
		}
	}
	return text.String()
}

// rows reads a table whole, each row by its columns' names.
func (r *rawLedger) rows(t *testing.T, table string) (all []map[string]any) {
	t.Helper()
	rows, err := r.Query(`SELECT * FROM ` + table)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		row := map[string]any{}
		for i, name := range columns {
			row[name] = *values[i].(*any)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil && err != sql.ErrNoRows {
		t.Fatal(err)
	}
	return all
}

func (r *rawLedger) entryIDs(t *testing.T) map[int64]string {
	t.Helper()
	ids := map[int64]string{}
	r.each(t, `SELECT n, id FROM entry`, func(into func(...any) error) error {
		var n int64
		var id string
		err := into(&n, &id)
		ids[n] = id
		return err
	})
	return ids
}
