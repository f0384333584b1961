package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// mostTries is how often templates that are being changed are copied, before what still changes is left out.
const mostTries = 5

// shelf is a station's own templates as they were found at one reading. Names are those in a backup.
type shelf struct {
	files map[string]string // the SHA-256 of each file's content, by its name
	left  fault.List        // what cannot be in a backup, and why
}

// copyTemplates copies the station's own templates as they stand together at one moment, and tells what it left out.
func copyTemplates(ctx context.Context, dataDir, scratch string) (all []archive.File, left fault.List, err error) {
	own, dir, err := steady(scratch, func(to string) (shelf, error) { return readShelf(ctx, dataDir, to) })
	if err != nil {
		return nil, nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(own.files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		all = append(all, archive.File{Name: name, Path: path, SHA256: own.files[name]})
	}
	return all, own.left, nil
}

// steady reads until two readings agree, because an officer may be saving meanwhile, and a template is several files:
// what two readings found alike was there together, between the two. The first of them copies, into a folder below
// scratch. What agrees in no reading is left out.
func steady(scratch string, read func(to string) (shelf, error)) (own shelf, dir string, err error) {
	for try := 1; ; try++ {
		dir = filepath.Join(scratch, fmt.Sprintf("copied-%d", try))
		if own, err = read(dir); err != nil {
			return own, dir, err
		}
		again, err := read("")
		if err != nil {
			return own, dir, err
		}
		changing := own.differing(again)
		if len(changing) == 0 {
			return own, dir, nil
		}
		if try == mostTries {
			for _, name := range changing {
				delete(own.files, name)
				own.leave(name, words.BackupTemplateChanging, nil)
			}
			return own, dir, nil
		}
	}
}

// differing names the files that are not alike in two readings, in order.
func (s *shelf) differing(other shelf) []string {
	all := maps.Clone(s.files)
	maps.Copy(all, other.files)
	maps.DeleteFunc(all, func(name, _ string) bool {
		here, found := s.files[name]
		there, again := other.files[name]
		return found && again && here == there
	})
	return slices.Sorted(maps.Keys(all))
}

// leave notes what is not in a backup.
func (s *shelf) leave(name string, why words.Key, cause error) {
	shown := strings.ToValidUTF8(name, "\uFFFD")
	s.left = append(s.left, fault.New(fault.Unavailable, why, fault.Params{"name": shown}).Because(cause))
}

// shelfReader reads the templates once.
type shelfReader struct {
	shelf
	ctx  context.Context
	from string          // the data folder
	to   string          // where to copy them to, or "" to read only
	seen map[string]bool // names so far, by what Windows and macOS can tell apart
}

// readShelf reads the own templates of a data folder, and copies them when it is told where to.
func readShelf(ctx context.Context, from, to string) (shelf, error) {
	r := &shelfReader{shelf: shelf{files: map[string]string{}}, ctx: ctx, from: from, to: to, seen: map[string]bool{}}
	err := filepath.WalkDir(filepath.Join(from, TemplatesFolder), r.visit)
	return r.shelf, err
}

// visit judges a file or folder on the way. A link is not followed: it may lead anywhere, and to another place on
// another computer.
func (r *shelfReader) visit(path string, entry fs.DirEntry, err error) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	inside, relErr := filepath.Rel(r.from, path)
	name := filepath.ToSlash(inside)
	switch {
	case relErr != nil:
		return relErr
	case errors.Is(err, fs.ErrNotExist): // there are none, or somebody has just taken this one away
	case err != nil:
		r.leave(name, words.BackupTemplateUnreadable, err)
	case !entry.IsDir() && (!entry.Type().IsRegular() || name == TemplatesFolder):
		r.leave(name, words.BackupTemplateNotPlain, nil)
	case !archive.SafeName(name) || r.seen[archive.SameName(name)]:
		r.leave(name, words.BackupTemplateName, nil)
		if entry.IsDir() {
			return fs.SkipDir
		}
	default:
		r.seen[archive.SameName(name)] = true
		if !entry.IsDir() {
			return r.file(path, name, entry)
		}
	}
	return nil
}

// file reads a plain file.
func (r *shelfReader) file(path, name string, entry fs.DirEntry) error {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		r.leave(name, words.BackupTemplateUnreadable, err)
		return nil
	}
	defer func() { _ = in.Close() }() // only read
	if !sameFile(entry, in) {         // a link may have come in its place since
		r.leave(name, words.BackupTemplateChanging, nil)
		return nil
	}
	content := &source{Reader: in}
	sha, err := r.copy(name, content)
	switch {
	case content.broken != nil:
		r.leave(name, words.BackupTemplateUnreadable, content.broken)
	case err != nil:
		return archive.DiskFault(err)
	default:
		r.files[name] = sha
	}
	return nil
}

func sameFile(entry fs.DirEntry, opened *os.File) bool {
	listed, err := entry.Info()
	found, openErr := opened.Stat()
	return err == nil && openErr == nil && os.SameFile(listed, found)
}

// copy reads a content to its end, and keeps it where copies are asked for.
func (r *shelfReader) copy(name string, content io.Reader) (sha string, err error) {
	if r.to == "" {
		_, sha, err = archive.Copy(r.ctx, io.Discard, content)
		return sha, err
	}
	path := filepath.Join(r.to, filepath.FromSlash(name))
	if err := archive.MakeDir(filepath.Dir(path)); err != nil {
		return "", err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, sha, err = archive.Copy(r.ctx, out, content)
	return sha, errors.Join(err, out.Close())
}

// source is a file that is read. It notes that reading failed, which concerns this file alone, whereas a failure in
// writing its copy concerns the whole backup.
type source struct {
	io.Reader
	broken error
}

// Read reads on, and notes an error other than the end.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && err != io.EOF {
		s.broken = err
	}
	return n, err
}
