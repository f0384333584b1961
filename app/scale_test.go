package app

import (
	"errors"
	"slices"
	"testing"
	"time"

	"tradehub/backend/demo"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

// scaleDesk is a desk in the morning with an administrator at it, and what it hears of scales.
func scaleDesk(t *testing.T) (*Scales, chan ScaleSight) {
	t.Helper()
	morning := morningDesk(t)
	heard := make(chan ScaleSight, 1024)
	d, bound := newDesk(morning.house, func(name string, data any) {
		if seen, is := data.(ScaleSight); is && name == "scale" {
			heard <- seen
		}
	})
	if _, err := (&Session{d}).SignIn("Phet", demo.PIN); err != nil {
		t.Fatal(err)
	}
	for _, each := range bound {
		if s, is := each.(*Scales); is {
			return s, heard
		}
	}
	t.Fatal("no page can call the scales")
	return nil, nil
}

// simulatedScale is a scale on this computer, and its address.
func simulatedScale(t *testing.T) (*device.ScaleSimulator, string) {
	t.Helper()
	sim := device.NewScaleSimulator(device.SICS)
	t.Cleanup(sim.Close)
	address, err := sim.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return sim, "sics:tcp:" + address
}

func untilState(t *testing.T, heard chan ScaleSight, state weighing.State) ScaleSight {
	t.Helper()
	for {
		select {
		case seen := <-heard:
			if seen.State == state {
				return seen
			}
		case <-t.Context().Done():
			t.Fatalf("%s was never told", state)
		}
	}
}

func TestADeskFollowsOneScale(t *testing.T) {
	t.Parallel()
	s, heard := scaleDesk(t)
	sim, address := simulatedScale(t)
	if err := s.Put(ScaleSetup{Name: "FLOOR-1", Address: address}, true, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(ScaleSetup{Name: "FLOOR-1", Address: address}, true, ""); !isTold(err, "scale.taken") {
		t.Errorf("a second one of that name: %v", err)
	}
	if err := s.Follow("NO-SUCH"); !isTold(err, "weighing.unknown") {
		t.Errorf("an unknown one: %v", err)
	}
	if err := s.Follow("FLOOR-1"); err != nil {
		t.Fatal(err)
	}
	if seen := untilState(t, heard, weighing.Empty); seen.Scale != "FLOOR-1" || len(seen.Faults) != 1 {
		t.Errorf("%+v", seen)
	}
	sim.Weigh(20_000, device.ScaleStable)
	seen := untilState(t, heard, weighing.Stable)
	if seen.WeightG != 20_000 || seen.Line != "S S      20.00 kg" || seen.At == "" || seen.Faults == nil ||
		seen.StepG != 10 {
		t.Errorf("%+v", seen)
	}
	all, err := s.States()
	if err != nil || len(all) != 1 || all[0].WeightG != 20_000 {
		t.Errorf("the status line hears %+v, %v", all, err)
	}
	if tested, err := s.Test(ScaleSetup{Name: "FLOOR-1"}, 20_000, 0); err != nil || tested.WeightG != 20_000 {
		t.Errorf("%+v, %v", tested, err)
	}
	if err := s.Zero(ScaleSetup{Name: "FLOOR-1"}); err != nil {
		t.Error(err)
	}
	untilState(t, heard, weighing.Empty)
	s.Unfollow()
	s.Unfollow()
	if all, err := s.States(); err != nil || len(all) != 0 {
		t.Errorf("nobody follows, and the status line hears %+v, %v", all, err)
	}
}

func TestAScaleIsTriedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	s, heard := scaleDesk(t)
	sim, address := simulatedScale(t)
	err := s.Try(ScaleSetup{Address: "toledo:1"})
	var refused *toldError
	if !errors.As(err, &refused) || refused.Faults[0].Key != "device.scale_address" ||
		refused.Faults[0].Field != "address" {
		t.Errorf("an address that cannot be read: %v", err)
	}
	sim.Weigh(1_500, device.ScaleStable)
	if err := s.Try(ScaleSetup{Address: address}); err != nil {
		t.Fatal(err)
	}
	untilState(t, heard, weighing.Stable)
	if err := s.Tare(ScaleSetup{Address: address}); err != nil {
		t.Error(err)
	}
	untilState(t, heard, weighing.Empty)
	if all, err := s.States(); err != nil || len(all) != 0 {
		t.Errorf("one that is tried is nobody's scale yet: %+v, %v", all, err)
	}
	if all, err := s.All(); err != nil || len(all) != 0 {
		t.Errorf("it is kept: %+v, %v", all, err)
	}
}

// A scale that is removed, or a house that is closed, must leave its port to others.
func TestWhatIsFollowedEnds(t *testing.T) {
	t.Parallel()
	s, heard := scaleDesk(t)
	_, address := simulatedScale(t)
	if err := s.Put(ScaleSetup{Name: "FLOOR-1", Address: address}, true, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Follow("FLOOR-1"); err != nil {
		t.Fatal(err)
	}
	untilState(t, heard, weighing.Empty)
	if err := s.Remove("FLOOR-1", ""); err != nil {
		t.Fatal(err)
	}
	if seen := untilState(t, heard, weighing.Lost); seen.Faults[0].Key != "weighing.unknown" {
		t.Errorf("%+v", seen)
	}
	if err := s.Put(ScaleSetup{Name: "FLOOR-1", Address: address}, true, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Follow("FLOOR-1"); err != nil {
		t.Fatal(err)
	}
	untilState(t, heard, weighing.Empty)
	if err := s.d.house.close(); err != nil {
		t.Fatal(err)
	}
	if s.follow.stop != nil {
		t.Error("the house is closed, and the scale is followed")
	}
}

func TestAPageHearsOfEveryStateAndEveryStableWeight(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 22, 5, 0, 0, 0, time.UTC)
	at := func(ms int, state weighing.State, grams int64) weighing.Sight {
		return weighing.Sight{Reading: device.Reading{WeightG: grams}, State: state,
			At: noon.Add(time.Duration(ms) * time.Millisecond)}
	}
	overload := at(700, weighing.Refused, 0)
	overload.Fault = fault.New(fault.Unavailable, words.DeviceScaleOverload, nil)
	pounds := at(710, weighing.Refused, 0)
	pounds.Fault = fault.New(fault.Invalid, words.DeviceScaleUnit, nil)
	var r rarely
	var got []bool
	for _, seen := range []weighing.Sight{at(0, weighing.Empty, 0), at(60, weighing.Empty, 0), at(120, weighing.Moving, 5),
		at(180, weighing.Moving, 7), at(230, weighing.Moving, 9), at(240, weighing.Stable, 9), at(300, weighing.Stable, 9),
		at(310, weighing.Stable, 10), at(320, weighing.Moving, 10), at(330, weighing.Stable, 10), overload, pounds,
		at(720, weighing.Stable, 10), at(1719, weighing.Stable, 10), at(1720, weighing.Stable, 10)} {
		got = append(got, r.due(seen))
	}
	want := []bool{true, false, true, false, true, true, false, true, true, true, true, true, true, false, true}
	if !slices.Equal(got, want) {
		t.Errorf("told %v\nwant %v", got, want)
	}
}

func TestNobodyHearsAScale(t *testing.T) {
	t.Parallel()
	d, _ := newDesk(morningDesk(t).house, func(string, any) {})
	s := &Scales{d: d}
	for what, err := range map[string]error{"follows": s.Follow("FLOOR-1"),
		"tries":   s.Try(ScaleSetup{Address: "sics:tcp:a:1"}),
		"removes": s.Remove("FLOOR-1", ""), "zeroes": s.Zero(ScaleSetup{Name: "FLOOR-1"})} {
		if !isTold(err, "access.sign_in") {
			t.Errorf("nobody %s: %v", what, err)
		}
	}
	if _, err := s.States(); !isTold(err, "access.sign_in") {
		t.Errorf("nobody asks: %v", err)
	}
}
