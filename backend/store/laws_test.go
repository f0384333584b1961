package store_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TestLawsOfTheLedger plays random histories and holds the ledger to its laws after every step.
func TestLawsOfTheLedger(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		h := newHistory(t, root)
		defer func() { _ = h.Close() }()
		for range rapid.IntRange(15, 40).Draw(t, "steps") {
			rapid.SampledFrom(steps).Draw(t, "step").take(h, t)
			h.lawsHold(t)
		}
		h.sound(t)
		before := h.projections(t)
		if err := h.Rebuild(context.Background()); err != nil {
			t.Fatal(err)
		}
		if after := h.projections(t); after != before {
			t.Fatalf("a rebuild changed the projections from\n%s\nto\n%s", before, after)
		}
	})
}

// step is one thing that may happen.
type step struct {
	name string
	take func(*history, *rapid.T)
}

func (s step) String() string { return s.name }

// steps holds what may happen; what matters most stands in it more than once.
var steps = []step{
	{"receive", (*history).receiveLoose}, {"grade", (*history).gradeLoose}, {"make lot", (*history).makeLot},
	{"carry", (*history).carryLoose}, {"pack", (*history).packLoose}, {"pack", (*history).packLoose},
	{"build pallet", (*history).buildPallet}, {"move unit", (*history).moveUnit}, {"move unit", (*history).moveUnit},
	{"load", (*history).loadUnit}, {"load", (*history).loadUnit}, {"plan", (*history).planBox},
	{"despatch", (*history).despatch}, {"unpack", (*history).unpack}, {"correct", (*history).correct},
	{"build", (*history).build}, {"rehouse", (*history).rehouse}, {"recode", (*history).recode},
	{"reverse", (*history).reverseAny},
	{"undo", (*history).undoAndRedo}, {"undo", (*history).undoAndRedo},
}

// step tries an entry. A refused one must be a fault that a person can read and must change nothing.
func (h *history) step(t *rapid.T, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) bool {
	count := h.raw.count(t, "entry")
	e, err := h.try(kind, fill)
	after := h.projections(t)
	grown := h.raw.count(t, "entry") - count
	if err != nil {
		if fault.KeyOf(err) == "" {
			t.Fatalf("%s was refused with what nobody can read: %v", kind, err)
		}
		if after != h.state || grown != 0 {
			t.Fatalf("%s was refused (%v) and yet changed the ledger from\n%s\nto\n%s", kind, err, h.state, after)
		}
		return false
	}
	if grown != 1 {
		t.Fatalf("%s added %d entries", kind, grown)
	}
	h.before, h.state = h.state, after
	h.posted = append(h.posted, e)
	return true
}

// lawsHold checks what must be true of the stored rows after every step.
func (h *history) lawsHold(t *rapid.T) {
	stock, parents := h.raw.stock(t), h.raw.parents(t)
	sum := map[trade.Goods]trade.Amount{}
	want := map[trade.Place]map[trade.Goods]trade.Amount{}
	total := map[trade.Place]map[trade.Goods]trade.Amount{}
	add := func(m map[trade.Place]map[trade.Goods]trade.Amount, at trade.Place, g trade.Goods, a trade.Amount) {
		if m[at] == nil {
			m[at] = map[trade.Goods]trade.Amount{}
		}
		m[at][g] = m[at][g].Plus(a)
	}
	for _, s := range stock {
		sum[s.Goods] = sum[s.Goods].Plus(s.Own)
		add(want, s.Place, s.Goods, s.Own)
		add(total, s.Place, s.Goods, s.Amount)
		if parent := parents[s.Place]; parent != trade.Nowhere {
			add(want, parent, s.Goods, s.Amount)
		}
		if s.Place.Physical() && (negative(s.Own) || negative(s.Amount)) {
			t.Fatalf("less than nothing at %s: %+v", s.Place, s)
		}
		if kind := s.Place.Kind(); (kind == trade.UnitPlace || kind == trade.TransportPlace) && parents[s.Place] == "" {
			t.Fatalf("%s holds goods and stands nowhere: %+v", s.Place, s)
		}
	}
	for goods, amount := range sum {
		if !amount.Zero() {
			t.Fatalf("%+v do not sum up to nothing over all places: %+v", goods, amount)
		}
	}
	for place, all := range want {
		for goods, amount := range all {
			if total[place][goods] != amount {
				t.Fatalf("%s holds %+v of %+v; directly and in what stands there it is %+v", place, total[place][goods],
					goods, amount)
			}
		}
	}
}

func negative(a trade.Amount) bool { return a.Packages < 0 || a.QtyMilli < 0 || a.NetG < 0 }
