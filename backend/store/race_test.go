package store_test

import (
	"context"
	"sync"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TestOneOperatorWins lets two operators place the same cartons at once, beside people who look.
func TestOneOperatorWins(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 20*13_500)
	made := l.pack(t, 20)
	boxes := []trade.TransportUnit{l.container(t, "LKCU4200177"), l.container(t, "LKCU4200182")}
	var operators, lookers sync.WaitGroup
	wins := make(chan trade.UnitID, 2*len(made))
	for _, box := range boxes {
		operators.Go(func() {
			for _, u := range made {
				_, err := l.try(trade.EntryLoad, func(_ *store.Tx, e *trade.Entry) error {
					e.Put(u.ID.At(), l.cold.ID.At(), box.ID.At())
					return nil
				})
				switch {
				case err == nil:
					wins <- u.ID
				case fault.KeyOf(err) != string(words.StoreMoved):
					t.Errorf("the slower operator got %v", err)
				}
			}
		})
	}
	done := make(chan struct{})
	for range 6 {
		lookers.Go(func() {
			for {
				l.lookOnce(t, boxes, int64(len(made)))
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	operators.Wait()
	close(done)
	lookers.Wait()
	close(wins)
	won := map[trade.UnitID]int{}
	for u := range wins {
		won[u]++
	}
	for _, u := range made {
		if won[u.ID] != 1 {
			t.Errorf("%s was loaded %d times", u.ID, won[u.ID])
		}
	}
	l.sound(t)
}

// lookOnce sums up all places in one view: wherever the cartons are, each is somewhere once.
func (l *ledger) lookOnce(t *testing.T, boxes []trade.TransportUnit, want int64) {
	err := l.Read(context.Background(), func(tx *store.Tx) error {
		var sum trade.Load
		for _, place := range []trade.Place{l.cold.ID.At(), boxes[0].ID.At(), boxes[1].ID.At()} {
			load, err := tx.LoadOf(place)
			if err != nil {
				return err
			}
			sum = sum.Plus(load)
		}
		if sum.Packages != want {
			t.Errorf("%d cartons in one view, want %d", sum.Packages, want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
