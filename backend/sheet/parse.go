package sheet

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Parse reads a template from a file system. What is wrong with it is told with file and line, as a fault.List of
// Invalid faults: a key that means nothing, a measure without its unit, a box off the page, two boxes of the fill
// that overlap, a function that there is not, a picture that is missing. A file that is no TOML, or has a value of
// the wrong kind, tells the first such place alone.
func Parse(files fs.FS, file string) (*Template, error) {
	t, err := readTemplate(files, file)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// readTemplate gives the template even if it is wrong, as far as it was read: its id and version are needed to tell
// of it.
func readTemplate(files fs.FS, file string) (*Template, error) {
	t := &Template{file: file, files: files}
	raw, err := fs.ReadFile(files, file)
	if err != nil {
		return t, fault.New(fault.NotFound, words.SheetTemplateFile, fault.Params{"file": file}).Because(err)
	}
	t.SHA256 = fmt.Sprintf("%x", sha256.Sum256(raw))
	raw = bytes.TrimPrefix(raw, []byte(byteOrderMark)) // some editors begin a file with it
	if err := t.decode(raw); err != nil {
		return t, err
	}
	t.lines = readLines(raw)
	c := &checker{t: t}
	c.spelling(raw)
	c.complete()
	c.compile()
	c.pictures()
	if len(c.faults) == 0 { // places are looked at when all are there
		c.geometry()
	}
	slices.SortStableFunc(c.faults, func(a, b *fault.Fault) int {
		return cmp.Compare(a.Params["line"].(int), b.Params["line"].(int))
	})
	return t, c.faults.OrNil()
}

func (t *Template) decode(raw []byte) error {
	decoder := toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields()
	err := decoder.Decode(t)
	var strange *toml.StrictMissingError
	if errors.As(err, &strange) {
		var all fault.List
		for _, one := range strange.Errors {
			line, _ := one.Position()
			all = append(all, fault.New(fault.Invalid, words.SheetTemplateKey,
				fault.Params{"file": t.file, "line": line, "key": strings.Join(one.Key(), ".")}))
		}
		return all.OrNil()
	}
	var broken *toml.DecodeError
	if errors.As(err, &broken) {
		line, _ := broken.Position()
		return t.wrong(line, broken)
	}
	if err != nil {
		return t.wrong(1, err)
	}
	return nil
}

func (t *Template) wrong(line int, cause error) error {
	said := strings.TrimPrefix(cause.Error(), "toml: ")
	return fault.New(fault.Invalid, words.SheetTemplateWrong,
		fault.Params{"file": t.file, "line": line, "cause": said}).Because(cause)
}

// folder is where the template's file lies, with its pictures and its samples.
func (t *Template) folder() string { return path.Dir(t.file) }

// checker looks a template over and fills in what it leaves out.
type checker struct {
	t      *Template
	faults fault.List
}

// say tells, once, that something at a key of the file is wrong.
func (c *checker) say(key string, format string, args ...any) {
	f := fault.New(fault.Invalid, words.SheetTemplateWrong, fault.Params{"file": c.t.file, "line": c.t.lines.at(key),
		"cause": fmt.Sprintf(format, args...)})
	same := func(told *fault.Fault) bool { return told.Error() == f.Error() }
	if !slices.ContainsFunc(c.faults, same) {
		c.faults = append(c.faults, f)
	}
}
