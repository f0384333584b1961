package store

import (
	"errors"
	"slices"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// NewEntry begins an entry of a kind by an actor. A command that may be repeated after a cut hands in its own id;
// one that was saved before is refused with StorePosted, so that nothing happens twice. An empty id makes a new
// one.
func (tx *Tx) NewEntry(kind trade.EntryKind, actor trade.Actor, command trade.EntryID) (*trade.Entry, error) {
	if command == "" {
		command = trade.EntryID(clock.NewID())
	} else if posted, err := tx.Posted(command); err != nil {
		return nil, err
	} else if posted {
		return nil, fault.New(fault.Conflict, words.StorePosted, fault.Params{"entry": command})
	}
	return &trade.Entry{ID: command, Kind: kind, Actor: actor.PersonID, Zone: tx.head.zone, EffectiveAt: tx.now}, nil
}

// Post writes an entry: the journal with its lines, the chain, and every projection. The entry gets its station
// and the time it was recorded; an entry with an id that is already there is refused with conflict, and goods or
// units that are not where a line says are refused with conflict too. Nothing of a refused entry stays: its
// transaction cannot commit any more.
func (tx *Tx) Post(e *trade.Entry) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	if tx.refused == nil {
		tx.refused = tx.post(e)
	}
	return tx.refused
}

func (tx *Tx) post(e *trade.Entry) error {
	if tx.head.station == "" {
		return fault.New(fault.Conflict, words.StoreNotSetUp, nil)
	}
	e.Station, e.RecordedAt = tx.head.station, tx.now
	if e.ID == "" {
		e.ID = trade.EntryID(clock.NewID())
	}
	if e.EffectiveAt.IsZero() {
		e.EffectiveAt = tx.now
	}
	if err := tx.project(*e); err != nil {
		return err
	}
	tx.head.n++
	if err := tx.writeEntry(*e); err != nil {
		return err
	}
	return tx.extendChain(*e)
}

// Posted tells whether an entry is in the journal: the answer to "was it saved?" after a cut.
func (tx *Tx) Posted(id trade.EntryID) (bool, error) {
	var one int
	return tx.row(`SELECT 1 FROM entry WHERE id = $1`, []any{string(id)}, &one)
}

func (tx *Tx) writeEntry(e trade.Entry) error {
	n := tx.head.n
	err := tx.exec(`INSERT INTO entry (n, id, kind, actor, station, document, effective_at, zone, recorded_at, reverses)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, n, string(e.ID), string(e.Kind), string(e.Actor), e.Station,
		e.Document, stamp(e.EffectiveAt), e.Zone, stamp(e.RecordedAt), string(e.Reverses))
	if isUnique(err) {
		return tx.postedBefore(e, err)
	}
	if err != nil {
		return err
	}
	for i, m := range e.Movements {
		err := tx.exec(`INSERT INTO movement (n, line, from_place, to_place, item, lot, grade, owner, packages, qty_milli,
			net_g) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, n, i, string(m.From), string(m.To),
			string(m.ItemID), string(m.LotID), string(m.Grade), string(m.OwnerID), m.Packages, m.QtyMilli, m.NetG)
		if err != nil {
			return err
		}
	}
	for i, p := range e.Placements {
		err := tx.exec(`INSERT INTO placement (n, line, subject, from_place, to_place) VALUES ($1, $2, $3, $4, $5)`,
			n, i, string(p.Subject), string(p.From), string(p.To))
		if err != nil {
			return err
		}
	}
	for i, f := range e.Facts {
		err := tx.exec(`INSERT INTO fact (n, line, kind, subject, version, body) VALUES ($1, $2, $3, $4, $5, $6)`,
			n, i, f.Kind, f.Subject, f.Version, f.Body)
		if isUnique(err) {
			return changedSince(f).Because(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// postedBefore says which key of an entry was taken: its id, or what it undoes.
func (tx *Tx) postedBefore(e trade.Entry, because error) error {
	if by, err := tx.ReversedBy(e.Reverses); err != nil || by != "" && by != e.ID {
		return errors.Join(err, reversedAlready(e.Reverses))
	}
	return fault.New(fault.Conflict, words.StorePosted, fault.Params{"entry": e.ID}).Because(because)
}

func reversedAlready(id trade.EntryID) *fault.Fault {
	return fault.New(fault.Conflict, words.StoreReversed, fault.Params{"entry": id})
}

func changedSince(f trade.Fact) *fault.Fault {
	return fault.New(fault.Conflict, words.StoreChangedSince, fault.Params{"kind": f.Kind})
}

// Entry reads an entry with its lines. NotFound when there is none.
func (tx *Tx) Entry(id trade.EntryID) (trade.Entry, error) {
	var n int64
	found, err := tx.row(`SELECT n FROM entry WHERE id = $1`, []any{string(id)}, &n)
	if err != nil {
		return trade.Entry{}, err
	}
	if !found {
		return trade.Entry{}, fault.New(fault.NotFound, words.StoreNotFound,
			fault.Params{"kind": "entry", "name": id})
	}
	return tx.entryAt(n)
}

// ReversedBy tells which entry undid an entry, or "".
func (tx *Tx) ReversedBy(id trade.EntryID) (by trade.EntryID, err error) {
	_, err = tx.row(`SELECT id FROM entry WHERE reverses = $1 AND reverses <> ''`, []any{string(id)}, &by)
	return by, err
}

// Reversal makes the entry that undoes another: its lines turned round, and each of its facts put back to the
// version before, the last line first. It refuses an entry that was undone already, and one whose facts have
// changed since.
func (tx *Tx) Reversal(of trade.Entry) (trade.Entry, error) {
	by, err := tx.ReversedBy(of.ID)
	if err != nil {
		return trade.Entry{}, err
	}
	if by != "" {
		return trade.Entry{}, reversedAlready(of.ID)
	}
	r := trade.Entry{Kind: trade.EntryReverse, Reverses: of.ID, Document: of.Document, Zone: of.Zone}
	r.Movements, r.Placements = of.ReversedLines()
	for _, f := range slices.Backward(of.Facts) { // a code that one fact gave up and another took goes back in turn
		version, body, err := tx.fact(f.Kind, f.Subject)
		if err != nil {
			return trade.Entry{}, err
		}
		if version != f.Version && body != f.Body { // a later change that was undone itself is no change
			return trade.Entry{}, changedSince(f)
		}
		var before string
		if _, err := tx.row(`SELECT body FROM fact WHERE kind = $1 AND subject = $2 AND version = $3`,
			[]any{f.Kind, f.Subject, f.Version - 1}, &before); err != nil {
			return trade.Entry{}, err
		}
		r.Facts = append(r.Facts, trade.Fact{Kind: f.Kind, Subject: f.Subject, Version: version + 1, Body: before})
	}
	return r, nil
}

// isUnique tells whether the database refused a row because its key is taken.
func isUnique(err error) bool {
	c := sqliteExtended(err)
	return c == 1555 || c == 2067 // SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE
}
