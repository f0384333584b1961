package store_test

import (
	"context"
	"strings"
	"testing"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func TestVersionsTellEachChangeWithItsEntry(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	renamed := l.coop
	renamed.Name.EN = "Ban Nam Ha Growers"
	changing := l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error { return tx.PutParty(e, renamed) })
	undone := undo(t, l, changing)

	var all []store.Version
	l.read(t, func(tx *store.Tx) (err error) {
		all, err = tx.PartyVersions(l.coop.ID)
		return err
	})
	want := []struct {
		name  string
		kind  trade.EntryKind
		entry trade.EntryID
	}{
		{"Ban Nam Ha", trade.EntrySetUp, ""},
		{"Ban Nam Ha Growers", trade.EntryMaster, changing.ID},
		{"Ban Nam Ha", trade.EntryReverse, undone},
	}
	if len(all) != len(want) {
		t.Fatalf("%d versions, want %d: %+v", len(all), len(want), all)
	}
	for i, w := range want {
		v := all[i]
		if v.Number != int64(i+1) || v.EntryKind != w.kind || w.entry != "" && v.EntryID != w.entry {
			t.Errorf("version %d is %+v, want %+v", i+1, v, w)
		}
		if v.Actor != "tester" || !v.RecordedAt.Equal(noon) || !strings.Contains(v.Body, `"EN":"`+w.name+`"`) {
			t.Errorf("version %d says %+v, want the name %s by tester at noon", i+1, v, w.name)
		}
	}
}

// undo posts the entry that undoes another, and names it.
func undo(t *testing.T, l *ledger, of trade.Entry) (by trade.EntryID) {
	t.Helper()
	err := l.Write(context.Background(), func(tx *store.Tx) error {
		reversal, err := tx.Reversal(of)
		if err != nil {
			return err
		}
		reversal.Actor = "tester"
		err = tx.Post(&reversal)
		by = reversal.ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return by
}

func TestVersionsOfEachKindOfMaster(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	row := trade.RegisterRow{Register: "units", Code: "KGM", ValidFrom: "2026-01-01", Source: "Rec 20", AsOf: "2026-11-22"}
	l.post(t, trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error { return tx.PutRegisterRow(e, row) })
	later := row
	later.ValidFrom = "2027-01-01"
	for name, c := range map[string]struct {
		read func(*store.Tx) ([]store.Version, error)
		want int
	}{
		"item":          {func(tx *store.Tx) ([]store.Version, error) { return tx.ItemVersions(l.item.ID) }, 1},
		"location":      {func(tx *store.Tx) ([]store.Version, error) { return tx.LocationVersions(l.cold.ID) }, 1},
		"row":           {func(tx *store.Tx) ([]store.Version, error) { return tx.RegisterRowVersions(row) }, 1},
		"another day":   {func(tx *store.Tx) ([]store.Version, error) { return tx.RegisterRowVersions(later) }, 0},
		"another party": {func(tx *store.Tx) ([]store.Version, error) { return tx.PartyVersions("none") }, 0},
	} {
		l.read(t, func(tx *store.Tx) error {
			all, err := c.read(tx)
			if len(all) != c.want {
				t.Errorf("%s: %d versions, want %d", name, len(all), c.want)
			}
			return err
		})
	}
}
