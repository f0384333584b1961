package sandbox

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"tradehub/backend/remote"
)

// querier is a transaction or a pool.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// current reads what is held under an id, nil when nothing is.
func current(ctx context.Context, db querier, at subject) (*remote.Document, error) {
	row := db.QueryRowContext(ctx, `
		SELECT kind, external_id, version, commit_no, key, station, document FROM commits
		WHERE kind = $1 AND external_id = $2 ORDER BY version DESC LIMIT 1`, string(at.kind), at.externalID)
	d, err := scanDocument(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return d, err
}

// scanDocument reads one row of kind, external_id, version, commit_no, key, station, document.
func scanDocument(row interface{ Scan(...any) error }) (*remote.Document, error) {
	var d remote.Document
	var body []byte
	err := row.Scan(&d.Kind, &d.ExternalID, &d.Version, &d.Commit, &d.Key, &d.Station, &body)
	d.Body = body
	return &d, err
}

// page is one page of the changes feed.
type page struct {
	items []remote.Document
	next  string
	more  bool
}

// changes reads the documents whose latest version was committed after a commit, in commit order.
func (l *ledger) changes(ctx context.Context, after int64, limit int) (page, error) {
	rows, err := l.reader.QueryContext(ctx, `
		SELECT kind, external_id, version, commit_no, key, station, document FROM commits c
		WHERE commit_no > $1 AND version = (
			SELECT max(version) FROM commits d WHERE d.kind = c.kind AND d.external_id = c.external_id)
		ORDER BY commit_no LIMIT $2`, after, limit+1)
	if err != nil {
		return page{}, err
	}
	defer rows.Close()
	var p page
	for rows.Next() {
		d, err := scanDocument(rows)
		if err != nil {
			return page{}, err
		}
		p.items = append(p.items, *d)
	}
	if len(p.items) > limit {
		p.items, p.more = p.items[:limit], true
	}
	return p, rows.Err()
}

// errCursorUnknown says that a cursor points at a commit that is not, or is no longer, in this history.
var errCursorUnknown = errors.New("cursor points at no commit of this history")

// cursorOf makes the cursor of a commit. It carries a piece of the commit's fingerprint, so that a cursor from
// before a restore is known as such even after the head has grown past it again.
func (l *ledger) cursorOf(ctx context.Context, commit int64) (string, error) {
	var sum []byte
	err := l.reader.QueryRowContext(ctx, `SELECT fingerprint FROM commits WHERE commit_no = $1`, commit).Scan(&sum)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errCursorUnknown
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d-%s", commit, hex.EncodeToString(sum[:8])), nil
}

// commitOf gives the commit a cursor stands behind; the empty cursor stands before the first.
func (l *ledger) commitOf(ctx context.Context, cursor string) (int64, error) {
	if cursor == "" {
		return 0, nil
	}
	var commit int64
	if _, err := fmt.Sscanf(cursor, "%d-", &commit); err != nil {
		return 0, errCursorUnknown
	}
	known, err := l.cursorOf(ctx, commit)
	if err == nil && known != cursor {
		err = errCursorUnknown
	}
	return commit, err
}
