package main

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// step is one part of a long chore. It writes what a person needs to mend it, and fails with a short reason.
type step struct {
	name string
	gate bool // without it the steps after it would only mislead, so they are not run
	run  func(w io.Writer) error
}

// errLeftOut is wrapped by a step that could not be tried on this machine: neither passed nor failed.
var errLeftOut = errors.New("left out")

// runSteps runs the steps, also after a failure, so that one run tells everything that is wrong. It ends with
// the plain line "N passed, N failed" and returns the exit code.
func runSteps(out io.Writer, steps []step) int {
	passed := 0
	var failed []string
	for _, s := range steps {
		err := s.timed(out)
		if err == nil {
			passed++
		}
		if err == nil || errors.Is(err, errLeftOut) {
			continue
		}
		failed = append(failed, s.name)
		if s.gate {
			break
		}
	}
	for _, name := range failed {
		fmt.Fprintf(out, "failed: %s\n", name)
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", passed, len(failed))
	if len(failed) > 0 {
		return 1
	}
	return 0
}

// timed runs one step and tells its outcome and how long it took.
func (s step) timed(out io.Writer) error {
	fmt.Fprintf(out, "== %s\n", s.name)
	began := time.Now()
	err := s.run(out)
	took := time.Since(began).Round(10 * time.Millisecond)
	switch {
	case err == nil:
		fmt.Fprintf(out, "   ok, %s\n", took)
	case errors.Is(err, errLeftOut):
		fmt.Fprintf(out, "   %v\n", err)
	default:
		fmt.Fprintf(out, "   FAILED after %s: %v\n", took, err)
	}
	return err
}

// goStep is a step that runs the go command with extra environment settings.
func (c chores) goStep(name string, env []string, args ...string) step {
	return step{name: name, run: func(w io.Writer) error {
		return c.command(w, env, "go", args...).Run()
	}}
}

// treeStep is a step that judges the source tree and tells every broken rule.
func (c chores) treeStep(name string, judge func(t *tree) []problem) step {
	return step{name: name, run: func(w io.Writer) error {
		t, err := openTree(c.root)
		if err != nil {
			return err
		}
		return tell(w, judge(t))
	}}
}
