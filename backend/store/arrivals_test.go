package store_test

import (
	"testing"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func TestTheLastUnitThatCameStandsFirst(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 100_000)
	units, box := l.pack(t, 3), l.container(t, "CSQU3054383")
	for _, i := range []int{2, 0, 1} {
		l.load(t, units[i], box)
	}
	l.post(t, trade.EntryMove, func(_ *store.Tx, e *trade.Entry) error { // out, and in again
		e.Put(units[2].ID.At(), box.ID.At(), l.cold.ID.At())
		return nil
	})
	l.load(t, units[2], box)
	l.read(t, func(tx *store.Tx) error {
		got, err := tx.UnitsByArrival(box.ID.At())
		if err != nil {
			return err
		}
		if len(got) != 3 || got[0].Number != units[2].Number || got[1].Number != units[1].Number ||
			got[2].Number != units[0].Number {
			t.Errorf("in the order %v", got)
		}
		return nil
	})
}
