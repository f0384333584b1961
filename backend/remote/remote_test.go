package remote_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/templates/words"
)

// double serves a handler in place of a platform and gives a client of it.
func double(t *testing.T, handle http.HandlerFunc) *remote.Client {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return clientOf(t, remote.Config{BaseURL: server.URL})
}

func clientOf(t *testing.T, config remote.Config) *remote.Client {
	t.Helper()
	client, err := remote.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// says answers everything with one status, body and header.
func says(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func problem(code string) string {
	return fmt.Sprintf(`{"type":"about:blank","title":"","status":400,"code":%q,"detail":"told"}`, code)
}

// junk is what proxies, sign-in pages and broken servers answer; none of it may be believed or panic.
var junk = map[string]http.HandlerFunc{
	"sign-in page":         says(200, "<html>Please sign in</html>"),
	"empty":                says(200, ""),
	"null":                 says(200, "null"),
	"another object":       says(200, `{"ok":true}`),
	"a list":               says(200, `[1,2]`),
	"another document":     says(200, `{"external_id":"B","version":1,"commit":1,"replayed":false,"stale":false}`),
	"wrong types":          says(200, `{"external_id":"A","version":"1","commit":1}`),
	"too few results":      says(200, `{"results":[],"commit":1}`),
	"another key":          says(200, `{"results":[{"key":"x","status":"accepted","version":1,"commit":1}]}`),
	"unknown status":       says(200, `{"results":[{"key":"k1","status":"perhaps"}],"commit":1}`),
	"accepted, no version": says(200, `{"results":[{"key":"k1","status":"accepted"}],"commit":1}`),
	"no content":           says(204, ""),
	"page not found":       says(404, "<html>404</html>"),
	"bad request, no code": says(400, `{"message":"no"}`),
	"conflict, no code":    says(412, ""),
	"code of wrong type":   says(400, `{"code":7}`),
	"bad gateway":          says(502, "<html>nginx</html>"),
	"redirect":             says(302, "", "Location", "/elsewhere"),
	"redirect for good":    says(308, "", "Location", "http://192.0.2.1/"),
	"huge":                 says(200, strings.Repeat(" ", remote.MaxAnswerBytes+1)),
	"not text":             says(200, "\x00\xff\xfe"),
}

func TestJunkIsNeverBelieved(t *testing.T) {
	t.Parallel()
	for name, handle := range junk {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := double(t, handle)
			m := remotetest.Consignment("k1", "A")
			one, err := client.Send(context.Background(), m)
			if err != nil || one.Outcome != remote.Retry || one.Reason != remote.Server || one.Key != "k1" {
				t.Errorf("send: %+v, %v", one, err)
			}
			all, err := client.SendBatch(context.Background(), []remote.Message{m})
			if err != nil || all[0].Outcome != remote.Retry || all[0].Reason != remote.Server || all[0].Key != "k1" {
				t.Errorf("batch: %+v, %v", all, err)
			}
			for read, err := range reads(client) {
				if name != "another document" && fault.KeyOf(err) != string(words.RemoteServer) && read != "station" {
					t.Errorf("%s: %v", read, err)
				}
			}
		})
	}
}

// reads asks every question once.
func reads(client *remote.Client) map[string]error {
	ctx := context.Background()
	errs := map[string]error{}
	_, errs["head"] = client.Head(ctx)
	_, errs["station"] = client.StationHead(ctx, "S1")
	_, errs["changes"] = client.Changes(ctx, "", 10)
	_, errs["get"] = client.Get(ctx, remote.Stock, "A")
	return errs
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	date := "Sat, 22 Nov 2025 03:00:00 GMT"
	for _, c := range []struct {
		name   string
		handle http.HandlerFunc
		want   remote.Result
	}{
		{"token", says(401, problem("token_wrong")), remote.Result{Outcome: remote.Retry, Reason: remote.Token}},
		{"forbidden", says(403, ""), remote.Result{Outcome: remote.Retry, Reason: remote.Token}},
		{"timeout", says(408, ""), remote.Result{Outcome: remote.Retry, Reason: remote.Busy}},
		{"too early", says(425, ""), remote.Result{Outcome: remote.Retry, Reason: remote.Busy}},
		{"key in use", says(409, problem("key_in_use")), remote.Result{Outcome: remote.Retry, Reason: remote.Busy}},
		{"other conflict", says(409, problem("other")), remote.Result{Outcome: remote.Rejected, Code: "other"}},
		{"seconds", says(429, problem("busy"), "Retry-After", "12"),
			remote.Result{Outcome: remote.Retry, Reason: remote.Busy, RetryAfter: 12 * time.Second}},
		{"date", says(503, "", "Retry-After", "Sat, 22 Nov 2025 03:00:30 GMT", "Date", date),
			remote.Result{Outcome: remote.Retry, Reason: remote.Busy, RetryAfter: 30 * time.Second}},
		{"past date", says(503, "", "Retry-After", "Sat, 22 Nov 2025 02:00:00 GMT", "Date", date),
			remote.Result{Outcome: remote.Retry, Reason: remote.Busy}},
		{"nonsense", says(503, "", "Retry-After", "soon"), remote.Result{Outcome: remote.Retry, Reason: remote.Busy}},
		{"years", says(503, "", "Retry-After", "99999999"),
			remote.Result{Outcome: remote.Retry, Reason: remote.Busy, RetryAfter: time.Hour}},
		{"failed", says(500, problem("failed")), remote.Result{Outcome: remote.Retry, Reason: remote.Server}},
		{"rejected", says(422, problem("invalid_document")),
			remote.Result{Outcome: remote.Rejected, Code: "invalid_document"}},
		{"too large", says(413, problem("too_large")), remote.Result{Outcome: remote.Rejected, Code: "too_large"}},
		{"conflict", says(412, problem("not_held")), remote.Result{Outcome: remote.Conflict, Code: "not_held"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			client := double(t, c.handle)
			m := remotetest.Consignment("k1", "A")
			c.want.Key = "k1"
			one, err := client.Send(context.Background(), m)
			if one.Detail = ""; err != nil || one != c.want {
				t.Errorf("send: %+v, %v; want %+v", one, err, c.want)
			}
			all, err := client.SendBatch(context.Background(), []remote.Message{m})
			if all[0].Detail = ""; err != nil || all[0] != c.want {
				t.Errorf("batch: %+v, %v; want %+v", all[0], err, c.want)
			}
			if one.Fault() == nil || !words.Known(words.Key(one.Fault().Key)) {
				t.Errorf("fault: %v", one.Fault())
			}
		})
	}
}

// cuts ends every connection once part of the answer is out.
func cuts(t *testing.T, part string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, buffer, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = buffer.WriteString(part)
		_ = buffer.Flush()
		_ = connection.Close()
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	closed := httptest.NewServer(nil)
	closed.Close()
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	silent := func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		select {
		case <-r.Context().Done():
		case <-never:
		}
	}
	address := func(handle http.HandlerFunc) string {
		server := httptest.NewServer(handle)
		t.Cleanup(server.Close)
		return server.URL
	}
	half := "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"external_id\""
	for _, c := range []struct {
		name, url string
		timeoutMS int64
		want      remote.Reason
	}{
		{"refused", closed.URL, 0, remote.Offline},
		{"cut at once", address(cuts(t, "")), 0, remote.Offline},
		{"cut in the header", address(cuts(t, "HTTP/1.1 200 O")), 0, remote.Offline},
		{"cut in the body", address(cuts(t, half)), 0, remote.Offline},
		{"silent", address(silent), 50, remote.Slow},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			client := clientOf(t, remote.Config{BaseURL: c.url, TimeoutMS: c.timeoutMS})
			m := remotetest.Consignment("k1", "A")
			got, err := client.Send(context.Background(), m)
			if err != nil || got.Outcome != remote.Retry || got.Reason != c.want || got.Detail == "" {
				t.Errorf("send: %+v, %v", got, err)
			}
			if _, err := client.Head(context.Background()); fault.KeyOf(err) != "remote."+string(c.want) {
				t.Errorf("head: %v", err)
			}
		})
	}
}

// A caller that ends gets its own end back, not an outcome.
func TestCallerEnds(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{}, 1)
	client := double(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		arrived <- struct{}{}
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-arrived
		cancel()
	}()
	if got, err := client.Send(ctx, remotetest.Consignment("k1", "A")); !errors.Is(err, context.Canceled) {
		t.Errorf("send: %+v, %v", got, err)
	}
	if got, err := client.SendBatch(ctx, []remote.Message{remotetest.Consignment("k1", "A")}); err == nil {
		t.Errorf("batch: %+v, %v", got, err)
	}
	if _, err := client.Head(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("head: %v", err)
	}
}

// The token must not follow a redirect to another host.
func TestTokenStaysWithItsHost(t *testing.T) {
	t.Parallel()
	var strayed atomic.Int64
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strayed.Add(1) }))
	t.Cleanup(other.Close)
	var sent atomic.Value
	platform := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.Header.Get("Authorization"))
		http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
	}))
	t.Cleanup(platform.Close)
	client := clientOf(t, remote.Config{BaseURL: platform.URL, Token: "secret"})
	got, err := client.Send(context.Background(), remotetest.Consignment("k1", "A"))
	if err != nil || got.Reason != remote.Server || strayed.Load() != 0 || sent.Load() != "Bearer secret" {
		t.Errorf("%+v, %v, strayed %d, sent %v", got, err, strayed.Load(), sent.Load())
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"https://platform.example":       true,
		"https://platform.example/hub/":  true,
		"http://127.0.0.1:8080":          true,
		"http://[::1]:8080":              true,
		"http://localhost":               true,
		"http://platform.example":        false, // the token would travel in the clear
		"ftp://platform.example":         false,
		"https://user:pass@platform.la":  false,
		"https://platform.example?a=b":   false,
		"platform.example":               false,
		"https://":                       false,
		"":                               false,
		"https://platform.example:%zz/x": false,
	} {
		client, err := remote.New(remote.Config{BaseURL: address})
		if (err == nil) != want || !want && fault.KeyOf(err) != string(words.RemoteAddress) {
			t.Errorf("%q: %v", address, err)
		}
		if client != nil {
			client.Close()
		}
	}
}
