package app

import (
	"context"
	"log/slog"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// sendEvery is how often the program looks whether something waits to be sent.
const sendEvery = 30 * time.Second

// sender is who sends by itself: the station, and no person. Sending changes nothing that is saved here; a rejected
// message or a conflict still waits for somebody who decides.
var sender = trade.Actor{PersonID: "station", Name: "station", Roles: []trade.Role{trade.Officer}}

// keepSending sends what waits, again and again, until the program ends: what is saved reaches the platform without
// anybody pressing anything, also after days without a network.
func (h *house) keepSending(ctx context.Context, every time.Duration) {
	if every <= 0 {
		return
	}
	beat := time.NewTicker(every)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
			h.send(ctx)
		}
	}
}

// send sends what waits for each active channel. A platform that does not serve is tried again at the next beat.
func (h *house) send(ctx context.Context) {
	s, err := h.use()
	if err != nil {
		return // closed for a restore; the next beat finds it open
	}
	channels, err := s.Syncing.Status(ctx, sender)
	if err != nil {
		slog.Warn("what waits to be sent was not read", "error", err)
		return
	}
	for _, c := range channels {
		if c.Channel.Active && c.Waiting > 0 {
			h.sendTo(ctx, s, c.Channel.Code)
		}
	}
}

func (h *house) sendTo(ctx context.Context, s *station.Station, channel string) {
	running, end := h.tries.begin(ctx, channel)
	report, err := s.Syncing.Sync(running, sender, channel)
	end(report.Reason, err)
	if err != nil && fault.CodeOf(err) != fault.Conflict && ctx.Err() == nil { // a conflict: somebody presses "Sync now"
		slog.Warn("not sent", "channel", channel, "key", fault.KeyOf(err))
	}
}
