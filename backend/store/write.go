package store

import (
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// write puts every difference into the projections.
func (d *difference) write() error {
	for _, place := range d.touched {
		if err := d.writePosition(place); err != nil {
			return err
		}
	}
	for _, key := range d.order {
		if err := d.tx.writeStock(key, d.stock[key.place][key.Goods]); err != nil {
			return err
		}
	}
	return d.nothingLeftBehind()
}

// writePosition puts down where a place stands now and what is in it. A row of nothing that stands nowhere is
// taken out, so that a place whose making was undone leaves no trace here.
func (d *difference) writePosition(place trade.Place) error {
	if !place.Physical() {
		return nil
	}
	was, err := d.standing(place)
	if err != nil {
		return err
	}
	is := standing{parent: was.parent, stored: true}
	if parent, moved := d.parents[place]; moved {
		is.parent = parent
	}
	is.packages, is.tareG = was.packages+d.bulk[place].packages, was.tareG+d.bulk[place].tareG
	gone := is == standing{stored: true}
	switch {
	case is == was, gone && !was.stored:
		return nil
	case gone:
		return d.tx.exec(`DELETE FROM position WHERE place = $1`, string(place))
	case was.stored:
		return d.tx.exec(`UPDATE position SET parent = $2, packages = $3, tare_g = $4 WHERE place = $1`,
			string(place), string(is.parent), is.packages, is.tareG)
	}
	return d.tx.exec(`INSERT INTO position (place, parent, packages, tare_g) VALUES ($1, $2, $3, $4)`,
		string(place), string(is.parent), is.packages, is.tareG)
}

// writeStock puts one gain or loss into the stock projection. A loss at a physical place must be covered.
func (tx *Tx) writeStock(key stockKey, c change) error {
	if c.own.Zero() && c.all.Zero() {
		return nil
	}
	if key.place.Physical() && (loses(c.own) || loses(c.all)) {
		return tx.debit(key, c)
	}
	return tx.exec(`INSERT INTO stock (place, item, lot, grade, owner, own_packages, own_qty_milli, own_net_g,
		  packages, qty_milli, net_g) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (place, item, lot, grade, owner) DO UPDATE SET
		  own_packages = stock.own_packages + excluded.own_packages,
		  own_qty_milli = stock.own_qty_milli + excluded.own_qty_milli,
		  own_net_g = stock.own_net_g + excluded.own_net_g, packages = stock.packages + excluded.packages,
		  qty_milli = stock.qty_milli + excluded.qty_milli, net_g = stock.net_g + excluded.net_g`,
		stockArgs(key, c)...)
}

// debit takes goods from a place where there are enough of them; otherwise it refuses with conflict.
func (tx *Tx) debit(key stockKey, c change) error {
	var left [6]int64
	found, err := tx.row(`UPDATE stock SET own_packages = own_packages + $6, own_qty_milli = own_qty_milli + $7,
		  own_net_g = own_net_g + $8, packages = packages + $9, qty_milli = qty_milli + $10, net_g = net_g + $11
		WHERE place = $1 AND item = $2 AND lot = $3 AND grade = $4 AND owner = $5 AND own_packages + $6 >= 0
		  AND own_qty_milli + $7 >= 0 AND own_net_g + $8 >= 0
		RETURNING own_packages, own_qty_milli, own_net_g, packages, qty_milli, net_g`, stockArgs(key, c),
		&left[0], &left[1], &left[2], &left[3], &left[4], &left[5])
	if err != nil {
		return err
	}
	if !found {
		return tx.notEnough(key, c)
	}
	if left != [6]int64{} {
		return nil
	}
	return tx.exec(`DELETE FROM stock WHERE place = $1 AND item = $2 AND lot = $3 AND grade = $4 AND owner = $5`,
		stockArgs(key, c)[:5]...)
}

// notEnough says how much there is and how much was asked for.
func (tx *Tx) notEnough(key stockKey, c change) error {
	var have int64
	if _, err := tx.row(`SELECT own_net_g FROM stock WHERE place = $1 AND item = $2 AND lot = $3 AND grade = $4
		AND owner = $5`, stockArgs(key, c)[:5], &have); err != nil {
		return err
	}
	name := string(key.LotID) // a lot that this very entry makes has no number yet
	if lot, err := tx.Lot(key.LotID); err == nil {
		name = lot.Number
	}
	return fault.New(fault.Conflict, words.StockNotEnough, fault.Params{"lot": name, "grade": key.Grade,
		"have_kg": kilograms(have), "want_kg": kilograms(-c.own.NetG)})
}

func stockArgs(key stockKey, c change) []any {
	return []any{string(key.place), string(key.ItemID), string(key.LotID), string(key.Grade), string(key.OwnerID),
		c.own.Packages, c.own.QtyMilli, c.own.NetG, c.all.Packages, c.all.QtyMilli, c.all.NetG}
}

func loses(a trade.Amount) bool { return a.Packages < 0 || a.QtyMilli < 0 || a.NetG < 0 }

// rekey brings the keys of a fact from its body before to its body now.
func (tx *Tx) rekey(f trade.Fact, before string) error {
	keys := keyers[f.Kind]
	if keys == nil {
		return nil // a kind this program does not know is kept as it is
	}
	var wasUnique, wasGroups, unique, groups []string
	var err error
	if before != "" {
		if wasUnique, wasGroups, err = keys(before); err != nil {
			return err
		}
	}
	if f.Body != "" {
		if unique, groups, err = keys(f.Body); err != nil {
			return err
		}
	}
	if err := tx.rekeyUnique(f, wasUnique, unique); err != nil {
		return err
	}
	return tx.rekeyGroups(f, wasGroups, groups)
}
