// Package device speaks with the hardware of a warehouse: label printers, scales and serial scanners. Each has one
// way to be asked, real ones on wires, and a simulator that answers as the real thing does, faults included.
//
// Three rules hold for all of them. What a person must know is a fault in words. Nothing is sent a second time by
// itself: after a broken link the fate of each label is told, and a person decides. Numbers are integers; what a
// device said is kept as it was said.
package device

import (
	"context"
	"errors"
	"io"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// errSilent is an answer that did not come in time.
var errSilent = errors.New("no answer in time")

// pause waits, or ends early with the context.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// ms makes a duration of milliseconds; zero takes the one that is given otherwise.
func ms(milliseconds, otherwise int64) time.Duration {
	if milliseconds == 0 {
		milliseconds = otherwise
	}
	return time.Duration(milliseconds) * time.Millisecond
}

// inbox is what a wire brings, in pieces as they come. A read that waits cannot be given up without giving up the
// wire, so reading goes on beside and whoever waits can stop waiting.
type inbox struct {
	pieces chan []byte
	done   chan struct{}
	err    error // why nothing more comes, once pieces is closed
}

func newInbox(from io.Reader) *inbox {
	b := &inbox{pieces: make(chan []byte, 64), done: make(chan struct{})}
	go b.fill(from)
	return b
}

func (b *inbox) fill(from io.Reader) {
	defer close(b.pieces)
	for !b.closed() {
		piece := make([]byte, 512)
		n, err := from.Read(piece)
		if n > 0 {
			select {
			case b.pieces <- piece[:n]:
			case <-b.done:
				return
			}
		}
		if err != nil {
			b.err = err
			return
		}
	}
}

func (b *inbox) closed() bool {
	select {
	case <-b.done:
		return true
	default:
		return false
	}
}

// close lets the reading end; the wire itself is closed by whoever opened it.
func (b *inbox) close() { close(b.done) }

// next gives the next piece. The error is errSilent when the time is over, io.EOF or another when the wire has ended.
func (b *inbox) next(ctx context.Context, until <-chan time.Time) ([]byte, error) {
	select {
	case piece, open := <-b.pieces:
		if !open {
			return nil, b.err
		}
		return piece, nil
	case <-until:
		return nil, errSilent
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// unreadable refuses an address of a device.
func unreadableAddress(key words.Key, found string) error {
	return fault.New(fault.Invalid, key, fault.Params{"found": found})
}
