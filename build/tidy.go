package main

import (
	"fmt"
	"slices"
)

// The limits of DESIGN. A line is counted in characters, a tab as one.
const (
	maxFuncLines   = 70
	maxGoLines     = 400
	maxSvelteLines = 300
	maxLineChars   = 120
	maxFileBytes   = 1 << 20
)

// exception lets one file break one rule, for a reason that a reader can judge.
type exception struct {
	file   string
	rule   string
	reason string
}

// exceptions is the one list of exceptions. One that is no longer needed is itself reported.
var exceptions = []exception{
	{"templates/fonts/NotoSansSC-Regular.ttf", "size", wholeFont},
	{"templates/fonts/NotoSansSC-Bold.ttf", "size", wholeFont},
}

const wholeFont = "any Chinese name may stand on a paper, so the whole repertoire comes with the program"

// checkTidy holds the tree against the house rules.
func checkTidy(t *tree, allowed []exception) []problem {
	found := slices.Clone(t.broken)
	for _, f := range t.goFiles {
		found = append(found, tidyGo(f)...)
	}
	for _, name := range t.paths {
		found = append(found, tidyFile(t, name)...)
	}
	found = append(found, tidyChangelog(t)...)
	found = append(found, checkArchitecture(t)...)
	return settle(found, allowed)
}

// settle takes away the problems that an exception allows, and reports the exceptions that allow nothing.
func settle(found []problem, allowed []exception) []problem {
	needed := make([]bool, len(allowed))
	var left []problem
	for _, p := range found {
		i := slices.IndexFunc(allowed, func(e exception) bool { return e.file == p.file && e.rule == p.rule })
		if i < 0 {
			left = append(left, p)
			continue
		}
		needed[i] = true
	}
	for i, e := range allowed {
		if !needed[i] {
			text := fmt.Sprintf("the exception from %q is no longer needed; take it off the list", e.rule)
			left = append(left, problem{e.file, 0, "exception", text})
		}
		if e.reason == "" {
			left = append(left, problem{e.file, 0, "exception", "an exception states its reason"})
		}
	}
	return left
}
