package device_test

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func TestAddressesOfScales(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"sics:tcp:127.0.0.1:4001", "and:serial:COM3", "and:serial:/dev/ttyUSB0@2400,7E1",
		"cas:serial:/dev/ttyS0@9600,8N1", "cas:serial:COM1@19200,8O2"} {
		if _, err := device.OpenScale(good, device.ScaleOptions{}); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "sics", "sics:", "toledo:tcp:a:1", "sics:tcp:a", "sics:serial:",
		"and:serial:@2400,7E1", "and:serial:COM3@", "and:serial:COM3@fast,7E1", "and:serial:COM3@2400",
		"and:serial:COM3@2400,9N1",
		"and:serial:COM3@2400,7X1", "and:serial:COM3@2400,7E3", "and:serial:COM3@-1,7E1", "and:usb:1"} {
		if _, err := device.OpenScale(bad, device.ScaleOptions{}); fault.KeyOf(err) != string(words.DeviceScaleAddress) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// patient are options for a scale on the same computer.
var patient = device.ScaleOptions{PatienceMS: 5000, AnswerMS: 100}

// hasty are options for a scale that will not give a weight.
var hasty = device.ScaleOptions{PatienceMS: 600, AnswerMS: 100}

// onTCP puts a simulated scale on a port of this computer.
func onTCP(t *testing.T, p device.Protocol) (sim *device.ScaleSimulator, wire string) {
	t.Helper()
	sim = device.NewScaleSimulator(p)
	t.Cleanup(sim.Close)
	address, err := sim.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return sim, "tcp:" + address
}

func scale(t *testing.T, p device.Protocol, wire string, o device.ScaleOptions) *device.Scale {
	t.Helper()
	s, err := device.OpenScale(string(p)+":"+wire, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// weighing is what every scale does on every wire.
func weighing(t *testing.T, put func(*testing.T, device.Protocol) (*device.ScaleSimulator, string)) {
	t.Helper()
	for _, p := range []device.Protocol{device.SICS, device.AND, device.CAS} {
		for _, stammer := range []int{0, 1, 7} {
			t.Run(fmt.Sprintf("%s in pieces of %d", p, stammer), func(t *testing.T) {
				t.Parallel()
				sim, wire := put(t, p)
				sim.Stammer(stammer)
				weighs(t, sim, p, wire)
			})
		}
	}
}

func weighs(t *testing.T, sim *device.ScaleSimulator, p device.Protocol, wire string) {
	t.Helper()
	slow, quick := scale(t, p, wire, patient), scale(t, p, wire, device.ScaleOptions{PatienceMS: 100, AnswerMS: 30})
	for _, grams := range []int64{12_500, 13_480, 10, 600_000} {
		sim.Weigh(grams, device.ScaleStable)
		if r, err := slow.Read(t.Context(), nil); err != nil || r.WeightG != grams || !r.Stable || r.Raw == "" {
			t.Errorf("%d g: %+v, %v", grams, r, err)
		}
	}
	sim.Weigh(12_500, device.ScaleMute)
	if _, err := quick.Read(t.Context(), nil); fault.KeyOf(err) != string(words.DeviceScaleSilent) {
		t.Errorf("mute: %v", err)
	}
	sim.Weigh(12_500, device.ScaleMoving)
	if _, err := scale(t, p, wire, hasty).Read(t.Context(), nil); fault.KeyOf(err) != string(words.DeviceScaleUnstable) {
		t.Errorf("moving: %v", err)
	}
	for state, key := range map[device.ScaleState]words.Key{device.ScaleOver: words.DeviceScaleOverload,
		device.ScaleUnder: words.DeviceScaleUnderload} {
		sim.Weigh(12_500, state)
		if _, err := slow.Read(t.Context(), nil); fault.KeyOf(err) != string(key) {
			t.Errorf("%s: %v", state, err)
		}
	}
	for grams, key := range map[int64]words.Key{0: words.DeviceScaleEmpty, -500: words.DeviceScaleUnderload,
		12_345_670: words.DeviceScaleRange} {
		sim.Weigh(grams, device.ScaleStable)
		if _, err := slow.Read(t.Context(), nil); fault.KeyOf(err) != string(key) {
			t.Errorf("%d g: %v, want %s", grams, err, key)
		}
	}
	sim.Weigh(12_500, device.ScaleMoving)
	moving := 0
	r, err := slow.Read(t.Context(), func(r device.Reading) {
		if moving++; !r.Stable {
			sim.Weigh(12_510, device.ScaleStable)
		}
	})
	if err != nil || r.WeightG != 12_510 || moving < 2 {
		t.Errorf("after moving: %+v, %v", r, err)
	}
}

func TestScalesOnTCP(t *testing.T) {
	t.Parallel()
	weighing(t, onTCP)
}

func TestTareAndZero(t *testing.T) {
	t.Parallel()
	for _, p := range []device.Protocol{device.SICS, device.AND} {
		t.Run(string(p), func(t *testing.T) {
			t.Parallel()
			sim, wire := onTCP(t, p)
			s := scale(t, p, wire, patient)
			sim.Weigh(1_500, device.ScaleStable)
			if err := s.Tare(t.Context()); err != nil {
				t.Fatal(err)
			}
			sim.Weigh(14_000, device.ScaleStable)
			if r, err := s.Read(t.Context(), nil); err != nil || r.WeightG != 12_500 {
				t.Errorf("%+v, %v", r, err)
			}
			if err := s.Zero(t.Context()); err != nil {
				t.Error(err)
			}
			if _, err := s.Read(t.Context(), nil); fault.KeyOf(err) != string(words.DeviceScaleEmpty) {
				t.Error(err)
			}
			sim.Weigh(14_000, device.ScaleMoving)
			if err := scale(t, p, wire, hasty).Tare(t.Context()); fault.KeyOf(err) != string(words.DeviceScaleRefused) {
				t.Errorf("a tare that moves: %v", err)
			}
		})
	}
	_, wire := onTCP(t, device.CAS)
	err := scale(t, device.CAS, wire, patient).Tare(t.Context())
	if fault.KeyOf(err) != string(words.DeviceScaleMute) {
		t.Error(err)
	}
}

// A line that cannot be read is passed over while others follow; when nothing else comes, it is told.
func TestGarbageOnTheWire(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		protocol device.Protocol
		frame    string
		key      words.Key
	}{
		"garbage":            {device.AND, "\x80\xff\x00~~\r\n", words.DeviceScaleGarbled},
		"another protocol":   {device.SICS, "ST,+00012.50 kg\r\n", words.DeviceScaleGarbled},
		"no line end":        {device.AND, "ST,+000", words.DeviceScalePartial},
		"half a line":        {device.AND, "ST,+000\r\n", words.DeviceScalePartial},
		"busy":               {device.SICS, "S I\r\n", words.DeviceScaleRefused},
		"pounds":             {device.CAS, "ST,GS,1" + lampStable + ",   27.56 lb\r\n", words.DeviceScaleUnit},
		"tons":               {device.CAS, "ST,GS,1" + lampStable + ",    0.01  t\r\n", words.DeviceScaleUnit},
		"without a line end": {device.SICS, strings.Repeat("x", 1000), words.DeviceScaleGarbled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sim, wire := onTCP(t, c.protocol)
			sim.Show(c.frame)
			if _, err := scale(t, c.protocol, wire, hasty).Read(t.Context(), nil); fault.KeyOf(err) != string(c.key) {
				t.Errorf("%v, want %s", err, c.key)
			}
			sim.Show("\x80garbage\r\n" + map[device.Protocol]string{device.SICS: "S S 12.50 kg\n",
				device.AND: "ST,+00012.50 kg\r", device.CAS: "ST,GS,1" + lampStable + ",   12.50 kg\r\n"}[c.protocol])
			r, err := scale(t, c.protocol, wire, patient).Read(t.Context(), nil)
			if err != nil || r.WeightG != 12_500 {
				t.Errorf("behind garbage: %+v, %v", r, err)
			}
		})
	}
}

// A number alone says neither unit nor rest: three equal ones in a row are stable.
func TestBareNumbersMustAgree(t *testing.T) {
	t.Parallel()
	sim, wire := onTCP(t, device.CAS)
	sim.Show("   12.50\r\n")
	seen := 0
	r, err := scale(t, device.CAS, wire, patient).Read(t.Context(), func(device.Reading) {
		if seen++; seen == 2 {
			sim.Show("   12.60\r\n")
		}
	})
	if err != nil || r.WeightG != 12_600 || seen < 5 {
		t.Errorf("%+v after %d lines, %v", r, seen, err)
	}
}

func TestAScaleThatIsNotThere(t *testing.T) {
	t.Parallel()
	sim, wire := onTCP(t, device.SICS)
	sim.Close()
	for wire, key := range map[string]words.Key{wire: words.DeviceWireMissing,
		"serial:/dev/no-such-port": words.DevicePortMissing} {
		_, err := scale(t, device.SICS, wire, patient).Read(t.Context(), nil)
		if fault.KeyOf(err) != string(key) || fault.CodeOf(err) != fault.Unavailable {
			t.Errorf("%s: %v", wire, err)
		}
	}
}

func TestALineToAScaleThatBreaks(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		_, _ = io.ReadFull(conn, make([]byte, 4))
		_, _ = io.WriteString(conn, "S S 1")
		_ = conn.Close()
	}()
	s := scale(t, device.SICS, "tcp:"+listener.Addr().String(), patient)
	if _, err := s.Read(t.Context(), nil); fault.KeyOf(err) != string(words.DeviceScaleLost) {
		t.Error(err)
	}
}
