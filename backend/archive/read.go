package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// zipStart are the first bytes of every zip file that is not empty.
var zipStart = []byte("PK\x03\x04")

// bundle is an opened bundle whose seal is whole.
type bundle struct {
	path string
	file *os.File
	zip  *zip.Reader
	Manifest
}

// VerifyBundle reads every byte of a bundle and holds it against the seal and the manifest. Invalid when the file is
// no bundle, cut short or changed (archive.no_bundle, archive.damaged); Conflict when a newer program made it.
func VerifyBundle(ctx context.Context, path string) (Manifest, error) {
	return walk(ctx, path, func(Mark, io.Reader) error { return nil })
}

// ExtractBundle verifies a bundle as VerifyBundle does and writes the wanted files into a folder, durably. On an
// error some files may be there already: the folder should be one that can be thrown away.
func ExtractBundle(ctx context.Context, path, dir string, wanted func(name string) bool) (Manifest, error) {
	root, err := os.OpenRoot(dir) // holds every name in the folder, whatever it says
	if err != nil {
		return Manifest{}, DiskFault(err)
	}
	defer func() { _ = root.Close() }() // only a handle on the folder
	folders := map[string]bool{".": true}
	m, err := walk(ctx, path, func(mark Mark, content io.Reader) error {
		if !wanted(mark.Name) {
			return nil
		}
		name := filepath.FromSlash(mark.Name)
		for above := filepath.Dir(name); !folders[above]; above = filepath.Dir(above) {
			folders[above] = true
		}
		return extract(root, name, content)
	})
	if err != nil {
		return Manifest{}, err
	}
	for folder := range folders {
		if err := SyncDir(filepath.Join(dir, folder)); err != nil {
			return Manifest{}, err
		}
	}
	return m, nil
}

func extract(root *os.Root, name string, content io.Reader) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return DiskFault(err)
	}
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return DiskFault(err)
	}
	_, err = io.Copy(out, content)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return DiskFault(err)
	}
	return nil
}

// walk opens a bundle and hands out its files one after the other. What take leaves of a file is read all the same.
func walk(ctx context.Context, path string, take func(Mark, io.Reader) error) (Manifest, error) {
	b, err := openBundle(ctx, path)
	if err != nil {
		return Manifest{}, err
	}
	defer func() { _ = b.file.Close() }() // only read
	for i, mark := range b.Files {
		if err := b.one(ctx, b.zip.File[i+1], mark, take); err != nil {
			return Manifest{}, err
		}
	}
	return b.Manifest, nil
}

// one hands out one file and holds it against its mark.
func (b *bundle) one(ctx context.Context, z *zip.File, mark Mark, take func(Mark, io.Reader) error) error {
	in, err := z.Open()
	if err != nil {
		return b.damaged(mark.Name, err)
	}
	defer func() { _ = in.Close() }() // only read
	hash := sha256.New()
	limited := io.LimitReader(stoppable{ctx, in}, mark.SizeBytes+1) // one more byte tells that there are more
	counted := &content{Reader: io.TeeReader(limited, hash), bundle: b, name: mark.Name}
	if err := take(mark, counted); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, counted); err != nil {
		return err
	}
	if counted.size != mark.SizeBytes || hex.EncodeToString(hash.Sum(nil)) != mark.SHA256 {
		return b.damaged(mark.Name, nil)
	}
	return nil
}

// content is a file of a bundle while it is read: what goes wrong in reading is damage of the bundle, and so is told
// apart from what goes wrong in writing.
type content struct {
	io.Reader
	bundle *bundle
	name   string
	size   int64
}

// Read reads on; an error other than the end is damage, or the caller's giving up.
func (c *content) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.size += int64(n)
	if err == nil || err == io.EOF || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return n, err
	}
	return n, c.bundle.damaged(c.name, err)
}

func (b *bundle) damaged(part string, cause error) error {
	return fault.New(fault.Invalid, words.ArchiveDamaged,
		fault.Params{"path": b.path, "part": part}).Because(cause)
}

// openBundle opens a bundle when it is one and its seal is whole.
func openBundle(ctx context.Context, path string) (*bundle, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	b := &bundle{path: path, file: f}
	if err := b.read(ctx); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return b, nil
}

func (b *bundle) read(ctx context.Context) error {
	info, err := b.file.Stat()
	if err != nil {
		return unreadable(b.path, err)
	}
	start := make([]byte, len(zipStart))
	if _, err := b.file.ReadAt(start, 0); err != nil || !bytes.Equal(start, zipStart) {
		return fault.New(fault.Invalid, words.ArchiveNoBundle, fault.Params{"path": b.path}).Because(err)
	}
	if err := b.checkSeal(ctx, info.Size()); err != nil {
		return err
	}
	if b.zip, err = zip.NewReader(b.file, info.Size()); err != nil {
		return b.damaged("list of contents", err)
	}
	return b.readManifest()
}

func (b *bundle) checkSeal(ctx context.Context, size int64) error {
	body := size - sealDigits
	if body <= 0 {
		return b.damaged("seal", nil)
	}
	found := make([]byte, sealDigits)
	if _, err := b.file.ReadAt(found, body); err != nil {
		return unreadable(b.path, err)
	}
	sum, err := sealOf(ctx, b.file, body)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return unreadable(b.path, err)
	case sum != string(found):
		return b.damaged("seal", nil)
	}
	return nil
}

// readManifest reads the manifest and holds the list of the zip file against it.
func (b *bundle) readManifest() error {
	if len(b.zip.File) == 0 || b.zip.File[0].Name != manifestName {
		return b.damaged(manifestName, nil)
	}
	in, err := b.zip.File[0].Open()
	if err != nil {
		return b.damaged(manifestName, err)
	}
	defer func() { _ = in.Close() }() // only read
	if err := json.NewDecoder(io.LimitReader(in, mostManifestSize)).Decode(&b.Manifest); err != nil {
		return b.damaged(manifestName, err)
	}
	if b.Format > bundleFormat {
		return fault.New(fault.Conflict, words.ArchiveNewer, fault.Params{"path": b.path})
	}
	if !b.sane() || b.Format < 1 || len(b.zip.File) != len(b.Files)+1 {
		return b.damaged(manifestName, nil)
	}
	for i, mark := range b.Files {
		if b.zip.File[i+1].Name != mark.Name {
			return b.damaged(mark.Name, nil)
		}
	}
	return nil
}

func unreadable(path string, cause error) error {
	return fault.New(fault.Unavailable, words.ArchiveUnreadable, fault.Params{"path": path}).Because(cause)
}
