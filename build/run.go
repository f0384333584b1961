package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// run is the main job: it plays the demonstration day, and where there is a display it opens the window on it.
// Without a display nothing is needed but Go.
func (c chores) run(args []string) int {
	out, args := demoFolder(args)
	if !filepath.IsAbs(out) {
		out = filepath.Join(c.root, out)
	}
	if code := c.playDay(out, args); code != 0 {
		return code
	}
	if !hasDisplay() {
		fmt.Fprintf(c.out, "There is no display here: hubctl played the demonstration day, and its papers lie in %s\n", out)
		return 0
	}
	for _, step := range []func(io.Writer) error{
		func(w io.Writer) error { return c.install(w, windowNeeds(runtime.GOOS)) }, c.pages, c.buildWindow,
	} {
		if err := step(c.out); err != nil {
			fmt.Fprintln(c.out, "run: the window does not build:", err)
			return 1
		}
	}
	if err := c.command(c.out, nil, c.window(), "--data", out).Run(); err != nil {
		fmt.Fprintln(c.out, "run: the window ended with:", err)
		return exitCode(err)
	}
	return 0
}

// playDay builds hubctl and plays the demonstration day with it.
func (c chores) playDay(out string, args []string) int {
	program := c.program("hubctl")
	build := c.command(c.out, []string{"CGO_ENABLED=0"}, "go", "build", "-o", program, hubctl)
	if err := build.Run(); err != nil {
		fmt.Fprintln(c.out, "run: hubctl does not build:", err)
		return 1
	}
	demo := c.command(c.out, nil, program, append([]string{"demo", "--out", out}, args...)...)
	if err := demo.Run(); err != nil {
		fmt.Fprintln(c.out, "run: the demonstration day failed:", err)
		return exitCode(err)
	}
	return 0
}

// hasDisplay tells whether a window can be opened here.
func hasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// demoFolder takes the folder of the papers out of the arguments; without one it is build/demo. A relative
// folder counts from the root of the repository.
func demoFolder(args []string) (out string, rest []string) {
	out = filepath.Join("build", "demo")
	for i := 0; i < len(args); i++ {
		value, joined := strings.CutPrefix(args[i], "--out=")
		switch {
		case joined:
			out = value
		case args[i] == "--out" && i+1 < len(args):
			i++
			out = args[i]
		default:
			rest = append(rest, args[i])
		}
	}
	return out, rest
}

// exitCode is the code of a child that ran, and 1 for one that could not be started or was killed.
func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 {
		return exit.ExitCode()
	}
	return 1
}
