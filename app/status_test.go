package app

import (
	"slices"
	"testing"

	"tradehub/backend/device"
)

// printerInLine is how the status line tells of a printer.
func printerInLine(t *testing.T, d *desk) Device {
	t.Helper()
	line, err := (&Status{d}).Line()
	must(t, err)
	at := slices.IndexFunc(line.Devices, func(one Device) bool { return one.Kind == "printer" })
	if at < 0 {
		t.Fatal("the status line tells of no printer")
	}
	return line.Devices[at]
}

func TestTheStatusLineTellsWhatAJobMeets(t *testing.T) {
	t.Parallel()
	s := newPrintShop(t)
	s.printer.BreakAfter(device.SimPaperOut, 1)
	run := s.print(t, order(s.packed(t, 3)))
	s.heard.until(t, func(r LabelRun) bool { return len(r.Alarms) > 0 })
	one := printerInLine(t, s.labels.d)
	if one.State != string(device.PaperOut) || !one.Person || len(one.Faults) == 0 {
		t.Errorf("out of paper in mid job: %+v", one)
	}
	s.printer.Mend()
	s.heard.until(t, func(r LabelRun) bool { return r.Run == run.Run && ended(r) })
}
