package store_test

import (
	"fmt"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// queued puts messages about subjects into the outbox of a channel, in their order, and gives them as they lie there.
func queued(t *testing.T, l *ledger, channel string, subjects ...string) []trade.Message {
	t.Helper()
	var all []trade.Message
	l.change(t, func(tx *store.Tx) (err error) {
		for i, s := range subjects {
			m := trade.Message{Channel: channel, Kind: trade.ConsignmentMessage, Subject: s, Body: `{}`,
				Key: fmt.Sprintf("%s-%s-%d-%s", channel, s, i, clock.NewID())}
			if err := tx.Enqueue(m); err != nil {
				return err
			}
		}
		all, err = tx.OpenMessages(channel, 0, 1000)
		return err
	})
	return all
}

func (l *ledger) change(t *testing.T, do func(*store.Tx) error) {
	t.Helper()
	if err := l.Write(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

// settle gives messages a state, and sent ones a version and a commit.
func settle(state trade.MessageState, version, commit int64, all ...trade.Message) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		for _, m := range all {
			m.State, m.Version, m.Commit = state, version, commit
			if err := tx.Settle(m); err != nil {
				return err
			}
		}
		return nil
	}
}

// open lists subject and version before of what is not sent.
func unsent(t *testing.T, l *ledger, channel string, after int64, limit int) (lines []string) {
	t.Helper()
	l.read(t, func(tx *store.Tx) error {
		all, err := tx.UnsentMessages(channel, after, limit)
		for _, m := range all {
			lines = append(lines, fmt.Sprintf("%d %s after v%d", m.N, m.Subject, m.Before))
		}
		return err
	})
	return lines
}

func TestUnsentMessages(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	all := queued(t, l, "d", "A", "B", "A", "A", "C")
	queued(t, l, "other", "A")
	l.change(t, settle(trade.MessageSent, 1, 7, all[0]))
	l.change(t, settle(trade.MessageSent, 2, 8, all[2]))
	l.change(t, settle(trade.MessageRejected, 0, 0, all[1]))
	if got, want := fmt.Sprint(unsent(t, l, "d", 0, 9)), "[2 B after v0 4 A after v2 5 C after v0]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := fmt.Sprint(unsent(t, l, "d", 2, 1)), "[4 A after v2]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestBacklog(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	all := queued(t, l, "d", "A", "B", "C", "D", "E")
	l.change(t, settle(trade.MessageSent, 1, 1, all[0]))
	l.change(t, settle(trade.MessageRejected, 0, 0, all[1], all[2]))
	l.change(t, settle(trade.MessageConflict, 0, 0, all[3]))
	l.read(t, func(tx *store.Tx) error {
		got, err := tx.Backlog("d")
		if want := (store.Backlog{Waiting: 1, Rejected: 2, Conflicts: 1, Oldest: noon}); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
		none, noneErr := tx.Backlog("other")
		if none != (store.Backlog{}) || noneErr != nil {
			t.Errorf("%+v, %v", none, noneErr)
		}
		for state, want := range map[trade.MessageState]int{trade.MessageSent: 1, trade.MessageRejected: 2,
			trade.MessageConflict: 1, trade.MessageWaiting: 1} {
			if in, err := tx.MessagesIn("d", state, 0, 9); len(in) != want || err != nil {
				t.Errorf("%s: %d, %v; want %d", state, len(in), err, want)
			}
		}
		return err
	})
}

func TestSettleKeepsAll(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	want := queued(t, l, "d", "A")[0]
	want.State, want.Condition, want.Attempts, want.NextAt = trade.MessageWaiting, "replace:v3", 4, noon.Add(time.Hour)
	want.Detail, want.Current, want.Version, want.Commit = "busy", `{"a":1}`, 5, 6
	l.change(t, func(tx *store.Tx) error { return tx.Settle(want) })
	l.read(t, func(tx *store.Tx) error {
		got, err := tx.Message(want.N)
		if got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
		return err
	})
}

func TestReopen(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	all := queued(t, l, "d", "A", "B", "C", "D", "E")
	others := queued(t, l, "other", "A")
	for i, m := range all[:3] {
		m.Condition = "replace:v9"
		l.change(t, settle(trade.MessageSent, 1, int64(i+1), m))
	}
	l.change(t, settle(trade.MessageConflict, 0, 0, all[3]))
	l.change(t, settle(trade.MessageRejected, 0, 0, all[4]))
	l.change(t, settle(trade.MessageSent, 1, 9, others[0]))
	l.change(t, func(tx *store.Tx) error {
		if n, err := tx.ReopenAfter("d", 1); n != 2 || err != nil {
			t.Errorf("%d reopened, %v", n, err)
		}
		for i, want := range []trade.MessageState{trade.MessageSent, trade.MessageWaiting, trade.MessageWaiting,
			trade.MessageWaiting, trade.MessageRejected, trade.MessageSent} {
			m, err := tx.Message(int64(i + 1))
			if m.State != want || err != nil {
				t.Errorf("%d is %s, want %s; %v", i+1, m.State, want, err)
			}
			if m.State == trade.MessageWaiting && (m.Version != 0 || m.Commit != 0 || m.Condition != "") {
				t.Errorf("%d is not as it was: %+v", i+1, m)
			}
		}
		return nil
	})
}

func TestUnheld(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	all := queued(t, l, "d", "held", "newer", "older", "missing", "kept theirs")
	l.change(t, settle(trade.MessageSent, 1, 5, all[:4]...))
	l.change(t, settle(trade.MessageSent, 1, 0, all[4]))
	l.change(t, func(tx *store.Tx) error {
		for subject, commit := range map[string]int64{"held": 5, "newer": 6, "older": 4} {
			err := tx.PutRemoteDocument(store.RemoteDocument{Channel: "d", Kind: string(trade.ConsignmentMessage),
				Subject: subject, Version: 1, Commit: commit})
			if err != nil {
				return err
			}
		}
		lost, err := tx.Unheld("d")
		if want := []int64{3, 4}; fmt.Sprint(lost) != fmt.Sprint(want) {
			t.Errorf("lost %v, want %v", lost, want)
		}
		return err
	})
}
