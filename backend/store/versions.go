package store

import (
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/trade"
)

// Version is one version of a fact: what was said of a thing from then on, by whom and when.
type Version struct {
	Number     int64
	Body       string // the noun as JSON; empty: from then on the thing was not there
	EntryID    trade.EntryID
	EntryKind  trade.EntryKind
	Actor      trade.PersonID // empty for the entry that set the ledger up
	RecordedAt time.Time      // UTC
}

// PartyVersions tells how a party came to be what it is, the oldest version first; nothing where there is none.
func (tx *Tx) PartyVersions(id trade.PartyID) ([]Version, error) {
	return tx.versions(parties.kind, string(id))
}

// ItemVersions tells how an item came to be what it is, the oldest version first.
func (tx *Tx) ItemVersions(id trade.ItemID) ([]Version, error) {
	return tx.versions(items.kind, string(id))
}

// LocationVersions tells how a location came to be what it is, the oldest version first.
func (tx *Tx) LocationVersions(id trade.LocationID) ([]Version, error) {
	return tx.versions(locations.kind, string(id))
}

// RegisterRowVersions tells how the row of a register, code and first day came to be what it is.
func (tx *Tx) RegisterRowVersions(r trade.RegisterRow) ([]Version, error) {
	return tx.versions(registers.kind, registers.id(r))
}

func (tx *Tx) versions(kind, subject string) (all []Version, err error) {
	err = tx.each(`SELECT f.version, f.body, e.id, e.kind, e.actor, e.recorded_at FROM fact f JOIN entry e ON e.n = f.n
		WHERE f.kind = $1 AND f.subject = $2 ORDER BY f.version`, []any{kind, subject},
		func(into func(...any) error) error {
			var v Version
			var recordedAt string
			err := into(&v.Number, &v.Body, &v.EntryID, &v.EntryKind, &v.Actor, &recordedAt)
			if err != nil {
				return err
			}
			v.RecordedAt, err = clock.Parse(recordedAt)
			all = append(all, v)
			return err
		})
	return all, err
}
