package store_test

import (
	"context"
	"errors"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestAReaderNeitherWaitsForAWriterNorSeesItsWork(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	head := l.verify(t).Head
	l.post(t, trade.EntryReceive, func(tx *store.Tx, e *trade.Entry) error {
		e.Move(l.coop.ID.At(), l.cold.ID.At(), l.goods(trade.GradeA), amount(0, 1_000))
		if err := tx.Post(e); err != nil {
			return err
		}
		l.read(t, func(seen *store.Tx) error { // while the writer is in the middle of its work
			if seen.ChainHead() != head || tx.ChainHead() == head {
				t.Errorf("a reader sees the head %s, the writer %s", seen.ChainHead(), tx.ChainHead())
			}
			rows, err := seen.Contents(l.cold.ID.At())
			if len(rows) != 0 {
				t.Errorf("a reader sees %v", rows)
			}
			return err
		})
		*e = trade.Entry{Kind: trade.EntryMaster}
		return nil
	})
	l.sound(t)
}

func TestAViewKeepsItsHead(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.read(t, func(tx *store.Tx) error {
		head, seq := tx.ChainHead(), tx.Seq()
		l.receive(t, 1_000)
		rows, err := tx.Contents(l.cold.ID.At())
		if len(rows) != 0 || tx.ChainHead() != head || tx.Seq() != seq {
			t.Errorf("an entry came into an open view: %v", rows)
		}
		return err
	})
}

func TestARefusedEntryStaysOutWhateverTheCallerDoes(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	before := l.projections(t)
	err := l.Write(context.Background(), func(tx *store.Tx) error {
		wrong := trade.Entry{Kind: trade.EntryMove}
		wrong.Move(l.coop.ID.At(), l.site.ID.At(), l.goods(trade.GradeA), amount(0, 1_000))
		wrong.Put("u:x", l.site.ID.At(), l.cold.ID.At())
		_ = tx.Post(&wrong) // half of it is in the projections now
		return nil
	})
	if fault.KeyOf(err) != string(words.StoreMoved) {
		t.Errorf("the transaction of a refused entry: %v", err)
	}
	if after := l.projections(t); after != before {
		t.Errorf("a refused entry left\n%s\nwant\n%s", after, before)
	}
	l.sound(t)
}

func TestAWriterThatPanicsLeavesTheLedgerUsable(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	func() {
		defer func() { _ = recover() }()
		_, _ = l.try(trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
			if err := tx.PutParty(e, trade.Party{ID: "p", Code: "P"}); err != nil {
				return err
			}
			if err := tx.Post(e); err != nil {
				return err
			}
			var nobody *trade.Entry
			nobody.Put("", "", "")
			return nil
		})
	}()
	l.receive(t, 1_000)
	l.read(t, func(tx *store.Tx) error {
		if _, err := tx.PartyByCode("P"); fault.KeyOf(err) != string(words.StoreNotFound) {
			t.Errorf("the work of a writer that broke off: %v", err)
		}
		return nil
	})
	l.sound(t)
}

func TestACancelledWriteDoesNotBegin(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := l.Write(ctx, func(tx *store.Tx) error {
		cancel() // once begun, it goes through
		return tx.Post(&trade.Entry{Kind: trade.EntryMaster})
	})
	if err != nil {
		t.Errorf("a write that was cancelled half-way: %v", err)
	}
	err = l.Write(ctx, func(*store.Tx) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a write that was cancelled before: %v", err)
	}
	l.sound(t)
}
