package papers

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Serials keeps the pre-printed blanks of authorities' forms, each of which has a number that somebody answers for.
type Serials struct{ db *store.DB }

// NewSerials makes the service over an open ledger.
func NewSerials(db *store.DB) *Serials { return &Serials{db} }

// AddBlanksRequest hands over blanks that were bought.
type AddBlanksRequest struct {
	Stock   trade.FormStock
	Command trade.EntryID
}

// Add takes blanks into the stock; without a day they were bought today. Invalid for a form of our own
// (papers.serials_ours) and for numbers that cannot be, Conflict for numbers that were added before
// (papers.serials_twice). Requires trade.IssuePapers.
func (s *Serials) Add(ctx context.Context, actor trade.Actor, r AddBlanksRequest) (trade.FormStock, error) {
	r.Stock.Note = strings.TrimSpace(r.Stock.Note)
	err := change(ctx, s.db, actor, trade.IssuePapers, trade.EntryNumbering, r.Command,
		func(tx *store.Tx, e *trade.Entry) error {
			if err := blankForm(r.Stock.Form); err != nil {
				return err
			}
			r.Stock.BoughtOn = cmp.Or(r.Stock.BoughtOn, tx.Today())
			if err := r.Stock.Validate(); err != nil {
				return err
			}
			stocks, err := tx.FormStocks(r.Stock.Form)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(stocks, r.Stock.Overlaps) {
				return fault.New(fault.Conflict, words.PapersSerialsTwice, fault.Params{
					"first": r.Stock.Number(r.Stock.First), "last": r.Stock.Number(r.Stock.Last)}).At("first number")
			}
			e.Document = r.Stock.Number(r.Stock.First)
			return tx.PutFormStock(e, r.Stock)
		})
	if err != nil {
		return trade.FormStock{}, err
	}
	return r.Stock, nil
}

// blankForm refuses a form that is never printed on a numbered blank.
func blankForm(kind trade.PaperKind) error {
	form, known := forms.Find(kind)
	switch {
	case !known:
		return fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": kind}).At("form")
	case form.Ours:
		return fault.New(fault.Invalid, words.PapersSerialsOurs, fault.Params{"paper": form.Name}).At("form")
	}
	return nil
}

// SpoilRequest writes a blank off.
type SpoilRequest struct {
	Form    trade.PaperKind
	Serial  string
	Reason  string // required: somebody answers for each blank
	Replace bool   // the paper that was printed on it is printed on the next one
	Command trade.EntryID
}

// Spoilt is a blank that was written off, with the paper that has another one now.
type Spoilt struct {
	Serial trade.FormSerial
	Paper  *trade.Paper // nil where nothing was replaced
}

// Spoil writes a blank off, unused or used. NotFound for a number that was never bought (papers.serial_unknown),
// Conflict for one that is spoilt already (papers.serial_spoilt); with Replace also when no paper that stands is on it
// (papers.serial_no_paper) and when none is left (papers.serials_out). Requires trade.IssuePapers.
func (s *Serials) Spoil(ctx context.Context, actor trade.Actor, r SpoilRequest) (spoilt Spoilt, err error) {
	r.Serial, r.Reason = strings.TrimSpace(r.Serial), strings.TrimSpace(r.Reason)
	err = change(ctx, s.db, actor, trade.IssuePapers, trade.EntryNumbering, r.Command,
		func(tx *store.Tx, e *trade.Entry) (err error) {
			if spoilt.Serial, err = spoil(tx, r); err != nil {
				return err
			}
			e.Document = r.Serial
			if err := putBlank(tx, e, spoilt.Serial); err != nil || !r.Replace {
				return err
			}
			p, err := replaceBlank(tx, e, spoilt.Serial)
			spoilt.Paper = &p
			return err
		})
	if err != nil {
		return Spoilt{}, err
	}
	return spoilt, nil
}

// spoil judges a blank that is to be written off.
func spoil(tx *store.Tx, r SpoilRequest) (trade.FormSerial, error) {
	if err := blankForm(r.Form); err != nil {
		return trade.FormSerial{}, err
	}
	serial, err := blank(tx, r.Form, r.Serial)
	if err != nil {
		return serial, err
	}
	params := fault.Params{"serial": r.Serial, "paper": called(r.Form), "reason": serial.Reason}
	if serial.State == trade.SerialSpoilt {
		return serial, fault.New(fault.Conflict, words.PapersSerialSpoilt, params).At("serial")
	}
	if r.Reason == "" {
		return serial, fault.New(fault.Invalid, words.PapersSerialReason, params).At("reason")
	}
	serial.State, serial.Reason = trade.SerialSpoilt, r.Reason
	return serial, nil
}

// blank gives what became of a blank that was bought; one that nothing was done with has no state.
func blank(tx *store.Tx, form trade.PaperKind, number string) (trade.FormSerial, error) {
	none := trade.FormSerial{Form: form, Number: number}
	serial, err := tx.FormSerial(form, number)
	if fault.CodeOf(err) != fault.NotFound {
		return serial, err
	}
	stocks, err := tx.FormStocks(form)
	if err != nil {
		return none, err
	}
	if !slices.ContainsFunc(stocks, func(s trade.FormStock) bool { return s.Holds(number) }) {
		return none, fault.New(fault.NotFound, words.PapersSerialUnknown,
			fault.Params{"serial": number, "paper": called(form)}).At("serial")
	}
	return none, nil
}

// replaceBlank prints a paper on the next blank.
func replaceBlank(tx *store.Tx, e *trade.Entry, spoilt trade.FormSerial) (p trade.Paper, err error) {
	if spoilt.PaperID != "" {
		if p, err = tx.Paper(spoilt.PaperID); err != nil {
			return p, err
		}
	}
	if !p.State.Stands() || p.Serial != spoilt.Number {
		return p, fault.New(fault.Conflict, words.PapersSerialNoPaper, fault.Params{"serial": spoilt.Number}).At("serial")
	}
	if err := useBlank(tx, e, &p, NextSerial); err != nil {
		return p, err
	}
	return p, tx.PutPaper(e, p)
}

// NextSerial stands for the next blank that nothing was done with, in place of its number.
const NextSerial = "next"

// useBlank notes on which blank a paper is printed: the one of a number, or the next.
func useBlank(tx *store.Tx, e *trade.Entry, p *trade.Paper, number string) (err error) {
	if number == NextSerial {
		if number, err = nextBlank(tx, p.Kind); err != nil {
			return err
		}
	}
	serial, err := blank(tx, p.Kind, number)
	if err != nil {
		return err
	}
	params := fault.Params{"serial": number, "paper": called(p.Kind), "number": serial.PaperNumber,
		"reason": serial.Reason}
	switch serial.State {
	case trade.SerialUsed:
		return fault.New(fault.Conflict, words.PapersSerialUsed, params).At("serial")
	case trade.SerialSpoilt:
		return fault.New(fault.Conflict, words.PapersSerialSpoilt, params).At("serial")
	}
	serial.State, serial.PaperID, serial.PaperNumber = trade.SerialUsed, p.ID, p.Number
	p.Serial = number
	return putBlank(tx, e, serial)
}

// putBlank writes down what became of a blank, where a restored ledger finds it too.
func putBlank(tx *store.Tx, e *trade.Entry, serial trade.FormSerial) error {
	if err := tx.NoteBlank(serial); err != nil {
		return err
	}
	return tx.PutFormSerial(e, serial)
}

// nextBlank gives the first number of a form that nothing was done with, of the stock that was bought first.
func nextBlank(tx *store.Tx, form trade.PaperKind) (string, error) {
	all, err := blanksOf(tx, form)
	if err != nil {
		return "", err
	}
	for _, stock := range all {
		if stock.Next != "" {
			return stock.Next, nil
		}
	}
	return "", fault.New(fault.Conflict, words.PapersSerialsOut, fault.Params{"paper": called(form)}).At("serial")
}
