package device

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strconv"
	"time"
)

// A label that is taken back at the printer itself, with its cancel key or by a power cycle behind a print server
// whose line stands, is gone from the buffer as a printed one is: ~HS cannot tell the two apart. Printers that count
// the labels of their life can. They are asked before a job and after it; where they have counted fewer than were
// sent, nobody knows which came out. Others say nothing, or "?", and are not asked again.
//
// Source: Zebra, ZPL II Programming Guide, section SGD Commands: getvar, odometer.total_label_count. Not tried on a
// printer yet.
const odometerQuestion = "! U1 getvar \"odometer.total_label_count\"\r\n"

// errShort is a printer that has counted fewer labels than it was sent.
var errShort = errors.New("the printer counted fewer labels")

// countSettles is how long a printer may take until it has counted the last label.
const countSettles = 2 * time.Second

// odometer asks how many labels the printer has printed in its life; known is false where it does not say.
func (l *link) odometer(ctx context.Context) (count int64, known bool, err error) {
	l.rest = nil // what came before the question is no answer to it
	if err := l.command(odometerQuestion); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return 0, false, err
	}
	timer := time.NewTimer(l.answer)
	defer timer.Stop()
	for {
		if answer, rest, found := cutQuoted(l.rest); found {
			l.rest = rest
			count, bad := strconv.ParseInt(answer, 10, 64)
			return count, bad == nil, nil
		}
		piece, err := l.in.next(ctx, timer.C)
		switch {
		case err == nil && len(l.rest) <= longest:
			l.rest = append(l.rest, piece...)
		case err == nil || errors.Is(err, errSilent):
			return 0, false, nil
		case ctx.Err() != nil:
			return 0, false, err
		default:
			return 0, false, errors.Join(errLinkCut, err)
		}
	}
}

// cutQuoted takes the first text between quotation marks, with the line end behind it.
func cutQuoted(text []byte) (quoted string, rest []byte, found bool) {
	_, after, opened := bytes.Cut(text, []byte{'"'})
	inside, rest, closed := bytes.Cut(after, []byte{'"'})
	return string(inside), bytes.TrimLeft(rest, "\r\n"), opened && closed
}

// odometerUnknown tells whether the printer at the line's end was asked before and did not say.
func (z *zebraLine) odometerUnknown() bool {
	z.mu.Lock()
	defer z.mu.Unlock()
	return z.uncounted
}

// begin reads the odometer before the first label leaves.
func (b *batch) begin(ctx context.Context) error {
	if b.z.odometerUnknown() {
		return nil
	}
	var err error
	if b.counted, b.counts, err = b.link.odometer(ctx); err == nil && !b.counts {
		b.z.mu.Lock()
		b.z.uncounted = true
		b.z.mu.Unlock()
	}
	return err
}

// recount reads the odometer after the last label, and tells errShort where it counted fewer. It may be a little
// behind.
func (b *batch) recount(ctx context.Context) error {
	for waited := time.Duration(0); b.counts; waited += b.poll {
		now, known, err := b.link.odometer(ctx)
		switch {
		case err != nil:
			return err
		case !known || now-b.counted >= b.total:
			return nil
		case waited >= countSettles:
			b.printed = 0 // some of them, but nobody knows which
			return errShort
		}
		if err := pause(ctx, b.poll); err != nil {
			return err
		}
	}
	return nil
}
