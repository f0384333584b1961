package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// openFails tries to open a ledger that must be refused, and names the refusal.
func openFails(t *testing.T, path string) string {
	t.Helper()
	db, err := store.Open(context.Background(), path, clock.Fixed(noon))
	if err == nil {
		_ = db.Close()
		t.Fatal("it was opened")
	}
	return fault.KeyOf(err)
}

func closed(t *testing.T, db *store.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAFreshLedgerIsSoundAndEmpty(t *testing.T) {
	t.Parallel()
	db := open(t, filepath.Join(t.TempDir(), "new", "folder", "ledger.db"))
	report, err := db.Verify(context.Background())
	if err != nil || !report.Sound() || report.Entries != 0 || report.Head != "" {
		t.Errorf("a fresh ledger: %+v, %v", report, err)
	}
	err = db.Write(context.Background(), func(tx *store.Tx) error {
		return tx.Post(&trade.Entry{Kind: trade.EntryMaster})
	})
	if fault.KeyOf(err) != string(words.StoreNotSetUp) {
		t.Errorf("an entry before the station is set up: %v", err)
	}
}

func TestALedgerLiesWhereItWasAskedFor(t *testing.T) {
	t.Parallel()
	folder := "100%41 mango #1 ບໍລິສັດ"
	if runtime.GOOS != "windows" {
		folder += "?mode=memory"
	}
	path := filepath.Join(t.TempDir(), folder, "ledger.db")
	l := newLedgerAt(t, path)
	copied := filepath.Join(filepath.Dir(path), "copy %20.db")
	if err := l.BackupTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, copied, store.NumbersPath(path)} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

func TestReopeningKeepsEverything(t *testing.T) {
	t.Parallel()
	l := storied(t)
	before, report := l.projections(t), l.verify(t)
	closed(t, l.DB)
	l.DB = open(t, l.Path())
	if after := l.projections(t); after != before {
		t.Errorf("after reopening\n%s\nwant\n%s", after, before)
	}
	if again := l.verify(t); !again.Sound() || again.Head != report.Head || again.Entries != report.Entries {
		t.Errorf("after reopening %+v, want %+v", again, report)
	}
	l.receive(t, 1_000)
	l.sound(t)
}

// olderLedger writes a ledger as the first program with only the first migration left it, with one entry.
func olderLedger(t *testing.T, path string) {
	t.Helper()
	script := contentOf(t, filepath.Join("migrations", "0001_ledger.sql"))
	sum := sha256.Sum256(script)
	raw := openRaw(t, path)
	raw.exec(t, `CREATE TABLE migration (name TEXT NOT NULL PRIMARY KEY, sha TEXT NOT NULL, ran_at TEXT NOT NULL) STRICT`)
	raw.exec(t, string(script))
	raw.exec(t, `INSERT INTO migration VALUES ('0001_ledger.sql', ?, '')`, hex.EncodeToString(sum[:]))
	raw.exec(t, `INSERT INTO entry VALUES (1, 'kept', 'master', '', '', '', '', '', '', '')`)
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnOlderLedgerIsCopiedAndBroughtUpToDate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ledger.db")
	olderLedger(t, path)
	closed(t, open(t, path))
	names, err := filepath.Glob(filepath.Join("migrations", "*.sql"))
	if err != nil {
		t.Fatal(err)
	}
	now := openRaw(t, path)
	if ran := now.count(t, "migration"); ran != int64(len(names)) {
		t.Errorf("%d migrations ran, want %d", ran, len(names))
	}
	was := openRaw(t, path+".before-0002_operation.sql")
	if ran := was.count(t, "migration"); ran != 1 {
		t.Errorf("the copy has %d migrations, want 1", ran)
	}
	for name, raw := range map[string]*rawLedger{"ledger": now, "copy": was} {
		if kept := raw.count(t, "entry WHERE id = 'kept'"); kept != 1 {
			t.Errorf("the %s has lost its entry", name)
		}
	}
}

func TestALedgerOfAnotherProgramVersionIsRefusedUnchanged(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"a step this program does not know": `INSERT INTO migration VALUES ('9999_future.sql', 'ab', '')`,
		"a step that was edited":            `UPDATE migration SET sha = 'ab' WHERE name = '0001_ledger.sql'`,
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := storied(t)
			closed(t, l.DB)
			raw := openRaw(t, l.Path())
			raw.exec(t, change)
			if err := raw.Close(); err != nil {
				t.Fatal(err)
			}
			ledger, numbers := contentOf(t, l.Path()), contentOf(t, store.NumbersPath(l.Path()))
			if key := openFails(t, l.Path()); key != string(words.StoreNewer) {
				t.Errorf("refused with %s", key)
			}
			if !bytes.Equal(contentOf(t, l.Path()), ledger) || !bytes.Equal(contentOf(t, store.NumbersPath(l.Path())), numbers) {
				t.Error("the refused ledger was changed")
			}
		})
	}
}

func TestOneProgramHoldsALedger(t *testing.T) {
	t.Parallel()
	l := storied(t)
	if key := openFails(t, l.Path()); key != string(words.StoreInUse) {
		t.Errorf("a second opening was refused with %q", key)
	}
	l.receive(t, 1_000)
	closed(t, l.DB)
	l.DB = open(t, l.Path())
	l.sound(t)
}

func TestWhatIsNoLedgerIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "letter.txt")
	letter := []byte(strings.Repeat("no database at all, ", 1000))
	if err := os.WriteFile(file, letter, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name, path string
		want       words.Key
	}{
		{"a letter", file, words.StoreDamaged},
		{"a folder under a file", filepath.Join(file, "ledger.db"), words.StoreDisk},
		{"a folder", dir, words.StoreDisk},
	}
	for _, c := range cases {
		if key := openFails(t, c.path); key != string(c.want) {
			t.Errorf("%s was refused with %q, want %s", c.name, key, c.want)
		}
	}
	if !bytes.Equal(contentOf(t, file), letter) {
		t.Error("the letter was changed")
	}
}

func TestTheJournalRefusesToBeChanged(t *testing.T) {
	t.Parallel()
	l := storied(t)
	raw := openRaw(t, l.Path())
	for table, key := range journalTables {
		for _, query := range []string{`DELETE FROM ` + table, `UPDATE ` + table + ` SET ` + key[0] + ` = ` + key[0]} {
			if _, err := raw.Exec(query); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: %v", query, err)
			}
		}
	}
	l.sound(t)
}

func TestABackupIsTheLedgerAsItStood(t *testing.T) {
	t.Parallel()
	l := storied(t)
	before, head := l.projections(t), l.verify(t).Head
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := l.BackupTo(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	l.receive(t, 1_000)
	end, err := store.HeadOfCopy(context.Background(), path)
	if err != nil || end.Chain != head || end.Station != "NT1" {
		t.Errorf("the backup ends at %+v (%v), want %s", end, err, head)
	}
	backup := &ledger{DB: open(t, path)}
	backup.sound(t)
	if after := backup.projections(t); after != before {
		t.Errorf("the backup holds\n%s\nwant\n%s", after, before)
	}
	if err := l.BackupTo(context.Background(), path); fault.KeyOf(err) != string(words.StoreDisk) {
		t.Errorf("a backup over another one: %v", err)
	}
}
