package sheet

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// rereading gives the templates of a folder that people change while the program runs: they are read again when a file
// there has come or gone, or has another time or size.
func rereading(files fs.FS) func() ([]shelved, error) {
	var guard sync.Mutex
	var all []shelved
	var err error
	seen := "never read"
	return func() ([]shelved, error) {
		guard.Lock()
		defer guard.Unlock()
		if now := stamp(files); now != seen {
			seen = now
			all, err = read(files, true)
		}
		return all, err
	}
}

// stamp tells all files of a folder with their times and sizes; a folder that is not there has none.
func stamp(files fs.FS) string {
	var said strings.Builder
	if files == nil {
		return ""
	}
	_ = fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil { // what cannot be read is told when it is read
			return nil
		}
		if info, err := entry.Info(); err == nil {
			fmt.Fprintf(&said, "%s %d %d\n", file, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return said.String()
}
