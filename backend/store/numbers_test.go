package store_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// take posts an entry that takes numbers of a series, and gives the first of them.
func (l *ledger) take(series string, count int64, entry trade.EntryID) (first int64, err error) {
	err = l.Write(context.Background(), func(tx *store.Tx) error {
		e := trade.Entry{ID: entry, Kind: trade.EntryNumbering}
		if first, err = tx.Take(series, count, e.ID); err != nil {
			return err
		}
		return tx.Post(&e)
	})
	return first, err
}

func (l *ledger) mustTake(t tester, series string, count int64) int64 {
	t.Helper()
	first, err := l.take(series, count, trade.EntryID(clock.NewID()))
	if err != nil {
		t.Fatal(err)
	}
	return first
}

// putSeries sets a series' range.
func (l *ledger) putSeries(t tester, s trade.Series) {
	t.Helper()
	l.post(t, trade.EntrySetting, func(tx *store.Tx, e *trade.Entry) error { return tx.PutSeries(e, s) })
}

func (l *ledger) reopen(t tester) {
	t.Helper()
	path := l.Path()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l.DB = open(t, path)
}

func (l *ledger) epoch(t tester) (epoch int64) {
	t.Helper()
	l.read(t, func(tx *store.Tx) error {
		epoch = tx.Epoch()
		return nil
	})
	return epoch
}

func write(t tester, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t tester, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestNumbersFollowOneAnotherInBlocks(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "s", First: 11, Last: 40, Block: 10})
	steps := []struct{ count, want int64 }{{1, 11}, {3, 12}, {7, 15}, {1, 22}, {15, 23}, {1, 38}}
	for _, s := range steps {
		if got := l.mustTake(t, "s", s.count); got != s.want {
			t.Errorf("%d numbers begin with %d, want %d", s.count, got, s.want)
		}
		l.reopen(t) // a clean restart loses none
	}
	for range 3 { // and being refused costs none
		if _, err := l.take("s", 3, "e"); fault.KeyOf(err) != string(words.NumbersUsedUp) {
			t.Errorf("three of the last two: %v", err)
		}
	}
	if got := l.mustTake(t, "s", 2); got != 39 {
		t.Errorf("the last two begin with %d, want 39", got)
	}
	if _, err := l.take("s", 1, "e"); fault.KeyOf(err) != string(words.NumbersUsedUp) {
		t.Errorf("one too many: %v", err)
	}
	if l.epoch(t) != 1 {
		t.Errorf("epoch %d after clean restarts, want 1", l.epoch(t))
	}
}

func TestANewRangeIsKept(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "s", First: 1, Last: 100, Block: 10})
	l.mustTake(t, "s", 5)
	l.putSeries(t, trade.Series{Name: "s", First: 5_001, Last: 5_100, Block: 10})
	if got := l.mustTake(t, "s", 1); got != 5_001 {
		t.Errorf("the first number of the new range is %d, want 5001", got)
	}
	l.putSeries(t, trade.Series{Name: "s", First: 5_001, Last: 5_020, Block: 100})
	l.mustTake(t, "s", 19)
	if err := l.Write(context.Background(), func(tx *store.Tx) error {
		reserved, err := tx.Reserved("s")
		if reserved != 5_020 {
			t.Errorf("reserved up to %d, want 5020", reserved)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	l.putSeries(t, trade.Series{Name: "s", First: 5_001, Last: 6_000, Block: 100})
	if got := l.mustTake(t, "s", 1); got != 5_021 {
		t.Errorf("a widened range goes on with %d, want 5021", got)
	}
}

// TestARestoredLedgerRepeatsNoNumber puts an old copy of the ledger's file back, however it was made.
func TestARestoredLedgerRepeatsNoNumber(t *testing.T) {
	t.Parallel()
	cases := map[string]func(t *testing.T, l *ledger) []byte{
		"a copy of the closed file": func(t *testing.T, l *ledger) []byte {
			closed(t, l.DB)
			copied := read(t, l.Path())
			l.DB = open(t, l.Path())
			return copied
		},
		"a backup of the open ledger": func(t *testing.T, l *ledger) []byte {
			path := filepath.Join(t.TempDir(), "backup.db")
			if err := l.BackupTo(context.Background(), path); err != nil {
				t.Fatal(err)
			}
			return read(t, path)
		},
	}
	for name, backup := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLedger(t)
			l.putSeries(t, trade.Series{Name: "invoice", First: 1, Last: 99, Block: 1})
			l.mustTake(t, "unit", 10)
			l.mustTake(t, "invoice", 1)
			old := backup(t, l)
			unit, invoice := l.mustTake(t, "unit", 30)+29, l.mustTake(t, "invoice", 1)
			closed(t, l.DB)
			write(t, l.Path(), old)
			l.DB = open(t, l.Path())
			if got := l.mustTake(t, "unit", 1); got <= unit {
				t.Errorf("after the restore number %d is given; %d was the last before", got, unit)
			}
			if got := l.mustTake(t, "invoice", 1); got <= invoice {
				t.Errorf("after the restore invoice %d is given; %d was the last before", got, invoice)
			}
			if l.epoch(t) != 2 {
				t.Errorf("epoch %d after a restore, want 2", l.epoch(t))
			}
			l.sound(t)
			l.reopen(t)
			if l.epoch(t) != 2 {
				t.Errorf("epoch %d after a restart, want 2", l.epoch(t))
			}
			l.sound(t)
		})
	}
}

// TestAnOldNumberFileTakesNothingBack puts back an old number file, as one who cannot read the newer one may do.
func TestAnOldNumberFileTakesNothingBack(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "s", First: 1, Last: 999, Block: 5})
	l.mustTake(t, "s", 2)
	old := read(t, store.NumbersPath(l.Path()))
	l.reopen(t)
	last := l.mustTake(t, "s", 20) + 19
	last = max(last, l.mustTake(t, "s", 1))
	closed(t, l.DB)
	write(t, store.NumbersPath(l.Path()), old)
	l.DB = open(t, l.Path())
	if got := l.mustTake(t, "s", 1); got <= last {
		t.Errorf("number %d is given; %d was the last before", got, last)
	}
}

func TestALostNumberFileGivesNoNumbersUntilSomebodyKnows(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	last := l.mustTake(t, "unit", 150) + 149
	closed(t, l.DB)
	if err := os.Remove(store.NumbersPath(l.Path())); err != nil {
		t.Fatal(err)
	}
	l.DB = open(t, l.Path())
	for range 2 {
		if _, err := l.take("unit", 1, "e"); fault.KeyOf(err) != string(words.NumbersLost) {
			t.Errorf("a number without the file: %v", err)
		}
		l.reopen(t) // it stays lost
	}
	if err := l.SetLastNumber(context.Background(), "unit", 700); err != nil {
		t.Fatal(err)
	}
	if got := l.mustTake(t, "unit", 1); got != 701 {
		t.Errorf("the number after 700 is %d", got)
	}
	if err := l.SetLastNumber(context.Background(), "unit", 600); fault.KeyOf(err) != string(words.NumbersBack) {
		t.Errorf("a series set back: %v", err)
	}
	l.reopen(t)
	if got := l.mustTake(t, "unit", 1); got != 702 {
		t.Errorf("the number after 701 is %d", got)
	}
	if last >= 701 {
		t.Errorf("number %d was given before", last)
	}
	l.sound(t)
}

// TestWhatThePersonForgotTheLedgerKnows enters a last number below what the ledger itself gave.
func TestWhatThePersonForgotTheLedgerKnows(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	last := l.mustTake(t, "unit", 150) + 149
	closed(t, l.DB)
	if err := os.Remove(store.NumbersPath(l.Path())); err != nil {
		t.Fatal(err)
	}
	l.DB = open(t, l.Path())
	if err := l.SetLastNumber(context.Background(), "unit", 3); err != nil {
		t.Fatal(err)
	}
	if got := l.mustTake(t, "unit", 1); got <= last {
		t.Errorf("number %d is given; %d was the last before", got, last)
	}
}

func TestAnUnreadableNumberFileIsSaidSo(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.mustTake(t, "unit", 1)
	closed(t, l.DB)
	sane := read(t, store.NumbersPath(l.Path()))
	cases := map[string][]byte{"empty": nil, "cut": sane[:len(sane)/2], "no series": []byte(`{"opens":3,"series":null}`)}
	for name, content := range cases {
		write(t, store.NumbersPath(l.Path()), content)
		if key := openFails(t, l.Path()); key != string(words.NumbersUnreadable) {
			t.Errorf("%s: refused with %q", name, key)
		}
		if !bytes.Equal(read(t, store.NumbersPath(l.Path())), content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	write(t, store.NumbersPath(l.Path()), sane)
	l.DB = open(t, l.Path())
	if got := l.mustTake(t, "unit", 1); got != 2 {
		t.Errorf("the number after 1 is %d", got)
	}
}

// cutAfterReserving leaves the file as a power cut leaves it: a number is reserved for an entry, the entry was
// not saved.
func cutAfterReserving(t *testing.T, l *ledger, series string, entry trade.EntryID) int64 {
	t.Helper()
	cut := fault.New(fault.Internal, words.StoreDisk, nil)
	var number int64
	err := l.Write(context.Background(), func(tx *store.Tx) (err error) {
		if number, err = tx.Take(series, 1, entry); err != nil {
			return err
		}
		return cut
	})
	if fault.KeyOf(err) != string(words.StoreDisk) {
		t.Fatal(err)
	}
	return number
}

func TestACutEntryGetsItsNumberAgain(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "invoice", First: 1, Last: 99, Block: 1})
	l.mustTake(t, "invoice", 1)
	want := cutAfterReserving(t, l, "invoice", "mine")
	l.reopen(t)
	if got, err := l.take("invoice", 1, "mine"); got != want || err != nil {
		t.Errorf("the repeat got %d (%v), want %d", got, err, want)
	}
	want = cutAfterReserving(t, l, "invoice", "yours")
	if got := l.mustTake(t, "invoice", 1); got <= want {
		t.Errorf("another entry got %d, which was reserved", got)
	}
}

func TestAfterARestoreACutEntryGetsAnotherNumber(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "invoice", First: 1, Last: 99, Block: 1})
	l.mustTake(t, "invoice", 1)
	closed(t, l.DB)
	old := read(t, l.Path())
	l.DB = open(t, l.Path())
	seen, err := l.take("invoice", 1, "mine")
	if err != nil {
		t.Fatal(err)
	}
	closed(t, l.DB)
	write(t, l.Path(), old)
	l.DB = open(t, l.Path())
	if got, err := l.take("invoice", 1, "mine"); got <= seen || err != nil {
		t.Errorf("the entry got %d (%v); a paper with %d may have been seen outside", got, err, seen)
	}
}

// TestANumberThatCouldNotBeReservedIsNotGiven fails to write the number file once, and restores the ledger later.
func TestANumberThatCouldNotBeReservedIsNotGiven(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.putSeries(t, trade.Series{Name: "invoice", First: 1, Last: 99, Block: 1})
	for _, before := range []int64{0, 1} { // a series not yet in the file, and one that is
		closed(t, l.DB)
		old, numbers := read(t, l.Path()), store.NumbersPath(l.Path())
		l.DB = open(t, l.Path())
		file := read(t, numbers)
		if err := os.Remove(numbers); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(mkdir(t, numbers), "in the way"), nil)
		if _, err := l.take("invoice", 1, "mine"); fault.KeyOf(err) != string(words.StoreDisk) {
			t.Errorf("a number without its reservation: %v", err)
		}
		if err := os.RemoveAll(numbers); err != nil {
			t.Fatal(err)
		}
		write(t, numbers, file)
		number, err := l.take("invoice", 1, "mine")
		if err != nil || number <= before {
			t.Errorf("the repeat got %d, %v", number, err)
		}
		closed(t, l.DB)
		write(t, l.Path(), old)
		l.DB = open(t, l.Path())
		if got := l.mustTake(t, "invoice", 1); got <= number {
			t.Errorf("after the restore %d is given; %d was the last before", got, number)
		}
	}
}

func mkdir(t *testing.T, path string) string {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}
