package store

import (
	"fmt"

	"tradehub/backend/trade"
)

// replay reads the whole journal in order, each entry with its lines, in four passes side by side.
func (tx *Tx) replay(each func(journalRow) error) error {
	movements, err := tx.lineReader(`SELECT n, line, from_place, to_place, item, lot, grade, owner, packages, qty_milli,
		net_g FROM movement ORDER BY n, line`)
	if err != nil {
		return err
	}
	defer movements.close()
	placements, err := tx.lineReader(`SELECT n, line, subject, from_place, to_place FROM placement ORDER BY n, line`)
	if err != nil {
		return err
	}
	defer placements.close()
	facts, err := tx.lineReader(`SELECT n, line, kind, subject, version, body FROM fact ORDER BY n, line`)
	if err != nil {
		return err
	}
	defer facts.close()
	err = tx.each(`SELECT `+entryColumns+` FROM entry ORDER BY n`, nil, func(into func(...any) error) error {
		var r journalRow
		if err := r.scan(into); err != nil {
			return err
		}
		if err := r.collect(movements, placements, facts); err != nil {
			r.broken = fmt.Errorf("its lines cannot be read: %w", err)
		}
		return each(r)
	})
	if err != nil {
		return err
	}
	for _, lines := range []*lineReader{movements, placements, facts} {
		if lines.waiting {
			return fmt.Errorf("a line belongs to no entry (n %d)", lines.n)
		}
	}
	return nil
}

// collect takes the lines of this entry from the three readers.
func (r *journalRow) collect(movements, placements, facts *lineReader) error {
	err := movements.take(r.n, func(into func(...any) error) error {
		var m trade.Movement
		err := scanMovement(into, &m)
		r.Movements = append(r.Movements, m)
		return err
	})
	if err != nil {
		return err
	}
	err = placements.take(r.n, func(into func(...any) error) error {
		var p trade.Placement
		err := into(&p.Subject, &p.From, &p.To)
		r.Placements = append(r.Placements, p)
		return err
	})
	if err != nil {
		return err
	}
	return facts.take(r.n, func(into func(...any) error) error {
		var f trade.Fact
		err := into(&f.Kind, &f.Subject, &f.Version, &f.Body)
		r.Facts = append(r.Facts, f)
		return err
	})
}
