package papers

import (
	"context"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Reprinted is an issued paper as it was frozen. Its record tells when it is void; the bytes stay what they were.
type Reprinted struct {
	Paper trade.Paper
	PDF   []byte
}

// Reprint hands out the very bytes of an issued paper. NotFound for a number that no paper of that kind has,
// Unavailable when its file is missing or no longer as it was issued. Requires trade.Look.
func (s *Service) Reprint(ctx context.Context, actor trade.Actor, kind trade.PaperKind, number string) (
	Reprinted, error) {
	var again Reprinted
	if err := actor.Require(trade.Look); err != nil {
		return again, err
	}
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		again.Paper, err = find(tx, kind, number)
		return err
	})
	if err != nil {
		return again, err
	}
	again.PDF, err = s.attachments.Get(again.Paper.PDFSHA)
	return again, naming(again.Paper, err)
}

// find reads the record of a paper, or says which paper there is not.
func find(tx *store.Tx, kind trade.PaperKind, number string) (trade.Paper, error) {
	if _, known := forms.Find(kind); !known {
		return trade.Paper{}, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": kind}).At("kind")
	}
	p, err := tx.PaperByNumber(kind, number)
	if fault.CodeOf(err) == fault.NotFound {
		return p, fault.New(fault.NotFound, words.PapersUnknown,
			fault.Params{"paper": called(kind), "number": number}).At("number")
	}
	return p, err
}

// naming says of a file that cannot be used which paper it is.
func naming(p trade.Paper, err error) error {
	params := fault.Params{"paper": called(p.Kind), "number": p.Number}
	switch fault.KeyOf(err) {
	case string(words.ArchiveAttachmentDamaged):
		return fault.New(fault.Unavailable, words.PapersDamaged, params).Because(err)
	case string(words.ArchiveAttachmentUnknown):
		return fault.New(fault.Unavailable, words.PapersMissing, params).Because(err)
	}
	return err
}

// VoidRequest asks to cancel a paper for good.
type VoidRequest struct {
	Kind    trade.PaperKind
	Number  string
	Reason  string // required; stands in the record
	Command trade.EntryID
}

// Void cancels a paper for good; its number is never used again. Conflict when it is void already, and for an
// invoice whose packing list stands: that is voided first. Requires trade.IssuePapers.
func (s *Service) Void(ctx context.Context, actor trade.Actor, r VoidRequest) (p trade.Paper, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return p, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryVoid, actor, r.Command)
		if err != nil {
			return err
		}
		if p, err = find(tx, r.Kind, r.Number); err != nil {
			return err
		}
		r.Reason = strings.TrimSpace(r.Reason)
		if err := voidable(tx, p, r.Reason); err != nil {
			return err
		}
		p.State, p.VoidReason, e.Document = trade.PaperVoid, r.Reason, p.Number
		if err := tx.PutPaper(e, p); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		return trade.Paper{}, err
	}
	return p, nil
}

// voidable refuses to void what is void, what another paper rests on, and anything without a reason.
func voidable(tx *store.Tx, p trade.Paper, reason string) error {
	params := fault.Params{"paper": called(p.Kind), "number": p.Number, "reason": p.VoidReason}
	if !p.State.CanBecome(trade.PaperVoid) {
		return fault.New(fault.Conflict, words.PapersVoidAlready, params)
	}
	if reason == "" {
		return fault.New(fault.Invalid, words.PapersReason, params).At("reason")
	}
	if p.Kind != trade.CommercialInvoice {
		return nil
	}
	all, err := tx.PapersOf(p.ShipmentID)
	if err != nil {
		return err
	}
	if list, found := standing(all, trade.PackingList); found {
		params["list"] = list.Number
		return fault.New(fault.Conflict, words.PapersListStands, params)
	}
	return nil
}

// Listed is the record of a paper with the reference of its shipment.
type Listed struct {
	trade.Paper
	Shipment string
}

// List gives the papers of a shipment, or of all shipments when reference is empty, oldest first, with their
// states. Requires trade.Look.
func (s *Service) List(ctx context.Context, actor trade.Actor, reference string) (all []Listed, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		records, err := papersOf(tx, reference)
		if err != nil {
			return err
		}
		for _, p := range records {
			shipment, err := tx.Shipment(p.ShipmentID)
			if err != nil {
				return err
			}
			all = append(all, Listed{p, shipment.Reference})
		}
		return nil
	})
	return all, err
}

func papersOf(tx *store.Tx, reference string) ([]trade.Paper, error) {
	if reference == "" {
		return tx.Papers()
	}
	shipment, err := tx.ShipmentByReference(reference)
	if err != nil {
		return nil, err
	}
	return tx.PapersOf(shipment.ID)
}
