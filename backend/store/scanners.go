package store

import "tradehub/backend/trade"

var scanners = noun[trade.ScannerSetup]{
	kind:   "scanner",
	id:     func(s trade.ScannerSetup) string { return s.Name },
	groups: listed[trade.ScannerSetup],
}

// PutScanner adds a new version of a scanner's set-up to the entry.
func (tx *Tx) PutScanner(e *trade.Entry, s trade.ScannerSetup) error { return scanners.put(tx, e, s) }

// Scanner reads a scanner's set-up, also of one that is no longer used. NotFound when there never was one.
func (tx *Tx) Scanner(name string) (trade.ScannerSetup, error) { return scanners.get(tx, name) }

// Scanners lists all scanners by name, also those that are no longer used.
func (tx *Tx) Scanners() ([]trade.ScannerSetup, error) { return scanners.list(tx, everything) }

var refusedScans = noun[trade.RefusedScan]{
	kind: "refused scan",
	id:   func(r trade.RefusedScan) string { return string(r.ID) },
	groups: func(r trade.RefusedScan) []string {
		groups := []string{everything}
		if r.Unknown {
			groups = append(groups, unknownScans)
		}
		if r.Unknown && !r.Settled {
			groups = append(groups, openScans)
		}
		return groups
	},
}

// The groups of refused scans: of codes that nobody knew, and of those that nobody has settled since.
const (
	unknownScans = "unknown"
	openScans    = "open"
)

// PutRefusedScan adds a new version of a refused scan to the entry.
func (tx *Tx) PutRefusedScan(e *trade.Entry, r trade.RefusedScan) error {
	return refusedScans.put(tx, e, r)
}

// RefusedScan reads a refused scan. NotFound when there is none.
func (tx *Tx) RefusedScan(id trade.RefusedScanID) (trade.RefusedScan, error) {
	return refusedScans.get(tx, string(id))
}

// RefusedScans lists refused scans before another one, the newest first, and no more than so many; an empty id begins
// with the newest.
func (tx *Tx) RefusedScans(before trade.RefusedScanID, most int64) ([]trade.RefusedScan, error) {
	return refusedScans.newest(tx, everything, string(before), most)
}

// UnknownScans lists as RefusedScans does those of codes that nobody knew.
func (tx *Tx) UnknownScans(before trade.RefusedScanID, most int64) ([]trade.RefusedScan, error) {
	return refusedScans.newest(tx, unknownScans, string(before), most)
}

// OpenScans lists as RefusedScans does those of unknown codes that nobody has settled.
func (tx *Tx) OpenScans(before trade.RefusedScanID, most int64) ([]trade.RefusedScan, error) {
	return refusedScans.newest(tx, openScans, string(before), most)
}

// newest reads facts of a group before one of them, the last in the order of their ids first. The ids of what comes by
// itself grow with time.
func (k noun[T]) newest(tx *Tx, group, before string, most int64) (all []T, err error) {
	err = tx.each(`SELECT f.body FROM group_key g JOIN fact f ON f.kind = g.kind AND f.subject = g.subject
		WHERE g.kind = $1 AND g.value = $2 AND ($3 = '' OR g.subject < $3) AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = g.kind AND subject = g.subject)
		ORDER BY g.subject DESC LIMIT $4`, []any{k.kind, group, before, most}, k.into(&all))
	return all, err
}
