package syncing_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/sandbox"
	"tradehub/backend/store"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// mixed is a day's work: three things told several times each, and stock.
func mixed() (all []remote.Message) {
	for round := range 3 {
		all = append(all, consignment("C1", fmt.Sprint(round)), consignment("C2 ກ້ວຍ/50%", fmt.Sprint(round)))
		all = append(all, remotetest.Stock("", "BANANA@VTE", 1, int64(round+1)))
	}
	return append(all, remotetest.Shipment("", "R1"))
}

func TestAllArriveOnceAndInOrder(t *testing.T) {
	t.Parallel()
	for name, options := range map[string]syncing.Options{
		"batches":         {},
		"single sends":    {BatchSize: 1},
		"pairs":           {BatchSize: 2, InFlight: 2},
		"one at a time":   {BatchSize: 1, InFlight: 1},
		"nonsense wishes": {BatchSize: 1000, InFlight: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHub(t, options)
			said := mixed()
			h.say(t, said...)
			report := h.sync(t)
			want := syncing.Report{Sent: int64(len(said)), Pulled: 4}
			if report != want {
				t.Errorf("report %+v, want %+v", report, want)
			}
			h.holds(t, said)
			if again := h.sync(t); again != (syncing.Report{}) {
				t.Errorf("nothing to do, but %+v", again)
			}
		})
	}
}

func TestStatusAndReport(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, many(3)...)
	h.clk.pass(-time.Hour) // the clock was set back: order and age follow the outbox, not the clock
	h.say(t, consignment("C9", "1"))
	h.clk.pass(3 * time.Hour)
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.Unavailable, PathPrefix: "/v1/head"})
	report := h.sync(t)
	if report.Waiting != 4 || !report.Oldest.Equal(noon) || report.OldestAge != 2*time.Hour ||
		report.Reason != remote.Busy || report.Offline || fault.KeyOf(report.Fault()) != string(words.RemoteBusy) {
		t.Errorf("report %+v", report)
	}
	h.settleDown(t)
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.Invalid, PathPrefix: "/v1/consignments"})
	h.say(t, consignment("C1", "2"))
	h.sync(t)
	all, err := h.Status(context.Background(), loader)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	got := all[0]
	if got.Channel.Code != channel || got.Rejected != 1 || got.Waiting != 0 || got.LastCommit != 4 {
		t.Errorf("status %+v", got)
	}
	if all[1].Channel.Code != "off" || all[1].Backlog != (store.Backlog{}) {
		t.Errorf("status %+v", all[1])
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	ctx := context.Background()
	_, syncErr := h.Sync(ctx, loader, channel)
	_, allErr := h.RetryAll(ctx, loader, channel)
	_, statusErr := h.Status(ctx, trade.Actor{})
	_, listErr := h.Messages(ctx, trade.Actor{}, syncing.Filter{Channel: channel})
	for name, err := range map[string]error{
		"sync": syncErr, "retry all": allErr, "status": statusErr, "messages": listErr,
		"retry":   h.Retry(ctx, loader, 1),
		"resolve": h.Resolve(ctx, loader, 1, syncing.KeepMine),
	} {
		if fault.CodeOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := h.Sync(ctx, officer, "off"); fault.KeyOf(err) != string(words.SyncingInactive) {
		t.Errorf("off: %v", err)
	}
	if _, err := h.Sync(ctx, officer, "nowhere"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("unknown: %v", err)
	}
	if asked := h.platform.takeAsked(); len(asked) > 0 {
		t.Errorf("the platform was asked %v", asked)
	}
}

// Two subjects are on their way at the same time: each request waits until the other has come.
func TestSubjectsGoInParallel(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{BatchSize: 1, InFlight: 2})
	h.timeout = 5000
	met := make(chan struct{})
	h.platform.when(func(r *http.Request) {
		if r.Method != http.MethodPut {
			return
		}
		select {
		case met <- struct{}{}:
		case <-met:
		case <-r.Context().Done():
		}
	}, nil)
	h.say(t, consignment("C1", "1"), consignment("C2", "1"))
	if report := h.sync(t); report.Sent != 2 {
		t.Errorf("report %+v", report)
	}
}

func TestOneSyncOfAChannelAtATime(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	var second error
	h.platform.when(func(r *http.Request) {
		if r.URL.Path == "/v1/head" {
			_, second = h.Sync(context.Background(), officer, channel)
		}
	}, nil)
	h.say(t, many(3)...)
	h.sync(t)
	if fault.KeyOf(second) != string(words.SyncingRunning) {
		t.Errorf("second: %v", second)
	}
	h.holds(t, many(3))
}

// What is saved while a run is under way goes with it.
func TestWorkGoesOnMeanwhile(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{BatchSize: 1, InFlight: 1})
	late := 0
	h.platform.when(nil, func(r *http.Request) {
		if r.Method == http.MethodPut && late < 5 {
			late++
			h.say(t, consignment("C1", fmt.Sprint(late)))
		}
	})
	h.say(t, consignment("C1", "0"))
	if report := h.sync(t); report.Sent != 6 || report.Waiting != 0 {
		t.Errorf("report %+v", report)
	}
}

func TestPoisonParksOnlyItsSubject(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]int{"single": 1, "batch": 100} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHub(t, syncing.Options{BatchSize: size})
			poison := consignment("C1", "1")
			poison.Body = []byte(strings.Replace(string(poison.Body), `"KGM"`, `"kilogram"`, 1))
			h.say(t, consignment("C0", "1"), poison, consignment("C1", "2"), consignment("C2", "1"),
				consignment("C1", "3"), consignment("C2", "2"))
			report := h.sync(t)
			if report.Sent != 3 || report.Rejected != 1 || report.Waiting != 2 || report.Reason != "" {
				t.Errorf("report %+v", report)
			}
			rejected := h.the(t, syncing.Filter{State: trade.MessageRejected})
			if rejected.Subject != "C1" || !strings.Contains(rejected.Detail, "invalid_document") {
				t.Errorf("rejected %+v", rejected)
			}
			h.platform.takeAsked()
			if h.sync(t); len(sends(h.platform.takeAsked())) > 0 {
				t.Error("a rejected message, or one behind it, was sent again by itself")
			}
			h.retries(t, rejected)
		})
	}
}

// retries tries rejected messages again, one and all.
func (h *hub) retries(t *testing.T, rejected trade.Message) {
	t.Helper()
	ctx := context.Background()
	if err := h.Retry(ctx, officer, rejected.N); err != nil {
		t.Fatal(err)
	}
	if err := h.Retry(ctx, officer, rejected.N); fault.KeyOf(err) != string(words.SyncingNotRejected) {
		t.Errorf("a waiting message: %v", err)
	}
	if report := h.sync(t); report.Rejected != 1 || report.Waiting != 2 {
		t.Errorf("report %+v", report)
	}
	if n, err := h.RetryAll(ctx, officer, channel); err != nil || n != 1 {
		t.Errorf("retry all: %d, %v", n, err)
	}
	if report := h.sync(t); report.Rejected != 1 {
		t.Errorf("report %+v", report)
	}
	about := h.messages(t, syncing.Filter{Kind: trade.ConsignmentMessage, Subject: "C1"})
	states := []trade.MessageState{}
	for _, m := range about {
		states = append(states, m.State)
	}
	want := []trade.MessageState{trade.MessageRejected, trade.MessageWaiting, trade.MessageWaiting}
	if !slices.Equal(states, want) {
		t.Errorf("states %v, want %v", states, want)
	}
}

func TestPagesOfMessages(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, many(syncing.DefaultLimit+20)...)
	first := h.messages(t, syncing.Filter{})
	rest := h.messages(t, syncing.Filter{State: trade.MessageWaiting, After: first[len(first)-1].N})
	if len(first) != syncing.DefaultLimit || len(rest) != 20 || rest[0].Subject != fmt.Sprint("C", len(first)) {
		t.Errorf("%d and %d messages", len(first), len(rest))
	}
	h.sync(t)
	if got := h.messages(t, syncing.Filter{State: trade.MessageSent, Limit: 7}); len(got) != 7 {
		t.Errorf("%d sent messages", len(got))
	}
}

func TestTenThousand(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	h := newHub(t, syncing.Options{})
	var said []remote.Message
	for i := range 10_000 {
		said = append(said, consignment(fmt.Sprint("C", i%2500), fmt.Sprint(i)))
	}
	h.say(t, said...)
	if report := h.sync(t); report.Sent != 10_000 || report.Pulled != 2500 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, said)
}

// One subject with a long history goes in its order, whatever the batch size.
func TestLongLine(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	var said []remote.Message
	for i := range 600 {
		said = append(said, consignment("C1", fmt.Sprint(i)))
	}
	said = append(said, consignment("C2", "1"))
	h.say(t, said...)
	h.sync(t)
	h.holds(t, said)
}
