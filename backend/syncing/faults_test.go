package syncing_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/remote"
	"tradehub/backend/sandbox"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
)

// writes is where messages are sent to, alone or together; no read begins so.
var writes = []string{"/v1/consignments", "/v1/messages", "/v1/stock", "/v1/shipments"}

// Whatever a platform or the network does to requests, each message is accepted once and in its order.
func TestMisbehaviour(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 3, 100} {
		for _, kind := range sandbox.FaultKinds() {
			for _, count := range []int64{1, 2, 5} {
				if kind == sandbox.Invalid && size > 1 || kind == sandbox.Slow && (count > 1 || size == 3) {
					continue // an invalid batch is halved by the client, which is its own test; slow takes a second
				}
				t.Run(fmt.Sprintf("%s %d times, batches of %d", kind, count, size), func(t *testing.T) {
					t.Parallel()
					misbehaves(t, size, sandbox.Fault{Kind: kind, Count: count})
				})
			}
		}
	}
}

func misbehaves(t *testing.T, size int, f sandbox.Fault) {
	h := newHub(t, syncing.Options{BatchSize: size, InFlight: 2})
	f.RetryAfterS = 5
	if f.Kind == sandbox.Slow {
		h.timeout, f.DelayMS = 1000, 60_000
	}
	for _, path := range writes {
		f.PathPrefix = path
		h.platform.misbehave(t, f)
	}
	f.PathPrefix = "/v1/changes"
	h.platform.misbehave(t, f)
	said := mixed()
	h.say(t, said...)
	for range 10 {
		h.sync(t)
		if _, err := h.RetryAll(context.Background(), officer, channel); err != nil {
			t.Fatal(err)
		}
		h.clk.pass(time.Hour)
	}
	h.settleDown(t)
	h.holds(t, said)
}

// A batch that is refused as a whole costs nobody but the guilty one anything: the client halves it.
func TestInvalidBatch(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{InFlight: 1})
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.Invalid, Count: 3, PathPrefix: "/v1/messages"})
	h.say(t, many(8)...)
	if report := h.sync(t); report.Sent+report.Rejected != 8 || report.Rejected > 1 {
		t.Errorf("report %+v", report)
	}
}

func TestWaitsBetweenTries(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.LoseAnswer, PathPrefix: "/v1/consignments"})
	h.say(t, consignment("C1", "1"))
	want := []time.Duration{2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600}
	for i, seconds := range want {
		if report := h.sync(t); report.Waiting != 1 || report.Reason != "" {
			t.Fatalf("try %d: %+v", i, report)
		}
		m := h.the(t, syncing.Filter{})
		if wait := m.NextAt.Sub(h.clk.tell()); wait != seconds*time.Second || m.Attempts != int64(i+1) ||
			!strings.HasPrefix(m.Detail, "offline: ") {
			t.Errorf("try %d: waits %s, want %d s; %+v", i, wait, seconds, m)
		}
		h.platform.takeAsked()
		h.clk.pass(seconds*time.Second - time.Second)
		if h.sync(t); len(sends(h.platform.takeAsked())) > 0 {
			t.Errorf("try %d: sent a second too early", i)
		}
		h.clk.pass(time.Second)
	}
	h.settleDown(t)
	if m := h.the(t, syncing.Filter{State: trade.MessageSent}); m.Detail != "recognised" || m.Version != 1 {
		t.Errorf("sent %+v", m)
	}
}

// The wait is drawn between nothing and its limit.
func TestJitter(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{Jitter: func(limit time.Duration) time.Duration { return limit / 4 }})
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.FailAfterCommit, Count: 1, PathPrefix: "/v1/consignments"})
	h.say(t, consignment("C1", "1"))
	h.sync(t)
	if m := h.the(t, syncing.Filter{}); m.NextAt.Sub(noon) != 500*time.Millisecond {
		t.Errorf("next at %s", m.NextAt)
	}
}

// A platform that says when to come again is left alone by this run, and by the message until then.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for _, kind := range []sandbox.FaultKind{sandbox.Busy, sandbox.Unavailable} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			h := newHub(t, syncing.Options{BatchSize: 2, InFlight: 1})
			h.platform.misbehave(t, sandbox.Fault{Kind: kind, Count: 1, PathPrefix: "/v1/messages", RetryAfterS: 90})
			h.say(t, many(6)...)
			report := h.sync(t)
			if report.Reason != remote.Busy || report.Offline || report.RetryAfter != 90*time.Second || report.Waiting != 6 {
				t.Errorf("report %+v", report)
			}
			for i, m := range h.messages(t, syncing.Filter{}) {
				if asked := i < 2; asked != m.NextAt.Equal(noon.Add(90*time.Second)) {
					t.Errorf("message %d: next at %s", i, m.NextAt)
				}
			}
			h.settleDown(t)
			h.holds(t, many(6))
		})
	}
}

// A line that is cut in the middle stops the run after three failures; what was not tried has lost nothing.
func TestGoesOffline(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{BatchSize: 10, InFlight: 1})
	done := 0
	h.platform.when(nil, func(r *http.Request) {
		if r.Method == http.MethodPost && done == 0 {
			done++
			h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.LoseAnswer, PathPrefix: "/v1"})
		}
	})
	h.say(t, many(100)...)
	report := h.sync(t)
	if report.Sent != 10 || !report.Offline || report.Reason != remote.Offline || report.Waiting != 90 {
		t.Errorf("report %+v", report)
	}
	tried := 0
	for _, m := range h.messages(t, syncing.Filter{}) {
		tried += int(m.Attempts)
	}
	if tried != 30 {
		t.Errorf("%d tries, want 30", tried)
	}
	h.platform.takeAsked()
	if report := h.sync(t); !report.Offline || report.Sent != 0 {
		t.Errorf("report %+v", report)
	}
	if asked := h.platform.takeAsked(); len(asked) != 3 {
		t.Errorf("asked %v, want three tries to shake hands", asked)
	}
	h.settleDown(t)
	h.holds(t, many(100))
}

func TestTokenRefused(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.platform.when(nil, func(r *http.Request) {
		if r.URL.Path == "/v1/changes" {
			h.platform.RequireToken("secret") // taken away between reading and writing
		}
	})
	h.say(t, many(3)...)
	report := h.sync(t)
	if report.Reason != remote.Token || report.Offline || report.Waiting != 3 || report.Rejected != 0 {
		t.Errorf("report %+v", report)
	}
	for _, m := range h.messages(t, syncing.Filter{}) {
		if m.Attempts != 0 || m.State != trade.MessageWaiting || m.Detail != "" {
			t.Errorf("touched: %+v", m)
		}
	}
}

// A message that makes the platform fail is alone in its request before long, and the others go.
func TestPoisonThatBreaksThePlatform(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{InFlight: 1})
	h.platform.breakOn("C5")
	h.say(t, many(20)...)
	for range 20 {
		h.sync(t)
		h.clk.pass(time.Hour)
	}
	left := h.the(t, syncing.Filter{})
	if left.Subject != "C5" || left.State != trade.MessageWaiting {
		t.Errorf("left: %+v", left)
	}
}

// The caller ends in the middle: what the platform told by then is put down, and nothing is sent twice after.
func TestCallerEnds(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{BatchSize: 1, InFlight: 2})
	ctx, cancel := context.WithCancel(context.Background())
	var asked atomic.Int64
	h.platform.when(func(*http.Request) {
		if asked.Add(1) > 10 {
			cancel()
		}
	}, nil)
	h.say(t, many(30)...)
	report, err := h.Sync(ctx, officer, channel)
	if !errors.Is(err, context.Canceled) || report.Sent == 0 || report.Waiting+report.Sent != 30 {
		t.Errorf("report %+v, %v", report, err)
	}
	for _, m := range h.messages(t, syncing.Filter{}) {
		if m.Attempts > 0 {
			t.Errorf("the end of the caller was taken for a failure: %+v", m)
		}
	}
	h.settleDown(t)
	h.holds(t, many(30))
}

// The program is killed after the platform took a request and before that was put down, at each request in turn.
func TestKilledBeforeItIsPutDown(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 4} {
		for at := range 10 {
			t.Run(fmt.Sprintf("batches of %d, request %d", size, at), func(t *testing.T) {
				t.Parallel()
				h := newHub(t, syncing.Options{BatchSize: size, InFlight: 1})
				said := mixed()
				h.say(t, said...)
				killed := h.killAt(t, at)
				_ = h.db.Close()
				h.open(t, killed)
				h.settleDown(t)
				h.holds(t, said)
			})
		}
	}
}

// killAt synchronises and gives the ledger as a kill after a request would leave it: the platform has judged
// the request, and its answer is not read. Nothing reaches the platform after that.
func (h *hub) killAt(t *testing.T, at int) string {
	t.Helper()
	dir, copied := t.TempDir(), ""
	var asked atomic.Int64
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	h.platform.when(nil, func(*http.Request) {
		if asked.Add(1) == int64(at+1) {
			copied = h.copyTo(t, dir)
			cancel()
		}
	})
	_, _ = h.Sync(ctx, officer, channel) // whatever it tells, nobody is there any more to hear it
	h.platform.when(nil, nil)
	if copied == "" {
		return h.copyTo(t, dir) // the run had fewer requests: killed after it
	}
	return copied
}

// A random life: work, faults, kills, restores of the platform. In the end everything is there once.
func TestRandomLives(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			live(t, rand.New(rand.NewPCG(seed, 7)))
		})
	}
}

func live(t *testing.T, dice *rand.Rand) {
	h := newHub(t, syncing.Options{BatchSize: 1 + dice.IntN(8), InFlight: 1 + dice.IntN(3)})
	kinds := slices.DeleteFunc(sandbox.FaultKinds(), func(k sandbox.FaultKind) bool { return k == sandbox.Slow })
	var said []remote.Message
	for range 25 {
		for range dice.IntN(6) {
			said = append(said, consignment(fmt.Sprint("C", dice.IntN(5)), fmt.Sprint(len(said))))
			h.say(t, said[len(said)-1])
		}
		if dice.IntN(2) == 0 {
			h.platform.misbehave(t, sandbox.Fault{Kind: kinds[dice.IntN(len(kinds))], Count: 1 + dice.Int64N(3),
				PathPrefix: append(writes, "/v1/")[dice.IntN(5)]})
		}
		switch dice.IntN(5) {
		case 0:
			killed := h.killAt(t, dice.IntN(6))
			_ = h.db.Close()
			h.open(t, killed)
		case 1:
			if err := h.platform.RestoreToPast(context.Background(), dice.Int64N(h.platform.record(t).Commit+1)); err != nil {
				t.Fatal(err)
			}
			h.sync(t)
		default:
			h.sync(t)
		}
		if _, err := h.RetryAll(context.Background(), officer, channel); err != nil {
			t.Fatal(err)
		}
		h.clk.pass(time.Duration(dice.IntN(700)) * time.Second)
	}
	h.settleDown(t)
	h.holds(t, said)
}
