package scanning

import (
	"context"
	"sync"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
)

// Heard is what a serial scanner read.
type Heard struct {
	Scanner string // its name
	Text    string // without what the scanner adds, group separators as 0x1d
	Raw     string // as it came
}

// Link is how the wire to a serial scanner is.
type Link struct {
	Scanner   string // its name
	Address   string
	Connected bool
	Since     time.Time    // since when it is so
	Why       *fault.Fault // why it is not connected; nil when it is
}

// Ears are told what is heard. They are called one at a time, and the scans of a scanner in their order: who holds a
// call back holds the scanners back, and nothing is lost.
type Ears struct {
	Hear func(Heard)
	Link func(Link) // told when a wire is made, and when it is lost or cannot be made
}

// again is how long a lost scanner is left alone: plugged in again, it is ready before a hand has lifted it.
const again = 500 * time.Millisecond

// Listen listens to the serial scanners among the set-ups until the context ends; a scanner that is lost is tried again
// and again. It is the station that listens, whoever is signed in.
func (s *Service) Listen(ctx context.Context, setups []trade.ScannerSetup, ears Ears) {
	var one sync.Mutex
	var all sync.WaitGroup
	for _, setup := range setups {
		if setup.Types() || setup.Removed {
			continue
		}
		all.Go(func() {
			w := wire{setup: setup, open: s.open, ears: ears, one: &one}
			w.listen(ctx)
		})
	}
	all.Wait()
}

// wire is one serial scanner that is listened to.
type wire struct {
	setup trade.ScannerSetup
	open  Open
	ears  Ears
	one   *sync.Mutex // of all wires: the ears hear one thing at a time
	told  string      // of the state that was told last: the key of its fault, or "" for connected
	begun bool
}

func (w *wire) listen(ctx context.Context) {
	for ctx.Err() == nil {
		if err := w.once(ctx); ctx.Err() == nil {
			w.tell(err)
			wait(ctx, again)
		}
	}
}

// once listens until the wire is lost, and tells why it was.
func (w *wire) once(ctx context.Context) error {
	source, err := w.open(w.setup.Address, profileOf(w.setup))
	if err != nil {
		return err
	}
	scans, err := source.Scans(ctx)
	if err != nil {
		return err
	}
	w.tell(nil)
	for scan := range scans {
		w.hear(scan)
	}
	return source.Err()
}

func (w *wire) hear(scan device.Scan) {
	w.one.Lock()
	defer w.one.Unlock()
	w.ears.Hear(Heard{w.setup.Name, scan.Text, scan.Raw})
}

// tell tells how the wire is, once for each change.
func (w *wire) tell(err error) {
	key := fault.KeyOf(err)
	if w.begun && key == w.told {
		return
	}
	w.begun, w.told = true, key
	link := Link{Scanner: w.setup.Name, Address: w.setup.Address, Connected: err == nil, Since: clock.System()()}
	if all := fault.All(err); len(all) > 0 {
		link.Why = all[0]
	}
	w.one.Lock()
	defer w.one.Unlock()
	w.ears.Link(link)
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
