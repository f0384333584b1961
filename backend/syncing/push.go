package syncing

import (
	"context"
	"errors"
	"time"

	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Limits of what a run keeps in memory.
const (
	pageMessages = 200  // messages read from the outbox at a time
	maxHeld      = 2000 // messages kept; more wait in the outbox until some of these are done
	maxUnsettled = 400  // results kept before they are put down
	settleEvery  = 200 * time.Millisecond
)

// push sends what is due in the outbox. One goroutine, this one, decides, reads and writes; requests run beside
// it, and while they are under way more is read, and what came back is put down, much of it in one durable commit.
func (r *run) push(ctx context.Context) error {
	d := &drain{run: r, queue: queue{lines: map[subject]*line{}}, answers: make(chan answer, r.options.InFlight),
		tick: time.NewTicker(settleEvery)}
	defer d.tick.Stop()
	for busy := true; busy; {
		d.send(ctx)
		d.fill(ctx)
		d.send(ctx)
		if busy = d.busy(); busy {
			d.step(ctx)
		}
	}
	if d.err == nil && r.stopped() {
		return errStopped
	}
	return d.err
}

// drain is the sending part of a run.
type drain struct {
	*run
	queue
	after     int64 // the last message read from the outbox
	empty     bool  // nothing was behind it
	inFlight  int
	answers   chan answer
	unsettled []settlement
	tick      *time.Ticker // keeps what came back from lying about
	err       error        // the caller went away, or the ledger does not serve
}

// answer is what one request came to.
type answer struct {
	batch   []trade.Message
	results []remote.Result
	err     error
}

// settlement is a message as it is to be put down.
type settlement struct {
	trade.Message
	delay time.Duration // until the next try
}

// over tells whether nothing more may be sent.
func (d *drain) over() bool { return d.err != nil || d.stopped() }

// busy tells whether requests are under way, or their results are not put down.
func (d *drain) busy() bool { return d.inFlight > 0 || len(d.unsettled) > 0 }

// fill reads more of the outbox when little is ready and there is room. Its end is looked for once more when
// everything else is done, because work goes on while messages are sent.
func (d *drain) fill(ctx context.Context) {
	for !d.over() && len(d.ready) < d.options.BatchSize && d.held < maxHeld && (!d.empty || !d.busy()) {
		count, err := d.read(ctx)
		if err != nil {
			d.err = errors.Join(d.err, err)
		}
		if d.empty = count < pageMessages; d.empty {
			return
		}
	}
}

// read reads one page of the outbox into the queue and tells how long it was.
func (d *drain) read(ctx context.Context) (count int, err error) {
	err = d.db.Read(ctx, func(tx *store.Tx) error {
		page, err := tx.UnsentMessages(d.cursor.Channel, d.after, pageMessages)
		for _, m := range page {
			d.add(m.Message, m.Before, tx.Now())
			d.after = m.N
		}
		count = len(page)
		return err
	})
	return count, err
}

// send begins as many requests as may be under way.
func (d *drain) send(ctx context.Context) {
	for !d.over() && d.inFlight < d.options.InFlight && len(d.ready) > 0 {
		batch := d.take(d.options.BatchSize)
		messages := make([]remote.Message, len(batch))
		for i, m := range batch {
			messages[i] = remote.Message{Key: m.Key, Kind: remote.Kind(m.Kind), ExternalID: m.Subject,
				Condition: conditionOf(m, d.version(m)), Body: []byte(m.Body)}
		}
		d.inFlight++
		go func() { d.answers <- d.request(ctx, batch, messages) }()
	}
}

// request sends messages in one request.
func (d *drain) request(ctx context.Context, batch []trade.Message, messages []remote.Message) answer {
	if len(messages) > 1 {
		results, err := d.client.SendBatch(ctx, messages)
		return answer{batch, results, err}
	}
	result, err := d.client.Send(ctx, messages[0])
	return answer{batch, []remote.Result{result}, err}
}

// step takes an answer that is there. Where there is none, it puts down what is not yet put down, when that is
// much, when it has lain for a while or when there is nothing else to wait for.
func (d *drain) step(ctx context.Context) {
	select {
	case a := <-d.answers:
		d.hear(a)
		return
	default:
	}
	if d.inFlight == 0 || len(d.unsettled) >= maxUnsettled {
		d.settle(ctx)
		return
	}
	select {
	case a := <-d.answers:
		d.hear(a)
	case <-d.tick.C:
		d.settle(ctx)
	}
}

// hear takes the answer to one request.
func (d *drain) hear(a answer) {
	d.inFlight--
	if a.err != nil {
		d.err = errors.Join(d.err, a.err)
		return
	}
	failed := false
	for i, m := range a.batch {
		got := a.results[i]
		if got.Outcome == remote.Retry && !failed {
			failed = true
			d.failed(got.Reason, got.RetryAfter)
		}
		d.hearOne(m, got)
	}
}

// hearOne takes the result of one message.
func (d *drain) hearOne(m trade.Message, got remote.Result) {
	settled, what := judge(m, got)
	switch what {
	case sent:
		d.report.Sent++
	case recognised:
		d.report.Recognised++
	case refused:
		d.report.Rejected++
	case clashing:
		d.report.Conflicts++
	case untouched:
		d.park(m)
		return
	}
	s := settlement{Message: settled}
	if what == failing {
		s.delay = max(d.options.Jitter(backoff(settled.Attempts)), got.RetryAfter)
	}
	d.unsettled = append(d.unsettled, s)
	if settled.State == trade.MessageSent {
		d.done(m, settled.Version)
		return
	}
	d.park(m)
}

// settle puts down what came back, also when the caller has gone away: the platform has acted on it. Should
// this write be lost, the messages are sent again and the platform knows them by their keys.
func (d *drain) settle(ctx context.Context) {
	if len(d.unsettled) == 0 {
		return
	}
	next := d.cursor
	err := d.db.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		for _, s := range d.unsettled {
			if s.delay > 0 {
				s.NextAt = tx.Now().Add(s.delay)
			}
			next.Commit = max(next.Commit, s.Commit)
			if err := tx.Settle(s.Message); err != nil {
				return err
			}
		}
		return tx.PutCursor(next)
	})
	if err != nil {
		d.err = errors.Join(d.err, err)
	} else {
		d.cursor = next
	}
	d.unsettled = nil
}
