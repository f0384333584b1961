package sandbox_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/sandbox"
	"tradehub/templates/words"
)

func TestMisbehaviour(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		fault      sandbox.Fault
		outcome    remote.Outcome
		reason     remote.Reason
		retryAfter time.Duration
		code       string
		again      remote.Outcome // what a resend gives after it
	}{
		{sandbox.Fault{Kind: sandbox.LoseAnswer}, remote.Retry, remote.Offline, 0, "", remote.Replayed},
		{sandbox.Fault{Kind: sandbox.Slow, DelayMS: 1}, remote.Accepted, "", 0, "", remote.Replayed},
		{sandbox.Fault{Kind: sandbox.Conflict}, remote.Retry, remote.Busy, 0, "", remote.Accepted},
		{sandbox.Fault{Kind: sandbox.Invalid}, remote.Rejected, "", 0, "invalid_document", remote.Accepted},
		{sandbox.Fault{Kind: sandbox.Busy, RetryAfterS: 7}, remote.Retry, remote.Busy, 7 * time.Second, "",
			remote.Accepted},
		{sandbox.Fault{Kind: sandbox.FailAfterCommit}, remote.Retry, remote.Server, 0, "", remote.Replayed},
		{sandbox.Fault{Kind: sandbox.Unavailable, RetryAfterS: 3}, remote.Retry, remote.Busy, 3 * time.Second, "",
			remote.Accepted},
	} {
		t.Run(string(c.fault.Kind), func(t *testing.T) {
			t.Parallel()
			s, client, _ := fresh(t)
			c.fault.Count = 1
			if err := s.Misbehave(c.fault); err != nil {
				t.Fatal(err)
			}
			m := remotetest.Consignment("k1", "A")
			got := send(t, client, m)
			if got.Outcome != c.outcome || got.Reason != c.reason || got.Code != c.code ||
				got.RetryAfter != c.retryAfter {
				t.Errorf("got %+v", got)
			}
			if again := send(t, client, m); again.Outcome != c.again {
				t.Errorf("again %+v, want %s", again, c.again)
			}
			if held := record(t, s).Documents; len(held) != 1 || held[0].Accepted != 1 {
				t.Errorf("held %+v", held)
			}
		})
	}
}

func TestMisbehaviourInABatch(t *testing.T) {
	t.Parallel()
	s, client, _ := fresh(t)
	batch := []remote.Message{remotetest.Consignment("k1", "A"), remotetest.Stock("k2", "B", 1, 1)}
	if err := s.Misbehave(sandbox.Fault{Kind: sandbox.LoseAnswer, Count: 1}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []remote.Outcome{remote.Retry, remote.Replayed} {
		got, err := client.SendBatch(context.Background(), batch)
		if err != nil || got[0].Outcome != want || got[1].Outcome != want {
			t.Errorf("%+v, %v; want %s", got, err, want)
		}
	}
	if got := record(t, s); got.Commit != 2 || got.Answers["cut"] != 1 {
		t.Errorf("record %+v", got)
	}
}

// A page given twice must bring a reader back to where it was, and on to the end.
func TestDuplicatePage(t *testing.T) {
	t.Parallel()
	s, client, _ := fresh(t)
	for i := range 4 {
		send(t, client, remotetest.Stock(fmt.Sprintf("k%d", i), fmt.Sprintf("I%d", i), 1, int64(i)))
	}
	var seen []string
	cursor := ""
	for i, more := 0, true; more; i++ {
		if i == 1 {
			if err := s.Misbehave(sandbox.Fault{Kind: sandbox.DuplicatePage, Count: 1}); err != nil {
				t.Fatal(err)
			}
		}
		page, err := client.Changes(context.Background(), cursor, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range page.Items {
			seen = append(seen, d.ExternalID)
		}
		cursor, more = page.NextCursor, page.HasMore
	}
	if want := []string{"I0", "I1", "I0", "I1", "I2", "I3"}; !slices.Equal(seen, want) {
		t.Errorf("seen %v, want %v", seen, want)
	}
}

func TestFaultsHaveACountAndAPlace(t *testing.T) {
	t.Parallel()
	s, client, _ := fresh(t)
	for _, f := range []sandbox.Fault{
		{Kind: sandbox.Busy, Count: 2, PathPrefix: "/v1/stock/"},
		{Kind: sandbox.Unavailable, PathPrefix: "/v1/head"},
	} {
		if err := s.Misbehave(f); err != nil {
			t.Fatal(err)
		}
	}
	m := remotetest.Stock("k1", "A", 1, 1)
	if got := send(t, client, remotetest.Consignment("k2", "A")); got.Outcome != remote.Accepted {
		t.Errorf("elsewhere: %+v", got)
	}
	for _, want := range []remote.Outcome{remote.Retry, remote.Retry, remote.Accepted} {
		if got := send(t, client, m); got.Outcome != want {
			t.Errorf("%+v, want %s", got, want)
		}
	}
	for range 5 {
		if _, err := client.Head(context.Background()); fault.KeyOf(err) != string(words.RemoteBusy) {
			t.Errorf("until switched off: %v", err)
		}
	}
	s.Behave()
	if _, err := client.Head(context.Background()); err != nil {
		t.Errorf("switched off: %v", err)
	}
	if err := s.Misbehave(sandbox.Fault{Kind: "explode"}); fault.KeyOf(err) != string(words.SandboxFaultUnknown) {
		t.Errorf("unknown: %v", err)
	}
}

func TestFaultsOverHTTP(t *testing.T) {
	t.Parallel()
	s, _, base := fresh(t)
	var all []sandbox.Fault
	for i, kind := range sandbox.FaultKinds() {
		all = append(all, sandbox.Fault{Kind: kind, Count: int64(i), DelayMS: 1, RetryAfterS: 2, PathPrefix: "/v1/x"})
	}
	body, err := json.Marshal(map[string]any{"faults": all})
	if err != nil {
		t.Fatal(err)
	}
	if status, _, _ := raw(t, "PUT", base+"/sandbox/faults", string(body)); status != 200 {
		t.Errorf("put: %d", status)
	}
	if got := s.Faults(); !slices.Equal(got, all) {
		t.Errorf("faults %+v", got)
	}
	if status, _, _ := raw(t, "GET", base+"/sandbox/faults", ""); status != 200 {
		t.Errorf("get: %d", status)
	}
	if status, _, _ := raw(t, "DELETE", base+"/sandbox/faults", ""); status != 200 || len(s.Faults()) != 0 {
		t.Errorf("delete: %d, %+v", status, s.Faults())
	}
}

// While an answer is held back, its key is running: a second send must be told so, and not be judged.
func TestKeyInUse(t *testing.T) {
	t.Parallel()
	s, client, _ := fresh(t)
	if err := s.Misbehave(sandbox.Fault{Kind: sandbox.Slow, Count: 1, DelayMS: 3_600_000}); err != nil {
		t.Fatal(err)
	}
	m := remotetest.Consignment("k1", "A")
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan error, 1)
	go func() {
		_, err := client.Send(ctx, m)
		first <- err
	}()
	for record(t, s).Commit == 0 { // the first send has done its work once this ends
		if t.Context().Err() != nil {
			t.Fatal("the first send did no work")
		}
	}
	if got := send(t, client, m); got.Outcome != remote.Retry || got.Reason != remote.Busy {
		t.Errorf("second: %+v", got)
	}
	got, err := client.SendBatch(context.Background(), []remote.Message{m})
	if err != nil || got[0].Reason != remote.Busy {
		t.Errorf("batch: %+v, %v", got, err)
	}
	cancel()
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Errorf("first: %v", err)
	}
	for { // the platform learns from the closed connection that the first request has ended
		got := send(t, client, m)
		if got.Outcome == remote.Replayed {
			break
		}
		if got.Reason != remote.Busy {
			t.Fatalf("after: %+v", got)
		}
	}
}

// The switches are no part of what misbehaves: they must always be reachable.
func TestSwitchesStayReachable(t *testing.T) {
	t.Parallel()
	s, _, base := fresh(t)
	if err := s.Misbehave(sandbox.Fault{Kind: sandbox.Unavailable}); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := raw(t, "GET", base+"/v1/head", ""); status != http.StatusServiceUnavailable {
		t.Errorf("head: %d", status)
	}
	if status, _, _ := raw(t, "DELETE", base+"/sandbox/faults", ""); status != http.StatusOK {
		t.Errorf("delete: %d", status)
	}
	if status, _, _ := raw(t, "GET", base+"/v1/head", ""); status != http.StatusOK {
		t.Errorf("head after: %d", status)
	}
}
