package labels_test

import (
	"context"
	"slices"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// outside gives the labels that lie in front of the printer: what a person would scan. The printer prints in order.
func (h *house) outside(all []string) (here []string) { return all[:len(h.printer.Labels())] }

// finish does what a person does until a job is done: looks at what came out, says so, puts the printer right, resumes.
func (h *house) finish(job labels.Job, all []string) {
	h.t.Helper()
	for range 10 {
		if job.State == labels.JobDone {
			return
		}
		h.printer.Mend()
		if job.State == labels.JobUnresolved {
			here := map[string]bool{}
			for _, unit := range h.outside(all) {
				here[unit] = true
			}
			r := labels.ResolveRequest{Job: job.Number, RestMissing: true}
			for _, unit := range unitsIn(job, trade.LabelUnknown) {
				if here[unit] {
					r.Here = append(r.Here, unit)
				}
			}
			h.refused(fault.Conflict, words.LabelsUnresolved, func() error {
				_, err := h.Resume(h.t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
				return err
			})
			_, err := h.Resolve(h.t.Context(), packer, r)
			h.must(err)
		}
		var err error
		if job, err = h.Resume(h.t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil); err != nil {
			h.t.Log(err)
		}
	}
	h.t.Fatalf("job %s never ends: %v", job.Number, states(job))
}

func TestWhateverBreaksNoLabelIsMissingOrTwice(t *testing.T) {
	t.Parallel()
	breaks := map[string]func(*device.PrinterSimulator){
		"paper out before":    func(p *device.PrinterSimulator) { p.Break(device.SimPaperOut) },
		"paper out after 5":   func(p *device.PrinterSimulator) { p.BreakAfter(device.SimPaperOut, 5) },
		"paused after 3":      func(p *device.PrinterSimulator) { p.BreakAfter(device.SimPaused, 3) },
		"head open after 9":   func(p *device.PrinterSimulator) { p.BreakAfter(device.SimHeadOpen, 9) },
		"link cut after 1":    func(p *device.PrinterSimulator) { p.BreakAfter(device.SimCut, 1) },
		"link cut after 7":    func(p *device.PrinterSimulator) { p.BreakAfter(device.SimCut, 7) },
		"link cut after 17":   func(p *device.PrinterSimulator) { p.BreakAfter(device.SimCut, 17) },
		"cut inside a label":  func(p *device.PrinterSimulator) { p.CutAfterBytes(30_000) },
		"power off and on":    func(p *device.PrinterSimulator) { p.BreakAfter(device.SimPowerCycle, 6) },
		"several one by one":  breakOften,
		"nothing goes wrong":  func(*device.PrinterSimulator) {},
		"switched off before": func(p *device.PrinterSimulator) { p.PowerOff() },
	}
	for name, strike := range breaks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			cartons := h.pack(bananaLot, 20)
			strike(h.printer)
			job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
			if job.Number != "L-0001" || len(job.Labels) != 20 {
				t.Fatalf("job %+v, %v", job, err)
			}
			if (err == nil) != (job.State == labels.JobDone) {
				t.Errorf("the job is %s, and the error %v", job.State, err)
			}
			if name == "switched off before" {
				h.must(h.printer.PowerOn(t.Context()))
			}
			h.finish(job, cartons)
			h.once(20)
		})
	}
}

func breakOften(p *device.PrinterSimulator) {
	p.BreakAfter(device.SimCut, 3)
	p.BreakAfter(device.SimPowerCycle, 8)
	p.BreakAfter(device.SimCut, 12)
}

func TestACrashBetweenRecordAndOutcome(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 70) // one batch goes, the rest waits
	open := h.open
	h.open = func(address string) (device.Printer, error) {
		p, err := open(address)
		return dying{p, h}, err
	}
	if _, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil); err == nil {
		t.Fatal("the program should have died")
	}
	h.open = open
	h.reopen()
	jobs, err := h.Jobs(t.Context(), packer, labels.JobsRequest{Open: true})
	h.must(err)
	if len(jobs) != 1 || jobs[0].State != labels.JobUnresolved || jobs[0].Count(trade.LabelUnknown) != 50 ||
		jobs[0].Count(trade.LabelQueued) != 20 {
		t.Fatalf("after the crash: %+v", jobs)
	}
	h.once(50)
	h.refused(fault.Conflict, words.LabelsUnresolved, func() error {
		_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: jobs[0].Number})
		return err
	})
	h.finish(jobs[0], cartons)
	h.once(70)
}

// dying is a printer whose computer dies when the labels have left.
type dying struct {
	device.Printer
	h *house
}

func (d dying) Send(ctx context.Context, job device.Job, tell func(device.Progress)) (device.Outcome, error) {
	outcome, err := d.Printer.Send(ctx, job, tell)
	_ = d.h.db.Close()
	return outcome, err
}

func TestAStoppedJobGoesOn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 30)
	ctx, stop := context.WithCancel(t.Context())
	job, err := h.Print(ctx, packer, labels.PrintRequest{Printer: zebra, Units: cartons}, func(p labels.Progress) {
		if p.Printed >= 8 {
			stop()
		}
	})
	stop()
	if err == nil || job.State == labels.JobDone || job.Count(trade.LabelPrinted) < 8 {
		t.Fatalf("%s: %v, %v", job.State, states(job), err)
	}
	h.finish(job, cartons)
	h.once(30)
}

func TestOneJobAtATime(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	_, err := h.printers.Put(t.Context(), admin, labels.PutPrinterRequest{Printer: trade.PrinterSetup{Name: "Z2",
		Address: "tcp:127.0.0.1:9", DPI: 203}})
	h.must(err)
	tried := false
	r := labels.PrintRequest{Printer: zebra, Units: cartons[:2]}
	_, err = h.Print(t.Context(), packer, r, func(p labels.Progress) {
		if tried {
			return
		}
		tried = true
		h.refused(fault.Conflict, words.LabelsPrinterBusy, func() error {
			_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[2:]}, nil)
			return err
		})
		h.refused(fault.Conflict, words.LabelsRunning, func() error {
			_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: p.Job, Printer: "Z2"}, nil)
			return err
		})
		h.refused(fault.Conflict, words.LabelsRunning, func() error {
			_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: p.Job})
			return err
		})
		h.refused(fault.Conflict, words.LabelsRunning, func() error {
			_, err := h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: p.Job, RestMissing: true})
			return err
		})
		shown, err := h.Job(t.Context(), officer, p.Job)
		if err != nil || shown.State != labels.JobPrinting || shown.Count(trade.LabelSending) != 2 {
			t.Errorf("shown while printing: %s %v, %v", shown.State, states(shown), err)
		}
	})
	h.must(err)
	if !tried {
		t.Error("nobody was told")
	}
}

func TestACancelledJobLetsItsUnitsGo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 4)
	h.printer.BreakAfter(device.SimCut, 2)
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
	if err == nil {
		t.Fatal("the link was to be cut")
	}
	job, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Here: cartons[:2], RestMissing: true})
	h.must(err)
	job, err = h.Cancel(t.Context(), packer, labels.CancelRequest{Job: job.Number, Command: "cancel-1"})
	h.must(err)
	if job.State != labels.JobDone || job.Count(trade.LabelCancelled) != 2 || job.Count(trade.LabelPrinted) != 2 {
		t.Errorf("%s: %v", job.State, states(job))
	}
	h.refused(fault.Conflict, words.LabelsNothingLeft, func() error {
		_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: job.Number})
		return err
	})
	h.refused(fault.Conflict, words.StorePosted, func() error {
		_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: job.Number, Command: "cancel-1"})
		return err
	})
	h.print(cartons[2:]...)
	h.once(4)
}

// A label that was told to be missing lay under the printer all the time: it is not printed once more, and its unit
// gets no other original.
func TestAMissingLabelIsFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	h.printer.BreakAfter(device.SimCut, 2)
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
	if err == nil {
		t.Fatal("the link was to be cut")
	}
	unknown := unitsIn(job, trade.LabelUnknown)
	_, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, RestMissing: true})
	h.must(err)
	h.refused(fault.Conflict, words.LabelsNotOpen, func() error {
		_, err := h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Missing: unknown[:1]})
		return err
	})
	var here []string
	for _, unit := range h.outside(cartons) {
		if slices.Contains(unknown, unit) {
			here = append(here, unit)
		}
	}
	if len(here) == 0 {
		t.Fatal("one of unknown fate was to have come out")
	}
	job, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Here: here})
	h.must(err)
	h.finish(job, cartons)
	h.once(3)
	h.refused(fault.Conflict, words.LabelsPrintedBefore, func() error {
		_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: here}, nil)
		return err
	})
}
