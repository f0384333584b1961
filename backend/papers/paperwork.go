package papers

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// paperwork is a paper while it is written from the dossier of a shipment.
type paperwork struct {
	forms.Written
	tx       *store.Tx
	form     *sheet.Template
	dossier  dossier.Dossier
	shipment trade.Shipment // empty where the dossier was read from a file
	manifest store.Manifest // what is loaded, where the shipment is ours
	papers   []trade.Paper  // that the shipment has
	lines    []int
	behind   []*paperwork // of a paper about a departure, those about its other trucks
}

// compose writes a paper from the dossier of a shipment.
func (s *Service) compose(tx *store.Tx, actor trade.Actor, r DraftRequest) (*paperwork, error) {
	if _, known := forms.Find(r.Kind); !known {
		return nil, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": r.Kind}).At("kind")
	}
	if r.DatedOn == "" {
		r.DatedOn = tx.Today()
	}
	if _, err := time.Parse(time.DateOnly, r.DatedOn); err != nil {
		return nil, fault.New(fault.Invalid, words.TradeDate, fault.Params{"field": "date", "found": r.DatedOn}).At("date")
	}
	p := &paperwork{tx: tx, lines: slices.Compact(slices.Sorted(slices.Values(r.Lines)))}
	if err := s.read(p, r.Shipment); err != nil {
		return nil, err
	}
	return p, s.write(p, actor, r, func(q forms.Request) (forms.Written, error) { return forms.Write(p.dossier, q) })
}

// write finds the template and writes what the paper says, with the registers as they are in force on its date.
func (s *Service) write(p *paperwork, actor trade.Actor, r DraftRequest,
	write func(forms.Request) (forms.Written, error)) (err error) {
	if p.form, err = s.forms.Find(string(r.Kind)); err != nil {
		return err
	}
	form := p.form
	head := forms.Head{Template: form.Ref(), TemplateSHA256: form.SHA256, State: forms.StateDraft, DatedOn: r.DatedOn}
	if head.Made, err = madeBy(p.tx, actor); err != nil {
		return err
	}
	var unread error
	registers := func(register, code string) (map[string]string, bool) {
		row, found, err := p.tx.RegisterRow(register, code, r.DatedOn)
		if err != nil {
			unread = err
		}
		return row.Fields, found
	}
	p.Written, err = write(forms.Request{Kind: r.Kind, Lines: p.lines, Head: head, Registers: registers})
	if err == nil {
		err = unread
	}
	return err
}

// read reads the dossier, and where it is of a shipment of ours what is loaded and which papers there are.
func (s *Service) read(p *paperwork, reference string) (err error) {
	if p.dossier, err = s.dossier(p.tx, reference); err != nil {
		return err
	}
	p.shipment, err = p.tx.ShipmentByReference(reference)
	if fault.CodeOf(err) == fault.NotFound {
		p.shipment = trade.Shipment{}
		return nil
	}
	if err != nil {
		return err
	}
	if p.manifest, err = s.loaded.of(p.tx, p.shipment.ID); err != nil {
		return err
	}
	p.papers, err = p.tx.PapersOf(p.shipment.ID)
	return err
}

// madeBy says who drafts a paper. The head is that of the chain before the paper's own entry, which cannot stand on it.
func madeBy(tx *store.Tx, actor trade.Actor) (forms.Made, error) {
	made := forms.Made{By: actor.Name, At: tx.Now(), On: tx.Today(), Station: tx.Station(), Epoch: tx.Epoch(),
		Seq: tx.Seq(), Head: tx.ChainHead(), HeadShort: groups(tx.ChainHead())}
	firm, err := tx.Firm()
	if err != nil {
		return made, err
	}
	site, err := tx.Location(firm.SiteID)
	made.Place = site.Name.EN
	return made, err
}

// set lays the paper out, and those behind it.
func (p *paperwork) set(t *typesetter, how lay) (sheet.Document, error) {
	doc, err := t.set(p.Data, p.Data.Heading().Made.At, p.Names, how)
	for _, other := range p.behind {
		more, refused := other.set(t, how)
		doc.Pages, err = append(doc.Pages, more.Pages...), both(err, refused)
	}
	return doc, err
}

// both tells two refusals as one: all faults of both, where both are faults.
func both(a, b error) error {
	if all, more := fault.All(a), fault.All(b); len(all) > 0 && len(more) > 0 {
		return append(slices.Clone(all), more...)
	}
	return errors.Join(a, b)
}

// standing are the papers of this kind and of the same lines that count.
func (p *paperwork) standing() (found []trade.Paper) {
	for _, one := range p.papers {
		if one.Kind == p.Form.Kind && slices.Equal(one.Lines, p.lines) && one.State.Stands() {
			found = append(found, one)
		}
	}
	return found
}

// version counts the papers of this kind and of the same lines, this one included.
func (p *paperwork) version() int {
	version := 1
	for _, one := range p.papers {
		if one.Kind == p.Form.Kind && slices.Equal(one.Lines, p.lines) {
			version++
		}
	}
	return version
}

// paperNumbers counts on from a stem, as a paper of that number may have been voided: "NTG-26-0117", "NTG-26-0117-2".
func paperNumber(tx *store.Tx, kind trade.PaperKind, stem string, bare bool) (string, error) {
	for n := 1; ; n++ {
		number := fmt.Sprintf("%s-%d", stem, n)
		if n == 1 && bare {
			number = stem
		}
		_, err := tx.PaperByNumber(kind, number)
		if fault.CodeOf(err) == fault.NotFound {
			return number, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// restored marks the names of forms that were handed in after the ledger was restored from a backup: those that were
// handed in before, and that the ledger does not know any more, keep theirs. The second life is R2.
func restored(epoch int64) string {
	if epoch <= 1 {
		return ""
	}
	return fmt.Sprintf("-R%d", epoch)
}

// number gives the paper its number. An invoice takes the next of its series, and is first set with the widest number
// that the series can give: what cannot be printed is refused before a number is taken, so that none is missing from
// the series later. Our other papers carry the number of the invoice, as they go with it; what an authority numbers
// has the name of the shipment, and counts what was handed in for it.
func (s *Service) number(p *paperwork, entry trade.EntryID) (string, error) {
	switch {
	case !p.Form.Ours:
		return paperNumber(p.tx, p.Form.Kind, p.dossier.Reference+restored(p.tx.Epoch()), false)
	case p.Form.Kind != trade.CommercialInvoice:
		invoice, _ := standing(p.papers, trade.CommercialInvoice) // ready looked for it
		return paperNumber(p.tx, p.Form.Kind, invoice.Number, true)
	}
	series, err := p.tx.Series(invoiceSeries)
	if err != nil {
		return "", err
	}
	p.Data.Heading().Number = series.Format(series.Last)
	if _, err := p.set(&s.typesetter, p.form.Lay); err != nil {
		return "", err
	}
	return p.tx.TakeNumber(invoiceSeries, entry)
}

// standing gives the issued paper of a kind that the shipment has; there is one at most.
func standing(papers []trade.Paper, kind trade.PaperKind) (trade.Paper, bool) {
	i := slices.IndexFunc(papers, func(p trade.Paper) bool { return p.Kind == kind && p.State.Stands() })
	if i < 0 {
		return trade.Paper{}, false
	}
	return papers[i], true
}

// paint lays the paper out and paints it.
func (p *paperwork) paint(t *typesetter) ([]byte, error) {
	set, err := p.set(t, p.form.Lay)
	if err != nil {
		return nil, err
	}
	return pdf.Paint(set)
}
