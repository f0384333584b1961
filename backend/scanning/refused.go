package scanning

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// RefusedRequest hands over a scan that was refused.
type RefusedRequest struct {
	Scan string       // what the scanner read
	Why  *fault.Fault // the refusal
	Room string       // where it was scanned, such as load
	Task string       // what it was scanned for: a shipment, a pallet; may be empty
}

// unknown are the refusals of codes that nobody knew: a person has to find out whose they are.
var unknown = []words.Key{words.ShippingUnitUnknown, words.ShippingUnitForeign, words.ShippingNotAUnit,
	words.PackingUnitUnknown, words.PackingUnitForeign, words.StockUnitUnknown, words.ReceiveScanUnknown}

// notOfScans are refusals that say nothing of what was scanned.
var notOfScans = []words.Key{words.StorePosted, words.Gs1EmptyScan}

// longestScan is how much is kept of a scan, in bytes: a QR code holds 2,953 (ISO/IEC 18004).
const longestScan = 3000

// NoteRefused writes down that a scan was refused. What says nothing of the scan is passed over: that somebody may not
// do a thing, that the disk is full, that a command was carried out before. Requires trade.Look.
func (s *Service) NoteRefused(ctx context.Context, actor trade.Actor, r RefusedRequest) error {
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	key := words.Key(r.Why.Key)
	judged := []fault.Code{fault.Invalid, fault.NotFound, fault.Conflict}
	if !slices.Contains(judged, r.Why.Code) || slices.Contains(notOfScans, key) {
		return nil
	}
	return s.post(ctx, actor, trade.EntryScan, "", func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutRefusedScan(e, trade.RefusedScan{ID: trade.RefusedScanID(clock.NewID()), Scan: kept(r.Scan),
			Key: r.Why.Key, Params: texts(r.Why.Params), Room: r.Room, Task: r.Task,
			Unknown: slices.Contains(unknown, key), By: actor.PersonID, At: tx.Now()})
	})
}

// kept gives a scan as it can be kept: no more than a symbol holds, and as text.
func kept(scan string) string {
	return strings.ToValidUTF8(scan[:min(len(scan), longestScan)], "\uFFFD")
}

func texts(params fault.Params) map[string]string {
	all := map[string]string{}
	for name, value := range params {
		all[name] = fmt.Sprint(value)
	}
	return all
}

// Which says which refused scans are asked for.
type Which string

// The choices of refused scans.
const (
	RefusedAll     Which = ""        // all of them
	RefusedUnknown Which = "unknown" // of codes that nobody knew
	RefusedOpen    Which = "open"    // of codes that nobody knew and nobody has settled since
)

// Page asks for a part of the refused scans.
type Page struct {
	Which  Which
	Before trade.RefusedScanID // the last one of the page before; empty begins with the newest
	Most   int64               // scans at once; 0 or more than 200 are 200
}

// Refused is a refused scan with the names of who scanned and who settled it.
type Refused struct {
	trade.RefusedScan
	Name        string // of who scanned
	SettledName string // of who settled it, or empty
}

const mostRefused = 200

// Refused lists refused scans, the newest first. Requires trade.Look.
func (s *Service) Refused(ctx context.Context, actor trade.Actor, p Page) (all []Refused, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	if p.Most <= 0 || p.Most > mostRefused {
		p.Most = mostRefused
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		scans, err := p.read(tx)
		if err != nil {
			return err
		}
		all, err = named(tx, scans)
		return err
	})
	return all, err
}

func (p Page) read(tx *store.Tx) ([]trade.RefusedScan, error) {
	switch p.Which {
	case RefusedUnknown:
		return tx.UnknownScans(p.Before, p.Most)
	case RefusedOpen:
		return tx.OpenScans(p.Before, p.Most)
	}
	return tx.RefusedScans(p.Before, p.Most)
}

func named(tx *store.Tx, scans []trade.RefusedScan) (all []Refused, err error) {
	for _, scan := range scans {
		one := Refused{RefusedScan: scan}
		if one.Name, err = nameOf(tx, scan.By); err != nil {
			return nil, err
		}
		if one.SettledName, err = nameOf(tx, scan.SettledBy); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func nameOf(tx *store.Tx, id trade.PersonID) (string, error) {
	if id == "" {
		return "", nil
	}
	person, err := tx.Person(id)
	return person.Name, err
}

// SettleRequest says what became of a code that nobody knew.
type SettleRequest struct {
	ID      trade.RefusedScanID
	Note    string // in a person's words
	Command trade.EntryID
}

// Settle notes what became of a code that nobody knew, so that it is no longer open. Invalid without a note, NotFound
// for a scan that is not in the log, Conflict for one that was settled before. Requires trade.Look: whoever holds the
// thing in his hands knows best.
func (s *Service) Settle(ctx context.Context, actor trade.Actor, r SettleRequest) error {
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	note := strings.TrimSpace(r.Note)
	return s.post(ctx, actor, trade.EntryScan, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		scan, err := tx.RefusedScan(r.ID)
		switch {
		case fault.CodeOf(err) == fault.NotFound:
			return fault.New(fault.NotFound, words.ScanningRefusedUnknown, nil)
		case err != nil:
			return err
		case scan.Settled:
			return fault.New(fault.Conflict, words.ScanningSettled, fault.Params{"scan": scan.Scan, "note": scan.Note})
		case note == "":
			return fault.New(fault.Invalid, words.ScanningNote, nil).At("note")
		}
		scan.Settled, scan.Note, scan.SettledBy, scan.SettledAt = true, note, actor.PersonID, tx.Now()
		return tx.PutRefusedScan(e, scan)
	})
}
