package app

import (
	"context"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// LabelJob is a batch of labels that was given to a printer, with how many of them have come how far.
type LabelJob struct {
	Number      string          `json:"number"`
	Printer     string          `json:"printer"`
	Shipment    string          `json:"shipment"`
	Destination string          `json:"destination"`
	State       labels.JobState `json:"state"`
	At          string          `json:"at"` // RFC 3339
	By          string          `json:"by"`
	Total       int64           `json:"total"`
	Queued      int64           `json:"queued"`
	Sending     int64           `json:"sending"`
	Sent        int64           `json:"sent"` // handed over to a spooler, which tells no more
	Printed     int64           `json:"printed"`
	Unknown     int64           `json:"unknown"`
	Missing     int64           `json:"missing"`
	Cancelled   int64           `json:"cancelled"`
	Why         []Fault         `json:"why"`    // why it broke off, while that is known
	Labels      []LabelOne      `json:"labels"` // in the order of printing; only of a job by itself
}

// LabelOne is one label of a job.
type LabelOne struct {
	Unit   string           `json:"unit"`
	Kind   trade.UnitKind   `json:"kind"`
	Scan   string           `json:"scan"` // what a scan of it reads
	Line   int64            `json:"line"`
	Copy   int64            `json:"copy"` // 0 is the original
	Reason string           `json:"reason"`
	State  trade.LabelState `json:"state"`
}

// LabelJobs is what is printed now, and jobs.
type LabelJobs struct {
	Runs []LabelRun `json:"runs"`
	Jobs []LabelJob `json:"jobs"` // the newest first
	More bool       `json:"more"` // there are older ones
}

// Open lists what is printed now, and the jobs about which something is left to do.
func (l *Labels) Open() (all LabelJobs, err error) {
	return l.jobs(labels.JobsRequest{Open: true})
}

// Jobs lists so many jobs at most, those before a job; the newest where that is empty.
func (l *Labels) Jobs(before string, most int64) (all LabelJobs, err error) {
	all, err = l.jobs(labels.JobsRequest{Before: before, Most: most + 1})
	if all.More = int64(len(all.Jobs)) > most; all.More {
		all.Jobs = all.Jobs[:most]
	}
	return all, err
}

func (l *Labels) jobs(r labels.JobsRequest) (all LabelJobs, err error) {
	all = LabelJobs{Runs: []LabelRun{}, Jobs: []LabelJob{}}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		jobs, err := st.Labels.Jobs(ctx, actor, r)
		if err != nil {
			return err
		}
		for _, p := range l.d.house.prints.running() {
			all.Runs = append(all.Runs, p.look())
		}
		for _, job := range jobs {
			all.Jobs = append(all.Jobs, l.view(job))
		}
		return nil
	})
	return all, err
}

// Job shows one job, label by label.
func (l *Labels) Job(number string) (job LabelJob, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Labels.Job(ctx, actor, number)
		if err != nil {
			return err
		}
		p := l.d.house.prints.of(number)
		if p != nil {
			p.overlay(got)
		}
		job = l.view(got)
		return st.DB.Read(ctx, func(tx *store.Tx) error { return job.readLabels(tx, got) })
	})
	return job, err
}

func (l *Labels) view(j labels.Job) LabelJob {
	return LabelJob{Number: j.Number, Printer: j.Printer, Shipment: j.Shipment, Destination: j.Destination,
		State: j.State, At: stamp(j.At), By: j.ByName, Total: int64(len(j.Labels)), Queued: j.Count(trade.LabelQueued),
		Sending: j.Count(trade.LabelSending), Sent: j.Count(trade.LabelSent), Printed: j.Count(trade.LabelPrinted),
		Unknown: j.Count(trade.LabelUnknown), Missing: j.Count(trade.LabelMissing),
		Cancelled: j.Count(trade.LabelCancelled), Why: l.d.house.prints.whyOf(j.Number), Labels: []LabelOne{}}
}

// cameOut counts the labels that need not be printed any more.
func cameOut(j labels.Job) int64 { return j.Count(trade.LabelPrinted) + j.Count(trade.LabelSent) }

// overlay marks what the printer has told of, beyond what is written down: that is done batch by batch.
func (p *printing) overlay(j labels.Job) {
	left := p.look().Printed - (cameOut(j) - p.before)
	for i := range j.Labels {
		if j.Labels[i].State == trade.LabelSending && left > 0 {
			j.Labels[i].State = trade.LabelPrinted
			left--
		}
	}
}

func (j *LabelJob) readLabels(tx *store.Tx, of labels.Job) error {
	for _, l := range of.Labels {
		one := LabelOne{Unit: l.Unit, Kind: l.Kind, Scan: l.Unit, Line: l.Line, Copy: l.Copy, Reason: l.Reason,
			State: l.State}
		if l.UnitID != "" {
			u, err := tx.Unit(l.UnitID)
			if err != nil {
				return err
			}
			one.Scan = scanOf(u)
		}
		j.Labels = append(j.Labels, one)
	}
	return nil
}

// Doubtful finds the label that was scanned among those of a job of which only eyes can tell what became of them, or
// says why it is none of them. One that was told to be missing may be found after all. A container, wagon or trailer is
// named by its number.
func (l *Labels) Doubtful(number, scan string) (one LabelOne, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		job, err := st.Labels.Job(ctx, actor, number)
		if err != nil {
			return err
		}
		at := ofTransport(job, scan)
		params := fault.Params{"job": number}
		if at < 0 {
			view, err := st.Packing.Unit(ctx, actor, scan)
			if err != nil {
				return err
			}
			params["unit"] = view.Unit.Number
			at = slices.IndexFunc(job.Labels, func(each labels.Label) bool { return each.UnitID == view.Unit.ID })
		}
		if at < 0 {
			return fault.New(fault.Conflict, words.LabelsNotInJob, params)
		}
		found := job.Labels[at]
		one = LabelOne{Unit: found.Unit, Kind: found.Kind, Line: found.Line, Copy: found.Copy, State: found.State}
		if one.State == trade.LabelUnknown || one.State == trade.LabelMissing {
			return nil
		}
		params["unit"], params["state"] = found.Unit, found.State
		return fault.New(fault.Conflict, words.LabelsNotOpen, params)
	})
	return one, l.d.scanned("pack", number, scan, err)
}

// ofTransport finds the label of the transport unit of a job that a scan names; -1 where it names none.
func ofTransport(job labels.Job, scan string) int {
	read, err := gs1.Classify(scan)
	if err != nil {
		return -1
	}
	return slices.IndexFunc(job.Labels, func(each labels.Label) bool {
		return each.TransportID != "" && each.Unit == read.Value
	})
}
