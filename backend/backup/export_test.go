package backup

import (
	"context"
	"os"
	"path/filepath"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
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

// CopyTemplates copies the own templates of a data folder as a backup does, and lets something happen before each
// reading of them. It gives the contents by name, and the names left out.
func CopyTemplates(ctx context.Context, dataDir, scratch string, before func()) (map[string]string, fault.List, error) {
	own, dir, err := steady(scratch, func(to string) (shelf, error) {
		before()
		return readShelf(ctx, dataDir, to)
	})
	if err != nil {
		return nil, nil, err
	}
	contents := map[string]string{}
	for name := range own.files {
		raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, nil, err
		}
		contents[name] = string(raw)
	}
	return contents, own.left, nil
}
