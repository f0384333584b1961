package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
)

// npm runs npm in the folder of the pages.
func (c chores) npm(w io.Writer, args ...string) error {
	name := "npm"
	if runtime.GOOS == "windows" {
		name = "npm.cmd"
	}
	if _, err := exec.LookPath(name); err != nil {
		return errors.New("the pages need Node.js 20.19 or later (https://nodejs.org); install it and try again")
	}
	cmd := c.command(w, nil, name, args...)
	cmd.Dir = filepath.Join(c.root, "frontend")
	return cmd.Run()
}

// modules brings the modules of the pages to what the lock file says, unless they are there already.
func (c chores) modules(w io.Writer) error {
	lock, err := os.ReadFile(filepath.Join(c.root, "frontend", "package-lock.json"))
	if err != nil {
		return err
	}
	mark := filepath.Join(c.root, "frontend", "node_modules", ".installed-lock.json")
	if installed, err := os.ReadFile(mark); err == nil && bytes.Equal(installed, lock) {
		c.schemas(w)
		return nil
	}
	if err := c.npm(w, "ci", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	c.schemas(w)
	return os.WriteFile(mark, lock, 0o644)
}

// cutOff runs npm without a network where it may: nothing but this computer's loopback is there, so that whatever asks
// for more fails. Elsewhere the tests run with the network that there is, and still refuse what pages ask of it.
func (c chores) cutOff(w io.Writer, script string) error {
	alone := []string{"-n", "sh", "-c", "ip link set lo up && exec npm run " + script}
	if runtime.GOOS != "linux" || exec.Command("unshare", "-n", "sh", "-c", "ip link set lo up").Run() != nil {
		fmt.Fprintln(w, "   with the network of this machine: it cannot be cut off here")
		return c.npm(w, "run", script)
	}
	cmd := c.command(w, nil, "unshare", alone...)
	cmd.Dir = filepath.Join(c.root, "frontend")
	return cmd.Run()
}

// pages builds the pages.
func (c chores) pages(w io.Writer) error {
	return errors.Join(c.modules(w), c.npm(w, "run", "build"))
}

// pageSteps judge, build and test the pages in a real browser, and the window on a display of its own. The modules of
// the pages are there already.
func (c chores) pageSteps() []step {
	return []step{
		{name: "page types", run: func(w io.Writer) error { return c.npm(w, "run", "check") }},
		{name: "page build", gate: true, run: func(w io.Writer) error { return c.npm(w, "run", "build") }},
		c.goStep("hubctl", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("hubctl"), hubctl),
		c.goStep("bridge", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("tradehub-bridge"), "."),
		{name: "page tests", run: func(w io.Writer) error { return c.cutOff(w, "test") }},
		{name: "window", run: c.buildWindow},
		{name: "window test", run: func(w io.Writer) error { return c.npm(w, "run", "test:window") }},
	}
}

// pictures takes pictures of all pages into build/pictures, and of the forms that templates/README.md shows.
func (c chores) pictures(_ []string) int {
	out := filepath.Join(c.root, "build", "pictures")
	steps := []step{
		{name: "set-up", gate: true, run: c.setUp},
		{name: "pages", gate: true, run: c.pages},
		c.goStep("hubctl", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("hubctl"), hubctl),
		c.goStep("bridge", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("tradehub-bridge"), "."),
		{name: "proofs", run: c.proofs},
		{name: "pictures", run: func(w io.Writer) error {
			cmd := c.command(w, []string{"TRADEHUB_PICTURES=" + out}, "node", "--test", "tests/pictures.mjs")
			cmd.Dir = filepath.Join(c.root, "frontend")
			return cmd.Run()
		}},
	}
	return runSteps(c.out, steps)
}

// shownForms are the forms whose proofs templates/README.md shows.
var shownForms = []string{"pallet-label", "commercial-invoice"}

// proofs draws the first sheet of these forms with grid and bounds.
func (c chores) proofs(w io.Writer) error {
	for _, form := range shownForms {
		picture := filepath.Join(c.root, "templates", "pictures", form+".png")
		if err := os.Remove(picture); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		args := []string{"sheet", "proof", form, "--to", "png", "--page", "1", "--out", picture}
		if err := c.command(w, nil, c.program("hubctl"), args...).Run(); err != nil {
			return err
		}
	}
	return nil
}

// windowTags build the window: desktop and production are Wails's own, webkit2_41 is the web view of today's Linux.
const windowTags = "desktop,production,webkit2_41"

// window is the program with the window.
func (c chores) window() string { return c.program("tradehub") }

func (c chores) program(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(c.root, "build", "bin", name)
}

// buildWindow builds the window with the pages in it.
func (c chores) buildWindow(w io.Writer) error {
	return c.command(w, nil, "go", "build", "-tags", windowTags, "-trimpath", "-o", c.window(), ".").Run()
}

// bindings is the folder of the TypeScript that calls app's methods.
const bindings = "frontend/wailsjs"

// makeBindings makes that TypeScript anew. The tool gives some files the mode of a program, and others not, so that is
// set right.
func (c chores) makeBindings() error {
	if _, err := os.Stat(filepath.Join(c.root, "app")); errors.Is(err, fs.ErrNotExist) {
		return nil // a tree without a window has no bindings
	}
	var said bytes.Buffer
	if err := c.command(&said, nil, "go", "run", "-tags", "bindings,webkit2_41", ".").Run(); err != nil {
		return fmt.Errorf("the bindings cannot be made: %w\n%s", err, &said)
	}
	return filepath.WalkDir(filepath.Join(c.root, bindings), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o644)
	})
}

// checkBindings makes the bindings anew and tells which files were not what app's methods make.
func (c chores) checkBindings(w io.Writer) error {
	before, err := c.readBindings()
	if err != nil {
		return err
	}
	if err := c.makeBindings(); err != nil {
		return err
	}
	after, err := c.readBindings()
	if err != nil {
		return err
	}
	var found []problem
	for name, text := range after {
		if !bytes.Equal(before[name], text) {
			found = append(found, problem{name, 0, "generated", "was not what the bound methods make; it is now"})
		}
	}
	slices.SortFunc(found, func(a, b problem) int { return bytes.Compare([]byte(a.file), []byte(b.file)) })
	return tell(w, found)
}

func (c chores) readBindings() (map[string][]byte, error) {
	all := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(c.root, bindings), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(c.root, path)
		all[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	return all, err
}
