package device

import (
	"bytes"
	"fmt"
	"net"
)

// accept serves connections until the printer is switched off.
func (s *PrinterSimulator) accept(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		on := s.listener == listener
		s.conns[conn] = on
		s.mu.Unlock()
		if !on { // switched off while somebody connected
			s.leave(conn)
			return
		}
		s.down.Go(func() { s.serve(conn) })
	}
}

// readSize is how much a simulated printer reads at once.
const readSize = 64 << 10

// serve reads one connection: labels from ^XA to ^XZ, and commands between them. A label that breaks off is dropped.
func (s *PrinterSimulator) serve(conn net.Conn) {
	defer s.leave(conn)
	var kept []byte
	searched := 0 // how much of a label that is not whole yet has been looked through
	piece := make([]byte, readSize)
	for {
		n, err := conn.Read(piece)
		if n > 0 {
			kept = append(kept, piece[:s.arrived(int64(n))]...)
			kept, searched = s.work(conn, kept, searched)
			s.pass()
		}
		if err != nil {
			return
		}
	}
}

func (s *PrinterSimulator) leave(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, conn)
	_ = conn.Close() // nobody reads it any more
}

// arrived counts bytes and tells how many of them come before the line is to be cut.
func (s *PrinterSimulator) arrived(n int64) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.later {
		if l.afterByte > 0 {
			n = min(n, max(0, l.afterByte-s.bytes))
		}
	}
	s.bytes += n
	return n
}

// pass lets happen what waits for its moment.
func (s *PrinterSimulator) pass() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.due()
}

// cutOff tells whether the line of a connection was cut: what came behind the cut never arrived.
func (s *PrinterSimulator) cutOff(conn net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.conns[conn]
}

var (
	labelStart = []byte("^XA")
	labelEnd   = []byte("^XZ")
)

// commandBytes is the length of the longest command that the simulator answers.
const commandBytes = len("~HQES")

// work does what stands whole at the beginning and gives back the rest, with how much of it was searched in vain.
func (s *PrinterSimulator) work(conn net.Conn, kept []byte, searched int) (rest []byte, seen int) {
	for {
		at := bytes.IndexAny(kept, "^~!")
		if at < 0 {
			return nil, 0
		}
		if at > 0 {
			kept, searched = kept[at:], 0
		}
		switch {
		case bytes.HasPrefix(kept, labelStart):
			end := bytes.Index(kept[searched:], labelEnd)
			if end < 0 {
				return kept, max(0, len(kept)-len(labelEnd)+1)
			}
			end += searched + len(labelEnd)
			s.take(bytes.Clone(kept[:end]))
			kept, searched = kept[end:], 0
			if s.cutOff(conn) {
				return nil, 0
			}
		case kept[0] == '!' && !bytes.ContainsRune(kept, '\n') && len(kept) < len(odometerQuestion):
			return kept, 0 // a question that has not come whole
		case kept[0] != '!' && len(kept) < commandBytes && !known(kept):
			return kept, 0 // a command that has not come whole
		default:
			kept = kept[s.obey(conn, kept):]
		}
	}
}

// commands are what the simulator answers or does, the longer before its beginning.
var commands = []string{"~HQES", "~HS", "~HI", "~JA", "~PS", "~PP", odometerQuestion}

func known(kept []byte) bool {
	for _, command := range commands {
		if bytes.HasPrefix(kept, []byte(command)) {
			return true
		}
	}
	return false
}

// obey does the command at the beginning and tells its length; an unknown one is passed over.
func (s *PrinterSimulator) obey(conn net.Conn, kept []byte) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, command := range commands {
		if !bytes.HasPrefix(kept, []byte(command)) {
			continue
		}
		if answer := s.answer(command); answer != "" && !s.faults[SimMute] {
			_, _ = conn.Write([]byte(answer)) // whoever asked may have gone
		}
		return len(command)
	}
	return 1
}

// answer does a command and gives what is answered, if anything.
func (s *PrinterSimulator) answer(command string) string {
	switch command {
	case "~HS":
		if s.faults[SimSilent] && s.stopped() {
			return ""
		}
		return s.hostStatus()
	case "~HQES":
		return s.errorStatus()
	case "~HI":
		return "\x02ZT230-SIMULATED,V1.0.0,8,8192KB\x03\r\n"
	case odometerQuestion:
		if s.simple {
			return ""
		}
		return fmt.Sprintf("\"%d\"\r\n", lifeBefore+len(s.printed))
	case "~JA":
		s.buffer = nil
	case "~PS":
		delete(s.faults, SimPaused)
		s.print()
	case "~PP":
		s.faults[SimPaused] = true
	}
	return ""
}

// lifeBefore is how many labels a simulated printer has printed before.
const lifeBefore = 4711

func (s *PrinterSimulator) flag(f SimFault) int {
	if s.faults[f] {
		return 1
	}
	return 0
}

// hostStatus is the answer to ~HS (ZPL II Programming Guide). The first label of the buffer is under the head; the
// others wait.
func (s *PrinterSimulator) hostStatus() string {
	var remaining int64
	formats := max(0, len(s.buffer)-1)
	if len(s.buffer) > 0 {
		remaining = s.buffer[0].copies
	}
	return fmt.Sprintf("\x02030,%d,%d,1184,%03d,%d,0,0,000,0,0,%d\x03\r\n"+
		"\x02000,0,%d,%d,1,2,6,0,%08d,1,000\x03\r\n\x021234,0\x03\r\n",
		s.flag(SimPaperOut), s.flag(SimPaused), formats, s.flag(SimBufferFull), s.flag(SimOverTemperature),
		s.flag(SimHeadOpen), s.flag(SimRibbonOut), remaining)
}

// errorStatus is the answer to ~HQES (ZPL II Programming Guide).
func (s *PrinterSimulator) errorStatus() string {
	bits := s.flag(SimPaperOut)*bitMediaOut | s.flag(SimRibbonOut)*bitRibbonOut | s.flag(SimHeadOpen)*bitHeadOpen |
		s.flag(SimOverTemperature)*bitHeadHot | s.flag(SimPaused)*bitPaused
	return fmt.Sprintf("\x02\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         %d 00000000 %08X\r\n"+
		"   WARNINGS:       0 00000000 00000000\r\n\r\n\x03", min(bits, 1), bits)
}
