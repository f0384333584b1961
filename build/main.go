// Command build is the one program for all chores of Trade Hub: go run ./build <verb>, the same on Linux,
// macOS, Windows and in continuous integration. It uses nothing but the standard library, so that it runs on
// a fresh checkout before a single module has been fetched.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// chores is what every verb works with: the root of the repository and where to report.
type chores struct {
	root string
	out  io.Writer
}

// verb is one chore. It returns the exit code of the program.
type verb struct {
	name string
	says string
	do   func(c chores, args []string) int
}

// verbs is a function because a variable would refer to itself through the usage text.
func verbs() []verb {
	return []verb{
		{"run", "play the demonstration day and, where there is a display, build the window and open it", chores.run},
		{"test", "set up, then run every check, test and cross build", chores.test},
		{"check", "format, vet, lint, layers, tidy, generated files, bindings", chores.check},
		{"gen", "make the typed keys of the catalogue and the bindings of the pages", chores.gen},
		{"pictures", "take a picture of every room of the pages, to look at", chores.pictures},
		{"bench", "run all benchmarks: package by package, then the window and its pages", chores.bench},
	}
}

func main() { os.Exit(dispatch(os.Args[1:], os.Stdout)) }

// dispatch finds the verb and the repository, and returns the exit code: 2 for a call that makes no sense.
func dispatch(args []string, out io.Writer) int {
	root, err := findRoot(".")
	if err != nil {
		fmt.Fprintln(out, "build:", err)
		return 2
	}
	for _, v := range verbs() {
		if len(args) > 0 && v.name == args[0] {
			return v.do(chores{root: root, out: out}, args[1:])
		}
	}
	fmt.Fprintln(out, "usage: go run ./build <verb>")
	for _, v := range verbs() {
		fmt.Fprintf(out, "  %-8s %s\n", v.name, v.says)
	}
	return 2
}

// findRoot walks up from a folder to the one that holds go.mod.
func findRoot(from string) (string, error) {
	dir, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no go.mod here or in any folder above; start me inside the repository")
		}
		dir = parent
	}
}

// command prepares a child process at the root, its output passed on, with extra environment settings.
func (c chores) command(w io.Writer, env []string, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = c.root
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout = w
	cmd.Stderr = w
	return cmd
}
