package syncing

import "context"

// Drain does the sending part of a Sync alone, to be measured beside sends without an outbox.
func (s *Service) Drain(ctx context.Context, channel string) (int64, error) {
	r := &run{db: s.db, options: s.options, lane: s.lane(channel)}
	if err := s.open(ctx, r, channel); err != nil {
		return 0, err
	}
	defer r.client.Close()
	err := r.push(ctx)
	return r.report.Sent, err
}

// SameValue tells whether two JSON texts say the same.
var SameValue = sameValue
