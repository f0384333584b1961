package app

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
)

// ScaleSight is what a scale shows, as its desk is told.
type ScaleSight struct {
	Scale   string         `json:"scale"` // its name
	State   weighing.State `json:"state"`
	WeightG int64          `json:"weightG"` // as shown, where it shows a weight
	StepG   int64          `json:"stepG"`   // what one more in the last place of its display is
	Net     bool           `json:"net"`     // the scale says that it has taken a tare off
	Line    string         `json:"line"`    // as it came from the wire
	At      string         `json:"at"`      // RFC 3339
	Faults  []Fault        `json:"faults"`  // why the weight cannot be taken down
}

func scaleSight(name string, seen weighing.Sight) ScaleSight {
	return ScaleSight{Scale: name, State: seen.State, WeightG: seen.WeightG, StepG: seen.StepG, Net: seen.Net,
		Line: seen.Raw, At: stamp(seen.At), Faults: toldFaults(fault.All(seen.Fault))}
}

// followed is a scale and the desk that follows it.
type followed struct {
	weighing *weighing.Service
	actor    trade.Actor
	scale    trade.ScaleSetup
	desk     *desk
}

// follow is what a desk follows now.
type follow struct {
	mu    sync.Mutex
	what  followed
	stop  func() // ends it and waits until it has ended; nil while nothing is followed
	ended chan struct{}
	lease *time.Timer
}

// leaseTime is how long a desk is told without its page saying that it is still there.
const leaseTime = time.Minute

// begin follows a scale. Said again of the same one, it only goes on.
func (f *follow) begin(ctx context.Context, what followed) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.goesOn() && f.what.weighing == what.weighing && f.what.scale == what.scale {
		f.lease.Reset(leaseTime)
		return
	}
	f.endLocked()
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	f.what, f.ended, f.stop = what, ended, func() { cancel(); <-ended }
	f.lease = time.AfterFunc(leaseTime, f.end)
	what.desk.house.scales.add(f)
	go func() {
		defer close(ended)
		what.watch(ctx)
	}()
}

// goesOn tells whether something is followed. A scale that was taken out of use is not, until it is there again.
func (f *follow) goesOn() bool {
	if f.stop == nil {
		return false
	}
	select {
	case <-f.ended:
		return false
	default:
		return true
	}
}

// end ends what is followed, if anything is.
func (f *follow) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.endLocked()
}

func (f *follow) endLocked() {
	if f.stop == nil {
		return
	}
	f.lease.Stop()
	f.stop()
	f.stop = nil
	f.what.desk.house.scales.remove(f)
}

// watch tells the desk what the scale shows until the context ends, or the scale is taken out of use.
func (w followed) watch(ctx context.Context) {
	var rare rarely
	tell := func(seen weighing.Sight) {
		if rare.due(seen) {
			w.desk.house.scales.see(w.desk, scaleSight(w.scale.Name, seen))
		}
	}
	if err := w.weighing.Watch(ctx, w.actor, w.scale, tell); err != nil {
		tell(weighing.Sight{State: weighing.Lost, Fault: err})
	}
}

// rarely keeps a page from being told more than it can show. It hears of each change of state and of each new stable
// weight; a moving weight ten times a second is enough, and what stays as it is once a second.
type rarely struct{ told *weighing.Sight }

const (
	movingEvery = 100 * time.Millisecond
	sameEvery   = time.Second
)

func (r *rarely) due(seen weighing.Sight) bool {
	if r.told != nil {
		since := seen.At.Sub(r.told.At)
		changed := seen.State != r.told.State || fault.KeyOf(seen.Fault) != fault.KeyOf(r.told.Fault)
		moved := seen.WeightG != r.told.WeightG || seen.Net != r.told.Net
		due := changed || moved && (seen.State == weighing.Stable || since >= movingEvery) || since >= sameEvery
		if !due {
			return false
		}
	}
	r.told = &seen
	return true
}

// scaleWatch knows which desks follow scales, and what each was told last.
type scaleWatch struct {
	mu      sync.Mutex
	follows map[*follow]bool
	seen    map[*desk]ScaleSight
}

func (w *scaleWatch) add(f *follow) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.follows == nil {
		w.follows, w.seen = map[*follow]bool{}, map[*desk]ScaleSight{}
	}
	w.follows[f] = true
}

func (w *scaleWatch) remove(f *follow) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.follows, f)
	delete(w.seen, f.what.desk)
}

// see notes what a desk is told, and tells it.
func (w *scaleWatch) see(d *desk, seen ScaleSight) {
	w.mu.Lock()
	w.seen[d] = seen
	w.mu.Unlock()
	d.emit("scale", seen)
}

// state gives what the followed scales were seen to show last, each once, by name. One that is being set up has none.
func (w *scaleWatch) state() []ScaleSight {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := []ScaleSight{}
	for _, seen := range w.seen {
		known := func(each ScaleSight) bool { return each.Scale == seen.Scale }
		if seen.Scale != "" && !slices.ContainsFunc(all, known) {
			all = append(all, seen)
		}
	}
	slices.SortFunc(all, func(a, b ScaleSight) int { return cmp.Compare(a.Scale, b.Scale) })
	return all
}

// stop ends all following: the station is closed, and its ports must be free when it is opened again.
func (w *scaleWatch) stop() {
	w.mu.Lock()
	all := make([]*follow, 0, len(w.follows))
	for f := range w.follows {
		all = append(all, f)
	}
	w.mu.Unlock()
	for _, f := range all {
		f.end()
	}
}
