package scanning_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"sync"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// gun is the near end of a serial scanner on a TCP address of this computer.
type gun struct {
	t        *testing.T
	listener net.Listener
}

func newGun(t *testing.T) *gun {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return &gun{t, listener}
}

func (g *gun) address() string { return "tcp:" + g.listener.Addr().String() }

// plugged waits for the station to listen.
func (g *gun) plugged() net.Conn {
	g.t.Helper()
	conn, err := g.listener.Accept()
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// ears keep what they were told.
type ears struct {
	scans chan scanning.Heard
	links chan scanning.Link
}

func (h *house) listen(t *testing.T, setups ...trade.ScannerSetup) (e ears, stop func()) {
	t.Helper()
	e = ears{make(chan scanning.Heard), make(chan scanning.Link, 16)}
	ctx, cancel := context.WithCancel(t.Context())
	var listening sync.WaitGroup
	listening.Go(func() {
		h.Listen(ctx, setups, scanning.Ears{Hear: func(s scanning.Heard) {
			select {
			case e.scans <- s:
			case <-ctx.Done():
			}
		}, Link: func(l scanning.Link) { e.links <- l }})
	})
	stop = func() { cancel(); listening.Wait() }
	t.Cleanup(stop)
	return e, stop
}

func TestEverySerialScannerIsHeardInOrder(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	one, two := newGun(t), newGun(t)
	e, _ := h.listen(t, trade.ScannerSetup{Name: "one", Address: one.address(), GSSubstitute: "|", Prefix: "#"},
		trade.ScannerSetup{Name: "two", Address: two.address()}, trade.ScannerSetup{Name: "typing", Layout: "us"},
		trade.ScannerSetup{Name: "old", Address: "tcp:127.0.0.1:1", Removed: true})
	for range 2 {
		if link := <-e.links; !link.Connected || link.Why != nil || link.Scanner != "one" && link.Scanner != "two" {
			t.Errorf("%+v", link)
		}
	}
	const many = 200
	for _, g := range []*gun{one, two} {
		go func() {
			conn := g.plugged()
			for i := range many {
				_, _ = fmt.Fprintf(conn, "#%07d|9\r", i)
			}
		}()
	}
	next := map[string]int{}
	for range 2 * many {
		heard := <-e.scans
		want := scanning.Heard{Scanner: heard.Scanner, Raw: fmt.Sprintf("#%07d|9", next[heard.Scanner])}
		if want.Text = want.Raw; heard.Scanner == "one" {
			want.Text = fmt.Sprintf("%07d\x1d9", next[heard.Scanner])
		}
		if heard != want {
			t.Fatalf("%q, want %q", heard, want)
		}
		next[heard.Scanner]++
	}
	if next["one"] != many || next["two"] != many {
		t.Errorf("%v", next)
	}
}

func TestALostScannerIsHeardAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	g := newGun(t)
	e, stop := h.listen(t, trade.ScannerSetup{Name: "ring", Address: g.address()})
	conn := g.plugged()
	if link := <-e.links; !link.Connected || link.Since.IsZero() || link.Address != g.address() {
		t.Errorf("%+v", link)
	}
	_, _ = io.WriteString(conn, "before\r")
	if got := <-e.scans; got.Text != "before" {
		t.Error(got)
	}
	_ = conn.Close()
	if link := <-e.links; link.Connected || fault.KeyOf(link.Why) != string(words.DeviceScannerLost) {
		t.Errorf("%+v", link)
	}
	conn = g.plugged() // it was tried again
	if link := <-e.links; !link.Connected {
		t.Errorf("%+v", link)
	}
	_, _ = io.WriteString(conn, "after\r")
	if got := <-e.scans; got.Text != "after" {
		t.Error(got)
	}
	stop()
	if len(e.links) != 0 {
		t.Errorf("stopped, a wire was told of: %+v", <-e.links)
	}
}

func TestAScannerThatIsNotThereIsToldOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	g := newGun(t)
	_ = g.listener.Close()
	e, _ := h.listen(t, trade.ScannerSetup{Name: "gone", Address: g.address()})
	if link := <-e.links; link.Connected || fault.KeyOf(link.Why) != string(words.DeviceWireMissing) {
		t.Errorf("%+v", link)
	}
	back, err := net.Listen("tcp", g.listener.Addr().String())
	if err != nil {
		t.Skip("another program took the port:", err)
	}
	g.listener = back
	_ = g.plugged()
	if link := <-e.links; !link.Connected { // what was the same every time was told once
		t.Errorf("%+v", link)
	}
}
