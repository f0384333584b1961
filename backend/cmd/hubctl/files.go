package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// readFile opens a file that somebody named and hands it to read.
func readFile(path string, read func(io.Reader) error) error {
	if err := isThere(path); err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	return read(file)
}

// lines hands over the lines of a reader until it ends. Who waits for a person to type must be able to stop waiting,
// and reading itself cannot be stopped; so it goes on beside, and ends with the program.
func lines(ctx context.Context, from io.Reader) iter.Seq2[string, error] {
	typed, ended := make(chan string), make(chan error, 1)
	go func() {
		scanner := bufio.NewScanner(from)
		for scanner.Scan() {
			select {
			case typed <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
		ended <- scanner.Err()
	}()
	return func(yield func(string, error) bool) {
		for {
			select {
			case line := <-typed:
				if !yield(line, nil) {
					return
				}
			case err := <-ended:
				if err != nil {
					yield("", err)
				}
				return
			case <-ctx.Done():
				yield("", ctx.Err())
				return
			}
		}
	}
}

// isThere refuses a file that somebody named and that is not there.
func isThere(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, words.HubctlFileMissing, fault.Params{"path": path}).Because(err)
	case err != nil:
		return unreadable(path, err)
	case info.IsDir():
		return unreadable(path, errors.New("is a folder"))
	}
	return nil
}

func unreadable(path string, err error) error {
	return fault.New(fault.Unavailable, words.HubctlFileUnreadable, fault.Params{"path": path}).Because(err)
}

// writeFile writes a new file; one that is there is never overwritten, and one that was not finished does not stay.
func writeFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fault.New(fault.Conflict, words.ArchiveExists, fault.Params{"path": path}).Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, words.HubctlFolderMissing,
			fault.Params{"path": filepath.Dir(path)}).Because(err)
	case err != nil:
		return archive.DiskFault(err)
	}
	err = write(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(archive.DiskFault(err), os.Remove(path))
	}
	return nil
}

// fileName makes a name for a file of what people call a thing: a number may hold what no name of a file may.
func fileName(parts ...string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.Join(parts, "-"))
}
