package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A person presses Ctrl-C while the program waits for the next scan.
func TestStoppedWhileItWaitsForAScan(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS(buildHouse(t))); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	scans, scanner := io.Pipe()
	told, tells := io.Pipe()
	p := &program{out: io.Discard, err: tells, in: scans, env: func(string) string { return "" },
		now: scriptClock(scriptHour)}
	ended := make(chan int)
	go func() {
		ended <- p.run(ctx, []string{"--data", dir, "load", "S1", "LKCU4200177"})
		_ = tells.Close()
	}()
	if _, err := scanner.Write([]byte("0000001\n")); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(told)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "There is no shipment S1 here.") {
		t.Fatalf("the first scan is answered with %q", lines.Text())
	}
	stop()
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "The command was stopped before its end.") {
		t.Errorf("stopping is answered with %q", lines.Text())
	}
	if code := <-ended; code != exitUnavailable {
		t.Errorf("exit code %d, want %d", code, exitUnavailable)
	}
}
