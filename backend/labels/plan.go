package labels

import (
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// task is a job with the labels that are to be printed now.
type task struct {
	job    trade.LabelJob
	labels []planned
	at     time.Time // when they were planned
}

// planned is one label that is to be printed, with what it says.
type planned struct {
	label   trade.Label
	subject subject
	said    Facts
	form    string // id of the template
}

func newJob(actor trade.Actor, printer, shipment, destination string) trade.LabelJob {
	return trade.LabelJob{ID: trade.LabelJobID(clock.NewID()), Printer: printer, Shipment: shipment,
		Destination: destination, By: actor.PersonID}
}

// originals plans the original labels of units and transport units.
func originals(tx *store.Tx, job trade.LabelJob, subjects []subject) (task, error) {
	var refused fault.List
	for _, u := range subjects {
		if err := neverPrinted(tx, u); err != nil {
			found := fault.All(err)
			if refused = append(refused, found...); len(found) == 0 {
				return task{}, err
			}
		}
	}
	if err := refused.OrNil(); err != nil {
		return task{}, err
	}
	labels := make([]trade.Label, len(subjects))
	for i, u := range subjects {
		labels[i] = u.label(trade.Label{ID: trade.LabelID(clock.NewID()), JobID: job.ID, Line: int64(i) + 1})
	}
	return plan(tx, job, labels)
}

// neverPrinted refuses a unit that has an original already, or may have one that the ledger does not know of.
func neverPrinted(tx *store.Tx, u subject) error {
	labels, err := tx.LabelsOf(u.at)
	if err != nil {
		return err
	}
	for _, l := range labels {
		if l.State == trade.LabelCancelled {
			continue
		}
		key := words.LabelsPrintedBefore
		if !l.State.Settled() {
			key = words.LabelsOpen
		}
		return inJob(tx, l, key, u)
	}
	forgotten, err := tx.ForgottenLabels(u.at)
	if err != nil {
		return err
	}
	if len(forgotten) > 0 {
		return fault.New(fault.Conflict, words.LabelsForgotten,
			fault.Params{"unit": u.number, "at": forgotten[0].At.UTC().Format("2006-01-02 15:04 UTC")})
	}
	unknown, err := tx.PrintedUnknown(u.at)
	if unknown {
		return fault.New(fault.Conflict, words.LabelsLost, fault.Params{"unit": u.number})
	}
	return err
}

// inJob is a conflict that names a unit and the job of its label.
func inJob(tx *store.Tx, l trade.Label, key words.Key, u subject) error {
	job, err := tx.LabelJob(l.JobID)
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, key, fault.Params{"unit": u.number, "job": job.Number})
}

// copy plans one more label of a unit.
func (r ReprintRequest) copy(tx *store.Tx, job trade.LabelJob) (task, error) {
	reason := strings.TrimSpace(r.Reason)
	if reason == "" {
		return task{}, fault.New(fault.Invalid, words.LabelsReason, nil).At("reason")
	}
	u, err := named(tx, r.Unit, r.Transport, r.Shipment)
	if err != nil {
		return task{}, err
	}
	last, err := lastCopy(tx, u)
	if err != nil {
		return task{}, err
	}
	return plan(tx, job, []trade.Label{u.label(trade.Label{ID: trade.LabelID(clock.NewID()), JobID: job.ID, Line: 1,
		Copy: last + 1, Reason: reason})})
}

// lastCopy gives the greatest number of a label of a unit, printed by this ledger or before it was put back.
func lastCopy(tx *store.Tx, u subject) (last int64, err error) {
	labels, err := tx.LabelsOf(u.at)
	if err != nil {
		return 0, err
	}
	printed, err := tx.PrintedUnknown(u.at)
	for _, l := range labels {
		if !l.State.Settled() {
			return 0, inJob(tx, l, words.LabelsOpen, u)
		}
		last = max(last, l.Copy)
		printed = printed || l.State != trade.LabelCancelled
	}
	if err != nil {
		return 0, err
	}
	forgotten, err := tx.ForgottenLabels(u.at)
	for _, l := range forgotten {
		last, printed = max(last, l.Copy), true
	}
	if err == nil && !printed {
		err = fault.New(fault.Conflict, words.LabelsNotPrinted, fault.Params{"unit": u.number})
	}
	return last, err
}

// rest plans what is left of a job.
func (s *Service) rest(tx *store.Tx, job trade.LabelJob) (task, error) {
	all, err := labelsOf(tx, job)
	if err != nil {
		return task{}, err
	}
	var left []trade.Label
	var unknown int64
	for _, l := range all {
		switch l.State {
		case trade.LabelQueued, trade.LabelMissing:
			left = append(left, l)
		case trade.LabelUnknown, trade.LabelSending: // this job has its turn, so whoever was sending was ended
			unknown++
		}
	}
	switch {
	case unknown > 0:
		return task{}, fault.New(fault.Conflict, words.LabelsUnresolved,
			fault.Params{"job": job.Number, "count": unknown})
	case len(left) == 0:
		return task{}, fault.New(fault.Conflict, words.LabelsNothingLeft, fault.Params{"job": job.Number})
	}
	return plan(tx, job, left)
}

// mostTold is how many units a refusal names: a whole batch has the same fault, as a rule.
const mostTold = 10

// plan finds out what each label says, and refuses those that cannot say what they must.
func plan(tx *store.Tx, job trade.LabelJob, labels []trade.Label) (task, error) {
	c, err := compose(tx, job)
	if err != nil {
		return task{}, err
	}
	return c.plan(job, labels)
}

// plan finds out what each label says.
func (c *composing) plan(job trade.LabelJob, labels []trade.Label) (task, error) {
	t := task{job: job, labels: make([]planned, 0, len(labels))}
	t.job.Labels = max(job.Labels, int64(len(labels)))
	var refused fault.List
	for _, l := range labels {
		p, err := c.planned(l)
		if found := fault.All(err); len(found) > 0 {
			refused = append(refused, found...)
		} else if err != nil {
			return task{}, err
		}
		if len(refused) >= mostTold {
			break
		}
		t.labels = append(t.labels, p)
	}
	return t, refused.OrNil()
}

// same tells whether two plans print the same labels with the same words.
func (t task) same(other task) bool {
	if len(t.labels) != len(other.labels) {
		return false
	}
	for i, p := range t.labels {
		o := other.labels[i]
		if p.label.Subject() != o.label.Subject() || p.label.Copy != o.label.Copy || p.label.State != o.label.State ||
			p.form != o.form || p.said != o.said {
			return false
		}
	}
	return true
}
