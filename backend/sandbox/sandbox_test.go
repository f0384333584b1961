package sandbox_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/sandbox"
	"tradehub/templates/words"
)

var at = time.Date(2025, 11, 22, 3, 0, 0, 0, time.UTC)

// open opens a platform on a file and closes it with the test.
func open(t testing.TB, path string) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.Open(path, clock.Fixed(at))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// fresh opens an empty platform, serves it and gives a client of it.
func fresh(t testing.TB) (*sandbox.Sandbox, *remote.Client, string) {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "platform.db"))
	client, base := serve(t, s)
	return s, client, base
}

func serve(t testing.TB, s *sandbox.Sandbox) (*remote.Client, string) {
	t.Helper()
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	client, err := remote.New(remote.Config{BaseURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client, server.URL
}

func send(t testing.TB, client *remote.Client, m remote.Message) remote.Result {
	t.Helper()
	got, err := client.Send(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func record(t testing.TB, s *sandbox.Sandbox) sandbox.Record {
	t.Helper()
	r, err := s.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// raw sends a request by hand and gives status, problem code and header.
func raw(t testing.TB, method, url, body string, header ...string) (int, string, http.Header) {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var told struct{ Code string }
	text, err := io.ReadAll(response.Body)
	if err != nil || json.Unmarshal(text, &told) != nil {
		t.Fatalf("%s %s: %q, %v", method, url, text, err)
	}
	return response.StatusCode, told.Code, response.Header
}

func TestConformance(t *testing.T) {
	t.Parallel()
	remotetest.Exercise(t, func(t *testing.T) remote.Config {
		server := httptest.NewServer(open(t, filepath.Join(t.TempDir(), "platform.db")).Handler())
		t.Cleanup(server.Close)
		return remote.Config{BaseURL: server.URL}
	})
}

func TestWhatIsAcknowledgedSurvivesReopening(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "platform.db")
	first := open(t, path)
	client, _ := serve(t, first)
	a, b := remotetest.Consignment("k1", "A"), remotetest.Stock("k2", "B", 2, 7)
	send(t, client, a)
	send(t, client, b)
	before := record(t, first)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}

	second := open(t, path)
	client, _ = serve(t, second)
	after := record(t, second)
	if after.History != before.History || after.Commit != 2 || len(after.Documents) != 2 {
		t.Errorf("before %+v, after %+v", before, after)
	}
	if got := send(t, client, a); got.Outcome != remote.Replayed || got.Commit != 1 {
		t.Errorf("resent: %+v", got)
	}
	if got := send(t, client, remotetest.Stock("k3", "B", 2, 6)); got.Outcome != remote.Stale {
		t.Errorf("older: %+v", got)
	}
	if head, err := client.StationHead(context.Background(), "S1"); err != nil || head.Seq != 7 {
		t.Errorf("station head: %+v, %v", head, err)
	}
}

func TestRestoredToPast(t *testing.T) {
	t.Parallel()
	s, client, base := fresh(t)
	first, second := remotetest.Consignment("k1", "A"), remotetest.Consignment("k2", "A")
	second.Condition = remote.Replace(1)
	send(t, client, first)
	send(t, client, second)
	send(t, client, remotetest.Stock("k3", "B", 1, 5))
	page, err := client.Changes(context.Background(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	if status, _, _ := raw(t, "POST", base+"/sandbox/restore-to-past", `{"commits":2}`); status != 200 {
		t.Fatalf("restore: %d", status)
	}
	if head, err := client.Head(context.Background()); err != nil || head.Commit != 1 {
		t.Errorf("head: %+v, %v", head, err)
	}
	if head, err := client.StationHead(context.Background(), "S1"); err != nil || head.Seq != 0 {
		t.Errorf("station head: %+v, %v", head, err)
	}
	if held, err := client.Get(context.Background(), remote.Consignments, "A"); err != nil || held.Key != "k1" {
		t.Errorf("held: %+v, %v", held, err)
	}
	if got := send(t, client, second); got.Outcome != remote.Accepted || got.Version != 2 {
		t.Errorf("sent again: %+v", got)
	}
	send(t, client, remotetest.Stock("k4", "C", 1, 9)) // the head stands at 3 again, with another commit
	_, err = client.Changes(context.Background(), page.NextCursor, 10)
	if fault.KeyOf(err) != string(words.RemoteCursorExpired) {
		t.Errorf("cursor from before: %v", err)
	}
	if err := s.RestoreToPast(context.Background(), 9); fault.KeyOf(err) != string(words.SandboxRestoreTooFar) {
		t.Errorf("too far: %v", err)
	}
}

func TestRequestsOutsideTheContract(t *testing.T) {
	t.Parallel()
	_, client, base := fresh(t)
	stock := string(remotetest.Stock("k1", "A", 1, 1).Body)
	consignment := string(remotetest.Consignment("k2", "A").Body)
	send(t, client, remotetest.Stock("k0", "Z", 1, 1))
	large := `{"messages":[` + strings.Repeat(" ", remote.MaxRequestBytes) + `]}`
	many := `{"messages":[` + strings.Repeat("1,", remote.MaxBatch) + `1]}`
	for _, c := range []struct {
		method, path, body string
		header             []string
		status             int
		code               string
	}{
		{"PUT", "/v1/stock/A", stock, nil, 400, "key_missing"},
		{"PUT", "/v1/stock/A", stock, []string{"Idempotency-Key", "a b"}, 400, "invalid_parameter"},
		{"PUT", "/v1/stock/A", stock, []string{"Idempotency-Key", "k", "If-Match", `"v1"`}, 400, "condition_unfit"},
		{"PUT", "/v1/stock/A", "{", []string{"Idempotency-Key", "k"}, 400, "not_json"},
		{"PUT", "/v1/stock/A", stock + "x", []string{"Idempotency-Key", "k"}, 400, "not_json"},
		{"PUT", "/v1/stock/A", "\xff", []string{"Idempotency-Key", "k"}, 400, "not_json"},
		{"PUT", "/v1/stock/A", "[]", []string{"Idempotency-Key", "k"}, 422, "invalid_document"},
		{"PUT", "/v1/stock/B", stock, []string{"Idempotency-Key", "k"}, 422, "external_id_differs"},
		{"PUT", "/v1/stock/A", stock, []string{"Idempotency-Key", "k", "Content-Type", "text/plain"}, 415,
			"unsupported_content"},
		{"PUT", "/v1/consignments/A", consignment, []string{"Idempotency-Key", "k"}, 428, "condition_required"},
		{"PUT", "/v1/consignments/A", consignment,
			[]string{"Idempotency-Key", "k", "If-Match", `"v1"`, "If-None-Match", "*"}, 428, "condition_required"},
		{"PUT", "/v1/consignments/A", consignment, []string{"Idempotency-Key", "k", "If-Match", "v1"}, 400,
			"invalid_parameter"},
		{"PUT", "/v1/consignments/A", consignment, []string{"Idempotency-Key", "k", "If-None-Match", `"v1"`}, 400,
			"invalid_parameter"},
		{"POST", "/v1/messages:batch", large, nil, 413, "too_large"},
		{"POST", "/v1/messages:batch", many, nil, 422, "invalid_request"},
		{"POST", "/v1/messages:batch", `{"messages":[]}`, nil, 422, "invalid_request"},
		{"GET", "/v1/changes?limit=0", "", nil, 400, "invalid_parameter"},
		{"GET", "/v1/changes?limit=ten", "", nil, 400, "invalid_parameter"},
		{"GET", "/v1/orders", "", nil, 404, "unknown_path"},
		{"DELETE", "/v1/stock/Z", "", nil, 404, "unknown_path"},
		{"PUT", "/sandbox/faults", `{"faults":[{"kind":"explode"}]}`, nil, 422, "invalid_request"},
		{"POST", "/sandbox/restore-to-past", `{"commits":2}`, nil, 422, "invalid_request"},
	} {
		status, code, header := raw(t, c.method, base+c.path, c.body, c.header...)
		if status != c.status || code != c.code || header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s %.40s %v: %d %s, want %d %s", c.method, c.path, c.body, c.header, status, code,
				c.status, c.code)
		}
	}
	if head, err := client.Head(context.Background()); err != nil || head.Commit != 1 {
		t.Errorf("something was taken: %+v, %v", head, err)
	}
}

// A message of a batch that breaks the contract in its frame is rejected alone too.
func TestBatchFrames(t *testing.T) {
	t.Parallel()
	s, _, base := fresh(t)
	good := `{"key":"k1","kind":"stock","external_id":"A","condition":"latest","document":` +
		string(remotetest.Stock("", "A", 1, 1).Body) + `}`
	body := fmt.Sprintf(`{"messages":[7,{"key":"k2"},%s,%s]}`,
		strings.Replace(good, `"latest"`, `"create"`, 1), good)
	if status, _, _ := raw(t, "POST", base+"/v1/messages:batch", body); status != 200 {
		t.Fatalf("status %d", status)
	}
	got := record(t, s)
	if got.Outcomes[remote.Accepted] != 1 || got.Outcomes[remote.Rejected] != 3 || got.ContractBroken != 0 {
		t.Errorf("record %+v", got)
	}
}

func TestToken(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "platform.db"))
	s.RequireToken("secret")
	_, base := serve(t, s)
	if status, code, _ := raw(t, "GET", base+"/v1/head", ""); status != 401 || code != "token_wrong" {
		t.Errorf("without: %d %s", status, code)
	}
	for token, want := range map[string]bool{"secret": true, "Secret": false} {
		client, err := remote.New(remote.Config{BaseURL: base, Token: token})
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		if _, err := client.Head(context.Background()); (err == nil) != want {
			t.Errorf("token %s: %v", token, err)
		}
	}
}

// What is written into the store behind the platform's back must not leave it as an answer.
func TestAnswerThatBreaksTheContract(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "platform.db")
	s := open(t, path)
	client, base := serve(t, s)
	send(t, client, remotetest.Stock("k1", "A", 1, 1))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE commits SET document = '{"station":"S1"}'`); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/v1/stock/A", "/v1/changes"} {
		if status, code, _ := raw(t, "GET", base+path, ""); status != 500 || code != "contract_broken" {
			t.Errorf("%s: %d %s", path, status, code)
		}
	}
	if got := record(t, s); got.ContractBroken != 2 {
		t.Errorf("counted %d", got.ContractBroken)
	}
}

func TestServesThisComputerOnly(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "platform.db"))
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:80", "localhost:0", "127.0.0.1", ""} {
		if _, err := s.Serve(context.Background(), addr); fault.KeyOf(err) != string(words.SandboxAddressNotLocal) {
			t.Errorf("%q: %v", addr, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	server, err := s.Serve(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if status, _, _ := raw(t, "GET", server.URL()+"/v1/head", ""); status != 200 {
		t.Errorf("status %d", status)
	}
	for range 2 {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := http.Get(server.URL() + "/v1/head"); err == nil {
		t.Error("still answers after Close")
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	newer := filepath.Join(t.TempDir(), "newer.db")
	db, err := sql.Open("sqlite", newer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{newer, filepath.Join(t.TempDir(), "none", "platform.db")} {
		_, err := sandbox.Open(path, clock.Fixed(at))
		if fault.KeyOf(err) != string(words.SandboxCannotOpen) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
