package app

import (
	"context"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

// Scales are the scales of this station. A desk follows one at a time, and hears what it shows as the event "scale".
type Scales struct {
	d      *desk
	follow follow
}

// ScaleSetup says how a scale is reached.
type ScaleSetup struct {
	Name       string `json:"name"`
	Address    string `json:"address"`    // empty where the scale of that name is meant
	PatienceMS int64  `json:"patienceMS"` // 0 is the standard
}

func (s ScaleSetup) setup() trade.ScaleSetup {
	return trade.ScaleSetup{Name: s.Name, Address: s.Address, PatienceMS: s.PatienceMS}
}

func scaleSetup(s trade.ScaleSetup) ScaleSetup {
	return ScaleSetup{Name: s.Name, Address: s.Address, PatienceMS: s.PatienceMS}
}

// All lists the scales in use, by name.
func (s *Scales) All() (all []ScaleSetup, err error) {
	all = []ScaleSetup{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		setups, err := st.Weighing.All(ctx, actor)
		for _, one := range setups {
			all = append(all, scaleSetup(one))
		}
		return err
	})
	return all, err
}

// Put sets a scale up, or changes it. A new one does not take the name of another.
func (s *Scales) Put(one ScaleSetup, fresh bool, command trade.EntryID) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Weighing.All(ctx, actor)
		if err != nil {
			return err
		}
		if fresh && slices.ContainsFunc(all, func(each trade.ScaleSetup) bool { return each.Name == one.Name }) {
			return fault.New(fault.Conflict, words.ScaleTaken, fault.Params{"scale": one.Name}).At("scale")
		}
		_, err = st.Weighing.Put(ctx, actor, weighing.PutRequest{Scale: one.setup(), Command: command})
		return err
	})
}

// Remove takes a scale out of use. Putting it again undoes that.
func (s *Scales) Remove(name string, command trade.EntryID) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Weighing.Remove(ctx, actor, name, command)
	})
}

// Follow lets this desk hear what the scale of a name shows; what it followed before it follows no longer. A page says
// it again from time to time: a page that is gone is not told for long, and holds no port.
func (s *Scales) Follow(name string) error { return s.begin(trade.ScaleSetup{Name: name}) }

// Try is Follow for a scale that is being set up, as it is described.
func (s *Scales) Try(one ScaleSetup) error { return s.begin(one.setup()) }

func (s *Scales) begin(scale trade.ScaleSetup) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := st.Weighing.Check(ctx, actor, scale); err != nil {
			return atField(err, "address")
		}
		s.follow.begin(ctx, followed{st.Weighing, actor, scale, s.d})
		return nil
	})
}

// Unfollow ends what Follow or Try began.
func (s *Scales) Unfollow() { s.follow.end() }

// States tells what the scales that somebody follows, at whichever desk, were seen to show last.
func (s *Scales) States() (all []ScaleSight, err error) {
	all = []ScaleSight{}
	err = s.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		all = s.d.house.scales.state()
		return nil
	})
	return all, err
}

// Tare makes a scale take what lies on it for nothing.
func (s *Scales) Tare(one ScaleSetup) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Weighing.Tare(ctx, actor, one.setup())
	})
}

// Zero makes an empty scale show nothing.
func (s *Scales) Zero(one ScaleSetup) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Weighing.Zero(ctx, actor, one.setup())
	})
}

// ScaleTested is what a scale showed when it was tested.
type ScaleTested struct {
	WeightG int64  `json:"weightG"`
	Line    string `json:"line"`
}

// Test waits for a stable weight and compares it with what lies on the scale; 0 g is an empty scale. A tolerance of 0 g
// is the standard.
func (s *Scales) Test(one ScaleSetup, knownG, toleranceG int64) (tested ScaleTested, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		shown, err := st.Weighing.Test(ctx, actor, weighing.TestRequest{Scale: one.setup(), KnownG: knownG,
			ToleranceG: toleranceG})
		tested = ScaleTested{shown.WeightG, shown.Raw}
		return err
	})
	return tested, err
}
