package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tradehub/backend/trade"
)

// Report is what a verification found.
type Report struct {
	Entries  int64
	Head     string   // the chain's last hash
	Wrong    *Wrong   // the first entry that is not as it was written, or nil
	Strayed  []string // projections that differ from the journal, a line each; at most a few per projection
	Damage   []string // what the database says of its own pages
	Finished bool     // the whole journal could be read
}

// Wrong names an entry that fails.
type Wrong struct {
	EntryID trade.EntryID
	N       int64           // its order in this ledger
	Kind    trade.EntryKind // empty where the journal does not have it
	Why     string
}

// Sound tells whether nothing was found.
func (r Report) Sound() bool {
	return r.Finished && r.Wrong == nil && len(r.Strayed) == 0 && len(r.Damage) == 0
}

// Verify walks the chain over the whole journal, reckons every projection afresh and compares, and asks the
// database about its pages. The journal is read as it stands at the beginning; work may go on meanwhile.
func (db *DB) Verify(ctx context.Context) (Report, error) {
	var r Report
	err := db.Read(ctx, func(tx *Tx) error {
		picture := newPicture()
		if err := tx.walk(&r, picture); err != nil {
			return err
		}
		if !r.Finished {
			return nil
		}
		var err error
		if r.Strayed, err = tx.compare(picture); err != nil {
			return err
		}
		r.Damage, err = tx.integrity()
		return err
	})
	return r, err
}

// walk follows the chain from entry to entry. It stops at the first one that is wrong, and says so rather than
// fail when the journal cannot be read at all.
func (tx *Tx) walk(r *Report, picture *Picture) error {
	links, err := tx.links()
	if err != nil {
		r.Damage = append(r.Damage, "the chain cannot be read: "+err.Error())
		return nil
	}
	previous, last := "", trade.EntryID("")
	stop := fmt.Errorf("stop")
	err = tx.replay(func(row journalRow) error {
		wrong, why := judge(row, links, int(r.Entries), previous)
		if why == "" {
			if err := picture.play(row.Entry); err != nil {
				wrong, why = row.ID, err.Error()
			}
		}
		if why != "" {
			r.Wrong = &Wrong{EntryID: wrong, N: r.Entries + 1, Why: why}
			if wrong == row.ID {
				r.Wrong.Kind = row.Kind
			}
			return stop
		}
		previous, last = links[r.Entries].hash, row.ID
		r.Entries++
		return nil
	})
	switch {
	case r.Wrong != nil:
		return nil
	case err != nil:
		r.Wrong = &Wrong{EntryID: last, N: r.Entries, Why: "what follows this entry cannot be read: " + err.Error()}
		return nil
	case r.Entries < int64(len(links)):
		missing := links[r.Entries]
		r.Wrong = &Wrong{EntryID: missing.entry, N: r.Entries + 1, Why: "the chain has this entry, the journal has not"}
		return nil
	}
	r.Head, r.Finished = previous, true
	return nil
}

// links reads the chain in its order. The station comes last: a changed one must not change the order.
func (tx *Tx) links() (all []link, err error) {
	err = tx.each(`SELECT station, epoch, seq, entry_id, hash FROM chain ORDER BY epoch, seq, station`, nil,
		func(into func(...any) error) error {
			var l link
			err := into(&l.station, &l.epoch, &l.seq, &l.entry, &l.hash)
			all = append(all, l)
			return err
		})
	return all, err
}

func (tx *Tx) integrity() (damage []string, err error) {
	err = tx.each(`PRAGMA integrity_check`, nil, func(into func(...any) error) error {
		var line string
		if err := into(&line); err != nil {
			return err
		}
		if line != "ok" {
			damage = append(damage, line)
		}
		return nil
	})
	return damage, err
}

// reportMost is how many differences of one projection a report lists: the first few tell what went wrong.
const reportMost = 5

// strays lists the keys on which a stored projection and the picture differ.
func strays[K comparable, V comparable](name string, stored, reckoned map[K]V) []string {
	var lines []string
	for key, v := range stored {
		if w, ok := reckoned[key]; !ok || w != v {
			lines = append(lines, fmt.Sprintf("%s %v: stored %v, journal %v", name, key, v, w))
		}
	}
	for key, w := range reckoned {
		if _, ok := stored[key]; !ok {
			lines = append(lines, fmt.Sprintf("%s %v: not stored, journal %v", name, key, w))
		}
	}
	slices.Sort(lines)
	return lines[:min(len(lines), reportMost)]
}

// Projections writes every projection in a stable text form, so that two states can be compared as a whole.
func (tx *Tx) Projections() (string, error) {
	stock, err := tx.storedStock()
	if err != nil {
		return "", err
	}
	positions, err := tx.storedPositions()
	if err != nil {
		return "", err
	}
	unique, groups, err := tx.storedKeys()
	if err != nil {
		return "", err
	}
	lines := slices.Concat(written("stock", stock), written("position", positions), written("key", unique),
		written("group", groups))
	return strings.Join(lines, "\n"), nil
}

func written[K comparable, V any](name string, m map[K]V) []string {
	lines := make([]string, 0, len(m))
	for key := range maps.Keys(m) {
		lines = append(lines, fmt.Sprintf("%s %v = %v", name, key, m[key]))
	}
	slices.Sort(lines)
	return lines
}
