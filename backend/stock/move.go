package stock

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// MoveUnitRequest moves one handling unit with all it holds.
type MoveUnitRequest struct {
	Unit    string // any identifier of a carton, crate, bag or pallet, as scanned or typed
	To      string // location code
	Command trade.EntryID
}

// MovedUnit tells of a unit that was moved.
type MovedUnit struct {
	Unit    trade.HandlingUnit
	From    Spot // where it stood: a location, or the pallet it was taken off
	To      Spot
	EntryID trade.EntryID
}

// MoveUnit puts a unit into a location; a carton that stands on a pallet is taken off it. Conflict for a unit that
// was unpacked, that is loaded or gone, and that stands there already.
func (s *Service) MoveUnit(ctx context.Context, actor trade.Actor, r MoveUnitRequest) (MovedUnit, error) {
	if err := actor.Require(trade.Pack); err != nil {
		return MovedUnit{}, err
	}
	return book(ctx, s, actor, trade.EntryMove, r.Command, r.move)
}

// move fills the entry with the move of the unit.
func (r MoveUnitRequest) move(tx *store.Tx, e *trade.Entry) (moved MovedUnit, err error) {
	u, err := unitScanned(tx, r.Unit)
	if err != nil {
		return moved, err
	}
	to, err := tx.LocationByCode(r.To)
	if err != nil {
		return moved, err
	}
	from, err := whereFree(tx, u)
	if err != nil {
		return moved, err
	}
	if from == to.ID.At() {
		return moved, fault.New(fault.Conflict, words.StockUnitThere,
			fault.Params{"unit": u.Number, "place": to.Code}).At("to")
	}
	e.Document = u.Number
	e.Put(u.ID.At(), from, to.ID.At())
	stood, err := spotOf(tx, from)
	return MovedUnit{u, stood, locationSpot(to), e.ID}, err
}

// unitScanned reads the unit that carries what was scanned or typed.
func unitScanned(tx *store.Tx, text string) (trade.HandlingUnit, error) {
	scan, err := gs1.Classify(text)
	if err != nil {
		return trade.HandlingUnit{}, err
	}
	u, err := tx.UnitByIdentifier(scan.Value)
	if fault.CodeOf(err) == fault.NotFound {
		err = fault.New(fault.NotFound, words.StockUnitUnknown, fault.Params{"identifier": scan.Value}).At("unit")
	}
	return u, err
}

// whereFree gives the place a unit stands in, and refuses a unit that nobody can take from there.
func whereFree(tx *store.Tx, u trade.HandlingUnit) (trade.Place, error) {
	if u.State == trade.UnitRetired {
		return trade.Nowhere, fault.New(fault.Conflict, words.StockUnitRetired, fault.Params{"unit": u.Number}).At("unit")
	}
	if err := notLoaded(tx, u); err != nil {
		return trade.Nowhere, err
	}
	from, _, err := tx.Parent(u.ID.At())
	return from, err
}

// notLoaded refuses a unit that is in a transport unit or with somebody else: its weights may stand on papers
// already, and only loading knows what is sealed.
func notLoaded(tx *store.Tx, u trade.HandlingUnit) error {
	above, err := tx.Ancestors(u.ID.At())
	if err != nil {
		return err
	}
	for _, place := range above {
		if kind := place.Kind(); kind != trade.TransportPlace && kind != trade.PartyPlace {
			continue
		}
		spot, err := spotOf(tx, place)
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, words.StockUnitLoaded,
			fault.Params{"unit": u.Number, "place": spot.Code}).At("unit")
	}
	return nil
}

// MoveGoodsRequest moves loose goods of one lot and grade from one location to another.
type MoveGoodsRequest struct {
	Lot     string // lot number
	Grade   trade.Grade
	From    string // location code
	To      string // location code
	NetG    int64
	Command trade.EntryID
}

// MovedGoods tells of goods that were moved.
type MovedGoods struct {
	trade.Movement
	EntryID trade.EntryID
}

// MoveGoods carries loose goods from one location to another. Conflict when less than that lies loose there: what
// is in cartons moves with MoveUnit.
func (s *Service) MoveGoods(ctx context.Context, actor trade.Actor, r MoveGoodsRequest) (MovedGoods, error) {
	if err := actor.Require(trade.Pack); err != nil {
		return MovedGoods{}, err
	}
	if err := positive("net weight", r.NetG); err != nil {
		return MovedGoods{}, err
	}
	return book(ctx, s, actor, trade.EntryMove, r.Command, r.move)
}

// move fills the entry with the move of the goods.
func (r MoveGoodsRequest) move(tx *store.Tx, e *trade.Entry) (MovedGoods, error) {
	goods, err := looseAt(tx, r.From, r.Lot, r.Grade)
	if err != nil {
		return MovedGoods{}, err
	}
	to, err := tx.LocationByCode(r.To)
	if err != nil {
		return MovedGoods{}, err
	}
	if to.ID == goods.at.ID {
		return MovedGoods{}, fault.New(fault.Invalid, words.StockSamePlace, fault.Params{"place": to.Code}).At("to")
	}
	e.Document = goods.lot.Number
	e.Move(goods.at.ID.At(), to.ID.At(), goods.Goods, goods.part(r.NetG))
	return MovedGoods{e.Movements[0], e.ID}, nil
}
