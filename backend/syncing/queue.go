package syncing

import (
	"time"

	"tradehub/backend/trade"
)

// subject is what messages must keep their order about.
type subject struct {
	kind trade.MessageKind
	name string
}

func subjectOf(m trade.Message) subject { return subject{m.Kind, m.Subject} }

// queue holds the messages of a run that may go now or soon, in memory, so that the next message of a subject
// goes as soon as the platform has taken the one before, whether or not that is put down yet.
type queue struct {
	ready []trade.Message // the first open message of their subjects, in the order they became so
	lines map[subject]*line
	held  int // messages that are ready or stand in a line
}

// line is what is known of one subject in this run.
type line struct {
	behind  []trade.Message // open messages behind the one that is ready or under way
	version int64           // that the platform gave to the last sent message; 0 when none was sent
	busy    bool            // a message is ready or under way
	closed  bool            // nothing more joins the line in this run
}

// add takes a message that is not sent; those of one subject come in their order. One that may not go now
// closes the line of its subject. Version is that of the last sent message of the subject.
func (q *queue) add(m trade.Message, version int64, now time.Time) {
	l := q.lines[subjectOf(m)]
	if l == nil {
		l = &line{version: version}
		q.lines[subjectOf(m)] = l
	}
	l.closed = l.closed || m.State != trade.MessageWaiting || m.NextAt.After(now)
	if l.closed {
		return
	}
	q.held++
	l.behind = append(l.behind, m)
	q.wake(l)
}

// wake makes the next message of a line ready, unless one is on its way.
func (q *queue) wake(l *line) {
	if l.busy || len(l.behind) == 0 {
		return
	}
	l.busy = true
	q.ready = append(q.ready, l.behind[0])
	l.behind = l.behind[1:]
}

// take gives the next messages for one request: at most size, and fewer the more often one of them failed, so
// that a message that breaks the platform is soon alone in its request and holds up nobody else.
func (q *queue) take(size int) []trade.Message {
	n, limit := 0, size
	for n < len(q.ready) {
		limit = min(limit, max(1, size>>min(q.ready[n].Attempts, 8)))
		if n >= limit {
			break
		}
		n++
	}
	batch := q.ready[:n:n]
	q.ready = q.ready[n:]
	return batch
}

// version is that of the last sent message of a message's subject.
func (q *queue) version(m trade.Message) int64 { return q.lines[subjectOf(m)].version }

// done says that the platform holds a message, at a version: the next of its subject may go.
func (q *queue) done(m trade.Message, version int64) {
	l := q.lines[subjectOf(m)]
	q.held--
	l.version, l.busy = version, false
	q.wake(l)
}

// park says that a message did not get through: nothing of its subject goes any more in this run.
func (q *queue) park(m trade.Message) {
	l := q.lines[subjectOf(m)]
	q.held -= 1 + len(l.behind)
	l.behind, l.closed, l.busy = nil, true, false
}
