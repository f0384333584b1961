package weighing

import (
	"context"
	"sync"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/trade"
)

// wire is the one connection to a scale, and whoever looks at what comes over it.
type wire struct {
	scale Scale
	now   clock.Clock
	stop  context.CancelFunc
	ended chan struct{}

	mu    sync.Mutex
	looks map[*look]bool
	last  *Sight
}

// look is one who looks.
type look struct{ tell Tell }

// retryTime is how long a scale that is not there is left alone.
const retryTime = 500 * time.Millisecond

// join lets somebody look at a scale, over the wire that is there or over a new one. What it gives back ends the look;
// after that nothing more is told. With the last look the wire is closed.
func (s *Service) join(scale trade.ScaleSetup, tell Tell) (leave func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.wires[scale.Address]
	if w == nil {
		if w, err = s.connect(scale); err != nil {
			return nil, err
		}
	}
	one := &look{tell}
	w.add(one)
	return func() { s.leave(scale.Address, one) }, nil
}

// connect makes the wire of a scale; it is called with the service locked.
func (s *Service) connect(scale trade.ScaleSetup) (*wire, error) {
	opened, err := s.open(scale.Address, device.ScaleOptions{PatienceMS: scale.PatienceMS})
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	w := &wire{scale: opened, now: s.now, stop: stop, ended: make(chan struct{}), looks: map[*look]bool{}}
	s.wires[scale.Address] = w
	go w.run(ctx)
	return w, nil
}

// leave ends a look. The port must be free before anybody opens it again, so the end of the wire is waited for.
func (s *Service) leave(address string, one *look) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.wires[address]
	if w.remove(one) > 0 {
		return
	}
	delete(s.wires, address)
	w.stop()
	<-w.ended
}

// deviceOf gives the device of a scale: the one whose wire is open, where it is watched.
func (s *Service) deviceOf(scale trade.ScaleSetup) (Scale, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w := s.wires[scale.Address]; w != nil {
		return w.scale, nil
	}
	return s.open(scale.Address, device.ScaleOptions{PatienceMS: scale.PatienceMS})
}

// changes gives what is closed at the next change of a set-up.
func (s *Service) changes() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

func (s *Service) tellChange() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.changed)
	s.changed = make(chan struct{})
}

// run keeps the wire connected.
func (w *wire) run(ctx context.Context) {
	defer close(w.ended)
	for {
		err := w.scale.Watch(ctx, func(r device.Reading, err error) {
			w.show(Sight{Reading: r, State: stateOf(err), Fault: err, At: w.now()})
		})
		if ctx.Err() != nil {
			return
		}
		w.show(Sight{State: Lost, Fault: err, At: w.now()})
		timer := time.NewTimer(retryTime)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return
		}
	}
}

// show tells everybody who looks what is seen.
func (w *wire) show(seen Sight) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last = &seen
	for one := range w.looks {
		one.tell(seen)
	}
}

// add lets one more look, beginning with what was seen last.
func (w *wire) add(one *look) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.looks[one] = true
	if w.last != nil {
		one.tell(*w.last)
	}
}

// remove ends a look and gives how many are left.
func (w *wire) remove(one *look) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.looks, one)
	return len(w.looks)
}
