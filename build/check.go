package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io"
	"slices"
)

// staticcheck is the linter at a fixed version, so that a new release never breaks an old commit.
const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.7.0"

// check judges the source without running it.
func (c chores) check(_ []string) int { return runSteps(c.out, c.checkSteps()) }

func (c chores) checkSteps() []step {
	return []step{
		c.treeStep("format", checkFormat),
		c.treeStep("layers", checkLayers),
		c.treeStep("tidy", func(t *tree) []problem { return checkTidy(t, exceptions) }),
		{name: "generated files", run: c.checkGenerated},
		{name: "bindings", run: c.checkBindings},
		c.goStep("vet", nil, "vet", "./..."),
		{name: "staticcheck", run: c.lint},
	}
}

// checkFormat does what gofmt -l does, without needing gofmt on the path.
func checkFormat(t *tree) []problem {
	found := slices.Clone(t.broken)
	for _, f := range t.goFiles {
		formatted, err := format.Source(f.src)
		if err != nil {
			found = append(found, problem{f.path, 0, "format", err.Error()})
			continue
		}
		if !bytes.Equal(formatted, f.src) {
			found = append(found, problem{f.path, 0, "format", "not formatted; run: gofmt -w " + f.path})
		}
	}
	return found
}

// lint runs the linter. A machine that cannot fetch it goes without, and is told so: the linter improves the
// code, it does not decide whether the program is right.
func (c chores) lint(w io.Writer) error {
	if err := c.command(io.Discard, nil, "go", "run", staticcheck, "-version").Run(); err != nil {
		return fmt.Errorf("%w: %s cannot be had here (%w)", errLeftOut, staticcheck, err)
	}
	return c.command(w, nil, "go", "run", staticcheck, "./...").Run()
}
