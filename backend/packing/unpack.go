package packing

import (
	"context"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// UnpackRequest breaks a unit.
type UnpackRequest struct {
	Unit    string // identifier
	Command trade.EntryID
}

// Unpacked is a unit that is no more.
type Unpacked struct {
	Unit    trade.HandlingUnit
	Freed   []trade.HandlingUnit // packages that stood on a pallet and now stand at its location
	EntryID trade.EntryID
}

// Unpack breaks a unit: the goods of a package lie loose again at its location, the packages of a pallet stand
// there. Its label is retired for good. Conflict when it is in a transport unit, was unpacked, or has left.
func (s *Service) Unpack(ctx context.Context, actor trade.Actor, r UnpackRequest) (got Unpacked, err error) {
	err = s.write(ctx, actor, trade.EntryUnpack, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		u, err := identify(tx, r.Unit)
		if err != nil {
			return err
		}
		w, err := locateHere(tx, u)
		if err != nil {
			return err
		}
		if w.transport.ID != "" {
			return w.loaded(u)
		}
		e.Document = u.Number
		freed, err := release(tx, e, u, w.location.ID.At())
		if err != nil {
			return err
		}
		e.Put(u.ID.At(), w.parent, trade.Nowhere)
		u.State = trade.UnitRetired
		if err := tx.PutUnit(e, u); err != nil {
			return err
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		got = Unpacked{u, freed, e.ID}
		return nil
	})
	return got, err
}

// release puts everything in a unit back to a location: what lies in it comes back loose, what stands on it stands
// there.
func release(tx *store.Tx, e *trade.Entry, u trade.HandlingUnit, location trade.Place) ([]trade.HandlingUnit, error) {
	rows, err := tx.Contents(u.ID.At())
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		loose := row.Own
		loose.Packages = 0
		e.Move(u.ID.At(), trade.Packing, row.Goods, row.Own)
		e.Move(trade.Packing, location, row.Goods, loose)
	}
	freed, err := tx.UnitsIn(u.ID.At())
	for _, f := range freed {
		e.Put(f.ID.At(), u.ID.At(), location)
	}
	return freed, err
}
