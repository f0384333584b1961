package app

import (
	"slices"

	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TraceStep is one entry of a lot's history, with what pages need to say it in words.
type TraceStep struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"` // of the entry, with "went into" for goods that became part of another lot
	At       string       `json:"at"`   // when it happened, RFC 3339
	By       string       `json:"by"`   // name of the person
	Document string       `json:"document"`
	From     string       `json:"from"` // place the goods came from, or empty
	To       string       `json:"to"`   // place they went to, or empty
	Packages int64        `json:"packages"`
	NetG     int64        `json:"netG"` // what was moved; below zero for an adjustment that took away
	Reason   string       `json:"reason"`
	Grades   []TraceGrade `json:"grades"`
	Undoes   string       `json:"undoes"`  // kind of the entry it undid
	Undone   bool         `json:"undone"`  // another entry undid it
	MayUndo  bool         `json:"mayUndo"` // worth offering; the ledger has the last word
}

// TraceGrade is what grading found of one grade.
type TraceGrade struct {
	Grade trade.Grade `json:"grade"`
	NetG  int64       `json:"netG"`
}

// undoPermissions says which kinds of entry stock.Undo takes, and what one's own last one needs. It only decides
// what a page offers.
var undoPermissions = map[trade.EntryKind]trade.Permission{
	trade.EntryGrade: trade.Receive, trade.EntryMake: trade.Pack, trade.EntryPack: trade.Pack,
	trade.EntryUnpack: trade.Pack, trade.EntryWeigh: trade.Pack, trade.EntryMove: trade.Pack,
	trade.EntryAdjust: trade.AdjustStock,
}

// wentInto is the kind of a step by which goods of the lot became part of another one.
const wentInto = "went into"

// teller tells the history of one lot.
type teller struct {
	tx    *store.Tx
	actor trade.Actor
	lot   trade.LotID
	known map[trade.Place]string // what people call places
	last  map[trade.EntryKind]trade.EntryID
}

// traceHistory tells the entries that moved goods of a lot, newest first.
func traceHistory(tx *store.Tx, actor trade.Actor, t stock.Trace) ([]TraceStep, error) {
	told := teller{tx, actor, t.Lot.ID, map[trade.Place]string{}, map[trade.EntryKind]trade.EntryID{}}
	undone, kinds := map[trade.EntryID]bool{}, map[trade.EntryID]trade.EntryKind{}
	for _, e := range t.Entries {
		kinds[e.ID] = e.Kind
		undone[e.Reverses] = true
	}
	all := make([]TraceStep, 0, len(t.Entries))
	for _, e := range slices.Backward(t.Entries) {
		step, err := told.step(e)
		if err != nil {
			return nil, err
		}
		step.Undoes, step.Undone = string(kinds[e.Reverses]), undone[e.ID]
		step.MayUndo = step.MayUndo && !step.Undone
		all = append(all, step)
	}
	return all, nil
}

func (t teller) step(e trade.Entry) (s TraceStep, err error) {
	s = TraceStep{ID: string(e.ID), Kind: string(e.Kind), At: stamp(e.EffectiveAt), Document: e.Document,
		By: nameOf(t.tx, e.Actor), Grades: []TraceGrade{}}
	if s.MayUndo, err = t.mayUndo(e); err != nil {
		return s, err
	}
	for _, m := range e.Movements {
		if m.LotID != t.lot {
			continue
		}
		if err := t.add(&s, m); err != nil {
			return s, err
		}
	}
	return s, nil
}

// add puts one movement into the step. Goods are counted where they leave or reach a place of ours, once.
func (t teller) add(s *TraceStep, m trade.Movement) error {
	s.Packages += m.Packages
	if m.From == trade.Grading {
		s.Grades = append(s.Grades, TraceGrade{m.Grade, m.NetG})
		return nil
	}
	if err := t.name(&s.From, m.From); err != nil {
		return err
	}
	if err := t.name(&s.To, m.To); err != nil {
		return err
	}
	switch {
	case m.To == trade.Grading, m.To.Kind() == trade.UnitPlace && m.From == trade.Packing,
		m.To == trade.Packing && m.From.Kind() == trade.UnitPlace:
		return nil // told by its other half
	case m.To == trade.Processing:
		s.Kind = wentInto
	case m.To == trade.Correction, m.To == trade.Shrinkage:
		s.Reason = m.To.ID()
		s.NetG -= m.NetG
		return nil
	case m.From == trade.Correction:
		s.Reason = m.From.ID()
	}
	s.NetG += m.NetG
	return nil
}

// name notes what people call a place; adjustments are no places to go to.
func (t teller) name(into *string, place trade.Place) (err error) {
	if *into != "" || place.Kind() == trade.AdjustmentPlace {
		return nil
	}
	name, known := t.known[place]
	if !known {
		if name, err = placeName(t.tx, place); err != nil {
			return err
		}
		t.known[place] = name
	}
	*into = name
	return nil
}

// mayUndo tells whether undoing an entry is worth offering to whoever looks.
func (t teller) mayUndo(e trade.Entry) (bool, error) {
	permission, can := undoPermissions[e.Kind]
	if !can || t.actor.Require(permission) != nil {
		return false, nil
	}
	if t.actor.Require(trade.AdjustStock) == nil {
		return true, nil
	}
	last, known := t.last[e.Kind]
	if !known {
		entry, _, err := t.tx.LastEntry(e.Kind, t.actor.PersonID)
		if err != nil {
			return false, err
		}
		last = entry.ID
		t.last[e.Kind] = last
	}
	return e.ID == last, nil
}

// placeName says what people call a place: the code of a location or party, the number of a unit.
func placeName(tx *store.Tx, place trade.Place) (string, error) {
	switch place.Kind() {
	case trade.LocationPlace:
		l, err := tx.Location(trade.LocationID(place.ID()))
		return l.Code, err
	case trade.UnitPlace:
		u, err := tx.Unit(trade.UnitID(place.ID()))
		return u.Number, err
	case trade.TransportPlace:
		u, err := tx.TransportUnit(trade.TransportUnitID(place.ID()))
		return u.Number, err
	case trade.PartyPlace:
		p, err := tx.Party(trade.PartyID(place.ID()))
		return p.Name.EN, err
	}
	return "", nil
}
