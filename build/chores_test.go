package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func fixed(name string, gate bool, err error) step {
	return step{name: name, gate: gate, run: func(io.Writer) error { return err }}
}

func TestRunSteps(t *testing.T) {
	t.Parallel()
	wrong := errors.New("wrong")
	cases := []struct {
		name  string
		steps []step
		last  string
		code  int
	}{
		{"all pass", []step{fixed("a", true, nil), fixed("b", false, nil)}, "2 passed, 0 failed", 0},
		{"later steps still run", []step{fixed("a", false, wrong), fixed("b", false, nil)}, "1 passed, 1 failed", 1},
		{"left out counts as neither", []step{
			fixed("a", false, fmt.Errorf("%w: no network", errLeftOut)), fixed("b", false, nil),
		}, "1 passed, 0 failed", 0},
		{"a gate stops", []step{fixed("a", true, wrong), fixed("b", false, nil)}, "0 passed, 1 failed", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if code := runSteps(&out, c.steps); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
			if lines[len(lines)-1] != c.last {
				t.Errorf("last line %q, want %q", lines[len(lines)-1], c.last)
			}
		})
	}
}

func TestUnknownVerb(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"dance"}} {
		var out bytes.Buffer
		if code := dispatch(args, &out); code != 2 || !strings.Contains(out.String(), "usage: go run ./build") {
			t.Errorf("%v: exit code %d, %q", args, code, &out)
		}
	}
}

func TestDemoFolder(t *testing.T) {
	t.Parallel()
	standard := filepath.Join("build", "demo")
	cases := []struct {
		args []string
		out  string
		rest []string
	}{
		{nil, standard, nil},
		{[]string{"--out", "x", "--lang", "lo"}, "x", []string{"--lang", "lo"}},
		{[]string{"--lang=lo", "--out=x"}, "x", []string{"--lang=lo"}},
		{[]string{"--out"}, standard, []string{"--out"}},
	}
	for _, c := range cases {
		if out, rest := demoFolder(c.args); out != c.out || !slices.Equal(rest, c.rest) {
			t.Errorf("%v: got %s and %v, want %s and %v", c.args, out, rest, c.out, c.rest)
		}
	}
}

func TestExitCode(t *testing.T) {
	t.Parallel()
	if code := exitCode(exec.Command("go", "no-such-verb").Run()); code != 2 {
		t.Errorf("the go command refuses with 2, got %d", code)
	}
	if code := exitCode(errors.New("not started")); code != 1 {
		t.Errorf("got %d, want 1", code)
	}
}

func TestMissingNeeds(t *testing.T) {
	t.Parallel()
	there := need{command: "go"}
	program := need{command: "no-such-program", debian: "b"}
	file := need{file: filepath.Join(t.TempDir(), "none.h"), debian: "a"}
	again := need{command: "no-such-program-either", debian: "b"}
	lacking := missing([]need{there, program, file, again})
	if !slices.Equal(lacking, []need{program, file, again}) {
		t.Errorf("missing %v", lacking)
	}
	if names := debianPackages(lacking); !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("packages %v, want each once", names)
	}
}

func TestFormatIsChecked(t *testing.T) {
	t.Parallel()
	wantNone(t, checkFormat(plant(t, nil)))
	found := checkFormat(plant(t, map[string]string{"backend/trade/a.go": "package trade\nvar  x = 1\n"}))
	wantOne(t, found, "backend/trade/a.go", "gofmt -w backend/trade/a.go")
}

func TestBenchmarkedPackages(t *testing.T) {
	t.Parallel()
	const bench = "import \"testing\"\n\nfunc BenchmarkX(b *testing.B) {}\n"
	planted := plant(t, map[string]string{
		"backend/gs1/a_test.go":   "package gs1\n\n" + bench,
		"backend/gs1/b_test.go":   "package gs1\n\n" + strings.ReplaceAll(bench, "X", "Y"),
		"backend/trade/a_test.go": "package trade\n\nfunc TestX() {}\n",
	})
	if folders := benchmarked(planted); !slices.Equal(folders, []string{"backend/gs1"}) {
		t.Errorf("got %v", folders)
	}
}

func TestFilesAreListedWithAndWithoutGit(t *testing.T) {
	t.Parallel()
	planted := plant(t, map[string]string{
		".gitignore":                   "node_modules/\n/build/bin/\n/build/demo/\n",
		"build/bin/hubctl":             "x",
		"build/demo/invoice.pdf":       "x",
		"frontend/node_modules/a/a.go": "package a\n",
	})
	walked := planted.paths
	if slices.ContainsFunc(walked, func(s string) bool { return strings.Contains(s, "node_modules") }) {
		t.Errorf("ignored files are listed: %v", walked)
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	init := exec.Command("git", "init", "--quiet")
	init.Dir = planted.root
	if err := init.Run(); err != nil {
		t.Fatal(err)
	}
	if asked := open(t, planted.root).paths; !slices.Equal(asked, walked) {
		t.Errorf("git lists\n%v\nwalking lists\n%v", asked, walked)
	}
}
