package papers

import (
	"context"
	"encoding/json"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Frozen is the record of an issued paper with all that it says, as it was when it was issued.
type Frozen struct {
	Paper trade.Paper
	Head  forms.Head
	Sale  *forms.Sale // of an invoice or a packing list
	Said  []byte      // all that it says, as JSON
}

// Frozen reads what an issued paper says: the plain data that its PDF was set from, with who drafted it, when and
// how far the ledger was. NotFound for a number that no paper of that kind has, Unavailable when its file is missing
// or no longer as it was issued. Requires trade.Look.
func (s *Service) Frozen(ctx context.Context, actor trade.Actor, kind trade.PaperKind, number string) (Frozen, error) {
	var f Frozen
	if err := actor.Require(trade.Look); err != nil {
		return f, err
	}
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		f.Paper, err = find(tx, kind, number)
		return err
	})
	if err != nil {
		return f, err
	}
	said, err := s.attachments.Get(f.Paper.ContextSHA)
	if err != nil {
		return f, naming(f.Paper, err)
	}
	f.Said = said
	err = json.Unmarshal(said, &f.Head)
	if err == nil && sold(kind) {
		f.Sale = &forms.Sale{}
		err = json.Unmarshal(said, f.Sale)
	}
	if err != nil { // its hash is right, so it was frozen so
		return f, fault.New(fault.Unavailable, words.PapersDamaged,
			fault.Params{"paper": called(kind), "number": number}).Because(err)
	}
	return f, nil
}

// Next tells the number that a paper of a shipment would take if it were issued now. It takes none, and promises
// none: somebody else may issue first. Empty where nobody can tell: a packing list whose invoice is not issued, and
// a series that is reserved in blocks. Requires trade.IssuePapers.
func (s *Service) Next(ctx context.Context, actor trade.Actor, reference string, kind trade.PaperKind) (number string,
	err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return "", err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error { // it writes nothing; only the writer knows what is reserved
		if kind == trade.PackingList {
			number, err = nextList(tx, reference)
		} else {
			number, err = nextInvoice(tx)
		}
		return err
	})
	return number, err
}

func nextList(tx *store.Tx, reference string) (string, error) {
	all, err := papersOf(tx, reference)
	if err != nil {
		return "", err
	}
	invoice, found := standing(all, trade.CommercialInvoice)
	if !found {
		return "", nil
	}
	return paperNumber(tx, trade.PackingList, invoice.Number, true)
}

func nextInvoice(tx *store.Tx) (string, error) {
	series, err := tx.Series(invoiceSeries)
	if err != nil {
		return "", err
	}
	reserved, err := tx.Reserved(invoiceSeries)
	next := max(reserved+1, series.First)
	if fault.CodeOf(err) == fault.Conflict || series.Block != 1 || next > series.Last {
		return "", nil
	}
	return series.Format(next), err
}
