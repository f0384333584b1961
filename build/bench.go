package main

import (
	"fmt"
	"go/ast"
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
	return code
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
