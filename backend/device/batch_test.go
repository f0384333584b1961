package device_test

import (
	"bytes"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// playing is a printer that does to its first caller whatever a test wants.
func playing(t *testing.T, play func(net.Conn)) *device.Zebra {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		play(conn)
	}()
	return open(t, "tcp:"+listener.Addr().String(), quick).(*device.Zebra)
}

// left is the answer of a printer with so many formats in its buffer behind the one under the head.
func left(formats, remaining string) string {
	return strings.Replace(first, ",000,", ","+formats+",", 1) +
		strings.Replace(second, ",1,00000000,", ",0,0000000"+remaining+",", 1) + third
}

// An answer that comes late tells of an earlier moment: taken for a new one, it would say of labels that were sent
// since that they are printed.
func TestALateAnswerIsNotTakenForANewOne(t *testing.T) {
	t.Parallel()
	zebra := playing(t, func(conn net.Conn) {
		var kept []byte
		answers := []string{
			left("000", "0"),
			"",                                  // silence, after eight labels
			left("003", "1") + left("000", "0"), // four of them left, and then none
			left("007", "1"),                    // eight more were sent, and none of those is printed
			left("007", "1"),
		}
		piece := make([]byte, 4096)
		for len(answers) > 0 {
			n, err := conn.Read(piece)
			if err != nil {
				return
			}
			kept = append(kept, piece[:n]...)
			for len(answers) > 0 && bytes.Contains(kept, []byte("~HS")) {
				kept = bytes.Replace(kept, []byte("~HS"), nil, 1)
				_, _ = conn.Write([]byte(answers[0]))
				answers = answers[1:]
			}
		}
	})
	o, err := zebra.Send(t.Context(), devicetest.Labels("A", 16), nil)
	if fault.CodeOf(err) != fault.Unavailable || o.Count(device.Printed) != 8 || o.Count(device.Unknown) != 8 {
		t.Errorf("%v, %v", o.States, err)
	}
}

// A label of which a part has left may be printed as well as not.
func TestALabelThatLeftInPartIsUnknown(t *testing.T) {
	t.Parallel()
	full := make(chan struct{})
	zebra := playing(t, func(conn net.Conn) {
		if _, err := conn.Read(make([]byte, 16)); err == nil {
			_, _ = conn.Write([]byte(left("000", "0")))
			<-full // it takes nothing more until the line is cut
		}
	})
	job := devicetest.Labels("A", 3)
	job.Labels[0].Data = slices.Concat([]byte("^XA"), bytes.Repeat([]byte("x"), 32<<20), []byte("^XZ"))
	told := false
	o, err := zebra.Send(t.Context(), job, func(p device.Progress) {
		if slices.Contains(p.Alarms, device.BufferFull) && !told {
			told = true
			close(full)
		}
	})
	key := fault.KeyOf(err)
	if key != string(words.DeviceLinkCut) && key != string(words.DevicePrinterGone) || !told ||
		!slices.Equal(o.States, []device.State{device.Unknown, device.Queued, device.Queued}) {
		t.Errorf("%v, %v, told: %t", o.States, err, told)
	}
}

// What an earlier job left in the buffer can be dropped, and a job is not touched by that.
func TestForgettingWaitsForTheJob(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.BreakAfter(device.SimPaused, 4)
	var forgetting sync.Once
	forgotten := make(chan error, 1)
	o, err := zebra.Send(t.Context(), devicetest.Labels("A", 10), func(p device.Progress) {
		if slices.Contains(p.Alarms, device.Paused) && len(sim.Labels()) == 4 {
			forgetting.Do(func() { go func() { forgotten <- zebra.Forget(t.Context()) }() })
			if err := zebra.Resume(t.Context()); err != nil {
				t.Error(err)
			}
		}
	})
	if err != nil || o.Count(device.Printed) != 10 || len(sim.Labels()) != 10 {
		t.Errorf("%v, %v, %d came out", o.States, err, len(sim.Labels()))
	}
	if err := <-forgotten; err != nil {
		t.Error(err)
	}
}
