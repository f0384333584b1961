package device_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// quick are options for a printer on the same computer.
var quick = device.PrinterOptions{DialTimeoutMS: 2000, AnswerTimeoutMS: 100, PollMS: 2}

// simulate starts a simulated printer and gives a driver for it.
func simulate(t testing.TB, o device.PrinterOptions) (*device.PrinterSimulator, *device.Zebra) {
	t.Helper()
	sim, err := device.SimulatePrinter(t.Context(), "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sim.Close)
	return sim, open(t, "tcp:"+sim.Address(), o).(*device.Zebra)
}

func open(t testing.TB, address string, o device.PrinterOptions) device.Printer {
	t.Helper()
	p, err := device.OpenPrinter(address, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestSimulatedPrinter(t *testing.T) {
	t.Parallel()
	devicetest.Exercise(t, func(t *testing.T) devicetest.Subject {
		sim, zebra := simulate(t, quick)
		return devicetest.Subject{Printer: zebra, Final: device.Printed,
			Output: func() []byte { return bytes.Join(sim.Labels(), nil) }}
	}, func(t *testing.T) device.Printer {
		sim, zebra := simulate(t, quick)
		sim.PowerOff()
		return zebra
	})
}

func TestFile(t *testing.T) {
	t.Parallel()
	devicetest.Exercise(t, func(t *testing.T) devicetest.Subject {
		path := filepath.Join(t.TempDir(), "labels.zpl")
		return devicetest.Subject{Printer: open(t, "file:"+path, quick), Final: device.Printed, Output: func() []byte {
			content, _ := os.ReadFile(path) // a file that is not there holds nothing
			return content
		}}
	}, func(t *testing.T) device.Printer {
		return open(t, "file:"+t.TempDir(), quick)
	})
}

func TestAPDFGoesIntoANewFileOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	job := device.Job{Name: "paper", Form: device.PDF, Labels: []device.Label{{Data: []byte("%PDF-1.7")}}}
	p := open(t, "file:"+path, quick)
	if o, err := p.Send(t.Context(), job, nil); err != nil || o.Count(device.Printed) != 1 {
		t.Fatalf("%v, %v", o, err)
	}
	o, err := p.Send(t.Context(), job, nil)
	if fault.KeyOf(err) != string(words.DevicePrinterFile) || o.Count(device.Queued) != 1 {
		t.Errorf("%v, %v", o, err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "%PDF-1.7" {
		t.Errorf("%q, %v", content, err)
	}
}

func TestAddressesOfPrinters(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"tcp:127.0.0.1:9100", "tcp:[::1]:9100", "tcp:zebra.local:9100", "spool:Zebra 1",
		"file:a"} {
		if _, err := device.OpenPrinter(good, quick); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "tcp", "tcp:", "tcp:host", "tcp::9100", "tcp:host:", "spool:", "spool:-o", "file:",
		"usb:x", "9100"} {
		if _, err := device.OpenPrinter(bad, quick); fault.KeyOf(err) != string(words.DevicePrinterAddress) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// Every alarm is told in words in every language, with the printer's name.
func TestEveryAlarmIsToldInWords(t *testing.T) {
	t.Parallel()
	for _, alarm := range []device.Alarm{device.HeadOpen, device.PaperOut, device.RibbonOut, device.CutterJammed,
		device.OverTemperature, device.MemoryLost, device.HeadBroken, device.OtherError, device.Paused, device.Silent,
		device.Offline, device.NotAccepting, device.BufferFull, device.LabelWaiting} {
		f := alarm.Fault("Z1")
		if f.Key != "device."+string(alarm) || f.Code != fault.Unavailable {
			t.Errorf("%s: %v", alarm, f)
		}
		for _, lang := range []words.Lang{"en", "lo", "th", "zh", "vi"} {
			if said := words.Say(lang, words.Key(f.Key), f.Params); !strings.Contains(said, "Z1") {
				t.Errorf("%s in %s: %q", alarm, lang, said)
			}
		}
	}
}

func TestASimulatorIsOfThisComputerOnly(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", "localhost:0", ":0", "192.0.2.1:0", "x"} {
		if _, err := device.SimulatePrinter(t.Context(), address, nil); fault.KeyOf(err) != string(words.DeviceNotLocal) {
			t.Errorf("%s: %v", address, err)
		}
	}
	sim, _ := simulate(t, quick)
	_, err := device.SimulatePrinter(t.Context(), sim.Address(), nil)
	if fault.KeyOf(err) != string(words.DeviceAddressTaken) {
		t.Errorf("an address twice: %v", err)
	}
}
