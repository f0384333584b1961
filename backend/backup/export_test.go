package backup

import (
	"context"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
)

// Cut does a restore up to the note and so many changes of names, and stops there, as a cut would. It tells whether
// there were that many.
func Cut(ctx context.Context, now clock.Clock, from, dataDir string, renames int) (bool, error) {
	release, err := hold(dataDir)
	if err != nil {
		return false, err
	}
	defer release()
	n, _, err := prepare(ctx, now, from, dataDir)
	if err != nil {
		return false, err
	}
	all := n.renames(dataDir)
	if renames > len(all) {
		return false, nil
	}
	for _, r := range all[:renames] {
		if err := archive.Rename(r[0], r[1]); err != nil {
			return false, err
		}
	}
	return true, nil
}

// NoteFile is the file that says that a restore is under way.
const NoteFile = noteFile
