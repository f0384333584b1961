package papers

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// boxes finds out in which box of the form each fact would stand that a draft lacks, by the pointer of the fact. No
// template tells that: its boxes name what the paper says, which is computed from facts, and an officer may have put it
// elsewhere. So the paper is written and laid out once more, with a mark in place of each fact, and the marks are
// looked for. A fact that leaves no mark, such as a weight, has no box here.
func (s *Service) boxes(p *paperwork, actor trade.Actor, r DraftRequest) map[string]string {
	found, marks := map[string]string{}, map[string]string{}
	marked := *p
	if err := copyDossier(&marked.dossier, p.dossier); err != nil {
		return found
	}
	for i, lack := range p.Faults {
		if mark := fmt.Sprintf("QX%dX", i); markFact(&marked.dossier, lack, mark) {
			marks[mark] = lack.Field
		}
	}
	if len(marks) == 0 {
		return found
	}
	r.DatedOn = p.Data.Heading().DatedOn
	err := s.write(&marked, actor, r, func(q forms.Request) (forms.Written, error) {
		return forms.Write(marked.dossier, q)
	})
	if err != nil { // the draft itself was written, so it is the marks that it does not take
		return found
	}
	drawn, _ := marked.set(&s.typesetter, marked.form.Preview) // a mark may not fit: the others do
	for _, page := range drawn.Pages {
		for _, op := range page.Ops {
			if text, is := op.(sheet.Text); is {
				findMarks(found, marks, text)
			}
		}
	}
	return found
}

func findMarks(found, marks map[string]string, text sheet.Text) {
	for mark, fact := range marks {
		if _, known := found[fact]; !known && strings.Contains(text.Line.Text, mark) {
			found[fact] = text.From.Box
		}
	}
}

// copyDossier makes a copy that shares nothing with the dossier.
func copyDossier(to *dossier.Dossier, from dossier.Dossier) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	*to = dossier.Dossier{}
	return json.Unmarshal(text, to)
}

// markFact puts a mark in place of the fact that a fault points at, and tells whether it could.
func markFact(d *dossier.Dossier, lack *fault.Fault, mark string) bool {
	if lack.Key == string(words.FormsNoInvoice) {
		d.Papers = append(d.Papers, dossier.Paper{Kind: string(trade.CommercialInvoice), Number: mark,
			State: string(trade.PaperIssued)})
		return true
	}
	return markAt(reflect.ValueOf(d).Elem(), strings.Split(lack.Field, "/")[1:], mark)
}

// markAt follows a JSON pointer, and makes what is absent on the way.
func markAt(v reflect.Value, path []string, mark string) bool {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return markAt(v.Elem(), path, mark)
	}
	if len(path) == 0 {
		return fill(v, mark)
	}
	switch v.Kind() {
	case reflect.Struct:
		i := fieldOf(v.Type(), path[0])
		return i >= 0 && markAt(v.Field(i), path[1:], mark)
	case reflect.Slice:
		i, err := strconv.Atoi(path[0])
		return err == nil && i >= 0 && i < v.Len() && markAt(v.Index(i), path[1:], mark)
	}
	return false
}

// fieldOf finds the field of a struct that JSON has under a name.
func fieldOf(t reflect.Type, name string) int {
	return slices.IndexFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool {
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return tag == name
	})
}

// fill puts a mark into a text, into every text of a struct, or into the one row of a list that is empty.
func fill(v reflect.Value, mark string) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(mark)
		return true
	case reflect.Struct:
		filled := false
		for i := range v.NumField() {
			filled = v.Field(i).Kind() == reflect.String && fill(v.Field(i), mark) || filled
		}
		return filled
	case reflect.Slice:
		if v.Len() > 0 || v.Type().Elem().Kind() != reflect.Struct {
			return false
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fill(v.Index(0), mark)
	}
	return false
}
