package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Numbers are given once and never again, also after a restore from a backup. The ledger alone cannot promise
// that: restored, it has forgotten what it gave since. So each block of numbers is reserved in a small file
// outside the ledger, synced to disk before the first of them is used. A ledger that is older than the file
// says goes on with the next block.
//
// The rules are:
//   - the file is written before the ledger; a cut between leaves numbers unused, never used twice;
//   - file and ledger both count openings and backups; where they differ the ledger was restored, its open blocks
//     are given up and its chain begins a new epoch;
//   - what either of them knows to be reserved is reserved: an old file beside a newer ledger takes nothing back;
//   - a ledger without its file gives no numbers of a series until a person says where that series stands.
type numberFile struct {
	path    string
	Opens   int64               `json:"opens"`
	Pending bool                `json:"pending"` // a count is under way that the ledger may not know of yet
	Epoch   int64               `json:"epoch"`
	Series  map[string]reserved `json:"series"`
	Lost    bool                `json:"lost"` // the file was lost: series that are not in it give no numbers

	epochNow atomic.Int64 // Epoch for readers, who may look while a block is reserved
}

// reserved says how far a series is reserved, and by which entry where only one number was.
type reserved struct {
	Last int64         `json:"last"`
	For  trade.EntryID `json:"for,omitempty"`
}

func (f *numberFile) epoch() int64 { return f.epochNow.Load() }

// NumbersPath is the file beside a ledger in which its numbers are reserved.
func NumbersPath(ledger string) string { return filepath.Join(filepath.Dir(ledger), "numbers.json") }

// openNumbers reads the file, compares it with the ledger and counts this opening in both.
func (db *DB) openNumbers(ctx context.Context) error {
	var opens int64
	err := db.writer.QueryRowContext(ctx,
		`SELECT COALESCE((SELECT CAST(value AS BIGINT) FROM station WHERE name = 'opens'), 0)`).Scan(&opens)
	if err != nil {
		return openFault(err)
	}
	f, err := readNumbers(NumbersPath(db.path))
	if err != nil {
		return err
	}
	restored := f.Opens != opens && (!f.Pending || f.Opens != opens+1)
	if f.Lost = f.Lost || f.Opens == 0 && opens > 0; f.Lost && f.Epoch == 0 {
		f.Epoch = db.head.epoch
	}
	if restored || f.Epoch == 0 {
		f.Epoch = max(f.Epoch, db.head.epoch) + 1
	}
	if restored {
		f.forgetTakers()
		opens = max(f.Opens, opens)
	}
	f.Opens, db.numbers = opens, f
	return db.count(ctx, restored)
}

// count counts an opening or a backup in the file and in the ledger and, after a restore, gives up the ledger's
// open blocks. Where it cannot, both count as before.
func (db *DB) count(ctx context.Context, restored bool) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	f := db.numbers
	f.Opens, f.Pending = f.Opens+1, true
	if err := f.save(); err != nil {
		f.Opens, f.Pending = f.Opens-1, false
		return err
	}
	err := db.write(ctx, func(tx *Tx) error {
		if restored {
			if err := tx.exec(`UPDATE number_block SET next = last + 1`); err != nil {
				return err
			}
		}
		return tx.exec(`INSERT INTO station (name, value) VALUES ('opens', $1)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, strconv.FormatInt(f.Opens, 10))
	})
	if err != nil {
		f.Opens--
	}
	f.Pending = false
	return errors.Join(err, f.save())
}

// forgetTakers keeps the last single number of a series from being given again to the entry that took it: after
// a restore that entry, and the paper with its number, may have been seen outside.
func (f *numberFile) forgetTakers() {
	for name, r := range f.Series {
		f.Series[name] = reserved{Last: r.Last}
	}
}

func readNumbers(path string) (*numberFile, error) {
	f := &numberFile{path: path, Series: map[string]reserved{}}
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return f, nil
	case err != nil:
		return nil, diskFault(err)
	}
	if err := json.Unmarshal(raw, f); err != nil || f.Series == nil {
		return nil, fault.New(fault.Unavailable, words.NumbersUnreadable, fault.Params{"path": path}).Because(err)
	}
	f.epochNow.Store(f.Epoch)
	return f, nil
}

// save replaces the file so that after a cut either the old or the new one is there, whole.
func (f *numberFile) save() error {
	raw, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	f.epochNow.Store(f.Epoch)
	if err := writeDurable(f.path, raw); err != nil {
		return diskFault(err)
	}
	return nil
}

// Take gives the next count numbers of a series, one after the other, for an entry. A repeat of an entry that
// was cut before it was saved gets the number it would have had.
func (tx *Tx) Take(name string, count int64, entry trade.EntryID) (first int64, err error) {
	if err := tx.mustWrite(); err != nil {
		return 0, err
	}
	if count < 1 {
		return 0, fmt.Errorf("store: %d numbers of series %q were asked for", count, name)
	}
	s, err := tx.Series(name)
	if err != nil {
		return 0, err
	}
	var next, last int64
	if _, err := tx.row(`SELECT next, last FROM number_block WHERE series = $1`, []any{name}, &next, &last); err != nil {
		return 0, err
	}
	if next < s.First || last-next+1 < count { // none yet, a block of an earlier range, or too few left
		if next, last, err = tx.reserve(s, next, last, count, entry); err != nil {
			return 0, err
		}
	}
	if next+count-1 > s.Last {
		return 0, usedUp(s)
	}
	return next, tx.exec(`INSERT INTO number_block (series, next, last) VALUES ($1, $2, $3)
		ON CONFLICT (series) DO UPDATE SET next = excluded.next, last = excluded.last`, name, next+count, last)
}

// reserve widens the block of a series in the file. The new numbers follow the old ones where those reach up
// to what the file says; otherwise, after a restore, the old ones are left unused.
func (tx *Tx) reserve(s trade.Series, next, last, count int64, entry trade.EntryID) (int64, int64, error) {
	f := tx.db.numbers
	was, known := f.Series[s.Name]
	if !known && f.Lost {
		return 0, 0, fault.New(fault.Conflict, words.NumbersLost, fault.Params{"series": s.Name})
	}
	if floor := max(last, s.First-1); was.Last < floor { // the file is older than the ledger, or the range is new
		was = reserved{Last: floor}
	}
	if next < s.First || last != was.Last {
		if s.Block == 1 && count == 1 && was.For == entry && entry != "" {
			return was.Last, was.Last, nil
		}
		next, last = was.Last+1, was.Last
	}
	if next+count-1 > s.Last {
		return 0, 0, usedUp(s)
	}
	last = min(s.Last, last+max(s.Block, count-(last-next+1))) // never beyond the range: that may be another's
	return next, last, f.reserve(s.Name, reserved{Last: last, For: entry})
}

// reserve puts down how far a series is reserved. What could not be put down is not reserved.
func (f *numberFile) reserve(name string, r reserved) error {
	was, known := f.Series[name]
	f.Series[name] = r
	err := f.save()
	switch {
	case err == nil:
	case known:
		f.Series[name] = was
	default:
		delete(f.Series, name)
	}
	return err
}

func usedUp(s trade.Series) error {
	return fault.New(fault.Conflict, words.NumbersUsedUp, fault.Params{"series": s.Name, "last": s.Last})
}

// SetLastNumber says, after the number file was lost, up to which number a series was given before.
func (db *DB) SetLastNumber(ctx context.Context, name string, last int64) error {
	return db.Write(ctx, func(tx *Tx) error {
		if _, err := tx.Series(name); err != nil {
			return err
		}
		f := tx.db.numbers
		if was := f.Series[name].Last; last < was {
			return fault.New(fault.Conflict, words.NumbersBack, fault.Params{"series": name, "last": was})
		}
		if err := f.reserve(name, reserved{Last: last}); err != nil {
			return err
		}
		return tx.exec(`UPDATE number_block SET next = last + 1 WHERE series = $1`, name)
	})
}

// MarkRestored notes beside a ledger that its file was put back from a backup, so that the next opening gives
// up the open number blocks whatever the counts say.
func MarkRestored(ledger string) error {
	f, err := readNumbers(NumbersPath(ledger))
	if err != nil || f.Opens == 0 {
		return err
	}
	f.Opens, f.Pending = f.Opens+2, false
	return f.save()
}
