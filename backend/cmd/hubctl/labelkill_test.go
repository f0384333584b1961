package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/device"
	"tradehub/backend/labels"
	"tradehub/backend/trade"
)

// How many labels the killed program prints, and how often it is killed.
const (
	labelsToPrint = 160
	labelKills    = 20
)

// TestPrintingLabelsIsKilledTwentyTimes kills the program that prints, each time at another moment, and does what a
// person does then: looks at what lies in front of the printer, says which labels of unknown fate are there and which
// are missing, and lets the job go on. In the end each label has come out once.
func TestPrintingLabelsIsKilledTwentyTimes(t *testing.T) {
	t.Parallel()
	p := newLabelPress(t)
	for range labelKills {
		p.printUntilKilled(t)
		p.tellWhatIsThere(t)
	}
	p.deathAfter.Store(0)
	for range 3 {
		if p.count(t) == labelsToPrint {
			break
		}
		p.run(t, p.command(t)...)
		p.tellWhatIsThere(t)
	}
	out := p.out(t)
	if len(out) != labelsToPrint {
		t.Errorf("labels of %d units came out, want %d", len(out), labelsToPrint)
	}
	for unit, times := range out {
		if times != 1 {
			t.Errorf("the label of %s came out %d times", unit, times)
		}
	}
	if p.deaths < labelKills/2 || p.unresolved == 0 {
		t.Errorf("%d deaths, of which %d left labels of unknown fate: nothing was shown", p.deaths, p.unresolved)
	}
	p.run(t, "ledger", "verify")
	t.Logf("%d deaths, %d with labels of unknown fate", p.deaths, p.unresolved)
}

// labelPress is a station with a printer that outlives it.
type labelPress struct {
	dir        string
	sim        *device.PrinterSimulator
	dice       *rand.Rand
	deathAfter atomic.Int64 // when so many labels have come out the program is killed
	child      atomic.Pointer[os.Process]
	deaths     int
	unresolved int
}

func newLabelPress(t *testing.T) *labelPress {
	t.Helper()
	p := &labelPress{dir: filepath.Join(t.TempDir(), "data"), dice: rand.New(rand.NewPCG(5, 6))}
	if err := os.CopyFS(p.dir, os.DirFS(buildHouse(t))); err != nil {
		t.Fatal(err)
	}
	var err error
	p.sim, err = device.SimulatePrinter(t.Context(), "127.0.0.1:0", func(n int64, _ []byte) {
		if child := p.child.Load(); child != nil && p.deathAfter.Load() > 0 && n >= p.deathAfter.Load() {
			_ = child.Kill() // it may have ended by itself
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.sim.Close)
	p.sim.Slow(2)
	for _, args := range [][]string{
		{"user", "sign-in", "Phet"},
		{"printer", "add", "Z", "tcp:" + p.sim.Address()},
		{"user", "sign-in", "Khamla"},
		{"receive", "NH-1", "--from", "COOP-NAMHA", "--to", "COLD-1", "--on", "2026-11-03", "--lot",
			"lot=NH-A,item=BAN-CAV,packages=200,package=CR,gross-kg=3200,tare-kg=200,net-kg=3000,harvested=2026-11-03"},
		{"receive", "grade", "NH-A", "--a-kg", "3000", "--b-kg", "0", "--reject-kg", "0"},
		{"pack", "NH-A", "--at", "COLD-1", "--count", fmt.Sprint(labelsToPrint)},
	} {
		p.run(t, args...)
	}
	return p
}

// run runs a command of the program to its end.
func (p *labelPress) run(t *testing.T, args ...string) string {
	t.Helper()
	var out, refused bytes.Buffer
	hub := &program{out: &out, err: &refused, in: strings.NewReader(""), now: scriptClock(scriptHour),
		env: func(name string) string { return map[string]string{"HUBCTL_PIN": scriptPIN}[name] }}
	if code := hub.run(t.Context(), append([]string{"--data", p.dir}, args...)); code != exitOK {
		t.Fatalf("hubctl %s: exit code %d: %s", strings.Join(args, " "), code, refused.String())
	}
	return out.String()
}

// command is the next thing a person would say: print, or go on with the job.
func (p *labelPress) command(t *testing.T) []string {
	t.Helper()
	if job, found := p.open(t); found {
		return []string{"label", "resume", job.Number}
	}
	return []string{"label", "print", "--from", "0000001", "--to", fmt.Sprintf("%07d", labelsToPrint), "--printer", "Z"}
}

// printUntilKilled prints in a process of its own, which is killed without warning after a while, or when some labels
// have come out.
func (p *labelPress) printUntilKilled(t *testing.T) {
	t.Helper()
	if p.count(t) == labelsToPrint {
		return
	}
	command := p.command(t)
	deathIn := time.Minute // or when so many labels have come out
	p.deathAfter.Store(int64(p.count(t) + 1 + p.dice.IntN(9)))
	if p.dice.IntN(3) == 0 {
		deathIn = time.Duration(20+p.dice.IntN(200)) * time.Millisecond
		p.deathAfter.Store(0)
	}
	child := exec.Command("hubctl", append([]string{"--data", p.dir}, command...)...)
	child.Env = append(os.Environ(), "CLOCK="+scriptHour, "HUBCTL_PIN="+scriptPIN)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	p.child.Store(child.Process)
	timer := time.AfterFunc(deathIn, func() { _ = child.Process.Kill() })
	if child.Wait() != nil {
		p.deaths++
	}
	timer.Stop()
	p.child.Store(nil)
	for p.sim.Busy() { // what was on its way comes out
		runtime.Gosched()
	}
}

// open gives the job about which something is left to do.
func (p *labelPress) open(t *testing.T) (job labels.Job, found bool) {
	t.Helper()
	text := strings.TrimSpace(p.run(t, "--json", "label", "jobs", "--open"))
	if text == "" {
		return job, false
	}
	if err := json.Unmarshal([]byte(text), &job); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return job, true
}

// tellWhatIsThere says of each label of unknown fate whether it came out; what is said to be sure must be true.
func (p *labelPress) tellWhatIsThere(t *testing.T) {
	t.Helper()
	job, found := p.open(t)
	if !found {
		return
	}
	out := p.out(t)
	resolve, doubtful := []string{"label", "resolve", job.Number, "--rest-missing"}, false
	for _, l := range job.Labels {
		switch {
		case l.State == trade.LabelUnknown:
			if doubtful = true; out[l.Unit] > 0 {
				resolve = append(resolve, "--here", l.Unit)
			}
		case (l.State == trade.LabelPrinted) != (out[l.Unit] > 0):
			t.Errorf("%s is told as %s, and came out %d times", l.Unit, l.State, out[l.Unit])
		}
	}
	if doubtful {
		p.unresolved++
		p.run(t, resolve...)
	}
}

// out counts the labels in front of the printer by unit.
func (p *labelPress) out(t *testing.T) map[string]int {
	t.Helper()
	const first, place = "(00) 0952123400", len("(00) 09521234")
	all := map[string]int{}
	for _, label := range p.sim.Labels() {
		at := bytes.Index(label, []byte(first))
		if at < 0 {
			t.Fatalf("a label without its SSCC: %.200s", label)
		}
		serial := string(label[at+place : at+place+9]) // of the SSCC, whose last nine before the check digit are the number
		all[serial[len(serial)-7:]]++
	}
	return all
}

func (p *labelPress) count(t *testing.T) int {
	t.Helper()
	return len(p.out(t))
}
