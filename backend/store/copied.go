package store

import (
	"context"
	"database/sql"
	"errors"
)

// CopyHead is where a copy of a ledger ends: what a backup says of itself.
type CopyHead struct {
	Station string
	Entries int64
	Chain   string // the chain's last hash
}

// HeadOfCopy reads where a copy that BackupTo made ends. It leaves the file as it is: opening it as a ledger would
// count that opening in it.
func HeadOfCopy(ctx context.Context, path string) (found CopyHead, err error) {
	view, err := sql.Open("sqlite", fileURL(path, "mode=ro&immutable=1"))
	if err != nil {
		return CopyHead{}, openFault(err)
	}
	defer func() { err = errors.Join(err, view.Close()) }()
	h, err := headOf(ctx, view)
	return CopyHead{Station: h.station, Entries: h.n, Chain: h.hash}, err
}
