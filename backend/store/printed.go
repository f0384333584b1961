package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"tradehub/backend/trade"
)

// A label has one original, also after a restore from a backup. The ledger alone cannot promise that: restored, it has
// forgotten what left for a printer since. So each label is noted in a file beside the ledger, synced to disk, before
// its first byte goes out. A backup does not hold the file, and a restore leaves it as it is.
//
// The rules are:
//   - the ledger is written before the file, and the file before the printer is sent anything. So the file never knows
//     more than the ledger does, unless the ledger was put back;
//   - a label that the file knows to have been sent more often than the ledger says is forgotten: of an original that
//     the ledger does not have, none is printed; one that the ledger takes for queued is of unknown fate;
//   - lines are only added. The ledger remembers from where on they are still to be compared with it; what is forgotten
//     is written once more behind that place, so that opening a ledger never reads a whole season;
//   - where the file is gone or is another one, and the ledger knows that there was one, nobody knows what was printed:
//     everything that the ledger had then counts as forgotten, until a person says otherwise.
type printedFile struct {
	path string

	mu     sync.Mutex
	noted  bool // the ledger knows that there is a file
	lost   int64
	unseen map[trade.Place]map[trade.LabelID]SentLabel
}

// SentLabel is one line of the file: a label that was about to leave for a printer.
type SentLabel struct {
	At      time.Time     `json:"at"`
	Job     string        `json:"job"` // number
	Label   trade.LabelID `json:"label"`
	Subject trade.Place   `json:"subject"`
	Copy    int64         `json:"copy"`
	Sends   int64         `json:"sends"` // the how-many-eth time
}

// printedLine is a line as it is written: a label, or that everything before was lost.
type printedLine struct {
	*SentLabel
	Lost int64 `json:"lost,omitempty"` // the last entry of the ledger when it was noticed; 0 for a label
	Told bool  `json:"told,omitempty"` // a person has said that nothing lost was printed
}

// PrintedPath is the file beside a ledger in which sent labels are noted.
func PrintedPath(ledger string) string { return filepath.Join(filepath.Dir(ledger), "printed.log") }

// printedFrom is the row of the station table that says from where on the file is still to be compared with the ledger.
const printedFrom = "printed"

// openPrinted reads what the file knows since the ledger last looked, and keeps in memory what the ledger has
// forgotten.
func (db *DB) openPrinted(ctx context.Context) error {
	f := &printedFile{path: PrintedPath(db.path), unseen: map[trade.Place]map[trade.LabelID]SentLabel{}}
	db.printed = f
	var was int64
	err := db.writer.QueryRowContext(ctx,
		`SELECT CAST(value AS BIGINT) FROM station WHERE name = $1`, printedFrom).Scan(&was)
	if f.noted = err == nil; !f.noted && !errors.Is(err, sql.ErrNoRows) {
		return openFault(err)
	}
	from, size, err := f.read(was, db.head.n)
	if err != nil || !f.noted {
		return err
	}
	if err := db.Read(ctx, f.forgetSeen); err != nil {
		return err
	}
	if carried := f.carried(); size-from > int64(len(carried)) { // more than what is carried on already
		if err := f.append(carried); err != nil {
			return err
		}
		from = size
	}
	if from == was {
		return nil
	}
	return db.Write(ctx, func(tx *Tx) error { return tx.notePrinted(from) })
}

// read takes the lines from a place on, and tells where it began and ended. Where the file is gone, is another one, or
// has a line that cannot be read, that is noted in it.
func (f *printedFile) read(was, head int64) (from, size int64, err error) {
	raw, from, same, err := f.tail(was)
	gone := errors.Is(err, os.ErrNotExist)
	if err != nil && !gone {
		return 0, 0, diskFault(err)
	}
	end := bytes.LastIndexByte(raw, '\n') + 1 // a line that breaks off was never synced, so nothing of it was sent
	size = from + int64(end)
	if end < len(raw) {
		if err := f.cutTo(size); err != nil {
			return 0, 0, err
		}
	}
	whole := f.take(raw[:end])
	if gone && f.noted || !gone && !same || !whole {
		line, err := f.lose(head)
		if err != nil {
			return 0, 0, err
		}
		return from, size + int64(len(line)), f.append(line)
	}
	return from, size, nil
}

// tail reads the file from a place on. Where no line begins there, it is not the file that the ledger knew: it is read
// from its beginning.
func (f *printedFile) tail(was int64) (raw []byte, from int64, same bool, err error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, 0, false, err
	}
	defer func() { _ = file.Close() }()
	if was > 0 {
		raw, err = io.ReadAll(io.NewSectionReader(file, was-1, math.MaxInt64-was))
		if err != nil || len(raw) > 0 && raw[0] == '\n' {
			return bytes.TrimPrefix(raw, []byte{'\n'}), was, true, err
		}
	}
	raw, err = io.ReadAll(file)
	return raw, 0, was == 0, err
}

// lose notes that nobody knows any more what was printed, and gives the line that says so.
func (f *printedFile) lose(head int64) (line []byte, err error) {
	f.lost = head
	return writtenLine(printedLine{Lost: head})
}

// take reads lines, and tells whether all could be read.
func (f *printedFile) take(lines []byte) (whole bool) {
	whole = true
	for raw := range bytes.Lines(lines) {
		var line printedLine
		switch err := json.Unmarshal(raw, &line); {
		case err != nil:
			whole = false
		case line.Told:
			f.lost = 0
		case line.Lost > 0:
			f.lost = line.Lost
		case line.SentLabel != nil:
			f.remember(*line.SentLabel)
		}
	}
	return whole
}

func (f *printedFile) remember(s SentLabel) {
	if f.unseen[s.Subject] == nil {
		f.unseen[s.Subject] = map[trade.LabelID]SentLabel{}
	}
	if f.unseen[s.Subject][s.Label].Sends < s.Sends {
		f.unseen[s.Subject][s.Label] = s
	}
}

// forgetSeen drops what the ledger knows itself.
func (f *printedFile) forgetSeen(tx *Tx) error {
	for subject, of := range f.unseen {
		left, err := tx.unseen(of)
		if err != nil {
			return err
		}
		if f.unseen[subject] = left; len(left) == 0 {
			delete(f.unseen, subject)
		}
	}
	return nil
}

// unseen gives those labels that were sent more often than the ledger says.
func (tx *Tx) unseen(of map[trade.LabelID]SentLabel) (map[trade.LabelID]SentLabel, error) {
	left := map[trade.LabelID]SentLabel{}
	for id, sent := range of {
		_, body, err := tx.fact(labels.kind, string(id))
		if err != nil {
			return nil, err
		}
		var known trade.Label
		if body != "" {
			if known, err = labels.decode(body); err != nil {
				return nil, err
			}
		}
		if known.Sends < sent.Sends {
			left[id] = sent
		}
	}
	return left, nil
}

// carried writes what is forgotten, to be found behind the place from which on the file is read next time.
func (f *printedFile) carried() (all []byte) {
	if f.lost > 0 {
		line, _ := writtenLine(printedLine{Lost: f.lost}) // numbers and texts can be written
		all = append(all, line...)
	}
	for _, of := range f.unseen {
		for _, sent := range of {
			line, _ := writtenLine(printedLine{SentLabel: &sent})
			all = append(all, line...)
		}
	}
	return all
}

func writtenLine(line printedLine) ([]byte, error) {
	raw, err := json.Marshal(line)
	return append(raw, '\n'), err
}

// append adds lines to the file; when it returns, they are on disk.
func (f *printedFile) append(lines []byte) error {
	fresh := f.gone()
	file, err := os.OpenFile(f.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return diskFault(err)
	}
	size, err := wholeLines(file)
	if err == nil {
		_, err = file.Write(lines)
	}
	if err = errors.Join(err, file.Sync()); err != nil { // a full disk took a part: the next line must not follow it
		err = errors.Join(err, file.Truncate(size))
	}
	if err = errors.Join(err, file.Close()); err == nil && fresh {
		err = syncDir(filepath.Dir(f.path))
	}
	if err != nil {
		return diskFault(err)
	}
	return nil
}

func (f *printedFile) gone() bool {
	_, err := os.Lstat(f.path)
	return errors.Is(err, os.ErrNotExist)
}

// wholeLines takes away a line that breaks off, and gives how long the file is then.
func wholeLines(file *os.File) (size int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	size = info.Size()
	last := []byte{'\n'}
	for ; size > 0; size-- {
		if _, err := file.ReadAt(last, size-1); err != nil {
			return 0, err
		}
		if last[0] == '\n' {
			break
		}
	}
	if size < info.Size() {
		err = file.Truncate(size)
	}
	return size, err
}

// cutTo takes away a line that breaks off.
func (f *printedFile) cutTo(size int64) error {
	if err := os.Truncate(f.path, size); err != nil {
		return diskFault(err)
	}
	if err := syncFile(f.path); err != nil {
		return diskFault(err)
	}
	return nil
}

// notePrinted remembers from where on the file is still to be compared.
func (tx *Tx) notePrinted(from int64) error {
	return tx.exec(`INSERT INTO station (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, printedFrom, strconv.FormatInt(from, 10))
}

// NoteSent notes labels that are about to leave for a printer; they may leave when it returns nil. The ledger must say
// already that they are being sent.
func (db *DB) NoteSent(ctx context.Context, sent []SentLabel) error {
	f := db.printed
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.noted { // the file first: a ledger that knows of a file that is not there takes it for lost
		if err := f.append(nil); err != nil {
			return err
		}
		if err := db.Write(ctx, func(tx *Tx) error { return tx.notePrinted(0) }); err != nil {
			return err
		}
		f.noted = true
	}
	var lines []byte
	if f.gone() { // somebody took it away since: a ledger that is put back later must not take the new one for it
		err := db.Read(ctx, func(tx *Tx) (err error) {
			lines, err = f.lose(tx.head.n)
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, s := range sent {
		line, err := writtenLine(printedLine{SentLabel: &s})
		if err != nil {
			return err
		}
		lines = append(lines, line...)
	}
	return f.append(lines)
}
