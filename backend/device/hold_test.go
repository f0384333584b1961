package device_test

import (
	"context"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
)

// A person who holds a job is not asked afterwards what came out.
func TestAHeldJobPrintsWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.Slow(5)
	ctx, stop := context.WithCancelCause(t.Context())
	job := devicetest.Labels("A", 60)
	o, err := zebra.Send(ctx, job, func(p device.Progress) {
		if p.Printed >= 3 && p.Printed < p.Sent {
			stop(device.ErrHold)
		}
	})
	if err == nil || o.Count(device.Unknown) != 0 || o.Count(device.Printed) < 4 || o.Count(device.Queued) == 0 {
		t.Errorf("%v, %v", o.States, err)
	}
	truthful(t, sim, job, o)
	if after := len(sim.Labels()); int64(after) != o.Count(device.Printed) {
		t.Errorf("%d labels came out, told %v", after, o.States)
	}
}

// What a printer that is out of paper has taken does not come out by itself: only eyes can tell.
func TestAHeldJobDoesNotWaitForAPrinterThatStands(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.BreakAfter(device.SimPaperOut, 4)
	ctx, stop := context.WithCancelCause(t.Context())
	job := devicetest.Labels("A", 60)
	o, _ := zebra.Send(ctx, job, func(p device.Progress) {
		if len(p.Alarms) > 0 {
			stop(device.ErrHold)
		}
	})
	if o.Count(device.Printed) != 4 || o.Count(device.Unknown) == 0 {
		t.Errorf("%v", o.States)
	}
	sim.Mend()
	truthful(t, sim, job, o)
}
