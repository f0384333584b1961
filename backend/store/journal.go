package store

import (
	"tradehub/backend/clock"
	"tradehub/backend/trade"
)

// journalRow is an entry as stored: with its order and its times as text.
type journalRow struct {
	n           int64
	effectiveAt string
	recordedAt  string
	broken      error // its lines cannot be read
	trade.Entry
}

const entryColumns = `n, id, kind, actor, station, document, effective_at, zone, recorded_at, reverses`

func (r *journalRow) scan(into func(...any) error) error {
	return into(&r.n, &r.ID, &r.Kind, &r.Actor, &r.Station, &r.Document, &r.effectiveAt, &r.Zone, &r.recordedAt,
		&r.Reverses)
}

// entryAt reads the entry at a place in the journal, with its lines.
func (tx *Tx) entryAt(n int64) (trade.Entry, error) {
	var r journalRow
	err := tx.each(`SELECT `+entryColumns+` FROM entry WHERE n = $1`, []any{n}, r.scan)
	if err != nil {
		return trade.Entry{}, err
	}
	return r.Entry, tx.lines(&r)
}

// lines reads the times and the lines of an entry.
func (tx *Tx) lines(r *journalRow) (err error) {
	if r.EffectiveAt, err = clock.Parse(r.effectiveAt); err != nil {
		return err
	}
	if r.RecordedAt, err = clock.Parse(r.recordedAt); err != nil {
		return err
	}
	err = tx.each(`SELECT from_place, to_place, item, lot, grade, owner, packages, qty_milli, net_g FROM movement
		WHERE n = $1 ORDER BY line`, []any{r.n}, func(into func(...any) error) error {
		var m trade.Movement
		err := scanMovement(into, &m)
		r.Movements = append(r.Movements, m)
		return err
	})
	if err != nil {
		return err
	}
	err = tx.each(`SELECT subject, from_place, to_place FROM placement WHERE n = $1 ORDER BY line`, []any{r.n},
		func(into func(...any) error) error {
			var p trade.Placement
			err := into(&p.Subject, &p.From, &p.To)
			r.Placements = append(r.Placements, p)
			return err
		})
	if err != nil {
		return err
	}
	return tx.each(`SELECT kind, subject, version, body FROM fact WHERE n = $1 ORDER BY line`, []any{r.n},
		func(into func(...any) error) error {
			var f trade.Fact
			err := into(&f.Kind, &f.Subject, &f.Version, &f.Body)
			r.Facts = append(r.Facts, f)
			return err
		})
}

func scanMovement(into func(...any) error, m *trade.Movement) error {
	return into(&m.From, &m.To, &m.ItemID, &m.LotID, &m.Grade, &m.OwnerID, &m.Packages, &m.QtyMilli, &m.NetG)
}

// LastEntry reads the newest entry of a kind by a person at this station that nothing has undone; found is false
// where there is none. It is what "undo" undoes.
func (tx *Tx) LastEntry(kind trade.EntryKind, actor trade.PersonID) (e trade.Entry, found bool, err error) {
	var n int64
	found, err = tx.row(`SELECT n FROM entry e WHERE kind = $1 AND actor = $2
		AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id AND r.reverses <> '')
		ORDER BY n DESC LIMIT 1`, []any{string(kind), string(actor)}, &n)
	if err != nil || !found {
		return e, false, err
	}
	e, err = tx.entryAt(n)
	return e, true, err
}

// History lists the entries that placed a unit or transport unit, oldest first.
func (tx *Tx) History(place trade.Place) (all []trade.Entry, err error) {
	return tx.entriesBy(`SELECT DISTINCT n FROM placement WHERE subject = $1 ORDER BY n`, string(place))
}

// LotHistory lists the entries that moved goods of a lot, oldest first.
func (tx *Tx) LotHistory(lot trade.LotID) (all []trade.Entry, err error) {
	return tx.entriesBy(`SELECT DISTINCT n FROM movement WHERE lot = $1 ORDER BY n`, string(lot))
}

// Entries counts the entries of the journal.
func (tx *Tx) Entries() (count int64, err error) {
	_, err = tx.row(`SELECT COUNT(*) FROM entry`, nil, &count)
	return count, err
}

func (tx *Tx) entriesBy(query, arg string) (all []trade.Entry, err error) {
	var order []int64
	err = tx.each(query, []any{arg}, func(into func(...any) error) error {
		var n int64
		err := into(&n)
		order = append(order, n)
		return err
	})
	for _, n := range order {
		e, readErr := tx.entryAt(n)
		if readErr != nil {
			return all, readErr
		}
		all = append(all, e)
	}
	return all, err
}
