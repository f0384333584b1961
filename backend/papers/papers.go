// Package papers drafts, issues, prints again and voids the papers of a shipment: the commercial invoice and the
// packing list. Every figure comes from the units that were loaded. A paper is set in a form, a template of package
// sheet with the kind of the paper as its id, which an officer may change. An issued paper is frozen: its context and
// its bytes lie among the attachments under their SHA-256, and printing it again hands out the same bytes.
//
// The program drafts and records. It draws no signature and no seal, and says on each paper who drafted it. Papers of
// our own may carry a digital signature of the firm (Signing); a form of an authority never does.
package papers

import (
	"context"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// invoiceSeries is the number range of invoices.
const invoiceSeries = "invoice"

// Service drafts, issues and keeps papers.
type Service struct {
	db          *store.DB
	attachments *archive.Attachments
	forms       *sheet.Library
	keys        Keys
	typesetter  typesetter
	loaded      loaded
	gate        Gate
}

// Gate refuses an application for a certificate while papers of the shipment contradict each other; of one that
// replaces another it leaves out the applications that stand.
type Gate func(tx *store.Tx, shipment string, replacing bool) error

// Guard has the use case of the checks hold the gate before forms are handed in to authorities. It is called once,
// before the service is used.
func (s *Service) Guard(gate Gate) { s.gate = gate }

// New makes the service over an open ledger, the attachments beside it, the forms that papers are set in, and the
// folder of the keys that they are signed with. A form has the kind of its paper as id.
func New(db *store.DB, attachments *archive.Attachments, forms *sheet.Library, keys Keys) *Service {
	return &Service{db: db, attachments: attachments, forms: forms, keys: keys}
}

// DraftRequest asks for a paper as it would be now.
type DraftRequest struct {
	Shipment string // shipment reference
	Kind     trade.PaperKind
	DatedOn  string // calendar date on the paper, YYYY-MM-DD; empty is today
	Lines    []int  // numbers of the lines that it is about; empty for all
}

// Drafted is a paper that does not count: it has no number and says DRAFT on every page.
type Drafted struct {
	Data   forms.Data
	Faults fault.List     // facts that it lacks or cannot carry: it cannot be issued or handed in as it is
	Sheet  sheet.Document // what the PDF was painted from
	PDF    []byte
}

// Draft computes a paper from the dossier, whatever the state of the shipment, and stores nothing. What cannot be
// printed, such as characters that no font has (sheet.uncovered) or a text too long for its place (sheet.overflow),
// are faults that name the box of the form, all of them together. Requires trade.IssuePapers.
func (s *Service) Draft(ctx context.Context, actor trade.Actor, r DraftRequest) (Drafted, error) {
	return s.draft(ctx, actor, func(tx *store.Tx) (*paperwork, error) { return s.compose(tx, actor, r) })
}

// draft computes a paper, lays it out and paints it.
func (s *Service) draft(ctx context.Context, actor trade.Actor, compose func(*store.Tx) (*paperwork, error)) (
	drafted Drafted, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return drafted, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		p, err := compose(tx)
		if err != nil {
			return err
		}
		drafted.Data, drafted.Faults = p.Data, p.Faults
		drafted.Sheet, err = p.set(&s.typesetter, p.form.Lay)
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

// IssueRequest asks to number and freeze a paper of ours.
type IssueRequest struct {
	Shipment string // shipment reference
	Kind     trade.PaperKind
	DatedOn  string // calendar date on the paper, YYYY-MM-DD; empty is today
	Replace  bool   // the one that stands is replaced by it; an invoice is voided instead, and takes a new number
	Command  trade.EntryID
}

// Issued is a frozen paper.
type Issued struct {
	Paper trade.Paper
	PDF   []byte
}

// Issue numbers and freezes a paper of ours, of a closed or despatched shipment. The invoice takes the next number of
// its series, all others that of the shipment's invoice. Conflict while the shipment is not ready for it or has such a
// paper (papers.stands); Invalid for dates, parties or texts that a paper cannot carry, and for a form of an authority
// (papers.theirs). Where signing is set up, it is signed or refused (papers.signing_*). A repeated command is refused
// with store.posted and takes no number. Requires trade.IssuePapers.
func (s *Service) Issue(ctx context.Context, actor trade.Actor, r IssueRequest) (Issued, error) {
	if form, known := forms.Find(r.Kind); known && !form.Ours {
		return Issued{}, fault.New(fault.Invalid, words.PapersTheirs, fault.Params{"paper": form.Name}).At("kind")
	}
	return s.freeze(ctx, actor, SubmitRequest{Shipment: r.Shipment, Kind: r.Kind, DatedOn: r.DatedOn,
		Replace: r.Replace && !sold(r.Kind), Command: r.Command}, trade.PaperIssued)
}
