package store

import (
	"context"
	"slices"

	"tradehub/backend/trade"
)

// compare lists where the stored projections differ from the picture.
func (tx *Tx) compare(p *Picture) ([]string, error) {
	stock, err := tx.storedStock()
	if err != nil {
		return nil, err
	}
	positions, err := tx.storedPositions()
	if err != nil {
		return nil, err
	}
	unique, groups, err := tx.storedKeys()
	if err != nil {
		return nil, err
	}
	wantUnique, wantGroups, err := p.keys()
	if err != nil {
		return nil, err
	}
	return slices.Concat(strays("stock", stock, p.stock()), strays("position", positions, p.positions()),
		strays("key", unique, wantUnique), strays("group", groups, wantGroups)), nil
}

// storedStock reads the stock projection; rows of nothing at places outside count as not there.
func (tx *Tx) storedStock() (map[stockKey]change, error) {
	all := map[stockKey]change{}
	rows, err := tx.stock(`SELECT ` + stockColumns + ` FROM stock`)
	for _, s := range rows {
		if c := (change{own: s.Own, all: s.Amount}); c != (change{}) {
			all[stockKey{s.Place, s.Goods}] = c
		}
	}
	return all, err
}

func (tx *Tx) storedPositions() (map[trade.Place]standing, error) {
	all := map[trade.Place]standing{}
	err := tx.each(`SELECT place, parent, packages, tare_g FROM position`, nil, func(into func(...any) error) error {
		var place trade.Place
		s := standing{stored: true}
		err := into(&place, &s.parent, &s.packages, &s.tareG)
		all[place] = s
		return err
	})
	return all, err
}

func (tx *Tx) storedKeys() (unique map[[2]string]string, groups map[[3]string]bool, err error) {
	unique, groups = map[[2]string]string{}, map[[3]string]bool{}
	err = tx.each(`SELECT kind, value, subject FROM unique_key`, nil, func(into func(...any) error) error {
		var kind, value, subject string
		err := into(&kind, &value, &subject)
		unique[[2]string{kind, value}] = subject
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	err = tx.each(`SELECT kind, value, subject FROM group_key`, nil, func(into func(...any) error) error {
		var key [3]string
		err := into(&key[0], &key[1], &key[2])
		groups[key] = true
		return err
	})
	return unique, groups, err
}

// Rebuild reckons every projection from the journal and writes it over the stored ones. It is the cure when
// Verify finds a projection astray while the journal is sound.
func (db *DB) Rebuild(ctx context.Context) error {
	return db.Write(ctx, func(tx *Tx) error {
		p := newPicture()
		err := tx.replay(func(row journalRow) error {
			if row.broken != nil {
				return row.broken
			}
			return p.play(row.Entry)
		})
		if err != nil {
			return err
		}
		for _, table := range []string{"stock", "position", "unique_key", "group_key"} {
			if err := tx.exec(`DELETE FROM ` + table); err != nil {
				return err
			}
		}
		return tx.writePicture(p)
	})
}

func (tx *Tx) writePicture(p *Picture) error {
	for key, c := range p.stock() {
		err := tx.exec(`INSERT INTO stock (`+stockColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			stockArgs(key, c)...)
		if err != nil {
			return err
		}
	}
	for place, s := range p.positions() {
		err := tx.exec(`INSERT INTO position (place, parent, packages, tare_g) VALUES ($1, $2, $3, $4)`,
			string(place), string(s.parent), s.packages, s.tareG)
		if err != nil {
			return err
		}
	}
	unique, groups, err := p.keys()
	if err != nil {
		return err
	}
	for key, subject := range unique {
		err := tx.exec(`INSERT INTO unique_key (kind, value, subject) VALUES ($1, $2, $3)`, key[0], key[1], subject)
		if err != nil {
			return err
		}
	}
	for key := range groups {
		err := tx.exec(`INSERT INTO group_key (kind, value, subject) VALUES ($1, $2, $3)`, key[0], key[1], key[2])
		if err != nil {
			return err
		}
	}
	return nil
}
