package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
)

// need is one thing outside of Go that the tests use.
type need struct {
	command string // found on the path, or
	file    string // found on the disk
	debian  string // the package that brings it
	why     string
}

// needs lists what the tests need on a system. The race detector links with the system's C compiler
// (https://go.dev/doc/articles/race_detector, "Requirements").
func needs(system string) []need {
	all := []need{
		{command: "pdftotext", debian: "poppler-utils", why: "reads the papers back"},
		{command: "pdftoppm", debian: "poppler-utils", why: "draws the papers as pictures"},
	}
	switch system {
	case "linux":
		return append(all,
			need{command: "gcc", debian: "gcc", why: "links the race detector"},
			need{file: "/usr/include/stdlib.h", debian: "libc6-dev", why: "links the race detector"})
	case "darwin":
		return append(all, need{command: "clang", why: "links the race detector"})
	}
	return append(all, need{command: "gcc", why: "links the race detector"})
}

func (n need) name() string { return n.command + n.file }

// missing gives the needs that this machine does not meet.
func missing(all []need) []need {
	return slices.DeleteFunc(slices.Clone(all), func(n need) bool {
		if n.file != "" {
			_, err := os.Stat(n.file)
			return err == nil
		}
		_, err := exec.LookPath(n.command)
		return err == nil
	})
}

// debianPackages are the packages to install, each once.
func debianPackages(lacking []need) []string {
	var names []string
	for _, n := range lacking {
		names = append(names, n.debian)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// setUp installs what the tests need where it may, and says what to do where it may not.
func (c chores) setUp(w io.Writer) error {
	lacking := missing(needs(runtime.GOOS))
	if len(lacking) == 0 {
		return nil
	}
	for _, n := range lacking {
		fmt.Fprintf(w, "   missing: %s, which %s\n", n.name(), n.why)
	}
	if _, err := exec.LookPath("apt-get"); err != nil {
		return fmt.Errorf("install what is missing with this system's own means, then try again")
	}
	install := append([]string{"install", "-y", "--no-install-recommends"}, debianPackages(lacking)...)
	if os.Geteuid() != 0 {
		return fmt.Errorf("run this, then try again:\n   sudo sh -c 'apt-get update && apt-get %s'",
			strings.Join(install, " "))
	}
	return c.aptInstall(w, install)
}

// aptInstall runs apt-get and looks whether everything is there afterwards.
func (c chores) aptInstall(w io.Writer, install []string) error {
	quiet := []string{"DEBIAN_FRONTEND=noninteractive"}
	if err := c.command(w, quiet, "apt-get", "update").Run(); err != nil {
		return fmt.Errorf("apt-get update: %w", err)
	}
	if err := c.command(w, quiet, "apt-get", install...).Run(); err != nil {
		return fmt.Errorf("apt-get install: %w", err)
	}
	if still := missing(needs(runtime.GOOS)); len(still) > 0 {
		return fmt.Errorf("apt-get has run, but %s is still missing", still[0].name())
	}
	return nil
}
