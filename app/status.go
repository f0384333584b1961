package app

import (
	"context"
	"time"

	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Status is the line at the foot of every page.
type Status struct{ d *desk }

// Line says honestly how the station stands.
type Line struct {
	Entries  int64           `json:"entries"` // in the ledger, all durable
	Head     string          `json:"head"`    // of the chain
	Channels []ChannelBehind `json:"channels"`
}

// ChannelBehind says what one platform does not know yet.
type ChannelBehind struct {
	Code    string `json:"code"`
	Waiting int64  `json:"waiting"` // messages that will be sent
	Stuck   int64  `json:"stuck"`   // messages that wait for a person: rejected or in conflict
	Oldest  string `json:"oldest"`  // when the oldest of them was written, RFC 3339; empty when there is none
}

// Line tells how the station stands.
func (s *Status) Line() (line Line, err error) {
	line.Channels = []ChannelBehind{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		err := st.DB.Read(ctx, func(tx *store.Tx) (err error) {
			line.Head = tx.ChainHead()
			line.Entries, err = tx.Entries()
			return err
		})
		if err != nil {
			return err
		}
		all, err := st.Syncing.Status(ctx, actor)
		for _, c := range all {
			line.Channels = append(line.Channels, ChannelBehind{Code: c.Channel.Code, Waiting: c.Waiting,
				Stuck: c.Rejected + c.Conflicts, Oldest: stamp(c.Oldest)})
		}
		return err
	})
	return line, err
}

// stamp writes a time for pages: RFC 3339 in UTC, or nothing.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
