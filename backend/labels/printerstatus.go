package labels

import (
	"context"

	"tradehub/backend/device"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Ask asks the printer at an address how it is; nothing need be set up. The faults are those of device.OpenPrinter and
// of the printer. Requires trade.Look.
func (s *Printers) Ask(ctx context.Context, actor trade.Actor, address string) (device.Status, error) {
	if err := actor.Require(trade.Look); err != nil {
		return device.Status{}, err
	}
	printer, err := s.open(address)
	if err != nil {
		return device.Status{}, err
	}
	return printer.Status(ctx)
}

// Identify asks the printer at an address what it is. One that cannot say, such as one behind a spooler, is nothing.
// Requires trade.EditSettings.
func (s *Printers) Identify(ctx context.Context, actor trade.Actor, address string) (device.Identity, error) {
	if err := actor.Require(trade.EditSettings); err != nil {
		return device.Identity{}, err
	}
	printer, err := s.open(address)
	if err != nil {
		return device.Identity{}, err
	}
	speaking, can := printer.(interface {
		Identify(ctx context.Context) (device.Identity, error)
	})
	if !can {
		return device.Identity{}, nil
	}
	return speaking.Identify(ctx)
}

// GoOn lets a paused printer of this station print again. One that takes no such command is left as it is. Requires
// trade.Pack.
func (s *Printers) GoOn(ctx context.Context, actor trade.Actor, name string) error {
	if err := actor.Require(trade.Pack); err != nil {
		return err
	}
	var setup trade.PrinterSetup
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		setup, err = inUse(tx, name)
		return err
	})
	if err != nil {
		return err
	}
	printer, err := s.open(setup.Address)
	if err != nil {
		return err
	}
	paused, can := printer.(interface {
		Resume(ctx context.Context) error
	})
	if !can {
		return nil
	}
	return paused.Resume(ctx)
}

// Unfinished counts the jobs about which a person is wanted: of the unresolved ones somebody has to say which labels
// came out, the waiting ones are to be resumed or cancelled. Those that are being printed are neither. Requires
// trade.Look.
func (s *Service) Unfinished(ctx context.Context, actor trade.Actor) (unresolved, waiting int64, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return 0, 0, err
	}
	doubtful := map[trade.LabelJobID]bool{}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		open, err := tx.UnsettledLabels()
		for _, l := range open {
			if !s.turns.running(l.JobID) {
				unknown := l.State == trade.LabelUnknown || l.State == trade.LabelSending
				doubtful[l.JobID] = doubtful[l.JobID] || unknown
			}
		}
		return err
	})
	for _, unknown := range doubtful {
		if unknown {
			unresolved++
		} else {
			waiting++
		}
	}
	return unresolved, waiting, err
}
