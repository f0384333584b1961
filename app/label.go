package app

import (
	"cmp"
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Labels prints the labels of units, for the station and not for a page: a job goes on when its page is left, and all
// desks see how it goes ("labels" events, each a LabelRun).
type Labels struct{ d *desk }

// LabelOrder asks for the original labels of units, of a range of them, or of both.
type LabelOrder struct {
	Printer     string        `json:"printer"`
	Units       []string      `json:"units"` // identifiers
	From        string        `json:"from"`
	To          string        `json:"to"`
	Transports  []string      `json:"transports"`  // numbers of containers, wagons or trailers of the shipment
	Shipment    string        `json:"shipment"`    // that the units are meant for, until they are loaded
	Destination string        `json:"destination"` // ISO 3166-1 alpha-2, where no shipment is known
	Command     trade.EntryID `json:"command"`
}

// Print begins to print original labels, and comes back when it is known what job it is, or that its printer has
// another one to do before. What can be refused at once is.
func (l *Labels) Print(o LabelOrder) (run LabelRun, err error) {
	r := labels.PrintRequest{Printer: o.Printer, Units: o.Units, From: o.From, To: o.To,
		Transports: o.Transports, Shipment: o.Shipment, Destination: o.Destination, Command: o.Command}
	t := printTask{printer: o.Printer, labels: l.count(o)}
	return l.begin(t, func(ctx context.Context, st *station.Station, actor trade.Actor, tell labels.Tell) (
		labels.Job, error) {
		return st.Labels.Print(ctx, actor, r, tell)
	})
}

// LabelCopy asks for one more label of a unit whose original was printed.
type LabelCopy struct {
	Printer     string        `json:"printer"`
	Unit        string        `json:"unit"`
	Transport   string        `json:"transport"` // or the number of a container, wagon or trailer of the shipment
	Reason      string        `json:"reason"`
	Shipment    string        `json:"shipment"`
	Destination string        `json:"destination"`
	Command     trade.EntryID `json:"command"`
}

// Reprint begins to print one more label of a unit, as Print does.
func (l *Labels) Reprint(c LabelCopy) (run LabelRun, err error) {
	r := labels.ReprintRequest{Printer: c.Printer, Unit: c.Unit, Transport: c.Transport, Reason: c.Reason,
		Shipment: c.Shipment, Destination: c.Destination, Command: c.Command}
	t := printTask{printer: c.Printer, labels: 1}
	return l.begin(t, func(ctx context.Context, st *station.Station, actor trade.Actor, tell labels.Tell) (
		labels.Job, error) {
		return st.Labels.Reprint(ctx, actor, r, tell)
	})
}

// Resume goes on with what is left of a job, on its own printer or on another one.
func (l *Labels) Resume(job, printer, command string) (run LabelRun, err error) {
	var t printTask
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		was, err := st.Labels.Job(ctx, actor, job)
		t = printTask{printer: cmp.Or(printer, was.Printer), before: cameOut(was),
			labels: was.Count(trade.LabelQueued) + was.Count(trade.LabelMissing)}
		return err
	})
	if err != nil {
		return run, err
	}
	r := labels.ResumeRequest{Job: job, Printer: printer, Command: trade.EntryID(command)}
	return l.begin(t, func(ctx context.Context, st *station.Station, actor trade.Actor, tell labels.Tell) (
		labels.Job, error) {
		return st.Labels.Resume(ctx, actor, r, tell)
	})
}

// count tells how many labels an order asks for; a range that cannot be read is refused when it is printed.
func (l *Labels) count(o LabelOrder) int64 {
	n := int64(len(o.Units) + len(o.Transports))
	_ = l.d.do(func(ctx context.Context, st *station.Station, _ trade.Actor) error {
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			series, err := tx.Series(unitSeries)
			from, known := series.Place(o.From)
			if to, also := series.Place(o.To); known && also && to >= from {
				n += to - from + 1
			}
			return err
		})
	})
	return n
}

// begin begins to print for whoever sits at this desk.
func (l *Labels) begin(t printTask, work printWork) (run LabelRun, err error) {
	err = l.d.do(func(_ context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Pack); err != nil {
			return err
		}
		t.work = func(ctx context.Context, tell labels.Tell) (labels.Job, error) { return work(ctx, st, actor, tell) }
		run, err = l.d.house.print(st, t)
		return err
	})
	return run, err
}

// printWork prints something and tells how it goes.
type printWork func(context.Context, *station.Station, trade.Actor, labels.Tell) (labels.Job, error)

// Pause stops what is being printed, by the number of the job or by the run: what is under way comes out, the rest
// stays queued.
func (l *Labels) Pause(which string) error {
	return l.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Pack); err != nil {
			return err
		}
		if l.d.house.prints.hold(which) == nil {
			return fault.New(fault.Conflict, words.LabelNotPrinting, fault.Params{"job": which})
		}
		return nil
	})
}

// Cancel gives up what is left of a job; one that is being printed is paused first, and one that waits for its printer
// is dropped.
func (l *Labels) Cancel(which, command string) (job LabelJob, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Pack); err != nil {
			return err
		}
		if held := l.d.house.prints.hold(which); held != nil {
			<-held.ended
			if which = held.job(); which == "" {
				return nil
			}
		}
		got, err := st.Labels.Cancel(ctx, actor, labels.CancelRequest{Job: which,
			Command: trade.EntryID(command)})
		if err != nil {
			return err
		}
		l.d.house.prints.settled(which)
		job = l.view(got)
		return nil
	})
	return job, err
}

// LabelFates says what became of labels of unknown fate.
type LabelFates struct {
	Job         string        `json:"job"`
	Here        []string      `json:"here"`
	Missing     []string      `json:"missing"`
	RestMissing bool          `json:"restMissing"`
	Command     trade.EntryID `json:"command"`
}

// Resolve writes down what a person has seen of labels of unknown fate.
func (l *Labels) Resolve(f LabelFates) (job LabelJob, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		got, err := st.Labels.Resolve(ctx, actor, labels.ResolveRequest{Job: f.Job, Here: f.Here, Missing: f.Missing,
			RestMissing: f.RestMissing, Command: f.Command})
		if err != nil {
			return err
		}
		if got.State != labels.JobUnresolved {
			l.d.house.prints.settled(f.Job)
		}
		job = l.view(got)
		return nil
	})
	return job, err
}
