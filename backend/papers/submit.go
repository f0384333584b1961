package papers

import (
	"context"
	"encoding/json"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// SubmitRequest asks to freeze a form of an authority as it is handed in.
type SubmitRequest struct {
	Shipment string // shipment reference
	Kind     trade.PaperKind
	DatedOn  string        // calendar date on the paper, YYYY-MM-DD; empty is today
	Lines    []int         // numbers of the lines that it is about; empty for all
	Serial   string        // number of the pre-printed blank that it is printed on, or NextSerial; empty for none
	Replace  bool          // the one that stands is replaced by it
	Command  trade.EntryID // the caller's own id of this step
}

// Submit freezes a form as it is handed in to its authority. Conflict while one of its kind stands for the same lines,
// unless that is to be replaced; then the older one is replaced in the same entry, and this one is the next version.
// Everything that the form lacks is told at once. A pre-printed blank that was never bought is NotFound, one that is
// used or spoilt a Conflict, as when none is left (papers.serial_*). Requires trade.IssuePapers.
func (s *Service) Submit(ctx context.Context, actor trade.Actor, r SubmitRequest) (Issued, error) {
	form, known := forms.Find(r.Kind)
	if known && form.Ours {
		return Issued{}, fault.New(fault.Invalid, words.PapersOurs, fault.Params{"paper": called(r.Kind)}).At("kind")
	}
	return s.freeze(ctx, actor, r, trade.PaperSubmitted)
}

// freeze freezes a paper: what it says and its bytes are on disk before the entry that names them is posted, as a file
// nobody refers to does no harm, and a record without its file does.
func (s *Service) freeze(ctx context.Context, actor trade.Actor, r SubmitRequest, state trade.PaperState) (
	issued Issued, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return issued, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryIssue, actor, r.Command)
		if err != nil {
			return err
		}
		p, err := s.compose(tx, actor, DraftRequest{Shipment: r.Shipment, Kind: r.Kind, DatedOn: r.DatedOn, Lines: r.Lines})
		if err != nil {
			return err
		}
		if err := p.ready(); err != nil {
			return err
		}
		if err := s.throughGate(p, r.Replace); err != nil {
			return err
		}
		if err := p.replace(e, r.Replace); err != nil {
			return err
		}
		if issued, err = s.freezePaper(p, e, r.Serial, state); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		return Issued{}, err
	}
	return issued, nil
}

// replace lets a new paper take the place of those that stand, or refuses it.
func (p *paperwork) replace(e *trade.Entry, asked bool) error {
	for _, one := range p.standing() {
		if !asked {
			return fault.New(fault.Conflict, words.PapersStands, fault.Params{"shipment": p.dossier.Reference,
				"paper": p.Form.Name, "number": one.Number})
		}
		one.State = trade.PaperReplaced
		if err := p.tx.PutPaper(e, one); err != nil {
			return err
		}
	}
	return nil
}

// freezePaper keeps what the paper says and its bytes, and puts its record into the entry. Whether it can be signed is
// known before it takes a number.
func (s *Service) freezePaper(p *paperwork, e *trade.Entry, serial string, state trade.PaperState) (
	issued Issued, err error) {
	with, signed, err := s.signer(p)
	if err != nil {
		return issued, err
	}
	head := p.Data.Heading()
	head.State, head.Version = forms.State(state), p.version()
	number, err := s.number(p, e.ID)
	if err != nil {
		return issued, err
	}
	if p.Form.Ours {
		head.Number = number
	}
	said, err := json.MarshalIndent(p.Data, "", "  ")
	if err != nil {
		return issued, err
	}
	painted, err := p.paint(&s.typesetter)
	if err != nil {
		return issued, err
	}
	if issued.PDF, err = p.sign(painted, with); err != nil {
		return issued, err
	}
	record := trade.Paper{ID: trade.PaperID(clock.NewID()), Kind: p.Form.Kind, Number: number, Version: head.Version,
		ShipmentID: p.shipment.ID, Lines: p.lines, DatedOn: head.DatedOn, Template: head.Template,
		Packages: p.Sum.Packages, NetG: p.Sum.NetG, GrossG: p.Sum.GrossG(), IssuedAt: head.Made.At, State: state,
		Signed: signed}
	if sale, is := p.Data.(*forms.Sale); is && sale.Money != nil {
		record.Total = trade.Money{Minor: sale.Money.Minor, Currency: sale.Money.Currency}
	}
	if err := useSerial(p.tx, e, &record, serial); err != nil {
		return issued, err
	}
	if record.ContextSHA, err = s.attachments.Put(said); err != nil {
		return issued, err
	}
	if record.PDFSHA, err = s.attachments.Put(issued.PDF); err != nil {
		return issued, err
	}
	issued.Paper, e.Document = record, number
	return issued, p.tx.PutPaper(e, record)
}
