package pdf_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// run gives what a tool prints. A tool that is missing fails the test where all are installed, and skips it elsewhere.
func run(t testing.TB, tool string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("install %s (go run ./build test does it)", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	cmd.WaitDelay = 10 * time.Second // a browser leaves children that hold its output open
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", tool, err, out, complaint.String())
	}
	return string(out)
}

// inFile writes bytes where a tool can read them.
func inFile(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lines gives the lines of a text with single blanks, as -layout pads them.
func lines(read string) []string {
	var found []string
	for line := range strings.Lines(strings.ReplaceAll(read, "\f", "\n")) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			found = append(found, line)
		}
	}
	return found
}
