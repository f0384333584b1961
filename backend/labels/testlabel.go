package labels

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/store"
	"tradehub/backend/text"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TestRequest asks for the test label of a printer.
type TestRequest struct {
	// Printer as somebody thinks of setting it up; nothing of it is kept. With a name and no address it is the printer
	// of that name, as it is set up.
	Printer trade.PrinterSetup
	Steps   bool // several labels, in steps of darkness
}

// Tested is what became of test labels.
type Tested struct {
	Darkness []int64 // of each label, in the order of printing
	Printed  int64   // the printer has said so
	Sent     int64   // handed over to a spooler that tells no more
}

// Test prints the test label of a printer through its offsets, darkness and resolution: scales and lines to set these
// by, symbols, and letters of five languages. It is no label of any unit, and nothing of it is written down. Conflict
// while the printer prints a job; whatever the printer refuses is the error. A test of a printer that is not set up
// requires trade.EditSettings, one of a printer that is trade.Pack.
func (s *Service) Test(ctx context.Context, actor trade.Actor, r TestRequest) (tested Tested, err error) {
	setup, err := s.tested(ctx, actor, r.Printer)
	if err != nil {
		return tested, err
	}
	printer, err := s.open(setup.Address)
	if err != nil {
		return tested, err
	}
	job := device.Job{Name: "Trade Hub: test", Form: device.ZPL}
	tested.Darkness = []int64{setup.Darkness}
	if r.Steps {
		tested.Darkness = darknessAbout(setup.Darkness)
	}
	for _, setup.Darkness = range tested.Darkness {
		written, err := s.writeTest(ctx, setup)
		if err != nil {
			return tested, err
		}
		job.Labels = append(job.Labels, device.Label{ID: signed(setup.Darkness), Data: written})
	}
	release, err := s.turns.take(cmp.Or(setup.Name, setup.Address), trade.LabelJob{ID: trade.LabelJobID(clock.NewID())})
	if err != nil {
		return tested, err
	}
	defer release()
	outcome, err := printer.Send(ctx, job, nil)
	tested.Printed, tested.Sent = outcome.Count(device.Printed), outcome.Count(device.Sent)
	return tested, err
}

// tested gives the set-up that a test goes through.
func (s *Service) tested(ctx context.Context, actor trade.Actor, p trade.PrinterSetup) (trade.PrinterSetup, error) {
	if p.Name != "" && p.Address == "" {
		if err := actor.Require(trade.Pack); err != nil {
			return p, err
		}
		return s.setUp(ctx, p.Name)
	}
	if err := actor.Require(trade.EditSettings); err != nil {
		return p, err
	}
	named := p
	named.Name = cmp.Or(p.Name, "new") // the name comes last when a printer is set up
	return p, named.Validate()
}

// PreviewTest lays the test label of a printer out as it would be printed, for the screen. Requires trade.Look.
func (s *Service) PreviewTest(ctx context.Context, actor trade.Actor, p trade.PrinterSetup) (sheet.Document, error) {
	if err := actor.Require(trade.Look); err != nil {
		return sheet.Document{}, err
	}
	return s.layTest(ctx, p)
}

// writeTest writes the test label for the printer.
func (s *Service) writeTest(ctx context.Context, p trade.PrinterSetup) ([]byte, error) {
	painter, err := zpl.NewPainter(zpl.Options{DPI: int(p.DPI), Darkness: int(p.Darkness)})
	if err != nil {
		return nil, err
	}
	doc, err := s.layTest(ctx, p)
	if err != nil {
		return nil, err
	}
	return painter.Paint(doc.Pages[0])
}

// testTemplate is the form of the test label. What depends on the dots of the printer is drawn to it.
const testTemplate = "printer-test"

// testFacts are the data of the test label.
type testFacts struct {
	Name     string   `json:"name"`
	Address  string   `json:"address"`
	DPI      int64    `json:"dpi"`
	Darkness string   `json:"darkness"`
	Right    string   `json:"right"`
	Down     string   `json:"down"`
	SSCC     gs1.SSCC `json:"sscc"`
}

// testSSCC is the number on test labels: the last one of GS1's example prefix, which no unit carries.
func testSSCC() (gs1.SSCC, error) { return gs1.NewSSCC(9, "9521234", 999_999_999) }

func (s *Service) layTest(ctx context.Context, p trade.PrinterSetup) (doc sheet.Document, err error) {
	form, err := s.forms.Find(testTemplate)
	if err != nil {
		return doc, err
	}
	sscc, err := testSSCC()
	if err != nil {
		return doc, err
	}
	data, err := sheet.DataOf(testFacts{Name: p.Name, Address: p.Address, DPI: p.DPI, Darkness: signed(p.Darkness),
		Right: signedMM(p.RightHMM), Down: signedMM(p.DownHMM), SSCC: sscc})
	if err != nil {
		return doc, err
	}
	options := sheet.Options{DPI: int(p.DPI), Setter: text.NewSetter(p.Name)}
	if err := s.db.Read(ctx, func(tx *store.Tx) error { options.CreatedAt = tx.Now(); return nil }); err != nil {
		return doc, err
	}
	if doc, err = form.Lay(data, options); err != nil {
		return doc, err
	}
	drawScales(&doc.Pages[0], options.Setter)
	doc = doc.Shift(int(p.RightHMM), int(p.DownHMM))
	drawLadders(&doc.Pages[0], options.Setter, doc.DPI, p)
	if offEdge(doc.Pages[0], doc.DPI) {
		return doc, fault.New(fault.Conflict, words.PrinterTestOffEdge, nil).At("offset")
	}
	return doc, nil
}

// The steps of darkness that a test goes through, about the one that is set.
var darknessSteps = []int64{-6, -3, 0, 3, 6}

// mostDarkness is as far as a printer can be told to go (Zebra, ZPL II Programming Guide, command ^MD).
const mostDarkness = 30

func darknessAbout(middle int64) (all []int64) {
	for _, step := range darknessSteps {
		all = append(all, max(-mostDarkness, min(mostDarkness, middle+step)))
	}
	return slices.Compact(all)
}

// signed writes a number with its sign; zero has none.
func signed(n int64) string {
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%+d", n)
}

// signedMM writes hundredths of a millimetre as millimetres with their sign.
func signedMM(hmm int64) string {
	sign := ""
	switch {
	case hmm < 0:
		sign, hmm = "-", -hmm
	case hmm > 0:
		sign = "+"
	}
	return fmt.Sprintf("%s%d.%02d", sign, hmm/100, hmm%100)
}

// EdgeReading says where an edge of the test label that came out meets its scale.
type EdgeReading struct {
	HMM   int64 // distance between the edge and the nought of the scale, hundredths of a millimetre; never negative
	White bool  // the nought lies inside, with white before it; otherwise the edge cuts the scale
}

// Calibrated gives the offsets with which the label of a printer sits right, from what is read off a test label at its
// left and upper edge. Invalid where it would have to be moved by more than an offset can.
func Calibrated(p trade.PrinterSetup, left, top EdgeReading) (trade.PrinterSetup, error) {
	p.RightHMM += left.missing()
	p.DownHMM += top.missing()
	named := p
	named.Name = cmp.Or(p.Name, "new")
	return p, named.Validate()
}

// missing is how far the label has to be moved away from the edge.
func (r EdgeReading) missing() int64 {
	if r.White {
		return -r.HMM
	}
	return r.HMM
}
