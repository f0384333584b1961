package device_test

import (
	"context"
	"sync"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func TestAPrinterSaysWhatItIs(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	identity, err := zebra.Identify(t.Context())
	want := device.Identity{Model: "ZT230-SIMULATED", Version: "V1.0.0", DPI: 203}
	if err != nil || identity != want {
		t.Errorf("%+v, %v", identity, err)
	}
	sim.Break(device.SimMute)
	if _, err := zebra.Identify(t.Context()); fault.KeyOf(err) != string(words.DeviceSilent) {
		t.Errorf("a mute printer: %v", err)
	}
	sim.PowerOff()
	if _, err := zebra.Identify(t.Context()); fault.KeyOf(err) != string(words.DevicePrinterMissing) {
		t.Errorf("no printer: %v", err)
	}
}

// Many may ask at the same moment; each is told what the printer says, and none that it is ready when it is not.
func TestManyAskAtOnce(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.Break(device.SimHeadOpen)
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			status, err := zebra.Status(context.Background())
			if err != nil || !status.Has(device.HeadOpen) || status.Printing {
				t.Errorf("%+v, %v", status, err)
			}
		})
	}
	asking.Wait()
}

// While a job is printed, what the printer said to the job is told, and that it prints.
func TestAPrinterIsAskedWhileItPrints(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	asked := false
	o, err := zebra.Send(t.Context(), devicetest.Labels("A", 4), func(p device.Progress) {
		if p.Printed == 0 || asked {
			return
		}
		asked = true
		status, err := zebra.Status(context.Background())
		if err != nil || !status.Printing || !status.Ready() {
			t.Errorf("%+v, %v", status, err)
		}
	})
	if err != nil || o.Count(device.Printed) != 4 || !asked || len(sim.Labels()) != 4 {
		t.Errorf("%v, %v, asked %v", o, err, asked)
	}
	if status, err := zebra.Status(t.Context()); err != nil || status.Printing {
		t.Errorf("after the job: %+v, %v", status, err)
	}
}
