// Package shipping plans departures and shipments, loads units into transport units, and lets shipments go. A
// scan is judged against the open task and saved before it is called good; a wrong unit is refused on the spot
// with the reason.
package shipping

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Gate refuses to let a shipment through gates at which its papers contradict each other.
type Gate func(tx *store.Tx, shipment string, gates ...trade.Gate) error

// Service plans, loads and despatches shipments.
type Service struct {
	db   *store.DB
	gate Gate
}

// New makes the service over an open ledger. Nothing holds its gates until Guard.
func New(db *store.DB) *Service {
	return &Service{db, func(*store.Tx, string, ...trade.Gate) error { return nil }}
}

// Guard has a use case that knows the papers hold the gates. It is called once, before the service is used.
func (s *Service) Guard(gate Gate) { s.gate = gate }

// post writes one entry with what fill puts into it.
func (s *Service) post(ctx context.Context, actor trade.Actor, permission trade.Permission, kind trade.EntryKind,
	command trade.EntryID, fill func(*store.Tx, *trade.Entry) error) (id trade.EntryID, err error) {
	if err := actor.Require(permission); err != nil {
		return "", err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		id = e.ID
		return tx.Post(e)
	})
	return id, err
}

// openShipment reads a shipment and refuses one that is not open.
func openShipment(tx *store.Tx, reference string) (trade.Shipment, error) {
	sh, err := tx.ShipmentByReference(reference)
	if err == nil && sh.State != trade.ShipmentOpen {
		err = fault.New(fault.Conflict, words.ShippingNotOpen,
			fault.Params{"shipment": sh.Reference, "state": sh.State})
	}
	return sh, err
}

// transportOf reads the transport unit of a shipment with a number.
func transportOf(tx *store.Tx, sh trade.Shipment, number string) (trade.TransportUnit, error) {
	units, err := tx.TransportUnitsOf(sh.ID)
	if err != nil {
		return trade.TransportUnit{}, err
	}
	return numbered(units, sh, number)
}

// numbered finds the transport unit with a number among those of a shipment, however somebody wrote the number.
func numbered(units []trade.TransportUnit, sh trade.Shipment, number string) (trade.TransportUnit, error) {
	for _, u := range units {
		if kept, err := checkedNumber(u.Kind, number); err == nil && kept == u.Number {
			return u, nil
		}
	}
	return trade.TransportUnit{}, fault.New(fault.NotFound, words.ShippingTransportUnknown,
		fault.Params{"shipment": sh.Reference, "transport": number})
}
