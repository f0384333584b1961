package syncing_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
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

const channel = "domestic"

var (
	noon    = time.Date(2026, 11, 4, 5, 0, 0, 0, time.UTC)
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	loader  = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
)

// watch is a clock that a test sets.
type watch struct {
	mu  sync.Mutex
	now time.Time
}

func (w *watch) tell() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *watch) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// platform is the demonstration platform behind an address, with a log of what it was asked.
type platform struct {
	*sandbox.Sandbox
	url string

	mu     sync.Mutex
	asked  []string            // "PUT /v1/stock/I1"
	before func(*http.Request) // runs before a request is judged
	broken string              // subject that the platform cannot digest
	after  func(*http.Request) // runs when it is judged, before the answer is whole at the client
}

func newPlatform(t testing.TB, clk *watch) *platform {
	t.Helper()
	s, err := sandbox.Open(filepath.Join(t.TempDir(), "platform.db"), clk.tell)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	p := &platform{Sandbox: s}
	server := httptest.NewServer(http.HandlerFunc(p.serve))
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

func (p *platform) serve(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.asked = append(p.asked, r.Method+" "+r.URL.RequestURI())
	before, after, broken := p.before, p.after, p.broken
	p.mu.Unlock()
	if before != nil {
		before(r)
	}
	if p.breaks(w, r, broken) {
		return
	}
	p.Handler().ServeHTTP(w, r)
	if after != nil {
		after(r)
	}
}

// when sets what runs around requests.
func (p *platform) when(before, after func(*http.Request)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.before, p.after = before, after
}

// breakOn makes every request that carries a subject fail, as a platform does that cannot digest it.
func (p *platform) breakOn(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.broken = name
}

// breaks answers a request that carries what the platform cannot digest.
func (p *platform) breaks(w http.ResponseWriter, r *http.Request, name string) bool {
	body, err := io.ReadAll(r.Body)
	if name == "" || err != nil || !bytes.Contains(body, []byte(`"`+name+`"`)) {
		r.Body = io.NopCloser(bytes.NewReader(body))
		return false
	}
	w.WriteHeader(http.StatusInternalServerError)
	return true
}

// takeAsked gives what was asked since the last time.
func (p *platform) takeAsked() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := p.asked
	p.asked = nil
	return asked
}

func (p *platform) misbehave(t testing.TB, f sandbox.Fault) {
	t.Helper()
	if err := p.Misbehave(f); err != nil {
		t.Fatal(err)
	}
}

func (p *platform) record(t testing.TB) sandbox.Record {
	t.Helper()
	r, err := p.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if r.ContractBroken > 0 {
		t.Fatalf("%d answers broke the contract", r.ContractBroken)
	}
	return r
}

// hub is a station with a ledger and one channel.
type hub struct {
	*syncing.Service
	db       *store.DB
	clk      *watch
	platform *platform
	options  syncing.Options
	timeout  int64
	made     int
}

// newHub sets a station up. Its waits are the longest that the backoff allows.
func newHub(t testing.TB, options syncing.Options) *hub {
	t.Helper()
	clk := &watch{now: noon}
	if options.Jitter == nil {
		options.Jitter = func(limit time.Duration) time.Duration { return limit }
	}
	h := &hub{clk: clk, platform: newPlatform(t, clk), options: options}
	h.open(t, filepath.Join(t.TempDir(), "ledger.db"))
	h.write(t, func(tx *store.Tx) error {
		if err := tx.SetUpStation("S1", "Asia/Vientiane"); err != nil {
			return err
		}
		e, err := tx.NewEntry(trade.EntrySetUp, officer, "")
		if err != nil {
			return err
		}
		for _, c := range []trade.Channel{{Code: channel, Active: true}, {Code: "off"}} {
			if err := tx.PutChannel(e, c); err != nil {
				return err
			}
		}
		return tx.Post(e)
	})
	return h
}

// open opens a ledger and starts the service on it, as a program does that was just started.
func (h *hub) open(t testing.TB, path string) {
	t.Helper()
	db, err := store.Open(context.Background(), path, h.clk.tell)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	h.db = db
	h.Service = syncing.New(db, func(trade.Channel) (*remote.Client, error) {
		return remote.New(remote.Config{BaseURL: h.platform.url, TimeoutMS: h.timeout})
	}, h.options)
}

// restart ends the program and starts it again.
func (h *hub) restart(t testing.TB) {
	t.Helper()
	if err := h.db.Close(); err != nil {
		t.Fatal(err)
	}
	h.open(t, h.db.Path())
}

// copyTo copies the ledger and its number file, as a kill at this moment would leave them.
func (h *hub) copyTo(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "ledger.db")
	if err := h.db.BackupTo(context.Background(), path); err != nil {
		t.Error(err)
	}
	numbers, err := os.ReadFile(store.NumbersPath(h.db.Path()))
	if err == nil {
		err = os.WriteFile(store.NumbersPath(path), numbers, 0o600)
	}
	if err != nil {
		t.Error(err)
	}
	return path
}

// putBack puts a copy of the ledger in the place of the ledger, as a restore does, and starts the program again.
func (h *hub) putBack(t testing.TB, copied string) {
	t.Helper()
	if err := h.db.Close(); err != nil {
		t.Fatal(err)
	}
	path := h.db.Path()
	raw, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path + "-wal", path + "-shm"} {
		_ = os.Remove(name)
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.MarkRestored(path); err != nil {
		t.Fatal(err)
	}
	h.open(t, path)
}

func (h *hub) write(t testing.TB, do func(*store.Tx) error) {
	t.Helper()
	if err := h.db.Write(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

// say puts documents into the outbox, in their order.
func (h *hub) say(t testing.TB, documents ...remote.Message) {
	t.Helper()
	h.write(t, func(tx *store.Tx) error {
		for _, d := range documents {
			h.made++
			err := tx.Enqueue(trade.Message{Channel: channel, Kind: trade.MessageKind(d.Kind), Subject: d.ExternalID,
				Key: fmt.Sprintf("S1-%d-%d", tx.Epoch(), h.made), Body: string(d.Body)})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// consignment is a document that says a note.
func consignment(name, note string) remote.Message {
	m := remotetest.Consignment("", name)
	m.Body = []byte(strings.Replace(string(m.Body), `"114"`, fmt.Sprintf("%q", note), 1))
	return m
}

// many makes n consignments, C0 to Cn-1.
func many(n int) (all []remote.Message) {
	for i := range n {
		all = append(all, consignment(fmt.Sprint("C", i), "1"))
	}
	return all
}

// sync synchronises; a platform that does not serve is for the caller to look at.
func (h *hub) sync(t testing.TB) syncing.Report {
	t.Helper()
	report, err := h.Sync(context.Background(), officer, channel)
	if err != nil && fault.KeyOf(err) != string(words.RemoteRequestRefused) { // a refused question stops a run too
		t.Fatal(err)
	}
	return report
}

// settleDown lets the platform behave and synchronises until nothing waits.
func (h *hub) settleDown(t testing.TB) {
	t.Helper()
	h.platform.Behave()
	for range 20 {
		if report := h.sync(t); report.Waiting == 0 && report.Reason == "" {
			return
		}
		h.clk.pass(time.Hour)
	}
	t.Fatalf("still not all sent: %s", brief(h.messages(t, syncing.Filter{})))
}

func (h *hub) messages(t testing.TB, f syncing.Filter) []trade.Message {
	t.Helper()
	f.Channel = channel
	all, err := h.Messages(context.Background(), officer, f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// brief tells messages without what they say.
func brief(all []trade.Message) string {
	lines := make([]string, len(all))
	for i, m := range all {
		lines[i] = fmt.Sprintf("%d %s %s after %d: %s", m.N, m.Subject, m.State, m.Attempts, m.Detail)
	}
	return strings.Join(lines, "\n")
}

// the gives the only message of a list.
func (h *hub) the(t testing.TB, f syncing.Filter) trade.Message {
	t.Helper()
	all := h.messages(t, f)
	if len(all) != 1 {
		t.Fatalf("%d messages: %s", len(all), brief(all))
	}
	return all[0]
}

// holds wants the platform to hold exactly what was said: each message accepted once, the last of each subject
// on top, and all of them sent here.
func (h *hub) holds(t testing.TB, said []remote.Message) {
	t.Helper()
	times, last := map[string]int64{}, map[string]string{}
	for _, d := range said {
		name := string(d.Kind) + " " + d.ExternalID
		times[name]++
		last[name] = string(d.Body)
	}
	record := h.platform.record(t)
	if len(record.Documents) != len(times) {
		t.Errorf("the platform holds %d documents, want %d", len(record.Documents), len(times))
	}
	for _, d := range record.Documents {
		name := string(d.Kind) + " " + d.ExternalID
		if d.Accepted != times[name] || string(d.Body) != last[name] {
			t.Errorf("%s was accepted %d times, want %d; holds %s", name, d.Accepted, times[name], d.Body)
		}
	}
	if open := h.messages(t, syncing.Filter{}); len(open) > 0 {
		t.Errorf("not sent: %s", brief(open))
	}
}

// sends gives the requests of a log that send messages.
func sends(asked []string) []string {
	return slices.DeleteFunc(asked, func(a string) bool { return strings.HasPrefix(a, "GET") })
}

// readKnown reads what the platform is known to hold.
func readKnown(versions map[string]int64) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		all, err := tx.RemoteDocuments(channel)
		for _, d := range all {
			versions[d.Subject] = d.Version
		}
		return err
	}
}
