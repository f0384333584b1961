package app

import (
	"context"
	"errors"
	"sync"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// stoppable is long work that a person may stop; there is one at a time at a desk.
type stoppable struct {
	mu   sync.Mutex
	stop context.CancelFunc
}

// run does long work. Stopped, it says so as a refusal of which a person knows why.
func (s *stoppable) run(ctx context.Context, work func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if !s.begin(stop) {
		return fault.New(fault.Conflict, words.SettingStillBusy, nil)
	}
	defer s.end()
	err := work(ctx)
	if err != nil && errors.Is(ctx.Err(), context.Canceled) {
		return fault.New(fault.Unavailable, words.SettingStopped, nil).Because(err)
	}
	return err
}

func (s *stoppable) begin(stop context.CancelFunc) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		return false
	}
	s.stop = stop
	return true
}

func (s *stoppable) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop = nil
}

// now stops the work that is under way, if any is.
func (s *stoppable) now() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		s.stop()
	}
}
