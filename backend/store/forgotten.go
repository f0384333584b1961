package store

import (
	"cmp"
	"slices"

	"tradehub/backend/trade"
)

// ForgottenLabels lists the labels of a handling unit or of a transport unit that left for a printer and that this
// ledger does not know of, since it was put back from a backup; by copy.
func (tx *Tx) ForgottenLabels(subject trade.Place) ([]SentLabel, error) {
	left, err := tx.unseen(tx.db.printed.of(subject))
	var all []SentLabel
	for _, sent := range left {
		all = append(all, sent)
	}
	slices.SortFunc(all, func(a, b SentLabel) int { return cmp.Compare(a.Copy, b.Copy) })
	return all, err
}

// of gives what is remembered of a subject. What is in the map of one subject never changes.
func (f *printedFile) of(subject trade.Place) map[trade.LabelID]SentLabel {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.unseen[subject]
}

// PrintedUnknown tells whether nobody knows if a label of a handling unit or of a transport unit was printed: the
// file of sent labels was lost, and the unit was in the ledger then.
func (tx *Tx) PrintedUnknown(subject trade.Place) (bool, error) {
	lost := tx.printedLost()
	if lost == 0 {
		return false, nil
	}
	kind := units.kind
	if subject.Kind() == trade.TransportPlace {
		kind = transportUnits.kind
	}
	var n int64
	known, err := tx.row(`SELECT n FROM fact WHERE kind = $1 AND subject = $2 ORDER BY version LIMIT 1`,
		[]any{kind, subject.ID()}, &n)
	return known && n <= lost, err
}

// PrintedLost tells whether the file of sent labels was lost.
func (db *DB) PrintedLost() bool {
	db.printed.mu.Lock()
	defer db.printed.mu.Unlock()
	return db.printed.lost > 0
}

// TrustPrinted takes the word of a person, after the file of sent labels was lost, that no label was printed but those
// that the ledger knows of.
func (db *DB) TrustPrinted() error {
	f := db.printed
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lost == 0 {
		return nil
	}
	line, err := writtenLine(printedLine{Told: true})
	if err == nil {
		err = f.append(line)
	}
	if err == nil {
		f.lost = 0
	}
	return err
}

// SentBeyond tells whether a label left for a printer more often than this ledger knows, since it was put back from a
// backup, and how often.
func (tx *Tx) SentBeyond(l trade.Label) (sends int64, beyond bool, err error) {
	forgotten, err := tx.ForgottenLabels(l.Subject())
	sends = l.Sends
	for _, f := range forgotten {
		switch {
		case f.Label == l.ID && f.Sends > sends:
			sends, beyond = f.Sends, true
		case f.Label != l.ID && f.Copy == l.Copy && !l.Looked: // to a person that is the same label
			beyond = true
		}
	}
	lost := tx.printedLost()
	if err != nil || beyond || lost == 0 {
		return sends, beyond, err
	}
	var n int64
	known, err := tx.row(`SELECT n FROM fact WHERE kind = $1 AND subject = $2 ORDER BY version DESC LIMIT 1`,
		[]any{labels.kind, string(l.ID)}, &n)
	return l.Sends + 1, known && n <= lost, err
}

func (tx *Tx) printedLost() int64 {
	tx.db.printed.mu.Lock()
	defer tx.db.printed.mu.Unlock()
	return tx.db.printed.lost
}
