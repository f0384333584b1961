// Package stock says where everything is and where it came from, and books what changes stock besides deliveries,
// packing and loading: moves, counts, lots made from lots, and the undoing of a step.
package stock

import (
	"context"
	"fmt"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Service looks at stock and corrects it.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// book posts what fill puts into an entry of its own, and tells the platform where the site's stock changed. There
// is a result only when all of it was saved.
func book[R any](ctx context.Context, s *Service, actor trade.Actor, kind trade.EntryKind, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) (R, error)) (result R, err error) {
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, actor, command)
		if err != nil {
			return err
		}
		if result, err = fill(tx, e); err != nil {
			return err
		}
		return post(tx, e)
	})
	if err != nil {
		var none R
		return none, err
	}
	return result, nil
}

// loose is the goods of one lot and grade that lie at a location in no unit.
type loose struct {
	at   trade.Location
	item trade.Item
	lot  trade.Lot
	trade.Goods
	own trade.Amount
}

// looseAt reads how much of the firm's goods of a lot and grade lies loose at a location.
func looseAt(tx *store.Tx, location, number string, grade trade.Grade) (l loose, err error) {
	if grade != trade.Ungraded && !grade.Known() {
		return l, fault.New(fault.Invalid, words.StockGrade, fault.Params{"found": grade}).At("grade")
	}
	if l.at, err = tx.LocationByCode(location); err != nil {
		return l, err
	}
	if l.lot, err = tx.LotByNumber(number); err != nil {
		return l, err
	}
	if l.item, err = tx.Item(l.lot.ItemID); err != nil {
		return l, err
	}
	firm, err := tx.Firm()
	if err != nil {
		return l, err
	}
	l.Goods = trade.Goods{ItemID: l.item.ID, LotID: l.lot.ID, Grade: grade, OwnerID: firm.PartyID}
	rows, err := tx.StockOf(l.at.ID.At(), l.item.ID)
	for _, row := range rows {
		if row.Goods == l.Goods {
			l.own = row.Own
		}
	}
	return l, err
}

// part is the amount that some grams of the goods are. The last grams take the rest of the quantity with them, so
// that the rounding of pieces leaves nothing behind. Asked for more than there is, the store refuses it.
func (l loose) part(netG int64) trade.Amount {
	if netG == l.own.NetG {
		return l.own
	}
	return trade.Amount{QtyMilli: min(l.item.QtyMilli(netG), l.own.QtyMilli), NetG: netG}
}

// positive refuses a net weight that is not above zero.
func positive(field string, netG int64) error {
	if netG > 0 {
		return nil
	}
	return fault.New(fault.Invalid, words.TradeNotPositive, fault.Params{"field": field, "found": netG}).At(field)
}

// kilograms writes grams as kilograms with three decimals, for sentences. No weight in one is below zero.
func kilograms(g int64) string { return fmt.Sprintf("%d.%03d", g/1000, g%1000) }
