package device_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// seen is what a watched scale told once.
type seen struct {
	device.Reading
	err error
}

// watched is a scale while it is watched.
type watched struct {
	t     *testing.T
	told  chan seen
	ended chan error
	stop  context.CancelFunc
}

func watch(t *testing.T, s *device.Scale) *watched {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	w := &watched{t, make(chan seen), make(chan error, 1), stop}
	go func() {
		w.ended <- s.Watch(ctx, func(r device.Reading, err error) {
			select {
			case w.told <- seen{r, err}:
			case <-ctx.Done():
			}
		})
	}()
	t.Cleanup(stop)
	return w
}

// until waits for what is looked for, and gives it.
func (w *watched) until(what string, is func(seen) bool) seen {
	w.t.Helper()
	var last seen
	for {
		select {
		case last = <-w.told:
			if is(last) {
				return last
			}
		case err := <-w.ended:
			w.t.Fatalf("%s never came, the watch ended: %v", what, err)
		case <-w.t.Context().Done():
			w.t.Fatalf("%s never came; last was %+v", what, last)
		}
	}
}

func (w *watched) untilRefused(key words.Key) seen {
	w.t.Helper()
	return w.until(string(key), func(h seen) bool { return fault.KeyOf(h.err) == string(key) })
}

func (w *watched) untilStable(grams int64) seen {
	w.t.Helper()
	return w.until(fmt.Sprintf("%d g", grams), func(h seen) bool { return h.err == nil && h.WeightG == grams })
}

// watching is what every scale does on every wire while it is watched.
func watching(t *testing.T, put func(*testing.T, device.Protocol) (*device.ScaleSimulator, string)) {
	t.Helper()
	for _, p := range []device.Protocol{device.SICS, device.AND, device.CAS} {
		t.Run(string(p), func(t *testing.T) {
			t.Parallel()
			sim, wire := put(t, p)
			w := watch(t, scale(t, p, wire, device.ScaleOptions{PatienceMS: 60, AnswerMS: 30}))
			tellsAll(t, sim, w)
			w.stop()
			if err := <-w.ended; err != nil {
				t.Errorf("the context ended, and the watch says %v", err)
			}
		})
	}
}

func tellsAll(t *testing.T, sim *device.ScaleSimulator, w *watched) {
	t.Helper()
	if h := w.untilRefused(words.DeviceScaleEmpty); h.Raw == "" || !h.Stable {
		t.Errorf("empty: %+v", h)
	}
	sim.Weigh(12_500, device.ScaleMoving)
	if h := w.untilRefused(words.DeviceScaleUnstable); h.Stable || h.Raw == "" {
		t.Errorf("moving: %+v", h)
	}
	sim.Weigh(12_510, device.ScaleStable)
	if h := w.untilStable(12_510); !h.Stable || h.Raw == "" || h.StepG != 10 {
		t.Errorf("stable: %+v", h)
	}
	sim.Weigh(12_510, device.ScaleOver)
	if h := w.untilRefused(words.DeviceScaleOverload); h.Reading != (device.Reading{}) {
		t.Errorf("overload: %+v", h)
	}
	sim.Weigh(0, device.ScaleUnder)
	w.untilRefused(words.DeviceScaleUnderload)
	sim.Weigh(12_510, device.ScaleMute)
	w.untilRefused(words.DeviceScaleSilent)
	sim.Weigh(0, device.ScaleStable)
	sim.Show("\x80garbage\r\n")
	w.untilRefused(words.DeviceScaleGarbled)
	sim.Weigh(13_000, device.ScaleStable)
	w.untilStable(13_000)
}

func TestWatchedScalesOnTCP(t *testing.T) {
	t.Parallel()
	watching(t, onTCP)
}

func TestAWatchedScaleThatWeighsInPoundsIsTold(t *testing.T) {
	t.Parallel()
	for p, frame := range map[device.Protocol]string{device.SICS: "S S     27.558 lb\r\n",
		device.AND: "ST,+00027.56 lb\r\n", device.CAS: "ST,GS,1" + lampStable + ",   27.56 lb\r\n"} {
		sim, wire := onTCP(t, p)
		sim.Show(frame)
		h := watch(t, scale(t, p, wire, patient)).untilRefused(words.DeviceScaleUnit)
		if got := fault.All(h.err)[0].Params["unit"]; got != "lb" {
			t.Errorf("%s: the unit is %v", p, got)
		}
	}
}

// A serial port opens once: what is asked of a watched scale goes over the connection that is there.
func TestAWatchedScaleIsTaredOverTheSameWire(t *testing.T) {
	t.Parallel()
	for _, p := range []device.Protocol{device.SICS, device.AND} {
		t.Run(string(p), func(t *testing.T) {
			t.Parallel()
			sim, wire := onTCP(t, p)
			s := scale(t, p, wire, patient)
			w := watch(t, s)
			sim.Weigh(1_500, device.ScaleStable)
			w.untilStable(1_500)
			done := make(chan error, 1)
			go func() { done <- s.Tare(t.Context()) }()
			w.untilRefused(words.DeviceScaleEmpty)
			if err := <-done; err != nil {
				t.Fatal(err)
			}
			sim.Weigh(14_000, device.ScaleStable)
			w.untilStable(12_500)
			go func() { done <- s.Zero(t.Context()) }()
			w.untilRefused(words.DeviceScaleEmpty)
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
	_, wire := onTCP(t, device.CAS)
	s := scale(t, device.CAS, wire, patient)
	watch(t, s).untilRefused(words.DeviceScaleEmpty)
	if err := s.Zero(t.Context()); fault.KeyOf(err) != string(words.DeviceScaleMute) {
		t.Error(err)
	}
}

func TestACommandToAWatchedScaleThatMovesIsRefused(t *testing.T) {
	t.Parallel()
	sim, wire := onTCP(t, device.SICS)
	s := scale(t, device.SICS, wire, device.ScaleOptions{PatienceMS: 100, AnswerMS: 30})
	w := watch(t, s)
	sim.Weigh(1_500, device.ScaleMoving)
	w.untilRefused(words.DeviceScaleUnstable)
	done := make(chan error, 1)
	go func() { done <- s.Tare(t.Context()) }()
	var err error
	for waits := true; waits; {
		select {
		case <-w.told:
		case err = <-done:
			waits = false
		}
	}
	if fault.KeyOf(err) != string(words.DeviceScaleRefused) {
		t.Errorf("a tare that moves: %v", err)
	}
	w.stop()
	<-w.ended
	if err := s.Tare(t.Context()); fault.KeyOf(err) != string(words.DeviceScaleRefused) {
		t.Errorf("after the watch: %v", err)
	}
}

func TestAWatchEndsWhenTheWireIsLost(t *testing.T) {
	t.Parallel()
	for _, p := range []device.Protocol{device.SICS, device.AND, device.CAS} {
		sim, wire := onTCP(t, p)
		s := scale(t, p, wire, patient)
		w := watch(t, s)
		w.untilRefused(words.DeviceScaleEmpty)
		sim.Close()
		for ended := false; !ended; {
			select {
			case <-w.told:
			case err := <-w.ended:
				ended = true
				if fault.KeyOf(err) != string(words.DeviceScaleLost) {
					t.Errorf("%s: %v", p, err)
				}
			}
		}
		err := s.Watch(t.Context(), func(device.Reading, error) {})
		if fault.KeyOf(err) != string(words.DeviceWireMissing) {
			t.Errorf("%s: there is no scale, and the watch says %v", p, err)
		}
	}
}

func TestAWatchThatIsOverBeforeItBegins(t *testing.T) {
	t.Parallel()
	_, wire := onTCP(t, device.SICS)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var told []seen
	err := scale(t, device.SICS, wire, patient).Watch(ctx, func(r device.Reading, err error) {
		told = append(told, seen{r, err})
	})
	if err != nil || !slices.Equal(told, nil) {
		t.Errorf("%v, told %v", err, told)
	}
}

func TestTheStepOfADisplay(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]int64{"12": 1000, "12.5": 100, "12.50": 10, "12.500": 1, "12.5000": 1} {
		r, err := device.Parse(device.SICS, "S S "+number+" kg")
		if err != nil || r.StepG != want {
			t.Errorf("%s kg: %+v, %v; want %d g", number, r, err, want)
		}
	}
}
