package shipping_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "25"); err != nil { // each case is a ledger on disk; -rapid.checks asks for more
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// afternoon is a case of the property: the yard, and where each unit is as far as the answers told.
type afternoon struct {
	*yard
	units  []trade.HandlingUnit // what can be scanned: cartons, bags, pallets and what stands on them
	counts map[string]int64     // packages that a scan of a unit brings
	inside map[string]string    // the container a unit was scanned into
	scans  map[trade.PersonID][]string
}

// door is a container and the shipment it belongs to.
type door struct{ ref, box string }

var doors = []door{{r2, box3}, {r1, box1}, {r1, box2}}

// TestLawsOfLoading plays random afternoons. After every step the packages of each shipment are those of the units
// in its containers, none is above its plan, and a refused step has changed nothing.
func TestLawsOfLoading(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		a := newAfternoon(t, root)
		defer func() { _ = a.db.Close() }()
		day := rapid.Permutation(slices.Repeat(moments, 4)).Draw(t, "day") // drawn one by one, some would hardly come
		for _, m := range day[rapid.IntRange(0, len(day)/2).Draw(t, "begins"):] {
			a.step(t, m)
			a.lawsHold(t)
		}
		a.sound(t)
	})
}

func newAfternoon(t *rapid.T, root string) *afternoon {
	t.Helper()
	a := &afternoon{yard: newYardAt(t, filepath.Join(root, clock.NewID(), "ledger.db")), counts: map[string]int64{},
		inside: map[string]string{}, scans: map[trade.PersonID][]string{}}
	a.bananas = a.pack(t, a.goods(trade.GradeA), 10)
	a.domestic = a.pack(t, a.goods(trade.GradeB), 3)
	a.bags = a.pack(t, a.coffeeGoods(), 3)
	a.units = slices.Concat(a.bananas, a.domestic, a.bags)
	for _, u := range a.units {
		a.counts[u.Number] = 1
	}
	for _, stack := range [][]trade.HandlingUnit{a.bananas[:2], {a.bananas[2], a.domestic[0]}, {a.bags[0]}, nil} {
		p := a.pallet(t, stack...)
		a.units = append(a.units, p)
		a.counts[p.Number] = int64(len(stack))
	}
	a.box(t, r1, box2)
	a.limitedBox(t, r2, box3, 3, boxG+4*grossG)
	return a
}

// moment is one thing that may happen in an afternoon; it gives what is to be noted down when it succeeds.
type moment struct {
	name string
	try  func(*afternoon, *rapid.T) (done func(), err error)
}

func (m moment) String() string { return m.name }

// moments holds what may happen; what happens most stands in it more than once.
var moments = []moment{
	{"load", (*afternoon).tryLoad}, {"load", (*afternoon).tryLoad}, {"load", (*afternoon).tryLoad},
	{"load", (*afternoon).tryLoad}, {"undo", (*afternoon).tryUndo}, {"unload", (*afternoon).tryUnload},
	{"seal", (*afternoon).trySeal}, {"seal", (*afternoon).trySeal}, {"unseal", (*afternoon).tryUnseal},
	{"close", (*afternoon).tryClose}, {"close", (*afternoon).tryClose}, {"reopen", (*afternoon).tryReopen},
	{"despatch", (*afternoon).tryDespatch},
}

func (a *afternoon) step(t *rapid.T, m moment) {
	t.Helper()
	before := a.state(t)
	done, err := m.try(a, t)
	after := a.state(t)
	switch {
	case err == nil && after.entries != before.entries+1:
		t.Fatalf("%s added %d entries", m, after.entries-before.entries)
	case err == nil:
		done()
	case fault.KeyOf(err) == "":
		t.Fatalf("%s was refused with what nobody can read: %v", m, err)
	case after != before:
		t.Fatalf("%s was refused (%v) and yet changed the ledger", m, err)
	}
}

func (a *afternoon) tryLoad(t *rapid.T) (func(), error) {
	u, at, who := a.drawUnit(t, false), drawDoor(t), drawLoader(t)
	err := a.scan(who, at.ref, at.box, u.Number)
	return func() {
		a.inside[u.Number] = at.box
		a.scans[who.PersonID] = append(a.scans[who.PersonID], u.Number)
	}, err
}

func (a *afternoon) tryUnload(t *rapid.T) (func(), error) {
	u, at := a.drawUnit(t, true), drawDoor(t)
	return func() { delete(a.inside, u.Number) }, a.takeOut(at.ref, u.Number)
}

// tryUndo expects the person's last scan that was not undone to be taken back, and no other.
func (a *afternoon) tryUndo(t *rapid.T) (func(), error) {
	who := drawLoader(t)
	got, err := a.UndoLoad(ctx, who, "")
	return func() {
		scans := a.scans[who.PersonID]
		last := scans[len(scans)-1]
		if got.Unit.Number != last || got.Transport.Number != a.inside[last] {
			t.Fatalf("undone was %s in %s, and the last scan was %s in %s", got.Unit.Number, got.Transport.Number, last,
				a.inside[last])
		}
		delete(a.inside, last)
		a.scans[who.PersonID] = scans[:len(scans)-1]
	}, err
}

// noted is all there is to note down where no unit moved.
func noted() {}

func (a *afternoon) trySeal(t *rapid.T) (func(), error) {
	at := drawDoor(t)
	number := rapid.SampledFrom([]string{"NTG1", "NTG2", "NTG3"}).Draw(t, "seal")
	return noted, ignore(a.Seal(ctx, loader, seals(at.ref, at.box, number)))
}

func (a *afternoon) tryUnseal(t *rapid.T) (func(), error) {
	at := drawDoor(t)
	return noted, ignore(a.Unseal(ctx, loader, shipping.TransportRequest{Shipment: at.ref, Transport: at.box}))
}

func (a *afternoon) tryClose(t *rapid.T) (func(), error) {
	r := shipping.StateRequest{Shipment: drawDoor(t).ref, Short: !rapid.Bool().Draw(t, "whole")}
	return noted, ignore(a.Close(ctx, loader, r))
}

func (a *afternoon) tryReopen(t *rapid.T) (func(), error) {
	return noted, ignore(a.Reopen(ctx, loader, shipping.StateRequest{Shipment: drawDoor(t).ref}))
}

func (a *afternoon) tryDespatch(t *rapid.T) (func(), error) {
	return noted, ignore(a.Despatch(ctx, boss, shipping.StateRequest{Shipment: drawDoor(t).ref}))
}

// drawUnit draws a unit that makes sense, loaded or not as asked, or now and then any.
func (a *afternoon) drawUnit(t *rapid.T, loaded bool) trade.HandlingUnit {
	sensible := slices.DeleteFunc(slices.Clone(a.units), func(u trade.HandlingUnit) bool {
		_, in := a.inside[u.Number]
		return in != loaded
	})
	if len(sensible) == 0 || rapid.IntRange(0, 5).Draw(t, "any") == 5 {
		sensible = a.units
	}
	return rapid.SampledFrom(sensible).Draw(t, "unit")
}

func drawDoor(t *rapid.T) door { return rapid.SampledFrom(doors).Draw(t, "door") }

func drawLoader(t *rapid.T) trade.Actor {
	return rapid.SampledFrom([]trade.Actor{loader, another}).Draw(t, "who")
}

// lawsHold compares what the shipments say with the units that stand in their containers, and those with what the
// answers told.
func (a *afternoon) lawsHold(t *rapid.T) {
	t.Helper()
	scanned := map[string]int64{}
	for unit, box := range a.inside {
		scanned[box] += a.counts[unit]
	}
	for _, ref := range []string{r1, r2} {
		p := a.progress(t, ref)
		found := a.packagesIn(t, p)
		for _, l := range p.Lines {
			kind := string(l.ItemID) + "/" + string(l.Grade)
			if l.Loaded != found[kind] || l.Loaded > l.Packages {
				t.Fatalf("%s: %d of %d packages of %s %s are loaded, and %d stand in its containers", ref, l.Loaded,
					l.Packages, l.Item.Code, l.Grade, found[kind])
			}
			delete(found, kind)
		}
		if len(found) > 0 {
			t.Fatalf("%s holds what it has no line for: %v", ref, slices.Collect(maps.Keys(found)))
		}
		for _, u := range p.Transports {
			if u.Load.Packages != scanned[u.Number] {
				t.Fatalf("%s holds %d packages, and %d were scanned into it", u.Number, u.Load.Packages, scanned[u.Number])
			}
		}
	}
}

// packagesIn counts the packages that stand in the containers of a shipment, unit by unit.
func (a *afternoon) packagesIn(t *rapid.T, p shipping.Progress) map[string]int64 {
	t.Helper()
	found := map[string]int64{}
	a.read(t, func(tx *store.Tx) error {
		for _, box := range p.Transports {
			units, err := tx.AllUnitsIn(box.ID.At())
			if err != nil {
				return err
			}
			for _, u := range units {
				if !u.Kind.Package() {
					continue
				}
				rows, err := tx.Contents(u.ID.At())
				if err != nil {
					return err
				}
				found[string(rows[0].ItemID)+"/"+string(rows[0].Grade)]++
			}
		}
		return nil
	})
	return found
}
