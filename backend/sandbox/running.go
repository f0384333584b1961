package sandbox

import (
	"maps"
	"net/http"
	"sync"

	"tradehub/backend/remote"
)

// running knows the keys of the requests that are under way: a key that is still running is refused with 409,
// so that two copies of one message are never judged side by side.
type running struct {
	mu   sync.Mutex
	keys map[string]*call
}

// hold takes keys for a request, all or none. The same key twice in one request is the ledger's to judge.
func (r *running) hold(c *call, keys ...string) *problem {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, key := range keys {
		if holder := r.keys[key]; key != "" && holder != nil {
			return problemf(http.StatusConflict, codeKeyInUse, "key %s is still running", key)
		}
	}
	for _, key := range keys {
		r.keys[key] = c
	}
	c.held = keys
	return nil
}

// free gives the keys of a request back.
func (r *running) free(c *call) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, key := range c.held {
		delete(r.keys, key)
	}
}

// pages remembers where the last page of changes began, so that it can be given twice.
type pages struct {
	mu   sync.Mutex
	last string
}

// cursor gives the cursor to read from: the one asked for, or the one of the page before.
func (p *pages) cursor(asked string, again bool) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if again {
		return p.last
	}
	p.last = asked
	return asked
}

// tally counts what was answered since the platform was opened.
type tally struct {
	mu       sync.Mutex
	answers  map[string]int64
	outcomes map[remote.Outcome]int64
	broken   int64
}

func (t *tally) answered(status string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.answers[status]++
}

func (t *tally) judged(verdicts []verdict) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, v := range verdicts {
		t.outcomes[v.outcome]++
	}
}

func (t *tally) breachOfContract() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.broken++
}

// fill copies the counts into a record.
func (t *tally) fill(r *Record) {
	t.mu.Lock()
	defer t.mu.Unlock()
	r.Answers, r.Outcomes, r.ContractBroken = maps.Clone(t.answers), maps.Clone(t.outcomes), t.broken
}
