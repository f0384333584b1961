package device

import (
	"context"
	"errors"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Zebra is a printer that speaks ZPL over TCP, as a rule at port 9100. One job is printed at a time; others wait, also
// those of another Zebra of this program with the same address.
type Zebra struct {
	address string
	options PrinterOptions
	*zebraLine
}

// zebraLine is the one line to a printer.
type zebraLine struct {
	turn chan struct{} // holds a token while nobody has the line

	mu   sync.Mutex
	live *link  // the line of the job that is being printed
	last Status // what the printer said last while printing

	uncounted bool // it does not tell how many labels it has printed in its life
}

// zebraLines are the lines of this program, by address.
var zebraLines sync.Map

func newZebra(address string, o PrinterOptions) *Zebra {
	fresh := &zebraLine{turn: make(chan struct{}, 1)}
	fresh.turn <- struct{}{}
	shared, _ := zebraLines.LoadOrStore(address, fresh)
	line, _ := shared.(*zebraLine) // nothing else is stored there
	return &Zebra{address: address, options: o, zebraLine: line}
}

// connected takes the line and does something with it.
func (z *Zebra) connected(ctx context.Context, do func(*link) error) error {
	select {
	case <-z.turn:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { z.turn <- struct{}{} }()
	l, err := dialLink(ctx, z.address, z.options)
	if err != nil {
		return z.missing(ctx, err)
	}
	defer l.close()
	return do(l)
}

// share lets others know of the line of a job: they ask and command over it while the job is printed.
func (z *Zebra) share(l *link) {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.live, z.last = l, Status{}
}

// missing tells that nobody answers at the address.
func (z *Zebra) missing(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return fault.New(fault.Unavailable, words.DevicePrinterMissing, fault.Params{"printer": z.address}).Because(err)
}

// foreign tells that who answers at the address speaks no ZPL.
func (z *Zebra) foreign(err error) error {
	return fault.New(fault.Unavailable, words.DevicePrinterForeign, fault.Params{"printer": z.address}).Because(err)
}

// Status asks the printer how it is; while a job is printed, it is what the printer said last. Unavailable faults:
// device.printer_missing when nobody answers at the address, device.printer_foreign when it is no ZPL printer.
func (z *Zebra) Status(ctx context.Context) (status Status, err error) {
	z.mu.Lock()
	live, last := z.live, z.last
	z.mu.Unlock()
	if live != nil {
		last.Printing = true
		return last, nil
	}
	err = z.connected(ctx, func(l *link) error {
		status, err = l.status(ctx)
		return z.unanswered(ctx, err)
	})
	return status, err
}

// unanswered makes a fault of an answer that could not be had before anything was sent.
func (z *Zebra) unanswered(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, errForeign):
		return z.foreign(err)
	case errors.Is(err, errLinkCut):
		return z.missing(ctx, err)
	}
	return err
}

// Pause makes the printer stop after the label that it prints (~PP).
func (z *Zebra) Pause(ctx context.Context) error { return z.control(ctx, "~PP") }

// Resume lets a paused printer go on (~PS).
func (z *Zebra) Resume(ctx context.Context) error { return z.control(ctx, "~PS") }

// Forget makes the printer drop all labels that it has not printed (~JA), of whoever sent them. It waits for the job
// that is being printed, whose labels would otherwise pass for printed; that one is stopped by its context.
func (z *Zebra) Forget(ctx context.Context) error { return z.alone(ctx, "~JA") }

// control sends a command: over the line of the job that is being printed, or over one of its own.
func (z *Zebra) control(ctx context.Context, command string) error {
	z.mu.Lock()
	live := z.live
	z.mu.Unlock()
	if live != nil {
		return z.unanswered(ctx, live.command(command))
	}
	return z.alone(ctx, command)
}

// alone sends a command over a line of its own and waits until it was taken: the answer to a question comes behind it.
func (z *Zebra) alone(ctx context.Context, command string) error {
	return z.connected(ctx, func(l *link) error {
		if err := l.command(command); err != nil {
			return z.unanswered(ctx, err)
		}
		_, err := l.status(ctx)
		return z.unanswered(ctx, err)
	})
}

// Send prints labels; see Printer. Besides the alarms of Status, unavailable faults are device.link_cut and
// device.printer_gone for a line that broke while labels were under way, device.stood_still when the printer did not
// go on for the whole of the patience, and device.print_stopped when the context ended.
func (z *Zebra) Send(ctx context.Context, job Job, tell func(Progress)) (Outcome, error) {
	if err := job.check(z.address, ZPL); err != nil {
		return job.all(Queued), err
	}
	if tell == nil {
		tell = func(Progress) {}
	}
	b := &batch{z: z, job: job, tell: tell, total: int64(len(job.Labels)), room: z.options.UnderWay,
		poll: ms(z.options.PollMS, 100), patience: ms(z.options.PatienceMS, 600_000)}
	if b.room <= 0 {
		b.room = 8
	}
	err := z.connected(ctx, func(l *link) error {
		b.link = l
		z.share(l)
		defer z.share(nil)
		return b.run(ctx)
	})
	return b.outcome(), err
}

// goneAfter tells why a line broke in the middle of a job: is the printer still there?
func (z *Zebra) goneAfter(ctx context.Context) words.Key {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), ms(z.options.DialTimeoutMS, 2000)+time.Second)
	defer stop()
	l, err := dialLink(ctx, z.address, z.options)
	if err != nil {
		return words.DevicePrinterGone
	}
	l.close()
	return words.DeviceLinkCut
}
