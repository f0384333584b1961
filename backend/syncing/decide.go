package syncing

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Retry makes a rejected message wait again, for a person who has seen to the reason. A message in another state
// is refused with conflict "syncing.not_rejected".
func (s *Service) Retry(ctx context.Context, actor trade.Actor, number int64) error {
	return s.decide(ctx, actor, number, func(m *trade.Message, _ time.Time) error {
		if m.State != trade.MessageRejected {
			return wrongState(words.SyncingNotRejected, *m)
		}
		m.State, m.Attempts, m.NextAt = trade.MessageWaiting, 0, time.Time{}
		return nil
	})
}

// RetryAll makes all rejected messages of a channel wait again, and all that wait for their next try due now. It
// tells how many were rejected.
func (s *Service) RetryAll(ctx context.Context, actor trade.Actor, channel string) (count int64, err error) {
	if err := actor.Require(trade.SyncPlatform); err != nil {
		return 0, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) (err error) {
		count, err = tx.RetryRejected(channel)
		return err
	})
	return count, err
}

// Choice is how a conflict ends.
type Choice string

// The two ends of a conflict.
const (
	// KeepTheirs lets stand what the platform holds. Our message counts as sent with their version, so that later
	// ones of the subject build on it; its body stays on record.
	KeepTheirs Choice = "keep_theirs"
	// KeepMine sends our message again, to replace what the platform holds now, or where it holds nothing.
	KeepMine Choice = "keep_mine"
)

// Resolve ends a conflict as a person chose; who chose, what and when stays on the first line of the message's
// detail, and what the platform held stays beside it. A message that is in no conflict is refused with conflict
// "syncing.no_conflict"; theirs cannot be kept where the platform holds nothing ("syncing.nothing_theirs").
func (s *Service) Resolve(ctx context.Context, actor trade.Actor, number int64, choice Choice) error {
	return s.decide(ctx, actor, number, func(m *trade.Message, now time.Time) error {
		if m.State != trade.MessageConflict {
			return wrongState(words.SyncingNoConflict, *m)
		}
		theirs, err := Theirs(*m)
		if err != nil {
			return err
		}
		reason := m.Detail[strings.LastIndex(m.Detail, "\n")+1:]
		m.Detail = fmt.Sprintf("%s v%d by %s at %s (%s)", choice, theirs.Version, actor.Name, clock.Format(now), reason)
		switch {
		case choice == KeepMine:
			m.State, m.Attempts, m.Condition = trade.MessageWaiting, 0, fmt.Sprint(decided, theirs.Version)
		case choice != KeepTheirs:
			return fault.New(fault.Invalid, words.SyncingChoice, fault.Params{"choice": choice}).At("choice")
		case theirs.Version == 0:
			return fault.New(fault.Conflict, words.SyncingNothingTheirs, fault.Params{"number": m.N})
		default:
			m.State, m.Version = trade.MessageSent, theirs.Version
		}
		return nil
	})
}

// decide changes one message as a person says.
func (s *Service) decide(ctx context.Context, actor trade.Actor, number int64,
	change func(m *trade.Message, now time.Time) error) error {
	if err := actor.Require(trade.SyncPlatform); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		m, err := tx.Message(number)
		if err != nil {
			return err
		}
		if err := change(&m, tx.Now()); err != nil {
			return err
		}
		return tx.Settle(m)
	})
}

func wrongState(key words.Key, m trade.Message) error {
	return fault.New(fault.Conflict, key, fault.Params{"number": m.N, "state": m.State})
}

// Theirs is what the platform held when a message came into conflict; version 0 where it held nothing.
func Theirs(m trade.Message) (d remote.Document, err error) {
	if m.Current != "" {
		err = json.Unmarshal([]byte(m.Current), &d)
	}
	return d, err
}
