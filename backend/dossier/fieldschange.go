package dossier

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Change is one thing that an officer does to the facts.
type Change struct {
	Pointer string   `json:"pointer"`
	Op      ChangeOp `json:"op,omitempty"`
	Value   string   `json:"value,omitempty"` // as it stands in the input
}

// ChangeOp says what a change does.
type ChangeOp string

// A fact is set, a row is added behind the others of its list, a row or a part is taken away.
const (
	SetFact ChangeOp = ""
	AddRow  ChangeOp = "add"
	Remove  ChangeOp = "remove"
)

// Changed gives the facts as they are with changes, one after the other. A change that cannot be made is left out and
// told with its pointer: what is no date or number, a code that its list has not, a fact that there is not, and what
// the ledger tells (editor.ledger_tells, with the room where it is changed). The facts themselves stay as they are.
func (f Facts) Changed(changes []Change, c Coding) (Facts, fault.List, error) {
	next, err := f.Copy()
	if err != nil {
		return f, nil, err
	}
	var wrong fault.List
	for _, one := range changes {
		if refused := next.change(one, c); refused != nil {
			wrong = append(wrong, refused)
		}
	}
	return next, wrong, nil
}

func (f *Facts) change(one Change, c Coding) *fault.Fault {
	switch one.Op {
	case SetFact:
		return f.set(one, c)
	case AddRow:
		return f.addRow(one.Pointer)
	case Remove:
		return f.remove(one.Pointer)
	}
	return noSuch(one.Pointer)
}

func noSuch(pointer string) *fault.Fault {
	return fault.New(fault.NotFound, words.EditorNoSuchFact, fault.Params{"at": pointer}).At(pointer)
}

func told(pointer string, caption words.Key, room Room) *fault.Fault {
	return fault.New(fault.Conflict, words.EditorLedgerTells,
		fault.Params{"field": string(caption), "room": string(room)}).At(pointer)
}

func (f *Facts) set(one Change, c Coding) *fault.Fault {
	field, known := FieldOf(one.Pointer)
	if !known {
		return noSuch(one.Pointer)
	}
	if !field.Added() {
		return told(one.Pointer, field.Caption, field.Room)
	}
	if !f.reaches(one.Pointer) {
		return noSuch(one.Pointer)
	}
	if strings.TrimSpace(one.Value) == "" && !f.has(one.Pointer) {
		return nil // what is not there need not be made to be empty
	}
	leaf, found := f.leafAt(one.Pointer)
	if !found {
		return noSuch(one.Pointer)
	}
	if wrong := leaf.read(one.Value, *f, c); wrong != nil {
		f.prune(one.Pointer)
		return wrong
	}
	if strings.TrimSpace(one.Value) == "" {
		f.prune(one.Pointer)
	}
	return nil
}

// reaches tells whether the way to a fact leads over rows that are there, or that an officer may add.
func (f *Facts) reaches(pointer string) bool {
	v, at := reflect.ValueOf(f).Elem(), "/facts"
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/facts/"), "/") {
		if v.Kind() == reflect.Pointer && !isLeaf(v.Type()) {
			if v.IsNil() {
				return partAt(at).Grows
			}
			v = v.Elem()
		}
		if v.Kind() == reflect.Slice {
			i, err := strconv.Atoi(name)
			if err != nil || i > v.Len() || i == v.Len() && !partAt(at).Grows {
				return false
			}
			if i == v.Len() {
				return true
			}
			v = v.Index(i)
		} else {
			v = fieldNamed(v, name)
		}
		if !v.IsValid() {
			return false
		}
		at += "/" + name
	}
	return true
}

// has tells whether all on the way to a fact is there.
func (f *Facts) has(pointer string) bool {
	_, found := lookUp(reflect.ValueOf(f).Elem(), strings.Split(strings.TrimPrefix(pointer, "/facts/"), "/"))
	return found
}

// lookUp follows a path without making anything.
func lookUp(v reflect.Value, path []string) (reflect.Value, bool) {
	for _, name := range path {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			v = fieldNamed(v, name)
		case reflect.Slice:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= v.Len() {
				return v, false
			}
			v = v.Index(i)
		default:
			return v, false
		}
		if !v.IsValid() {
			return v, false
		}
	}
	return v, true
}

func fieldNamed(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// partAt gives the list or part at a pointer.
func partAt(pointer string) Part {
	pattern := PatternOf(pointer)
	for _, p := range parts() {
		if p.Pattern == pattern {
			return p
		}
	}
	return Part{}
}

func (f *Facts) addRow(pointer string) *fault.Fault {
	part := partAt(pointer)
	if !part.List {
		return noSuch(pointer)
	}
	if !part.Grows {
		return keptElsewhere(pointer, part)
	}
	list, found := lookUp(reflect.ValueOf(f).Elem(), strings.Split(strings.TrimPrefix(pointer, "/facts/"), "/"))
	if !found {
		return noSuch(pointer)
	}
	list.Set(reflect.Append(list, emptyRow(list.Type().Elem())))
	return nil
}

// keptElsewhere refuses to make or take away what the ledger tells, or what always is there.
func keptElsewhere(pointer string, part Part) *fault.Fault {
	if room := sections[sectionOf(part.Pattern)].room; room != "" {
		return told(pointer, part.Caption, room)
	}
	return noSuch(pointer)
}

// remove takes a row or a part away.
func (f *Facts) remove(pointer string) *fault.Fault {
	cut := strings.LastIndexByte(pointer, '/')
	row, err := strconv.Atoi(pointer[cut+1:])
	above := pointer
	if err == nil {
		above = pointer[:cut]
	}
	part := partAt(above)
	if part.Pattern == "" || part.List != (err == nil) {
		return noSuch(pointer)
	}
	if !part.Grows {
		return keptElsewhere(pointer, part)
	}
	v, found := lookUp(reflect.ValueOf(f).Elem(), strings.Split(strings.TrimPrefix(above, "/facts/"), "/"))
	if !found || part.List && row >= v.Len() {
		return noSuch(pointer)
	}
	if part.List {
		v.Set(reflect.AppendSlice(v.Slice(0, row), v.Slice(row+1, v.Len())))
		return nil
	}
	v.SetZero()
	return nil
}

// prune takes away the parts above a fact that say nothing any more.
func (f *Facts) prune(pointer string) {
	for at := pointer; strings.Count(at, "/") > 1; {
		at = at[:strings.LastIndexByte(at, '/')]
		part := partAt(at)
		if part.List || !part.Optional || !part.Grows {
			continue
		}
		v, found := lookUp(reflect.ValueOf(f).Elem(), strings.Split(strings.TrimPrefix(at, "/facts/"), "/"))
		if found && !v.IsNil() && v.Elem().IsZero() {
			v.SetZero()
		}
	}
}

// Rows names the rows that the ledger tells, by what people call them: "/facts/lots/0" is lot "LNT-BAN-261103-01". By
// it a change finds its row again after more was loaded.
func (f Facts) Rows() (all []string) {
	for i, line := range f.Lines {
		all = append(all, fmt.Sprintf("/facts/lines/%d=%d %s", i, line.Number, line.Item.Code))
	}
	for i, lot := range f.Lots {
		all = append(all, fmt.Sprintf("/facts/lots/%d=%s", i, lot.Number))
	}
	for i, t := range f.Transport {
		all = append(all, fmt.Sprintf("/facts/transport/%d=%s", i, t.Number))
		for j, seal := range t.Seals {
			all = append(all, fmt.Sprintf("/facts/transport/%d/seals/%d=%s", i, j, seal.Number))
		}
	}
	return all
}

// Fitted leads changes that were made when the rows were others to where their rows are now. Gone are the changes
// whose rows are no longer there.
func (f Facts) Fitted(changes []Change, rows []string) (fitted, gone []Change) {
	was, is := map[string]string{}, map[string]string{}
	for _, row := range rows {
		at, name, _ := strings.Cut(row, "=")
		was[at] = strings.TrimRight(PatternOf(at), "*") + nameAbove(was, at) + name
	}
	now := map[string]string{}
	for _, row := range f.Rows() {
		at, name, _ := strings.Cut(row, "=")
		now[at] = strings.TrimRight(PatternOf(at), "*") + nameAbove(now, at) + name
		is[now[at]] = at
	}
	for _, one := range changes {
		at, found := rowOf(one.Pointer, was)
		to, there := is[was[at]]
		switch {
		case !found:
			fitted = append(fitted, one)
		case there:
			one.Pointer = to + strings.TrimPrefix(one.Pointer, at)
			fitted = append(fitted, one)
		default:
			gone = append(gone, one)
		}
	}
	return fitted, gone
}

// rowOf finds the innermost named row that a pointer leads into.
func rowOf(pointer string, names map[string]string) (at string, found bool) {
	for at = pointer; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if _, named := names[at]; named {
			return at, true
		}
	}
	return "", false
}

// nameAbove names the row that a row stands in: a seal belongs to its container.
func nameAbove(names map[string]string, at string) string {
	if cut := strings.LastIndex(at, "/seals/"); cut > 0 {
		return names[at[:cut]] + "/"
	}
	return ""
}
