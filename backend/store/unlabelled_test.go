package store_test

import (
	"slices"
	"testing"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// label posts a label of a unit in a state it may begin in.
func (l *ledger) label(t *testing.T, u trade.HandlingUnit, states ...trade.LabelState) {
	t.Helper()
	for _, state := range states {
		l.post(t, trade.EntryLabel, func(tx *store.Tx, e *trade.Entry) error {
			return tx.PutLabel(e, trade.Label{ID: trade.LabelID("label " + u.Number), JobID: "job", Line: 1, UnitID: u.ID,
				State: state})
		})
	}
}

// bare gives the numbers of the units without a label, and how many there are of each lot.
func (l *ledger) bare(t *testing.T, lot trade.LotID) (numbers []string, lots []store.UnlabelledLot) {
	t.Helper()
	l.read(t, func(tx *store.Tx) error {
		units, err := tx.Unlabelled(lot, 100)
		if err != nil {
			return err
		}
		for _, u := range units {
			numbers = append(numbers, u.Number)
		}
		lots, err = tx.UnlabelledLots()
		return err
	})
	return numbers, lots
}

func TestUnitsWithoutALabelAreThoseThatStandHereAndWereNeverPrinted(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 1_000_000)
	all := l.pack(t, 6)
	l.pallet(t, "pallet", all[0], all[1])
	l.label(t, all[1], trade.LabelQueued, trade.LabelSending, trade.LabelPrinted)
	l.label(t, all[2], trade.LabelQueued)
	l.label(t, all[3], trade.LabelQueued, trade.LabelCancelled)
	l.load(t, all[4], l.container(t, "LKCU4200177"))

	numbers, lots := l.bare(t, "")
	slices.Sort(numbers)
	if want := []string{all[0].Number, all[3].Number, all[5].Number, "pallet"}; !slices.Equal(numbers, want) {
		t.Errorf("without a label: %v, want %v", numbers, want)
	}
	if len(lots) != 1 || lots[0] != (store.UnlabelledLot{LotID: l.lot.ID, Units: 4}) {
		t.Errorf("lots %+v", lots)
	}
	if none, _ := l.bare(t, "another lot"); len(none) > 0 {
		t.Errorf("of another lot: %v", none)
	}
	l.read(t, func(tx *store.Tx) error {
		newest, err := tx.Unlabelled("", 1)
		if err == nil && len(newest) != 1 {
			t.Errorf("asked for one, got %d", len(newest))
		}
		return err
	})
	l.sound(t)
}
