package syncing_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Both ends of a conflict, and what follows them.
func TestConflict(t *testing.T) {
	t.Parallel()
	for choice, want := range map[syncing.Choice]string{syncing.KeepMine: "ours", syncing.KeepTheirs: "theirs"} {
		t.Run(string(choice), func(t *testing.T) {
			t.Parallel()
			h := newHub(t, syncing.Options{})
			h.platform.stranger(t, consignment("C1", "theirs"))
			h.say(t, consignment("C1", "ours"), consignment("C1", "later"), consignment("C2", "1"))
			if report := h.sync(t); report.Conflicts != 1 || report.Sent != 1 || report.Waiting != 1 {
				t.Fatalf("report %+v", report)
			}
			clash := h.the(t, syncing.Filter{State: trade.MessageConflict})
			theirs, err := syncing.Theirs(clash)
			if err != nil || !sameNote(theirs.Body, "theirs") || !sameNote([]byte(clash.Body), "ours") {
				t.Errorf("both sides: %s and %s, %v", theirs.Body, clash.Body, err)
			}
			if err := h.Resolve(context.Background(), officer, clash.N, choice); err != nil {
				t.Fatal(err)
			}
			h.platform.when(func(r *http.Request) { h.clk.pass(1) }, nil)
			if report := h.sync(t); report.Waiting != 0 || report.Conflicts != 0 {
				t.Errorf("report %+v", report)
			}
			about := h.messages(t, syncing.Filter{Kind: trade.ConsignmentMessage, Subject: "C1"})
			remark := fmt.Sprintf("%s v1 by Noy at 2026-11-04T05:00:00.000000Z", choice)
			if !strings.HasPrefix(about[0].Detail, remark) || about[0].State != trade.MessageSent || about[0].Current == "" {
				t.Errorf("decided: %+v", about[0])
			}
			if commits := map[string]int64{"ours": 4, "theirs": 3}[want]; h.platform.record(t).Commit != commits {
				t.Errorf("%d commits, want %d", h.platform.record(t).Commit, commits)
			}
		})
	}
}

func sameNote(body []byte, note string) bool {
	return strings.Contains(string(body), fmt.Sprintf(`"delivery_note":%q`, note))
}

func TestResolveRefuses(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	ctx := context.Background()
	h.say(t, consignment("C1", "1"))
	h.sync(t)
	h.say(t, consignment("C1", "2"))
	if err := h.Resolve(ctx, officer, 2, syncing.KeepMine); fault.KeyOf(err) != string(words.SyncingNoConflict) {
		t.Errorf("no conflict: %v", err)
	}
	if err := h.Resolve(ctx, officer, 99, syncing.KeepMine); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("unknown: %v", err)
	}
	h.write(t, func(tx *store.Tx) error {
		m, err := tx.Message(2)
		if err != nil {
			return err
		}
		m.State, m.Detail = trade.MessageConflict, "not_held: the platform lost it, or says so"
		return tx.Settle(m)
	})
	if err := h.Resolve(ctx, officer, 2, "both"); fault.KeyOf(err) != string(words.SyncingChoice) {
		t.Errorf("unknown choice: %v", err)
	}
	if err := h.Resolve(ctx, officer, 2, syncing.KeepTheirs); fault.KeyOf(err) != string(words.SyncingNothingTheirs) {
		t.Errorf("nothing held: %v", err)
	}
	if err := h.Resolve(ctx, officer, 2, syncing.KeepMine); err != nil {
		t.Fatal(err)
	}
	if report := h.sync(t); report.Conflicts != 1 {
		t.Errorf("the platform holds it after all: %+v", report)
	}
	if _, err := h.RetryAll(ctx, officer, channel); err != nil {
		t.Fatal(err)
	}
	m := h.the(t, syncing.Filter{})
	if m.State != trade.MessageConflict || !strings.HasPrefix(m.Detail, "keep_mine v0 by Noy") {
		t.Errorf("a conflict is no matter for a retry: %+v", m)
	}
}

// The platform loses what it holds between our reading and our writing: nobody need choose anything.
func TestPlatformRestoredUnderOurHands(t *testing.T) {
	t.Parallel()
	h := newHub(t, syncing.Options{})
	h.say(t, consignment("C1", "1"))
	h.sync(t)
	h.say(t, consignment("C1", "2"))
	var once sync.Once
	h.platform.when(func(r *http.Request) {
		if r.Method == http.MethodPut {
			once.Do(func() { h.platform.forget(t, 1) })
		}
	}, nil)
	if report := h.sync(t); report.Reopened != 1 || report.Sent != 2 || report.Waiting != 0 {
		t.Errorf("report %+v", report)
	}
	h.holds(t, []remote.Message{consignment("C1", "1"), consignment("C1", "2")})
}
