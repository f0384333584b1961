package main

import (
	"bufio"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
)

// How a simulated printer is changes while it runs, as somebody types.
func TestASimulatedPrinterDoesAsItIsTold(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	orders, typing := io.Pipe()
	says, out := io.Pipe()
	p := &program{out: out, err: out, in: orders, env: func(string) string { return "" }}
	ended := make(chan int)
	go func() { ended <- p.run(ctx, []string{"printer", "simulate", "--listen", "127.0.0.1:0"}) }()
	lines := bufio.NewScanner(says)
	lines.Scan()
	address, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "It listens at "), ";")
	printer, err := device.OpenPrinter(address, device.PrinterOptions{})
	if err != nil {
		t.Fatalf("%q: %v", lines.Text(), err)
	}
	for _, each := range []struct {
		order, answer, key string
		alarms             []device.Alarm
	}{
		{order: "break head-open", answer: "Done: break head-open.", alarms: []device.Alarm{device.HeadOpen}},
		{order: "break fire", answer: "--fault does not know “fire”.", alarms: []device.Alarm{device.HeadOpen}},
		{order: "mend", answer: "Done: mend."},
		{order: "fire", answer: "“fire” is no command of the printer."},
		{order: "slow soon", answer: "“soon” is no number for slow."},
		{order: "slow 1", answer: "Done: slow 1."},
		{order: "off", answer: "Done: off.", key: "device.printer_missing"},
		{order: "on", answer: "Done: on."},
	} {
		if _, err := io.WriteString(typing, each.order+"\n"); err != nil {
			t.Fatal(err)
		}
		if lines.Scan(); !strings.HasPrefix(lines.Text(), each.answer) {
			t.Errorf("%s is answered with %q", each.order, lines.Text())
		}
		status, err := printer.Status(t.Context())
		if !slices.Equal(status.Alarms, each.alarms) || fault.KeyOf(err) != each.key {
			t.Errorf("after %s it is %v, %v", each.order, status.Alarms, err)
		}
	}
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
