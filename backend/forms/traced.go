package forms

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
)

// Trace finds out which boxes of a paper a fact moves. Nobody keeps that by hand: the paper is written once more with
// another value in place of the fact, and what the boxes of its form say is compared. So it is right for a form that an
// officer has changed, and for boxes that are computed from many facts.
type Trace struct {
	dossier dossier.Dossier // a copy of its own: facts in it are varied
	request Request
	form    *sheet.Template
	written []byte // what the paper says
	said    map[string]string
}

// NewTrace writes the paper as it is. The form is the template that it is printed by.
func NewTrace(d dossier.Dossier, r Request, form *sheet.Template) (*Trace, error) {
	facts, err := d.Facts.Copy()
	if err != nil {
		return nil, err
	}
	t := &Trace{dossier: d, request: r, form: form}
	t.dossier.Facts, t.dossier.Papers = facts, slices.Clone(d.Papers)
	if t.written, err = t.write(); err != nil {
		return nil, err
	}
	t.said, err = t.says(t.written)
	return t, err
}

// Kind is the kind of the paper.
func (t *Trace) Kind() trade.PaperKind { return t.request.Kind }

// Said is what each box says.
func (t *Trace) Said() map[string]string { return t.said }

func (t *Trace) write() ([]byte, error) {
	written, err := Write(t.dossier, t.request)
	if err != nil {
		return nil, err
	}
	return json.Marshal(written.Data)
}

func (t *Trace) says(written []byte) (map[string]string, error) {
	data, err := sheet.ReadData(written)
	if err != nil {
		return nil, err
	}
	return t.form.Says(data), nil
}

// mostTries is how many other values are tried where the first ones move nothing: a choice may have many.
const mostTries = 6

// Moves names the boxes that a fact moves, by its pointer: /facts/... , or /papers/2/number of another paper, or
// /papers where an invoice is lacking. Nothing where it moves none, or there is no such fact.
func (t *Trace) Moves(pointer string) map[string]bool {
	moved := t.moves(pointer, t.written, t.said)
	if len(moved) > 0 {
		return moved
	}
	filled, undo := t.dossier.Facts.Filled(pointer)
	if !filled {
		return moved
	}
	defer undo()
	written, err := t.write()
	if err != nil {
		return moved
	}
	said, err := t.says(written)
	if err != nil {
		return moved
	}
	return t.moves(pointer, written, said)
}

// moves compares what the boxes say with another value of the fact with what they said.
func (t *Trace) moves(pointer string, before []byte, said map[string]string) map[string]bool {
	moved := map[string]bool{}
	for try := range mostTries {
		more, undo := t.vary(pointer, try)
		if !more {
			break
		}
		written, err := t.write()
		undo()
		if err != nil || bytes.Equal(written, before) {
			continue // a paper about lines that are not there any more cannot be written
		}
		if says, err := t.says(written); err == nil {
			maps.Copy(moved, sheet.Moved(said, says))
		}
		if try > 0 && len(moved) > 0 {
			break
		}
	}
	return moved
}

// vary puts another value in place of a fact.
func (t *Trace) vary(pointer string, try int) (varied bool, undo func()) {
	if strings.HasPrefix(pointer, "/facts/") {
		return t.dossier.Facts.Varied(pointer, try)
	}
	if try > 0 {
		return false, nil
	}
	before := t.dossier.Papers
	t.dossier.Papers = slices.Clone(before)
	return t.varyPaper(strings.Split(pointer, "/")), func() { t.dossier.Papers = before }
}

// varyPaper changes the number or the date of another paper, or adds the invoice that is lacking.
func (t *Trace) varyPaper(path []string) bool {
	if len(path) == 2 && path[1] == "papers" {
		t.dossier.Papers = append(t.dossier.Papers, dossier.Paper{Kind: string(trade.CommercialInvoice),
			Number: "QX7 OTHER", DatedOn: "2031-05-17", State: string(trade.PaperIssued)})
		return true
	}
	if len(path) < 4 || path[1] != "papers" {
		return false
	}
	i, err := strconv.Atoi(path[2])
	if err != nil || i < 0 || i >= len(t.dossier.Papers) {
		return false
	}
	p := &t.dossier.Papers[i]
	switch strings.Join(path[3:], "/") {
	case "number":
		p.Number = "QX7 OTHER"
	case "dated_on":
		p.DatedOn = "2031-05-17"
	case "official/number", "official/issued_on":
		official := dossier.Official{}
		if p.Official != nil {
			official = *p.Official
		}
		official.Number, official.IssuedOn = "QX7 OTHER", "2031-05-17"
		p.Official = &official
	default:
		return false
	}
	return true
}

// Pointers lists the facts that may move a box: those of the shipment, and numbers and dates of its other papers.
func (t *Trace) Pointers() []string {
	all := t.dossier.Facts.Pointers()
	for i, p := range t.dossier.Papers {
		if trade.PaperState(p.State).Stands() && p.Kind != string(t.request.Kind) {
			at := "/papers/" + strconv.Itoa(i)
			all = append(all, at+"/number", at+"/dated_on", at+"/official/number")
		}
	}
	if !slices.ContainsFunc(t.dossier.Papers, func(p dossier.Paper) bool {
		return p.Kind == string(trade.CommercialInvoice) && trade.PaperState(p.State).Stands()
	}) {
		all = append(all, "/papers")
	}
	return all
}

// BoxesOf names the boxes in which a place of what the paper says is printed, by the JSON pointer of the place.
func (t *Trace) BoxesOf(place string) map[string]bool {
	data, err := sheet.ReadData(t.written)
	if err != nil || !varyPlace(map[string]any(data), strings.Split(strings.TrimPrefix(place, "/"), "/")) {
		return nil
	}
	return sheet.Moved(t.said, t.form.Says(data))
}

// varyPlace changes one value of what a paper says, or all beneath it.
func varyPlace(in any, path []string) bool {
	switch in := in.(type) {
	case map[string]any:
		if len(path) == 0 {
			return false
		}
		if is, leaf := otherValue(in[path[0]]); leaf && len(path) == 1 {
			in[path[0]] = is
			return true
		}
		return varyPlace(in[path[0]], path[1:])
	case []any:
		if len(path) == 0 {
			return false
		}
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(in) {
			return false
		}
		if is, leaf := otherValue(in[i]); leaf && len(path) == 1 {
			in[i] = is
			return true
		}
		return varyPlace(in[i], path[1:])
	}
	return false
}

// otherValue is another value of the same kind.
func otherValue(v any) (other any, leaf bool) {
	switch v := v.(type) {
	case string:
		if len(v) == len("2026-11-06") && strings.Count(v, "-") == 2 {
			return "2031-05-17", true
		}
		return "QX7 OTHER", true
	case int64:
		return v + 1_234_500, true
	case bool:
		return !v, true
	}
	return nil, false
}
