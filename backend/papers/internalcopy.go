package papers

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// internalSheet is the template of the sheet that tells the life of a paper.
const internalSheet = "internal-copy"

// internalCopy is what that sheet says.
type internalCopy struct {
	Kind        trade.PaperKind  `json:"kind"`
	Name        string           `json:"name"` // of the form, in English
	Number      string           `json:"number"`
	Version     int              `json:"version"`
	State       trade.PaperState `json:"state"`
	Shipment    string           `json:"shipment"`
	DatedOn     string           `json:"dated_on"`
	Lines       []int            `json:"lines"`
	Serial      string           `json:"serial"` // of the pre-printed blank
	Official    *officialSaid    `json:"official"`
	SignedBy    string           `json:"signed_by"`
	SignedUnder string           `json:"signed_under"` // SHA-256 of the certificate
	Template    string           `json:"template"`
	PDFSHA256   string           `json:"pdf_sha256"`
	FrozenHead  string           `json:"frozen_head"` // of the chain when it was frozen
	FrozenSeq   int64            `json:"frozen_seq"`
	FrozenEpoch int64            `json:"frozen_epoch"`
	Rows        []lifeRow        `json:"rows"`
	Copies      int64            `json:"copies"` // printed so far
	Made        forms.Made       `json:"made"`   // of this sheet: the head of the chain is that of now
}

type officialSaid struct {
	Number    string `json:"number"`
	IssuedOn  string `json:"issued_on"`
	Authority string `json:"authority"`
	Place     string `json:"place"`
}

// lifeRow is something that happened to a paper.
type lifeRow struct {
	Item   int    `json:"item"`
	Step   string `json:"step"`
	By     string `json:"by"`
	At     string `json:"at"`   // moment at the station: "2026-11-04 16:30"
	Zone   string `json:"zone"` // "UTC+07:00"
	Copies int64  `json:"copies"`
	From   int64  `json:"from"` // numbers of the copies that were printed
	To     int64  `json:"to"`
	Note   string `json:"note"`
}

// InternalCopy gives the pages of a paper as they were frozen, and behind them a sheet that tells what became of it:
// who prepared, printed, handed over, filed, submitted, recorded, replaced or voided it, and when. Printed copies are
// numbered through. NotFound for a number that no paper of that kind has, Unavailable when its file cannot be used.
// Requires trade.Look.
func (s *Service) InternalCopy(ctx context.Context, actor trade.Actor, kind trade.PaperKind, number string) (
	[]byte, error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	var p trade.Paper
	var said internalCopy
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		if p, err = find(tx, kind, number); err == nil {
			said, err = s.lifeOf(tx, actor, p)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	frozen, err := s.attachments.Get(p.PDFSHA)
	if err != nil {
		return nil, naming(p, err)
	}
	told, err := s.paintLife(said)
	if err != nil {
		return nil, err
	}
	var whole bytes.Buffer
	err = pdf.Bundle(&whole, []pdf.Part{{Title: titleOf(p), PDF: frozen}, {Title: "Internal copy", PDF: told}})
	return whole.Bytes(), err
}

func (s *Service) paintLife(said internalCopy) ([]byte, error) {
	form, err := s.forms.Find(internalSheet)
	if err != nil {
		return nil, err
	}
	doc, err := s.typesetter.set(said, said.Made.At, nil, form.Lay)
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}

// lifeOf gathers what the sheet says.
func (s *Service) lifeOf(tx *store.Tx, actor trade.Actor, p trade.Paper) (said internalCopy, err error) {
	frozen, err := s.headOf(p)
	if err != nil {
		return said, err
	}
	shipment, err := tx.Shipment(p.ShipmentID)
	if err != nil {
		return said, err
	}
	said = internalCopy{Kind: p.Kind, Name: called(p.Kind), Number: p.Number, Version: p.Version, State: p.State,
		Shipment: shipment.Reference, DatedOn: p.DatedOn, Lines: append([]int{}, p.Lines...), Serial: p.Serial,
		Template: p.Template, PDFSHA256: p.PDFSHA, FrozenHead: frozen.Made.Head, FrozenSeq: frozen.Made.Seq,
		FrozenEpoch: frozen.Made.Epoch}
	if o := p.Official; o != nil {
		said.Official = &officialSaid{o.Number, o.IssuedOn, o.Authority, o.Place}
	}
	if p.Signed != nil {
		said.SignedBy, said.SignedUnder = p.Signed.Subject, p.Signed.Fingerprint
	}
	if said.Made, err = madeBy(tx, actor); err != nil {
		return said, err
	}
	l := &life{tx: tx, prepared: frozen.Made}
	said.Rows, err = l.rows(p)
	said.Copies = l.printed
	return said, err
}

// headOf reads what a frozen paper says of itself.
func (s *Service) headOf(p trade.Paper) (forms.Head, error) {
	said, err := s.attachments.Get(p.ContextSHA)
	if err != nil {
		return forms.Head{}, naming(p, err)
	}
	return headIn(p, said)
}

func headIn(p trade.Paper, said []byte) (head forms.Head, err error) {
	if err := json.Unmarshal(said, &head); err != nil { // its hash is right, so it was frozen so
		return head, fault.New(fault.Unavailable, words.PapersDamaged,
			fault.Params{"paper": called(p.Kind), "number": p.Number}).Because(err)
	}
	return head, nil
}

// life tells what happened to a paper, from the versions of its record: each names who wrote it down, and when.
type life struct {
	tx       *store.Tx
	prepared forms.Made
	printed  int64 // copies so far
	told     []lifeRow
}

func (l *life) rows(p trade.Paper) ([]lifeRow, error) {
	versions, err := l.tx.PaperVersions(p.ID)
	if err != nil {
		return nil, err
	}
	l.tell(lifeRow{Step: "prepared", By: l.prepared.By}, l.prepared.At)
	var was trade.Paper
	for _, v := range versions {
		is := trade.Paper{}
		if err := json.Unmarshal([]byte(v.Body), &is); err != nil {
			return nil, err
		}
		l.changed(was, is, v)
		was = is
	}
	return l.told, nil
}

// changed tells what one version says that the one before did not.
func (l *life) changed(was, is trade.Paper, v store.Version) {
	by := l.name(v.Actor)
	switch {
	case is.State != was.State:
		l.tell(lifeRow{Step: string(is.State), By: by, Note: stateNote(is)}, v.RecordedAt)
	case is.State == trade.PaperRecorded && !same(is.Official, was.Official):
		l.tell(lifeRow{Step: "corrected", By: by, Note: stateNote(is)}, v.RecordedAt)
	}
	if is.Serial != was.Serial && was.ID != "" {
		l.tell(lifeRow{Step: "blank", By: by, Note: was.Serial + " → " + is.Serial}, v.RecordedAt)
	}
	for _, h := range is.Handled[min(len(was.Handled), len(is.Handled)):] {
		row := lifeRow{Step: string(h.Step), By: l.name(h.By), Copies: h.Copies, Note: h.Note}
		if h.Step == trade.PaperPrinted && h.Copies > 0 {
			row.From, row.To = l.printed+1, l.printed+h.Copies
			l.printed += h.Copies
		}
		l.tell(row, h.At)
	}
}

// stateNote says what goes with a state.
func stateNote(p trade.Paper) string {
	switch {
	case p.State == trade.PaperVoid:
		return p.VoidReason
	case p.State == trade.PaperRecorded && p.Official != nil:
		return p.Official.Number + ", " + dateText(p.Official.IssuedOn)
	case p.State == trade.PaperSubmitted && p.Serial != "":
		return p.Serial
	}
	return ""
}

// same tells whether an authority's paper was told twice alike.
func same(a, b *trade.OfficialPaper) bool {
	return a != nil && b != nil && fmt.Sprint(*a) == fmt.Sprint(*b)
}

func (l *life) tell(row lifeRow, at time.Time) {
	row.Item = len(l.told) + 1
	here := l.tx.Local(at)
	row.At, row.Zone = here.Format("2006-01-02 15:04"), here.Format("UTC-07:00")
	l.told = append(l.told, row)
}

// name says who somebody is; whoever set the ledger up was nobody yet.
func (l *life) name(id trade.PersonID) string {
	person, err := l.tx.Person(id)
	if err != nil {
		return cmp.Or(string(id), "–")
	}
	return person.Name
}
