package device_test

import (
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// lamp is the lamp byte of a CAS indicator that is stable, of one that moves, and of one that holds its display.
const (
	lampStable = "\xc4"
	lampMoving = "\x84"
	lampHeld   = "\xd4"
)

// frames are lines as the manuals have them, and what they say.
var frames = []struct {
	protocol device.Protocol
	line     string
	grams    int64
	stable   bool
	net      bool
	key      words.Key // what it says instead of a weight
}{
	// Mettler Toledo, MT-SICS level 0.
	{device.SICS, "S S     100.00 kg", 100_000, true, false, ""},
	{device.SICS, "S S      12.50 kg", 12_500, true, false, ""},
	{device.SICS, "S D      12.48 kg", 12_480, false, false, ""},
	{device.SICS, "S S      -0.10 kg", -100, true, false, ""},
	{device.SICS, "S S       0.00 kg", 0, true, false, ""},
	{device.SICS, "T S       1.25 kg", 1250, true, false, ""},
	{device.SICS, "S I", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "S +", 0, false, false, words.DeviceScaleOverload},
	{device.SICS, "S -", 0, false, false, words.DeviceScaleUnderload},
	{device.SICS, "T I", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "T +", 0, false, false, words.DeviceScaleOverload},
	{device.SICS, "T -", 0, false, false, words.DeviceScaleUnderload},
	{device.SICS, "Z I", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "Z +", 0, false, false, words.DeviceScaleOverload},
	{device.SICS, "Z -", 0, false, false, words.DeviceScaleUnderload},
	{device.SICS, "Z A", 0, false, false, words.DeviceScaleGarbled}, // a command was done: that is no weight
	{device.SICS, "S D     27.558 lb", 0, false, false, words.DeviceScaleUnit},
	{device.SICS, "S S      12 kg", 12_000, true, false, ""},
	{device.SICS, "ES", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "ET", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "EL", 0, false, false, words.DeviceScaleRefused},
	{device.SICS, "S S     100.00 g", 0, false, false, words.DeviceScaleUnit},
	{device.SICS, "S S     27.558 lb", 0, false, false, words.DeviceScaleUnit},
	{device.SICS, "S S      0.012 t", 0, false, false, words.DeviceScaleUnit},
	{device.SICS, "S", 0, false, false, words.DeviceScalePartial},
	{device.SICS, "S S", 0, false, false, words.DeviceScalePartial},
	{device.SICS, "S S    12.50", 0, false, false, words.DeviceScalePartial},
	{device.SICS, "S S Error 10b", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S X 12.50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S S 12.50 kg kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S S 12,50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S S 1e3 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S S 0x10 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "S S 1234567890 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "12.50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.SICS, "  ", 0, false, false, words.DeviceScaleGarbled},

	// A&D standard format.
	{device.AND, "ST,+00012.50 kg", 12_500, true, false, ""},
	{device.AND, "ST,+0001.234 kg", 1234, true, false, ""},
	{device.AND, "ST,-00000.50 kg", -500, true, false, ""},
	{device.AND, "US,+00012.48 kg", 12_480, false, false, ""},
	{device.AND, "ST,+00012345 kg", 12_345_000, true, false, ""},
	{device.AND, "ST,+00000.00 kg", 0, true, false, ""},
	{device.AND, "US,-00000.02 kg", -20, false, false, ""},
	{device.AND, "US,+00027.56 lb", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+00440.92 oz", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "US,NT,-0000.50kg", -500, false, true, ""},
	{device.AND, "OL,NT,+    .  kg", 0, false, false, words.DeviceScaleOverload},
	{device.AND, "OL,+9999999E+19", 0, false, false, words.DeviceScaleOverload},
	{device.AND, "OL,-9999999E+19", 0, false, false, words.DeviceScaleUnderload},
	{device.AND, "QT,+00012345 PC", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+00123.4   %", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+001234.5  g", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+00027.56 lb", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+0000.012  t", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,GS,+0012345kg", 12_345_000, true, false, ""},
	{device.AND, "ST,NT,+0010000kg", 10_000_000, true, true, ""},
	{device.AND, "ST,GS,+0123.45kg", 123_450, true, false, ""},
	{device.AND, "US,GS,+0123.45kg", 123_450, false, false, ""},
	{device.AND, "ST,TR,+0002345kg", 0, false, false, words.DeviceScaleGarbled},
	{device.AND, "OL,GS,+    .  kg", 0, false, false, words.DeviceScaleOverload},
	{device.AND, "OL,GS,-    .  kg", 0, false, false, words.DeviceScaleUnderload},
	{device.AND, "ST,GS,+027.558lb", 0, false, false, words.DeviceScaleUnit},
	{device.AND, "ST,+00012.5", 0, false, false, words.DeviceScalePartial},
	{device.AND, "ST,GS,+0012", 0, false, false, words.DeviceScalePartial},
	{device.AND, "ST", 0, false, false, words.DeviceScalePartial},
	{device.AND, "OL,", 0, false, false, words.DeviceScalePartial},
	{device.AND, "12.50 kg", 0, false, false, words.DeviceScalePartial},
	{device.AND, "ST,+00012.50  kg", 0, false, false, words.DeviceScaleGarbled},
	{device.AND, "ST,+0001x.50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.AND, "ST,+00012.50   ", 0, false, false, words.DeviceScaleGarbled},
	{device.AND, "XX,+00012.50 kg", 0, false, false, words.DeviceScaleGarbled},

	// CAS, 22 and 10 bytes.
	{device.CAS, "ST,GS,1" + lampStable + ",   12.50 kg", 12_500, true, false, ""},
	{device.CAS, "ST,GS,1" + lampStable + ",000013.5 kg", 13_500, true, false, ""},
	{device.CAS, "ST,NT,1\xc2,   10.00 kg", 10_000, true, true, ""},
	{device.CAS, "US,GS,1" + lampMoving + ",   12.48 kg", 12_480, false, false, ""},
	{device.CAS, "ST,GS,1" + lampMoving + ",   12.48 kg", 12_480, false, false, ""},
	{device.CAS, "ST,GS,1" + lampHeld + ",   12.48 kg", 12_480, false, false, ""},
	{device.CAS, "US,NT,1\x82,   10.02 kg", 10_020, false, true, ""},
	{device.CAS, "ST,GS,1" + lampStable + ",    0.00 kg", 0, true, false, ""},
	{device.CAS, "US,GS,1" + lampMoving + ",   27.56 lb", 0, false, false, words.DeviceScaleUnit},
	{device.CAS, "ST,GS,1" + lampStable + ", 12500.0  g", 0, false, false, words.DeviceScaleUnit},
	{device.CAS, "OL,NT,1" + lampMoving + ",         kg", 0, false, false, words.DeviceScaleOverload},
	{device.CAS, "ST,GS,1 ,   12.50 kg", 12_500, true, false, ""},
	{device.CAS, "ST,GS,1" + lampStable + ",-   0.50 kg", -500, true, false, ""},
	{device.CAS, "OL,GS,1" + lampMoving + ",         kg", 0, false, false, words.DeviceScaleOverload},
	{device.CAS, "OL,GS,1" + lampMoving + ",-        kg", 0, false, false, words.DeviceScaleUnderload},
	{device.CAS, "ST,GS,1" + lampStable + ",    0.01  t", 0, false, false, words.DeviceScaleUnit},
	{device.CAS, "ST,GS,1" + lampStable + ",   27.56 lb", 0, false, false, words.DeviceScaleUnit},
	{device.CAS, "ST,GS,1" + lampStable + ",   12.5", 0, false, false, words.DeviceScalePartial},
	{device.CAS, "ST", 0, false, false, words.DeviceScalePartial},
	{device.CAS, "ST,XX,1" + lampStable + ",   12.50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "ST,GS,1" + lampStable + ",   12.5x kg", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "ST,GS,1" + lampStable + ",    12.50 kg", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "ERR01", 0, false, false, words.DeviceScaleRefused},
	{device.CAS, "   12.50", 12_500, false, false, ""},
	{device.CAS, "000013.5", 13_500, false, false, ""},
	{device.CAS, "-   0.50", -500, false, false, ""},
	{device.CAS, "    0.00", 0, false, false, ""},
	{device.CAS, "   12.5x", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "   12.5", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "        ", 0, false, false, words.DeviceScaleGarbled},
	{device.CAS, "", 0, false, false, words.DeviceScaleGarbled},
}

func TestEveryFrameSaysWhatItSays(t *testing.T) {
	t.Parallel()
	for _, f := range frames {
		r, err := device.Parse(f.protocol, f.line)
		if fault.KeyOf(err) != string(f.key) || (err == nil) != (f.key == "") {
			t.Errorf("%s %q: %v, want %q", f.protocol, f.line, err, f.key)
			continue
		}
		if r.WeightG != f.grams || r.Stable != f.stable || r.Net != f.net || err == nil && r.Raw == "" {
			t.Errorf("%s %q: %+v", f.protocol, f.line, r)
		}
	}
}

// A frame that breaks off anywhere, or has a byte too many, is never taken for another weight.
func TestAPartOfAFrameIsNoWeight(t *testing.T) {
	t.Parallel()
	for _, f := range frames {
		if f.key != "" || len(f.line) <= 8 { // eight bytes are a number alone
			continue
		}
		for at := range f.line {
			for _, part := range []string{f.line[:at], f.line[at+1:], f.line[:at] + "?" + f.line[at:]} {
				r, err := device.Parse(f.protocol, part)
				if err == nil && r.WeightG != f.grams && r.Stable && part != strings.TrimSuffix(part, " kg") &&
					len(part) == len(f.line) {
					t.Errorf("%s %q of %q: %+v", f.protocol, part, f.line, r)
				}
				if err == nil && f.protocol != device.SICS && len(part) != len(f.line) && r.Stable {
					t.Errorf("%s %q of %q: %+v", f.protocol, part, f.line, r)
				}
			}
		}
	}
}

func TestGramsAreWholeAndExact(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]int64{"0.001": 1, "0.0004": 0, "0.0005": 1, "12.3455": 12_346, "-0.0005": -1,
		"0.00049": 0, "1": 1000, "999999": 999_999_000, "16777217": 16_777_217_000, "0.1": 100, ".5": 0} {
		r, err := device.Parse(device.SICS, "S S "+number+" kg")
		if number == ".5" { // no scale writes that
			if err == nil {
				t.Errorf("%s: %+v", number, r)
			}
			continue
		}
		if err != nil || r.WeightG != want {
			t.Errorf("%s kg: %+v, %v; want %d g", number, r, err, want)
		}
	}
}

func TestWhatCanBeTakenDown(t *testing.T) {
	t.Parallel()
	for line, key := range map[string]words.Key{
		"S S 12.50 kg": "", "S S 999999 kg": "", "S S 999.999 kg": "", "S S 9.99999 kg": "", "S S 1234.500 kg": "",
		"S D 12.50 kg": words.DeviceScaleUnstable, "S S 0.00 kg": words.DeviceScaleEmpty,
		"S S -0.00 kg": words.DeviceScaleEmpty, "S S 0.0001 kg": words.DeviceScaleEmpty,
		"S S -0.10 kg": words.DeviceScaleUnderload, "S S 1234.567 kg": words.DeviceScaleRange,
		"S S 1000001 kg": words.DeviceScaleRange, "S D 0.00 kg": words.DeviceScaleUnstable,
		"S D -0.10 kg": words.DeviceScaleUnstable,
	} {
		r, err := device.Parse(device.SICS, line)
		if err != nil {
			t.Fatal(err)
		}
		if got := fault.KeyOf(r.Refusal()); got != string(key) {
			t.Errorf("%s: %q, want %q", line, got, key)
		}
	}
}

func TestTheRawLineIsLegible(t *testing.T) {
	t.Parallel()
	r, err := device.Parse(device.CAS, "ST,GS,1"+lampStable+",   12.50 kg")
	if want := `ST,GS,1\xc4,   12.50 kg`; err != nil || r.Raw != want {
		t.Errorf("%q, %v", r.Raw, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, one := range frames {
		f.Add(string(one.protocol), one.line)
	}
	f.Fuzz(func(t *testing.T, protocol, line string) {
		r, err := device.Parse(device.Protocol(protocol), line)
		switch {
		case err != nil && (fault.CodeOf(err) == fault.Internal || r != device.Reading{}):
			t.Errorf("%q: %+v, %v", line, r, err)
		case err == nil && (r.WeightG > 1e12 || r.WeightG < -1e12 || r.Raw == ""):
			t.Errorf("%q: %+v", line, r)
		}
		if err == nil && r.Refusal() == nil && (r.WeightG <= 0 || !r.Stable) {
			t.Errorf("%q is taken down: %+v", line, r)
		}
		for _, c := range r.Raw {
			if c < ' ' || c > '~' {
				t.Errorf("%q is kept as %q", line, r.Raw)
			}
		}
	})
}
