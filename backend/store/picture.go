package store

import (
	"fmt"

	"tradehub/backend/trade"
)

// Picture is all projections, reckoned from the journal alone and in another way than Tx.Post keeps them: every
// entry is played into plain maps, and only at the end is each place summed up over what stands in it. `ledger
// verify` compares it with the stored projections; a rebuild writes it over them.
type Picture struct {
	own     map[stockKey]trade.Amount
	parents map[trade.Place]trade.Place
	units   map[trade.Place]bulk
	bodies  map[factKey]string // newest body of each fact
}

type factKey struct{ kind, subject string }

func newPicture() *Picture {
	return &Picture{own: map[stockKey]trade.Amount{}, parents: map[trade.Place]trade.Place{},
		units: map[trade.Place]bulk{}, bodies: map[factKey]string{}}
}

// play adds one entry to the picture.
func (p *Picture) play(e trade.Entry) error {
	for _, f := range e.Facts {
		p.bodies[factKey{f.Kind, f.Subject}] = f.Body
		if f.Kind != units.kind {
			continue
		}
		b, err := unitBulk(f.Body)
		if err != nil {
			return err
		}
		p.units[trade.UnitID(f.Subject).At()] = b
	}
	for _, m := range e.Movements {
		from, to := stockKey{m.From, m.Goods}, stockKey{m.To, m.Goods}
		p.own[from] = p.own[from].Plus(m.Amount.Minus())
		p.own[to] = p.own[to].Plus(m.Amount)
	}
	for _, placed := range e.Placements {
		for above := placed.To; above != trade.Nowhere; above = p.parents[above] {
			if above == placed.Subject {
				return fmt.Errorf("%s was put inside itself", placed.Subject)
			}
		}
		p.parents[placed.Subject] = placed.To
	}
	return nil
}

// stock sums up what every place holds, directly and in all.
func (p *Picture) stock() map[stockKey]change {
	all := make(map[stockKey]change, len(p.own))
	for key, amount := range p.own {
		if amount.Zero() {
			continue
		}
		c := all[key]
		all[key] = change{own: c.own.Plus(amount), all: c.all.Plus(amount)}
		for above := p.parents[key.place]; above != trade.Nowhere; above = p.parents[above] {
			k := stockKey{above, key.Goods}
			c := all[k]
			all[k] = change{own: c.own, all: c.all.Plus(amount)}
		}
	}
	for key, c := range all {
		if c.own.Zero() && c.all.Zero() {
			delete(all, key)
		}
	}
	return all
}

// standing is one row of the position projection: where a place stands and what it and all in it weigh in.
type standing struct {
	parent trade.Place
	bulk
	stored bool // the row is there
}

// positions sums up where every place stands and what its units weigh in.
func (p *Picture) positions() map[trade.Place]standing {
	all := make(map[trade.Place]standing, len(p.parents))
	for place, parent := range p.parents {
		all[place] = standing{parent: parent, stored: true}
	}
	for unit, b := range p.units {
		for place := unit; place != trade.Nowhere; place = p.parents[place] {
			if !place.Physical() {
				break
			}
			s := all[place]
			s.stored = true
			s.packages, s.tareG = s.packages+b.packages, s.tareG+b.tareG
			all[place] = s
		}
	}
	for place, s := range all {
		if s == (standing{stored: true}) {
			delete(all, place)
		}
	}
	return all
}

// keys derives the unique and group keys of every fact: value by kind and key, subjects by kind and group.
func (p *Picture) keys() (unique map[[2]string]string, groups map[[3]string]bool, err error) {
	unique, groups = map[[2]string]string{}, map[[3]string]bool{}
	for key, body := range p.bodies {
		keysOf := keyers[key.kind]
		if body == "" || keysOf == nil {
			continue
		}
		u, g, err := keysOf(body)
		if err != nil {
			return nil, nil, err
		}
		for _, value := range u {
			unique[[2]string{key.kind, value}] = key.subject
		}
		for _, value := range g {
			groups[[3]string{key.kind, value, key.subject}] = true
		}
	}
	return unique, groups, nil
}
