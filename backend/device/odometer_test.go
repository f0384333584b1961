package device_test

import (
	"slices"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// cancelInTheMiddle lets somebody press the cancel key while labels wait for paper, and put paper in then.
func cancelInTheMiddle(sim *device.PrinterSimulator) func(device.Progress) {
	sim.BreakAfter(device.SimPaperOut, 5)
	done := false
	return func(p device.Progress) {
		if !done && slices.Contains(p.Alarms, device.PaperOut) {
			done = true
			sim.Break(device.SimCancelled)
			sim.Mend()
		}
	}
}

// Labels that were taken back at the printer itself are not told as printed.
func TestTheCancelKeyOfThePrinter(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	job := devicetest.Labels("A", 30)
	o, err := zebra.Send(t.Context(), job, cancelInTheMiddle(sim))
	if fault.KeyOf(err) != string(words.DeviceCountShort) || fault.CodeOf(err) != fault.Unavailable ||
		o.Count(device.Unknown) != 30 {
		t.Errorf("%v, %v", o.States, err)
	}
	if len(printed(sim)) == 30 {
		t.Fatal("nothing was taken back")
	}
	truthful(t, sim, job, o)
	resolve(t, sim, zebra, job, o)
}

// A printer that does not count is asked once, and believed as before.
func TestAPrinterThatDoesNotCount(t *testing.T) {
	t.Parallel()
	options := quick
	options.AnswerTimeoutMS = 100
	sim, zebra := simulate(t, options)
	sim.Simple()
	for _, name := range []string{"A", "B"} {
		job := devicetest.Labels(name, 10)
		o, err := zebra.Send(t.Context(), job, nil)
		if err != nil || o.Count(device.Printed) != 10 {
			t.Errorf("%v, %v", o.States, err)
		}
		truthful(t, sim, job, o)
	}
	if out := printed(sim); len(out) != 20 {
		t.Errorf("%d labels came out", len(out))
	}
}
