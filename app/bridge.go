package app

import (
	"crypto/rand"
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/http"
	"reflect"
	"sync"
	"sync/atomic"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// cookieName names the cookie by which the bridge knows a browser again.
const cookieName = "tradehub"

// bridge serves the pages and the bound methods to ordinary browsers on this computer. Each browser has a desk of
// its own, so two people can sit at two browsers.
type bridge struct {
	house  *house
	assets fs.FS

	mu    sync.Mutex
	desks map[string]*browser
}

// browser is one browser's desk with the methods its pages may call.
type browser struct {
	methods   map[string]reflect.Value // "Session.SignIn"
	documents http.Handler
	desk      *desk
	events    chan []byte
	streams   atomic.Int64 // pages that listen to the events
}

// policy is what pages may load: only what this program serves (Content Security Policy Level 3). Styles may be set
// by script, as drawn loads and plots need, but none may come from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; frame-src 'self' blob:; form-action 'none'; base-uri 'none'; " +
	"frame-ancestors 'none'"

func newBridge(h *house, assets fs.FS) *bridge {
	return &bridge{house: h, assets: assets, desks: map[string]*browser{}}
}

// handler serves pages, calls and events.
func (b *bridge) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /bridge/call/{type}/{method}", b.call)
	mux.HandleFunc("GET /bridge/events", b.tellEvents)
	mux.HandleFunc("GET /bridge.js", b.script)
	mux.HandleFunc("GET /documents/", func(w http.ResponseWriter, r *http.Request) {
		b.at(w, r).documents.ServeHTTP(w, r)
	})
	mux.HandleFunc("GET /{$}", b.page)
	mux.Handle("GET /", http.FileServerFS(b.assets))
	return guarded(mux)
}

// guarded refuses a request that another page, or another name for this computer, makes: a page on the internet may
// ask a browser here to call us (DNS rebinding, cross-site requests).
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if !loopbackHost(r.Host) || origin != "" && origin != "http://"+r.Host {
			http.Error(w, "only pages of this program may call it", http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// at gives the desk of the browser that asks, and seats a new one.
func (b *bridge) at(w http.ResponseWriter, r *http.Request) *browser {
	b.mu.Lock()
	defer b.mu.Unlock()
	if cookie, err := r.Cookie(cookieName); err == nil {
		if known := b.desks[cookie.Value]; known != nil {
			return known
		}
	}
	one := &browser{methods: map[string]reflect.Value{}, events: make(chan []byte, 1024)}
	d, bound := newDesk(b.house, one.emit)
	one.desk, one.documents = d, documents(d)
	for _, each := range bound {
		one.bind(each)
	}
	id := rand.Text()
	b.desks[id] = one
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: id, Path: "/", HttpOnly: true,
		SameSite: http.SameSiteStrictMode})
	return one
}

func (o *browser) bind(bound any) {
	v := reflect.ValueOf(bound)
	for i := range v.NumMethod() {
		o.methods[v.Type().Elem().Name()+"."+v.Type().Method(i).Name] = v.Method(i)
	}
}

// emit queues an event for the browser; one that listens to none for long loses them. A scan is for the page that is
// open now: none that opens later may take it for one that was made on it.
func (o *browser) emit(name string, data any) {
	if name == "scan" && o.streams.Load() == 0 {
		slog.Warn("a scan was not taken: the page is closed")
		return
	}
	text, err := json.Marshal(map[string]any{"name": name, "data": data})
	if err != nil {
		return
	}
	select {
	case o.events <- text:
	default:
	}
}

// call calls a bound method with the arguments in the body, a JSON list.
func (b *bridge) call(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("type") + "." + r.PathValue("method")
	method, found := b.at(w, r).methods[name]
	var given []json.RawMessage
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxCall)).Decode(&given)
	if !found || err != nil || len(given) != method.Type().NumIn() {
		answer(w, nil, told(fault.New(fault.Invalid, words.AppWrongCall, fault.Params{"name": name})))
		return
	}
	args := make([]reflect.Value, len(given))
	for i, text := range given {
		arg := reflect.New(method.Type().In(i))
		if err := json.Unmarshal(text, arg.Interface()); err != nil {
			answer(w, nil, told(fault.New(fault.Invalid, words.AppWrongCall, fault.Params{"name": name})))
			return
		}
		args[i] = arg.Elem()
	}
	result, err := results(method.Call(args))
	answer(w, result, err)
}

// maxCall is how large the arguments of a call may be: a delivery sheet as text of its bytes.
const maxCall = 64 << 20

// results parts what a method returned into its result and its error.
func results(out []reflect.Value) (result any, err error) {
	for _, v := range out {
		if v.Type() == reflect.TypeFor[error]() {
			err, _ = v.Interface().(error)
			continue
		}
		result = v.Interface()
	}
	return result, err
}

func answer(w http.ResponseWriter, result any, err error) {
	body := map[string]any{"result": result}
	if err != nil {
		body = map[string]any{"error": err.Error()}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body) // a browser that has gone has nobody to tell
}

// tellEvents streams the desk's events (server-sent events, HTML Living Standard section 9.2).
func (b *bridge) tellEvents(w http.ResponseWriter, r *http.Request) {
	one := b.at(w, r)
	one.streams.Add(1)
	defer func() {
		if one.streams.Add(-1) == 0 {
			b.house.left(one.desk)
		}
	}()
	stream := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = w.Write([]byte(": listening\n\n"))
	_ = stream.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case text := <-one.events:
			if _, err := w.Write([]byte("data: " + string(text) + "\n\n")); err != nil {
				return
			}
			_ = stream.Flush()
		}
	}
}
