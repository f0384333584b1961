package device_test

import (
	"slices"
	"testing"

	"tradehub/backend/device"
)

func FuzzHostStatus(f *testing.F) {
	f.Add("030,0,0,1184,000,0,0,0,000,0,0,0", "000,0,0,0,1,2,6,0,00000000,1,000", "1234,0")
	f.Add("030,1,1,1184,007,1,1,1,000,1,1,1,9", "000,0,1,1,1,2,6,1,00000012,1,000", "1234,1")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		h, err := device.ParseHostStatus(one, two, three)
		if err == nil && (h.Formats < 0 || h.Remaining < 0 || h.LabelLengthDots < 0) {
			t.Errorf("%+v", h)
		}
	})
}

func TestEveryErrorOfHQESIsKnown(t *testing.T) {
	t.Parallel()
	for group, want := range map[string][]device.Alarm{
		"0 00000000 00000000": nil,
		"1 00000000 00000001": {device.PaperOut},
		"1 00000000 00000002": {device.RibbonOut},
		"1 00000000 00000005": {device.HeadOpen, device.PaperOut},
		"1 00000000 00000008": {device.CutterJammed},
		"1 00000000 00000010": {device.OverTemperature},
		"1 00000000 00000020": {device.OverTemperature},
		"1 00000000 00000040": {device.HeadBroken},
		"1 00000000 00000200": {device.HeadBroken},
		"1 00000000 00010000": {device.Paused},
		"1 00000000 00010005": {device.HeadOpen, device.PaperOut, device.Paused},
		"1 00000000 00000100": {device.OtherError},
		"1 00000001 00000000": {device.OtherError},
	} {
		status, err := device.ParseErrorStatus("\r\n  PRINTER STATUS\r\n   ERRORS:  " + group +
			"\r\n   WARNINGS:  0 00000000 00000000\r\n")
		if err != nil || !slices.Equal(status.Alarms, want) {
			t.Errorf("%s: %v, %v", group, status.Alarms, err)
		}
	}
}

func FuzzErrorStatus(f *testing.F) {
	f.Add("PRINTER STATUS ERRORS: 1 00000000 00000005 WARNINGS: 0 00000000 00000000")
	f.Fuzz(func(t *testing.T, block string) {
		if status, err := device.ParseErrorStatus(block); err != nil && len(status.Alarms) > 0 {
			t.Errorf("%+v, %v", status, err)
		}
	})
}

// However the bytes are cut into pieces, the scans are the same.
func FuzzScans(f *testing.F) {
	f.Add("", "A\r\nB\tC\r", 2)
	f.Add("\r\n", "A\r\nB\r\n\r\n", 2)
	f.Add("##", "A#B##C###", 4)
	f.Fuzz(func(t *testing.T, suffix, sent string, cut int) {
		profile := device.ScannerProfile{Suffix: suffix}
		whole, left := profile.Split([]byte(sent), false)
		if cut < 0 || cut > len(sent) {
			return
		}
		first, rest := profile.Split([]byte(sent[:cut]), false)
		second, last := profile.Split(append(slices.Clone(rest), sent[cut:]...), false)
		if got := append(first, second...); !slices.Equal(got, whole) || string(last) != string(left) {
			t.Errorf("%q in two pieces: %q and %q, whole %q and %q", sent, got, last, whole, left)
		}
	})
}
