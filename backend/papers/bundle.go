package papers

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Bundle writes one PDF with all papers of a shipment that stand, as they were frozen, in the order of the folder, with
// an outline. NotFound where none stands. Requires trade.Look.
func (s *Service) Bundle(ctx context.Context, actor trade.Actor, reference string, w io.Writer) error {
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	var all []trade.Paper
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = papersOf(tx, reference)
		return err
	})
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(p trade.Paper) bool { return !p.State.Stands() })
	if len(all) == 0 {
		return fault.New(fault.NotFound, words.PapersNoBundle, fault.Params{"shipment": reference})
	}
	slices.SortStableFunc(all, func(a, b trade.Paper) int { return cmp.Compare(inFolder(a.Kind), inFolder(b.Kind)) })
	parts := make([]pdf.Part, len(all))
	for i, p := range all {
		frozen, err := s.attachments.Get(p.PDFSHA)
		if err != nil {
			return naming(p, err)
		}
		parts[i] = pdf.Part{Title: titleOf(p), PDF: frozen}
	}
	return pdf.Bundle(w, parts)
}

// inFolder tells where a kind of paper lies in the folder of a shipment: invoice and packing list on top.
func inFolder(kind trade.PaperKind) int {
	first := []trade.PaperKind{trade.CommercialInvoice, trade.PackingList}
	if i := slices.Index(first, kind); i >= 0 {
		return i
	}
	return len(first) + slices.IndexFunc(forms.All(), func(f forms.Form) bool { return f.Kind == kind })
}

// titleOf names a paper in the outline: with the number that the authority gave, where it gave one.
func titleOf(p trade.Paper) string {
	number := p.Number
	if p.Official != nil {
		number = p.Official.Number
	}
	name := called(p.Kind)
	return fmt.Sprintf("%s %s", strings.ToUpper(name[:1])+name[1:], number)
}
