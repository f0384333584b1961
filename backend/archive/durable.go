package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// unfinished begins the name of a file that is being written. One that a cut left behind means nothing.
const unfinished = ".writing-"

// WriteFile replaces a file's content; when it returns, the content is on disk under its name. After a cut either
// the old content or the new one is there, whole.
func WriteFile(path string, content []byte) error {
	return writeAside(path, func(f *os.File) error {
		_, err := f.Write(content)
		return err
	})
}

// writeAside fills a file under a name that means nothing, beside its own, and gives it its own name when all of
// it is on disk.
func writeAside(path string, fill func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), unfinished+"*")
	if err != nil {
		return DiskFault(err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone already when all went well
	if err := errors.Join(fill(f), f.Sync(), f.Close()); err != nil {
		return DiskFault(err)
	}
	return Rename(f.Name(), path)
}

// Rename gives a file or folder another name, durably. What has the new name is replaced.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return DiskFault(err)
	}
	if a, b := filepath.Dir(from), filepath.Dir(to); a != b {
		return errors.Join(SyncDir(a), SyncDir(b))
	}
	return SyncDir(filepath.Dir(to))
}

// MakeDir makes a folder with those above it, durably, for this user alone.
func MakeDir(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(dir)
	if above != dir {
		if err := MakeDir(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return DiskFault(err)
	}
	return SyncDir(above)
}

// SyncDir makes the names in a folder durable. Windows has no such call and does it with the rename.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return DiskFault(err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return DiskFault(err)
	}
	return nil
}

// windowsDiskFull is ERROR_DISK_FULL of Windows, which the syscall package does not name.
const windowsDiskFull = syscall.Errno(112)

// DiskFault says why the disk does not serve (archive.disk_full, archive.disk). An error that is a fault already
// stays as it is, and so does a caller's giving up.
func DiskFault(err error) error {
	var known *fault.Fault
	var errno syscall.Errno
	switch {
	case errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, syscall.ENOSPC),
		runtime.GOOS == "windows" && errors.As(err, &errno) && errno == windowsDiskFull:
		return fault.New(fault.Unavailable, words.ArchiveDiskFull, nil).Because(err)
	}
	return fault.New(fault.Unavailable, words.ArchiveDisk, nil).Because(err)
}

// Copy copies all there is to read and tells how much it was and its SHA-256, in small hex digits. It ends early when
// its context does, so that a person can break off a long copy.
func Copy(ctx context.Context, to io.Writer, from io.Reader) (sizeBytes int64, sha string, err error) {
	hash := sha256.New()
	sizeBytes, err = io.Copy(io.MultiWriter(to, hash), stoppable{ctx, from})
	return sizeBytes, hex.EncodeToString(hash.Sum(nil)), err
}

// stoppable is a reader that ends when its context does.
type stoppable struct {
	ctx context.Context
	io.Reader
}

// Read reads on unless the context has ended.
func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(p)
}
