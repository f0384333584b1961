package labels

import (
	"context"
	"errors"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// order is one call to print something: a new job, or what is left of one.
type order struct {
	job     trade.LabelJob
	command trade.EntryID
	tell    Tell
	plan    func(*store.Tx) (task, error)
}

// print plans, sets, writes down, prints and writes down again. Everything that can be refused is refused before
// anything is written.
func (s *Service) print(ctx context.Context, actor trade.Actor, o order) (Job, error) {
	if err := actor.Require(trade.Pack); err != nil {
		return Job{}, err
	}
	setup, err := s.setUp(ctx, o.job.Printer)
	if err != nil {
		return Job{}, err
	}
	printer, err := s.open(setup.Address)
	if err != nil {
		return Job{}, err
	}
	release, err := s.turns.take(setup.Name, o.job)
	if err != nil {
		return Job{}, err
	}
	defer release()
	t, sheets, err := s.write(ctx, actor, o, setup)
	if err != nil {
		return Job{}, err
	}
	r := run{s: s, actor: actor, printer: printer, task: t, sheets: sheets, tell: o.tell}
	printErr := r.all(ctx)
	release() // from here on nothing of the job is on its way
	job, err := s.view(context.WithoutCancel(ctx), o.job.ID)
	return job, errors.Join(printErr, err)
}

// setUp reads a printer that is in use.
func (s *Service) setUp(ctx context.Context, name string) (p trade.PrinterSetup, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		p, err = inUse(tx, name)
		return err
	})
	return p, err
}

// inUse reads a printer, and refuses one that is not here or no longer used.
func inUse(tx *store.Tx, name string) (trade.PrinterSetup, error) {
	p, err := tx.Printer(name)
	if fault.CodeOf(err) == fault.NotFound || err == nil && p.Removed {
		return p, fault.New(fault.NotFound, words.LabelsPrinterUnknown, fault.Params{"printer": name}).At("printer")
	}
	return p, err
}

// write plans the order, sets its labels, and writes them down as queued. Setting a batch takes its time, so it is done
// beside the ledger; where the ledger has changed a label in the meantime, it is done again.
func (s *Service) write(ctx context.Context, actor trade.Actor, o order, setup trade.PrinterSetup) (t task,
	sheets []device.Label, err error) {
	for written := false; !written; {
		var head string
		err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
			if _, err = tx.NewEntry(trade.EntryLabel, actor, o.command); err != nil {
				return err
			}
			t, err = o.plan(tx)
			t.at, head = tx.Now(), tx.ChainHead()
			return err
		})
		if err != nil {
			return task{}, nil, err
		}
		if sheets, err = s.set(ctx, &t, setup); err != nil {
			return task{}, nil, err
		}
		err = s.db.Write(ctx, func(tx *store.Tx) error {
			if head != tx.ChainHead() {
				now, err := o.plan(tx)
				if err != nil || !t.same(now) {
					return err
				}
			}
			written = true
			return t.post(tx, actor, o.command)
		})
		if err != nil {
			return task{}, nil, err
		}
	}
	return t, sheets, nil
}

// post writes the labels of a task down as queued, with their job.
func (t *task) post(tx *store.Tx, actor trade.Actor, command trade.EntryID) error {
	e, err := tx.NewEntry(trade.EntryLabel, actor, command)
	if err != nil {
		return err
	}
	if t.job.Number == "" {
		t.job.At = tx.Now()
		if t.job.Number, err = tx.NextLabelJob(); err != nil {
			return err
		}
	}
	e.Document = t.job.Number
	if err := tx.PutLabelJob(e, t.job); err != nil {
		return err
	}
	for i := range t.labels {
		t.labels[i].label.State = trade.LabelQueued
		if err := tx.PutLabel(e, t.labels[i].label); err != nil {
			return err
		}
	}
	return tx.Post(e)
}
