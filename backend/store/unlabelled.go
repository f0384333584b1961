package store

import "tradehub/backend/trade"

// bare gives the handling units that stand in a location, by themselves or on a pallet, and have no label: none was
// printed, and none is queued. A label that was cancelled is none. (A unit whose ledger was put back may have a copy
// and no original.)
const bare = `WITH here (place) AS (
		  SELECT place FROM position WHERE parent >= 'l:' AND parent < 'l;' AND place >= 'u:' AND place < 'u;'
		  UNION ALL SELECT c.place FROM position p JOIN position c ON c.parent = p.place
		    WHERE p.parent >= 'l:' AND p.parent < 'l;' AND p.place >= 'u:' AND p.place < 'u;'),
		bare (place, lot) AS (
		  SELECT place, (SELECT MIN(lot) FROM stock s WHERE s.place = here.place) FROM here WHERE NOT EXISTS
		    (SELECT 1 FROM unique_key WHERE kind = 'label'
		      AND value >= substr(here.place, 3) || '/' AND value < substr(here.place, 3) || '0')) `

// UnlabelledLot is how many units of a lot have no label. A unit with several lots counts with the first made.
type UnlabelledLot struct {
	LotID trade.LotID
	Units int64
}

// UnlabelledLots counts the units that stand in locations and have no label, lot by lot in the order of their making.
func (tx *Tx) UnlabelledLots() (all []UnlabelledLot, err error) {
	err = tx.each(bare+`SELECT lot, COUNT(*) FROM bare WHERE lot IS NOT NULL GROUP BY lot ORDER BY lot`, nil,
		func(into func(...any) error) error {
			var one UnlabelledLot
			err := into(&one.LotID, &one.Units)
			all = append(all, one)
			return err
		})
	return all, err
}

// Unlabelled lists so many units at most that stand in locations and have no label, the newest first: those of a lot,
// or all where that is empty.
func (tx *Tx) Unlabelled(lot trade.LotID, most int64) (all []trade.HandlingUnit, err error) {
	err = tx.each(bare+`SELECT f.body FROM (SELECT place FROM bare WHERE lot IS NOT NULL AND ($1 = '' OR lot = $1)
		  ORDER BY place DESC LIMIT $2) newest
		CROSS JOIN fact f ON f.kind = 'unit' AND f.subject = substr(newest.place, 3) AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject)
		ORDER BY newest.place DESC`, []any{string(lot), most}, units.into(&all)) // CROSS: units first, not all facts
	return all, err
}
