package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"tradehub/backend/demo"
	"tradehub/backend/device"
	"tradehub/backend/labels"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// printShop is two desks over the demonstration day, before anything is packed, and a label printer.
type printShop struct {
	shed
	labels  *Labels
	other   *Labels // of another desk, where an officer sits
	printer *device.PrinterSimulator
	heard   *runsHeard // at the other desk
}

// runsHeard keeps what a desk is told of labels.
type runsHeard struct {
	mu   sync.Mutex
	all  []LabelRun
	some chan struct{}
}

func (r *runsHeard) emit(name string, data any) {
	run, is := data.(LabelRun)
	if name != "labels" || !is {
		return
	}
	r.mu.Lock()
	r.all = append(r.all, run)
	r.mu.Unlock()
	select {
	case r.some <- struct{}{}:
	default:
	}
}

// until waits for a run of which something is told, and gives it.
func (r *runsHeard) until(t *testing.T, told func(LabelRun) bool) LabelRun {
	t.Helper()
	for {
		r.mu.Lock()
		at := slices.IndexFunc(r.all, told)
		var found LabelRun
		if at >= 0 {
			found = r.all[at]
		}
		r.mu.Unlock()
		if at >= 0 {
			return found
		}
		select {
		case <-r.some:
		case <-t.Context().Done():
			t.Fatalf("it was never told; all that was: %+v", r.all)
		}
	}
}

func newPrintShop(t *testing.T) printShop {
	t.Helper()
	dir := t.TempDir()
	if _, err := demo.Play(context.Background(), demo.Config{Dir: dir, Until: "pack"}); err != nil {
		t.Fatal(err)
	}
	return printShopIn(t, dir)
}

func printShopIn(t *testing.T, dir string) printShop {
	t.Helper()
	h, err := openHouse(context.Background(), dir)
	must(t, err)
	t.Cleanup(func() { _ = h.close() })
	sim, err := device.SimulatePrinter(t.Context(), "127.0.0.1:0", nil)
	must(t, err)
	t.Cleanup(sim.Close)
	s := printShop{printer: sim, heard: &runsHeard{some: make(chan struct{}, 1)}}
	s.setUp(t, h, "Z1", "tcp:"+sim.Address())
	d, _ := newDesk(h, func(string, any) {})
	_, err = (&Session{d}).SignIn(demo.WarehouseHand, demo.PIN)
	must(t, err)
	s.shed, s.labels = shed{pack: &Pack{d}, units: &Units{d}}, &Labels{d}
	officer, _ := newDesk(h, s.heard.emit)
	_, err = (&Session{officer}).SignIn(demo.Officer, demo.PIN)
	must(t, err)
	s.other = &Labels{officer}
	for _, lot := range s.lots(t) {
		if lot.Grade == trade.GradeA && s.lot.Lot == "" {
			s.lot = lot
		}
	}
	return s
}

func (s printShop) setUp(t *testing.T, h *house, name, address string) {
	t.Helper()
	d, _ := newDesk(h, func(string, any) {})
	_, err := (&Session{d}).SignIn(demo.Administrator, demo.PIN)
	must(t, err)
	st, err := h.use()
	must(t, err)
	actor, err := d.who(st)
	must(t, err)
	_, err = st.Printers.Put(t.Context(), actor,
		labels.PutPrinterRequest{Printer: trade.PrinterSetup{Name: name, Address: address, DPI: 203}})
	must(t, err)
}

func ended(run LabelRun) bool {
	return !slices.Contains([]string{runNext, runPrinting, runPausing}, run.State)
}

func order(made PackMade) LabelOrder {
	return LabelOrder{Printer: "Z1", From: made.First.Number, To: made.Last.Number}
}

func (s printShop) print(t *testing.T, o LabelOrder) LabelRun {
	t.Helper()
	run, err := s.labels.Print(o)
	must(t, err)
	return run
}

// end waits until a run has come to its end.
func (s printShop) end(t *testing.T, run LabelRun) LabelRun {
	t.Helper()
	return s.heard.until(t, func(r LabelRun) bool { return r.Run == run.Run && ended(r) })
}

func (s printShop) job(t *testing.T, number string) LabelJob {
	t.Helper()
	job, err := s.other.Job(number)
	must(t, err)
	return job
}

func TestLabelsArePrintedBehindThePageAndBothDesksSeeIt(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	run := s.print(t, order(s.packed(t, 60)))
	if run.Job != "L-0001" || run.Printer != "Z1" {
		t.Errorf("begun %+v", run)
	}
	if last := s.end(t, run); last.State != "done" || last.Printed != 60 || last.Total != 60 || len(last.Faults) > 0 {
		t.Errorf("ended %+v", last)
	}
	job := s.job(t, "L-0001")
	if job.Printed != 60 || job.Total != 60 || len(job.Labels) != 60 || job.By != demo.WarehouseHand ||
		job.Labels[59].Scan != "095212340000000600" {
		t.Errorf("job %+v", job)
	}
	open, err := s.other.Open()
	must(t, err)
	if len(open.Jobs)+len(open.Runs) > 0 || len(s.printer.Labels()) != 60 {
		t.Errorf("open %+v", open)
	}
	refusedAs(t, second(s.other.Print(LabelOrder{Printer: "Z1", Units: []string{"0000001"}})), words.AccessNotPermitted)
	refusedAs(t, second(s.labels.Print(LabelOrder{Printer: "Z1", Units: []string{"0000001"}})),
		words.LabelsPrintedBefore)
	refusedAs(t, second(s.labels.Print(LabelOrder{Printer: "Z9", Units: []string{"0000001"}})),
		words.LabelsPrinterUnknown)
}

func TestOnePrinterPrintsOneJobAfterTheOther(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.BreakAfter(device.SimPaperOut, 2)
	first := s.print(t, order(s.packed(t, 5)))
	s.heard.until(t, func(r LabelRun) bool { return len(r.Alarms) == 1 && r.Alarms[0].Key == "device.paper_out" })
	next := s.print(t, order(s.packed(t, 3)))
	again := s.print(t, LabelOrder{Printer: "Z1", Units: []string{"0000001"}})
	dropped := s.print(t, LabelOrder{Printer: "Z1", Units: []string{"0000006"}})
	if next.State != runNext || next.Job != "" {
		t.Errorf("the second job is told as %+v", next)
	}
	if _, err := s.labels.Cancel(dropped.Run, ""); err != nil {
		t.Errorf("a run that waits is not dropped: %v", err)
	}
	s.printer.Mend()
	if got := s.end(t, first); got.State != "done" || len(got.Alarms) > 0 {
		t.Errorf("the first job ended %+v", got)
	}
	if got := s.end(t, next); got.State != "done" || got.Job != "L-0002" {
		t.Errorf("the second job ended %+v", got)
	}
	if got := s.end(t, again); got.State != runRefused || got.Faults[0].Key != string(words.LabelsPrintedBefore) {
		t.Errorf("what is printed twice ended %+v", got)
	}
	if got := s.end(t, dropped); got.State != runDropped || len(got.Faults) > 0 {
		t.Errorf("what was dropped ended %+v", got)
	}
	if n := len(s.printer.Labels()); n != 8 {
		t.Errorf("%d labels came out", n)
	}
}

func TestAPausedJobLeavesNothingInDoubt(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.Slow(5)
	run := s.print(t, order(s.packed(t, 120)))
	s.heard.until(t, func(r LabelRun) bool { return r.Printed > 0 })
	must(t, s.labels.Pause(run.Job))
	last := s.end(t, run)
	job := s.job(t, run.Job)
	if last.State != "waiting" || len(last.Faults) > 0 || job.Unknown != 0 || job.Queued == 0 || job.Printed == 0 {
		t.Fatalf("paused %+v, %+v", last, job)
	}
	if got := int64(len(s.printer.Labels())); got != job.Printed {
		t.Errorf("%d labels came out, %d are told", got, job.Printed)
	}
	refusedAs(t, s.labels.Pause(run.Job), words.LabelNotPrinting)
	s.printer.Slow(0)
	again, err := s.labels.Resume(run.Job, "", "")
	must(t, err)
	s.end(t, again)
	if job = s.job(t, run.Job); job.Printed != 120 || len(s.printer.Labels()) != 120 {
		t.Errorf("after resuming %+v", job)
	}
}

func TestTheRestOfAJobIsGivenUpWhileItIsPrinted(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.Slow(5)
	run := s.print(t, order(s.packed(t, 120)))
	s.heard.until(t, func(r LabelRun) bool { return r.Printed > 0 })
	job, err := s.labels.Cancel(run.Job, "")
	must(t, err)
	if job.Printed == 0 || job.Cancelled == 0 || job.Printed+job.Cancelled != 120 {
		t.Errorf("cancelled %+v", job)
	}
	units, err := s.labels.Unlabelled("", 1000)
	must(t, err)
	if int64(len(units.Units)) != job.Cancelled {
		t.Errorf("%d units have no label, %d were given up", len(units.Units), job.Cancelled)
	}
}

func TestWhatACutLeavesInDoubtIsResolvedAndPrinted(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.BreakAfter(device.SimCut, 12)
	run := s.print(t, order(s.packed(t, 30)))
	last := s.end(t, run)
	job := s.job(t, run.Job)
	if last.State != "unresolved" || last.Faults[0].Key != string(words.DeviceLinkCut) || job.Unknown == 0 ||
		job.Why[0].Key != last.Faults[0].Key {
		t.Fatalf("ended %+v, %+v", last, job)
	}
	refusedAs(t, second(s.labels.Resume(run.Job, "", "")), words.LabelsUnresolved)
	var doubtful []string
	for _, l := range job.Labels {
		if l.State == trade.LabelUnknown {
			doubtful = append(doubtful, l.Unit)
		}
	}
	one, err := s.labels.Doubtful(run.Job, job.Labels[slices.IndexFunc(job.Labels, func(l LabelOne) bool {
		return l.Unit == doubtful[0]
	})].Scan)
	if err != nil || one.Unit != doubtful[0] {
		t.Errorf("%s is in doubt: %+v, %v", doubtful[0], one, err)
	}
	refusedAs(t, second(s.labels.Doubtful(run.Job, job.Labels[29].Unit)), words.LabelsNotOpen)
	s.packed(t, 1)
	refusedAs(t, second(s.labels.Doubtful(run.Job, "0000031")), words.LabelsNotInJob)
	here := len(s.printer.Labels()) - int(job.Printed)
	resolved, err := s.labels.Resolve(LabelFates{Job: run.Job, Here: doubtful[:here], Missing: doubtful[here:]})
	must(t, err)
	if resolved.State != labels.JobWaiting || len(resolved.Why) > 0 {
		t.Errorf("resolved %+v", resolved)
	}
	again, err := s.labels.Resume(run.Job, "", "")
	must(t, err)
	if got := s.end(t, again); got.State != "done" || len(s.printer.Labels()) != 30 {
		t.Errorf("ended %+v after %d labels", got, len(s.printer.Labels()))
	}
}

func TestAPrinterThatIsAwayLeavesTheJobQueued(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.PowerOff()
	run := s.print(t, order(s.packed(t, 3)))
	job := s.job(t, "L-0001")
	if run.State != "waiting" || run.Faults[0].Key != string(words.DevicePrinterMissing) || job.Queued != 3 ||
		job.Why[0].Key != run.Faults[0].Key {
		t.Errorf("begun %+v, %+v", run, job)
	}
	must(t, s.printer.PowerOn(t.Context()))
	again, err := s.labels.Resume("L-0001", "", "")
	must(t, err)
	if s.end(t, again); len(s.printer.Labels()) != 3 {
		t.Error("not all came out")
	}
}

func TestACopyIsToldWithItsReason(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	made := s.packed(t, 2)
	refusedAs(t, second(s.labels.Reprint(LabelCopy{Printer: "Z1", Unit: "0000001", Reason: "torn"})),
		words.LabelsNotPrinted)
	s.end(t, s.print(t, order(made)))
	refusedAs(t, second(s.labels.Reprint(LabelCopy{Printer: "Z1", Unit: "0000001", Reason: " "})), words.LabelsReason)
	run, err := s.labels.Reprint(LabelCopy{Printer: "Z1", Unit: "0000001", Reason: "torn"})
	must(t, err)
	s.end(t, run)
	of, err := s.other.OfUnit("0000001")
	must(t, err)
	if of.Label != (UnitLabel{State: trade.LabelPrinted, Copies: 1, Job: "L-0002"}) || len(of.Labels) != 2 ||
		of.Labels[1].Reason != "torn" || of.Labels[1].By != demo.WarehouseHand || of.Labels[1].At == "" {
		t.Errorf("labels of the unit: %+v", of)
	}
	rows, err := s.other.Between("0000001", "0000002")
	must(t, err)
	if rows[0].Label != of.Label || rows[1].Label.Copies != 0 || rows[1].Label.State != trade.LabelPrinted {
		t.Errorf("rows %+v", rows)
	}
}

func TestUnitsWithoutALabelAreWorkWhereThereIsAPrinter(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.end(t, s.print(t, order(s.packed(t, 4))))
	s.packed(t, 3)
	view, err := (&Today{s.labels.d}).Look()
	must(t, err)
	if len(view.Work.Unlabelled) != 1 || view.Work.Unlabelled[0].Units != 3 || view.Work.Unlabelled[0].Lot != s.lot.Lot {
		t.Errorf("to label: %+v", view.Work.Unlabelled)
	}
	found, err := s.other.Unlabelled(s.lot.Lot, 2)
	must(t, err)
	if len(found.Units) != 2 || !found.More || found.Units[0].Number != "0000007" {
		t.Errorf("the newest without a label: %+v", found)
	}
}

func TestALabelIsShownAsItWouldBePrinted(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.packed(t, 1)
	drawn, err := s.other.Preview(LabelSample{Unit: "0000001", Printer: "Z1"})
	must(t, err)
	if drawn.Page.WidthHMM == 0 || len(drawn.Page.SVG) < 1000 || len(drawn.Faults) > 0 {
		t.Errorf("drawn %d by %d, %+v", drawn.Page.WidthHMM, drawn.Page.HeightHMM, drawn.Faults)
	}
	ways, err := s.other.Ways()
	must(t, err)
	if !slices.Equal(ways.Printers, []string{"Z1"}) || len(ways.Destinations) != 1 ||
		ways.Destinations[0].Name.EN != "China" {
		t.Errorf("ways %+v", ways)
	}
}

func TestTheHouseIsClosedWhenWhatIsUnderWayIsOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := demo.Play(context.Background(), demo.Config{Dir: dir, Until: "pack"})
	must(t, err)
	s := printShopIn(t, dir)
	s.printer.Slow(5)
	run := s.print(t, order(s.packed(t, 120)))
	s.heard.until(t, func(r LabelRun) bool { return r.Printed > 0 })
	h := s.labels.d.house
	must(t, h.close())
	came := len(s.printer.Labels())
	must(t, h.open())
	job := s.job(t, run.Job)
	if job.State != labels.JobWaiting || job.Printed != int64(came) || job.Unknown != 0 {
		t.Errorf("%d labels came out; %s: %+v", came, filepath.Base(dir), job)
	}
	if _, err := s.labels.Resume(run.Job, "", ""); err != nil && errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
