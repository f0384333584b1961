package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
)

// A numbered blank of an authority's form is printed on once, also after a restore from a backup. The ledger alone
// cannot promise that: restored, it has forgotten which blanks left the drawer since. So each is noted in a file beside
// the ledger, synced to disk before the entry that uses it is posted. A backup does not hold the file, and a restore
// leaves it as it is.
//
// Each life of a ledger has its number. What was noted in this one the ledger knows itself: a line without its entry is
// of one that was never posted. What was noted in an earlier one and the ledger does not know, it has forgotten.

// BlanksPath is the file beside a ledger in which blanks are noted that are used or spoilt.
func BlanksPath(ledger string) string { return filepath.Join(filepath.Dir(ledger), "blanks.log") }

// notedBlank is a line of the file.
type notedBlank struct {
	trade.FormSerial
	Epoch int64
}

// NoteBlank notes a blank that is used or spoilt by the entry that is about to be posted.
func (tx *Tx) NoteBlank(s trade.FormSerial) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	line, err := json.Marshal(notedBlank{s, tx.Epoch()})
	if err != nil {
		return err
	}
	f := printedFile{path: BlanksPath(tx.db.path)}
	return f.append(append(line, '\n'))
}

// ForgottenBlanks lists the blanks of a form that were used or spoilt before the ledger was restored from a backup, and
// that it does not know of any more, each as it was noted last.
func (tx *Tx) ForgottenBlanks(form trade.PaperKind) (all []trade.FormSerial, err error) {
	content, err := os.ReadFile(BlanksPath(tx.db.path))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, diskFault(err)
	}
	noted, order := map[string]trade.FormSerial{}, []string{}
	for raw := range bytes.Lines(content) {
		var line notedBlank
		if json.Unmarshal(raw, &line) != nil || line.Form != form || line.Epoch >= tx.Epoch() {
			continue // a line that breaks off was never synced, so nothing was printed on its blank
		}
		if _, before := noted[line.Number]; !before {
			order = append(order, line.Number)
		}
		noted[line.Number] = line.FormSerial
	}
	for _, number := range order {
		_, err := tx.FormSerial(form, number)
		if fault.CodeOf(err) == fault.NotFound {
			all = append(all, noted[number])
		} else if err != nil {
			return nil, err
		}
	}
	return all, nil
}
