package device_test

import (
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func simulateScanner(t *testing.T) *device.ScannerSimulator {
	t.Helper()
	sim, err := device.SimulateScanner(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sim.Close)
	return sim
}

func TestASimulatedScannerIsHeard(t *testing.T) {
	t.Parallel()
	sim := simulateScanner(t)
	go sim.Send("waited\rfor\r") // nobody listens yet
	s, scans := listen(t, sim.Address(), device.ScannerProfile{})
	for _, want := range []string{"waited", "for"} {
		if got := <-scans; got.Text != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	sim.Unplug()
	for range scans {
	}
	if fault.KeyOf(s.Err()) != string(words.DeviceScannerLost) {
		t.Error(s.Err())
	}
	<-sim.Plugged() // the first one
	_, scans = listen(t, sim.Address(), device.ScannerProfile{})
	<-sim.Plugged()
	if !sim.Send("again\r") {
		t.Error("not sent")
	}
	if got := <-scans; got.Text != "again" {
		t.Errorf("%q", got)
	}
}

func TestASimulatedScannerGoesToWhoeverCameLast(t *testing.T) {
	t.Parallel()
	sim := simulateScanner(t)
	_, first := listen(t, sim.Address(), device.ScannerProfile{})
	sim.Send("one\r")
	if got := <-first; got.Text != "one" {
		t.Errorf("%q", got)
	}
	_, second := listen(t, sim.Address(), device.ScannerProfile{})
	for range first { // ends when the other one is served
	}
	sim.Send("two\r")
	if got := <-second; got.Text != "two" {
		t.Errorf("%q", got)
	}
}

func TestAClosedSimulatorSendsNothing(t *testing.T) {
	t.Parallel()
	sim := simulateScanner(t)
	sent := make(chan bool)
	go func() { sent <- sim.Send("nobody\r") }()
	sim.Close()
	if <-sent || sim.Send("nobody\r") {
		t.Error("sent to nobody")
	}
	if _, err := device.SimulateScanner(t.Context(), "0.0.0.0:0"); fault.KeyOf(err) != string(words.DeviceNotLocal) {
		t.Error(err)
	}
}
