package dossier

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Varied puts another value in place of a fact, so that whoever reads the facts next sees what depends on it: another
// number, another day, other letters, the truth turned over, and where nothing is there, something. What is absent on
// the way is made. Undo puts all back as it was. There are several other values for most facts; false when there is no
// more, or no such fact. Until undo is called, nobody else may read these facts.
func (f *Facts) Varied(pointer string, try int) (varied bool, undo func()) {
	undo = f.remember(pointer)
	leaf, found := f.leafAt(pointer)
	if !found || !leaf.vary(try) {
		undo()
		return false, func() {}
	}
	return true, undo
}

// remember notes what lies on the way to a fact, so that it can be put back.
func (f *Facts) remember(pointer string) func() {
	type spot struct{ at, was reflect.Value }
	var spots []spot
	v := reflect.ValueOf(f).Elem()
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/facts/"), "/") {
		if v.Kind() == reflect.Pointer && !v.IsNil() {
			v = v.Elem()
		}
		next, found := lookUp(v, []string{name})
		if !found {
			break
		}
		v = next
		if v.CanSet() {
			was := reflect.New(v.Type()).Elem()
			was.Set(v)
			spots = append(spots, spot{v, was})
		}
	}
	return func() {
		for _, s := range slices.Backward(spots) {
			s.at.Set(s.was)
		}
	}
}

// vary changes the value.
func (l Leaf) vary(try int) bool {
	v := l.value
	switch {
	case l.Field.Kind == KindYesNo:
		v.SetBool(!v.Bool())
		return try == 0
	case v.Kind() == reflect.Slice:
		v.Set(reflect.ValueOf([]string{"QX7 ONE", "QX7 TWO"}))
		return try == 0
	case v.Kind() == reflect.String:
		others := l.otherTexts()
		if try >= len(others) {
			return false
		}
		v.SetString(others[try])
		return true
	}
	others := []int64{l.otherNumber(), 0}
	if try >= len(others) {
		return false
	}
	l.setNumber(others[try])
	return true
}

// otherNumber is so far from the number that no rounding hides it; where it is the number of a line it is that of
// another one.
func (l Leaf) otherNumber() int64 {
	n := int64(0)
	if v := l.value; v.Kind() != reflect.Pointer {
		n = v.Int()
	} else if !v.IsNil() {
		n = v.Elem().Int()
	}
	switch l.Field.Kind {
	case KindDigits:
		return (n + 1) % 4
	case KindChoice, KindCount:
		return n + 1
	case KindCelsius:
		return n + 37
	case KindCentiC:
		return n + 370
	}
	return n + 1_234_500
}

// otherTexts are other values of a text.
func (l Leaf) otherTexts() []string {
	said := l.value.String()
	switch l.Field.Kind {
	case KindDate:
		return []string{shifted(said, time.DateOnly)}
	case KindMoment:
		return []string{shifted(said, time.RFC3339)}
	case KindChoice:
		all := append([]string{"QX"}, ChoicesOf(l.Field.List)...)
		return slices.DeleteFunc(all, func(code string) bool { return code == said })
	}
	if said == "" {
		return []string{"QX7 OTHER"}
	}
	return []string{"QX7 OTHER", ""}
}

// shifted is a day or moment 37 days and 3 hours later; where there is none, one.
func shifted(said, layout string) string {
	at, err := time.Parse(layout, said)
	if err != nil {
		return time.Date(2031, 5, 17, 6, 45, 0, 0, time.FixedZone("", 7*3600)).Format(layout)
	}
	return at.Add(37*24*time.Hour + 3*time.Hour).Format(layout)
}

// Pointers lists where facts stand or would stand: every row that is there, the first row of lists that an officer
// could fill and that are empty, and the parts that are absent.
func (f *Facts) Pointers() (all []string) {
	for _, field := range fields() {
		if !field.Pair {
			all = append(all, f.spread(field)...)
		}
	}
	return all
}

// spread gives the places of a field in the rows of its lists.
func (f *Facts) spread(field Field) []string {
	places := []string{""}
	for i, part := range strings.Split(strings.TrimPrefix(field.Pattern, "/facts"), "/*") {
		if i > 0 {
			places = f.rowsOf(places)
		}
		for j := range places {
			places[j] += part
		}
	}
	for i := range places {
		places[i] = "/facts" + places[i]
	}
	return places
}

// rowsOf gives the rows of lists.
func (f *Facts) rowsOf(lists []string) (rows []string) {
	for _, list := range lists {
		v, found := lookUp(reflect.ValueOf(f).Elem(), strings.Split(strings.TrimPrefix(list, "/"), "/"))
		switch {
		case found && v.Len() > 0:
			for i := range v.Len() {
				rows = append(rows, list+"/"+strconv.Itoa(i))
			}
		case partAt("/facts" + list).Grows:
			rows = append(rows, list+"/0")
		}
	}
	return rows
}
