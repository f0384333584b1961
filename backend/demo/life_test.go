package demo_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"testing"

	"tradehub/backend/access"
	"tradehub/backend/demo"
)

// cheap is a cost of PINs that tests can pay fifty times.
var cheap = access.Cost{MemoryKiB: 64, Passes: 1, Threads: 1}

// dayOf names the folder in which a child of this test plays the day, instead of running tests.
const dayOf = "TRADEHUB_TEST_DAY"

func TestMain(m *testing.M) {
	if dir := os.Getenv(dayOf); dir != "" {
		os.Exit(live(dir))
	}
	if dir := os.Getenv(yearsOf); dir != "" {
		os.Exit(liveYears(dir))
	}
	os.Exit(m.Run())
}

// live plays the day in this process, telling of each durable step on standard output.
func live(dir string) int {
	out := json.NewEncoder(os.Stdout)
	_, err := demo.Play(ctx, demo.Config{Dir: dir, Cost: cheap, Tell: func(e demo.Event) { _ = out.Encode(e) }})
	if err != nil {
		_, _ = os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}

// liveUntil plays the day in a process of its own and kills it after so many steps were acknowledged; a day that
// ends before is let end. It gives every step that was acknowledged.
func liveUntil(t *testing.T, dir string, steps int) (told []demo.Event, ended bool) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), dayOf+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var e demo.Event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		if told = append(told, e); len(told) == steps {
			_ = child.Process.Kill() // it may have ended by itself
		}
	}
	return told, child.Wait() == nil
}
