package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
)

// UnsavedFolder is the folder of what officers typed and did not save yet: one small file for each person and shipment.
const UnsavedFolder = "unsaved"

func unsaved(name string) bool { return strings.HasPrefix(name, UnsavedFolder+"/") }

// copyUnsaved copies the work that is not saved yet. Each file is replaced as a whole when somebody types on, so one
// that was read is whole; one that is gone meanwhile was saved.
func copyUnsaved(dataDir, scratch string) (all []archive.File, err error) {
	names, err := plainFiles(filepath.Join(dataDir, UnsavedFolder))
	if err != nil || len(names) == 0 {
		return nil, err
	}
	if err := archive.MakeDir(filepath.Join(scratch, UnsavedFolder)); err != nil {
		return nil, err
	}
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(dataDir, UnsavedFolder, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, archive.DiskFault(err)
		}
		copied := filepath.Join(scratch, UnsavedFolder, name)
		if err := archive.WriteFile(copied, content); err != nil {
			return nil, err
		}
		all = append(all, archive.File{Name: UnsavedFolder + "/" + name, Path: copied})
	}
	return all, nil
}

// plainFiles lists the files of a folder that are finished; none where there is no such folder.
func plainFiles(dir string) (names []string, err error) {
	found, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, archive.DiskFault(err)
	}
	for _, f := range found {
		if f.Type().IsRegular() && strings.HasSuffix(f.Name(), ".json") && archive.SafeName(f.Name()) {
			names = append(names, f.Name())
		}
	}
	return names, nil
}

// mergeUnsaved adds the work of a backup that nobody here has gone on with. What is here stays: it is younger.
func mergeUnsaved(stage, dataDir string) error {
	from, to := filepath.Join(stage, UnsavedFolder), filepath.Join(dataDir, UnsavedFolder)
	names, err := plainFiles(from)
	if err != nil || len(names) == 0 {
		return err
	}
	if err := archive.MakeDir(to); err != nil {
		return err
	}
	for _, name := range names {
		if exists(filepath.Join(to, name)) {
			continue
		}
		if err := archive.Rename(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}
