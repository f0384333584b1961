package device

import (
	"context"
	"errors"
	"net"
	"os"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// batch is one job on its way to a ZPL printer. Labels leave in order and come out in order, so three numbers say it
// all: so many are printed, so many have left whole, so many have begun to leave.
type batch struct {
	z     *Zebra
	link  *link
	job   Job
	tell  func(Progress)
	room  int64         // how many may be under way
	poll  time.Duration // between two questions
	still time.Duration // how long the printer stands still by now

	patience                    time.Duration
	printed, sent, begun, total int64

	counts  bool  // the printer counts the labels of its life
	counted int64 // so many before the job
}

// run prints the job. Nothing leaves before the printer has said that it is ready, and the job is done only when it
// has said that nothing is left.
func (b *batch) run(ctx context.Context) error {
	status, err := b.link.status(ctx)
	if err != nil {
		return b.z.unanswered(ctx, err)
	}
	if err := status.Refusal(b.z.address); err != nil {
		return err
	}
	if err := b.begin(ctx); err != nil {
		return b.z.unanswered(ctx, err)
	}
	for b.printed < b.total {
		before := b.printed
		if status.Ready() {
			err = b.feed(ctx)
		}
		if err == nil {
			status, err = b.ask(ctx)
		}
		if err == nil && b.printed == before {
			err = b.wait(ctx, status)
		}
		if err != nil {
			return b.end(ctx, err)
		}
	}
	if err := b.recount(ctx); errors.Is(err, errShort) {
		return fault.New(fault.Unavailable, words.DeviceCountShort, b.params()).Because(err)
	}
	return nil // who does not answer any more has said before that nothing is left
}

// feed sends as many labels as may be under way. It waits for whoever is told, so that a batch can be held.
func (b *batch) feed(ctx context.Context) error {
	until := min(b.printed+b.room, b.total)
	if b.sent >= until {
		return nil
	}
	b.report(Status{})
	if err := context.Cause(ctx); err != nil {
		return err
	}
	var labels net.Buffers
	for _, label := range b.job.Labels[b.sent:until] {
		labels = append(labels, label.Data)
	}
	for b.sent < until {
		n, err := b.link.write(&labels, b.poll)
		b.left(labels, until)
		if err == nil {
			continue
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			return err
		}
		if n > 0 {
			b.still = 0
		}
		if err := b.stand(ctx, b.poll, Status{Alarms: []Alarm{BufferFull}}); err != nil {
			return err
		}
	}
	return nil
}

// left counts what went out: labels holds what has not.
func (b *batch) left(labels net.Buffers, until int64) {
	b.sent = until - int64(len(labels))
	b.begun = max(b.begun, b.sent)
	if len(labels) > 0 && len(labels[0]) < len(b.job.Labels[b.sent].Data) {
		b.begun = b.sent + 1 // a part of this one has left
	}
}

// ask asks how far the printer is. A label counts as printed when the printer has neither it nor one before it.
func (b *batch) ask(ctx context.Context) (Status, error) {
	status, err := b.link.status(ctx)
	if err != nil {
		return status, err
	}
	b.z.mu.Lock()
	b.z.last = status
	b.z.mu.Unlock()
	if status.Host != nil {
		if printed := b.sent - status.Host.unfinished(); printed > b.printed {
			b.printed, b.still = printed, 0
			b.report(status)
		}
	}
	return status, nil
}

// wait waits before the next question to a printer that did not go on.
func (b *batch) wait(ctx context.Context, status Status) error {
	if status.Host == nil {
		b.still += 2 * b.link.answer // two questions were waited for
	}
	if err := pause(ctx, b.poll); err != nil {
		return err
	}
	return b.stand(ctx, b.poll, status)
}

// errStoodStill is a printer that did not go on for too long.
var errStoodStill = errors.New("the printer stood still")

// stand counts how long the printer stands still and tells why.
func (b *batch) stand(ctx context.Context, d time.Duration, status Status) error {
	if b.still += d; b.still >= b.patience {
		return errStoodStill
	}
	b.report(status)
	return context.Cause(ctx)
}

func (b *batch) report(status Status) {
	b.tell(Progress{Printed: b.printed, Sent: b.sent, Total: b.total, Alarms: status.Alarms})
}

// ErrHold as the cause of a context's end holds a job: nothing more is sent, and what is under way is printed first, as
// long as the printer goes on. So nothing that was held is of unknown fate.
var ErrHold = errors.New("the job is held")

// heldStill is how long a printer may stand still before what is under way of a held job is given up.
const heldStill = 5 * time.Second

// settle waits for what is under way of a job that is held.
func (b *batch) settle(ctx context.Context) {
	if !errors.Is(context.Cause(ctx), ErrHold) {
		return
	}
	ctx = context.WithoutCancel(ctx)
	for b.still = 0; b.printed < b.sent && b.still < heldStill; b.still += b.poll {
		status, err := b.ask(ctx)
		if err != nil || !status.Ready() || pause(ctx, b.poll) != nil {
			return
		}
	}
}

// end tells why the job broke off. As long as the line stands, the printer is made to forget what it has not printed,
// so that nothing comes out after a person was told what is missing.
func (b *batch) end(ctx context.Context, cause error) error {
	if b.begun == 0 && errors.Is(cause, errLinkCut) {
		return b.z.unanswered(ctx, cause)
	}
	key := words.DevicePrintStopped
	switch {
	case errors.Is(cause, errLinkCut), errors.Is(cause, errForeign):
		key = b.z.goneAfter(ctx)
	case errors.Is(cause, errStoodStill):
		key = words.DeviceStoodStill
		fallthrough
	default:
		b.settle(ctx)
		b.forget(ctx)
	}
	return fault.New(fault.Unavailable, key, b.params()).Because(cause)
}

// forget takes back what has not been printed.
func (b *batch) forget(ctx context.Context) {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 4*b.link.answer)
	defer stop()
	if _, err := b.ask(ctx); err != nil {
		return // nobody is there to forget
	}
	if b.link.command("~JA") == nil {
		_, _ = b.link.status(ctx) // its answer comes behind the command; the labels under way are unknown either way
	}
}

func (b *batch) params() fault.Params {
	return fault.Params{"printer": b.z.address, "printed": b.printed, "unknown": b.begun - b.printed,
		"waiting": b.total - b.begun}
}

// outcome gives the state of each label.
func (b *batch) outcome() Outcome {
	o := b.job.all(Queued)
	for i := range o.States {
		switch at := int64(i); {
		case at < b.printed:
			o.States[i] = Printed
		case at < b.begun:
			o.States[i] = Unknown
		}
	}
	return o
}
