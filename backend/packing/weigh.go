package packing

import (
	"context"

	"tradehub/backend/announce"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// WeighRequest records what a unit really weighs.
type WeighRequest struct {
	Unit      string // identifier
	GrossG    int64
	TareG     int64  // the empty package or pallet, grams; 0 leaves it as it is
	ScaleLine string // the raw line of the scale, as evidence; empty for a weight that was typed
	Command   trade.EntryID
}

// Weighed is a unit with its new weights.
type Weighed struct {
	Unit        trade.HandlingUnit
	DifferenceG int64 // by how much its net weight was corrected; below zero where it held less. 0 for a pallet
	EntryID     trade.EntryID
}

// Weigh records the true weight of a unit. What a package holds more or less than was booked goes through
// trade.Correction, so that stock stays true; of a pallet gross and tare are kept as evidence, and no goods change.
// Invalid when the weights cannot be; conflict when the unit was unpacked, has left, or is in a closed transport
// unit, whose weight stands on papers.
func (s *Service) Weigh(ctx context.Context, actor trade.Actor, r WeighRequest) (got Weighed, err error) {
	err = s.write(ctx, actor, trade.EntryWeigh, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		u, err := weighable(tx, r.Unit)
		if err != nil {
			return err
		}
		e.Document = u.Number
		u.GrossG, u.TareG, u.ScaleLine = r.GrossG, orStandard(r.TareG, u.TareG), r.ScaleLine
		differenceG, err := weighed(tx, e, &u)
		if err != nil {
			return err
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		got = Weighed{u, differenceG, e.ID}
		if u.Kind == trade.Pallet {
			return nil
		}
		return announce.Stock(tx, e, u.ItemID)
	})
	return got, err
}

// weighable finds a unit whose weight may still be corrected.
func weighable(tx *store.Tx, identifier string) (trade.HandlingUnit, error) {
	u, err := identify(tx, identifier)
	if err != nil {
		return u, err
	}
	w, err := locateHere(tx, u)
	if err != nil {
		return u, err
	}
	if w.transport.ID != "" && w.transport.State != trade.TransportOpen {
		return u, fault.New(fault.Conflict, words.PackingTransportClosed,
			fault.Params{"unit": u.Number, "transport": w.transport.Number, "state": w.transport.State})
	}
	return u, nil
}

// weighed fills the entry with the new weights of a unit, and tells by how much its net weight was corrected. A
// pallet that carries nothing weighs just its tare.
func weighed(tx *store.Tx, e *trade.Entry, u *trade.HandlingUnit) (differenceG int64, err error) {
	switch {
	case u.Kind != trade.Pallet:
		differenceG, err = correct(tx, e, u)
	case u.GrossG <= 0 || u.GrossG < u.TareG:
		err = notAboveTare(u.GrossG, u.TareG)
	}
	if err != nil {
		return 0, err
	}
	return differenceG, put(tx, e, *u)
}

// correct reckons the net weight of a package and moves what it holds more or less than was booked.
func correct(tx *store.Tx, e *trade.Entry, u *trade.HandlingUnit) (differenceG int64, err error) {
	item, err := tx.Item(u.ItemID)
	if err != nil {
		return 0, err
	}
	if u.NetG, err = netOf(item, u.GrossG, u.TareG); err != nil {
		return 0, err
	}
	held, err := onlyGoods(tx, *u)
	if err != nil {
		return 0, err
	}
	more := correction(item, held.Own, u.NetG)
	if more.NetG < 0 {
		e.Move(u.ID.At(), trade.Correction, held.Goods, more.Minus())
	} else {
		e.Move(trade.Correction, u.ID.At(), held.Goods, more)
	}
	return more.NetG, nil
}

// onlyGoods reads what a package holds; the scale cannot tell to which of several lots a difference belongs.
func onlyGoods(tx *store.Tx, u trade.HandlingUnit) (trade.Stock, error) {
	rows, err := tx.Contents(u.ID.At())
	if err != nil {
		return trade.Stock{}, err
	}
	if len(rows) != 1 {
		return trade.Stock{}, fault.New(fault.Conflict, words.PackingNotOneLot,
			fault.Params{"unit": u.Number, "count": len(rows)})
	}
	return rows[0], nil
}

// correction tells what a package holds more than was booked. Goods that are counted by weight change their
// quantity with it; of others the pieces stay as many as they are, however heavy they turn out.
func correction(item trade.Item, held trade.Amount, netG int64) trade.Amount {
	more := trade.Amount{NetG: netG - held.NetG}
	if byWeight(item) {
		more.QtyMilli = item.QtyMilli(netG) - held.QtyMilli
	}
	return more
}

// byWeight tells whether the item's unit of quantity is a mass: without the weight of a piece, only such a unit
// makes a quantity of a tonne.
func byWeight(item trade.Item) bool { return trade.Item{Unit: item.Unit}.QtyMilli(1_000_000) > 0 }
