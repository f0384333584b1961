package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/scanning"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

// simulated starts a label printer on this computer and gives its address.
func simulated(t *testing.T) (*device.PrinterSimulator, string) {
	t.Helper()
	sim, err := device.SimulatePrinter(t.Context(), "127.0.0.1:0", nil)
	must(t, err)
	t.Cleanup(sim.Close)
	return sim, "tcp:" + sim.Address()
}

func TestAPrinterIsSetUpTestedAndRemoved(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "deliver", "Phet")
	p := &Printers{d: d}
	sim, address := simulated(t)
	one := PrinterSetup{Name: "Z1", Address: address, DPI: 203}
	must(t, p.Put(one, true, ""))
	if err := p.Put(one, true, ""); keyOf(err) != string(words.PrinterTaken) {
		t.Errorf("a name that is taken: %v", err)
	}
	moved, err := p.Calibrate(one, PrinterEdge{HMM: 150}, PrinterEdge{HMM: 50, White: true})
	must(t, err)
	if moved.RightHMM != 150 || moved.DownHMM != -50 || moved.Name != "Z1" {
		t.Errorf("%+v", moved)
	}
	must(t, p.Put(moved, false, ""))
	tested, err := p.TestLabel(PrinterSetup{Name: "Z1"}, false)
	if err != nil || tested.Printed != 1 || len(sim.Labels()) != 1 {
		t.Errorf("%+v, %v", tested, err)
	}
	page, err := p.Preview(moved)
	if err != nil || !strings.Contains(page.SVG, "+1.50 mm") || page.WidthHMM != 10_000 {
		t.Errorf("%d wide, %v", page.WidthHMM, err)
	}
	identity, err := p.Identify(address)
	if err != nil || identity.DPI != 203 {
		t.Errorf("%+v, %v", identity, err)
	}
	must(t, p.Remove("Z1", ""))
	if all, err := p.All(); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	must(t, p.Put(moved, true, ""))
	if all, err := p.All(); err != nil || len(all) != 1 || all[0].Setup != moved {
		t.Errorf("put back: %+v, %v", all, err)
	}
}

func TestHowAPrinterIs(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "deliver", "Khamla")
	p := &Printers{d: d}
	sim, address := simulated(t)
	state := func() PrinterState {
		t.Helper()
		s, err := p.Status(address, "Z1")
		must(t, err)
		return s
	}
	if s := state(); s.Word != "ready" || len(s.Faults) != 0 || s.At == "" {
		t.Errorf("%+v", s)
	}
	sim.Break(device.SimPaused)
	sim.Break(device.SimHeadOpen)
	s := state()
	if s.Word != "stopped" || !slices.Equal(s.Alarms, []device.Alarm{device.HeadOpen, device.Paused}) ||
		s.Faults[0].Key != string(words.DeviceHeadOpen) || s.Faults[0].Params["printer"] != "Z1" {
		t.Errorf("%+v", s)
	}
	sim.PowerOff()
	if s := state(); s.Word != "away" || s.Faults[0].Key != string(words.DevicePrinterMissing) || len(s.Alarms) != 0 {
		t.Errorf("%+v", s)
	}
	if _, err := p.Status("usb:1", ""); keyOf(err) != string(words.DevicePrinterAddress) {
		t.Errorf("a wrong address: %v", err)
	}
	d.sit("")
	if _, err := p.Status(address, ""); keyOf(err) != string(words.AccessSignIn) {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := p.Spools(); keyOf(err) != string(words.AccessSignIn) {
		t.Errorf("a stranger who lists printers: %v", err)
	}
}

// The foot of the page waits for no printer; what it tells was heard beside, and who asks meanwhile gets that answer.
func TestTheStatusLineWaitsForNoPrinter(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "deliver", "Phet")
	sim, address := simulated(t)
	sim.Break(device.SimPaperOut)
	must(t, (&Printers{d: d}).Put(PrinterSetup{Name: "Z1", Address: address, DPI: 203}, true, ""))
	heard := make(chan struct{}, 8)
	d.house.printers.tell = func() { heard <- struct{}{} }
	line, err := (&Status{d}).Line()
	if err != nil || len(line.Devices) != 1 || line.Devices[0].State != "unasked" || line.Devices[0].Person {
		t.Fatalf("before anybody has heard: %+v, %v", line.Devices, err)
	}
	select {
	case <-heard:
	case <-time.After(time.Minute):
		t.Fatal("nobody asked the printer")
	}
	line, err = (&Status{d}).Line()
	must(t, err)
	if one := line.Devices[0]; one.State != "paper_out" || !one.Person || one.Page != "settings/printers" ||
		one.Faults[0].Key != string(words.DevicePaperOut) {
		t.Errorf("%+v", one)
	}
	// It was asked a moment ago, and is not asked again for what may have changed since.
	sim.Mend()
	if line, err = (&Status{d}).Line(); err != nil || line.Devices[0].State != "paper_out" {
		t.Errorf("%+v, %v", line.Devices, err)
	}
}

func TestHowOldABackupIs(t *testing.T) {
	t.Parallel()
	now := clock.System()()
	made := func(ago time.Duration) *SettingBackup { return &SettingBackup{MadeAt: stamp(now.Add(-ago))} }
	for name, c := range map[string]struct {
		last    *SettingBackup
		entries int64
		due     bool
	}{
		"a new station":        {nil, 20, false},
		"never, and much work": {nil, 5_000, true},
		"today":                {made(time.Hour), 5_000, false},
		"a week ago":           {made(8 * 24 * time.Hour), 5_000, true},
		"at an unknown time":   {&SettingBackup{MadeAt: "?"}, 5_000, true},
	} {
		if age := backupAge(c.last, c.entries, now); age.Due != c.due {
			t.Errorf("%s: %+v", name, age)
		}
	}
}

// A scale that nobody follows and a scanner that types are not known to be there, and are not spoken of.
func TestTheStatusLineTellsOfWires(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "deliver", "Khamla")
	devices := func() (all []Device) {
		t.Helper()
		line, err := (&Status{d}).Line()
		must(t, err)
		return line.Devices
	}
	if all := devices(); len(all) != 0 {
		t.Errorf("without devices: %+v", all)
	}
	d.house.scales.add(&follow{})
	d.house.scans.begin(nil)
	d.house.linked(scanning.Link{Scanner: "Gate"})
	d.house.linked(scanning.Link{Scanner: "Door", Since: clock.System()(), Why: device.Silent.Fault("Door")})
	for state, want := range map[weighing.State]Device{
		weighing.Moving: {Kind: "scale", Name: "S1", State: "connected", Page: "settings/scales"},
		weighing.Lost:   {Kind: "scale", Name: "S1", State: "lost", Person: true, Page: "settings/scales"},
	} {
		d.house.scales.see(d, ScaleSight{Scale: "S1", State: state, Faults: []Fault{}})
		all := devices()
		if len(all) != 3 {
			t.Fatalf("%+v", all)
		}
		scale, door, gate := all[0], all[1], all[2]
		if scale.Kind != want.Kind || scale.State != want.State || scale.Person != want.Person || scale.Page != want.Page {
			t.Errorf("%s: %+v, want %+v", state, scale, want)
		}
		if door.Kind != "scanner" || door.State != "lost" || !door.Person || len(door.Faults) != 1 {
			t.Errorf("%+v", door)
		}
		if gate.State != "connecting" || gate.Person {
			t.Errorf("%+v", gate)
		}
	}
}
