package store

import (
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Enqueue puts a message for a channel into the outbox, in the transaction of the fact it tells. Its key names
// the entry's place in the chain, so that it is the same at every try and never the same as another's.
func (tx *Tx) Enqueue(m trade.Message) error {
	return tx.exec(`INSERT INTO outbox (channel, kind, subject, key, condition, entry_id, created_at, state,
		attempts, next_at, version, commit_no, detail, body, current)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', 0, 0, '', $9, '')`,
		m.Channel, string(m.Kind), m.Subject, m.Key, m.Condition, string(m.EntryID), stamp(tx.now),
		string(trade.MessageWaiting), m.Body)
}

const messageColumns = `n, channel, kind, subject, key, condition, body, entry_id, created_at, state, attempts,
	next_at, detail, current, version, commit_no`

// OpenMessages lists the messages of a channel that are not sent, whatever their state: those after a place in
// the outbox (0 is the beginning), oldest first.
func (tx *Tx) OpenMessages(channel string, after int64, limit int) ([]trade.Message, error) {
	return tx.messages(`SELECT `+messageColumns+` FROM outbox WHERE channel = $1 AND n > $2 AND state <> 'sent'
		ORDER BY n LIMIT $3`, channel, after, limit)
}

// Unsent is a message that is not sent, with what its sending follows from. It leaves out who wrote it and when.
type Unsent struct {
	trade.Message
	Before int64 // the version the platform gave to the message before of the same subject; 0 where none is sent
}

// UnsentMessages lists what OpenMessages lists, for sending. The message before the first open one of a subject
// is the newest sent one, because the messages of a subject go in order.
func (tx *Tx) UnsentMessages(channel string, after int64, limit int) (all []Unsent, err error) {
	all = make([]Unsent, 0, limit)
	err = tx.each(`SELECT n, kind, subject, key, condition, body, state, attempts, next_at, detail, current,
		COALESCE((SELECT b.version FROM outbox b WHERE b.channel = o.channel AND b.kind = o.kind
		  AND b.subject = o.subject AND b.n < o.n ORDER BY b.n DESC LIMIT 1), 0) FROM outbox o
		WHERE channel = $1 AND n > $2 AND state <> 'sent' ORDER BY n LIMIT $3`, []any{channel, after, limit},
		func(into func(...any) error) error {
			var next string
			m := Unsent{Message: trade.Message{Channel: channel}}
			err := into(&m.N, &m.Kind, &m.Subject, &m.Key, &m.Condition, &m.Body, &m.State, &m.Attempts, &next,
				&m.Detail, &m.Current, &m.Before)
			if err == nil && next != "" {
				m.NextAt, err = clock.Parse(next)
			}
			all = append(all, m)
			return err
		})
	return all, err
}

// MessagesIn lists the messages of a channel that are in a state, those after a place in the outbox, oldest first.
func (tx *Tx) MessagesIn(channel string, state trade.MessageState, after int64, limit int) ([]trade.Message, error) {
	where := `channel = $1 AND n > $2 AND state = $3 AND state <> 'sent'` // lets the index of open messages be used
	if state == trade.MessageSent {
		where = `channel || '' = $1 AND n > $2 AND state = $3` // most are: go by n, and sort nothing
	}
	return tx.messages(`SELECT `+messageColumns+` FROM outbox WHERE `+where+` ORDER BY n LIMIT $4`, channel, after,
		string(state), limit)
}

// MessagesAbout lists all messages of a channel about one subject, oldest first: what was told, and what came of it.
func (tx *Tx) MessagesAbout(channel string, kind trade.MessageKind, subject string) ([]trade.Message, error) {
	return tx.messages(`SELECT `+messageColumns+` FROM outbox WHERE channel = $1 AND kind = $2 AND subject = $3
		ORDER BY n`, channel, string(kind), subject)
}

// Message reads one message of the outbox. NotFound when there is none.
func (tx *Tx) Message(n int64) (trade.Message, error) {
	all, err := tx.messages(`SELECT `+messageColumns+` FROM outbox WHERE n = $1`, n)
	if err != nil {
		return trade.Message{}, err
	}
	if len(all) == 0 {
		return trade.Message{}, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": "message", "name": n})
	}
	return all[0], nil
}

// Settle puts down what became of a message: state, condition, attempts, next try, what the platform said.
func (tx *Tx) Settle(m trade.Message) error {
	next := ""
	if !m.NextAt.IsZero() {
		next = stamp(m.NextAt)
	}
	return tx.exec(`UPDATE outbox SET state = $2, condition = $3, attempts = $4, next_at = $5, detail = $6,
		current = $7, version = $8, commit_no = $9 WHERE n = $1`, m.N, string(m.State), m.Condition, m.Attempts, next,
		m.Detail, m.Current, m.Version, m.Commit)
}

// Backlog says how much of a channel's outbox is not sent, and why.
type Backlog struct {
	Waiting, Rejected, Conflicts int64
	Oldest                       time.Time // when the first of them was written; zero when there is none
}

// Backlog counts what a channel has not been sent.
func (tx *Tx) Backlog(channel string) (b Backlog, err error) {
	first := int64(0)
	err = tx.each(`SELECT state, COUNT(*), MIN(n) FROM outbox WHERE channel = $1 AND state <> 'sent' GROUP BY state`,
		[]any{channel}, func(into func(...any) error) error {
			var state trade.MessageState
			var count, n int64
			if err := into(&state, &count, &n); err != nil {
				return err
			}
			switch state {
			case trade.MessageRejected:
				b.Rejected = count
			case trade.MessageConflict:
				b.Conflicts = count
			default:
				b.Waiting = count
			}
			if first == 0 || n < first {
				first = n
			}
			return nil
		})
	if err != nil || first == 0 {
		return b, err
	}
	oldest, err := tx.Message(first)
	b.Oldest = oldest.CreatedAt
	return b, err
}

func (tx *Tx) messages(query string, args ...any) (all []trade.Message, err error) {
	err = tx.each(query, args, func(into func(...any) error) error {
		var m trade.Message
		var created, next string
		err := into(&m.N, &m.Channel, &m.Kind, &m.Subject, &m.Key, &m.Condition, &m.Body, &m.EntryID, &created,
			&m.State, &m.Attempts, &next, &m.Detail, &m.Current, &m.Version, &m.Commit)
		if err != nil {
			return err
		}
		if m.CreatedAt, err = clock.Parse(created); err != nil {
			return err
		}
		if next != "" {
			m.NextAt, err = clock.Parse(next)
		}
		all = append(all, m)
		return err
	})
	return all, err
}
