package stock

import (
	"context"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Reason says why the books are adjusted.
type Reason string

// The reasons. Shrinkage only takes away; what was found beyond the books is a correction.
const (
	Correction Reason = "correction" // a weight or count was recorded wrongly
	Shrinkage  Reason = "shrinkage"  // goods dried out, spoiled or were lost
)

// place gives the adjustment that takes the difference.
func (r Reason) place() (trade.Place, error) {
	switch r {
	case Correction:
		return trade.Correction, nil
	case Shrinkage:
		return trade.Shrinkage, nil
	}
	return trade.Nowhere, fault.New(fault.Invalid, words.StockReason, fault.Params{"found": r}).At("reason")
}

// AdjustRequest is the result of counting the loose goods of one lot and grade at one location. What stands there
// in cartons is not part of it: a carton is there whole or not at all.
type AdjustRequest struct {
	Lot         string // lot number
	Grade       trade.Grade
	Location    string // location code
	CountedNetG int64  // what was found; 0 where there was none
	Reason      Reason
	Note        string // what the person says about it; required, and kept with the entry
	Command     trade.EntryID
}

// Adjusted tells what was booked.
type Adjusted struct {
	DifferenceG int64 // net grams found beyond the books; below zero where some were missing
	EntryID     trade.EntryID
}

// Adjust books the difference between what was counted and what the books have. Conflict when there is none, and
// when shrinkage would add goods.
func (s *Service) Adjust(ctx context.Context, actor trade.Actor, r AdjustRequest) (Adjusted, error) {
	if err := actor.Require(trade.AdjustStock); err != nil {
		return Adjusted{}, err
	}
	reason, err := r.check()
	if err != nil {
		return Adjusted{}, err
	}
	return book(ctx, s, actor, trade.EntryAdjust, r.Command, func(tx *store.Tx, e *trade.Entry) (Adjusted, error) {
		goods, err := looseAt(tx, r.Location, r.Lot, r.Grade)
		if err != nil {
			return Adjusted{}, err
		}
		e.Document = r.Note
		return Adjusted{r.CountedNetG - goods.own.NetG, e.ID}, r.moveDifference(e, goods, reason)
	})
}

// check refuses what no ledger is needed to see, and gives the place that takes the difference.
func (r AdjustRequest) check() (trade.Place, error) {
	var l fault.List
	reason, err := r.Reason.place()
	l = append(l, fault.All(err)...)
	if strings.TrimSpace(r.Note) == "" {
		l = append(l, fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": "note"}).At("note"))
	}
	if r.CountedNetG < 0 {
		l = append(l, fault.New(fault.Invalid, words.TradeNegative,
			fault.Params{"found": r.CountedNetG}).At("counted net weight"))
	}
	return reason, l.OrNil()
}

// moveDifference fills the entry with the difference between what was counted and what the books have.
func (r AdjustRequest) moveDifference(e *trade.Entry, goods loose, reason trade.Place) error {
	at, difference := goods.at.ID.At(), r.CountedNetG-goods.own.NetG
	told := fault.Params{"lot": r.Lot, "have_kg": kilograms(goods.own.NetG), "counted_kg": kilograms(r.CountedNetG)}
	switch {
	case difference < 0:
		e.Move(at, reason, goods.Goods, goods.part(-difference))
	case difference == 0:
		return fault.New(fault.Conflict, words.StockAsCounted, told)
	case r.Reason == Shrinkage:
		return fault.New(fault.Conflict, words.StockShrinkageGain, told).At("reason")
	default:
		gained := trade.Amount{QtyMilli: goods.item.QtyMilli(difference), NetG: difference}
		e.Move(reason, at, goods.Goods, gained)
	}
	return nil
}
