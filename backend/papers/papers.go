// Package papers drafts, issues, prints again and voids the papers of a shipment: the commercial invoice and the
// packing list. Every figure comes from the units that were loaded. A paper is set in a form, a template of package
// sheet with the kind of the paper as its id, which an officer may change. An issued paper is frozen: its context and
// its bytes lie among the attachments under their SHA-256, and printing it again hands out the same bytes.
//
// The program drafts and records. It draws no signature and no seal, and says on each paper who drafted it.
package papers

import (
	"context"
	"encoding/json"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// invoiceSeries is the number range of invoices.
const invoiceSeries = "invoice"

// Service drafts, issues and keeps papers.
type Service struct {
	db          *store.DB
	attachments *archive.Attachments
	forms       *sheet.Library
	typesetter  typesetter
	loaded      loaded
}

// New makes the service over an open ledger, the attachments beside it, and the forms that papers are set in. A form
// has the kind of its paper as id.
func New(db *store.DB, attachments *archive.Attachments, forms *sheet.Library) *Service {
	return &Service{db: db, attachments: attachments, forms: forms}
}

// DraftRequest asks for a paper as it would be now.
type DraftRequest struct {
	Shipment string // shipment reference
	Kind     trade.PaperKind
	DatedOn  string // calendar date on the paper, YYYY-MM-DD; empty is today
}

// Drafted is a paper that does not count: it has no number and says DRAFT on every page.
type Drafted struct {
	Context Context
	Sheet   sheet.Document // what the PDF was painted from
	PDF     []byte
}

// Draft computes a paper from what is loaded, whatever the state of the shipment, and stores nothing. What cannot be
// printed, such as characters that no font has (sheet.uncovered) or a text too long for its place (sheet.overflow),
// are faults that name the box of the form, all of them together. Requires trade.IssuePapers.
func (s *Service) Draft(ctx context.Context, actor trade.Actor, r DraftRequest) (drafted Drafted, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return drafted, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := s.begin(tx, actor, r)
		if err != nil {
			return err
		}
		drafted.Context = d.Context
		drafted.Sheet, err = s.typesetter.set(d.Context, d.form.Lay)
		return err
	})
	if err != nil {
		return Drafted{}, err
	}
	if drafted.PDF, err = pdf.Paint(drafted.Sheet); err != nil {
		return Drafted{}, err
	}
	return drafted, nil
}

// IssueRequest asks to number and freeze a paper.
type IssueRequest struct {
	Shipment string // shipment reference
	Kind     trade.PaperKind
	DatedOn  string // calendar date on the paper, YYYY-MM-DD; empty is today
	Command  trade.EntryID
}

// Issued is a frozen paper.
type Issued struct {
	Paper trade.Paper
	PDF   []byte
}

// Issue numbers and freezes a paper of a closed or despatched shipment. The invoice takes the next number of its
// series, the packing list that of the shipment's invoice. Conflict while the shipment is not ready for it or has
// such a paper (papers.stands); Invalid for dates, parties or texts that a paper cannot carry. A repeated command
// is refused with store.posted and takes no number. Requires trade.IssuePapers.
func (s *Service) Issue(ctx context.Context, actor trade.Actor, r IssueRequest) (Issued, error) {
	var issued Issued
	if err := actor.Require(trade.IssuePapers); err != nil {
		return issued, err
	}
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryIssue, actor, r.Command)
		if err != nil {
			return err
		}
		d, err := s.begin(tx, actor, DraftRequest{r.Shipment, r.Kind, r.DatedOn})
		if err != nil {
			return err
		}
		if err := d.ready(); err != nil {
			return err
		}
		d.State = StateIssued
		if d.Number, err = s.number(d, e.ID); err != nil {
			return err
		}
		if issued, err = s.freeze(d, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		return Issued{}, err
	}
	return issued, nil
}

// number gives the paper its number. An invoice is first set with the widest number its series can give: what
// cannot be printed is refused before a number is taken, so that none is missing from the series later.
func (s *Service) number(d *draft, entry trade.EntryID) (string, error) {
	if d.Kind == trade.PackingList {
		return freeNumber(d.tx, d.Invoice.Number)
	}
	series, err := d.tx.Series(invoiceSeries)
	if err != nil {
		return "", err
	}
	trial := d.Context
	trial.Number = series.Format(series.Last)
	if _, err := s.typesetter.set(trial, d.form.Lay); err != nil {
		return "", err
	}
	return d.tx.TakeNumber(invoiceSeries, entry)
}

// freeze keeps the context and the bytes and puts the record of the paper into the entry. The files are on disk
// before the entry is posted: a file nobody refers to does no harm, a record without its file does.
func (s *Service) freeze(d *draft, e *trade.Entry) (issued Issued, err error) {
	said, err := json.MarshalIndent(d.Context, "", "  ")
	if err != nil {
		return issued, err
	}
	set, err := s.typesetter.set(d.Context, d.form.Lay)
	if err != nil {
		return issued, err
	}
	if issued.PDF, err = pdf.Paint(set); err != nil {
		return issued, err
	}
	p := trade.Paper{ID: trade.PaperID(clock.NewID()), Kind: d.Kind, Number: d.Number, Version: d.version(),
		ShipmentID: d.manifest.Shipment.ID, DatedOn: d.DatedOn, Template: d.Template, Packages: d.Total.Packages,
		NetG: d.Total.NetG, GrossG: d.Total.GrossG, IssuedAt: d.Made.At, State: trade.PaperIssued}
	if d.Money != nil {
		p.Total = d.manifest.Amount
	}
	if p.ContextSHA, err = s.attachments.Put(said); err != nil {
		return issued, err
	}
	if p.PDFSHA, err = s.attachments.Put(issued.PDF); err != nil {
		return issued, err
	}
	issued.Paper, e.Document = p, p.Number
	return issued, d.tx.PutPaper(e, p)
}

// version counts the papers of a kind that the shipment had, this one included.
func (d *draft) version() int {
	version := 1
	for _, p := range d.papers {
		if p.Kind == d.Kind {
			version++
		}
	}
	return version
}
