package main

import (
	"fmt"
	"go/ast"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// bench runs the benchmarks, one package after the other so that they do not disturb each other.
func (c chores) bench(_ []string) int {
	t, err := openTree(c.root)
	if err != nil {
		fmt.Fprintln(c.out, "bench:", err)
		return 1
	}
	folders := benchmarked(t)
	if len(folders) == 0 {
		fmt.Fprintln(c.out, "no benchmarks yet")
	}
	code := 0
	for _, folder := range folders {
		args := []string{"test", "-run=^$", "-bench=.", "-benchmem", "./" + folder}
		if err := c.command(c.out, nil, "go", args...).Run(); err != nil {
			fmt.Fprintf(c.out, "bench: %s: %v\n", folder, err)
			code = 1
		}
	}
	return max(code, c.benchPages())
}

// benchPages measures the window and its pages, where there are any.
func (c chores) benchPages() int {
	measure := filepath.Join("frontend", "tests", "bench", "bench.mjs")
	if _, err := os.Stat(filepath.Join(c.root, measure)); err != nil {
		return 0
	}
	return runSteps(c.out, []step{
		{name: "set-up", gate: true, run: c.setUp},
		{name: "pages", gate: true, run: c.pages},
		c.goStep("hubctl", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("hubctl"), hubctl),
		c.goStep("bridge", []string{"CGO_ENABLED=0"}, "build", "-o", c.program("tradehub-bridge"), "."),
		{name: "window", gate: true, run: c.buildWindow},
		{name: "measure", run: func(w io.Writer) error { return c.command(w, nil, "node", measure).Run() }},
	})
}

// benchmarked gives the folders whose tests declare a benchmark, sorted.
func benchmarked(t *tree) []string {
	var folders []string
	for _, f := range t.goFiles {
		if f.test && slices.ContainsFunc(f.ast.Decls, isBenchmark) {
			folders = append(folders, f.dir())
		}
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

func isBenchmark(decl ast.Decl) bool {
	fn, ok := decl.(*ast.FuncDecl)
	return ok && fn.Recv == nil && strings.HasPrefix(fn.Name.Name, "Benchmark")
}
