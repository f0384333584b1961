package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gofrs/flock"
	_ "modernc.org/sqlite" // the database driver

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// pragmas make a commit survive power loss (FULL: NORMAL was measured to lose acknowledged commits) and let a
// damaged page be noticed. busy_timeout stands first because switching to WAL may already have to wait.
const pragmas = "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(1)&_pragma=temp_store(2)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)" +
	"&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)&_pragma=cache_size(-65536)"

const readers = 4

// DB is an open ledger.
type DB struct {
	path    string
	now     clock.Clock
	lock    *flock.Flock
	pool    *sql.DB // of one connection: the writer
	reader  *sql.DB
	numbers *numberFile
	printed *printedFile

	mu     sync.Mutex // held by the one writing transaction
	writer *sql.Conn
	stmts  map[string]*sql.Stmt
	head   head
}

// head is where the journal and its chain end.
type head struct {
	n       int64 // the last entry's order in this ledger
	station string
	zone    string // IANA zone the station stands in
	epoch   int64
	seq     int64
	hash    string
}

// Open opens the ledger at a path, making it when it is not there. It takes the ledger for this process alone,
// brings its schema up to date (a copy is made first), and refuses a ledger that a newer program has written.
func Open(ctx context.Context, path string, now clock.Clock) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, diskFault(err)
	}
	lock := flock.New(path + ".lock")
	if held, err := lock.TryLock(); err != nil {
		return nil, diskFault(err)
	} else if !held {
		return nil, errors.Join(lock.Close(),
			fault.New(fault.Unavailable, words.StoreInUse, fault.Params{"path": filepath.Dir(path)}))
	}
	db := &DB{path: path, now: now, lock: lock, stmts: map[string]*sql.Stmt{}}
	if err := db.connect(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (db *DB) connect(ctx context.Context) (err error) {
	if db.pool, err = sql.Open("sqlite", fileURL(db.path, pragmas)); err != nil {
		return err
	}
	db.pool.SetMaxOpenConns(1)
	if db.writer, err = db.pool.Conn(ctx); err != nil {
		return openFault(err)
	}
	if err = db.migrate(ctx); err != nil {
		return err
	}
	if db.reader, err = sql.Open("sqlite", fileURL(db.path, pragmas+"&_pragma=query_only(1)")); err != nil {
		return err
	}
	db.reader.SetMaxOpenConns(readers)
	db.reader.SetMaxIdleConns(readers)
	if db.head, err = headOf(ctx, db.writer); err != nil {
		return err
	}
	if err := db.openNumbers(ctx); err != nil {
		return err
	}
	return db.openPrinted(ctx)
}

// fileURL names a file to the driver; what a URL gives a meaning of its own is escaped.
func fileURL(path, options string) string {
	escape := strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23")
	return "file:" + escape.Replace(filepath.ToSlash(path)) + "?" + options
}

// Close lets the ledger go. What Write has confirmed is safe whether Close is called or not.
func (db *DB) Close() error {
	var errs []error
	for _, s := range db.stmts {
		errs = append(errs, s.Close())
	}
	if db.writer != nil {
		errs = append(errs, db.writer.Close())
	}
	if db.reader != nil {
		errs = append(errs, db.reader.Close())
	}
	if db.pool != nil {
		errs = append(errs, db.pool.Close())
	}
	return errors.Join(append(errs, db.lock.Unlock())...)
}

// Path is the ledger's file.
func (db *DB) Path() string { return db.path }

// headOf reads, in one view, where the journal and its chain end.
func headOf(ctx context.Context, view interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (h head, err error) {
	err = view.QueryRowContext(ctx, `SELECT COALESCE((SELECT MAX(n) FROM entry), 0), COALESCE(code.value, ''),
		  COALESCE(zone.value, ''), COALESCE(last.epoch, 0), COALESCE(last.seq, 0), COALESCE(last.hash, '')
		FROM (SELECT 1) LEFT JOIN station code ON code.name = 'code' LEFT JOIN station zone ON zone.name = 'zone'
		LEFT JOIN chain last ON last.station = code.value ORDER BY last.epoch DESC, last.seq DESC LIMIT 1`).
		Scan(&h.n, &h.station, &h.zone, &h.epoch, &h.seq, &h.hash)
	return h, known(err)
}

// BackupTo writes a copy of the ledger as it stands to a new file, synced to disk; work may go on meanwhile. From
// then on ledger and number file count one more than the copy does, so that the copy is recognised when it is put
// back, even if nobody says so.
func (db *DB) BackupTo(ctx context.Context, path string) error {
	if err := db.copyTo(ctx, path); err != nil {
		return diskFault(fmt.Errorf("copy the ledger: %w", err))
	}
	return db.count(ctx, false)
}

// copyTo copies over a connection of its own: the writer has its work, and the readers may not.
func (db *DB) copyTo(ctx context.Context, path string) (err error) {
	from, err := sql.Open("sqlite", fileURL(db.path, pragmas))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if _, err := from.ExecContext(ctx, `VACUUM INTO $1`, path); err != nil {
		return err
	}
	return syncFile(path)
}
