package editing_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/access"
	"tradehub/backend/clock"
	"tradehub/backend/demo"
	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// r1 is the shipment of the demonstration day: bananas by rail to Kunming, loaded and sealed, with invoice and
// packing list, and the facts that an officer added from a file.
const r1 = "NTG-2026-R1"

var (
	ctx      = context.Background()
	cheap    = access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}
	noon     = time.Date(2026, 11, 5, 5, 0, 0, 0, time.UTC)
	officer  = trade.Actor{PersonID: "p-noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	other    = trade.Actor{PersonID: "p-kham", Name: "Kham", Roles: []trade.Role{trade.Officer}}
	loader   = trade.Actor{PersonID: "p-khamla", Name: "Khamla", Roles: []trade.Role{trade.Warehouse}}
	stranger = trade.Actor{Name: "Nobody"}
)

// played is the folder of the demonstration day, which every test gets a copy of.
var played string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "editing-")
	if err == nil {
		played = filepath.Join(dir, "day")
		_, err = demo.Play(ctx, demo.Config{Dir: played, Cost: cheap, Until: "apply"})
	}
	code := 1
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// office is a station on the afternoon of the demonstration day.
type office struct {
	*station.Station
	t   testing.TB
	dir string
	now atomic.Int64
}

func open(t testing.TB) *office {
	t.Helper()
	o := &office{t: t, dir: filepath.Join(t.TempDir(), "data")}
	o.now.Store(noon.UnixNano())
	check(t, os.CopyFS(o.dir, os.DirFS(played)))
	s, err := station.Open(ctx, station.Config{Dir: o.dir, Cost: cheap,
		Clock: clock.Clock(func() time.Time { return time.Unix(0, o.now.Load()).UTC() })})
	check(t, err)
	o.Station = s
	t.Cleanup(func() { _ = s.Close() })
	return o
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (o *office) open(who trade.Actor) editing.Opened {
	o.t.Helper()
	opened, err := o.Editing.Open(ctx, who, r1)
	check(o.t, err)
	return opened
}

func (o *office) base() editing.Base { return o.open(officer).Base }

// save saves changes that must be savable.
func (o *office) save(all ...dossier.Change) editing.Saved {
	o.t.Helper()
	saved, err := o.Editing.Save(ctx, officer, editing.SaveRequest{Shipment: r1, Base: o.base(), Changes: all})
	check(o.t, err)
	return saved
}

func (o *office) try(r editing.TryRequest) editing.Tried {
	o.t.Helper()
	r.Shipment = r1
	if r.Base.Rows == nil {
		r.Base = o.base()
	}
	tried, err := o.Editing.Try(ctx, officer, r)
	check(o.t, err)
	return tried
}

func value(all []editing.Value, pointer string) (editing.Value, bool) {
	for _, v := range all {
		if v.Pointer == pointer {
			return v, true
		}
	}
	return editing.Value{}, false
}

func set(pointer, to string) dossier.Change { return dossier.Change{Pointer: pointer, Value: to} }

// wants fails the test unless err is the one refusal of this key at this place, with no placeholder left.
func wants(t *testing.T, err error, key words.Key, at string) {
	t.Helper()
	all := fault.All(err)
	if len(all) != 1 || all[0].Key != string(key) || all[0].Field != at {
		t.Errorf("want %s at %q, got %v", key, at, err)
		return
	}
	for _, r := range words.Say(words.English, key, all[0].Params) {
		if r == '{' || r == '}' {
			t.Errorf("a placeholder is left: %v", all[0])
		}
	}
}

// read reads a dossier from a file.
func (o *office) read(d dossier.Dossier) {
	o.t.Helper()
	check(o.t, o.Papers.Import(ctx, officer, papers.ImportRequest{Dossiers: []dossier.Dossier{d}}))
}
