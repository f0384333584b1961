package store

import (
	"time"

	"tradehub/backend/trade"
)

// PaperVersions tells how the record of a paper came to be what it is, the oldest version first.
func (tx *Tx) PaperVersions(id trade.PaperID) ([]Version, error) {
	return tx.versions(papers.kind, string(id))
}

// Local gives a moment as the clocks show it where this station stands.
func (tx *Tx) Local(at time.Time) time.Time {
	zone, err := time.LoadLocation(tx.head.zone)
	if err != nil {
		return at.UTC()
	}
	return at.In(zone)
}
