package dossier

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Leaf is one fact of a dossier with its place.
type Leaf struct {
	Pointer string
	Field   Field
	value   reflect.Value
	owner   reflect.Value // the struct that has it
}

// Leaves lists every fact that there is a place for: those of parts that are absent and of rows that are not there are
// left out. They lead into the facts themselves: nobody may change these meanwhile.
func (f *Facts) Leaves() (all []Leaf) {
	gatherLeaves("/facts", reflect.ValueOf(f).Elem(), &all)
	return all
}

func gatherLeaves(at string, v reflect.Value, all *[]Leaf) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		gatherLeaf(at+"/"+name, v.Field(i), v, all)
	}
}

func gatherLeaf(at string, v, owner reflect.Value, all *[]Leaf) {
	switch {
	case isLeaf(v.Type()):
		field, _ := FieldOf(at)
		*all = append(*all, Leaf{at, field, v, owner})
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			gatherLeaves(fmt.Sprintf("%s/%d", at, i), v.Index(i), all)
		}
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			gatherLeaves(at, v.Elem(), all)
		}
	default:
		gatherLeaves(at, v, all)
	}
}

// Copy copies facts so that nothing of the copy is shared.
func (f Facts) Copy() (Facts, error) {
	text, err := json.Marshal(f)
	if err != nil {
		return Facts{}, err
	}
	var copied Facts
	err = json.Unmarshal(text, &copied)
	return copied, err
}

// leafAt finds the fact at a pointer. What is absent on the way is made: parts, and the row just behind the last one.
// False where there is no such fact.
func (f *Facts) leafAt(pointer string) (Leaf, bool) {
	field, known := FieldOf(pointer)
	path, inside := strings.CutPrefix(pointer, "/facts/")
	if !known || !inside {
		return Leaf{}, false
	}
	leaf := Leaf{Pointer: pointer, Field: field, value: reflect.ValueOf(f).Elem()}
	for name := range strings.SplitSeq(path, "/") {
		if leaf.value.Kind() == reflect.Struct {
			leaf.owner = leaf.value
		}
		next, found := step(leaf.value, name)
		if !found {
			return Leaf{}, false
		}
		leaf.value = next
	}
	return leaf, true
}

// step goes one name or index deeper, and makes what is absent there.
func step(v reflect.Value, name string) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.Struct:
		i := slices.IndexFunc(reflect.VisibleFields(v.Type()), func(f reflect.StructField) bool {
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			return tag == name
		})
		if i < 0 {
			return v, false
		}
		v = v.Field(i)
	case reflect.Slice:
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i > v.Len() || isLeaf(v.Type()) {
			return v, false
		}
		if i == v.Len() {
			v.Set(reflect.Append(v, emptyRow(v.Type().Elem())))
		}
		v = v.Index(i)
	default:
		return v, false
	}
	if v.Kind() == reflect.Pointer && !isLeaf(v.Type()) {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v, true
}

// emptyRow is a row with nothing in it; its lists are lists all the same, so that a file has them.
func emptyRow(t reflect.Type) reflect.Value {
	row := reflect.New(t).Elem()
	for i := range t.NumField() {
		if row.Field(i).Kind() == reflect.Slice {
			row.Field(i).Set(reflect.MakeSlice(row.Field(i).Type(), 0, 0))
		}
	}
	return row
}
