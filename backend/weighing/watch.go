package weighing

import (
	"context"
	"errors"
	"slices"
	"time"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// State is what a scale is found in.
type State string

// The states of a scale that is watched.
const (
	Lost    State = "lost"    // there is no connection; it is tried again and again
	Empty   State = "empty"   // nothing lies on it
	Moving  State = "moving"  // the weight is not stable
	Stable  State = "stable"  // the weight can be taken down
	Refused State = "refused" // what it says is no weight that can be taken down: overload, another unit, garbage ...
)

// Sight is what can be seen of a scale at one moment.
type Sight struct {
	device.Reading // as the scale showed it; empty where it showed no weight
	State          State
	Fault          error // why the weight cannot be taken down; nil where it can
	At             time.Time
}

// Tell is told what a scale shows. The scale waits for it, and so does everybody else who watches; it must not call
// the service.
type Tell func(Sight)

func stateOf(err error) State {
	switch fault.KeyOf(err) {
	case "":
		return Stable
	case string(words.DeviceScaleEmpty):
		return Empty
	case string(words.DeviceScaleUnstable):
		return Moving
	}
	return Refused
}

// Watch tells what a scale shows until the context ends. When the wire is lost that is told, and it is connected again
// as soon as it is there; when the set-up of the scale is changed meanwhile, the new one counts. NotFound when the
// scale is not there or is taken out of use. A scale that is named requires trade.Look; one that is described, with its
// address, while it is set up requires trade.EditSettings.
func (s *Service) Watch(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup, tell Tell) error {
	for ctx.Err() == nil {
		changed := s.changes()
		found, err := s.reach(ctx, actor, scale, trade.Look)
		if err != nil {
			return err
		}
		leave, err := s.join(found, tell)
		if err != nil {
			return err
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
		leave()
	}
	return nil
}

// TestRequest asks whether a scale weighs right.
type TestRequest struct {
	Scale      trade.ScaleSetup // named; or described, while it is set up
	KnownG     int64            // what lies on it; 0 for nothing
	ToleranceG int64            // how far off it may be; 0 is one in 500, but no less than 20 g or a step of its display
}

// The standard tolerance of a test.
const (
	toleratedPart = 500
	leastG        = 20
)

// Test waits for a stable weight and compares it with what is known to lie on the scale. An empty scale must show
// nothing. Unavailable faults: weighing.test_not_empty, weighing.test_differs, and those of device.Scale.Watch.
// Permissions are those of Watch.
func (s *Service) Test(ctx context.Context, actor trade.Actor, r TestRequest) (device.Reading, error) {
	found, err := s.reach(ctx, actor, r.Scale, trade.Look)
	if err != nil {
		return device.Reading{}, err
	}
	seen, err := s.settled(ctx, found)
	if err != nil {
		return device.Reading{}, err
	}
	return seen.Reading, r.judge(seen)
}

// judge compares what was seen with what lies on the scale.
func (r TestRequest) judge(seen Sight) error {
	switch {
	case r.KnownG == 0 && seen.State == Empty:
		return nil
	case r.KnownG == 0:
		return fault.New(fault.Unavailable, words.WeighingTestNotEmpty, fault.Params{"shown_g": seen.WeightG})
	case seen.State == Empty:
		return seen.Fault
	}
	tolerance := r.ToleranceG
	if tolerance == 0 {
		tolerance = max(r.KnownG/toleratedPart, leastG, seen.StepG)
	}
	if off := seen.WeightG - r.KnownG; off > tolerance || -off > tolerance {
		return fault.New(fault.Unavailable, words.WeighingTestDiffers, fault.Params{"shown_g": seen.WeightG,
			"known_g": r.KnownG, "tolerance_g": tolerance})
	}
	return nil
}

// settleTime is how long a test waits for a scale to come to rest.
const settleTime = 5 * time.Second

// errUnsettled ends a wait for a stable weight.
var errUnsettled = errors.New("the scale did not come to rest")

// settled waits until a scale is at rest, with a weight or empty.
func (s *Service) settled(ctx context.Context, scale trade.ScaleSetup) (Sight, error) {
	seen := make(chan Sight, 1) // for what a wire that is there has shown last
	ctx, stop := context.WithTimeoutCause(ctx, max(settleTime, 2*time.Duration(scale.PatienceMS)*time.Millisecond),
		errUnsettled)
	leave, err := s.join(scale, func(one Sight) {
		select {
		case seen <- one:
		case <-ctx.Done():
		}
	})
	if err != nil {
		stop()
		return Sight{}, err
	}
	defer leave()
	defer stop()
	select {
	case <-seen: // it was seen before anybody asked, perhaps with something else on the scale
	default:
	}
	return firstAtRest(ctx, seen)
}

// atOnce are the faults that need a person's hand; any other may pass while one waits.
var atOnce = []words.Key{words.DeviceScaleOverload, words.DeviceScaleUnderload, words.DeviceScaleUnit,
	words.DeviceScaleSilent}

// firstAtRest gives the first sight of a scale at rest, or why there is none.
func firstAtRest(ctx context.Context, seen <-chan Sight) (Sight, error) {
	var last error
	for {
		select {
		case one := <-seen:
			last = one.Fault
			switch {
			case one.State == Stable, one.State == Empty:
				return one, nil
			case one.State == Lost, slices.Contains(atOnce, words.Key(fault.KeyOf(last))):
				return Sight{}, last
			}
		case <-ctx.Done():
			if errors.Is(context.Cause(ctx), errUnsettled) && last != nil {
				return Sight{}, last
			}
			return Sight{}, context.Cause(ctx)
		}
	}
}
