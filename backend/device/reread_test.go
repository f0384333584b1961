package device_test

import (
	"testing"

	"tradehub/backend/device"
)

// What a scale said is read from the line that was kept as it was read from the wire.
func TestAKeptLineIsReadAsItCame(t *testing.T) {
	t.Parallel()
	for _, p := range []device.Protocol{device.SICS, device.AND, device.CAS} {
		for _, grams := range []int64{10, 13_480, 600_000} {
			sim, wire := onTCP(t, p)
			sim.Weigh(grams, device.ScaleStable)
			read, err := scale(t, p, wire, patient).Read(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			again, err := device.Reread(string(p)+":"+wire, read.Raw)
			if err != nil || again.Refusal() != nil || again.WeightG != grams || again.Raw != read.Raw {
				t.Errorf("%s: %+v was read once more as %+v, %v", p, read, again, err)
			}
		}
	}
	for _, raw := range []string{"", `\x`, `\xg1`, `\x4`, "S S"} {
		if got, err := device.Reread("sics:tcp:127.0.0.1:1", raw); err == nil {
			t.Errorf("%q was read as %+v", raw, got)
		}
	}
	const escaped = `S S\x20    14.650 kg`
	if got, err := device.Reread("sics:tcp:127.0.0.1:1", escaped); err != nil || got.WeightG != 14_650 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := device.Reread("no address", "S S 1.0 kg"); err == nil {
		t.Error("a scale without an address says nothing")
	}
}
