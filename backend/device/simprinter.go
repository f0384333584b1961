package device

import (
	"context"
	"net"
	"slices"
	"strings"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// SimFault is one way in which the simulated printer can fail.
type SimFault string

// What can be wrong with the simulated printer. As real ones may do, one with SimSilent does not answer ~HS while
// something else is wrong, only ~HQES; one with SimMute answers nothing at all.
const (
	SimPaperOut        SimFault = "paper-out"
	SimRibbonOut       SimFault = "ribbon-out"
	SimHeadOpen        SimFault = "head-open"
	SimPaused          SimFault = "paused"
	SimOverTemperature SimFault = "over-temperature"
	SimBufferFull      SimFault = "buffer-full"
	SimSilent          SimFault = "silent"
	SimMute            SimFault = "mute"
	SimCut             SimFault = "cut"         // the line is cut
	SimPowerCycle      SimFault = "power-cycle" // it is switched off and on again
	SimCancelled       SimFault = "cancelled"   // somebody presses its cancel key, or cuts its power behind a print server
)

// SimFaults lists all ways in which the simulated printer can fail.
func SimFaults() []SimFault {
	return []SimFault{SimPaperOut, SimRibbonOut, SimHeadOpen, SimPaused, SimOverTemperature, SimBufferFull, SimSilent,
		SimMute, SimCut, SimPowerCycle, SimCancelled}
}

// stopsPrinting are the faults that keep labels in the buffer.
var stopsPrinting = []SimFault{SimPaperOut, SimRibbonOut, SimHeadOpen, SimPaused, SimOverTemperature, SimMute}

// PrinterSimulator is a label printer on the loopback address: it takes labels as a Zebra does, keeps what it prints,
// and fails when it is told to. It is safe for use by several goroutines.
type PrinterSimulator struct {
	address string
	onLabel func(n int64, zpl []byte)

	mu       sync.Mutex
	listener net.Listener
	conns    map[net.Conn]bool
	faults   map[SimFault]bool
	later    []laterFault
	buffer   []format
	printed  [][]byte
	received int64 // labels that arrived whole, over all lines
	bytes    int64 // bytes that arrived
	printMS  int64
	simple   bool // it does not tell how many labels it has printed
	down     sync.WaitGroup
}

// format is one label in the buffer with the copies that are still to print.
type format struct {
	zpl    []byte
	copies int64
}

// laterFault waits for its moment.
type laterFault struct {
	fault      SimFault
	afterLabel int64 // labels printed, or for a cut labels received
	afterByte  int64 // bytes received, only for a cut
}

// SimulatePrinter starts a simulated printer. Port 0 takes a free one; Address tells which. onLabel, unless nil, gets
// each label when it is printed. An address that is not of this computer alone is an invalid fault
// "device.not_local", one that is taken an unavailable fault "device.address_taken".
func SimulatePrinter(ctx context.Context, address string,
	onLabel func(n int64, zpl []byte)) (*PrinterSimulator, error) {
	s := &PrinterSimulator{address: address, onLabel: onLabel, conns: map[net.Conn]bool{}, faults: map[SimFault]bool{}}
	return s, s.PowerOn(ctx)
}

// loopback listens on an address of this computer alone. Names are not taken, not even localhost: what they mean is up
// to the network.
func loopback(ctx context.Context, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return nil, fault.New(fault.Invalid, words.DeviceNotLocal, fault.Params{"address": address})
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fault.New(fault.Unavailable, words.DeviceAddressTaken, fault.Params{"address": address}).Because(err)
	}
	return listener, nil
}

// PowerOn lets the printer listen again, at the address it had.
func (s *PrinterSimulator) PowerOn(ctx context.Context) error {
	listener, err := loopback(ctx, s.address)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.address, s.listener = listener.Addr().String(), listener
	s.down.Go(func() { s.accept(listener) })
	return nil
}

// PowerOff cuts every line; what was in the buffer is gone, as without power.
func (s *PrinterSimulator) PowerOff() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.powerOff()
}

func (s *PrinterSimulator) powerOff() {
	if s.listener != nil {
		_ = s.listener.Close()
		s.listener = nil
	}
	s.cut()
	s.buffer = nil
}

func (s *PrinterSimulator) cut() {
	for conn := range s.conns {
		reset(conn)
	}
	clear(s.conns)
}

// reset ends a connection as one ends whose other side has no power: what is on its way is lost.
func reset(conn net.Conn) {
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

// Close ends the simulator.
func (s *PrinterSimulator) Close() {
	s.PowerOff()
	s.down.Wait()
}

// Address is where it listens, with the real port.
func (s *PrinterSimulator) Address() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.address
}

// Break makes something go wrong now.
func (s *PrinterSimulator) Break(f SimFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.strike(f)
}

// Mend puts everything right; what waits in the buffer is printed.
func (s *PrinterSimulator) Mend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.faults)
	s.print()
}

// BreakAfter makes something go wrong when so many labels are printed; the line is cut when so many have arrived.
func (s *PrinterSimulator) BreakAfter(f SimFault, labels int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.later = append(s.later, laterFault{fault: f, afterLabel: labels})
}

// CutAfterBytes cuts the line when so many bytes have arrived.
func (s *PrinterSimulator) CutAfterBytes(n int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.later = append(s.later, laterFault{fault: SimCut, afterByte: n})
}

// Slow makes every label take so long.
func (s *PrinterSimulator) Slow(perLabelMS int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.printMS = perLabelMS
}

// Simple makes it a printer that does not tell how many labels it has printed, as those of old and of others.
func (s *PrinterSimulator) Simple() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.simple = true
}

// Labels gives every label that was printed, in order, one for each copy.
func (s *PrinterSimulator) Labels() [][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.printed)
}

// Busy tells whether a label may still come out by itself: somebody is connected, or labels lie in the buffer of a
// printer that prints.
func (s *PrinterSimulator) Busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns) > 0 || len(s.buffer) > 0 && !s.stopped()
}

// strike lets a fault happen.
func (s *PrinterSimulator) strike(f SimFault) {
	switch f {
	case SimCut:
		s.cut()
	case SimPowerCycle:
		s.cut()
		s.buffer = nil
	case SimCancelled:
		s.buffer = nil
	default:
		s.faults[f] = true
	}
}

// due lets the faults happen whose moment has come.
func (s *PrinterSimulator) due() {
	var waiting []laterFault
	var now []SimFault
	for _, l := range s.later {
		count := int64(len(s.printed))
		if l.fault == SimCut {
			count = s.received
		}
		if l.afterByte > 0 && s.bytes >= l.afterByte || l.afterByte == 0 && count >= l.afterLabel {
			now = append(now, l.fault)
			continue
		}
		waiting = append(waiting, l)
	}
	s.later = waiting
	for _, f := range now {
		s.strike(f)
	}
}

func (s *PrinterSimulator) stopped() bool {
	return slices.ContainsFunc(stopsPrinting, func(f SimFault) bool { return s.faults[f] })
}

// print prints what is in the buffer until something is wrong.
func (s *PrinterSimulator) print() {
	for s.due(); len(s.buffer) > 0 && !s.stopped(); s.due() {
		s.printOne()
	}
}

func (s *PrinterSimulator) printOne() {
	next := &s.buffer[0]
	zpl := next.zpl
	if next.copies--; next.copies <= 0 {
		s.buffer = s.buffer[1:]
	}
	s.printed = append(s.printed, zpl)
	if s.onLabel != nil {
		s.onLabel(int64(len(s.printed)), zpl)
	}
}

// take puts a label into the buffer. A slow printer prints it later, by itself.
func (s *PrinterSimulator) take(zpl []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.received++
	s.buffer = append(s.buffer, format{zpl: zpl, copies: copiesOf(zpl)})
	if s.printMS == 0 {
		s.print()
		return
	}
	s.due()
	time.AfterFunc(time.Duration(s.printMS*int64(len(s.buffer)))*time.Millisecond, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.due(); len(s.buffer) > 0 && !s.stopped() {
			s.printOne()
			s.due()
		}
	})
}

// copiesOf reads ^PQ of a label; one without it is one label.
func copiesOf(zpl []byte) int64 {
	_, rest, found := strings.Cut(string(zpl[max(0, len(zpl)-64):]), "^PQ")
	if !found {
		return 1
	}
	var n int64
	for _, c := range rest {
		if c < '0' || c > '9' || n > 1_000_000 {
			break
		}
		n = n*10 + int64(c-'0')
	}
	return max(n, 1)
}
