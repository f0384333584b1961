package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// gen makes the typed keys, for Go and for the pages. Sentences that break a rule are told and make the chore fail,
// but the keys are written all the same: they depend on the names alone, and others wait for theirs.
func (c chores) gen(_ []string) int {
	made, problems, err := makeKeys(c.root)
	for _, name := range slices.Sorted(maps.Keys(made)) {
		err = errors.Join(err, replaceFile(filepath.Join(c.root, filepath.FromSlash(name)), made[name]))
		fmt.Fprintf(c.out, "made %s\n", name)
	}
	if err == nil {
		err = tell(c.out, problems)
	}
	err = errors.Join(err, c.makeBindings())
	if err != nil {
		fmt.Fprintln(c.out, "gen:", err)
		return 1
	}
	return 0
}

// makeKeys reads and judges all catalogues and makes the files of keys.
func makeKeys(root string) (map[string][]byte, []problem, error) {
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
	if err != nil {
		return nil, nil, err
	}
	return map[string][]byte{keysFile: source, pageKeysFile: pageKeysSource(english)}, problems, nil
}

// checkGenerated fails when a catalogue breaks a rule or the keys file is not what the catalogue makes.
func (c chores) checkGenerated(w io.Writer) error {
	made, problems, err := makeKeys(c.root)
	if err != nil {
		return err
	}
	for name, source := range made {
		committed, err := os.ReadFile(filepath.Join(c.root, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(committed, source) {
			text := "not what the catalogue makes; run: go run ./build gen"
			problems = append(problems, problem{name, 0, "generated", text})
		}
	}
	return tell(w, problems)
}

// replaceFile writes beside the file and renames, so that a reader at the same moment never sees half of it.
func replaceFile(name string, content []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
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
