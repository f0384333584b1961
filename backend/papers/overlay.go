package papers

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// OverlayRequest asks for what is filled in on a paper, without its form.
type OverlayRequest struct {
	Draft   DraftRequest // the kind, and the rest where it is of a draft
	Number  string       // of a paper that was frozen; empty for a draft
	Printer string       // paper printer whose offset is used; empty for none
	Offset  Offset       // beside that of the printer
}

// Overlaid is the fill of a paper, moved as its printer needs it.
type Overlaid struct {
	Sheet  sheet.Document
	PDF    []byte
	Offset Offset     // by which it was moved
	Faults fault.List // what a draft lacks or cannot carry
}

// Overlay gives what is filled in on a paper, to be printed on the form that the authority sells. Where there is a form
// of its own for that, with "-overlay" behind the kind, it is used. Of a frozen paper it is what was frozen, and
// Conflict when the form has changed since (papers.template_changed). NotFound for a printer that is not set up
// (papers.form_printer_unknown), Invalid for offsets that no printer has. Nothing is stored. Requires
// trade.IssuePapers.
func (s *Service) Overlay(ctx context.Context, actor trade.Actor, r OverlayRequest) (o Overlaid, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return o, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if o.Offset, err = offsetOf(tx, r.Printer, r.Draft.Kind, r.Offset); err != nil {
			return err
		}
		var whole sheet.Document
		if r.Number == "" {
			whole, o.Faults, err = s.draftWhole(tx, actor, r.Draft)
		} else {
			whole, err = s.frozenWhole(tx, r.Draft.Kind, r.Number)
		}
		o.Sheet = o.Offset.moved(whole.Only(sheet.Fill))
		return err
	})
	if err != nil {
		return Overlaid{}, err
	}
	o.PDF, err = pdf.Paint(o.Sheet)
	return o, err
}

// draftWhole lays a draft out in the form that it is filled into.
func (s *Service) draftWhole(tx *store.Tx, actor trade.Actor, r DraftRequest) (sheet.Document, fault.List, error) {
	p, err := s.compose(tx, actor, r)
	if err != nil {
		return sheet.Document{}, nil, err
	}
	if p.form, err = s.filledInto(r.Kind, p.form); err != nil {
		return sheet.Document{}, nil, err
	}
	doc, err := p.set(&s.typesetter, p.form.Lay)
	return doc, p.Faults, err
}

// frozenWhole lays out once more what a paper said when it was frozen.
func (s *Service) frozenWhole(tx *store.Tx, kind trade.PaperKind, number string) (doc sheet.Document, err error) {
	p, err := find(tx, kind, number)
	if err != nil {
		return doc, err
	}
	said, err := s.attachments.Get(p.ContextSHA)
	if err != nil {
		return doc, naming(p, err)
	}
	head, err := headIn(p, said)
	if err != nil {
		return doc, err
	}
	form, err := s.forms.Find(head.Template)
	if fault.CodeOf(err) == fault.NotFound || err == nil && form.SHA256 != head.TemplateSHA256 {
		return doc, fault.New(fault.Conflict, words.PapersTemplateChanged,
			fault.Params{"paper": called(kind), "number": number, "template": head.Template})
	}
	if err != nil {
		return doc, err
	}
	if form, err = s.filledInto(kind, form); err != nil {
		return doc, err
	}
	return s.typesetter.set(json.RawMessage(said), head.Made.At, laoIn(said), form.Lay)
}

// overlayForm ends the id of a form that is laid out for the paper of its authority.
const overlayForm = "-overlay"

// filledInto gives the form that is filled in on the authority's paper: that of the kind, unless there is one for it.
func (s *Service) filledInto(kind trade.PaperKind, whole *sheet.Template) (*sheet.Template, error) {
	form, err := s.forms.Find(string(kind) + overlayForm)
	if fault.CodeOf(err) == fault.NotFound {
		return whole, nil
	}
	return form, err
}

// laoIn gives the names in Lao that a paper said: they count as words when lines are broken, as when it was frozen.
func laoIn(said []byte) (names []string) {
	var fields any
	if json.Unmarshal(said, &fields) != nil {
		return nil
	}
	var look func(name string, value any)
	look = func(name string, value any) {
		switch v := value.(type) {
		case string:
			if strings.HasSuffix(name, "_lo") && v != "" {
				names = append(names, v)
			}
		case []any:
			for _, one := range v {
				look(name, one)
			}
		case map[string]any:
			for name, one := range v {
				look(name, one)
			}
		}
	}
	look("", fields)
	slices.Sort(names)
	return slices.Compact(names)
}
