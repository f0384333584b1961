package sheet

import (
	"fmt"
	"strings"
)

// Says tells what stands in each box, cell and symbol of a form filled with data, by the names that places have
// (Place.Box), without laying anything out: whoever looks for the boxes that a figure moves asks twice, and compares.
// What a box says of the sheets themselves, such as their number, is that of a single sheet. A box that says nothing,
// or that is not drawn, is left out.
func (t *Template) Says(data Data) map[string]string {
	s := saying{layout: &layout{t: t, data: data}, all: map[string]string{}}
	s.data = data.with(map[string]any{"page": int64(1), "pages": int64(1)})
	for i := range t.Box {
		if b := &t.Box[i]; s.drawn(b.ID, b.When) {
			s.note(b.ID, b.Part, s.data)
		}
	}
	for i := range t.Symbol {
		if b := &t.Symbol[i]; s.drawn(b.ID, b.When) {
			s.note(b.ID, []Part{{Text: b.Text}}, s.data)
		}
	}
	for i := range t.Table {
		if table := &t.Table[i]; s.drawn(table.ID, table.When) {
			s.table(table)
		}
	}
	return s.all
}

// saying gathers what a form says.
type saying struct {
	*layout
	data Data
	all  map[string]string
}

func (s *saying) drawn(box string, when Wording) bool {
	return !when.given() || s.say(box, when, s.data) != ""
}

func (s *saying) note(box string, parts []Part, data Data) {
	var texts []string
	for _, part := range parts {
		if text := s.say(box, part.Text, data); text != "" {
			texts = append(texts, text)
		}
	}
	if len(texts) > 0 {
		s.all[box] = strings.Join(texts, "\n")
	}
}

// table gathers what the rows of a table say. A row that has no kind of the template says nothing.
func (s *saying) table(t *Table) {
	rows, err := s.layout.data.list(t.Rows)
	if err != nil {
		return
	}
	for i, one := range rows {
		if fields, is := one.(map[string]any); is {
			s.row(t, fmt.Sprintf("%s/%d", t.ID, i+1), Data(fields).with(map[string]any{"top": map[string]any(s.data)}))
		}
	}
}

func (s *saying) row(t *Table, at string, data Data) {
	name, _ := data["kind"].(string)
	kind := t.kind(name)
	switch {
	case name == "":
		for i := range t.Column {
			s.note(at+"/"+t.Column[i].ID, t.Column[i].Part, data)
		}
	case kind == nil:
	case kind.Span.given():
		s.note(at, []Part{{Text: kind.Span}}, data)
	default:
		for i := range t.Column {
			if cell, found := kind.Cells[t.Column[i].ID]; found {
				s.note(at+"/"+t.Column[i].ID, []Part{{Text: cell}}, data)
			}
		}
	}
}

// Moved names the boxes that say something else in one filling than in another.
func Moved(was, is map[string]string) (boxes map[string]bool) {
	boxes = map[string]bool{}
	for box, said := range is {
		if was[box] != said {
			boxes[box] = true
		}
	}
	for box := range was {
		if _, there := is[box]; !there {
			boxes[box] = true
		}
	}
	return boxes
}
