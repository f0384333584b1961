package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Printers are the label printers of this station: how they are reached, how they are, and how labels sit in them.
type Printers struct {
	d       *desk
	testing stoppable
}

// Printer is a label printer with how it was heard to be last.
type Printer struct {
	Setup PrinterSetup `json:"setup"`
	State PrinterState `json:"state"`
}

// PrinterSetup says how a label printer is reached, and how labels sit in it. Lengths are hundredths of a millimetre.
type PrinterSetup struct {
	Name     string `json:"name"`
	Address  string `json:"address"` // tcp:HOST:PORT, spool:NAME or file:PATH
	DPI      int64  `json:"dpi"`
	RightHMM int64  `json:"rightHMM"`
	DownHMM  int64  `json:"downHMM"`
	Darkness int64  `json:"darkness"` // steps beside what the printer is set to
}

// PrinterState is how a printer is.
type PrinterState struct {
	Word   string         `json:"word"`
	Alarms []device.Alarm `json:"alarms"` // what keeps it from printing, the most urgent first
	Faults []Fault        `json:"faults"` // the same in words, or why it did not answer
	At     string         `json:"at"`     // RFC 3339; empty when it was not asked yet
}

// The words for how a printer is.
const (
	printerUnasked  = "unasked"
	printerReady    = "ready"
	printerPrinting = "printing"
	printerStopped  = "stopped" // somebody has to see to it
	printerAway     = "away"    // nobody answers, or nobody who is a printer
)

func (p PrinterSetup) setup() trade.PrinterSetup {
	return trade.PrinterSetup{Name: p.Name, Address: p.Address, DPI: p.DPI, RightHMM: p.RightHMM, DownHMM: p.DownHMM,
		Darkness: p.Darkness}
}

func printerSetup(p trade.PrinterSetup) PrinterSetup {
	return PrinterSetup{Name: p.Name, Address: p.Address, DPI: p.DPI, RightHMM: p.RightHMM, DownHMM: p.DownHMM,
		Darkness: p.Darkness}
}

// state tells an answer in words; called is what people call the printer.
func (a printerAnswer) state(called string) PrinterState {
	s := PrinterState{Word: printerUnasked, Alarms: []device.Alarm{}, Faults: []Fault{}, At: stamp(a.at)}
	switch {
	case a.at.IsZero():
	case a.err != nil:
		s.Word, s.Faults = printerAway, toldFaults(fault.All(a.err))
	case !a.status.Ready():
		s.Word = printerStopped
	case a.status.Printing:
		s.Word = printerPrinting
	default:
		s.Word = printerReady
	}
	for _, alarm := range a.status.Alarms {
		s.Alarms = append(s.Alarms, alarm)
		s.Faults = append(s.Faults, toldFaults(fault.List{alarm.Fault(called)})...)
	}
	return s
}

// All lists the printers by name, with how each was heard to be last; who has not been heard for long is asked beside.
func (p *Printers) All() (all []Printer, err error) {
	all = []Printer{}
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		setups, err := st.Printers.All(ctx, actor)
		for _, setup := range setups {
			heard := p.d.house.printers.glance(ctx, printerQuestion{st, actor, setup.Address})
			all = append(all, Printer{printerSetup(setup), heard.state(setup.Name)})
		}
		return err
	})
	slices.SortFunc(all, func(a, b Printer) int { return cmp.Compare(a.Setup.Name, b.Setup.Name) })
	return all, err
}

// Status asks the printer at an address how it is now; called is what people call it.
func (p *Printers) Status(address, called string) (state PrinterState, err error) {
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		if _, err := device.OpenPrinter(address, device.PrinterOptions{}); err != nil {
			return atField(err, "address")
		}
		state = p.d.house.printers.ask(ctx, printerQuestion{st, actor, address}).state(cmp.Or(called, address))
		return nil
	})
	return state, err
}

// PrinterIdentity is what a printer says of itself; empty where it cannot say.
type PrinterIdentity struct {
	Model   string `json:"model"`
	Version string `json:"version"`
	DPI     int64  `json:"dpi"` // 0 where it does not say
}

// Identify asks the printer at an address what it is.
func (p *Printers) Identify(address string) (identity PrinterIdentity, err error) {
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		said, err := st.Printers.Identify(ctx, actor, address)
		identity = PrinterIdentity(said)
		return err
	})
	return identity, err
}

// Spools lists the printers of this computer by name.
func (p *Printers) Spools() (names []string, err error) {
	names = []string{}
	err = p.d.do(func(ctx context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		found, err := device.SpoolPrinters(ctx)
		names = append(names, found...)
		return err
	})
	return names, err
}

// Put sets a printer up, or changes it. A new one does not take the name of another.
func (p *Printers) Put(one PrinterSetup, fresh bool, command trade.EntryID) error {
	return p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Printers.All(ctx, actor)
		if err != nil {
			return err
		}
		taken := slices.ContainsFunc(all, func(each trade.PrinterSetup) bool { return each.Name == one.Name })
		if fresh && taken {
			return fault.New(fault.Conflict, words.PrinterTaken, fault.Params{"printer": one.Name}).At("printer")
		}
		_, err = st.Printers.Put(ctx, actor, labels.PutPrinterRequest{Printer: one.setup(), Command: command})
		return err
	})
}

// Remove takes a printer out of use. Putting it again undoes that.
func (p *Printers) Remove(name string, command trade.EntryID) error {
	return p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Printers.Remove(ctx, actor, name, command)
	})
}

// GoOn lets a paused printer print again.
func (p *Printers) GoOn(name string) error {
	return p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Printers.GoOn(ctx, actor, name)
	})
}

// Preview draws the test label of a printer as it would be printed.
func (p *Printers) Preview(one PrinterSetup) (page SheetPage, err error) {
	page.Places = []SheetPlace{}
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		doc, err := st.Labels.PreviewTest(ctx, actor, one.setup())
		if err == nil {
			page = sheetPage(doc.Pages[0])
		}
		return err
	})
	return page, err
}

// PrinterTested is what became of test labels.
type PrinterTested struct {
	Darkness []int64 `json:"darkness"` // of each, in the order of printing
	Printed  int64   `json:"printed"`
	Sent     int64   `json:"sent"` // handed over to a spooler that tells no more
}

// testPatience is how long a test label may take: a person waits for it.
const testPatience = time.Minute

// TestLabel prints the test label of a printer as it is set up or is to be, or one in each of some steps of darkness.
// With a name and no address it is the printer of that name.
func (p *Printers) TestLabel(one PrinterSetup, steps bool) (tested PrinterTested, err error) {
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		ctx, stop := context.WithTimeout(ctx, testPatience)
		defer stop()
		if !p.testing.begin(stop) {
			return fault.New(fault.Conflict, words.LabelsPrinterBusy, fault.Params{"printer": one.Name})
		}
		defer p.testing.end()
		got, err := st.Labels.Test(ctx, actor, labels.TestRequest{Printer: one.setup(), Steps: steps})
		tested = PrinterTested{Darkness: append([]int64{}, got.Darkness...), Printed: got.Printed, Sent: got.Sent}
		return err
	})
	return tested, err
}

// StopTest stops the test label that is being printed.
func (p *Printers) StopTest() { p.testing.now() }

// PrinterEdge is where an edge of a test label meets its scale, hundredths of a millimetre from the nought.
type PrinterEdge struct {
	HMM   int64 `json:"hmm"`
	White bool  `json:"white"` // the nought lies inside, with white before it
}

// Calibrate gives the offsets with which labels sit right, from what was read off a test label. Nothing is saved.
func (p *Printers) Calibrate(one PrinterSetup, left, top PrinterEdge) (moved PrinterSetup, err error) {
	err = p.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.EditSettings); err != nil {
			return err
		}
		setup, err := labels.Calibrated(one.setup(), labels.EdgeReading(left), labels.EdgeReading(top))
		moved = printerSetup(setup)
		return err
	})
	return moved, err
}
