package app

import (
	"context"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// Blanks keeps the pre-printed forms that authorities sell, number by number, and how far each paper printer feeds
// them off.
type Blanks struct{ d *desk }

// BlankStock is a pad of pre-printed forms, and what became of them.
type BlankStock struct {
	Form     trade.PaperKind `json:"form"`
	First    string          `json:"first"` // as it is printed on the blank
	Last     string          `json:"last"`
	BoughtOn string          `json:"boughtOn"` // calendar date; empty for today where it is added
	Note     string          `json:"note"`     // from whom, under which receipt
	Unused   int64           `json:"unused"`
	Used     int64           `json:"used"`
	Spoilt   int64           `json:"spoilt"`
	Next     string          `json:"next"` // empty where none is left
	Gone     []BlankGone     `json:"gone"`
}

// BlankGone is a blank that a paper was printed on, or that is spoilt.
type BlankGone struct {
	Number string            `json:"number"`
	State  trade.SerialState `json:"state"`
	Paper  string            `json:"paper"` // our number of the paper
	Reason string            `json:"reason"`
}

// List lists the stocks of a form, or of all forms, those that were bought first before.
func (b *Blanks) List(form string) (all []BlankStock, err error) {
	all = []BlankStock{}
	err = b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Serials.List(ctx, actor, trade.PaperKind(form))
		for _, one := range found {
			all = append(all, blankStock(one))
		}
		return err
	})
	return all, err
}

func blankStock(b papers.Blanks) BlankStock {
	s := BlankStock{Form: b.Stock.Form, First: b.Stock.Number(b.Stock.First), Last: b.Stock.Number(b.Stock.Last),
		BoughtOn: b.Stock.BoughtOn, Note: b.Stock.Note, Unused: b.Unused, Used: b.Used, Spoilt: b.Spoilt, Next: b.Next,
		Gone: []BlankGone{}}
	for _, gone := range b.Gone {
		s.Gone = append(s.Gone, BlankGone{gone.Number, gone.State, gone.PaperNumber, gone.Reason})
	}
	return s
}

// Add adds blanks that were bought: their form, their first and their last number, and the note.
func (b *Blanks) Add(command string, bought BlankStock) error {
	return b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		stock, err := trade.BlanksBetween(bought.Form, bought.First, bought.Last)
		if err != nil {
			return err
		}
		stock.BoughtOn, stock.Note = bought.BoughtOn, bought.Note
		_, err = s.Serials.Add(ctx, actor, papers.AddBlanksRequest{Stock: stock, Command: trade.EntryID(command)})
		return err
	})
}

// Spoil writes a blank off, with the reason. A paper that was printed on it may get the next blank, whose number it
// gives then.
func (b *Blanks) Spoil(command, form, serial, reason string, replace bool) (next string, err error) {
	err = b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		spoilt, err := s.Serials.Spoil(ctx, actor, papers.SpoilRequest{Form: trade.PaperKind(form), Serial: serial,
			Reason: reason, Replace: replace, Command: trade.EntryID(command)})
		if spoilt.Paper != nil {
			next = spoilt.Paper.Serial
		}
		return err
	})
	return next, err
}

// FormPrinter is how far a paper printer feeds a pre-printed form off. Lengths are hundredths of a millimetre.
type FormPrinter struct {
	Name string          `json:"name"`
	Form trade.PaperKind `json:"form"` // empty for all forms that it has no other offset for
	XHMM int64           `json:"xHMM"` // to the right
	YHMM int64           `json:"yHMM"` // down
}

// Printers lists the paper printers with their offsets.
func (b *Blanks) Printers() (all []FormPrinter, err error) {
	all = []FormPrinter{}
	err = b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.FormPrinters.All(ctx, actor)
		for _, p := range found {
			all = append(all, FormPrinter{p.Name, p.Form, p.XHMM, p.YHMM})
		}
		return err
	})
	return all, err
}

// SavePrinter keeps the offset of a paper printer, or changes it.
func (b *Blanks) SavePrinter(command string, p FormPrinter) error {
	return b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		_, err := s.FormPrinters.Put(ctx, actor, papers.PutFormPrinterRequest{Command: trade.EntryID(command),
			Printer: trade.FormPrinter{Name: p.Name, Form: p.Form, XHMM: p.XHMM, YHMM: p.YHMM}})
		return err
	})
}

// RemovePrinter forgets the offset of a paper printer for a form.
func (b *Blanks) RemovePrinter(command, name, form string) error {
	return b.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.FormPrinters.Remove(ctx, actor, papers.RemoveFormPrinterRequest{Name: name, Form: trade.PaperKind(form),
			Command: trade.EntryID(command)})
	})
}
