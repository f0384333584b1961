package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

// Rehearse proves a backup without touching anything: all that Restore does before it begins to change. It works on
// any machine that has room for the ledger among its temporary files.
func Rehearse(ctx context.Context, now clock.Clock, from string) (report Report, err error) {
	dir, err := os.MkdirTemp("", "tradehub-rehearsal-")
	if err != nil {
		return Report{}, archive.DiskFault(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	m, why, err := prove(ctx, now, from, dir, ledgerOnly, nil)
	if err != nil {
		return Report{}, err
	}
	if why != "" {
		return Report{}, unsoundFault(from, why)
	}
	return reportOf(from, m), nil
}

func attachment(name string) bool { return strings.HasPrefix(name, AttachmentsFolder+"/") }

func template(name string) bool { return strings.HasPrefix(name, TemplatesFolder+"/") }

func ledgerOnly(name string) bool { return !attachment(name) && !template(name) && !unsaved(name) }

func everything(string) bool { return true }

// backedNumbers is where the backup's number file lies in the folder it was unpacked into. It may not lie beside the
// ledger there, which would then count its openings in it.
const backedNumbers = "numbers-backed-up.json"

// prove unpacks what is wanted of a backup into an empty folder, which checks every byte of all of it, then opens the
// ledger there and verifies it. Why says what is wrong with the ledger, or "". Then, where it is given, works on the
// ledger while it is open.
func prove(ctx context.Context, now clock.Clock, from, dir string, wanted func(string) bool,
	then func(*store.DB) error) (m archive.Manifest, why string, err error) {
	if m, err = archive.ExtractBundle(ctx, from, dir, wanted); err != nil {
		return m, "", err
	}
	if _, found := m.Mark(LedgerFile); !found {
		return m, "", fault.New(fault.Invalid, words.BackupLedgerMissing, fault.Params{"path": from})
	}
	if _, found := m.Mark(NumbersFile); found {
		if err := archive.Rename(filepath.Join(dir, NumbersFile), filepath.Join(dir, backedNumbers)); err != nil {
			return m, "", err
		}
	}
	db, err := store.Open(ctx, filepath.Join(dir, LedgerFile), now)
	if fault.KeyOf(err) == string(words.StoreDamaged) {
		return m, err.Error(), nil
	}
	if err != nil {
		return m, "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err := db.Verify(ctx)
	if err != nil {
		return m, "", err
	}
	if why := unsound(found, m.About); why != "" || then == nil {
		return m, why, nil
	}
	return m, "", then(db)
}

// unsound says what is wrong with a ledger, or "".
func unsound(r store.Report, about archive.About) string {
	switch {
	case r.Wrong != nil:
		return fmt.Sprintf("entry %d (%s): %s", r.Wrong.N, r.Wrong.Kind, r.Wrong.Why)
	case len(r.Damage) > 0:
		return r.Damage[0]
	case len(r.Strayed) > 0:
		return r.Strayed[0]
	case !r.Finished:
		return "the journal cannot be read to its end"
	case r.Entries != about.Entries || r.Head != about.Chain:
		return fmt.Sprintf("it ends at entry %d, where entry %d was to be", r.Entries, about.Entries)
	}
	return ""
}

func unsoundFault(from, why string) error {
	return fault.New(fault.Invalid, words.BackupUnsound, fault.Params{"path": from, "why": why})
}
