package main

import (
	"os"
	"strings"
)

// hubctl is the headless program, which every system must be able to build without a C compiler.
const hubctl = "./backend/cmd/hubctl"

// targets are the systems that hubctl is built for.
var targets = []string{"linux/amd64", "linux/arm64", "windows/amd64", "darwin/arm64"}

// test sets up and runs everything.
func (c chores) test(_ []string) int {
	steps := []step{
		{name: "set-up", gate: true, run: c.setUp},
		{name: "page modules", gate: true, run: c.modules}, // one of them reads symbols back for the Go tests
	}
	steps = append(steps, c.checkSteps()...)
	steps = append(steps,
		c.goStep("test", nil, "test", "./..."),
		c.goStep("race", []string{"CGO_ENABLED=1"}, "test", "-race", "./backend/store/...", "./backend/syncing/..."))
	for _, target := range targets {
		steps = append(steps, c.crossBuild(target))
	}
	steps = append(steps, c.pageSteps()...)
	return runSteps(c.out, steps)
}

// crossBuild builds hubctl for a system and throws the result away.
func (c chores) crossBuild(target string) step {
	system, arch, _ := strings.Cut(target, "/")
	env := []string{"CGO_ENABLED=0", "GOOS=" + system, "GOARCH=" + arch}
	return c.goStep("build "+target, env, "build", "-o", os.DevNull, hubctl)
}
