package device_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func listen(t *testing.T, wire string, profile device.ScannerProfile) (*device.Scanner, <-chan device.Scan) {
	t.Helper()
	s, err := device.OpenScanner(wire, profile)
	if err != nil {
		t.Fatal(err)
	}
	scans, err := s.Scans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s, scans
}

// scanning sends scans in every way in which scanners do, and wants each of them once and in order.
func scanning(t *testing.T, near io.Writer, wire string) {
	t.Helper()
	_, scans := listen(t, wire, device.ScannerProfile{})
	send := func(pieces ...string) {
		for _, piece := range pieces {
			if _, err := io.WriteString(near, piece); err != nil {
				t.Error(err)
			}
		}
	}
	wants := func(want string) {
		if got := <-scans; got.Text != want || got.Raw != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	send("]C100095212340000000013\r\n")
	wants("]C100095212340000000013")
	send("10LOT\x1d37", "12", "6\r") // in pieces, with a group separator
	wants("10LOT\x1d37126")
	send("A\nB\tC\r\n\r\nD\r")
	for _, want := range []string{"A", "B", "C", "D"} {
		wants(want)
	}
	send("no end") // a gap ends it
	wants("no end")
	go func() {
		for i := range 200 {
			send(fmt.Sprintf("%07d\r", i))
		}
	}()
	for i := range 200 {
		wants(fmt.Sprintf("%07d", i))
	}
}

// unplugged ends the wire of a scanner while a scan is on its way.
func unplugged(t *testing.T, near io.WriteCloser, wire string) {
	t.Helper()
	s, scans := listen(t, wire, device.ScannerProfile{Suffix: "\r"})
	if _, err := io.WriteString(near, "whole\rhalf"); err != nil {
		t.Fatal(err)
	}
	if got := <-scans; got.Text != "whole" {
		t.Errorf("%q", got)
	}
	if err := near.Close(); err != nil {
		t.Fatal(err)
	}
	for scan := range scans {
		t.Errorf("half a scan was taken: %q", scan)
	}
	if fault.KeyOf(s.Err()) != string(words.DeviceScannerLost) {
		t.Error(s.Err())
	}
}

// scannerOnTCP gives the near end of a scanner's wire once somebody listens.
func scannerOnTCP(t *testing.T) (near func() net.Conn, wire string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return func() net.Conn {
		conn, err := listener.Accept()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		return conn
	}, "tcp:" + listener.Addr().String()
}

func TestEveryProfileIsTakenOff(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		profile device.ScannerProfile
		sent    string
		want    []string
	}{
		"prefix and suffix": {device.ScannerProfile{Prefix: "\x02", Suffix: "\x03"}, "\x02A\x03\x02B\r\nC\x03",
			[]string{"A", "B\r\nC"}},
		"suffix of two bytes":  {device.ScannerProfile{Suffix: "\r\n"}, "A\rB\r\nC\r\n", []string{"A\rB", "C"}},
		"no prefix today":      {device.ScannerProfile{Prefix: ">"}, "A\r>B\r", []string{"A", "B"}},
		"substitute":           {device.ScannerProfile{GSSubstitute: "{GS}"}, "10L{GS}37126\r", []string{"10L\x1d37126"}},
		"substitute of a byte": {device.ScannerProfile{GSSubstitute: "|"}, "10L|37126\r", []string{"10L\x1d37126"}},
		"nothing between":      {device.ScannerProfile{}, "\r\n\t\rA\r\r\t", []string{"A"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			near, wire := scannerOnTCP(t)
			_, scans := listen(t, wire, c.profile)
			conn := near()
			go func() {
				for _, b := range []byte(c.sent) {
					_, _ = conn.Write([]byte{b})
				}
			}()
			for _, want := range c.want {
				if got := <-scans; got.Text != want {
					t.Errorf("%q, want %q", got, want)
				}
			}
		})
	}
}

func TestTooLongForAScan(t *testing.T) {
	t.Parallel()
	near, wire := scannerOnTCP(t)
	_, scans := listen(t, wire, device.ScannerProfile{Suffix: "\x03"})
	conn := near()
	go func() { _, _ = conn.Write(make([]byte, 20_000)) }()
	if got := <-scans; len(got.Raw) <= 8<<10 || len(got.Raw) > 10<<10 {
		t.Errorf("%d bytes", len(got.Raw))
	}
}

func TestListeningEnds(t *testing.T) {
	t.Parallel()
	near, wire := scannerOnTCP(t)
	s, err := device.OpenScanner(wire, device.ScannerProfile{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	scans, err := s.Scans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = near().Write([]byte("nobody takes this\r"))
	stop()
	for range scans {
	}
	if s.Err() != nil {
		t.Error(s.Err())
	}
}

func TestAddressesOfScanners(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "COM3", "serial:", "tcp:1", "serial:COM3@1"} {
		_, err := device.OpenScanner(bad, device.ScannerProfile{})
		if fault.KeyOf(err) != string(words.DeviceScannerAddress) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	s, err := device.OpenScanner("serial:/dev/no-such-port", device.ScannerProfile{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Scans(t.Context()); fault.KeyOf(err) != string(words.DevicePortMissing) {
		t.Error(err)
	}
}
