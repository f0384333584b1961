package store

import "tradehub/backend/trade"

// packed is a package with the goods that count it.
type packed struct {
	trade.HandlingUnit
	goods trade.Goods
}

// packagesAmong lists the packages among some units, each with the first goods it holds.
func (tx *Tx) packagesAmong(inside []trade.HandlingUnit) ([]packed, error) {
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

// PackagesWith lists the packages at a place that hold some item and grade themselves, in the order of their
// making: on the floor and on pallets, but not in transport units, which have them already.
func (tx *Tx) PackagesWith(place trade.Place, item trade.ItemID, grade trade.Grade) (all []trade.HandlingUnit,
	err error) {
	err = tx.each(`WITH RECURSIVE inside (place) AS (
		  SELECT place FROM position WHERE parent = $1 AND place NOT LIKE 't:%'
		  UNION ALL SELECT p.place FROM inside i JOIN position p ON p.parent = i.place WHERE p.place NOT LIKE 't:%')
		SELECT f.body FROM inside i JOIN fact f ON f.kind = 'unit' AND f.subject = substr(i.place, 3)
		WHERE i.place LIKE 'u:%' AND f.version =
		    (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject)
		  AND EXISTS (SELECT 1 FROM stock s
		    WHERE s.place = i.place AND s.item = $2 AND s.grade = $3 AND s.own_packages > 0)
		ORDER BY i.place`, []any{string(place), string(item), string(grade)}, units.into(&all))
	return all, err
}
