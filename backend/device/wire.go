package device

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.bug.st/serial"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// wire is where a scale or a scanner is connected: a serial port of this computer, or a TCP address.
type wire struct {
	tcp  string
	port string
	mode serial.Mode
}

// parseWire reads tcp:HOST:PORT or serial:PORT[@BAUD,MODE], for example serial:COM3@2400,7E1. Without a mode it is the
// one that devices of the kind come with.
func parseWire(text string, usual serial.Mode) (wire, bool) {
	kind, rest, _ := strings.Cut(text, ":")
	switch kind {
	case "tcp":
		host, port, ok := cutPort(rest)
		return wire{tcp: rest}, ok && host != "" && port != ""
	case "serial":
		port, mode, given := strings.Cut(rest, "@")
		w := wire{port: port, mode: usual}
		return w, port != "" && (!given || w.readMode(mode))
	}
	return wire{}, false
}

var (
	parities = map[byte]serial.Parity{'N': serial.NoParity, 'E': serial.EvenParity, 'O': serial.OddParity}
	stops    = map[byte]serial.StopBits{'1': serial.OneStopBit, '2': serial.TwoStopBits}
)

// readMode reads 9600,8N1: speed, data bits, parity, stop bits.
func (w *wire) readMode(text string) bool {
	speed, frame, found := strings.Cut(text, ",")
	baud, err := strconv.Atoi(speed)
	if !found || err != nil || baud <= 0 || len(frame) != 3 || frame[0] < '5' || frame[0] > '8' {
		return false
	}
	parity, known := parities[frame[1]]
	stop, too := stops[frame[2]]
	w.mode = serial.Mode{BaudRate: baud, DataBits: int(frame[0] - '0'), Parity: parity, StopBits: stop}
	return known && too
}

// line is an open wire.
type line struct {
	io.ReadWriter
	in    *inbox
	close func()
}

const (
	wireDialTimeout = 2 * time.Second
	// serialLook is how often a reader of a serial port looks whether it should end.
	serialLook = 20 * time.Millisecond
)

// open connects. Unavailable faults: device.wire_missing, device.port_missing, device.port_busy, device.port_denied,
// device.port_failed.
func (w wire) open(ctx context.Context) (*line, error) {
	if w.port != "" {
		return w.openSerial()
	}
	dialer := net.Dialer{Timeout: wireDialTimeout}
	conn, err := dialer.DialContext(ctx, "tcp", w.tcp)
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, fault.New(fault.Unavailable, words.DeviceWireMissing, fault.Params{"address": w.tcp}).Because(err)
	}
	in := newInbox(conn)
	return &line{conn, in, func() { in.close(); _ = conn.Close() }}, nil
}

func (w wire) openSerial() (*line, error) {
	port, err := serial.Open(w.port, &w.mode)
	if err == nil {
		err = errors.Join(port.SetReadTimeout(serialLook), port.ResetInputBuffer()) // old weights are nobody's weights
	}
	if err != nil {
		return nil, w.refused(err)
	}
	in := newInbox(port)
	end := func() {
		in.close()
		for range in.pieces { // the reader must be gone before its port is
		}
		_ = port.Close()
	}
	return &line{port, in, end}, nil
}

func (w wire) refused(err error) error {
	key := words.DevicePortFailed
	var told *serial.PortError
	switch {
	case errors.Is(err, os.ErrNotExist):
		key = words.DevicePortMissing
	case !errors.As(err, &told):
	case told.Code() == serial.PortNotFound:
		key = words.DevicePortMissing
	case told.Code() == serial.PortBusy:
		key = words.DevicePortBusy
	case told.Code() == serial.PermissionDenied:
		key = words.DevicePortDenied
	}
	return fault.New(fault.Unavailable, key, fault.Params{"port": w.port}).Because(err)
}

// SerialPorts lists the serial ports of this computer by name, in order.
func SerialPorts() ([]string, error) {
	ports, err := serial.GetPortsList()
	if err != nil {
		return nil, err
	}
	slices.Sort(ports)
	return ports, nil
}
