package store

import "tradehub/backend/trade"

// TakeNumber gives the next number of a series for an entry, as printed.
func (tx *Tx) TakeNumber(name string, entry trade.EntryID) (string, error) {
	s, err := tx.Series(name)
	if err != nil {
		return "", err
	}
	n, err := tx.Take(name, 1, entry)
	return s.Format(n), err
}
