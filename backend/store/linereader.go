package store

import (
	"database/sql"
	"fmt"
)

// lineReader walks the lines of the journal in order and hands out those of one entry at a time. The first
// column of its query is the entry's order, the second the line's in the entry.
type lineReader struct {
	rows    *sql.Rows
	n       int64
	line    int64
	waiting bool // a line is read and not yet taken
}

func (tx *Tx) lineReader(query string) (*lineReader, error) {
	s, err := tx.prepare(tx.ctx, query)
	if err != nil {
		return nil, known(err)
	}
	rows, err := s.QueryContext(tx.ctx)
	if err != nil {
		return nil, known(err)
	}
	l := &lineReader{rows: rows}
	return l, l.advance()
}

func (l *lineReader) close() { _ = l.rows.Close() }

// advance reads the next line's place.
func (l *lineReader) advance() error {
	if l.waiting = l.rows.Next(); !l.waiting {
		return known(l.rows.Err())
	}
	columns, err := l.rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(columns))
	into[0], into[1] = &l.n, &l.line
	for i := range columns[2:] {
		into[i+2] = new(any)
	}
	return known(l.rows.Scan(into...))
}

// take hands out the lines of entry n, which count from zero without a gap.
func (l *lineReader) take(n int64, scan func(into func(...any) error) error) error {
	for i := int64(0); l.waiting && l.n == n; i++ {
		if l.line != i {
			return fmt.Errorf("line %d is numbered %d", i, l.line)
		}
		if err := scan(func(into ...any) error {
			var order, line int64
			return l.rows.Scan(append([]any{&order, &line}, into...)...)
		}); err != nil {
			return known(err)
		}
		if err := l.advance(); err != nil {
			return err
		}
	}
	return nil
}
