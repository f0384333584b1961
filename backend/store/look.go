package store

import (
	"cmp"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// deepest is how many places can stand in one another, far more than any warehouse needs.
const deepest = 64

// ancestors gives the places that a place stands in, the nearest first.
func (d *difference) ancestors(place trade.Place) ([]trade.Place, error) {
	var above []trade.Place
	for {
		parent, err := d.parent(place)
		if err != nil || parent == trade.Nowhere {
			return above, err
		}
		if len(above) == deepest { // only a damaged projection goes round in a circle
			return nil, fault.New(fault.Unavailable, words.StoreDamaged, nil)
		}
		above = append(above, parent)
		place = parent
	}
}

// parent gives the place that a place stands in now, in the middle of the entry.
func (d *difference) parent(place trade.Place) (trade.Place, error) {
	if parent, changed := d.parents[place]; changed {
		return parent, nil
	}
	s, err := d.standing(place)
	return s.parent, err
}

// standing gives the stored position of a place. What lies above it is read in the same breath, as it is asked
// for next.
func (d *difference) standing(place trade.Place) (standing, error) {
	if s, read := d.stood[place]; read || d.fresh[place] || !place.Physical() {
		return s, nil
	}
	d.stood[place] = standing{}
	err := d.tx.each(`WITH RECURSIVE up (place, parent, packages, tare_g) AS (
		  SELECT place, parent, packages, tare_g FROM position WHERE place = $1
		  UNION ALL SELECT p.place, p.parent, p.packages, p.tare_g FROM up JOIN position p ON p.place = up.parent)
		SELECT place, parent, packages, tare_g FROM up LIMIT 64`, []any{string(place)}, func(into func(...any) error) error {
		var at trade.Place
		s := standing{stored: true}
		err := into(&at, &s.parent, &s.packages, &s.tareG)
		d.stood[at] = s
		return err
	})
	return d.stood[place], err
}

// holds gives all goods in a unit now, in the middle of the entry.
func (d *difference) holds(place trade.Place) (map[trade.Goods]trade.Amount, error) {
	holds := map[trade.Goods]trade.Amount{}
	if !d.fresh[place] {
		rows, err := d.tx.Contents(place)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			holds[row.Goods] = row.Amount
		}
	}
	for goods, c := range d.stock[place] {
		holds[goods] = holds[goods].Plus(c.all)
	}
	return holds, nil
}

// weighs gives what a unit and all in it weigh in now, in the middle of the entry.
func (d *difference) weighs(place trade.Place) (bulk, error) {
	s, err := d.standing(place)
	b := d.bulk[place]
	return bulk{b.packages + s.packages, b.tareG + s.tareG}, err
}

func sortedGoods(m map[trade.Goods]trade.Amount) []trade.Goods {
	all := make([]trade.Goods, 0, len(m))
	for g := range m {
		all = append(all, g)
	}
	slices.SortFunc(all, compareGoods)
	return all
}

func compareGoods(a, b trade.Goods) int {
	return cmp.Or(cmp.Compare(a.ItemID, b.ItemID), cmp.Compare(a.LotID, b.LotID),
		cmp.Compare(a.Grade, b.Grade), cmp.Compare(a.OwnerID, b.OwnerID))
}

// Parent gives the place that a unit, transport unit or location stands in; found is false for one that was
// never placed.
func (tx *Tx) Parent(place trade.Place) (parent trade.Place, found bool, err error) {
	found, err = tx.row(`SELECT parent FROM position WHERE place = $1`, []any{string(place)}, &parent)
	return parent, found, err
}

// Ancestors gives the places that a place stands in, the nearest first.
func (tx *Tx) Ancestors(place trade.Place) ([]trade.Place, error) {
	return tx.difference().ancestors(place)
}

const stockColumns = `place, item, lot, grade, owner, own_packages, own_qty_milli, own_net_g, packages, qty_milli,
	net_g`

// Contents gives the goods at a place, with everything in the units there: one look-up, whatever is inside.
func (tx *Tx) Contents(place trade.Place) ([]trade.Stock, error) {
	return tx.stock(`SELECT `+stockColumns+` FROM stock WHERE place = $1`, string(place))
}

// StockOf gives the goods of one item at a place, with everything in the units there.
func (tx *Tx) StockOf(place trade.Place, item trade.ItemID) ([]trade.Stock, error) {
	return tx.stock(`SELECT `+stockColumns+` FROM stock WHERE place = $1 AND item = $2`, string(place), string(item))
}

func (tx *Tx) stock(query string, args ...any) (all []trade.Stock, err error) {
	err = tx.each(query, args, func(into func(...any) error) error {
		var s trade.Stock
		err := into(&s.Place, &s.ItemID, &s.LotID, &s.Grade, &s.OwnerID, &s.Own.Packages, &s.Own.QtyMilli, &s.Own.NetG,
			&s.Packages, &s.QtyMilli, &s.NetG)
		all = append(all, s)
		return err
	})
	return all, err
}

// LoadOf sums what a place holds: the one function that weights on papers come from.
func (tx *Tx) LoadOf(place trade.Place) (trade.Load, error) {
	var load trade.Load
	_, err := tx.row(`SELECT packages, tare_g FROM position WHERE place = $1`, []any{string(place)},
		&load.Packages, &load.TareG)
	if err != nil {
		return load, err
	}
	_, err = tx.row(`SELECT COALESCE(SUM(qty_milli), 0), COALESCE(SUM(net_g), 0) FROM stock WHERE place = $1`,
		[]any{string(place)}, &load.QtyMilli, &load.NetG)
	return load, err
}

// UnitsIn lists the handling units that stand directly in a place, in the order of their making.
func (tx *Tx) UnitsIn(place trade.Place) (all []trade.HandlingUnit, err error) {
	err = tx.each(`SELECT f.body FROM position p JOIN fact f ON f.kind = 'unit' AND f.subject = substr(p.place, 3)
		WHERE p.parent = $1 AND p.place LIKE 'u:%' AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject) ORDER BY p.place`,
		[]any{string(place)}, units.into(&all))
	return all, err
}

// AllUnitsIn lists the handling units in a place at any depth: pallets before what stands on them.
func (tx *Tx) AllUnitsIn(place trade.Place) ([]trade.HandlingUnit, error) {
	direct, err := tx.UnitsIn(place)
	if err != nil {
		return nil, err
	}
	var all []trade.HandlingUnit
	for _, u := range direct {
		all = append(all, u)
		if u.Kind != trade.Pallet {
			continue
		}
		inside, err := tx.AllUnitsIn(u.ID.At())
		if err != nil {
			return nil, err
		}
		all = append(all, inside...)
	}
	return all, nil
}
