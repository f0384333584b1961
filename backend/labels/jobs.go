package labels

import (
	"context"
	"math"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// JobState says what a job needs.
type JobState string

// The states of a job. A person is wanted for one that is unresolved, to tell which labels are here, and for one that
// waits, to resume or cancel it.
const (
	JobPrinting   JobState = "printing"
	JobUnresolved JobState = "unresolved"
	JobWaiting    JobState = "waiting"
	JobDone       JobState = "done"
	JobCancelled  JobState = "cancelled"
)

// Job is a job with its labels.
type Job struct {
	trade.LabelJob
	ByName string // who gave it
	State  JobState
	Labels []Label // in the order of printing
}

// Label is one label of a job. One that was being sent when the program was ended is shown as of unknown fate, and so
// is one that left after the backup was made from which the ledger was put back.
type Label struct {
	trade.Label
	Unit string         // number of the unit, or of the transport unit
	Kind trade.UnitKind // of the unit; container, wagon or trailer, of a transport unit
}

// Count tells how many labels of the job are in a state.
func (j Job) Count(state trade.LabelState) int64 {
	var n int64
	for _, l := range j.Labels {
		if l.State == state {
			n++
		}
	}
	return n
}

// JobsRequest asks for jobs.
type JobsRequest struct {
	Open      bool   // only those about which something is left to do
	Unit      string // identifier; only those with a label of this unit
	Transport string // number; only those with a label of this transport unit of
	Shipment  string // the shipment with this reference
	Before    string // number of a job: only those made before it, to turn pages
	Most      int64  // so many at most; all where it is 0
}

// Jobs lists jobs, the newest first. Requires trade.Look.
func (s *Service) Jobs(ctx context.Context, actor trade.Actor, r JobsRequest) (all []Job, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		jobs, err := r.jobs(tx)
		for _, job := range jobs {
			shown, err := s.show(tx, job)
			if err != nil {
				return err
			}
			all = append(all, shown)
		}
		return err
	})
	return all, err
}

// jobs reads the jobs of the request, the newest first.
func (r JobsRequest) jobs(tx *store.Tx) ([]trade.LabelJob, error) {
	before := trade.LabelJobID("")
	if r.Before != "" {
		job, err := jobByNumber(tx, r.Before)
		if err != nil {
			return nil, err
		}
		before = job.ID
	}
	most := r.Most
	if most <= 0 {
		most = math.MaxInt64
	}
	labels, narrowed, err := r.labels(tx)
	if err != nil {
		return nil, err
	}
	if !narrowed {
		return tx.LabelJobsBefore(before, most)
	}
	var jobs []trade.LabelJob
	for _, id := range jobsOf(labels) {
		if before != "" && id >= before || int64(len(jobs)) == most {
			continue
		}
		job, err := tx.LabelJob(id)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, job)
	}
	return jobs, nil
}

// labels reads the labels one of which a job must have, where the request asks for some jobs only.
func (r JobsRequest) labels(tx *store.Tx) (all []trade.Label, narrowed bool, err error) {
	if r.Unit == "" && r.Transport == "" {
		if r.Open {
			all, err = tx.UnsettledLabels()
		}
		return all, r.Open, err
	}
	u, err := named(tx, r.Unit, r.Transport, r.Shipment)
	if err != nil {
		return nil, true, err
	}
	all, err = tx.LabelsOf(u.at)
	if r.Open {
		all = slices.DeleteFunc(all, func(l trade.Label) bool { return l.State.Settled() })
	}
	return all, true, err
}

// jobsOf gives the jobs of some labels, the newest first: their ids grow with time.
func jobsOf(labels []trade.Label) []trade.LabelJobID {
	ids := make([]trade.LabelJobID, len(labels))
	for i, l := range labels {
		ids[i] = l.JobID
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	slices.Reverse(ids)
	return ids
}

// Job shows one job, label by label. Requires trade.Look.
func (s *Service) Job(ctx context.Context, actor trade.Actor, number string) (job Job, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return job, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		found, err := jobByNumber(tx, number)
		if err != nil {
			return err
		}
		job, err = s.show(tx, found)
		return err
	})
	return job, err
}

func jobByNumber(tx *store.Tx, number string) (trade.LabelJob, error) {
	job, err := tx.LabelJobByNumber(number)
	if fault.CodeOf(err) == fault.NotFound {
		err = fault.New(fault.NotFound, words.LabelsJobUnknown, fault.Params{"job": number}).Because(err)
	}
	return job, err
}

// view shows a job by its id.
func (s *Service) view(ctx context.Context, id trade.LabelJobID) (job Job, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		found, err := tx.LabelJob(id)
		if err != nil {
			return err
		}
		job, err = s.show(tx, found)
		return err
	})
	return job, err
}

// show puts a job together. What is being sent while nobody is printing was being sent when the program was ended.
func (s *Service) show(tx *store.Tx, job trade.LabelJob) (Job, error) {
	shown := Job{LabelJob: job, ByName: string(job.By)}
	if by, err := tx.Person(job.By); err == nil {
		shown.ByName = by.Name
	}
	labels, err := labelsOf(tx, job)
	if err != nil {
		return shown, err
	}
	running := s.turns.running(job.ID)
	for _, l := range labels {
		u, err := readSubject(tx, l)
		if err != nil {
			return shown, err
		}
		if l.State == trade.LabelSending && !running {
			l.State = trade.LabelUnknown
		}
		shown.Labels = append(shown.Labels, Label{Label: l, Unit: u.number, Kind: trade.UnitKind(u.kind)})
	}
	shown.State = shown.state(running)
	return shown, nil
}

func (j Job) state(running bool) JobState {
	switch {
	case running:
		return JobPrinting
	case j.Count(trade.LabelUnknown) > 0:
		return JobUnresolved
	case j.Count(trade.LabelQueued)+j.Count(trade.LabelMissing) > 0:
		return JobWaiting
	case j.Count(trade.LabelCancelled) == int64(len(j.Labels)):
		return JobCancelled
	}
	return JobDone
}
