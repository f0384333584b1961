package remote_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
)

// The bytes on the wire are the message's own, alone and in a batch, and one connection serves many requests.
func TestBytesAndConnections(t *testing.T) {
	t.Parallel()
	var bodies [][]byte
	var connections atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%v, %v", r.Header, err)
		}
		bodies = append(bodies, body)
		says(503, "")(w, r)
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	client := clientOf(t, remote.Config{BaseURL: server.URL})
	m := remotetest.Consignment("k1", "A")
	m.Body = []byte("{ \"a\" :\t\"<ກ>&\\u0041\",\n\"n\":1.00 }")
	for range 20 {
		if _, err := client.Send(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := client.SendBatch(context.Background(), []remote.Message{m, m}); err != nil {
		t.Fatal(err)
	}
	last := len(bodies) - 1
	if slices.ContainsFunc(bodies[:last], func(b []byte) bool { return !bytes.Equal(b, m.Body) }) {
		t.Errorf("single: %q", bodies[:last])
	}
	if bytes.Count(bodies[last], m.Body) != 2 {
		t.Errorf("batch: %q", bodies[last])
	}
	if connections.Load() != 1 {
		t.Errorf("%d connections", connections.Load())
	}
}

func TestMalformedMessagesAreNotSent(t *testing.T) {
	t.Parallel()
	client := double(t, func(_ http.ResponseWriter, r *http.Request) { t.Errorf("%s %s", r.Method, r.URL) })
	good := remotetest.Consignment("k1", "A")
	for name, spoil := range map[string]func(*remote.Message){
		"no key":              func(m *remote.Message) { m.Key = "" },
		"key with a space":    func(m *remote.Message) { m.Key = "a b" },
		"key with a line end": func(m *remote.Message) { m.Key = "a\r\nX: y" },
		"unknown kind":        func(m *remote.Message) { m.Kind = "orders" },
		"no external id":      func(m *remote.Message) { m.ExternalID = "" },
		"no condition":        func(m *remote.Message) { m.Condition = "" },
		"latest":              func(m *remote.Message) { m.Condition = remote.Latest },
		"version 0":           func(m *remote.Message) { m.Condition = remote.Replace(0) },
		"bad version":         func(m *remote.Message) { m.Condition = "replace:v1\"" },
		"stock created":       func(m *remote.Message) { m.Kind = remote.Stock },
		"no body":             func(m *remote.Message) { m.Body = nil },
		"too long":            func(m *remote.Message) { m.Body = make([]byte, remote.MaxRequestBytes+1) },
		"half a body":         func(m *remote.Message) { m.Body = m.Body[:9] },
	} {
		m := good
		spoil(&m)
		one, err := client.Send(context.Background(), m)
		all, batchErr := client.SendBatch(context.Background(), []remote.Message{m})
		if err != nil || batchErr != nil || one.Outcome != remote.Rejected || one != all[0] ||
			one.Code != "malformed_message" {
			t.Errorf("%s: %+v, %v; %+v, %v", name, one, err, all, batchErr)
		}
	}
}

// A refusal of a whole request says nothing about one message: it is halved until it does.
func TestRefusedBatchIsHalved(t *testing.T) {
	t.Parallel()
	client := double(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if bytes.Contains(body, []byte(`"key":"k3"`)) {
			says(422, problem("invalid_request"))(w, r)
			return
		}
		var results []string
		for _, m := range strings.Split(string(body), `"key":"`)[1:] {
			results = append(results, fmt.Sprintf(`{"key":%q,"status":"accepted","version":1,"commit":1}`, m[:2]))
		}
		says(200, `{"commit":1,"results":[`+strings.Join(results, ",")+`]}`)(w, r)
	})
	var batch []remote.Message
	for i := range 7 {
		batch = append(batch, remotetest.Stock(fmt.Sprintf("k%d", i), "A", 1, int64(i)))
	}
	got, err := client.SendBatch(context.Background(), batch)
	if err != nil {
		t.Fatal(err)
	}
	for i, result := range got {
		want := remote.Accepted
		if i == 3 {
			want = remote.Rejected
		}
		if result.Outcome != want || result.Key != batch[i].Key {
			t.Errorf("%d: %+v", i, result)
		}
	}
}

// Once a request ends in a retry, nothing behind it is sent, so that order is kept.
func TestNothingOvertakesARetry(t *testing.T) {
	t.Parallel()
	var requests atomic.Int64
	client := double(t, func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		says(503, "", "Retry-After", "5")(w, r)
	})
	var batch []remote.Message
	for i := range 3 * remote.MaxBatch {
		batch = append(batch, remotetest.Stock(fmt.Sprintf("k%d", i), "A", 1, int64(i)))
	}
	got, err := client.SendBatch(context.Background(), batch)
	if err != nil || requests.Load() != 1 {
		t.Fatalf("%d requests, %v", requests.Load(), err)
	}
	for i, result := range got {
		if result.Outcome != remote.Retry || result.RetryAfter != 5*time.Second || result.Key != batch[i].Key {
			t.Errorf("%d: %+v", i, result)
		}
	}
}
