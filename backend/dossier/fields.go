package dossier

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"tradehub/templates/words"
)

// Field describes a fact as an officer sees it: where it stands, how it is written, and who tells it.
type Field struct {
	Pattern string    // JSON pointer with * for every index: "/facts/lots/*/producer"
	Kind    FieldKind // how its value is written
	Caption words.Key
	Group   FieldGroup
	Room    Room   // where it is changed; empty where an officer adds it
	List    string // that it is chosen from, or empty: a register, a fixed list, or one of the dossier itself
	Unit    string // that stands behind it: "kg", "°C"; "currency" for that of the amount
	Pair    bool   // typed together with the field before it, and not shown: the decimals of a price
}

// Added tells whether an officer adds the fact.
func (f Field) Added() bool { return f.Room == "" }

// FieldKind says how the value of a field is written.
type FieldKind string

// The kinds. Weights are written in kilograms, money in the unit of its currency, temperatures in degrees Celsius.
const (
	KindText    FieldKind = "text"
	KindLines   FieldKind = "lines" // longer text
	KindDate    FieldKind = "date"
	KindMoment  FieldKind = "moment"
	KindCount   FieldKind = "count"
	KindDigits  FieldKind = "digits" // how many decimals something has, 0 to 9
	KindWeight  FieldKind = "weight"
	KindMoney   FieldKind = "money"
	KindCelsius FieldKind = "celsius" // kept in tenths
	KindCentiC  FieldKind = "centi-celsius"
	KindDecimal FieldKind = "decimal" // its decimals are kept beside it, as they were typed
	KindMilli   FieldKind = "thousandths"
	KindYesNo   FieldKind = "yesno"
	KindChoice  FieldKind = "choice"
	KindSeveral FieldKind = "several" // codes or names, parted by commas
)

// FieldGroup is a part of the dossier, in the order in which an officer works.
type FieldGroup string

// The groups in their order.
const (
	GroupParties       FieldGroup = "parties"
	GroupContract      FieldGroup = "contract"
	GroupRoute         FieldGroup = "route"
	GroupLines         FieldGroup = "lines"
	GroupLots          FieldGroup = "lots"
	GroupTransport     FieldGroup = "transport"
	GroupTreatments    FieldGroup = "treatments"
	GroupTests         FieldGroup = "tests"
	GroupPlantHealth   FieldGroup = "planthealth"
	GroupOrigin        FieldGroup = "origin"
	GroupCustoms       FieldGroup = "customs"
	GroupWeighbridge   FieldGroup = "weighbridge"
	GroupInsurance     FieldGroup = "insurance"
	GroupRegistrations FieldGroup = "registrations"
	GroupLabels        FieldGroup = "labels"
	GroupSettlement    FieldGroup = "settlement"
	GroupOrders        FieldGroup = "orders"
	GroupAllotments    FieldGroup = "allotments"
)

// Room is where a fact that the ledger tells is changed.
type Room string

// The rooms. What an officer adds is changed in the editor itself.
const (
	RoomLoad     Room = "load"
	RoomMasters  Room = "masters"
	RoomReceive  Room = "receive"
	RoomPack     Room = "pack"
	RoomSettings Room = "settings"
)

// section is a part of the facts: the group that it is shown in, and who tells it.
type section struct {
	under string // pattern; the longest that a field lies under counts
	group FieldGroup
	room  Room
}

// Fields lists every fact of a dossier in the order in which an officer works.
func Fields() []Field { return slices.Clone(fields()) }

// FieldOf gives the field of a pattern or of the pointer of a fact.
func FieldOf(pointer string) (Field, bool) {
	f, found := fieldByPattern()[PatternOf(pointer)]
	return f, found
}

// PatternOf gives the pattern of a pointer: its indexes become *.
func PatternOf(pointer string) string {
	parts := strings.Split(pointer, "/")
	for i, part := range parts {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// Part is what fields belong to: a list whose rows have them, or a part that may be absent as a whole.
type Part struct {
	Pattern  string
	Caption  words.Key
	Group    FieldGroup
	List     bool // otherwise a single part
	Optional bool // a single part that may be absent
	Grows    bool // an officer adds it and takes it away
}

// Parts lists the lists and parts of a dossier in the order in which an officer works.
func Parts() []Part { return slices.Clone(parts()) }

var (
	fields = sync.OnceValue(func() []Field {
		w := typeWalk{}
		w.walk("/facts", reflect.TypeFor[Facts]())
		slices.SortStableFunc(w.fields, func(a, b Field) int {
			return cmp.Compare(sectionOf(a.Pattern), sectionOf(b.Pattern))
		})
		return w.fields
	})
	parts = sync.OnceValue(func() []Part {
		w := typeWalk{}
		w.walk("/facts", reflect.TypeFor[Facts]())
		slices.SortStableFunc(w.parts, func(a, b Part) int {
			return cmp.Compare(sectionOf(a.Pattern), sectionOf(b.Pattern))
		})
		return w.parts
	})
	fieldByPattern = sync.OnceValue(func() map[string]Field {
		all := map[string]Field{}
		for _, f := range fields() {
			all[f.Pattern] = f
		}
		return all
	})
)

// sectionOf finds the section of a pattern, by its place among the sections.
func sectionOf(pattern string) int {
	best := -1
	for i, s := range sections {
		if (pattern == s.under || strings.HasPrefix(pattern, s.under+"/")) &&
			(best < 0 || len(s.under) > len(sections[best].under)) {
			best = i
		}
	}
	return best
}

// typeWalk gathers fields and parts from the types.
type typeWalk struct {
	fields []Field
	parts  []Part
}

func (w *typeWalk) walk(at string, t reflect.Type) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		w.field(at+"/"+name, strings.ToLower(t.Name())+"_"+name, t.Field(i).Type)
	}
}

func (w *typeWalk) field(pattern, name string, t reflect.Type) {
	switch {
	case isLeaf(t):
		w.fields = append(w.fields, describe(pattern, name))
	case t.Kind() == reflect.Slice:
		w.part(pattern, true, false)
		w.walk(pattern+"/*", t.Elem())
	case t.Kind() == reflect.Pointer:
		w.part(pattern, false, true)
		w.walk(pattern, t.Elem())
	default:
		w.part(pattern, false, false)
		w.walk(pattern, t)
	}
}

func (w *typeWalk) part(pattern string, list, optional bool) {
	s := sections[sectionOf(pattern)]
	name := strings.NewReplacer("/*", "", "/", "_").Replace(strings.TrimPrefix(pattern, "/facts/"))
	w.parts = append(w.parts, Part{Pattern: pattern, Caption: words.Key("editor.at_" + name), Group: s.group,
		List: list, Optional: optional, Grows: (list || optional) && s.room == ""})
}

// isLeaf tells whether a type is one value: a text, a number, a truth, or several texts.
func isLeaf(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	case reflect.Pointer:
		return t.Elem().Kind() == reflect.Int64
	}
	return false
}

func describe(pattern, name string) Field {
	s, how := sections[sectionOf(pattern)], shapes[name]
	return Field{Pattern: pattern, Kind: how.kind, Caption: words.Key("editor." + name), Group: s.group, Room: s.room,
		List: how.list, Unit: how.unit, Pair: how.pair}
}
