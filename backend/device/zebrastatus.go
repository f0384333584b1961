package device

import (
	"errors"
	"strconv"
	"strings"
)

// HostStatus is the answer to ~HS, all three strings of it.
//
// Source: Zebra, ZPL II Programming Guide, command ~HS.
type HostStatus struct {
	// String 1.
	Communication    int64 // settings of the serial port, bit by bit
	PaperOut         bool
	Paused           bool
	LabelLengthDots  int64
	Formats          int64 // formats in the receive buffer
	BufferFull       bool
	Diagnostic       bool // prints what it receives as hexadecimal
	PartialFormat    bool // a format has begun and not ended
	MemoryLost       bool // the configuration is gone
	UnderTemperature bool
	OverTemperature  bool

	// String 2.
	Functions       int64 // settings of media and sensor, bit by bit
	HeadUp          bool
	RibbonOut       bool
	ThermalTransfer bool
	PrintMode       string // 0 rewind, 1 peel-off, 2 tear-off, 3 cutter, 4 applicator ...
	WidthMode       string
	LabelWaiting    bool  // in peel-off mode the last label was not taken yet
	Remaining       int64 // labels of the batch that is being printed
	PrintsAhead     bool  // formats while it prints
	StoredImages    int64

	// String 3.
	Password  string
	StaticRAM bool
}

// errForeign is an answer that no ZPL printer gives.
var errForeign = errors.New("not the answer of a ZPL printer")

const (
	stx = 0x02
	etx = 0x03
)

// How many fields the three strings of ~HS have. Newer printers may add some behind.
const (
	fields1 = 12
	fields2 = 11
	fields3 = 2
)

// fields reads the comma-separated values of one string; the first that is not what it should be is remembered.
type fields struct {
	values []string
	wrong  bool
}

func (f *fields) text(i int) string {
	if i >= len(f.values) {
		f.wrong = true
		return ""
	}
	return strings.TrimSpace(f.values[i])
}

func (f *fields) number(i int) int64 {
	n, err := strconv.ParseInt(f.text(i), 10, 64)
	if err != nil || n < 0 {
		f.wrong = true
	}
	return n
}

func (f *fields) flag(i int) bool {
	text := f.text(i)
	if text != "0" && text != "1" {
		f.wrong = true
	}
	return text == "1"
}

// parseHostStatus reads the three strings between STX and ETX.
func parseHostStatus(strings3 [3]string) (h HostStatus, err error) {
	one, two, three := fields{values: strings.Split(strings3[0], ",")}, fields{values: strings.Split(strings3[1], ",")},
		fields{values: strings.Split(strings3[2], ",")}
	h.Communication, h.PaperOut, h.Paused = one.number(0), one.flag(1), one.flag(2)
	h.LabelLengthDots, h.Formats, h.BufferFull = one.number(3), one.number(4), one.flag(5)
	h.Diagnostic, h.PartialFormat = one.flag(6), one.flag(7)
	h.MemoryLost, h.UnderTemperature, h.OverTemperature = one.flag(9), one.flag(10), one.flag(11)
	h.Functions, h.HeadUp, h.RibbonOut = two.number(0), two.flag(2), two.flag(3)
	h.ThermalTransfer, h.PrintMode, h.WidthMode = two.flag(4), two.text(5), two.text(6)
	h.LabelWaiting, h.Remaining = two.flag(7), two.number(8)
	h.PrintsAhead, h.StoredImages = two.flag(9), two.number(10)
	h.Password, h.StaticRAM = three.text(0), three.flag(1)
	if one.wrong || two.wrong || three.wrong {
		return HostStatus{}, errForeign
	}
	return h, nil
}

// unfinished tells how many formats have not come out whole. When some wait in the buffer, one is taken to be under
// the head, though the printer may not count it at that moment: a label too many is looked for, none is missed.
func (h HostStatus) unfinished() int64 {
	if h.Formats > 0 || h.Remaining > 0 {
		return h.Formats + 1
	}
	return 0
}

// status makes the alarms of what a printer said.
func (h HostStatus) status(said string) Status {
	s := Status{Host: &h, Said: said}
	s.raise(map[Alarm]bool{HeadOpen: h.HeadUp, PaperOut: h.PaperOut, RibbonOut: h.RibbonOut, Paused: h.Paused,
		OverTemperature: h.OverTemperature, MemoryLost: h.MemoryLost, BufferFull: h.BufferFull,
		LabelWaiting: h.LabelWaiting})
	return s
}

// The errors of ~HQES, bits of its second group.
//
// Source: Zebra, ZPL II Programming Guide, command ~HQ, error flags.
const (
	bitMediaOut     = 1 << 0
	bitRibbonOut    = 1 << 1
	bitHeadOpen     = 1 << 2
	bitCutter       = 1 << 3
	bitHeadHot      = 1 << 4
	bitMotorHot     = 1 << 5
	bitHeadElement  = 1 << 6
	bitHeadUnknown  = 1 << 7
	bitThermistor   = 1 << 9
	bitPaused       = 1 << 16
	bitsTold        = 0xff | bitThermistor | bitPaused
	errorFields     = 3
	printerStatus   = "PRINTER STATUS"
	printerErrors   = "ERRORS:"
	printerWarnings = "WARNINGS:"
)

// parseErrorStatus reads the answer to ~HQES.
func parseErrorStatus(block string) (Status, error) {
	_, rest, found := strings.Cut(block, printerErrors)
	rest, _, _ = strings.Cut(rest, printerWarnings)
	groups := strings.Fields(rest)
	if !found || len(groups) != errorFields {
		return Status{}, errForeign
	}
	bits, err := strconv.ParseUint(groups[2], 16, 32)
	if err != nil {
		return Status{}, errForeign
	}
	s := Status{Said: strings.Join(strings.Fields(block), " ")}
	s.raise(map[Alarm]bool{
		HeadOpen: bits&bitHeadOpen != 0, PaperOut: bits&bitMediaOut != 0, RibbonOut: bits&bitRibbonOut != 0,
		CutterJammed: bits&bitCutter != 0, OverTemperature: bits&(bitHeadHot|bitMotorHot) != 0,
		HeadBroken: bits&(bitHeadElement|bitHeadUnknown|bitThermistor) != 0, Paused: bits&bitPaused != 0,
		OtherError: groups[0] != "0" && bits&bitsTold == 0,
	})
	return s, nil
}
