package store

import "tradehub/backend/trade"

// UnitsByArrival lists the handling units that stand directly in a place, the last that came first.
func (tx *Tx) UnitsByArrival(place trade.Place) (all []trade.HandlingUnit, err error) {
	err = tx.each(`SELECT f.body FROM position p JOIN fact f ON f.kind = 'unit' AND f.subject = substr(p.place, 3)
		WHERE p.parent = $1 AND p.place LIKE 'u:%' AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject)
		ORDER BY (SELECT MAX(n) FROM placement WHERE subject = p.place) DESC, p.place DESC`,
		[]any{string(place)}, units.into(&all))
	return all, err
}
