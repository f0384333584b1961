package syncing_test

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/sandbox"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
)

// forget restores the platform to n commits ago.
func (p *platform) forget(t testing.TB, n int64) {
	t.Helper()
	if err := p.RestoreToPast(context.Background(), n); err != nil {
		t.Fatal(err)
	}
}

// stranger sends documents that are not ours, as another station or a person at the platform does.
func (p *platform) stranger(t testing.TB, documents ...remote.Message) {
	t.Helper()
	client, err := remote.New(remote.Config{BaseURL: p.url})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i, m := range documents {
		m.Key = fmt.Sprintf("stranger-%s-%d", m.ExternalID, i)
		if got, err := client.Send(context.Background(), m); err != nil || got.Outcome != remote.Accepted {
			t.Fatalf("%+v, %v", got, err)
		}
	}
}

// count is how often the platform judged messages so.
func (p *platform) count(t testing.TB, outcome remote.Outcome) int64 {
	t.Helper()
	return p.record(t).Outcomes[outcome]
}

// The platform goes back: exactly what it acknowledged after that is sent again.
func TestPlatformRestored(t *testing.T) {
	t.Parallel()
	for _, lost := range []int64{1, 7, 10} {
		t.Run(fmt.Sprint(lost), func(t *testing.T) {
			t.Parallel()
			h := newHub(t, syncing.Options{})
			said := mixed()
			h.say(t, said...)
			h.sync(t)
			h.platform.forget(t, lost)
			h.platform.takeAsked()
			report := h.sync(t)
			if report.Reopened != lost || report.Sent != lost || report.Recognised != 0 {
				t.Errorf("report %+v", report)
			}
			h.readsFirst(t)
			h.holds(t, said)
			if n := h.platform.count(t, remote.Accepted); n != int64(len(said))+lost {
				t.Errorf("%d messages were accepted, want %d", n, int64(len(said))+lost)
			}
			if again := h.sync(t); again != (syncing.Report{}) {
				t.Errorf("nothing to do, but %+v", again)
			}
		})
	}
}

// readsFirst wants the changes to have been read, from their beginning, before the first message was sent.
func (h *hub) readsFirst(t *testing.T) {
	t.Helper()
	asked := h.platform.takeAsked()
	read := slices.Index(asked, "GET /v1/changes?limit=100")
	sent := slices.IndexFunc(asked, func(a string) bool { return !strings.HasPrefix(a, "GET") })
	if read < 0 || sent >= 0 && sent < read {
		t.Errorf("asked %v, want changes before messages", asked)
	}
}

// The platform goes back and others go on there, so that its head shows nothing: the cursor does.
func TestPlatformRestoredAndGoneOn(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, many(20)...)
	h.sync(t)
	h.platform.forget(t, 7)
	var others []remote.Message
	for i := range 30 {
		others = append(others, consignment(fmt.Sprint("X", i), "1"))
	}
	h.platform.stranger(t, others...)
	if report := h.sync(t); report.Reopened != 7 || report.Sent != 7 || report.Recognised != 0 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, append(many(20), others...))
}

// The same, but the feed was never read up to what was acknowledged, so that the cursor shows nothing either:
// what is missing is found when the program starts.
func TestPlatformRestoredAndGoneOnUnseen(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, consignment("C0", "1"))
	h.sync(t)
	h.say(t, many(20)[1:]...)
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.Unavailable, PathPrefix: "/v1/changes"})
	if report := h.sync(t); report.Sent != 19 || report.Reason != remote.Busy {
		t.Fatalf("report %+v", report)
	}
	h.platform.Behave()
	h.platform.forget(t, 7)
	h.platform.stranger(t, consignment("C19", "theirs"), consignment("X1", "1"), consignment("X2", "1"),
		consignment("X3", "1"), consignment("X4", "1"), consignment("X5", "1"), consignment("X6", "1"))
	h.restart(t)
	report := h.sync(t)
	if report.Reopened != 7 || report.Sent != 6 || report.Conflicts != 1 {
		t.Errorf("report %+v", report)
	}
}

// The platform goes back before we have read in its feed what it acknowledged: its answers told where it stood.
func TestPlatformRestoredBeforeItIsRead(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.sync(t)
	h.say(t, many(20)...)
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.Unavailable, PathPrefix: "/v1/changes"})
	h.sync(t)
	h.platform.Behave()
	h.platform.forget(t, 7)
	if report := h.sync(t); report.Reopened != 7 || report.Sent != 7 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, many(20))
}

// A conflict about a document that is gone with a restore is none any more.
func TestConflictsAreJudgedAnewAfterARestore(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, consignment("C0", "1"))
	h.sync(t)
	h.platform.stranger(t, consignment("C1", "theirs"))
	h.say(t, consignment("C1", "ours"))
	if report := h.sync(t); report.Conflicts != 1 {
		t.Fatalf("report %+v", report)
	}
	h.platform.forget(t, 1)
	if report := h.sync(t); report.Sent != 1 || report.Reopened != 0 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, []remote.Message{consignment("C0", "1"), consignment("C1", "ours")})
}

// A decision is about what was held then: when that is gone too, our message goes as if nobody had asked.
func TestDecisionsEndWithARestore(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.platform.stranger(t, consignment("C0", "1"), consignment("C1", "theirs"))
	h.say(t, consignment("C1", "ours"))
	h.sync(t)
	clash := h.the(t, syncing.Filter{State: trade.MessageConflict})
	if err := h.Resolve(context.Background(), officer, clash.N, syncing.KeepMine); err != nil {
		t.Fatal(err)
	}
	h.sync(t)
	h.platform.forget(t, 2)
	if report := h.sync(t); report.Sent != 1 || report.Reopened != 1 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, []remote.Message{consignment("C0", "1"), consignment("C1", "ours")})
}

// A channel that leads to another platform is told everything, also where that platform is ahead of the old one
// and holds something under our name.
func TestAnotherPlatform(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	said := mixed()
	h.say(t, said...)
	h.sync(t)
	h.platform = newPlatform(t, h.clk)
	h.platform.stranger(t, many(20)...)
	if report := h.sync(t); report.Reopened != int64(len(said)) || report.Conflicts != 1 || report.Waiting != 2 {
		t.Errorf("report %+v", report)
	}
	clash := h.the(t, syncing.Filter{State: trade.MessageConflict})
	if err := h.Resolve(context.Background(), officer, clash.N, syncing.KeepMine); err != nil {
		t.Fatal(err)
	}
	h.settleDown(t)
	h.holds(t, append(many(20), said...))
}

// Our own ledger goes back: what is entered again is recognised where it says the same, and is a conflict where
// it says something else; nothing is sent twice.
func TestWeAreRestored(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, consignment("C1", "1"), consignment("C2", "1"), consignment("C3", "1"))
	h.sync(t)
	h.say(t, consignment("C2", "2")) // waits in the copy, and is sent after it was made
	copied := h.copyTo(t, t.TempDir())
	h.say(t, consignment("C3", "2"), consignment("C4", "1"), consignment("C5", "1"))
	h.sync(t)
	h.putBack(t, copied)
	h.platform.takeAsked()
	reformatted := consignment("C3", "2")
	reformatted.Body = []byte(strings.Join(strings.Fields(string(reformatted.Body)), ""))
	h.say(t, reformatted, consignment("C4", "other"), consignment("C5", "1"), consignment("C5", "2"),
		consignment("C6", "1"))
	report := h.sync(t)
	if report.Recognised != 3 || report.Conflicts != 1 || report.Sent != 2 || report.Waiting != 0 {
		t.Errorf("report %+v", report)
	}
	h.readsFirst(t)
	clash := h.the(t, syncing.Filter{State: trade.MessageConflict})
	if theirs, err := syncing.Theirs(clash); err != nil || clash.Subject != "C4" || theirs.Version != 1 {
		t.Errorf("conflict %+v, %v", clash, err)
	}
	if err := h.Resolve(context.Background(), officer, clash.N, syncing.KeepMine); err != nil {
		t.Fatal(err)
	}
	h.settleDown(t)
	h.holds(t, []remote.Message{consignment("C1", "1"), consignment("C2", "1"), consignment("C2", "2"),
		consignment("C3", "1"), consignment("C3", "2"), consignment("C4", "1"), consignment("C4", "other"),
		consignment("C5", "1"), consignment("C5", "2"), consignment("C6", "1")})
}

// A restored station that is cut off while it reads what the platform holds sends nothing before it has read all.
func TestRestoredAndCutOff(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, many(250)...)
	copied := h.copyTo(t, t.TempDir())
	h.sync(t)
	h.putBack(t, copied)
	h.platform.takeAsked()
	pages := 0
	h.platform.when(func(r *http.Request) {
		if r.URL.Path != "/v1/changes" {
			return
		}
		if pages++; pages == 2 {
			h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.LoseAnswer})
		}
	}, nil)
	if report := h.sync(t); !report.Offline || report.Pulled != 100 {
		t.Errorf("report %+v", report)
	}
	if asked := sends(h.platform.takeAsked()); len(asked) > 0 {
		t.Errorf("sent before all was read: %v", asked)
	}
	h.platform.when(nil, nil)
	h.platform.Behave()
	h.restart(t)
	if report := h.sync(t); report.Recognised != 250 || report.Sent != 0 || report.Pulled != 150 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, many(250))
}

// Stock that a restored station tells is newer than all it told before.
func TestStockAfterARestore(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	copied := h.copyTo(t, t.TempDir())
	h.say(t, remotetest.Stock("", "B", 1, 5), remotetest.Stock("", "B", 1, 9))
	h.sync(t)
	h.putBack(t, copied)
	h.say(t, remotetest.Stock("", "B", 1, 3), remotetest.Stock("", "B", 2, 1))
	if report := h.sync(t); report.Sent != 2 || report.Conflicts != 0 {
		t.Errorf("report %+v", report)
	}
	about := h.messages(t, syncing.Filter{Kind: trade.StockMessage, Subject: "B"})
	if len(about) != 2 || about[0].Version != 2 || about[1].Version != 3 {
		t.Errorf("stale and newer: %+v", about)
	}
}

func TestPagesThatComeTwice(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	var others []remote.Message
	for i := range 250 {
		others = append(others, consignment(fmt.Sprint("X", i), "1"))
	}
	h.platform.stranger(t, others...)
	pages := 0
	h.platform.when(func(r *http.Request) {
		if pages++; r.URL.Path == "/v1/changes" && pages%2 == 0 {
			h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.DuplicatePage, Count: 1})
		}
	}, nil)
	h.sync(t)
	if known := h.known(t); len(known) != 250 {
		t.Errorf("%d documents are known, want 250", len(known))
	}
	h.platform.misbehave(t, sandbox.Fault{Kind: sandbox.DuplicatePage})
	h.platform.stranger(t, consignment("Y", "1"))
	h.sync(t) // one that never gives another page must not hold us for ever
	h.platform.Behave()
	h.platform.when(nil, nil)
	h.sync(t)
	if known := h.known(t); len(known) != 251 || known["Y"] != 1 {
		t.Errorf("%d documents are known, want 251", len(known))
	}
}

// known is what the ledger knows the platform to hold: version by subject.
func (h *hub) known(t testing.TB) map[string]int64 {
	t.Helper()
	versions := map[string]int64{}
	h.write(t, readKnown(versions))
	return versions
}

// A killed station and its copy never count anything twice, wherever the ledger lies.
func TestCopiedLedgerElsewhere(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, many(5)...)
	copied := h.copyTo(t, t.TempDir())
	h.sync(t)
	if err := h.db.Close(); err != nil {
		t.Fatal(err)
	}
	h.open(t, filepath.Clean(copied))
	if report := h.sync(t); report.Recognised != 5 || report.Sent != 0 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, many(5))
}
