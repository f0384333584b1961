package labels

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// batchSize is how many labels go to the printer at once. Before they go it is written down, and that costs one sync of
// the disk; should the program be ended then, of so many at most nobody knows the fate.
const batchSize = 50

// run is a job on its way to a printer.
type run struct {
	s       *Service
	actor   trade.Actor
	printer device.Printer
	task    task
	sheets  []device.Label
	tell    Tell
	printed int64 // of the batches before
}

// all prints batch by batch, until one is not printed whole.
func (r *run) all(ctx context.Context) error {
	for from := 0; from < len(r.sheets); from += batchSize {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		if err := r.batch(ctx, from, min(from+batchSize, len(r.sheets))); err != nil {
			return err
		}
	}
	return nil
}

// batch writes down that some labels are sent, sends them, and writes down what became of them. The outcome is written
// even when whoever waits for it has gone.
func (r *run) batch(ctx context.Context, from, to int) error {
	if err := r.record(ctx, from, to, r.sending); err != nil {
		return err
	}
	if err := r.note(ctx, from, to); err != nil {
		still := func(int) trade.LabelState { return trade.LabelQueued }
		return errors.Join(err, r.record(context.WithoutCancel(ctx), from, to, still))
	}
	name := fmt.Sprintf("%s %d-%d", r.task.job.Number, from+1, to)
	outcome, err := r.printer.Send(ctx, device.Job{Name: name, Form: device.ZPL, Labels: r.sheets[from:to]}, r.report)
	r.printed += outcome.Count(device.Printed)
	written := r.record(context.WithoutCancel(ctx), from, to, func(i int) trade.LabelState {
		return stateOf(outcome, i-from)
	})
	return errors.Join(err, written)
}

// sending counts one more sending of a label.
func (r *run) sending(i int) trade.LabelState {
	r.task.labels[i].label.Sends++
	return trade.LabelSending
}

// note writes down outside the ledger that some labels are about to leave, so that a ledger that is put back from a
// backup does not print them once more.
func (r *run) note(ctx context.Context, from, to int) error {
	sent := make([]store.SentLabel, 0, to-from)
	for _, p := range r.task.labels[from:to] {
		sent = append(sent, store.SentLabel{At: r.task.at, Job: r.task.job.Number, Label: p.label.ID,
			Subject: p.label.Subject(), Copy: p.label.Copy, Sends: p.label.Sends})
	}
	return r.s.db.NoteSent(ctx, sent)
}

// stateOf gives what a printer said of one label; one that it said nothing of is of unknown fate.
func stateOf(o device.Outcome, i int) trade.LabelState {
	if i < len(o.States) {
		switch o.States[i] {
		case device.Queued:
			return trade.LabelQueued
		case device.Sent:
			return trade.LabelSent
		case device.Printed:
			return trade.LabelPrinted
		}
	}
	return trade.LabelUnknown
}

func (r *run) report(p device.Progress) {
	if r.tell != nil {
		r.tell(Progress{Job: r.task.job.Number, Printer: r.task.job.Printer, Printed: r.printed + p.Printed,
			Sent: r.printed + p.Sent, Total: int64(len(r.sheets)), Alarms: p.Alarms})
	}
}

// record writes down how far some labels have come.
func (r *run) record(ctx context.Context, from, to int, state func(i int) trade.LabelState) error {
	return r.s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryLabel, r.actor, "")
		if err != nil {
			return err
		}
		e.Document = r.task.job.Number
		for i := from; i < to; i++ {
			l := &r.task.labels[i].label
			l.State = state(i)
			if err := tx.PutLabel(e, *l); err != nil {
				return err
			}
		}
		return tx.Post(e)
	})
}

// turns says which job each printer is printing: one at a time, each by one only.
type turns struct {
	mu   sync.Mutex
	jobs map[string]trade.LabelJobID // by name of the printer
}

// take gives a printer to a job until release is called; calling it again does nothing.
func (t *turns) take(printer string, job trade.LabelJob) (release func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.isRunning(job.ID) {
		return nil, fault.New(fault.Conflict, words.LabelsRunning, fault.Params{"job": job.Number})
	}
	if _, busy := t.jobs[printer]; busy {
		return nil, fault.New(fault.Conflict, words.LabelsPrinterBusy, fault.Params{"printer": printer})
	}
	if t.jobs == nil {
		t.jobs = map[string]trade.LabelJobID{}
	}
	t.jobs[printer] = job.ID
	return sync.OnceFunc(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.jobs, printer)
	}), nil
}

// running tells whether a job is being printed by this program now.
func (t *turns) running(job trade.LabelJobID) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.isRunning(job)
}

func (t *turns) isRunning(job trade.LabelJobID) bool {
	for _, running := range t.jobs {
		if running == job {
			return true
		}
	}
	return false
}
