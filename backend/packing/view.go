package packing

import (
	"context"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// UnitView is a unit with where it stands, what it holds and what happened to it.
type UnitView struct {
	Unit     trade.HandlingUnit
	Place    string // the nearest place: location code, pallet number, transport unit number; empty when unpacked
	Location string // code of the location where it all stands; empty when unpacked or not on our ground
	Shipment string // reference of the shipment it is loaded for, or empty
	Gone     bool   // it has left the site
	Contents []Content
	Units    []trade.HandlingUnit // the packages that stand on a pallet
	History  []trade.Entry        // the entries that placed it, oldest first
}

// Content is some goods in a unit, by the names people know.
type Content struct {
	trade.Stock
	Lot  string // lot number
	Item string // item code
}

// Unit shows the unit that a scan or a typed text names; also one that was unpacked or has left. Requires
// trade.Look.
func (s *Service) Unit(ctx context.Context, actor trade.Actor, identifier string) (v UnitView, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return v, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if v.Unit, err = identify(tx, identifier); err != nil {
			return err
		}
		if err := v.stand(tx); err != nil {
			return err
		}
		if v.Contents, err = contents(tx, v.Unit); err != nil {
			return err
		}
		if v.Units, err = tx.UnitsIn(v.Unit.ID.At()); err != nil {
			return err
		}
		v.History, err = tx.History(v.Unit.ID.At())
		return err
	})
	return v, err
}

// stand shows where the unit is.
func (v *UnitView) stand(tx *store.Tx) error {
	w, err := locate(tx, v.Unit)
	v.Place, v.Location, v.Shipment = w.name(), w.location.Code, w.shipment.Reference
	v.Gone = w.gone && v.Unit.State == trade.UnitActive
	return err
}

// contents lists the goods in a unit.
func contents(tx *store.Tx, u trade.HandlingUnit) (all []Content, err error) {
	rows, err := tx.Contents(u.ID.At())
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		lot, err := tx.Lot(row.LotID)
		if err != nil {
			return nil, err
		}
		item, err := tx.Item(row.ItemID)
		if err != nil {
			return nil, err
		}
		all = append(all, Content{row, lot.Number, item.Code})
	}
	return all, nil
}
