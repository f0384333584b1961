package store

import (
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/trade"
)

// DossierVersions tells how what is kept of a dossier came to be what it is, the oldest version first; nothing where
// nothing was ever added.
func (tx *Tx) DossierVersions(reference string) ([]Version, error) {
	return tx.versions(dossiers.kind, reference)
}

// Scanned tells what one person scanned into a transport unit.
type Scanned struct {
	By       trade.PersonID
	From, To time.Time // UTC, of the first and the last scan
	Units    int64     // packages and pallets that were scanned
}

// ScannedInto tells who scanned units into a transport unit, whoever began first. What was undone does not count.
func (tx *Tx) ScannedInto(id trade.TransportUnitID) (all []Scanned, err error) {
	err = tx.each(`SELECT e.actor, MIN(e.effective_at), MAX(e.effective_at), COUNT(DISTINCT p.subject)
		FROM placement p JOIN entry e ON e.n = p.n WHERE p.to_place = $1 AND e.kind = $2 AND e.reverses = ''
		AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id AND r.reverses <> '')
		GROUP BY e.actor ORDER BY MIN(e.n)`, []any{string(id.At()), string(trade.EntryLoad)},
		func(into func(...any) error) error {
			var s Scanned
			var from, to string
			err := into(&s.By, &from, &to, &s.Units)
			if err != nil {
				return err
			}
			if s.From, err = clock.Parse(from); err != nil {
				return err
			}
			s.To, err = clock.Parse(to)
			all = append(all, s)
			return err
		})
	return all, err
}
