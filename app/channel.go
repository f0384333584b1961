package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/remote"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
)

// Platform tells what the online platforms know and do not know yet, and brings the two together.
type Platform struct{ d *desk }

// Channels tells how each platform's channel stands.
func (p *Platform) Channels() (all []ChannelCard, err error) {
	all = []ChannelCard{}
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		states, err := s.Syncing.Status(ctx, actor)
		for _, one := range states {
			all = append(all, channelCard(one, p.d.house.tries.of(one.Channel.Code)))
		}
		return err
	})
	return all, err
}

// Sync sends what waits for a channel and reads what is new there. A platform that cannot be reached is no error:
// the result says so.
func (p *Platform) Sync(channel string) (result *SyncResult, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		ctx, end := p.d.house.tries.begin(ctx, channel)
		report, err := s.Syncing.Sync(ctx, actor, channel)
		stopped := errors.Is(err, context.Canceled)
		if end(report.Reason, err); err != nil && !stopped {
			return err
		}
		result = syncResult(report, stopped)
		return nil
	})
	p.d.emit("changed", nil)
	return result, err
}

// Stop ends the run of a channel that is under way, if one is. What was sent stays sent; the rest waits on.
func (p *Platform) Stop(channel string) error {
	return p.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.SyncPlatform); err != nil {
			return err
		}
		p.d.house.tries.cancel(channel)
		return nil
	})
}

// pageOfMessages is how many messages a list gives at a time.
const pageOfMessages = 1000

// Messages lists messages of a channel behind a number, oldest first: those in a state, or all that are not sent.
func (p *Platform) Messages(channel, state string, after int64) ([]ChannelMessage, error) {
	return p.messages(syncing.Filter{Channel: channel, State: trade.MessageState(state), After: after,
		Limit: pageOfMessages})
}

// About lists all messages about one thing, sent or not, oldest first: what was told of it and what came of it.
func (p *Platform) About(channel, kind, subject string) ([]ChannelMessage, error) {
	return p.messages(syncing.Filter{Channel: channel, Kind: trade.MessageKind(kind), Subject: subject})
}

func (p *Platform) messages(f syncing.Filter) (all []ChannelMessage, err error) {
	all = []ChannelMessage{}
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Syncing.Messages(ctx, actor, f)
		for _, m := range found {
			all = append(all, channelMessage(m))
		}
		return err
	})
	return all, err
}

// Message gives one message with all it says and, in a conflict, what the platform holds instead.
func (p *Platform) Message(number int64) (facts *MessageFacts, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			m, err := tx.Message(number)
			if err != nil {
				return err
			}
			facts, err = messageFacts(m)
			return err
		})
	})
	return facts, err
}

// Retry makes a rejected message wait again.
func (p *Platform) Retry(number int64) error {
	return p.change(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Syncing.Retry(ctx, actor, number)
	})
}

// RetryAll makes all rejected messages of a channel wait again, and whatever waits due now. It tells how many were
// rejected.
func (p *Platform) RetryAll(channel string) (count int64, err error) {
	err = p.change(func(ctx context.Context, s *station.Station, actor trade.Actor) (err error) {
		count, err = s.Syncing.RetryAll(ctx, actor, channel)
		return err
	})
	return count, err
}

// Resolve ends a conflict as a person chose: "keep_mine" or "keep_theirs".
func (p *Platform) Resolve(number int64, choice string) error {
	return p.change(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Syncing.Resolve(ctx, actor, number, syncing.Choice(choice))
	})
}

// change does what changes messages, and says so.
func (p *Platform) change(work task) error {
	err := p.d.do(work)
	if err == nil {
		p.d.emit("changed", nil)
	}
	return err
}

// tries remembers, until the program ends, how the last try to reach each platform went and which runs are under
// way. The zero value is ready.
type tries struct {
	mu   sync.Mutex
	last map[string]try
	stop map[string]context.CancelFunc
}

// try is how a try to reach a platform went.
type try struct {
	at      time.Time
	why     string // why it did not serve; empty when it did
	running bool
}

func (t *tries) of(channel string) try {
	t.mu.Lock()
	defer t.mu.Unlock()
	one := t.last[channel]
	one.running = t.stop[channel] != nil
	return one
}

// begin notes that a run begins, and gives it a context that cancel ends. Its end is told with what the run came to;
// one that was refused because another is under way leaves no trace.
func (t *tries) begin(ctx context.Context, channel string) (context.Context, func(remote.Reason, error)) {
	ctx, cancel := context.WithCancel(ctx)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stop[channel] != nil {
		return ctx, func(remote.Reason, error) { cancel() }
	}
	if t.stop == nil {
		t.stop, t.last = map[string]context.CancelFunc{}, map[string]try{}
	}
	t.stop[channel] = cancel
	return ctx, func(why remote.Reason, err error) {
		cancel()
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.stop, channel)
		if err == nil {
			t.last[channel] = try{at: clock.System()(), why: string(why)}
		}
	}
}

func (t *tries) cancel(channel string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if stop := t.stop[channel]; stop != nil {
		stop()
	}
}
