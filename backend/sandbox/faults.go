package sandbox

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// FaultKind is one way to misbehave.
type FaultKind string

// The ways to misbehave. Each is something a real platform or the network before it does to a client.
const (
	// LoseAnswer does the work, durably, and cuts the connection instead of answering.
	LoseAnswer FaultKind = "lose_answer"
	// Slow does the work and answers only after Fault.DelayMS.
	Slow FaultKind = "slow"
	// Conflict answers 409 key_in_use and does nothing.
	Conflict FaultKind = "conflict"
	// Invalid answers 422 invalid_document and does nothing.
	Invalid FaultKind = "invalid"
	// Busy answers 429 with Retry-After and does nothing.
	Busy FaultKind = "busy"
	// FailAfterCommit does the work, durably, and answers 500.
	FailAfterCommit FaultKind = "fail_after_commit"
	// DuplicatePage gives a page of the changes feed once more instead of the next.
	DuplicatePage FaultKind = "duplicate_page"
	// Unavailable answers 503 with Retry-After and does nothing.
	Unavailable FaultKind = "unavailable"
)

// FaultKinds are all ways to misbehave.
func FaultKinds() []FaultKind {
	return []FaultKind{LoseAnswer, Slow, Conflict, Invalid, Busy, FailAfterCommit, DuplicatePage, Unavailable}
}

// Fault is one misbehaviour that is switched on. It touches requests of the contract's /v1 paths only; one
// request meets at most one fault, the first that fits.
type Fault struct {
	Kind        FaultKind `json:"kind"`
	Count       int64     `json:"count,omitempty"`         // the next so many requests; 0 until switched off
	PathPrefix  string    `json:"path_prefix,omitempty"`   // only requests whose path begins so; empty is all
	DelayMS     int64     `json:"delay_ms,omitempty"`      // Slow: how long to wait before answering
	RetryAfterS int64     `json:"retry_after_s,omitempty"` // Busy, Unavailable: what Retry-After says; 0 sends none
}

// Misbehave switches one more fault on; an unknown kind is an invalid fault "sandbox.fault_unknown".
func (s *Sandbox) Misbehave(f Fault) error {
	if !slices.Contains(FaultKinds(), f.Kind) {
		return fault.New(fault.Invalid, words.SandboxFaultUnknown, fault.Params{"kind": f.Kind, "known": FaultKinds()})
	}
	s.faults.add(f)
	return nil
}

// Behave switches all faults off.
func (s *Sandbox) Behave() { s.faults.set(nil) }

// Faults gives the faults that are still switched on, with the counts that are left.
func (s *Sandbox) Faults() []Fault { return s.faults.all() }

// switchboard holds the faults that are switched on.
type switchboard struct {
	mu sync.Mutex
	on []Fault
}

func (b *switchboard) add(f Fault) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.on = append(b.on, f)
}

func (b *switchboard) set(faults []Fault) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.on = slices.Clone(faults)
}

func (b *switchboard) all() []Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.on)
}

// take finds the fault that a request meets and counts it down; the zero fault is none.
func (b *switchboard) take(path string) Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, f := range b.on {
		if !f.fits(path) {
			continue
		}
		switch {
		case f.Count == 1:
			b.on = slices.Delete(b.on, i, i+1)
		case f.Count > 1:
			b.on[i].Count--
		}
		return f
	}
	return Fault{}
}

func (f Fault) fits(path string) bool {
	if f.Kind == DuplicatePage && path != "/v1/changes" {
		return false
	}
	return strings.HasPrefix(path, f.PathPrefix)
}

// refusal is the answer of a fault that keeps the work from being done, nil for the others.
func (f Fault) refusal() *problem {
	told := func(status int, code string) *problem {
		p := problemf(status, code, "asked to misbehave: %s", f.Kind)
		p.retryAfterS = f.RetryAfterS
		return p
	}
	switch f.Kind {
	case Conflict:
		return told(http.StatusConflict, codeKeyInUse)
	case Invalid:
		return told(http.StatusUnprocessableEntity, codeInvalidDocument)
	case Busy:
		return told(http.StatusTooManyRequests, codeBusy)
	case Unavailable:
		return told(http.StatusServiceUnavailable, codeUnavailable)
	}
	return nil
}

// after spoils the answer of work that is done.
func (f Fault) after(ctx context.Context, given answer) answer {
	switch f.Kind {
	case Slow:
		wait(ctx, time.Duration(f.DelayMS)*time.Millisecond)
	case FailAfterCommit:
		return problemf(http.StatusInternalServerError, codeFailed, "asked to misbehave: %s", f.Kind).answer()
	}
	return given
}

// getFaults tells the faults that are switched on.
func (s *Sandbox) getFaults(*call) (answer, error) {
	told := struct {
		Faults []Fault `json:"faults"`
	}{s.Faults()}
	if told.Faults == nil {
		told.Faults = []Fault{}
	}
	body, err := json.Marshal(told)
	return answer{status: http.StatusOK, body: body}, err
}

// putFaults replaces the faults that are switched on.
func (s *Sandbox) putFaults(c *call) (answer, error) {
	var asked struct {
		Faults []Fault `json:"faults"`
	}
	if err := json.Unmarshal(c.body, &asked); err != nil {
		return answer{}, err
	}
	s.faults.set(asked.Faults)
	return s.getFaults(c)
}

// deleteFaults switches all faults off.
func (s *Sandbox) deleteFaults(c *call) (answer, error) {
	s.Behave()
	return s.getFaults(c)
}
