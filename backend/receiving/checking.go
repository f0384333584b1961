package receiving

import (
	"context"

	"tradehub/backend/exchange"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Check reads a delivery sheet and tells all that speaks against booking it, as Import would; nothing is saved. The
// sheet is given with the refusals too, where it could be read.
func (s *Service) Check(ctx context.Context, actor trade.Actor, r ImportRequest) (exchange.DeliverySheet, error) {
	if err := actor.Require(trade.Receive); err != nil {
		return exchange.DeliverySheet{}, err
	}
	sheet, err := exchange.ReadDelivery(r.File, r.Name)
	if err != nil {
		return exchange.DeliverySheet{}, err
	}
	return sheet, s.db.Read(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryReceive, actor, r.Command)
		if err != nil {
			return err
		}
		d := &delivery{tx: tx, e: e, sheet: &sheet}
		if err := d.fill(requestOf(sheet, r)); err != nil {
			return err
		}
		return d.judge()
	})
}
