package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// carton puts down a unit that labels are printed for.
func (l *ledger) carton(t tester, id trade.UnitID) {
	t.Helper()
	l.post(t, trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutUnit(e, trade.HandlingUnit{ID: id, Number: string(id), Kind: trade.Carton, State: trade.UnitActive})
	})
}

// send does what printing a label does: the ledger first, then the file.
func (l *ledger) send(t tester, label trade.Label) {
	t.Helper()
	l.post(t, trade.EntryLabel, func(tx *store.Tx, e *trade.Entry) error { return tx.PutLabel(e, label) })
	l.note(t, label)
}

func (l *ledger) note(t tester, label trade.Label) {
	t.Helper()
	err := l.NoteSent(context.Background(), []store.SentLabel{{At: noon, Job: "L-0001", Label: label.ID,
		Subject: label.Subject(), Copy: label.Copy, Sends: label.Sends}})
	if err != nil {
		t.Fatal(err)
	}
}

// forgotten tells how many labels of a unit the ledger has forgotten, and whether nobody knows.
func (l *ledger) forgotten(t tester, id trade.UnitID) (count int, unknown bool) {
	t.Helper()
	l.read(t, func(tx *store.Tx) error {
		all, err := tx.ForgottenLabels(id.At())
		if err != nil {
			return err
		}
		count = len(all)
		unknown, err = tx.PrintedUnknown(id.At())
		return err
	})
	return count, unknown
}

func (l *ledger) edit(t tester, change func(lines string) string) {
	t.Helper()
	content, err := os.ReadFile(store.PrintedPath(l.Path()))
	if err == nil {
		err = os.WriteFile(store.PrintedPath(l.Path()), []byte(change(string(content))), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func adding(text string) func(string) string { return func(s string) string { return s + text } }

func sent(id trade.LabelID, unit trade.UnitID, sends int64) trade.Label {
	return trade.Label{ID: id, JobID: "job", UnitID: unit, State: trade.LabelSending, Sends: sends}
}

// However a ledger ends, what the file knows beyond it is forgotten, and what both know is not.
func TestTheFileOfSentLabelsAtEveryEnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		happens   func(*ledger)
		forgotten int
		unknown   bool
	}{
		"all is well":                 {func(*ledger) {}, 0, false},
		"killed before the note":      {func(l *ledger) { l.edit(t, func(string) string { return "" }) }, 0, false},
		"sent in a life that is gone": {func(l *ledger) { l.note(t, sent("other", "u1", 1)) }, 1, false},
		"sent again in such a life":   {func(l *ledger) { l.note(t, sent("a", "u1", 2)) }, 1, false},
		"killed while noting":         {func(l *ledger) { l.edit(t, adding(`{"at":"2026`)) }, 0, false},
		"a line that cannot be read":  {func(l *ledger) { l.edit(t, adding("rubbish\n")) }, 0, true},
		"the file is gone":            {func(l *ledger) { _ = os.Remove(store.PrintedPath(l.Path())) }, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLedger(t)
			l.carton(t, "u1")
			l.send(t, sent("a", "u1", 1))
			c.happens(l)
			for range 3 {
				l.reopen(t)
				if count, unknown := l.forgotten(t, "u1"); count != c.forgotten || unknown != c.unknown {
					t.Errorf("%d forgotten, unknown %v; want %d, %v", count, unknown, c.forgotten, c.unknown)
				}
			}
			l.carton(t, "u2")
			l.send(t, sent("b", "u2", 1))
			l.reopen(t)
			if count, unknown := l.forgotten(t, "u2"); count > 0 || unknown {
				t.Errorf("the one made since: %d forgotten, unknown %v", count, unknown)
			}
		})
	}
}

// Opening a ledger reads what was sent since, not all that ever was; and the file does not grow by being read.
func TestTheFileOfSentLabelsIsReadFromWhereItEnded(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.carton(t, "u1")
	l.send(t, sent("a", "u1", 1))
	l.note(t, sent("other", "u1", 1))
	l.reopen(t)
	l.edit(t, func(s string) string { // what was read before may be anything now
		first, rest, _ := strings.Cut(s, "\n")
		return strings.Repeat("x", len(first)) + "\n" + rest
	})
	var sizes []int64
	for range 3 {
		l.reopen(t)
		if count, unknown := l.forgotten(t, "u1"); count != 1 || unknown {
			t.Errorf("%d forgotten, unknown %v", count, unknown)
		}
		info, err := os.Stat(store.PrintedPath(l.Path()))
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, info.Size())
	}
	if sizes[0] != sizes[2] {
		t.Errorf("the file grew by being read: %v", sizes)
	}
}

// A ledger from before the file was kept knows of none, and asks for none.
func TestALedgerThatNeverPrinted(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.carton(t, "u1")
	l.reopen(t)
	if count, unknown := l.forgotten(t, "u1"); count > 0 || unknown || l.PrintedLost() {
		t.Errorf("%d forgotten, unknown %v", count, unknown)
	}
	if err := l.TrustPrinted(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(store.PrintedPath(l.Path())); err == nil {
		t.Error("a file was made")
	}
}

func TestAFileOfSentLabelsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ledger.db")
	if err := os.Mkdir(store.PrintedPath(path), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(context.Background(), path, clock.Fixed(noon))
	if fault.CodeOf(err) != fault.Unavailable {
		t.Error(err)
	}
}

// The ledger goes on while something happens to the file: what is noted afterwards is noted whole, and what was lost is
// told when the ledger is opened next.
func TestTheFileOfSentLabelsBetweenTwoNotes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		happens   func(*ledger)
		forgotten int
		unknown   bool
	}{
		"the disk was full": {func(l *ledger) { l.edit(t, adding(`{"at":"2026`)) }, 1, false},
		"it was taken away": {func(l *ledger) { _ = os.Remove(store.PrintedPath(l.Path())) }, 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLedger(t)
			l.carton(t, "u1")
			l.carton(t, "u2")
			l.send(t, sent("a", "u1", 1))
			l.reopen(t)
			c.happens(l)
			l.note(t, sent("other", "u2", 1))
			l.reopen(t)
			if count, unknown := l.forgotten(t, "u2"); count != c.forgotten || unknown != c.unknown {
				t.Errorf("%d forgotten, unknown %v; want %d, %v", count, unknown, c.forgotten, c.unknown)
			}
			if _, unknown := l.forgotten(t, "u1"); unknown != c.unknown {
				t.Errorf("the one noted before: unknown %v", unknown)
			}
		})
	}
}

// The ledger stands beside the file of another station: shorter, or as long and with other lines.
func TestAnotherFileOfSentLabels(t *testing.T) {
	t.Parallel()
	for name, other := range map[string]func(string) string{
		"empty":   func(string) string { return "" },
		"shorter": func(s string) string { return s[:strings.IndexByte(s, '\n')+1] },
		"longer":  func(s string) string { return strings.ReplaceAll(s, "L-0001", "L-00012") + s },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLedger(t)
			l.carton(t, "u1")
			l.send(t, sent("a", "u1", 1))
			l.send(t, sent("a", "u1", 2))
			l.reopen(t)
			l.edit(t, other)
			for range 2 {
				l.reopen(t)
				if _, unknown := l.forgotten(t, "u1"); !unknown {
					t.Error("nobody can know what was printed")
				}
			}
			if err := l.TrustPrinted(); err != nil {
				t.Fatal(err)
			}
			l.reopen(t)
			if _, unknown := l.forgotten(t, "u1"); unknown {
				t.Error("a person has told")
			}
		})
	}
}
