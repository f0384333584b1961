package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

const (
	staging  = ".restoring-" // begins the name of a folder that a restore prepares in
	replaced = "replaced-"   // begins the name of a folder that keeps what a restore took away
)

// Restore puts a backup into a data folder that no program has open. It asks nobody's permission, as the ledger that
// knows the people may be the broken one: whoever calls it decides who may.
//
// The backup is proved first, as Rehearse does. The ledger that is there now is then moved, with its number file
// where that cannot be gone by, into a folder "replaced-<time>", and is kept; so is the folder of the station's own
// templates where the backup holds any, and where it holds none that folder stays. Attachments are added, and none is
// taken away; so is what somebody had typed and not saved, unless there is younger work in its place. Until the note
// about the restore is on disk, nothing of what was there has changed, and a failure (a full disk, a damaged backup)
// leaves it in place; from then on only names change, and Recover finishes what a cut left over. Who was signed in when
// the backup was made is signed out.
//
// The number file here goes on counting where it stands. One that does not know all that the backup's file knows
// belongs to another ledger: then none is left, and the store gives no number of a series until a person has said
// where it stands (Report.NumbersKept is false).
func Restore(ctx context.Context, now clock.Clock, from, dataDir string) (Report, error) {
	if err := archive.MakeDir(dataDir); err != nil {
		return Report{}, err
	}
	release, err := hold(dataDir)
	if err != nil {
		return Report{}, err
	}
	defer release()
	if err := settle(dataDir); err != nil {
		return Report{}, err
	}
	n, report, err := prepare(ctx, now, from, dataDir)
	if err != nil {
		return Report{}, errors.Join(err, n.abandon(dataDir))
	}
	if err := n.finish(dataDir); err != nil {
		return Report{}, err
	}
	if kept := filepath.Join(dataDir, n.Replaced); exists(kept) {
		report.Replaced = kept
	}
	return report, nil
}

// Recover brings a data folder into order after a restore or a backup was cut: a restore that had begun to change
// names is finished, anything before that is cleared away. The station calls it before it opens the ledger. Without
// leftovers it does nothing; with them it needs the folder to be closed (store.in_use).
func Recover(dataDir string) error {
	left, err := leftovers(dataDir)
	if err != nil || len(left) == 0 && !exists(filepath.Join(dataDir, noteFile)) {
		return err
	}
	release, err := hold(dataDir)
	if err != nil {
		return err
	}
	defer release()
	return settle(dataDir)
}

// hold takes the data folder for this process alone, by the lock that every opening of the ledger takes.
func hold(dataDir string) (release func(), err error) {
	lock := flock.New(filepath.Join(dataDir, LedgerFile+".lock"))
	held, err := lock.TryLock()
	switch {
	case err != nil:
		return nil, archive.DiskFault(err)
	case !held:
		return nil, fault.New(fault.Unavailable, words.StoreInUse, fault.Params{"path": dataDir})
	}
	return func() { _ = lock.Unlock() }, nil // the lock ends with the process at the latest
}

// settle finishes or clears away what a cut left in a folder that is held.
func settle(dataDir string) error {
	n, found, err := readNote(dataDir)
	if err != nil {
		return err
	}
	if found {
		if err := n.finish(dataDir); err != nil {
			return err
		}
	}
	left, err := leftovers(dataDir)
	for _, dir := range left {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return err
}

func leftovers(dataDir string) ([]string, error) {
	files, err := os.ReadDir(dataDir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, archive.DiskFault(err)
	}
	var left []string
	for _, f := range files {
		if f.IsDir() && (named(f.Name(), staging) || named(f.Name(), copying)) {
			left = append(left, filepath.Join(dataDir, f.Name()))
		}
	}
	return left, nil
}

// prepare does everything that leaves what is there as it is, and ends by writing the note, from which on the restore
// is under way. The note comes back also with an error, so that what was prepared can be cleared away.
func prepare(ctx context.Context, now clock.Clock, from, dataDir string) (note, Report, error) {
	var n note
	stage, err := os.MkdirTemp(dataDir, staging)
	if err != nil {
		return n, Report{}, archive.DiskFault(err)
	}
	n.Stage = filepath.Base(stage)
	m, why, err := prove(ctx, now, from, stage, everything, func(db *store.DB) error { return signOutAll(ctx, db) })
	if err != nil {
		return n, Report{}, err
	}
	if why != "" {
		return n, Report{}, unsoundFault(from, why)
	}
	if log := filepath.Join(stage, LedgerFile+"-wal"); exists(log) { // closing has to leave one whole file
		return n, Report{}, archive.DiskFault(fmt.Errorf("%s is still there", log))
	}
	if err := errors.Join(mergeAttachments(stage, dataDir), mergeUnsaved(stage, dataDir)); err != nil {
		return n, Report{}, err
	}
	if n.KeepNumbers, err = keepNumbers(stage, dataDir); err != nil {
		return n, Report{}, err
	}
	if n.Replaced, err = makeReplaced(dataDir, replaced+now().UTC().Format(stampStyle)); err != nil {
		return n, Report{}, err
	}
	n.NoTemplates = !exists(filepath.Join(dataDir, TemplatesFolder))
	report := reportOf(from, m)
	report.NumbersKept = n.KeepNumbers
	return n, report, n.write(dataDir)
}

// signOutAll ends the sessions that a backup brings back to life.
func signOutAll(ctx context.Context, db *store.DB) error {
	return db.Write(ctx, func(tx *store.Tx) error {
		people, err := tx.People()
		for _, p := range people {
			err = errors.Join(err, tx.EndSessionsOf(p.ID))
		}
		return err
	})
}

func mergeAttachments(stage, dataDir string) error {
	brought, err := archive.Open(filepath.Join(stage, AttachmentsFolder))
	if err != nil {
		return err
	}
	here, err := archive.Open(filepath.Join(dataDir, AttachmentsFolder))
	if err != nil {
		return err
	}
	return here.Merge(brought)
}

// keepNumbers tells whether the number file here may go on, and marks it if so. A mark too many costs an epoch of the
// chain, one too few would give numbers twice; so it is made before the restore is under way.
func keepNumbers(stage, dataDir string) (bool, error) {
	ledger := filepath.Join(dataDir, LedgerFile)
	follow, err := store.NumbersFollow(ledger, filepath.Join(stage, backedNumbers))
	if err != nil || !follow {
		return false, err
	}
	return true, store.MarkRestored(ledger)
}

// makeReplaced makes the folder that keeps what the restore takes away; two restores in one second get two.
func makeReplaced(dataDir, name string) (string, error) {
	for n, try := 2, name; ; n++ {
		err := os.Mkdir(filepath.Join(dataDir, try), 0o700)
		if err == nil {
			return try, archive.SyncDir(dataDir)
		}
		if !errors.Is(err, os.ErrExist) {
			return "", archive.DiskFault(err)
		}
		try = fmt.Sprintf("%s-%d", name, n)
	}
}
