package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Attachments are files that are known by what is in them: photos, scans of papers, frozen PDFs. The name of each
// is the SHA-256 of its content, in small hex digits, and it lies under its first two digits: ab/cdef…. So none is
// ever changed, one content is kept once, and damage shows.
type Attachments struct{ dir string }

var (
	shaShape = regexp.MustCompile(`^[0-9a-f]{64}$`)
	twoHex   = regexp.MustCompile(`^[0-9a-f]{2}$`)
)

// Open opens the attachments in a folder, making it when it is not there.
func Open(dir string) (*Attachments, error) {
	if err := MakeDir(dir); err != nil {
		return nil, err
	}
	return &Attachments{dir: dir}, nil
}

// Put keeps a content and tells its name. When it returns, the content is on disk; one that is there already, and
// undamaged, is left as it is.
func (a *Attachments) Put(content []byte) (sha string, err error) {
	sum := sha256.Sum256(content)
	sha = hex.EncodeToString(sum[:])
	if a.Check(sha) == nil {
		return sha, nil
	}
	path := a.Path(sha)
	if err := MakeDir(filepath.Dir(path)); err != nil {
		return "", err
	}
	return sha, WriteFile(path, content)
}

// Get reads a content. NotFound when it is not there, Unavailable when it is no longer as it was stored: a damaged
// content is never handed out.
func (a *Attachments) Get(sha string) ([]byte, error) {
	if !shaShape.MatchString(sha) {
		return nil, unknown(sha)
	}
	content, err := os.ReadFile(a.Path(sha))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, unknown(sha)
	case err != nil:
		return nil, DiskFault(err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != sha {
		return nil, damagedAttachment(sha)
	}
	return content, nil
}

// Check reads a content to its end without keeping it, with the same refusals as Get.
func (a *Attachments) Check(sha string) error {
	if !shaShape.MatchString(sha) {
		return unknown(sha)
	}
	f, err := os.Open(a.Path(sha))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return unknown(sha)
	case err != nil:
		return DiskFault(err)
	}
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return DiskFault(err)
	}
	if hex.EncodeToString(hash.Sum(nil)) != sha {
		return damagedAttachment(sha)
	}
	return nil
}

// Path tells where the content of a name lies, from this computer's point of view. The name has to be one that
// Put or List gave.
func (a *Attachments) Path(sha string) string { return filepath.Join(a.dir, sha[:2], sha[2:]) }

// List gives the names of all contents, in order.
func (a *Attachments) List() ([]string, error) {
	var all []string
	folders, err := os.ReadDir(a.dir)
	if err != nil {
		return nil, DiskFault(err)
	}
	for _, folder := range folders {
		if !folder.IsDir() || !twoHex.MatchString(folder.Name()) {
			continue
		}
		files, err := os.ReadDir(filepath.Join(a.dir, folder.Name()))
		if err != nil {
			return nil, DiskFault(err)
		}
		for _, file := range files {
			if sha := folder.Name() + file.Name(); file.Type().IsRegular() && shaShape.MatchString(sha) {
				all = append(all, sha)
			}
		}
	}
	return all, nil
}

// Merge moves every content of other that is not here, or is damaged here, to this folder. Nothing is taken away
// from here. Other has to lie on the same disk; what is left of it may be deleted.
func (a *Attachments) Merge(other *Attachments) error {
	all, err := other.List()
	if err != nil {
		return err
	}
	for _, sha := range all {
		if a.Check(sha) == nil {
			continue
		}
		if err := MakeDir(filepath.Dir(a.Path(sha))); err != nil {
			return err
		}
		if err := Rename(other.Path(sha), a.Path(sha)); err != nil {
			return err
		}
	}
	return nil
}

func unknown(sha string) error {
	return fault.New(fault.NotFound, words.ArchiveAttachmentUnknown, fault.Params{"sha": short(sha)})
}

func damagedAttachment(sha string) error {
	return fault.New(fault.Unavailable, words.ArchiveAttachmentDamaged, fault.Params{"sha": short(sha)})
}

// short cuts a name for a sentence: its first digits are enough to find it by.
func short(sha string) string { return strings.ToValidUTF8(sha[:min(len(sha), 12)], "") }
