package main

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
)

// What lies on a simulated scale changes while it runs, as somebody types.
func TestASimulatedScaleDoesAsItIsTold(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	orders, typing := io.Pipe()
	says, out := io.Pipe()
	p := &program{out: out, err: out, in: orders, env: func(string) string { return "" }}
	ended := make(chan int)
	go func() { ended <- p.run(ctx, []string{"scale", "simulate", "--listen", "127.0.0.1:0"}) }()
	lines := bufio.NewScanner(says)
	lines.Scan()
	address, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "It listens at "), ";")
	scale, err := device.OpenScale(address, device.ScaleOptions{PatienceMS: 300, AnswerMS: 50})
	if err != nil {
		t.Fatalf("%q: %v", lines.Text(), err)
	}
	for _, each := range []struct {
		order, answer, key string
		grams              int64
	}{
		{order: "weigh 812.5", answer: "Done: weigh 812.5.", grams: 812_500},
		{order: "weigh 20 moving", answer: "Done: weigh 20 moving.", key: "device.scale_unstable"},
		{order: "weigh much", answer: "“much” is no number for weigh.", key: "device.scale_unstable"},
		{order: "weigh 20 fast", answer: "--state does not know “fast”.", key: "device.scale_unstable"},
		{order: "weigh 0 over", answer: "Done: weigh 0 over.", key: "device.scale_overload"},
		{order: "show S S  44.1 lb", answer: "Done: show S S  44.1 lb.", key: "device.scale_unit"},
		{order: "burn", answer: "“burn” is no command of the scale.", key: "device.scale_unit"},
		{order: "weigh 3", answer: "Done: weigh 3.", grams: 3_000},
	} {
		if _, err := io.WriteString(typing, each.order+"\n"); err != nil {
			t.Fatal(err)
		}
		if lines.Scan(); !strings.HasPrefix(lines.Text(), each.answer) {
			t.Errorf("%s is answered with %q", each.order, lines.Text())
		}
		r, err := scale.Read(t.Context(), nil)
		if fault.KeyOf(err) != each.key || err == nil && r.WeightG != each.grams {
			t.Errorf("after %s it shows %+v, %v", each.order, r, err)
		}
	}
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
