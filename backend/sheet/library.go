package sheet

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Library finds templates: those in the data folder of a station first, then those that come with the program. A
// template is a folder with a file template.toml, its pictures, and its shortest and longest sample.
type Library struct {
	own, built func() ([]shelved, error)
}

// NewLibrary makes a library over the templates that come with the program and those of the station, which may be nil.
// Those of the program are read once; those of the station again whenever one of their files has changed.
func NewLibrary(built, own fs.FS) *Library {
	return &Library{built: reading(built), own: rereading(own)}
}

// shelved is a folder with a template, read or refused.
type shelved struct {
	Listing
	template *Template // of a refused one as much as could be read
	err      error
}

// Listing is a template of a library.
type Listing struct {
	ID      string
	Version int
	Title   string
	Medium  Medium
	Own     bool   // lies in the data folder of the station
	Folder  string // where it lies
}

// Ref names a template with its version: "commercial-invoice/2".
func (l Listing) Ref() string { return ref(l.ID, l.Version) }

func ref(id string, version int) string { return fmt.Sprintf("%s/%d", id, version) }

// templateFile is the file of a template in its folder.
const templateFile = "template.toml"

func reading(files fs.FS) func() ([]shelved, error) {
	return sync.OnceValues(func() ([]shelved, error) { return read(files, false) })
}

func read(files fs.FS, own bool) (all []shelved, err error) {
	if files == nil {
		return nil, nil
	}
	folders, err := fs.ReadDir(files, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fault.New(fault.Unavailable, words.SheetTemplateFile, fault.Params{"file": "."}).Because(err)
	}
	for _, folder := range folders {
		file := path.Join(folder.Name(), templateFile)
		if _, missing := fs.Stat(files, file); missing != nil {
			continue
		}
		t, wrong := readTemplate(files, file)
		all = append(all, shelved{template: t, err: wrong, Listing: Listing{ID: either(t.ID, folder.Name()),
			Version: t.Version, Title: t.Title, Medium: t.Medium, Own: own, Folder: folder.Name()}})
	}
	return all, nil
}

// Find gives a template by its id, "commercial-invoice", or by id and version, "commercial-invoice/2". Of several
// versions the newest is taken; one of the station wins over those of the program, whatever their version. The faults
// are sheet.template_unknown (NotFound), and whatever is wrong with the template: one of the station that is wrong is
// refused rather than passed over for that of the program.
func (l *Library) Find(name string) (*Template, error) {
	id, version := name, 0
	if cut := strings.LastIndexByte(name, '/'); cut > 0 {
		if n, err := strconv.Atoi(name[cut+1:]); err == nil {
			id, version = name[:cut], n
		}
	}
	for _, shelf := range []func() ([]shelved, error){l.own, l.built} {
		all, err := shelf()
		if err != nil {
			return nil, err
		}
		if best := newest(all, id, version); best != nil {
			if best.err != nil {
				return nil, best.err
			}
			return best.template, nil
		}
	}
	return nil, fault.New(fault.NotFound, words.SheetTemplateUnknown, fault.Params{"template": name})
}

// newest finds the newest template of an id; one whose version cannot be read counts as the newest.
func newest(all []shelved, id string, version int) (best *shelved) {
	for i := range all {
		s := &all[i]
		if s.ID != id || version != 0 && s.Version != version && s.Version != 0 {
			continue
		}
		if best == nil || s.newer(best) {
			best = s
		}
	}
	return best
}

func (s *shelved) newer(than *shelved) bool {
	return than.Version != 0 && (s.Version > than.Version || s.Version == 0)
}

// List gives all templates, by id and version, those of the station before those of the program. The error tells what
// is wrong with those that cannot be read; the others are listed all the same.
func (l *Library) List() (all []Listing, err error) {
	var faults fault.List
	for _, shelf := range []func() ([]shelved, error){l.own, l.built} {
		found, err := shelf()
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			faults = append(faults, fault.All(s.err)...)
			if s.err == nil {
				all = append(all, s.Listing)
			}
		}
	}
	slices.SortStableFunc(all, byRef)
	return all, faults.OrNil()
}
