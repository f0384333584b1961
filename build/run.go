package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// run builds hubctl and runs the demonstration day with it: the main job as long as there is no window. It
// needs nothing but Go, and returns the exit code of the demonstration.
func (c chores) run(args []string) int {
	program := filepath.Join("build", "bin", "hubctl")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := c.command(c.out, []string{"CGO_ENABLED=0"}, "go", "build", "-o", program, hubctl)
	if err := build.Run(); err != nil {
		fmt.Fprintln(c.out, "run: hubctl does not build:", err)
		return 1
	}
	out, args := demoFolder(args)
	demo := c.command(c.out, nil, filepath.Join(c.root, program), append([]string{"demo", "--out", out}, args...)...)
	if err := demo.Run(); err != nil {
		fmt.Fprintln(c.out, "run: the demonstration day failed:", err)
		return exitCode(err)
	}
	papers := out
	if !filepath.IsAbs(papers) {
		papers = filepath.Join(c.root, papers)
	}
	fmt.Fprintf(c.out, "There is no window yet: hubctl ran the demonstration day, and its papers lie in %s\n", papers)
	return 0
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
