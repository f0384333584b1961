package device

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Alarm is one reason why a printer does not print.
type Alarm string

// The alarms, in the order in which a person takes care of them.
const (
	HeadOpen        Alarm = "head_open"
	PaperOut        Alarm = "paper_out"
	RibbonOut       Alarm = "ribbon_out"
	CutterJammed    Alarm = "cutter"
	OverTemperature Alarm = "over_temperature"
	MemoryLost      Alarm = "memory"
	HeadBroken      Alarm = "head_broken"
	OtherError      Alarm = "printer_error"
	Paused          Alarm = "paused"
	Silent          Alarm = "silent"
	Offline         Alarm = "offline"
	NotAccepting    Alarm = "not_accepting"
	BufferFull      Alarm = "buffer_full"
	LabelWaiting    Alarm = "label_waiting"
)

var alarms = []struct {
	alarm Alarm
	key   words.Key
}{
	{HeadOpen, words.DeviceHeadOpen},
	{PaperOut, words.DevicePaperOut},
	{RibbonOut, words.DeviceRibbonOut},
	{CutterJammed, words.DeviceCutter},
	{OverTemperature, words.DeviceOverTemperature},
	{MemoryLost, words.DeviceMemory},
	{HeadBroken, words.DeviceHeadBroken},
	{OtherError, words.DevicePrinterError},
	{Paused, words.DevicePaused},
	{Silent, words.DeviceSilent},
	{Offline, words.DeviceOffline},
	{NotAccepting, words.DeviceNotAccepting},
	{BufferFull, words.DeviceBufferFull},
	{LabelWaiting, words.DeviceLabelWaiting},
}

// Fault tells the alarm of a printer in words, as an unavailable fault.
func (a Alarm) Fault(printer string) *fault.Fault {
	for _, known := range alarms {
		if known.alarm == a {
			return fault.New(fault.Unavailable, known.key, fault.Params{"printer": printer})
		}
	}
	return fault.New(fault.Unavailable, words.DevicePrinterError, fault.Params{"printer": printer})
}

// Status is how a printer is.
type Status struct {
	Alarms []Alarm     // what keeps it from printing, the most urgent first; none: it is ready
	Host   *HostStatus // what a ZPL printer said in full
	Said   string      // the answer as it came, for the log

	// Printing says that this program prints a job there, over the one line to it: the rest is what the printer said
	// last.
	Printing bool
}

// Ready tells whether labels may be sent: nothing keeps the printer from printing. A label that waits to be taken off
// keeps only the next one waiting.
func (s Status) Ready() bool {
	return !slices.ContainsFunc(s.Alarms, func(a Alarm) bool { return a != LabelWaiting })
}

// Has tells whether an alarm stands.
func (s Status) Has(a Alarm) bool { return slices.Contains(s.Alarms, a) }

// Refusal is the most urgent alarm in words, or nil when the printer is ready.
func (s Status) Refusal(printer string) error {
	if s.Ready() {
		return nil
	}
	return s.Alarms[0].Fault(printer)
}

// raise adds alarms that hold, in the order of urgency.
func (s *Status) raise(holds map[Alarm]bool) {
	for _, known := range alarms {
		if holds[known.alarm] && !s.Has(known.alarm) {
			s.Alarms = append(s.Alarms, known.alarm)
		}
	}
}
