// The tests lie in package main itself, because a command cannot be imported.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// clean is a small tree that breaks no rule.
var clean = map[string]string{
	"go.mod":                     "module tradehub\n\ngo 1.26.0\n",
	"ARCHITECTURE.md":            "# Architecture\n\nGoods are booked by `trade.Lot` in `backend/trade/lot.go`.\n",
	"backend/fault/fault.go":     "// Package fault is errors.\npackage fault\n",
	"backend/trade/lot.go":       "package trade\n\n// Lot is a batch.\ntype Lot struct{ Code string }\n",
	"backend/store/store.go":     "package store\n\nimport (\n\t_ \"database/sql\"\n\t_ \"tradehub/backend/trade\"\n)\n",
	"backend/masters/masters.go": "package masters\n",
	"build/main.go":              "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println() }\n",
}

// plant writes a tree: the clean one with some files added or replaced.
func plant(t *testing.T, faults map[string]string) *tree {
	t.Helper()
	files := maps.Clone(clean)
	maps.Copy(files, faults)
	root := t.TempDir()
	for name, content := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, root)
}

func open(t *testing.T, root string) *tree {
	t.Helper()
	planted, err := openTree(root)
	if err != nil {
		t.Fatal(err)
	}
	return planted
}

// repository opens the real tree. The walk is for the test cache, which sees new files only in folders that
// the test itself has read; git is a process of its own.
func repository(t *testing.T) *tree {
	t.Helper()
	if _, err := walkFiles(".."); err != nil {
		t.Fatal(err)
	}
	return open(t, "..")
}

// importing is a Go file of one package that imports others.
func importing(pkg string, imports ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\n", pkg)
	for _, path := range imports {
		fmt.Fprintf(&b, "import _ %q\n", path)
	}
	return b.String()
}

// wantOne fails unless exactly one problem was found, in the file, with all the fragments in its text.
func wantOne(t *testing.T, found []problem, file string, fragments ...string) {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("found %d problems, want 1: %v", len(found), found)
	}
	if found[0].file != file {
		t.Errorf("told of %s, want %s", found[0].file, file)
	}
	for _, fragment := range fragments {
		if !strings.Contains(found[0].String(), fragment) {
			t.Errorf("%q does not say %q", found[0], fragment)
		}
	}
}

func wantNone(t *testing.T, found []problem) {
	t.Helper()
	for _, p := range found {
		t.Error(p)
	}
}
