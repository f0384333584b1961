package syncing

import (
	"context"
	"errors"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

// maxFailures is how many requests may fail in one run before it stops: the platform, or the way to it, is out
// of order, and every further try would only make messages wait longer.
const maxFailures = 3

// errStopped ends a run that stopped for a reason that its report tells.
var errStopped = errors.New("the run stopped")

// run is one Sync of one channel.
type run struct {
	db      *store.DB
	client  *remote.Client
	options Options
	lane    *lane
	epoch   int64 // of this ledger

	cursor   store.Cursor // as it stands in the ledger
	report   Report
	failures int
	expired  bool // the feed was begun again in this run
}

// all does the steps of a run. Writing comes before reading, so that what we know of the platform is never newer
// than what it knows of us; but what it holds is read first where that is not known for certain.
func (r *run) all(ctx context.Context) error {
	if err := r.shakeHands(ctx); err != nil {
		return ended(err)
	}
	for {
		if r.uncertain() {
			if err := r.find(ctx); err != nil {
				return ended(err)
			}
		}
		if err := r.push(ctx); err != nil {
			return ended(err)
		}
		if err := r.pull(ctx); err != nil {
			return ended(err)
		}
		if !r.uncertain() {
			return nil
		}
	}
}

// ended is what a run that ends early tells its caller: a stop is told in the report.
func ended(err error) error {
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// uncertain tells whether we may not know what the platform holds: since the program started nobody looked, the
// feed was begun again, or one of the two was restored.
func (r *run) uncertain() bool { return !r.lane.compared || r.cursor.Epoch != r.epoch }

// find reads all the platform holds and finds there what it acknowledged. What it acknowledged and does not
// hold is sent again: it was restored to the past and has gone on since, so that neither its head nor our
// cursor shows it. Sending again what it still knows changes nothing.
func (r *run) find(ctx context.Context) error {
	if err := r.pull(ctx); err != nil {
		return err
	}
	var lost []int64
	err := r.db.Read(ctx, func(tx *store.Tx) (err error) {
		lost, err = tx.Unheld(r.cursor.Channel)
		return err
	})
	if err != nil {
		return err
	}
	found := r.cursor
	found.Epoch = r.epoch
	err = r.db.Write(ctx, func(tx *store.Tx) error {
		if err := tx.Reopen(found.Channel, lost); err != nil {
			return err
		}
		return tx.PutCursor(found)
	})
	if err != nil {
		return err
	}
	r.cursor, r.lane.compared = found, true
	r.report.Reopened += int64(len(lost))
	return nil
}

// ask puts a question to the platform, and again while the answer gets lost on the way.
func (r *run) ask(question func() error) error {
	for {
		err := question()
		reason, out := reasonOf(err)
		if !out {
			return err
		}
		if r.failed(reason, 0); reason != remote.Offline && reason != remote.Slow {
			r.stop(reason)
		}
		if r.stopped() {
			return errStopped
		}
	}
}

// reasons finds the reason behind the fault of a read.
var reasons = map[string]remote.Reason{
	string(words.RemoteOffline): remote.Offline,
	string(words.RemoteSlow):    remote.Slow,
	string(words.RemoteBusy):    remote.Busy,
	string(words.RemoteServer):  remote.Server,
	string(words.RemoteToken):   remote.Token,
}

// reasonOf tells why the platform does not serve, if that is what an error says.
func reasonOf(err error) (reason remote.Reason, out bool) {
	if fault.CodeOf(err) != fault.Unavailable {
		return "", false
	}
	reason, out = reasons[fault.KeyOf(err)]
	return reason, out
}

// failed counts a request that the platform did not serve. A platform that names a time, or refuses our token,
// wants to hear no more now.
func (r *run) failed(reason remote.Reason, retryAfter time.Duration) {
	r.failures++
	r.report.RetryAfter = max(r.report.RetryAfter, retryAfter)
	if r.failures >= maxFailures || retryAfter > 0 || reason == remote.Token {
		r.stop(reason)
	}
}

// stop ends the run; the first reason is the one that is told.
func (r *run) stop(reason remote.Reason) {
	if r.stopped() {
		return
	}
	r.report.Reason = reason
	r.report.Offline = reason == remote.Offline || reason == remote.Slow
}

func (r *run) stopped() bool { return r.report.Reason != "" }

// count adds to the report what is left to do.
func (r *run) count(ctx context.Context) error {
	return r.db.Read(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		left, err := tx.Backlog(r.cursor.Channel)
		r.report.Waiting, r.report.Oldest = left.Waiting, left.Oldest
		if !left.Oldest.IsZero() {
			r.report.OldestAge = tx.Now().Sub(left.Oldest)
		}
		return err
	})
}
