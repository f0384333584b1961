package device

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

// ScaleState is what a simulated scale feels.
type ScaleState string

// The states of a simulated scale.
const (
	ScaleStable ScaleState = "stable"
	ScaleMoving ScaleState = "moving"
	ScaleOver   ScaleState = "over"
	ScaleUnder  ScaleState = "under"
	ScaleBusy   ScaleState = "busy" // does not carry out what it is asked (MT-SICS only; the others say nothing)
	ScaleMute   ScaleState = "mute" // says nothing at all
)

// ScaleStates lists the states of a simulated scale.
func ScaleStates() []ScaleState {
	return []ScaleState{ScaleStable, ScaleMoving, ScaleOver, ScaleUnder, ScaleBusy, ScaleMute}
}

// ScaleSimulator is a scale that weighs what it is told to. It answers on any wire: a TCP port, a pseudo-terminal.
type ScaleSimulator struct {
	protocol Protocol

	mu       sync.Mutex
	weightG  int64
	tareG    int64
	state    ScaleState
	frame    string // shown instead of the weight, unless empty
	bits     int    // how many bytes go out at once; 0: all
	listener net.Listener
	wires    map[io.Closer]bool
	closed   bool
	down     sync.WaitGroup
}

// streamEvery is how often a scale that is not asked tells its weight.
const streamEvery = 20 * time.Millisecond

// NewScaleSimulator makes an empty scale that is on no wire yet.
func NewScaleSimulator(p Protocol) *ScaleSimulator {
	return &ScaleSimulator{protocol: p, state: ScaleStable, wires: map[io.Closer]bool{}}
}

// Listen puts the scale on an address of this computer and gives the address with its real port. Faults are
// device.not_local and device.address_taken.
func (s *ScaleSimulator) Listen(ctx context.Context, address string) (string, error) {
	listener, err := loopback(ctx, address)
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listener = listener
	s.down.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.Serve(conn)
		}
	})
	return listener.Addr().String(), nil
}

// Serve puts the scale on a wire, until the wire ends or the simulator is closed.
func (s *ScaleSimulator) Serve(wire io.ReadWriteCloser) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = wire.Close()
		return
	}
	s.wires[wire] = true
	done := make(chan struct{})
	s.down.Go(func() {
		defer close(done)
		s.listen(wire)
	})
	if s.protocol == CAS {
		s.down.Go(func() { s.stream(wire, done) })
	}
}

// Close takes the scale off its wires.
func (s *ScaleSimulator) Close() {
	s.mu.Lock()
	s.closed = true
	if s.listener != nil {
		_ = s.listener.Close()
	}
	for wire := range s.wires {
		_ = wire.Close()
	}
	s.mu.Unlock()
	s.down.Wait()
}

// Weigh puts a weight on the scale.
func (s *ScaleSimulator) Weigh(grams int64, state ScaleState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.weightG, s.state, s.frame = grams, state, ""
}

// Show makes the scale say a line of anybody's choice, line end included.
func (s *ScaleSimulator) Show(frame string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frame = frame
}

// Stammer makes the scale send so many bytes at once, with a moment between; 0 sends a line at once.
func (s *ScaleSimulator) Stammer(bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bits = bytes
}

// listen answers what is asked.
func (s *ScaleSimulator) listen(wire io.ReadWriteCloser) {
	in := splitter{most: longestLine}
	piece := make([]byte, 64)
	for {
		n, err := wire.Read(piece)
		if err != nil {
			_ = wire.Close()
			return
		}
		in.add(piece[:n])
		for text, found := in.next(); found; text, found = in.next() {
			s.send(wire, s.answer(text))
		}
	}
}

func (s *ScaleSimulator) stream(wire io.Writer, done <-chan struct{}) {
	ticker := time.NewTicker(streamEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			s.mu.Lock()
			frame := s.shown("S")
			s.mu.Unlock()
			s.send(wire, frame)
		case <-done:
			return
		}
	}
}

// send writes a frame, in bits if the scale stammers. A wire that has ended is found out by who reads it.
func (s *ScaleSimulator) send(wire io.Writer, frame string) {
	s.mu.Lock()
	bits := s.bits
	s.mu.Unlock()
	for bits > 0 && len(frame) > bits {
		_, _ = io.WriteString(wire, frame[:bits])
		frame = frame[bits:]
		time.Sleep(time.Millisecond) // so that the pieces arrive apart
	}
	_, _ = io.WriteString(wire, frame)
}

// answer does a command and gives what the scale says to it.
func (s *ScaleSimulator) answer(command string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.protocol == CAS:
		return ""
	case command == "T" && s.state == ScaleStable:
		s.tareG = s.weightG
		if s.protocol == SICS {
			return fmt.Sprintf("T S %10s kg\r\n", kilos(s.tareG))
		}
		return ""
	case command == "Z" && s.state == ScaleStable:
		s.weightG, s.tareG = 0, 0
		if s.protocol == SICS {
			return "Z A\r\n"
		}
		return ""
	case s.protocol == SICS && (command == "T" || command == "Z"):
		return s.shown(command)
	case command == "S", command == "SI", command == "Q":
		return s.shown("S")
	case s.protocol == SICS:
		return "ES\r\n"
	}
	return ""
}

// kilos writes grams as a scale shows them, with two decimals.
func kilos(grams int64) string {
	sign := ""
	if grams < 0 {
		sign, grams = "-", -grams
	}
	return fmt.Sprintf("%s%d.%02d", sign, grams/1000, grams%1000/10)
}

// shown is the line that the scale sends now.
func (s *ScaleSimulator) shown(command string) string {
	switch {
	case s.state == ScaleMute:
		return ""
	case s.frame != "":
		return s.frame
	}
	switch net := s.weightG - s.tareG; s.protocol {
	case SICS:
		return s.sics(command, net)
	case AND:
		return s.and(net)
	default:
		return s.cas(net)
	}
}

// sicsSigns are the second word of an answer; a scale that moves cannot tare.
var sicsSigns = map[ScaleState]string{ScaleStable: "S", ScaleMoving: "D", ScaleOver: "+", ScaleUnder: "-",
	ScaleBusy: "I"}

func (s *ScaleSimulator) sics(command string, net int64) string {
	sign := sicsSigns[s.state]
	switch {
	case command != "S" && s.state == ScaleMoving:
		return command + " I\r\n"
	case sign == "S" || sign == "D":
		return fmt.Sprintf("%s %s %10s kg\r\n", command, sign, kilos(net))
	}
	return command + " " + sign + "\r\n"
}

func (s *ScaleSimulator) and(net int64) string {
	sign, text := "+", kilos(net)
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "-", rest
	}
	number := sign + strings.Repeat("0", max(0, 8-len(text))) + text
	switch s.state {
	case ScaleStable:
		return "ST," + number + " kg\r\n"
	case ScaleMoving:
		return "US," + number + " kg\r\n"
	case ScaleOver:
		return "OL,+9999999E+19\r\n"
	case ScaleUnder:
		return "OL,-9999999E+19\r\n"
	}
	return ""
}

func (s *ScaleSimulator) cas(net int64) string {
	head, lamp, kind := "ST", byte(lampAlways|lampStable), "GS"
	switch s.state {
	case ScaleMoving:
		head, lamp = "US", lampAlways
	case ScaleOver, ScaleUnder:
		head, lamp = "OL", lampAlways
	case ScaleBusy:
		return ""
	}
	if s.tareG != 0 {
		kind = "NT"
	}
	number := fmt.Sprintf("%8s", kilos(net))
	switch s.state {
	case ScaleOver:
		number = "        "
	case ScaleUnder:
		number = "-       "
	}
	return head + "," + kind + ",1" + string([]byte{lamp}) + "," + number + " kg\r\n"
}
