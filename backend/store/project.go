package store

import (
	"errors"
	"fmt"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Posting reckons in two steps. First the lines of an entry are played over what the projections say now, and
// only the differences are noted: what each place gains or loses, directly and with its units. Then each
// difference is written once. So an entry of nine hundred cartons touches its warehouse row once, and a unit
// that moves within one building does not touch the building.

// stockKey names one row of the stock projection.
type stockKey struct {
	place trade.Place
	trade.Goods
}

// change is what a place gains of some goods: directly, and with everything in the units there.
type change struct{ own, all trade.Amount }

// bulk is what a unit weighs in at its ancestors: the packages that papers count and their packing.
type bulk struct{ packages, tareG int64 }

func (b bulk) minus() bulk { return bulk{-b.packages, -b.tareG} }

// difference is what an entry changes in the projections.
type difference struct {
	tx      *Tx
	stood   map[trade.Place]standing    // where places stood, as read
	parents map[trade.Place]trade.Place // where places stand now, as changed by this entry
	fresh   map[trade.Place]bool        // units that this entry makes
	stock   map[trade.Place]map[trade.Goods]change
	order   []stockKey // the keys of stock in the order they came up, so that a run repeats exactly
	bulk    map[trade.Place]bulk
	touched []trade.Place // places that moved or whose bulk changed, in the order they came up
	gone    []trade.Fact  // facts of places that this entry takes away
}

func (tx *Tx) difference() *difference {
	return &difference{tx: tx, stood: map[trade.Place]standing{}, parents: map[trade.Place]trade.Place{},
		fresh: map[trade.Place]bool{}, stock: map[trade.Place]map[trade.Goods]change{}, bulk: map[trade.Place]bulk{}}
}

// project brings all projections from before the entry to after it.
func (tx *Tx) project(e trade.Entry) error {
	d := tx.difference()
	for _, f := range e.Facts {
		if err := d.fact(f); err != nil {
			return err
		}
	}
	for _, m := range e.Movements {
		if err := d.movement(m); err != nil {
			return err
		}
	}
	for _, p := range e.Placements {
		if err := d.placement(p); err != nil {
			return err
		}
	}
	return d.write()
}

// movement notes goods leaving one place and reaching another.
func (d *difference) movement(m trade.Movement) error {
	if m.From == trade.Nowhere || m.To == trade.Nowhere {
		return errors.New("store: goods were to move from or to nowhere")
	}
	if err := d.shift(m.From, m.Goods, m.Amount.Minus()); err != nil {
		return err
	}
	return d.shift(m.To, m.Goods, m.Amount)
}

// shift notes goods gained at a place, directly and at each of its ancestors.
func (d *difference) shift(place trade.Place, goods trade.Goods, gained trade.Amount) error {
	d.gain(stockKey{place, goods}, change{own: gained, all: gained})
	above, err := d.ancestors(place)
	for _, a := range above {
		d.gain(stockKey{a, goods}, change{all: gained})
	}
	return err
}

// placement notes a unit leaving one place, with all it holds, and reaching another.
func (d *difference) placement(p trade.Placement) error {
	if !p.Subject.Physical() {
		return fmt.Errorf("store: %q was to be placed and is no physical place", p.Subject)
	}
	from, err := d.parent(p.Subject)
	if err != nil {
		return err
	}
	if from != p.From {
		return fault.New(fault.Conflict, words.StoreMoved, fault.Params{"place": p.Subject})
	}
	holds, err := d.holds(p.Subject)
	if err != nil {
		return err
	}
	weighs, err := d.weighs(p.Subject)
	if err != nil {
		return err
	}
	if err := d.settle(p.From, holds, weighs, -1); err != nil {
		return err
	}
	inside, err := d.ancestors(p.To)
	if err != nil {
		return err
	}
	if p.To == p.Subject || slices.Contains(inside, p.Subject) {
		return fault.New(fault.Conflict, words.StoreInsideItself, nil)
	}
	d.parents[p.Subject] = p.To
	d.weigh(p.Subject, bulk{})
	return d.settle(p.To, holds, weighs, 1)
}

// settle notes a unit's goods and weight at a place and its ancestors, with a sign.
func (d *difference) settle(place trade.Place, holds map[trade.Goods]trade.Amount, weighs bulk, sign int) error {
	if place == trade.Nowhere {
		return nil
	}
	above, err := d.ancestors(place)
	if err != nil {
		return err
	}
	if sign < 0 {
		weighs = weighs.minus()
	}
	for _, a := range append([]trade.Place{place}, above...) {
		d.weigh(a, weighs)
		for _, goods := range sortedGoods(holds) {
			amount := holds[goods]
			if sign < 0 {
				amount = amount.Minus()
			}
			d.gain(stockKey{a, goods}, change{all: amount})
		}
	}
	return nil
}

// fact brings the keys of a fact up to date and, for a unit, notes what it weighs in at its ancestors.
func (d *difference) fact(f trade.Fact) error {
	before, err := d.before(f)
	if err != nil {
		return err
	}
	if err := d.tx.rekey(f, before); err != nil {
		return err
	}
	if f.Body == "" {
		d.gone = append(d.gone, f)
	}
	if f.Kind != units.kind {
		return nil
	}
	place := trade.UnitID(f.Subject).At()
	if f.Version == 1 {
		known, err := d.tx.inUse(place)
		if err != nil {
			return err
		}
		d.fresh[place] = !known
	}
	was, err := unitBulk(before)
	if err != nil {
		return err
	}
	is, err := unitBulk(f.Body)
	if err != nil {
		return err
	}
	gained := bulk{is.packages - was.packages, is.tareG - was.tareG}
	d.weigh(place, gained)
	above, err := d.ancestors(place)
	for _, a := range above {
		d.weigh(a, gained)
	}
	return err
}

// before gives the body of a fact as it was; a version that does not follow the newest one is refused. For a first
// version the journal's own index sees to that.
func (d *difference) before(f trade.Fact) (string, error) {
	if f.Version == 1 {
		return "", nil
	}
	version, body, err := d.tx.fact(f.Kind, f.Subject)
	if err == nil && f.Version != version+1 {
		err = changedSince(f)
	}
	return body, err
}

// unitBulk tells what a unit itself weighs in; a unit that is not there weighs nothing.
func unitBulk(body string) (bulk, error) {
	if body == "" {
		return bulk{}, nil
	}
	u, err := units.decode(body)
	return bulk{u.Packages(), u.TareG}, err
}

func (d *difference) gain(key stockKey, c change) {
	at := d.stock[key.place]
	if at == nil {
		at = map[trade.Goods]change{}
		d.stock[key.place] = at
	}
	was, known := at[key.Goods]
	if !known {
		d.order = append(d.order, key)
	}
	at[key.Goods] = change{own: was.own.Plus(c.own), all: was.all.Plus(c.all)}
}

func (d *difference) weigh(place trade.Place, b bulk) {
	was, known := d.bulk[place]
	if !known {
		d.touched = append(d.touched, place)
	}
	d.bulk[place] = bulk{was.packages + b.packages, was.tareG + b.tareG}
}
