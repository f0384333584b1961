package backup

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// noteFile says that a restore is under way. It is written when all has been prepared and only names are left to be
// changed, and goes when they are; so where it lies, the restore is finished, and where it does not, none was begun.
const noteFile = "restore.json"

// note is what finishing a restore needs to know. Its names are of folders in the data folder.
type note struct {
	Stage       string `json:"stage"`
	Replaced    string `json:"replaced"`
	KeepNumbers bool   `json:"keep_numbers"`
	NoTemplates bool   `json:"no_templates,omitempty"` // the station had none of its own when the restore began
}

func (n note) write(dataDir string) error {
	raw, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return archive.WriteFile(filepath.Join(dataDir, noteFile), raw)
}

func readNote(dataDir string) (n note, found bool, err error) {
	path := filepath.Join(dataDir, noteFile)
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return n, false, nil
	case err != nil:
		return n, false, archive.DiskFault(err)
	}
	err = json.Unmarshal(raw, &n)
	if err != nil || !named(n.Stage, staging) || !named(n.Replaced, replaced) {
		return n, false, fault.New(fault.Unavailable, words.BackupNoteUnreadable, fault.Params{"path": path}).Because(err)
	}
	return n, true, nil
}

// named tells whether a name is that of something directly in the data folder that this package made.
func named(name, beginning string) bool {
	return strings.HasPrefix(name, beginning) && filepath.Base(name) == name
}

// rename is one change of a name, from and to.
type rename [2]string

// renames lists the changes of names that are still to be made. The ledger's side files are part of it: a new ledger
// beside an old write-ahead log would be read as damaged. The last one brings the new ledger; when that is done
// nothing is left.
func (n note) renames(dataDir string) []rename {
	stage, kept := filepath.Join(dataDir, n.Stage), filepath.Join(dataDir, n.Replaced)
	if !exists(filepath.Join(stage, LedgerFile)) {
		return nil
	}
	names := []string{LedgerFile + "-wal", LedgerFile + "-shm", LedgerFile}
	if !n.KeepNumbers {
		names = append(names, NumbersFile, PrintedFile, BlanksFile)
	}
	var all []rename
	for _, name := range names {
		if exists(filepath.Join(dataDir, name)) {
			all = append(all, rename{filepath.Join(dataDir, name), free(filepath.Join(kept, name))})
		}
	}
	all = append(all, n.templates(dataDir)...)
	return append(all, rename{filepath.Join(stage, LedgerFile), filepath.Join(dataDir, LedgerFile)})
}

// templates lists the changes of names that put the backup's templates in the place of those there are. A backup
// without templates leaves them: one from before backups held any says nothing about them.
func (n note) templates(dataDir string) []rename {
	brought, here := filepath.Join(dataDir, n.Stage, TemplatesFolder), filepath.Join(dataDir, TemplatesFolder)
	if info, err := os.Lstat(brought); err != nil || !info.IsDir() {
		return nil
	}
	if !exists(here) {
		return []rename{{brought, here}}
	}
	return []rename{{here, free(filepath.Join(dataDir, n.Replaced, TemplatesFolder))}, {brought, here}}
}

// finish makes the changes of names that are still to be made, and forgets the restore. Where somebody has taken away
// what was prepared it undoes the restore instead.
func (n note) finish(dataDir string) error {
	if err := makeRenames(n.renames(dataDir)); err != nil {
		return err
	}
	if !exists(filepath.Join(dataDir, LedgerFile)) {
		if err := makeRenames(n.back(dataDir)); err != nil {
			return err
		}
	}
	return n.abandon(dataDir)
}

func makeRenames(all []rename) error {
	for _, r := range all {
		if err := archive.MakeDir(filepath.Dir(r[1])); err != nil {
			return err
		}
		if err := archive.Rename(r[0], r[1]); err != nil {
			return err
		}
	}
	return nil
}

// back lists the changes of names that put back what was there before. The ledger comes last: where it is, all is back.
func (n note) back(dataDir string) []rename {
	all := n.templatesBack(dataDir)
	names := []string{NumbersFile, PrintedFile, BlanksFile, LedgerFile + "-wal", LedgerFile + "-shm", LedgerFile}
	for _, name := range names {
		kept, here := filepath.Join(dataDir, n.Replaced, name), filepath.Join(dataDir, name)
		if exists(kept) && !exists(here) {
			all = append(all, rename{kept, here})
		}
	}
	return all
}

// templatesBack lists the changes of names that put back the templates that were there before. Those that the restore
// had brought already are kept with what was replaced: somebody may have changed them since.
func (n note) templatesBack(dataDir string) []rename {
	here, kept := filepath.Join(dataDir, TemplatesFolder), filepath.Join(dataDir, n.Replaced, TemplatesFolder)
	var all []rename
	if exists(here) && (exists(kept) || n.NoTemplates) {
		all = append(all, rename{here, free(kept + "-restored")})
	}
	if exists(kept) {
		all = append(all, rename{kept, here})
	}
	return all
}

// abandon forgets a restore and clears away what it prepared; the folder of what was replaced stays unless it is
// empty. The note goes first: without what was prepared it would be a promise that nobody can keep.
func (n note) abandon(dataDir string) error {
	if err := os.Remove(filepath.Join(dataDir, noteFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return archive.DiskFault(err)
	}
	if err := archive.SyncDir(dataDir); err != nil {
		return err
	}
	if n.Replaced != "" {
		_ = os.Remove(filepath.Join(dataDir, n.Replaced)) // refused, as it should be, while there is something in it
	}
	if n.Stage == "" {
		return nil
	}
	if err := os.RemoveAll(filepath.Join(dataDir, n.Stage)); err != nil {
		return archive.DiskFault(err)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// free gives a path that nothing has yet, so that keeping never overwrites what was kept before.
func free(path string) string {
	for exists(path) {
		path += "-again"
	}
	return path
}
