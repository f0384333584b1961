// Package syncing takes the outbox to the platform and reads what the platform tells.
//
// It keeps two promises of the design. What is saved reaches the platform once and only once, in order per
// subject, whatever is cut, killed or retried: a message carries its own key, so that sending it again is
// harmless, and the next message of a subject goes only when the platform has taken the one before. And after a
// restore, of this ledger or of the platform, nothing is counted twice and what the platform already has is
// recognised: nothing is sent before everything it holds has been read.
//
// Nothing here is ordered by a clock: messages go by their place in the outbox, changes by the platform's
// commits. The clock only says when to try again.
package syncing

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Service synchronises the channels of one ledger. It is safe for use by several goroutines; a channel is
// synchronised by one at a time.
type Service struct {
	db      *store.DB
	connect Connect
	options Options

	mu    sync.Mutex
	lanes map[string]*lane // by channel
}

// Connect makes the client of a channel. It is asked at each Sync, so that a new address or token counts at once.
type Connect func(trade.Channel) (*remote.Client, error)

// Options say how hard to work; the zero value is right for a station.
type Options struct {
	BatchSize int    // messages in one request, 1 to remote.MaxBatch; 0 means remote.MaxBatch
	InFlight  int    // requests under way at the same time; 0 means DefaultInFlight
	Jitter    Jitter // nil draws at random
}

// Jitter draws a duration from 0 up to the limit, so that stations that lost the same platform at the same time
// do not come back to it at the same time.
type Jitter func(limit time.Duration) time.Duration

// DefaultInFlight is how many requests are under way at the same time when the options do not say: enough to
// use a slow line, few enough not to crowd a platform that many stations use.
const DefaultInFlight = 4

// lane is the way to one channel.
type lane struct {
	busy     sync.Mutex
	compared bool // what was acknowledged has been found in the feed since the program started
}

// New makes the service of a ledger.
func New(db *store.DB, connect Connect, options Options) *Service {
	if options.BatchSize < 1 || options.BatchSize > remote.MaxBatch {
		options.BatchSize = remote.MaxBatch
	}
	if options.InFlight < 1 {
		options.InFlight = DefaultInFlight
	}
	if options.Jitter == nil {
		options.Jitter = func(limit time.Duration) time.Duration { return rand.N(limit + 1) }
	}
	return &Service{db: db, connect: connect, options: options, lanes: map[string]*lane{}}
}

// Report says what a Sync did and what is left to do.
type Report struct {
	Sent       int64 // messages the platform took, or no longer needed because it holds newer stock
	Recognised int64 // messages whose content the platform already had
	Rejected   int64 // messages the platform refused
	Conflicts  int64 // messages that clash with what the platform holds
	Reopened   int64 // messages once sent that the platform has lost, and that wait again
	Pulled     int64 // documents read from the platform's changes

	Waiting   int64         // messages that still wait
	Oldest    time.Time     // when the oldest message that is not sent was written; zero when all are sent
	OldestAge time.Duration // how long ago that is

	Offline    bool          // the platform was not reached, or not in time
	Reason     remote.Reason // why the run stopped before its end; empty when it did not
	RetryAfter time.Duration // how long the platform asks to wait; 0 when it did not say
}

// Fault puts the reason why the run stopped in words for people; it is nil when it did not stop.
func (r Report) Fault() *fault.Fault {
	if r.Reason == "" {
		return nil
	}
	return remote.Result{Outcome: remote.Retry, Reason: r.Reason}.Fault()
}

// Sync sends what waits for a channel and reads what is new there. A platform that cannot be reached or does not
// serve is no error: everything stays as it is, and the report says so. One Sync of a channel runs at a time;
// another is refused with conflict "syncing.running", as is a channel that is switched off ("syncing.inactive").
func (s *Service) Sync(ctx context.Context, actor trade.Actor, channel string) (Report, error) {
	if err := actor.Require(trade.SyncPlatform); err != nil {
		return Report{}, err
	}
	way := s.lane(channel)
	if !way.busy.TryLock() {
		return Report{}, fault.New(fault.Conflict, words.SyncingRunning, fault.Params{"channel": channel})
	}
	defer way.busy.Unlock()
	r := &run{db: s.db, options: s.options, lane: way}
	if err := s.open(ctx, r, channel); err != nil {
		return Report{}, err
	}
	defer r.client.Close()
	err := r.all(ctx)
	return r.report, errors.Join(err, r.count(ctx))
}

// lane finds the lane of a channel.
func (s *Service) lane(channel string) *lane {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lanes[channel] == nil {
		s.lanes[channel] = &lane{}
	}
	return s.lanes[channel]
}

// open reads the channel and connects to it.
func (s *Service) open(ctx context.Context, r *run, channel string) error {
	var c trade.Channel
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		if c, err = tx.Channel(channel); err != nil {
			return err
		}
		r.epoch = tx.Epoch()
		r.cursor, err = tx.Cursor(channel)
		return err
	})
	if err != nil {
		return err
	}
	if !c.Active {
		return fault.New(fault.Conflict, words.SyncingInactive, fault.Params{"channel": channel})
	}
	r.client, err = s.connect(c)
	return err
}
