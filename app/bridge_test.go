package app

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

var somePages = fstest.MapFS{
	"index.html":    {Data: []byte("<!doctype html><html><head></head><body></body></html>")},
	"assets/app.js": {Data: []byte("1")},
}

// served is a bridge over a ledger that belongs to a firm, with one person who may sign in.
func served(t *testing.T) *httptest.Server {
	t.Helper()
	h, err := openHouse(t.Context(), filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(newBridge(h, somePages).handler())
	t.Cleanup(func() {
		server.Close()
		if err := h.close(); err != nil {
			t.Error(err)
		}
	})
	first := FirstStart{Station: "NT1", Zone: "Asia/Vientiane", Code: "NTG", Address: "BAN NATEUY", Country: "LA",
		Site: "NTY", Letters: "NTG", Admin: "Phet", PIN: "470813"}
	first.Name.EN, first.SiteAt.EN = "NAM THA GREEN", "Nateuy"
	if _, err := newBrowser(t, server).call("Session/SetUp", first); err != nil {
		t.Fatal(err)
	}
	return server
}

// browserOf is one browser with its own cookies.
type browserOf struct {
	t      *testing.T
	server *httptest.Server
	client *http.Client
}

func newBrowser(t *testing.T, server *httptest.Server) browserOf {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browserOf{t, server, &http.Client{Jar: jar}}
}

// call calls a bound method as a page does, and gives its result or the faults it was refused with.
func (b browserOf) call(method string, args ...any) (json.RawMessage, error) {
	b.t.Helper()
	body, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		b.t.Fatal(err)
	}
	response, err := b.client.Post(b.server.URL+"/bridge/call/"+method, "application/json", bytes.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var answer struct {
		Result json.RawMessage
		Error  string
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		b.t.Fatal(err)
	}
	if answer.Error == "" {
		return answer.Result, nil
	}
	e := &toldError{}
	if err := json.Unmarshal([]byte(answer.Error), &e.Faults); err != nil {
		b.t.Fatalf("%q is no list of faults: %v", answer.Error, err)
	}
	return nil, e
}

// keyOf gives the key of the first fault of a refusal.
func keyOf(err error) string {
	if e, is := err.(*toldError); is {
		return e.Faults[0].Key
	}
	return ""
}

func TestEachBrowserSignsInForItself(t *testing.T) {
	t.Parallel()
	server := served(t)
	one, other := newBrowser(t, server), newBrowser(t, server)
	if _, err := one.call("Session/SignIn", "Phet", "470813"); err != nil {
		t.Fatal(err)
	}
	if _, err := one.call("Masters/Parties"); err != nil {
		t.Errorf("signed in: %v", err)
	}
	if _, err := other.call("Masters/Parties"); keyOf(err) != string(words.AccessSignIn) {
		t.Errorf("the other browser, where nobody signed in: %v", err)
	}
	if _, err := one.call("Session/SignOut"); err != nil {
		t.Fatal(err)
	}
	if _, err := one.call("Masters/Parties"); keyOf(err) != string(words.AccessSignIn) {
		t.Errorf("signed out: %v", err)
	}
}

func TestWrongCallsAreToldAsFaults(t *testing.T) {
	t.Parallel()
	one := newBrowser(t, served(t))
	for _, wrong := range []struct {
		method string
		args   []any
	}{
		{"Session/Nothing", nil}, {"Nobody/Start", nil}, {"Session/SignIn", []any{"Phet"}},
		{"Session/SignIn", []any{"Phet", 470813}}, {"Session/SetUp", []any{"text"}},
	} {
		if _, err := one.call(wrong.method, wrong.args...); keyOf(err) != string(words.AppWrongCall) {
			t.Errorf("%s %v: %v", wrong.method, wrong.args, err)
		}
	}
}

func TestARefusalCrossesWithItsParameters(t *testing.T) {
	t.Parallel()
	_, err := newBrowser(t, served(t)).call("Session/SignIn", "Phet", "470814")
	e, is := err.(*toldError)
	if !is || e.Faults[0].Code != fault.Forbidden || e.Faults[0].Key == "" {
		t.Errorf("a wrong PIN: %#v", err)
	}
}

func TestOnlyOwnPagesMayCall(t *testing.T) {
	t.Parallel()
	server := served(t)
	own := server.URL
	for name, c := range map[string]struct {
		host, origin string
		want         int
	}{
		"its own page":              {"", own, http.StatusOK},
		"a program without origin":  {"", "", http.StatusOK},
		"a page of the internet":    {"", "https://elsewhere.example", http.StatusForbidden},
		"a page of another program": {"", "http://127.0.0.1:1", http.StatusForbidden},
		"a name that leads here":    {"elsewhere.example:80", "", http.StatusForbidden},
		"localhost, any network's":  {"localhost:80", "", http.StatusForbidden},
	} {
		request, err := http.NewRequest(http.MethodPost, own+"/bridge/call/Session/Start", strings.NewReader("[]"))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Origin", c.origin)
		if c.origin == "" {
			request.Header.Del("Origin")
		}
		request.Host = c.host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", name, response.StatusCode, c.want)
		}
	}
}

func TestThePageCarriesPolicyAndScript(t *testing.T) {
	t.Parallel()
	response, err := http.Get(served(t).URL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	page, err := io.ReadAll(response.Body)
	if err != nil || !bytes.Contains(page, []byte(`<head><script src="/bridge.js">`)) {
		t.Errorf("%s, %v", page, err)
	}
	if got := response.Header.Get("Content-Security-Policy"); got != policy {
		t.Errorf("policy %q", got)
	}
}
