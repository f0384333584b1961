package sheet

import (
	"cmp"

	"io/fs"
	"path"
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// The samples that lie beside every template: data as they come at their shortest, with all that may be left out left
// out, and at their longest.
const (
	Shortest = "shortest"
	Longest  = "longest"
)

// Sample reads a sample that lies beside a template. The fault is sheet.sample_missing (NotFound), or sheet.data_broken
// (Invalid).
func (t *Template) Sample(name string) (Data, error) {
	file := path.Join(t.folder(), name+".json")
	raw, err := fs.ReadFile(t.files, file)
	if err != nil {
		return nil, fault.New(fault.NotFound, words.SheetSampleMissing,
			fault.Params{"template": t.Ref(), "file": file}).Because(err)
	}
	return ReadData(raw)
}

// Check lays a template with its shortest and its longest sample, and tells all that is wrong as a fault.List. The
// field of a fault is the sample, or the box that it speaks of.
func (t *Template) Check(o Options) error {
	var faults fault.List
	for _, name := range []string{Shortest, Longest} {
		data, err := t.Sample(name)
		if err == nil {
			_, err = t.Lay(data, o)
		}
		for _, f := range fault.All(err) {
			faults = append(faults, f.At(cmp.Or(f.Field, name)))
		}
	}
	return told(faults).OrNil()
}

// told leaves out what was said before.
func told(faults fault.List) (once fault.List) {
	for _, f := range faults {
		if !slices.ContainsFunc(once, func(other *fault.Fault) bool { return other.Error() == f.Error() }) {
			once = append(once, f)
		}
	}
	return once
}

// Checked is a template of a library with what is wrong with it.
type Checked struct {
	Listing
	Faults fault.List // none is sound
	Notes  fault.List // what an officer should know of a template that can be used
}

// Check looks over all templates, those that cannot be read too, each with its samples. The error says that a shelf of
// the library cannot be read at all.
func (l *Library) Check(o Options) (checked []Checked, err error) {
	built, err := l.built()
	if err != nil {
		return nil, err
	}
	own, err := l.own()
	if err != nil {
		return nil, err
	}
	for _, shelf := range [][]shelved{own, built} {
		for i, s := range shelf {
			one := Checked{Listing: s.Listing, Faults: fault.All(s.err)}
			if s.err == nil {
				one.Faults = fault.All(s.template.Check(o))
			}
			one.Notes = notes(shelf[:i], built, s)
			checked = append(checked, one)
		}
	}
	slices.SortStableFunc(checked, func(a, b Checked) int { return byRef(a.Listing, b.Listing) })
	return checked, nil
}

// notes tells of a template of the station that hides a newer one of the program, and of two folders with one template.
func notes(before, built []shelved, s shelved) (notes fault.List) {
	if base := newest(built, s.ID, 0); s.Own && base != nil && base.Version > s.Version {
		notes = append(notes, fault.New(fault.Conflict, words.SheetOwnOlder,
			fault.Params{"template": s.Ref(), "built": base.Ref()}))
	}
	for _, other := range before {
		if other.Ref() == s.Ref() {
			notes = append(notes, fault.New(fault.Conflict, words.SheetTemplateTwice,
				fault.Params{"template": s.Ref(), "folder": other.Folder, "other": s.Folder}))
		}
	}
	return notes
}

func byRef(a, b Listing) int {
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(b.Version, a.Version))
}
