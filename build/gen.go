package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// gen makes the typed keys. Sentences that break a rule are told and make the chore fail, but the keys are
// written all the same: they depend on the names alone, and others wait for theirs.
func (c chores) gen(_ []string) int {
	source, problems, err := makeKeys(c.root)
	if err == nil {
		err = replaceFile(filepath.Join(c.root, filepath.FromSlash(keysFile)), source)
	}
	if err == nil {
		fmt.Fprintf(c.out, "made %s\n", keysFile)
		err = tell(c.out, problems)
	}
	if err != nil {
		fmt.Fprintln(c.out, "gen:", err)
		return 1
	}
	return 0
}

// makeKeys reads and judges all catalogues and makes the source of the keys file.
func makeKeys(root string) ([]byte, []problem, error) {
	english, problems, err := readCatalogue(root, "en")
	if err != nil {
		return nil, nil, err
	}
	if len(english) == 0 {
		return nil, nil, errors.New("the English catalogue is empty")
	}
	problems = append(problems, judgeEnglish(english)...)
	folders, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(wordsFolder)))
	if err != nil {
		return nil, nil, err
	}
	for _, folder := range folders {
		if !folder.IsDir() || folder.Name() == "en" {
			continue
		}
		other, doubles, err := readCatalogue(root, folder.Name())
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, doubles...)
		problems = append(problems, judgeOther(other, english)...)
	}
	source, err := keysSource(english)
	return source, problems, err
}

// checkGenerated fails when a catalogue breaks a rule or the keys file is not what the catalogue makes.
func (c chores) checkGenerated(w io.Writer) error {
	source, problems, err := makeKeys(c.root)
	if err != nil {
		return err
	}
	committed, err := os.ReadFile(filepath.Join(c.root, filepath.FromSlash(keysFile)))
	if err != nil || !bytes.Equal(committed, source) {
		text := "not what the catalogue makes; run: go run ./build gen"
		problems = append(problems, problem{keysFile, 0, "generated", text})
	}
	return tell(w, problems)
}

// replaceFile writes beside the file and renames, so that a reader at the same moment never sees half of it.
func replaceFile(name string, content []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, content) {
		return nil
	}
	draft, err := os.CreateTemp(filepath.Dir(name), ".draft-*")
	if err != nil {
		return err
	}
	_, writeErr := draft.Write(content)
	err = errors.Join(writeErr, draft.Chmod(0o644), draft.Close())
	if err == nil {
		err = os.Rename(draft.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(draft.Name()))
	}
	return nil
}
