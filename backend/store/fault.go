package store

import (
	"errors"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// sqliteCode gives the primary result code of a SQLite error, or 0.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// known turns what the database says into a fault that a person can act on; other errors stay as they are.
func known(err error) error {
	switch sqliteCode(err) {
	case sqlite3.SQLITE_FULL:
		return fault.New(fault.Unavailable, words.StoreDiskFull, nil).Because(err)
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return diskFault(err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fault.New(fault.Unavailable, words.StoreDamaged, nil).Because(err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fault.New(fault.Unavailable, words.StoreBusy, nil).Because(err)
	}
	return err
}

// diskFault says that the disk does not serve.
func diskFault(err error) error {
	if sqliteCode(err) == sqlite3.SQLITE_FULL || errors.Is(err, syscall.ENOSPC) {
		return fault.New(fault.Unavailable, words.StoreDiskFull, nil).Because(err)
	}
	return fault.New(fault.Unavailable, words.StoreDisk, nil).Because(err)
}

// openFault says why a ledger cannot be opened.
func openFault(err error) error {
	if sqliteCode(err) != 0 {
		return known(err)
	}
	return diskFault(err)
}

// sqliteExtended gives the extended result code of a SQLite error, or 0.
func sqliteExtended(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}
