package archive

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"os"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// sealDigits is the length of the seal, which is the last thing in a bundle.
const sealDigits = 2 * sha256.Size

// WriteBundle puts files into a new bundle. The bundle gets its name only when all of it is on disk and check has
// approved of it; check gets the name it has until then, and nil approves of anything. Conflict when there is a
// file of that name, or when a file changes while it is read.
func WriteBundle(ctx context.Context, path string, about About, files []File,
	check func(written string) error) (Manifest, error) {
	if _, err := os.Lstat(path); err == nil {
		return Manifest{}, fault.New(fault.Conflict, words.ArchiveExists, fault.Params{"path": path})
	}
	m := Manifest{Format: bundleFormat, About: about}
	for _, f := range files {
		mark, err := describe(ctx, f)
		if err != nil {
			return Manifest{}, err
		}
		m.Files = append(m.Files, mark)
	}
	err := writeAside(path, func(out *os.File) error {
		if err := fill(ctx, out, m, files); err != nil {
			return err
		}
		if check == nil {
			return nil
		}
		return check(out.Name())
	})
	if err != nil {
		return Manifest{}, err
	}
	return m, nil
}

// describe measures a file before it is written, because the manifest stands first.
func describe(ctx context.Context, f File) (Mark, error) {
	in, err := os.Open(f.Path)
	if err != nil {
		return Mark{}, DiskFault(err)
	}
	defer func() { _ = in.Close() }() // only read
	if f.SHA256 != "" {
		info, err := in.Stat()
		if err != nil {
			return Mark{}, DiskFault(err)
		}
		return Mark{Name: f.Name, SizeBytes: info.Size(), SHA256: f.SHA256}, nil
	}
	size, sha, err := Copy(ctx, io.Discard, in)
	if err != nil {
		return Mark{}, DiskFault(err)
	}
	return Mark{Name: f.Name, SizeBytes: size, SHA256: sha}, nil
}

// fill writes the bundle's content and its seal.
func fill(ctx context.Context, out *os.File, m Manifest, files []File) error {
	z := zip.NewWriter(out)
	if err := z.SetComment("Trade Hub backup " + strings.Repeat("0", sealDigits)); err != nil {
		return err
	}
	w, err := z.Create(manifestName)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	if err := e.Encode(m); err != nil {
		return err
	}
	for i, f := range files {
		if err := addFile(ctx, z, m.Files[i], f); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return seal(ctx, out)
}

func addFile(ctx context.Context, z *zip.Writer, mark Mark, f File) error {
	w, err := z.Create(mark.Name)
	if err != nil {
		return err
	}
	in, err := os.Open(f.Path)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	size, sha, err := Copy(ctx, w, in)
	if err != nil {
		return err
	}
	if size != mark.SizeBytes || sha != mark.SHA256 {
		return fault.New(fault.Conflict, words.ArchiveChangedMeanwhile, fault.Params{"name": mark.Name})
	}
	return nil
}

// seal writes the SHA-256 of all that stands before it over the end of the zip comment.
func seal(ctx context.Context, out *os.File) error {
	info, err := out.Stat()
	if err != nil {
		return err
	}
	body := info.Size() - sealDigits
	sum, err := sealOf(ctx, out, body)
	if err != nil {
		return err
	}
	_, err = out.WriteAt([]byte(sum), body)
	return err
}

func sealOf(ctx context.Context, f io.ReaderAt, body int64) (string, error) {
	_, sum, err := Copy(ctx, io.Discard, io.NewSectionReader(f, 0, body))
	return sum, err
}
