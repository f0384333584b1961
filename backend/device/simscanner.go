package device

import (
	"context"
	"io"
	"net"
	"sync"
)

// ScannerSimulator is a serial scanner that reads what it is told to. One program listens to it at a time, as at a
// serial port: whoever comes later takes its place.
type ScannerSimulator struct {
	listener net.Listener
	down     sync.WaitGroup
	plugged  chan struct{}

	mu     sync.Mutex
	heard  *sync.Cond
	wire   net.Conn // to whoever listens, or nil
	closed bool
}

// SimulateScanner makes a scanner at an address of this computer. Faults are device.not_local and device.address_taken.
func SimulateScanner(ctx context.Context, address string) (*ScannerSimulator, error) {
	listener, err := loopback(ctx, address)
	if err != nil {
		return nil, err
	}
	s := &ScannerSimulator{listener: listener, plugged: make(chan struct{}, 1024)}
	s.heard = sync.NewCond(&s.mu)
	s.down.Go(s.accept)
	return s, nil
}

// Address is where the scanner is heard: tcp:HOST:PORT.
func (s *ScannerSimulator) Address() string { return "tcp:" + s.listener.Addr().String() }

func (s *ScannerSimulator) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.down.Go(func() { s.watch(conn) })
	}
}

// watch keeps a wire until whoever listens has gone.
func (s *ScannerSimulator) watch(conn net.Conn) {
	s.plug(conn)
	_, _ = io.Copy(io.Discard, conn) // nobody speaks to a scanner; reading tells when the other end is gone
	s.mu.Lock()
	defer s.mu.Unlock()
	_ = conn.Close()
	if s.wire == conn {
		s.wire = nil
	}
}

func (s *ScannerSimulator) plug(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = conn.Close()
		return
	}
	if s.wire != nil {
		_ = s.wire.Close()
	}
	s.wire = conn
	s.heard.Broadcast()
	select {
	case s.plugged <- struct{}{}:
	default: // nobody waits to be told
	}
}

// Plugged tells each time that somebody begins to listen: what is sent from then on goes to him.
func (s *ScannerSimulator) Plugged() <-chan struct{} { return s.plugged }

// Send sends bytes as they are, once somebody listens; false when the simulator was closed before.
func (s *ScannerSimulator) Send(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.closed {
		for s.wire == nil && !s.closed {
			s.heard.Wait()
		}
		if s.closed {
			return false
		}
		if _, err := io.WriteString(s.wire, text); err == nil {
			return true
		}
		_ = s.wire.Close()
		s.wire = nil
	}
	return false
}

// Unplug cuts the wire to whoever listens, who may come again.
func (s *ScannerSimulator) Unplug() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.wire != nil {
		_ = s.wire.Close()
		s.wire = nil
	}
}

// Close takes the scanner away.
func (s *ScannerSimulator) Close() {
	s.mu.Lock()
	s.closed = true
	_ = s.listener.Close()
	if s.wire != nil {
		_ = s.wire.Close()
	}
	s.heard.Broadcast()
	s.mu.Unlock()
	s.down.Wait()
}
