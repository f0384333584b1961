package labels

import (
	"context"
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

// Label is one label of a job. One that was being sent when the program was ended is shown as of unknown fate.
type Label struct {
	trade.Label
	Unit string         // number of the unit
	Kind trade.UnitKind // of the unit
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
	Open bool   // only those about which something is left to do
	Unit string // identifier; only those with a label of this unit
}

// Jobs lists jobs, the newest first. Requires trade.Look.
func (s *Service) Jobs(ctx context.Context, actor trade.Actor, r JobsRequest) (all []Job, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		jobs, err := r.jobs(tx)
		for _, job := range slices.Backward(jobs) {
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

// jobs reads the jobs of the request, the oldest first.
func (r JobsRequest) jobs(tx *store.Tx) ([]trade.LabelJob, error) {
	jobs, err := tx.LabelJobs()
	if err != nil {
		return nil, err
	}
	if r.Open {
		open, err := tx.UnsettledLabels()
		if err != nil {
			return nil, err
		}
		jobs = withOneOf(jobs, open)
	}
	if r.Unit == "" {
		return jobs, nil
	}
	u, err := identify(tx, r.Unit)
	if err != nil {
		return nil, err
	}
	of, err := tx.LabelsOfUnit(u.ID)
	return withOneOf(jobs, of), err
}

// withOneOf keeps the jobs that have one of the labels.
func withOneOf(jobs []trade.LabelJob, labels []trade.Label) []trade.LabelJob {
	has := map[trade.LabelJobID]bool{}
	for _, l := range labels {
		has[l.JobID] = true
	}
	return slices.DeleteFunc(jobs, func(j trade.LabelJob) bool { return !has[j.ID] })
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
	labels, err := tx.LabelsOfJob(job.ID)
	if err != nil {
		return shown, err
	}
	running := s.turns.running(job.ID)
	for _, l := range labels {
		u, err := tx.Unit(l.UnitID)
		if err != nil {
			return shown, err
		}
		if l.State == trade.LabelSending && !running {
			l.State = trade.LabelUnknown
		}
		shown.Labels = append(shown.Labels, Label{Label: l, Unit: u.Number, Kind: u.Kind})
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
