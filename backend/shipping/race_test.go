package shipping_test

import (
	"sync"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TestOneOperatorWins lets two operators scan the same cartons into two containers at the same moment.
func TestOneOperatorWins(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.box(t, r1, box2)
	doors := map[string]trade.Actor{box1: loader, box2: another}
	for _, u := range y.bananas[:6] {
		errs := y.atOnce(doors, func(door string) string { return u.Number })
		if (errs[box1] == nil) == (errs[box2] == nil) {
			t.Fatalf("%s: %v and %v", u.Number, errs[box1], errs[box2])
		}
		for _, err := range errs {
			if err != nil && fault.KeyOf(err) != string(words.ShippingLoadedBeside) {
				t.Errorf("the slower one was told %v", err)
			}
		}
	}
	p := y.progress(t, r1)
	if p.Lines[0].Loaded != 6 || p.Transports[0].Load.Packages+p.Transports[1].Load.Packages != 6 {
		t.Errorf("%+v", p)
	}
	y.sound(t)
}

// TestOneOperatorGetsTheLastPlace lets two operators scan two cartons at once where one is wanted.
func TestOneOperatorGetsTheLastPlace(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.box(t, r1, box2)
	y.load(t, r1, box1, y.bananas[:5]...)
	scans := map[string]string{box1: y.bananas[5].Number, box2: y.bananas[6].Number}
	errs := y.atOnce(map[string]trade.Actor{box1: loader, box2: another}, func(door string) string { return scans[door] })
	if (errs[box1] == nil) == (errs[box2] == nil) {
		t.Fatalf("%v and %v", errs[box1], errs[box2])
	}
	for _, err := range errs {
		if err != nil && fault.KeyOf(err) != string(words.ShippingLineFull) {
			t.Errorf("the slower one was told %v", err)
		}
	}
	if got := y.progress(t, r1).Lines[0]; got.Loaded != 6 {
		t.Errorf("%d of %d packages are loaded", got.Loaded, got.Packages)
	}
	y.sound(t)
}

// atOnce lets an operator at each door scan, all from one start, and gives what each was told.
func (y *yard) atOnce(doors map[string]trade.Actor, scan func(door string) string) map[string]error {
	var mu sync.Mutex
	var done sync.WaitGroup
	start, errs := make(chan struct{}), map[string]error{}
	for door, actor := range doors {
		done.Go(func() {
			<-start
			err := y.scan(actor, r1, door, scan(door))
			mu.Lock()
			defer mu.Unlock()
			errs[door] = err
		})
	}
	close(start)
	done.Wait()
	return errs
}
