package labels

import (
	"context"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Printers keeps the label printers of the station.
type Printers struct {
	db   *store.DB
	open Open
}

// NewPrinters makes the service over an open ledger; open says which addresses can be read.
func NewPrinters(db *store.DB, open Open) *Printers { return &Printers{db, open} }

// PutPrinterRequest sets a printer up, or changes how it is reached.
type PutPrinterRequest struct {
	Printer trade.PrinterSetup
	Command trade.EntryID
}

// Put sets a printer up, or changes how it is reached; nothing is connected. Invalid for an address that cannot be
// read, and for what no printer has. Requires trade.EditSettings.
func (s *Printers) Put(ctx context.Context, actor trade.Actor, r PutPrinterRequest) (trade.PrinterSetup, error) {
	r.Printer.Removed = false
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		wrong := fault.All(r.Printer.Validate())
		if r.Printer.Address != "" {
			_, err := s.open(r.Printer.Address)
			wrong = append(wrong, fault.All(err)...)
		}
		if err := wrong.OrNil(); err != nil {
			return err
		}
		return tx.PutPrinter(e, r.Printer)
	})
	if err != nil {
		return trade.PrinterSetup{}, err
	}
	return r.Printer, nil
}

// All lists the printers in use. Requires trade.Look.
func (s *Printers) All(ctx context.Context, actor trade.Actor) (all []trade.PrinterSetup, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Printers()
		return err
	})
	return slices.DeleteFunc(all, func(p trade.PrinterSetup) bool { return p.Removed }), err
}

// Remove takes a printer out of use; jobs that name it stay, and can be resumed on another. Requires
// trade.EditSettings.
func (s *Printers) Remove(ctx context.Context, actor trade.Actor, name string, command trade.EntryID) error {
	return s.change(ctx, actor, command, func(tx *store.Tx, e *trade.Entry) error {
		p, err := inUse(tx, name)
		if err != nil {
			return err
		}
		p.Removed = true
		return tx.PutPrinter(e, p)
	})
}

func (s *Printers) change(ctx context.Context, actor trade.Actor, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.EditSettings); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntrySetting, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
}
