// Package devicetest is the conformance suite of printers: what every one must do, whatever wire it is on.
package devicetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Subject is a printer that works, and what a test must know of it.
type Subject struct {
	Printer device.Printer
	Output  func() []byte // everything that has come out of it
	Final   device.State  // what it can say of a label that went well: printed or sent
}

// Exercise runs the suite. NewSubject gives a printer that has printed nothing, broken one that nobody answers from;
// they are called once per test.
func Exercise(t *testing.T, newSubject func(*testing.T) Subject, broken func(*testing.T) device.Printer) {
	t.Helper()
	tests := map[string]func(*testing.T, Subject){
		"it is ready":                               isReady,
		"labels come out whole and in order":        printsInOrder,
		"progress goes forward to the end":          tellsProgress,
		"nobody needs to listen":                    needsNoListener,
		"an empty job is refused":                   refusesEmpty,
		"a label without content is refused":        refusesBlank,
		"a stopped job leaves nothing behind":       stopsBefore,
		"jobs of several people do not mix":         keepsJobsApart,
		"a job is printed as often as it is sent":   printsAgain,
		"a form that is none is refused":            refusesForm,
		"whoever is told can stop before any label": stopsWhenTold,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newSubject(t))
		})
	}
	t.Run("nobody answers", func(t *testing.T) {
		t.Parallel()
		refusesAll(t, broken(t))
	})
}

// Labels makes a job of small labels that can be told apart.
func Labels(prefix string, n int) device.Job {
	job := device.Job{Name: "labels " + prefix, Form: device.ZPL}
	for i := range n {
		id := fmt.Sprintf("%s%04d", prefix, i)
		job.Labels = append(job.Labels, device.Label{ID: id, Data: fmt.Appendf(nil, "^XA^FD%s^FS^PQ1^XZ\n", id)})
	}
	return job
}

// Numbers finds the labels of Labels in what came out, in order.
func Numbers(output []byte) []string {
	var found []string
	for _, piece := range bytes.Split(output, []byte("^FD"))[1:] {
		number, _, _ := strings.Cut(string(piece), "^FS")
		found = append(found, number)
	}
	return found
}

func wants(t *testing.T, job device.Job, o device.Outcome, state device.State) {
	t.Helper()
	if len(o.States) != len(job.Labels) || o.Count(state) != int64(len(job.Labels)) {
		t.Errorf("states %v, want %d times %s", o.States, len(job.Labels), state)
	}
}

func cameOut(t *testing.T, s Subject, job device.Job) {
	t.Helper()
	got := Numbers(s.Output())
	if len(got) != len(job.Labels) {
		t.Fatalf("%d labels came out, want %d", len(got), len(job.Labels))
	}
	for i, label := range job.Labels {
		if got[i] != label.ID {
			t.Fatalf("label %d is %s, want %s", i, got[i], label.ID)
		}
	}
}

func isReady(t *testing.T, s Subject) {
	status, err := s.Printer.Status(t.Context())
	if err != nil || !status.Ready() || status.Refusal("x") != nil {
		t.Errorf("status %+v, %v", status, err)
	}
}

func printsInOrder(t *testing.T, s Subject) {
	job := Labels("A", 50)
	o, err := s.Printer.Send(t.Context(), job, nil)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, job, o, s.Final)
	cameOut(t, s, job)
}

func tellsProgress(t *testing.T, s Subject) {
	job := Labels("A", 20)
	var last device.Progress
	_, err := s.Printer.Send(t.Context(), job, func(p device.Progress) {
		if p.Printed < last.Printed || p.Sent < last.Sent || p.Printed > p.Sent || p.Sent > p.Total || p.Total != 20 {
			t.Errorf("progress %+v after %+v", p, last)
		}
		last = p
	})
	if err != nil || last.Sent != 20 || s.Final == device.Printed && last.Printed != 20 {
		t.Errorf("the last progress was %+v, %v", last, err)
	}
}

func needsNoListener(t *testing.T, s Subject) {
	if o, err := s.Printer.Send(t.Context(), Labels("A", 1), nil); err != nil || o.Count(s.Final) != 1 {
		t.Errorf("%v, %v", o, err)
	}
}

func refusesEmpty(t *testing.T, s Subject) {
	refuses(t, s, device.Job{Name: "empty", Form: device.ZPL}, words.DeviceJobEmpty)
}

func refusesBlank(t *testing.T, s Subject) {
	job := Labels("A", 2)
	job.Labels[1].Data = nil
	refuses(t, s, job, words.DeviceJobEmpty)
}

func refusesForm(t *testing.T, s Subject) {
	job := Labels("A", 1)
	job.Form = "epl"
	refuses(t, s, job, words.DeviceForm)
}

func refuses(t *testing.T, s Subject, job device.Job, key words.Key) {
	t.Helper()
	o, err := s.Printer.Send(t.Context(), job, nil)
	if fault.KeyOf(err) != string(key) || fault.CodeOf(err) != fault.Invalid {
		t.Errorf("error %v, want %s", err, key)
	}
	wants(t, job, o, device.Queued)
	if out := s.Output(); len(out) > 0 {
		t.Errorf("%q came out", out)
	}
}

func stopsBefore(t *testing.T, s Subject) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	job := Labels("A", 3)
	o, err := s.Printer.Send(ctx, job, nil)
	if err == nil {
		t.Error("no error")
	}
	wants(t, job, o, device.Queued)
	if out := s.Output(); len(out) > 0 {
		t.Errorf("%q came out", out)
	}
}

func stopsWhenTold(t *testing.T, s Subject) {
	ctx, stop := context.WithCancelCause(t.Context())
	enough := errors.New("enough")
	job := Labels("A", 3)
	o, err := s.Printer.Send(ctx, job, func(device.Progress) { stop(enough) })
	if !errors.Is(err, enough) {
		t.Errorf("error %v", err)
	}
	wants(t, job, o, device.Queued)
	if out := s.Output(); len(out) > 0 {
		t.Errorf("%q came out", out)
	}
}

func keepsJobsApart(t *testing.T, s Subject) {
	var all sync.WaitGroup
	for _, prefix := range []string{"A", "B", "C"} {
		all.Go(func() {
			if _, err := s.Printer.Send(t.Context(), Labels(prefix, 20), nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got := Numbers(s.Output())
	if len(got) != 60 {
		t.Fatalf("%d labels came out, want 60", len(got))
	}
	for i := range got {
		if i%20 != 0 && got[i][:1] != got[i-1][:1] {
			t.Errorf("label %s stands behind %s", got[i], got[i-1])
		}
	}
}

func printsAgain(t *testing.T, s Subject) {
	for range 2 {
		if _, err := s.Printer.Send(t.Context(), Labels("A", 3), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := Numbers(s.Output()); len(got) != 6 {
		t.Errorf("%v came out", got)
	}
}

func refusesAll(t *testing.T, p device.Printer) {
	if _, err := p.Status(t.Context()); fault.CodeOf(err) != fault.Unavailable {
		t.Errorf("status: %v", err)
	}
	job := Labels("A", 3)
	o, err := p.Send(t.Context(), job, nil)
	if fault.CodeOf(err) != fault.Unavailable {
		t.Errorf("send: %v", err)
	}
	wants(t, job, o, device.Queued)
}
