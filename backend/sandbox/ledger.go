package sandbox

import (
	"context"
	"database/sql"
	_ "embed" // for the tables
	"errors"
	"fmt"
	"net/url"
	"sync"

	_ "modernc.org/sqlite" // the driver

	"tradehub/backend/clock"
	"tradehub/backend/remote"
)

//go:embed schema.sql
var tables string

// schemaVersion is what PRAGMA user_version says of a file with these tables.
const schemaVersion = 1

// ledger is the platform's store: one SQLite file, durable before a commit returns.
type ledger struct {
	history string
	writer  *sql.DB // one connection
	reader  *sql.DB
	insert  *sql.Stmt
	byKey   *sql.Stmt

	mu       sync.Mutex // one commit at a time; guards the fields below
	head     int64
	held     map[subject]position
	stations map[string]asOf
}

// subject names a document.
type subject struct {
	kind       remote.Kind
	externalID string
}

// position is what judging the next message about a subject needs to know. The positions are kept in memory,
// made from the rows at the start, so that a common message costs one statement.
type position struct {
	version int64
	commit  int64
	asOf    asOf
}

// asOf is a place in a station's ledger.
type asOf struct{ epoch, seq int64 }

// before orders places by epoch, then by sequence.
func (a asOf) before(b asOf) bool {
	return a.epoch < b.epoch || a.epoch == b.epoch && a.seq < b.seq
}

// openLedger opens the file and makes it when it is new.
func openLedger(ctx context.Context, path string) (*ledger, error) {
	l := &ledger{}
	err := l.open(ctx, path)
	if err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

func (l *ledger) open(ctx context.Context, path string) (err error) {
	if l.writer, err = sql.Open("sqlite", address(path, "_txlock=immediate")); err != nil {
		return err
	}
	l.writer.SetMaxOpenConns(1)
	if err := l.prepareTables(ctx); err != nil {
		return err
	}
	if l.reader, err = sql.Open("sqlite", address(path, "_pragma=query_only(1)")); err != nil {
		return err
	}
	l.reader.SetMaxOpenConns(4)
	l.reader.SetMaxIdleConns(4)
	if err := l.prepareStatements(ctx); err != nil {
		return err
	}
	if err := l.reader.QueryRowContext(ctx, `SELECT history FROM platform`).Scan(&l.history); err != nil {
		return err
	}
	return l.load(ctx)
}

// address is the file with the settings a durable store needs; busy_timeout goes first, because setting the
// journal mode may have to wait. The fullfsync settings matter on macOS alone, where fsync does not reach the disk.
func address(path, more string) string {
	at := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return at.String() + "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&" + more
}

func (l *ledger) prepareTables(ctx context.Context) error {
	var version int
	if err := l.writer.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	switch version {
	case schemaVersion:
		return nil
	case 0:
		return l.createTables(ctx)
	}
	return fmt.Errorf("schema version %d, this program knows %d", version, schemaVersion)
}

func (l *ledger) createTables(ctx context.Context) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, tables); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO platform (history) VALUES ($1)`, clock.NewID()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, schemaVersion))
		return err
	})
}

func (l *ledger) prepareStatements(ctx context.Context) (err error) {
	l.insert, err = l.writer.PrepareContext(ctx, `
		INSERT INTO commits (commit_no, kind, external_id, version, key, fingerprint, station, epoch, seq, document)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (key) DO NOTHING`)
	if err != nil {
		return err
	}
	l.byKey, err = l.writer.PrepareContext(ctx, `
		SELECT fingerprint, version, commit_no FROM commits WHERE key = $1`)
	return err
}

// load makes the positions from the rows.
func (l *ledger) load(ctx context.Context) error {
	l.head, l.held, l.stations = 0, map[subject]position{}, map[string]asOf{}
	rows, err := l.reader.QueryContext(ctx, `
		SELECT commit_no, kind, external_id, version, station, epoch, seq FROM commits ORDER BY commit_no`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var at subject
		var p position
		var station string
		err := rows.Scan(&p.commit, &at.kind, &at.externalID, &p.version, &station, &p.asOf.epoch, &p.asOf.seq)
		if err != nil {
			return err
		}
		l.advance(at, station, p)
	}
	return rows.Err()
}

// advance moves the positions on by one commit.
func (l *ledger) advance(at subject, station string, p position) {
	l.head = p.commit
	l.held[at] = p
	if at.kind == remote.Stock && l.stations[station].before(p.asOf) {
		l.stations[station] = p.asOf
	}
}

// forget removes the last n commits and tells how many there were.
func (l *ledger) forget(ctx context.Context, n int64) (had int64, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n > l.head {
		return l.head, nil
	}
	had = l.head
	_, err = l.writer.ExecContext(ctx, `DELETE FROM commits WHERE commit_no > $1`, l.head-n)
	if err != nil {
		return had, err
	}
	return had, l.load(ctx)
}

// write runs a step in one durable transaction.
func (l *ledger) write(ctx context.Context, step func(*sql.Tx) error) error {
	tx, err := l.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := step(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// headNow gives the number of the last commit.
func (l *ledger) headNow() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// stationHead gives the highest place accepted from a station.
func (l *ledger) stationHead(station string) asOf {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stations[station]
}

// close gives the file back.
func (l *ledger) close() error {
	var errs []error
	for _, db := range []*sql.DB{l.reader, l.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}
