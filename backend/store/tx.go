package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Tx is a transaction: one view of the ledger, one time. Only Write hands out one that can change anything.
type Tx struct {
	db      *DB
	ctx     context.Context
	prepare preparing
	now     time.Time
	head    head // as it will be when this transaction commits
	writes  bool
	put     map[putAt]int // where in its entry each fact stands
	refused error         // what made Post refuse: the transaction cannot commit any more
}

// Now is the time of the transaction: the same for all it does.
func (tx *Tx) Now() time.Time { return tx.now }

// Today is the calendar date of the transaction at this station (YYYY-MM-DD): where it stands, it may be
// tomorrow already.
func (tx *Tx) Today() string {
	zone, err := time.LoadLocation(tx.head.zone)
	if err != nil {
		zone = time.UTC
	}
	return tx.now.In(zone).Format(time.DateOnly)
}

// Station is the code of this station, or "" before it is set up.
func (tx *Tx) Station() string { return tx.head.station }

// Epoch counts the lives of this ledger: it grows when the ledger was restored from a backup.
func (tx *Tx) Epoch() int64 { return tx.db.numbers.epoch() }

// Seq is the chain's sequence number of the last entry posted in this epoch.
func (tx *Tx) Seq() int64 {
	if tx.head.epoch != tx.Epoch() {
		return 0
	}
	return tx.head.seq
}

// Read runs a function on one unchanging view of the ledger. It never waits for a writer.
func (db *DB) Read(ctx context.Context, do func(*Tx) error) error {
	inner, err := db.reader.BeginTx(ctx, nil)
	if err != nil {
		return known(err)
	}
	defer func() { _ = inner.Rollback() }() // a reader has nothing to commit
	tx := &Tx{db: db, ctx: ctx, prepare: once(inner.PrepareContext), now: db.now()}
	if tx.head, err = headOf(ctx, inner); err != nil { // the first read: the view begins here
		return err
	}
	return known(do(tx))
}

// preparing makes a statement of a query.
type preparing func(context.Context, string) (*sql.Stmt, error)

// once prepares each query of a transaction once: a list of a thousand rows asks the same thousand times.
func once(prepare preparing) preparing {
	made := map[string]*sql.Stmt{}
	return func(ctx context.Context, query string) (*sql.Stmt, error) {
		if s, found := made[query]; found {
			return s, nil
		}
		s, err := prepare(ctx, query)
		if err == nil {
			made[query] = s
		}
		return s, err
	}
}

// Write runs a function in the one writing transaction. When it returns nil everything it wrote is durable; when
// it or the commit fails nothing of it is there, and neither when Post refused an entry in it. Once begun a write
// is not cancelled half-way by its context.
func (db *DB) Write(ctx context.Context, do func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	return db.write(ctx, do)
}

// write is Write for one who holds the writer already.
func (db *DB) write(ctx context.Context, do func(*Tx) error) (err error) {
	tx := &Tx{db: db, ctx: context.WithoutCancel(ctx), prepare: db.prepared, now: db.now(), head: db.head, writes: true}
	if err := tx.exec(`BEGIN IMMEDIATE`); err != nil {
		return err
	}
	committed := false
	defer func() { // also when do panics: the next writer must find no transaction open
		if !committed {
			err = errors.Join(err, tx.rollback())
		}
	}()
	if err := do(tx); err != nil {
		return known(err)
	}
	if tx.refused != nil {
		return tx.refused
	}
	if err := tx.exec(`COMMIT`); err != nil {
		return err
	}
	committed = true
	db.head = tx.head
	return nil
}

// rollback takes everything back. SQLite has done it already where the disk was full.
func (tx *Tx) rollback() error {
	_, err := tx.db.writer.ExecContext(tx.ctx, `ROLLBACK`)
	if err != nil && sqliteCode(err) != 1 { // 1: no transaction is active
		return err
	}
	return nil
}

// prepared gives the writer's statement for a query, prepared once.
func (db *DB) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := db.stmts[query]; ok {
		return s, nil
	}
	s, err := db.writer.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	db.stmts[query] = s
	return s, nil
}

func (tx *Tx) exec(query string, args ...any) error {
	s, err := tx.prepare(tx.ctx, query)
	if err != nil {
		return known(err)
	}
	_, err = s.ExecContext(tx.ctx, args...)
	return known(err)
}

// row reads one row; found is false where there is none.
func (tx *Tx) row(query string, args []any, into ...any) (found bool, err error) {
	s, err := tx.prepare(tx.ctx, query)
	if err != nil {
		return false, known(err)
	}
	err = s.QueryRowContext(tx.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, known(err)
}

// each reads rows one by one; scan gets the row's Scan.
func (tx *Tx) each(query string, args []any, scan func(into func(...any) error) error) error {
	s, err := tx.prepare(tx.ctx, query)
	if err != nil {
		return known(err)
	}
	rows, err := s.QueryContext(tx.ctx, args...)
	if err != nil {
		return known(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows.Scan); err != nil {
			return err
		}
	}
	return known(rows.Err())
}

// mustWrite refuses to change anything in a reading transaction: a fault of the program.
func (tx *Tx) mustWrite() error {
	if tx.writes {
		return nil
	}
	return errors.New("store: a reading transaction was asked to write")
}

// SetUpStation names this station and the IANA zone it stands in; it can be done once.
func (tx *Tx) SetUpStation(code, zone string) error {
	if tx.head.station != "" {
		return fault.New(fault.Conflict, words.StoreSetUp, fault.Params{"station": tx.head.station})
	}
	tx.head.station, tx.head.zone = code, zone
	return tx.exec(`INSERT INTO station (name, value) VALUES ('code', $1), ('zone', $2)`, code, zone)
}

func stamp(t time.Time) string { return clock.Format(t) }
