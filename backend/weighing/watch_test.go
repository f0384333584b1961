package weighing_test

import (
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

func TestEveryStateOfAScaleIsTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	e := h.look(hand, named)
	isFault(t, "empty", e.until(weighing.Empty, 0).Fault, words.DeviceScaleEmpty)
	h.sim.Weigh(812_500, device.ScaleMoving)
	isFault(t, "moving", e.until(weighing.Moving, 812_500).Fault, words.DeviceScaleUnstable)
	h.sim.Weigh(812_500, device.ScaleStable)
	if one := e.until(weighing.Stable, 812_500); one.Fault != nil || one.Raw == "" || one.At != noon || one.StepG != 10 {
		t.Errorf("stable: %+v", one)
	}
	h.sim.Weigh(0, device.ScaleOver)
	isFault(t, "overload", e.until(weighing.Refused, 0).Fault, words.DeviceScaleOverload)
	h.sim.Show("S S  27.558 lb\r\n")
	for one := e.until(weighing.Refused, 0); ; one = e.until(weighing.Refused, 0) {
		if isKey(one.Fault, words.DeviceScaleUnit) {
			break
		}
	}
	if err := e.end(); err != nil {
		t.Errorf("whoever has seen enough is told %v", err)
	}
}

// A serial port opens once: two desks that look at a scale share its wire, and it closes behind the last of them.
func TestTwoDesksShareOneWire(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	one := h.look(hand, named)
	one.until(weighing.Empty, 0)
	two := h.look(officer, named)
	h.sim.Weigh(20_000, device.ScaleStable)
	drain(one, func() { two.until(weighing.Stable, 20_000) })
	drain(two, func() { h.must(h.Zero(t.Context(), admin, named)) }, one)
	drain(two, func() { one.until(weighing.Empty, 0) })
	if watched, most := h.opened.now(); watched != 1 || most != 1 {
		t.Errorf("%d wires are open, at most %d were", watched, most)
	}
	h.must(one.end())
	h.sim.Weigh(30_000, device.ScaleStable)
	two.until(weighing.Stable, 30_000)
	h.must(two.end())
	if watched, _ := h.opened.now(); watched != 0 {
		t.Errorf("nobody looks, and %d wires are open", watched)
	}
}

func TestALostScaleComesBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	address := h.simulate()
	h.put(floor, address)
	e := h.look(hand, named)
	e.until(weighing.Empty, 0)
	h.sim.Close()
	isFault(t, "pulled", e.until(weighing.Lost, 0).Fault, words.DeviceScaleLost)
	isFault(t, "still away", e.until(weighing.Lost, 0).Fault, words.DeviceWireMissing)
	back := device.NewScaleSimulator(device.SICS)
	t.Cleanup(back.Close)
	back.Weigh(15_000, device.ScaleStable)
	if _, err := back.Listen(t.Context(), address[len("sics:tcp:"):]); err != nil {
		t.Fatal(err)
	}
	e.until(weighing.Stable, 15_000)
}

func TestWhoLooksSeesAChangedSetUp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	e := h.look(hand, named)
	e.until(weighing.Empty, 0)
	address := h.simulate()
	h.sim.Weigh(7_000, device.ScaleStable)
	drain(e, func() { h.put(floor, address) })
	e.until(weighing.Stable, 7_000)
	drain(e, func() { h.must(h.Remove(t.Context(), admin, floor, "")) })
	isFault(t, "removed", <-e.ended, words.WeighingUnknown)
}

func TestAScaleThatIsBeingSetUpIsTriedAndZeroed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	described := trade.ScaleSetup{Address: h.simulate()}
	h.sim.Weigh(3_000, device.ScaleStable)
	h.must(h.Tare(t.Context(), admin, described))
	e := h.look(admin, described)
	e.until(weighing.Empty, 0)
	h.sim.Weigh(4_000, device.ScaleStable)
	e.until(weighing.Stable, 1_000)
	drain(e, func() { h.must(h.Zero(t.Context(), admin, described)) })
	e.until(weighing.Empty, 0)
	unreadable := trade.ScaleSetup{Address: "toledo:1"}
	isFault(t, "tried", h.Watch(t.Context(), admin, unreadable, func(weighing.Sight) {}), words.DeviceScaleAddress)
	isFault(t, "zeroed", h.Zero(t.Context(), admin, unreadable), words.DeviceScaleAddress)
}

func TestAScaleIsTested(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	test := func(what string, knownG, toleranceG int64, key words.Key) {
		t.Helper()
		_, err := h.Test(t.Context(), hand, weighing.TestRequest{Scale: named, KnownG: knownG, ToleranceG: toleranceG})
		isFault(t, what, err, key)
	}
	test("empty", 0, 0, "")
	test("nothing put on", 20_000, 0, words.DeviceScaleEmpty)
	h.sim.Weigh(150, device.ScaleStable)
	test("not empty", 0, 0, words.WeighingTestNotEmpty)
	h.sim.Weigh(20_040, device.ScaleStable)
	test("within one in 500", 20_000, 0, "")
	test("without a mercy", 20_000, 30, words.WeighingTestDiffers)
	h.sim.Weigh(19_950, device.ScaleStable)
	test("too light", 20_000, 0, words.WeighingTestDiffers)
	test("light, and it may be", 20_000, 50, "")
	h.sim.Weigh(1_020, device.ScaleStable)
	test("no less than 20 g", 1_000, 0, "")
	h.sim.Weigh(20_000, device.ScaleOver)
	test("overload", 20_000, 0, words.DeviceScaleOverload)
	h.sim.Show("S S  44.1 lb\r\n")
	test("pounds", 20_000, 0, words.DeviceScaleUnit)
	h.sim.Weigh(20_000, device.ScaleMute)
	test("mute", 20_000, 0, words.DeviceScaleSilent)
	h.sim.Close()
	test("away", 20_000, 0, words.DeviceWireMissing)
	shown, err := h.Test(t.Context(), admin, weighing.TestRequest{Scale: trade.ScaleSetup{Address: "toledo:1"}})
	isFault(t, "unreadable", err, words.DeviceScaleAddress)
	if shown.Raw != "" {
		t.Errorf("%+v", shown)
	}
}

// A moving scale is waited for: the test speaks of the weight at which it comes to rest.
func TestATestWaitsForRest(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	e := h.look(hand, named)
	h.sim.Weigh(19_000, device.ScaleMoving)
	e.until(weighing.Moving, 19_000)
	done := make(chan error, 1)
	go func() {
		shown, err := h.Test(t.Context(), hand, weighing.TestRequest{Scale: named, KnownG: 20_000})
		if err == nil && (shown.WeightG != 20_000 || shown.Raw == "") {
			t.Errorf("%+v", shown)
		}
		done <- err
	}()
	e.until(weighing.Moving, 19_000)
	h.sim.Weigh(20_000, device.ScaleStable)
	e.until(weighing.Stable, 20_000)
	drain(e, func() { h.must(<-done) })
}
