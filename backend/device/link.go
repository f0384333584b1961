package device

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"tradehub/backend/clock"
)

// link is one connection to a ZPL printer. Everything goes over one, because many printers serve only one at a time.
type link struct {
	conn    net.Conn
	in      *inbox
	answer  time.Duration // how long an answer may take
	late    bool          // an answer is missing and may still come
	rest    []byte        // what came behind the last block
	writing sync.Mutex    // a command never stands in the middle of a label
}

// errLinkCut is a connection that ended.
var errLinkCut = errors.New("the link was cut")

// How often the system asks on its own whether the other end is still there; a printer without power says nothing.
const (
	keepAliveIdle     = 5 * time.Second
	keepAliveInterval = 2 * time.Second
	keepAliveCount    = 4
)

// settleTime is how long late answers are waited for after a silence.
const settleTime = 300 * time.Millisecond

func dialLink(ctx context.Context, address string, o PrinterOptions) (*link, error) {
	dialer := net.Dialer{Timeout: ms(o.DialTimeoutMS, 2000), KeepAliveConfig: net.KeepAliveConfig{Enable: true,
		Idle: keepAliveIdle, Interval: keepAliveInterval, Count: keepAliveCount}}
	conn, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &link{conn: conn, in: newInbox(conn), answer: ms(o.AnswerTimeoutMS, 1500)}, nil
}

func (l *link) close() {
	l.in.close()
	_ = l.conn.Close() // what was written was written
}

// write sends bytes, waiting no longer than the time given; what did not leave stays in pieces. It tells how many left:
// os.ErrDeadlineExceeded means that the printer takes no more now, errLinkCut that it never will.
func (l *link) write(pieces *net.Buffers, wait time.Duration) (int64, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	if err := l.conn.SetWriteDeadline(clock.System()().Add(wait)); err != nil {
		return 0, errors.Join(errLinkCut, err)
	}
	n, err := pieces.WriteTo(l.conn)
	if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return n, errors.Join(errLinkCut, err)
	}
	return n, err
}

// command sends one command.
func (l *link) command(text string) error {
	_, err := l.write(&net.Buffers{[]byte(text)}, l.answer)
	return err
}

// status asks for ~HS. A printer that does not answer is asked for the reason with ~HQES; one that does not answer
// that either is Silent. The error is errLinkCut, errForeign or the end of the context.
func (l *link) status(ctx context.Context) (Status, error) {
	if err := l.command("~HS"); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return Status{}, err
	}
	timer := time.NewTimer(l.answer)
	defer timer.Stop()
	status, err := l.hostStatus(ctx, timer.C)
	if !errors.Is(err, errSilent) {
		if err == nil && l.late {
			return l.settle(ctx, status)
		}
		return status, err
	}
	l.late = true
	return l.reason(ctx)
}

// hostStatus reads the three strings of one answer. What is left of an answer that was given up is passed over.
func (l *link) hostStatus(ctx context.Context, until <-chan time.Time) (Status, error) {
	var found [3]string
	passed := false
	for i := 0; i < len(found); i++ {
		block, err := l.block(ctx, until)
		if errors.Is(err, errSilent) && passed && !l.late {
			return Status{}, errForeign
		}
		if err != nil {
			return Status{}, err
		}
		switch first := strings.Count(block, ",") >= fields1-1; {
		case first:
			i = 0
		case i == 0:
			i, passed = -1, true
			continue
		}
		found[i] = block
	}
	h, err := parseHostStatus(found)
	if err != nil {
		return Status{}, err
	}
	return h.status(strings.Join(found[:], " | ")), nil
}

// settle takes the newest of the answers that come after a silence: an old one tells of an earlier moment.
func (l *link) settle(ctx context.Context, newest Status) (Status, error) {
	for {
		timer := time.NewTimer(settleTime)
		status, err := l.hostStatus(ctx, timer.C)
		timer.Stop()
		switch {
		case err == nil:
			newest = status
		case errors.Is(err, errSilent):
			l.late = false
			return newest, nil
		default:
			return Status{}, err
		}
	}
}

// reason asks a printer that was silent for its errors.
func (l *link) reason(ctx context.Context) (Status, error) {
	if err := l.command("~HQES"); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return Status{}, err
	}
	timer := time.NewTimer(l.answer)
	defer timer.Stop()
	for {
		block, err := l.block(ctx, timer.C)
		switch {
		case errors.Is(err, errSilent):
			return Status{Alarms: []Alarm{Silent}}, nil
		case err != nil:
			return Status{}, err
		case !strings.Contains(block, printerStatus):
			continue // a late part of the answer before
		}
		status, err := parseErrorStatus(block)
		if err == nil && len(status.Alarms) == 0 {
			status.Alarms = []Alarm{Silent} // it speaks, but not of what it does
		}
		return status, err
	}
}

// longest is more than any answer has between its marks.
const longest = 4096

// block gives what stands between the next STX and ETX.
func (l *link) block(ctx context.Context, until <-chan time.Time) (string, error) {
	for {
		if from := bytes.IndexByte(l.rest, stx); from >= 0 {
			if to := bytes.IndexByte(l.rest[from:], etx); to >= 0 {
				block := string(l.rest[from+1 : from+to])
				l.rest = l.rest[from+to+1:]
				return block, nil
			}
		}
		if len(l.rest) > longest {
			return "", errForeign
		}
		piece, err := l.in.next(ctx, until)
		switch {
		case err == nil:
			l.rest = append(l.rest, piece...)
		case errors.Is(err, errSilent) && l.strange():
			return "", errForeign
		case errors.Is(err, errSilent), ctx.Err() != nil:
			return "", err
		default:
			return "", errors.Join(errLinkCut, err)
		}
	}
}

// strange tells whether something came that stands between no marks.
func (l *link) strange() bool {
	before, _, _ := bytes.Cut(l.rest, []byte{stx})
	if _, rest, late := cutQuoted(before); late && bytes.HasPrefix(bytes.TrimSpace(before), []byte{'"'}) {
		before = rest // an answer about the odometer that was given up
	}
	return len(bytes.TrimSpace(before)) > 0
}
