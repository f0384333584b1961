package store

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Reserved tells up to which number a series has been reserved: numbers up to it may have been given. It is 0 while
// none has. Conflict when the number file was lost and nobody has said.
func (tx *Tx) Reserved(name string) (int64, error) {
	if err := tx.mustWrite(); err != nil { // only the writer may look into the file's map
		return 0, err
	}
	if _, err := tx.Series(name); err != nil {
		return 0, err
	}
	r, known := tx.db.numbers.Series[name]
	switch {
	case known:
		return r.Last, nil
	case tx.db.numbers.Lost:
		return 0, fault.New(fault.Conflict, words.NumbersLost, fault.Params{"series": name})
	}
	return 0, nil
}

// NumbersFollow tells whether the number file beside a ledger knows of every number that an earlier copy of the
// file knows of. A file that does not belongs to another ledger, such as one that was set up anew on a new
// machine: going by it would give numbers twice. A file that is not there or cannot be read follows nothing; an
// earlier copy that cannot be read is an error.
func NumbersFollow(ledger, earlier string) (bool, error) {
	was, err := readNumbers(earlier)
	if err != nil {
		return false, err
	}
	is, err := readNumbers(NumbersPath(ledger))
	if err != nil {
		return false, nil
	}
	if is.Opens == 0 || is.Opens < was.Opens {
		return false, nil
	}
	for name, r := range was.Series {
		now, known := is.Series[name]
		if known && now.Last < r.Last || !known && !is.Lost {
			return false, nil
		}
	}
	return true, nil
}
