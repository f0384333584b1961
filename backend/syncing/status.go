package syncing

import (
	"context"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Filter chooses messages of a channel.
type Filter struct {
	Channel string
	State   trade.MessageState // empty: all that are not sent
	After   int64              // only messages behind this number; the last one of a page gives the next page
	Limit   int                // 0 means DefaultLimit
	Kind    trade.MessageKind  // with Subject: all messages about one thing, sent or not; the rest does not count
	Subject string
}

// DefaultLimit is how many messages a list has when the filter does not say.
const DefaultLimit = 100

// Messages lists messages of a channel, oldest first.
func (s *Service) Messages(ctx context.Context, actor trade.Actor, f Filter) (all []trade.Message, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	if f.Limit <= 0 {
		f.Limit = DefaultLimit
	}
	err = s.db.Read(ctx, func(tx *store.Tx) (err error) {
		switch {
		case f.Subject != "":
			all, err = tx.MessagesAbout(f.Channel, f.Kind, f.Subject)
		case f.State != "":
			all, err = tx.MessagesIn(f.Channel, f.State, f.After, f.Limit)
		default:
			all, err = tx.OpenMessages(f.Channel, f.After, f.Limit)
		}
		return err
	})
	return all, err
}

// ChannelStatus says how far a channel is behind.
type ChannelStatus struct {
	Channel       trade.Channel
	store.Backlog       // what is not sent, and since when
	LastCommit    int64 // the platform's last commit that we have seen
}

// Status tells how each channel stands, in the order of their codes.
func (s *Service) Status(ctx context.Context, actor trade.Actor) (all []ChannelStatus, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		channels, err := tx.Channels()
		if err != nil {
			return err
		}
		for _, c := range channels {
			status := ChannelStatus{Channel: c}
			if status.Backlog, err = tx.Backlog(c.Code); err != nil {
				return err
			}
			read, err := tx.Cursor(c.Code)
			if err != nil {
				return err
			}
			status.LastCommit = read.Commit
			all = append(all, status)
		}
		return nil
	})
	return all, err
}
