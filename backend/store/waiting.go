package store

import (
	"strings"

	"tradehub/backend/trade"
)

// Waiting counts packages of the same goods that stand together: on one pallet, or loose at one location.
type Waiting struct {
	Location trade.LocationID
	Pallet   trade.UnitID // empty for those that stand at the location itself
	LotID    trade.LotID
	ItemID   trade.ItemID
	Grade    trade.Grade
	Packages int64
}

// spots lists a place and the locations in it.
const spots = `WITH RECURSIVE spot (place) AS (
	SELECT $1 UNION ALL
	SELECT p.place FROM spot s CROSS JOIN position p INDEXED BY position_parent
	  ON p.parent = s.place AND p.place >= 'l:' AND p.place < 'l;')`

// WaitingIn counts the packages at a place by what they hold and where they stand, without those in transport units.
// It reckons with the sums that are kept for every place, so it does not look at the packages one by one.
func (tx *Tx) WaitingIn(place trade.Place) ([]Waiting, error) {
	sums := waitingSums{at: map[Waiting]int64{}}
	err := tx.each(spots+`, knot (place, parent) AS (
		  SELECT s.place, p.parent FROM spot s JOIN position p ON p.place = s.place
		  UNION ALL SELECT p.place, s.place FROM spot s CROSS JOIN position p INDEXED BY position_parent
		    ON p.parent = s.place AND p.place >= 't:' AND p.place < 't;'
		  UNION ALL SELECT p.place, s.place FROM spot s CROSS JOIN position p INDEXED BY position_parent
		    ON p.parent = s.place AND p.place >= 'u:' AND p.place < 'u;'
		    AND EXISTS (SELECT 1 FROM position c WHERE c.parent = p.place))
		SELECT k.place, k.parent, s.lot, s.item, s.grade, SUM(s.packages), SUM(s.own_packages)
		FROM knot k CROSS JOIN stock s ON s.place = k.place GROUP BY k.place, k.parent, s.lot, s.item, s.grade
		ORDER BY k.place, s.lot, s.item, s.grade`, []any{string(place)}, sums.add)
	return sums.waiting(), err
}

// waitingSums turns the sums of places into what stands in each of them directly.
type waitingSums struct {
	at    map[Waiting]int64
	order []Waiting
}

// add takes a sum: it stands at its place, and no longer loose at the place around it.
func (w *waitingSums) add(into func(...any) error) error {
	var row Waiting
	var place, parent trade.Place
	var own int64
	if err := into(&place, &parent, &row.LotID, &row.ItemID, &row.Grade, &row.Packages, &own); err != nil {
		return err
	}
	packages := row.Packages
	row.Packages, row.Location = 0, trade.LocationID(parent.ID())
	w.gain(row, -packages)
	switch place.Kind() {
	case trade.LocationPlace:
		row.Location = trade.LocationID(place.ID())
		w.gain(row, packages-own) // goods that are in no package yet are counted as received, not as packed
	case trade.UnitPlace:
		row.Pallet = trade.UnitID(place.ID())
		w.gain(row, packages)
	}
	return nil
}

func (w *waitingSums) gain(row Waiting, packages int64) {
	if _, known := w.at[row]; !known {
		w.order = append(w.order, row)
	}
	w.at[row] += packages
}

// waiting gives the places where something stands. What lies above the place that was asked about was never counted
// up, so it is below zero and stays out.
func (w *waitingSums) waiting() (all []Waiting) {
	for _, row := range w.order {
		if row.Packages = w.at[row]; row.Packages > 0 {
			all = append(all, row)
		}
	}
	return all
}

// WaitingUnits lists packages that stand together, in the order of their making: those after one of them, at most so
// many.
func (tx *Tx) WaitingUnits(w Waiting, after trade.UnitID, most int) (all []trade.HandlingUnit, err error) {
	parent := w.Location.At()
	if w.Pallet != "" {
		parent = w.Pallet.At()
	}
	err = tx.each(`SELECT f.body FROM position p INDEXED BY position_parent
		CROSS JOIN fact f ON f.kind = 'unit' AND f.subject = substr(p.place, 3)
		WHERE p.parent = $1 AND p.place > $2 AND p.place < 'u;' AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject)
		  AND EXISTS (SELECT 1 FROM stock s WHERE s.place = p.place AND s.item = $3 AND s.lot = $4 AND s.grade = $5
		    AND s.own_packages > 0)
		ORDER BY p.place LIMIT $6`,
		[]any{string(parent), string(after.At()), string(w.ItemID), string(w.LotID), string(w.Grade), most},
		units.into(&all))
	return all, err
}

// UnitsEnding lists the units at a place whose number, SSCC or other identifier ends in some text, pallets too, in the
// order of their making; at most so many. Those in transport units are left out.
func (tx *Tx) UnitsEnding(place trade.Place, end string, most int) (all []trade.HandlingUnit, err error) {
	if strings.ContainsAny(end, `%_"\`) { // no identifier has one
		return nil, nil
	}
	err = tx.each(`WITH RECURSIVE inside (place) AS (
		  SELECT place FROM position WHERE parent = $1 AND place NOT LIKE 't:%'
		  UNION ALL SELECT p.place FROM inside i JOIN position p ON p.parent = i.place WHERE p.place NOT LIKE 't:%')
		SELECT f.body FROM inside i CROSS JOIN fact f ON f.kind = 'unit' AND f.subject = substr(i.place, 3)
		WHERE i.place LIKE 'u:%' AND f.version =
		    (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject)
		  AND (json_extract(f.body, '$.Number') LIKE $2 OR json_extract(f.body, '$.SSCC') LIKE $2
		    OR json_extract(f.body, '$.Fallback') LIKE $2 OR json_extract(f.body, '$.Customer') LIKE $2)
		ORDER BY i.place LIMIT $3`, []any{string(place), "%" + end, most}, units.into(&all))
	return all, err
}
