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
		return slices.Concat(all, windowNeeds(system), []need{
			{command: "hb-shape", debian: "libharfbuzz-bin", why: "sets the words that our letters are held against"},
			{command: "qpdf", debian: "qpdf", why: "judges the structure of the PDFs"},
			{command: "mutool", debian: "mupdf-tools", why: "tells where every letter of a PDF stands"},
			{command: "xmllint", debian: "libxml2-utils", why: "reads the data files for customs and plant health"},
			{command: "zbarimg", debian: "zbar-tools", why: "reads the symbols of the labels"},
			{command: "ZXingReader", debian: "zxing-cpp-tools", why: "reads the symbols of the labels a second time"},
			{command: "chromium", debian: "chromium", why: "shows the pages to their tests"},
			{command: "Xvfb", debian: "xvfb", why: "is the display of the window's test"},
			{command: "xdotool", debian: "xdotool", why: "presses keys in the window's test"},
			{command: "openbox", debian: "openbox", why: "gives the window of the test its focus"},
			{command: "sqlite3", debian: "sqlite3", why: "reads the ledger behind the window's back"},
			{command: "import", debian: "imagemagick", why: "takes pictures of the window"},
		})
	case "darwin":
		return append(all, need{command: "clang", why: "links the race detector"})
	}
	return append(all, need{command: "gcc", why: "links the race detector"})
}

// windowNeeds lists what building the window needs. Other systems bring their web view with them.
func windowNeeds(system string) []need {
	if system != "linux" {
		return nil
	}
	return []need{
		{command: "gcc", debian: "gcc", why: "links the window, and the race detector"},
		{file: "/usr/include/stdlib.h", debian: "libc6-dev", why: "links the window, and the race detector"},
		{command: "pkg-config", debian: "pkg-config", why: "finds the libraries of the window"},
		{file: "/usr/include/gtk-3.0/gtk/gtk.h", debian: "libgtk-3-dev", why: "draws the window"},
		{file: "/usr/include/webkitgtk-4.1/webkit2/webkit2.h", debian: "libwebkit2gtk-4.1-dev", why: "shows the pages"},
	}
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
func (c chores) setUp(w io.Writer) error { return c.install(w, needs(runtime.GOOS)) }

// install installs what is missing of some needs.
func (c chores) install(w io.Writer, all []need) error {
	lacking := missing(all)
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
	return c.aptInstall(w, install, all)
}

// aptInstall runs apt-get and looks whether everything is there afterwards.
func (c chores) aptInstall(w io.Writer, install []string, all []need) error {
	quiet := []string{"DEBIAN_FRONTEND=noninteractive"}
	if err := c.command(w, quiet, "apt-get", "update").Run(); err != nil {
		return fmt.Errorf("apt-get update: %w", err)
	}
	if err := c.command(w, quiet, "apt-get", install...).Run(); err != nil {
		return fmt.Errorf("apt-get install: %w", err)
	}
	if still := missing(all); len(still) > 0 {
		return fmt.Errorf("apt-get has run, but %s is still missing", still[0].name())
	}
	return nil
}
