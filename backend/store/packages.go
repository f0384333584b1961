package store

import "tradehub/backend/trade"

// packed is a package with the goods that count it.
type packed struct {
	trade.HandlingUnit
	goods trade.Goods
}

// packagesIn lists the packages in a place at any depth, each with the first goods it holds.
func (tx *Tx) packagesIn(place trade.Place) ([]packed, error) {
	inside, err := tx.AllUnitsIn(place)
	if err != nil {
		return nil, err
	}
	var all []packed
	for _, u := range inside {
		if !u.Kind.Package() {
			continue
		}
		rows, err := tx.Contents(u.ID.At())
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			all = append(all, packed{u, rows[0].Goods})
		}
	}
	return all, nil
}
