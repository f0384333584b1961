package app

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// LabelRun tells how something that is being printed goes.
type LabelRun struct {
	Run     string  `json:"run"` // names it before its job has a number
	Job     string  `json:"job"` // number; empty while it waits for its printer
	Printer string  `json:"printer"`
	State   string  `json:"state"` // next, printing or pausing; at its end refused, dropped, or the state of the job
	Printed int64   `json:"printed"`
	Sent    int64   `json:"sent"`
	Total   int64   `json:"total"`
	Alarms  []Fault `json:"alarms"` // what keeps the printer from printing
	Faults  []Fault `json:"faults"` // why it was refused or broke off
}

// The states of a run that are not those of its job.
const (
	runNext     = "next" // its printer prints another one
	runPrinting = string(labels.JobPrinting)
	runPausing  = "pausing"
	runRefused  = "refused"
	runDropped  = "dropped" // given up before it began
)

// prints are the labels that this program is printing or going to print. Each printer does one thing after the other,
// so that whoever packs need not wait for the labels of what was packed before.
type prints struct {
	mu      sync.Mutex
	all     []*printing // in the order in which they were asked for
	why     map[string][]Fault
	closing bool
	done    sync.WaitGroup
}

// printing is one job on its way.
type printing struct {
	prints  *prints
	printer string
	before  int64 // labels of the job that had come out before
	emit    func(LabelRun)
	stop    context.CancelCauseFunc
	turn    chan struct{} // closed when its printer is free
	began   bool          // guarded by prints, as the turn is
	known   chan struct{} // closed when its job is known
	ended   chan struct{}

	mu       sync.Mutex
	now      LabelRun
	alarms   []device.Alarm // what keeps the printer from printing now
	err      error
	heard    bool
	answered bool // whoever asked has his answer: what comes is told by events
	held     bool
}

// printTask prints something and tells how it goes.
type printTask struct {
	printer string
	labels  int64 // how many, as far as that is known
	before  int64 // labels of the job that have come out already
	work    func(context.Context, labels.Tell) (labels.Job, error)
}

// print begins to print, and comes back when the job is known, has been refused, or has to wait for its printer.
func (h *house) print(st *station.Station, t printTask) (LabelRun, error) {
	ctx, stop := context.WithCancelCause(context.WithoutCancel(h.ctx)) // the house holds it when it is closed
	p := &printing{prints: &h.prints, printer: t.printer, before: t.before, stop: stop, turn: make(chan struct{}),
		known: make(chan struct{}), ended: make(chan struct{}), now: LabelRun{Run: clock.NewID(), Printer: t.printer,
			Total: t.labels, State: runNext, Alarms: []Fault{}, Faults: []Fault{}}}
	p.emit = func(now LabelRun) { h.changes.emit("labels", now) }
	waits, err := h.prints.join(p)
	if err != nil {
		return LabelRun{}, err
	}
	go func() {
		defer h.prints.done.Done()
		defer stop(nil)
		p.run(ctx, t.work)
		h.lookForChanges(st)
	}()
	if waits {
		return p.answer()
	}
	select {
	case <-p.known:
	case <-p.ended:
	}
	return p.answer()
}

// join puts a run behind those for the same printer, and tells whether it has to wait.
func (s *prints) join(p *printing) (waits bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return false, fault.New(fault.Unavailable, words.AppClosed, nil)
	}
	waits = slices.ContainsFunc(s.all, func(o *printing) bool { return o.printer == p.printer })
	s.all = append(s.all, p)
	s.done.Add(1)
	if !waits {
		p.goOn()
	}
	return waits, nil
}

// leave takes a run off and lets the next one of its printer begin.
func (s *prints) leave(p *printing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = slices.DeleteFunc(s.all, func(o *printing) bool { return o == p })
	for _, next := range s.all {
		if next.printer == p.printer {
			next.goOn()
			return
		}
	}
}

// goOn gives a run its turn, once.
func (p *printing) goOn() {
	if !p.began {
		p.began = true
		close(p.turn)
	}
}

// run waits for the printer and prints.
func (p *printing) run(ctx context.Context, work func(context.Context, labels.Tell) (labels.Job, error)) {
	defer close(p.ended)
	defer p.prints.leave(p)
	select {
	case <-p.turn:
		p.end(work(ctx, p.tell))
	case <-ctx.Done():
		p.end(labels.Job{}, context.Cause(ctx))
	}
}

// tell takes down how it goes, and passes on what has changed.
func (p *printing) tell(now labels.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.now
	p.now.Job, p.now.Printed, p.now.Sent, p.now.Total = now.Job, now.Printed, now.Sent, now.Total
	p.alarms, p.now.Alarms = now.Alarms, alarmsTold(now.Alarms, now.Printer)
	if p.now.State = runPrinting; p.held {
		p.now.State = runPausing
	}
	if !p.heard {
		p.heard = true
		close(p.known)
		p.prints.settled(now.Job)
	}
	if !p.now.same(before) {
		p.emit(p.now)
	}
}

func alarmsTold(alarms []device.Alarm, printer string) []Fault {
	var all fault.List
	for _, alarm := range alarms {
		all = append(all, alarm.Fault(printer))
	}
	return toldFaults(all)
}

// same tells whether there is nothing new.
func (r LabelRun) same(other LabelRun) bool {
	sameKey := func(a, b Fault) bool { return a.Key == b.Key }
	return r.Job == other.Job && r.State == other.State && r.Printed == other.Printed && r.Sent == other.Sent &&
		slices.EqualFunc(r.Alarms, other.Alarms, sameKey)
}

// end takes down what came of it.
func (p *printing) end(job labels.Job, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.err, p.alarms, p.now.Alarms = err, nil, []Fault{}
	switch {
	case job.Number != "":
		p.now.Job, p.now.State = job.Number, string(job.State)
	case p.held:
		p.now.State, p.err = runDropped, nil
	default:
		p.now.State = runRefused
	}
	if err != nil && !p.held {
		p.now.Faults = ofJob(job, p.printer, toldOf(err))
	}
	p.prints.because(p.now.Job, p.now.Faults)
	if p.answered || p.now.State != runRefused {
		p.emit(p.now)
	}
}

// toldOf gives the faults of an error, whatever it is.
func toldOf(err error) []Fault {
	var all *toldError
	if errors.As(told(err), &all) {
		return all.Faults
	}
	return []Fault{}
}

// ofJob lets faults of a printer speak of the job and of the printer's name: the printer knows the last batch only, and
// its address.
func ofJob(job labels.Job, printer string, faults []Fault) []Fault {
	for _, f := range faults {
		if address, told := f.Params["printer"]; told && address != printer {
			f.Params["printer"] = printer + " (" + address + ")"
		}
		for name, count := range map[string]int64{"printed": cameOut(job), "unknown": job.Count(trade.LabelUnknown),
			"waiting": job.Count(trade.LabelQueued)} {
			if _, told := f.Params[name]; told {
				f.Params[name] = strconv.FormatInt(count, 10)
			}
		}
	}
	return faults
}

// answer is what whoever asked is told at once.
func (p *printing) answer() (LabelRun, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answered = true
	if p.now.State == runRefused {
		return LabelRun{}, p.err
	}
	return p.now, nil
}

// job is the number of its job; empty when it never had one.
func (p *printing) job() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now.Job
}

// hold lets nothing more go to the printer of a run, or of the run of a job, and gives it; nil when there is none.
func (s *prints) hold(which string) *printing {
	p := s.of(which)
	if p == nil {
		return nil
	}
	p.hold()
	return p
}

func (p *printing) hold() {
	p.mu.Lock()
	p.held = true
	if p.now.State == runPrinting {
		p.now.State = runPausing
		p.emit(p.now)
	}
	p.mu.Unlock()
	p.stop(device.ErrHold)
}

// of finds a run by its name, or by the number of its job.
func (s *prints) of(which string) *printing {
	for _, p := range s.running() {
		if now := p.look(); which == now.Run || which != "" && which == now.Job {
			return p
		}
	}
	return nil
}

// mayPrint tells whether a job is being printed, or may be one of those that have just begun and not told yet which
// they are.
func (s *prints) mayPrint(job string) bool {
	return slices.ContainsFunc(s.running(), func(p *printing) bool {
		now := p.look()
		return now.Job == job || now.Job == "" && p.hasTurn()
	})
}

// hasTurn tells whether a run does not wait for its printer any more.
func (p *printing) hasTurn() bool {
	select {
	case <-p.turn:
		return true
	default:
		return false
	}
}

func (p *printing) look() LabelRun {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

func (s *prints) running() []*printing {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.all)
}

// on gives what a printer is printing now, and what keeps it from it; false where it is printing nothing.
func (s *prints) on(printer string) (now LabelRun, alarms []device.Alarm, found bool) {
	for _, p := range s.running() {
		if p.printer == printer && p.hasTurn() {
			p.mu.Lock()
			defer p.mu.Unlock()
			return p.now, p.alarms, true
		}
	}
	return LabelRun{}, nil, false
}

// because remembers why a job broke off, for whoever looks at it later.
func (s *prints) because(job string, why []Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why == nil {
		s.why = map[string][]Fault{}
	}
	if delete(s.why, job); job != "" && len(why) > 0 {
		s.why[job] = why
	}
}

// settled forgets why a job broke off.
func (s *prints) settled(job string) { s.because(job, nil) }

// whyOf tells why a job broke off.
func (s *prints) whyOf(job string) []Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Fault{}, s.why[job]...)
}

// close holds everything and waits for it: what is under way comes out, and what became of it is written down. Nothing
// more is begun until the station is opened again.
func (s *prints) close() {
	s.mu.Lock()
	s.closing = true
	s.mu.Unlock()
	for _, p := range s.running() {
		p.hold()
	}
	s.done.Wait()
}

// open lets labels be printed again, by a station that was opened anew.
func (s *prints) open() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closing, s.why = false, nil
}

// emit tells all desks something.
func (c *changes) emit(name string, data any) {
	c.mu.Lock()
	desks := slices.Clone(c.desks)
	c.mu.Unlock()
	for _, d := range desks {
		d.emit(name, data)
	}
}
