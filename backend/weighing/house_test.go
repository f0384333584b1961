package weighing_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

var (
	noon    = time.Date(2026, 11, 22, 5, 0, 0, 0, time.UTC)
	admin   = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	hand    = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	nobody  = trade.Actor{}
)

// floor is the name of the scale of the tests.
const floor = "FLOOR-1"

// house is a station with one simulated scale.
type house struct {
	*weighing.Service
	t      *testing.T
	db     *store.DB
	sim    *device.ScaleSimulator
	opened *opened
}

// opened counts how often a scale was opened and watched.
type opened struct {
	mu      sync.Mutex
	watched int
	most    int
}

// counted is a scale that is counted while it is watched.
type counted struct {
	weighing.Scale
	o *opened
}

func (c counted) Watch(ctx context.Context, tell func(device.Reading, error)) error {
	c.o.add(1)
	defer c.o.add(-1)
	return c.Scale.Watch(ctx, tell)
}

func (o *opened) add(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.watched += n
	o.most = max(o.most, o.watched)
}

func (o *opened) now() (watched, most int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.watched, o.most
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, opened: &opened{}}
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	h.must(err)
	t.Cleanup(func() {
		report, err := db.Verify(context.Background())
		if err != nil || !report.Sound() {
			t.Errorf("the ledger does not verify: %+v, %v", report, err)
		}
		_ = db.Close()
	})
	h.db = db
	h.must(settings.New(db).SetUp(t.Context(), settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane",
		FirmCode: "NTG", FirmName: trade.Names{EN: "NAM THA GREEN"}, Country: "LA", SiteCode: "NTY",
		SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG"}))
	h.Service = weighing.New(db, func(address string, o device.ScaleOptions) (weighing.Scale, error) {
		o.AnswerMS = 30
		scale, err := weighing.OpenDevice(address, o)
		return counted{scale, h.opened}, err
	}, clock.Fixed(noon))
	h.put(floor, h.simulate())
	return h
}

// simulate makes a scale and gives its address.
func (h *house) simulate() string {
	h.t.Helper()
	h.sim = device.NewScaleSimulator(device.SICS)
	h.t.Cleanup(h.sim.Close)
	address, err := h.sim.Listen(h.t.Context(), "127.0.0.1:0")
	h.must(err)
	return "sics:tcp:" + address
}

func (h *house) put(name, address string) {
	h.t.Helper()
	_, err := h.Put(h.t.Context(), admin, weighing.PutRequest{Scale: trade.ScaleSetup{Name: name, Address: address,
		PatienceMS: 300}})
	h.must(err)
}

// must ends the test at an error.
func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// eyes are somebody who looks at a scale.
type eyes struct {
	t     *testing.T
	seen  chan weighing.Sight
	ended chan error
	stop  context.CancelFunc
}

// look watches a scale beside the test.
func (h *house) look(actor trade.Actor, scale trade.ScaleSetup) *eyes {
	h.t.Helper()
	ctx, stop := context.WithCancel(h.t.Context())
	e := &eyes{h.t, make(chan weighing.Sight), make(chan error, 1), stop}
	go func() {
		e.ended <- h.Watch(ctx, actor, scale, func(one weighing.Sight) {
			select {
			case e.seen <- one:
			case <-ctx.Done():
			}
		})
	}()
	h.t.Cleanup(stop)
	return e
}

// until waits until the scale is in a state, with a weight.
func (e *eyes) until(state weighing.State, grams int64) weighing.Sight {
	e.t.Helper()
	for {
		select {
		case one := <-e.seen:
			if one.State == state && one.WeightG == grams {
				return one
			}
		case err := <-e.ended:
			e.t.Fatalf("%s never came, the watch ended: %v", state, err)
		case <-e.t.Context().Done():
			e.t.Fatalf("%s never came", state)
		}
	}
}

// end stops looking and gives what the watch said.
func (e *eyes) end() error {
	e.stop()
	return <-e.ended
}

var named = trade.ScaleSetup{Name: floor}

// isFault tells whether an error is that fault, and can be said.
func isFault(t *testing.T, what string, err error, key words.Key) {
	t.Helper()
	if fault.KeyOf(err) != string(key) {
		t.Errorf("%s: %v, want %s", what, err, key)
	}
}

func isKey(err error, key words.Key) bool { return fault.KeyOf(err) == string(key) }

// drain looks on while something else is done, since a scale waits for whoever looks at it.
func drain(e *eyes, do func(), more ...*eyes) {
	done := make(chan struct{})
	for _, each := range append(more, e) {
		go func() {
			for {
				select {
				case <-each.seen:
				case <-done:
					return
				}
			}
		}()
	}
	do()
	close(done)
}
