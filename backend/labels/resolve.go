package labels

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// ResolveRequest tells what became of labels whose fate is unknown. Units are named by any of their identifiers,
// containers by their number: a label that is here is best scanned.
type ResolveRequest struct {
	Job         string   // number of the job
	Here        []string // units whose label is here
	Missing     []string // units whose label did not come out
	RestMissing bool     // all others whose fate is unknown did not come out either
	Command     trade.EntryID
}

// Resolve writes down what a person has seen: a label that is here is printed, one that is missing will be printed when
// the job is resumed. It may also tell that a label is missing that a spooler took and never printed, and that one that
// was told to be missing was found after all. Conflict for a label whose fate is not in doubt. Requires trade.Pack.
func (s *Service) Resolve(ctx context.Context, actor trade.Actor, r ResolveRequest) (Job, error) {
	return s.change(ctx, actor, r.Job, r.Command, func(tx *store.Tx, job trade.LabelJob, labels []trade.Label) (
		[]trade.Label, error) {
		told, err := r.told(tx, job, labels)
		if err != nil {
			return nil, err
		}
		var changed []trade.Label
		for _, l := range labels {
			state, said := told[l.Subject()]
			if !said && r.RestMissing && inDoubt(l) {
				state, said = trade.LabelMissing, true
			}
			if said {
				l.State, l.Looked = state, true
				changed = append(changed, l)
			}
		}
		if len(changed) == 0 {
			return nil, fault.New(fault.Invalid, words.LabelsNothingTold, nil)
		}
		return changed, nil
	})
}

// inDoubt tells whether only eyes can tell what became of a label.
func inDoubt(l trade.Label) bool {
	return l.State == trade.LabelUnknown || l.State == trade.LabelSending
}

// told reads what is said of each unit, and tells every name that is wrong.
func (r ResolveRequest) told(tx *store.Tx, job trade.LabelJob, labels []trade.Label) (
	map[trade.Place]trade.LabelState, error) {
	of, err := byName(tx, labels)
	if err != nil {
		return nil, err
	}
	said := map[trade.Place]trade.LabelState{}
	var wrong fault.List
	for _, part := range []struct {
		names []string
		state trade.LabelState
	}{{r.Here, trade.LabelPrinted}, {r.Missing, trade.LabelMissing}} {
		for _, name := range part.names {
			u, err := of.find(tx, name)
			if err == nil {
				l, there := of.labels[u.at]
				err = mayBe(u, job, l, there, part.state, said)
				said[u.at] = part.state
			}
			if told := fault.All(err); len(told) > 0 {
				wrong = append(wrong, told...)
			} else if err != nil {
				return nil, err
			}
		}
	}
	return said, wrong.OrNil()
}

// mayBe refuses what cannot be said of the label of a unit.
func mayBe(u subject, job trade.LabelJob, l trade.Label, there bool, state trade.LabelState,
	said map[trade.Place]trade.LabelState) error {
	params := fault.Params{"unit": u.number, "job": job.Number, "state": l.State}
	before, again := said[u.at]
	switch {
	case !there:
		return fault.New(fault.Conflict, words.LabelsNotInJob, params)
	case again && before != state:
		return fault.New(fault.Invalid, words.LabelsBoth, params)
	case !inDoubt(l) && l.State != trade.LabelSent && !found(l, state):
		return fault.New(fault.Conflict, words.LabelsNotOpen, params)
	}
	return nil
}

// found tells whether a label turned up that was told to be missing, before it was printed once more.
func found(l trade.Label, state trade.LabelState) bool {
	return l.State == trade.LabelMissing && state == trade.LabelPrinted
}

// CancelRequest asks to give up what is left of a job.
type CancelRequest struct {
	Job     string // number of the job
	Command trade.EntryID
}

// Cancel gives up what is queued in a job and what was told to be missing: those units have no label, and may get their
// original in another job. Conflict while the fate of a label is unknown, while the job is being printed, and when
// nothing is left. Requires trade.Pack.
func (s *Service) Cancel(ctx context.Context, actor trade.Actor, r CancelRequest) (Job, error) {
	return s.change(ctx, actor, r.Job, r.Command, func(_ *store.Tx, job trade.LabelJob, labels []trade.Label) (
		[]trade.Label, error) {
		var changed []trade.Label
		var unknown int64
		for _, l := range labels {
			switch {
			case inDoubt(l):
				unknown++
			case l.State.CanBecome(trade.LabelCancelled):
				l.State = trade.LabelCancelled
				changed = append(changed, l)
			}
		}
		params := fault.Params{"job": job.Number, "count": unknown}
		switch {
		case unknown > 0:
			return nil, fault.New(fault.Conflict, words.LabelsUnresolved, params)
		case len(changed) == 0:
			return nil, fault.New(fault.Conflict, words.LabelsNothingLeft, params)
		}
		return changed, nil
	})
}

// change posts new states of labels of a job that is not being printed.
func (s *Service) change(ctx context.Context, actor trade.Actor, number string, command trade.EntryID,
	decide func(*store.Tx, trade.LabelJob, []trade.Label) ([]trade.Label, error)) (shown Job, err error) {
	if err := actor.Require(trade.Pack); err != nil {
		return Job{}, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryLabel, actor, command)
		if err != nil {
			return err
		}
		job, err := jobByNumber(tx, number)
		if err != nil {
			return err
		}
		if s.turns.running(job.ID) {
			return fault.New(fault.Conflict, words.LabelsRunning, fault.Params{"job": job.Number})
		}
		labels, err := labelsOf(tx, job)
		if err != nil {
			return err
		}
		changed, err := decide(tx, job, labels)
		if err != nil {
			return err
		}
		e.Document = job.Number
		for _, l := range changed {
			if err := tx.PutLabel(e, l); err != nil {
				return err
			}
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		shown, err = s.show(tx, job)
		return err
	})
	if err != nil {
		return Job{}, err
	}
	return shown, nil
}
