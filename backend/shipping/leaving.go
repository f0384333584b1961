package shipping

import (
	"context"

	"tradehub/backend/announce"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// StateRequest names a shipment whose state is to change.
type StateRequest struct {
	Shipment string // shipment reference
	Short    bool   // close although less is loaded than planned
	Command  trade.EntryID
}

// Close ends the loading of a shipment whose transport units are all sealed. Less than planned is refused unless
// the request says that it is meant.
func (s *Service) Close(ctx context.Context, actor trade.Actor, r StateRequest) (trade.Shipment, error) {
	return s.become(ctx, actor, trade.LoadUnits, r, trade.ShipmentClosed, func(l leaving) error {
		if err := l.allSealed(); err != nil {
			return err
		}
		if r.Short {
			return nil
		}
		return l.complete()
	})
}

// Reopen opens a closed shipment again, so that a transport unit can be unsealed.
func (s *Service) Reopen(ctx context.Context, actor trade.Actor, r StateRequest) (trade.Shipment, error) {
	return s.become(ctx, actor, trade.LoadUnits, r, trade.ShipmentOpen, func(l leaving) error { return l.noPapers() })
}

// Cancel gives up a shipment into which nothing is loaded.
func (s *Service) Cancel(ctx context.Context, actor trade.Actor, r StateRequest) (trade.Shipment, error) {
	return s.become(ctx, actor, trade.PlanShipment, r, trade.ShipmentCancelled, func(l leaving) error {
		if len(l.units) > 0 {
			return fault.New(fault.Conflict, words.ShippingHasTransport,
				fault.Params{"shipment": l.shipment.Reference, "count": len(l.units)})
		}
		return nil
	})
}

// Despatch lets a closed shipment go: its transport units leave the site for the consignee, and the platform is
// told of the shipment and of what stock is left. Where the firm guards its gates, a block that nobody waived is a
// Conflict.
func (s *Service) Despatch(ctx context.Context, actor trade.Actor, r StateRequest) (sh trade.Shipment, err error) {
	if err := actor.Require(trade.Despatch); err != nil {
		return sh, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryDespatch, actor, r.Command)
		if err != nil {
			return err
		}
		l, err := toBecome(tx, r.Shipment, trade.ShipmentDespatched)
		if err != nil {
			return err
		}
		if err := s.gate(tx, r.Shipment, trade.GateDespatch, trade.GatePlatform); err != nil {
			return err
		}
		if err := l.depart(e); err != nil {
			return err
		}
		sh = l.shipment
		return l.tell(e)
	})
	return sh, err
}

// become posts the next state of a shipment, after ready has had its say.
func (s *Service) become(ctx context.Context, actor trade.Actor, permission trade.Permission, r StateRequest,
	next trade.ShipmentState, ready func(leaving) error) (sh trade.Shipment, err error) {
	_, err = s.post(ctx, actor, permission, trade.EntryClose, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		l, err := toBecome(tx, r.Shipment, next)
		if err != nil {
			return err
		}
		if err := ready(l); err != nil {
			return err
		}
		sh = l.shipment
		e.Document = sh.Reference
		return tx.PutShipment(e, sh)
	})
	return sh, err
}

// leaving is a shipment about to change its state, with its transport units.
type leaving struct {
	tx       *store.Tx
	shipment trade.Shipment // in its next state
	units    []trade.TransportUnit
	packages map[kindOfGoods]int64
}

// toBecome reads a shipment and gives it its next state, or refuses it.
func toBecome(tx *store.Tx, reference string, next trade.ShipmentState) (l leaving, err error) {
	l.tx = tx
	if l.shipment, err = tx.ShipmentByReference(reference); err != nil {
		return l, err
	}
	if !l.shipment.State.CanBecome(next) {
		return l, fault.New(fault.Conflict, words.ShippingCannot, fault.Params{"shipment": reference,
			"state": l.shipment.State, "next": next})
	}
	l.shipment.State = next
	l.packages, l.units, err = loadedOf(tx, l.shipment.ID)
	return l, err
}

func (l leaving) allSealed() error {
	if len(l.units) == 0 {
		return fault.New(fault.Conflict, words.ShippingNoTransport, fault.Params{"shipment": l.shipment.Reference})
	}
	for _, u := range l.units {
		if u.State != trade.TransportClosed {
			return fault.New(fault.Conflict, words.ShippingNotClosed, fault.Params{"transport": u.Number})
		}
	}
	return nil
}

// complete refuses a shipment that lacks packages of its plan.
func (l leaving) complete() error {
	for _, line := range l.shipment.Lines {
		loaded := l.packages[kindOfGoods{line.ItemID, line.Grade}]
		if loaded >= line.Packages {
			continue
		}
		item, err := l.tx.Item(line.ItemID)
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, words.ShippingShort, fault.Params{"shipment": l.shipment.Reference,
			"item": item.Name.EN, "loaded": loaded, "planned": line.Packages, "missing": line.Packages - loaded})
	}
	return nil
}

// noPapers refuses to open a shipment again while a paper about it stands: the paper would no longer be true.
func (l leaving) noPapers() error {
	papers, err := l.tx.PapersOf(l.shipment.ID)
	if err != nil {
		return err
	}
	for _, p := range papers {
		if p.State == trade.PaperIssued {
			return fault.New(fault.Conflict, words.ShippingHasPaper,
				fault.Params{"shipment": l.shipment.Reference, "kind": p.Kind, "number": p.Number})
		}
	}
	return nil
}

// depart fills an entry with the leaving of all transport units.
func (l leaving) depart(e *trade.Entry) error {
	e.Document = l.shipment.Reference
	for _, u := range l.units {
		at, _, err := l.tx.Parent(u.ID.At())
		if err != nil {
			return err
		}
		e.Put(u.ID.At(), at, l.shipment.ConsigneeID.At())
		u.State = trade.TransportDespatched
		if err := l.tx.PutTransportUnit(e, u); err != nil {
			return err
		}
	}
	return l.tx.PutShipment(e, l.shipment)
}

// tell posts the departure and queues what the platform is told of it.
func (l leaving) tell(e *trade.Entry) error {
	if err := l.tx.Post(e); err != nil {
		return err
	}
	if err := announce.Shipment(l.tx, e, l.shipment); err != nil {
		return err
	}
	items := make([]trade.ItemID, 0, len(l.shipment.Lines))
	for _, line := range l.shipment.Lines {
		items = append(items, line.ItemID)
	}
	return announce.Stock(l.tx, e, items...)
}
