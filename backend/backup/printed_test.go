package backup_test

import (
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/backup"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// send prints a label, as far as the ledger and the file of sent labels go.
func (h *house) send(t *testing.T, label trade.LabelID, unit trade.UnitID) {
	t.Helper()
	one := trade.Label{ID: label, JobID: "job", UnitID: unit, State: trade.LabelSending, Sends: 1}
	h.write(t, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryLabel, keeper, "")
		if err != nil {
			return err
		}
		if err := tx.PutLabel(e, one); err != nil {
			return err
		}
		return tx.Post(e)
	})
	err := h.db.NoteSent(ctx, []store.SentLabel{{At: noon(), Label: one.ID, Subject: one.Subject(), Sends: 1}})
	if err != nil {
		t.Fatal(err)
	}
}

// unit puts down a unit that labels are printed for.
func (h *house) unit(t *testing.T, id trade.UnitID) {
	t.Helper()
	h.write(t, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryPack, keeper, "")
		if err != nil {
			return err
		}
		if err := tx.PutUnit(e, trade.HandlingUnit{ID: id, Number: string(id), Kind: trade.Carton}); err != nil {
			return err
		}
		return tx.Post(e)
	})
}

// mayHaveALabel tells whether a label of a unit left that the ledger does not know of, or nobody knows.
func (h *house) mayHaveALabel(t *testing.T, id trade.UnitID) (may bool) {
	t.Helper()
	err := h.db.Read(ctx, func(tx *store.Tx) error {
		forgotten, err := tx.ForgottenLabels(id.At())
		if err != nil {
			return err
		}
		unknown, err := tx.PrintedUnknown(id.At())
		may = len(forgotten) > 0 || unknown
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return may
}

// TestARestoreDoesNotForgetSentLabels puts a ledger back from before a label was printed: here, cut after each change
// of a name, and on a machine that knows nothing.
func TestARestoreDoesNotForgetSentLabels(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*house){
		"here":         func(*house) {},
		"file is gone": func(h *house) { _ = os.Remove(filepath.Join(h.dir, backup.PrintedFile)) },
		"numbers lost": func(h *house) { _ = os.WriteFile(filepath.Join(h.dir, backup.NumbersFile), []byte("{"), 0o600) },
		"new machine":  func(h *house) { _ = os.RemoveAll(h.dir) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for cut := 0; labelKnownAfter(t, cut, spoil); cut++ {
			}
		})
	}
}

// labelKnownAfter tells whether there were that many changes.
func labelKnownAfter(t *testing.T, renames int, spoil func(*house)) bool {
	t.Helper()
	h := newHouse(t)
	h.unit(t, "u1")
	h.unit(t, "u2")
	h.send(t, "a", "u1")
	r := h.backUp(t)
	h.send(t, "b", "u2")
	h.close(t)
	spoil(h)
	if err := os.MkdirAll(h.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	cut, err := backup.Cut(ctx, noon, r.Path, h.dir, renames)
	if err != nil {
		t.Fatal(err)
	}
	if !cut {
		return false
	}
	for range 2 {
		h.open(t)
		if !h.mayHaveALabel(t, "u2") {
			t.Errorf("cut after %d changes: the label is forgotten", renames)
		}
		h.close(t)
	}
	h.open(t)
	h.unit(t, "u3")
	if h.mayHaveALabel(t, "u3") {
		t.Errorf("cut after %d changes: one that was made since is taken for labelled", renames)
	}
	h.sound(t)
	return true
}
