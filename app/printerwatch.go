package app

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// printerWatch knows what each printer said last, by its address. A printer is asked by one at a time, since many take
// only one connection; whoever comes meanwhile is given the same answer.
type printerWatch struct {
	tell func() // called when a printer is otherwise than it was; may be nil

	mu    sync.Mutex
	heard map[string]*printerHeard
}

// printerHeard is what was heard of one printer.
type printerHeard struct {
	printerAnswer
	asking chan struct{} // while somebody asks; closed when the answer is there
}

// printerQuestion asks the printer at an address how it is.
type printerQuestion struct {
	station *station.Station
	actor   trade.Actor
	address string
}

// printerAnswer is what a printer said, or why it said nothing. One that was never asked has no time.
type printerAnswer struct {
	status device.Status
	err    error
	at     time.Time
}

const (
	// askEvery is how old an answer may be before a printer is asked again by itself.
	askEvery = 30 * time.Second
	// askPatience is how long an answer is waited for: longer than a printer takes to be found missing or silent.
	askPatience = 10 * time.Second
)

// last is what a printer said last.
func (w *printerWatch) last(address string) printerAnswer {
	w.mu.Lock()
	defer w.mu.Unlock()
	if h := w.heard[address]; h != nil {
		return h.printerAnswer
	}
	return printerAnswer{}
}

// glance is last, and has the printer asked beside when that is long ago.
func (w *printerWatch) glance(ctx context.Context, q printerQuestion) printerAnswer {
	answer := w.last(q.address)
	if answer.at.IsZero() || clock.System()().Sub(answer.at) >= askEvery {
		go w.ask(ctx, q)
	}
	return answer
}

// ask asks a printer, or waits for the answer to whoever asks it already.
func (w *printerWatch) ask(ctx context.Context, q printerQuestion) printerAnswer {
	h, mine := w.begin(q.address)
	if !mine {
		select {
		case <-h.asking:
		case <-ctx.Done():
		}
		return w.last(q.address)
	}
	asking, stop := context.WithTimeout(ctx, askPatience)
	defer stop()
	status, err := q.station.Printers.Ask(asking, q.actor, q.address)
	if errors.Is(err, context.DeadlineExceeded) { // its one line is taken by a job that has only just begun
		status, err = device.Status{Printing: true}, nil
	}
	return w.note(h, q.address, printerAnswer{status, err, clock.System()()})
}

// note keeps an answer for all who wait for it, and tells when it is another one than before.
func (w *printerWatch) note(h *printerHeard, address string, answer printerAnswer) printerAnswer {
	w.mu.Lock()
	before := h.printerAnswer
	close(h.asking)
	w.heard[address] = &printerHeard{printerAnswer: answer}
	w.mu.Unlock()
	if w.tell != nil && !before.same(answer) {
		w.tell()
	}
	return answer
}

// same tells whether a printer is as it was.
func (a printerAnswer) same(other printerAnswer) bool {
	return a.at.IsZero() == other.at.IsZero() && fault.KeyOf(a.err) == fault.KeyOf(other.err) &&
		a.status.Printing == other.status.Printing && slices.Equal(a.status.Alarms, other.status.Alarms)
}

// begin says who asks: the caller, or somebody before him.
func (w *printerWatch) begin(address string) (h *printerHeard, mine bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.heard == nil {
		w.heard = map[string]*printerHeard{}
	}
	h = w.heard[address]
	if h != nil && h.asking != nil {
		return h, false
	}
	if h == nil {
		h = &printerHeard{}
		w.heard[address] = h
	}
	h.asking = make(chan struct{})
	return h, true
}
