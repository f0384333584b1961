package editing

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// TryRequest asks what changes would do.
type TryRequest struct {
	Shipment string // reference
	Base     Base
	Changes  []dossier.Change
	Paper    trade.PaperKind // whose sheet is wanted, or empty
	Lines    []int           // that it is about; empty for all
	DatedOn  string          // on that paper; empty is today
	Gate     trade.Gate      // empty is that of despatch
}

// Tried is what changes would do. Nothing was saved.
type Tried struct {
	Values   []Value         // facts that stand otherwise in their inputs than before, without sources
	Wrong    fault.List      // changes that were left out, each with its pointer, and what is lacking because of them
	Sheet    *sheet.Document // of the chosen paper, what could be laid out of it
	Template string          // that it is set in
	Unset    fault.List      // what of it could not be laid out; fields are boxes
	Lacks    []Lack          // what would keep it from being issued or handed in
	NoSheet  error           // why there is none
	Findings []Found
	Papers   []Progress
	Newer    bool // somebody saved since the base
}

// Lack is a fact that the chosen paper lacks or cannot carry.
type Lack struct {
	Fault *fault.Fault
	Box   string // where it would stand, or empty
}

// Found is a finding, with the boxes of the chosen paper that its places on papers are printed in.
type Found struct {
	trade.Finding
	Boxes [][]string // by place
}

// Progress is how far a paper of the shipment is.
type Progress struct {
	Form    forms.Form
	Needed  bool
	State   string // of the paper that stands; draft where none does
	Number  string
	Lacks   fault.List // of a draft
	Touched bool       // it stands, and would say something else if it were written now
	Moved   bool       // the changes move what it says
}

// Try tells what changes would do to the sheet of a paper, to the findings and to all papers, without saving anything.
// A change that cannot be made is left out and told; all others count. Requires trade.IssuePapers.
func (s *Service) Try(ctx context.Context, actor trade.Actor, r TryRequest) (t Tried, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return t, err
	}
	var lay func()
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, r.Shipment)
		if err != nil {
			return err
		}
		d, wrong, err := v.changed(r.Base, r.Changes)
		if err != nil {
			return err
		}
		t.Wrong, t.Newer, t.Values = wrong, r.Base.Version != v.base.Version, v.moved(d.Facts)
		found, err := s.find(tx, v, d, r.Gate, &t)
		if err != nil {
			return err
		}
		lay, t.NoSheet = s.chosen(tx, v, actor, d, r, &t, found)
		return nil
	})
	if err == nil && lay != nil { // the ledger need not wait for the typesetter
		lay()
	}
	return t, err
}

// moved lists the facts that stand otherwise in their inputs; those that are no longer there are empty.
func (v *view) moved(f dossier.Facts) (all []Value) {
	was, is := v.saidOf(v.dossier.Facts), v.saidOf(f)
	for _, leaf := range f.Leaves() {
		if before, there := was[leaf.Pointer]; !leaf.Field.Pair && (!there || before != is[leaf.Pointer]) {
			all = append(all, Value{Pointer: leaf.Pointer, Value: is[leaf.Pointer]})
		}
	}
	for _, leaf := range v.dossier.Facts.Leaves() {
		if _, there := is[leaf.Pointer]; !there && was[leaf.Pointer] != "" && !leaf.Field.Pair {
			all = append(all, Value{Pointer: leaf.Pointer})
		}
	}
	return all
}

// find asks the checks, and tells how far the papers are.
func (s *Service) find(tx *store.Tx, v *view, d dossier.Dossier, gate trade.Gate, t *Tried) ([]trade.Finding, error) {
	if gate == "" {
		gate = trade.GateDespatch
	}
	last, _ := remembered(s, s.last, d.Reference)
	result, found, err := s.parts.Find(tx, d, gate, last)
	if err != nil {
		return nil, err
	}
	remember(s, s.last, d.Reference, result)
	t.Papers, err = s.progress(v, d, result.About())
	return found, err
}

// progress lists the papers that the shipment needs or has, in the order of the folder.
func (s *Service) progress(v *view, d dossier.Dossier, in preflight.Input) (all []Progress, err error) {
	needed := forms.Needed(d, v.on(""))
	for _, form := range forms.All() {
		one := Progress{Form: form, State: "draft",
			Needed: slices.ContainsFunc(needed, func(f forms.Form) bool { return f.Kind == form.Kind })}
		for _, p := range in.Papers {
			if p.Kind == form.Kind {
				one.State, one.Number = string(p.State), p.Number
				one.Touched = one.Touched || slices.ContainsFunc(p.Statements, func(s preflight.Statement) bool {
					return !s.Official && !s.Agrees()
				})
			}
		}
		for _, draft := range in.Drafts {
			if draft.Kind == form.Kind {
				one.Lacks = draft.Lacks
			}
		}
		if !one.Needed && one.State == "draft" {
			continue
		}
		if one.Moved, err = s.movedPaper(v, d, form.Kind); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// movedPaper tells whether a paper says something else than without the changes.
func (s *Service) movedPaper(v *view, d dossier.Dossier, kind trade.PaperKind) (bool, error) {
	s.guard.Lock()
	before, known := v.said[kind]
	s.guard.Unlock()
	if !known {
		var err error
		if before, err = v.writtenAs(v.dossier, kind); err != nil {
			return false, err
		}
		s.guard.Lock()
		v.said[kind] = before
		s.guard.Unlock()
	}
	now, err := v.writtenAs(d, kind)
	return string(now) != string(before), err
}

func (v *view) writtenAs(d dossier.Dossier, kind trade.PaperKind) ([]byte, error) {
	written, err := forms.Write(d, forms.Request{Kind: kind, Head: forms.Head{DatedOn: v.today}, Registers: v.on("")})
	if err != nil {
		return nil, err
	}
	return json.Marshal(written.Data)
}

// chosen writes the chosen paper. What it gives lays it out, which needs no view of the ledger.
func (s *Service) chosen(tx *store.Tx, v *view, actor trade.Actor, d dossier.Dossier, r TryRequest, t *Tried,
	found []trade.Finding) (lay func(), err error) {
	if r.Paper == "" {
		t.findings(nil, r.Paper, found)
		return nil, nil
	}
	if r.DatedOn == "" {
		r.DatedOn = v.today
	}
	form, err := s.parts.Forms.Find(string(r.Paper))
	if err != nil {
		t.findings(nil, r.Paper, found)
		return nil, err
	}
	made, err := s.parts.Made(tx, actor)
	if err != nil {
		return nil, err
	}
	request := forms.Request{Kind: r.Paper, Lines: r.Lines, Registers: v.on(r.DatedOn), Head: forms.Head{
		Template: form.Ref(), TemplateSHA256: form.SHA256, State: forms.StateDraft, DatedOn: r.DatedOn, Made: made}}
	written, err := forms.Write(d, request)
	if err != nil {
		t.findings(nil, r.Paper, found)
		return nil, err
	}
	trace, err := forms.NewTrace(d, request, form)
	if err != nil {
		return nil, err
	}
	t.Template = form.Ref()
	t.findings(trace, r.Paper, found)
	for _, lack := range written.Faults {
		t.Lacks = append(t.Lacks, Lack{lack, firstOf(trace.Moves(lack.Field))})
	}
	return func() { t.Sheet, t.Unset, t.NoSheet = s.setter.lay(form, written) }, nil
}

// firstOf is the first of some boxes by name, so that it is the same every time.
func firstOf(boxes map[string]bool) (first string) {
	for box := range boxes {
		if first == "" || box < first {
			first = box
		}
	}
	return first
}

// findings notes findings, with the boxes of the chosen paper that their places are printed in.
func (t *Tried) findings(trace *forms.Trace, kind trade.PaperKind, found []trade.Finding) {
	known := map[trade.FindingPlace][]string{} // several findings speak of one place
	for _, f := range found {
		one := Found{Finding: f, Boxes: make([][]string, len(f.Places))}
		for i, place := range f.Places {
			boxes, asked := known[place]
			if !asked && trace != nil {
				boxes = boxesOf(trace, place, kind)
				known[place] = boxes
			}
			one.Boxes[i] = boxes
		}
		t.Findings = append(t.Findings, one)
	}
}

// boxesOf names the boxes of a paper that a place is printed in, or that the fact there moves.
func boxesOf(trace *forms.Trace, place trade.FindingPlace, kind trade.PaperKind) []string {
	switch {
	case place.Paper == kind:
		return sorted(trace.BoxesOf(place.Box))
	case place.Fact != "":
		return sorted(trace.Moves(place.Fact))
	}
	return nil
}

// lay sets a paper in its form.
func (s *setter) lay(form *sheet.Template, written forms.Written) (*sheet.Document, fault.List, error) {
	data, err := sheet.DataOf(written.Data)
	if err != nil {
		return nil, nil, err
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	if names := strings.Join(written.Names, "\n"); s.text == nil || names != s.names {
		s.text, s.names = text.NewSetter(written.Names...), names
	}
	doc, err := form.Preview(data, sheet.Options{CreatedAt: written.Data.Heading().Made.At, Setter: s.text})
	unset := fault.All(err)
	if len(unset) == 0 && err != nil {
		return nil, nil, err
	}
	return &doc, unset, nil
}
