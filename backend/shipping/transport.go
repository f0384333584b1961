package shipping

import (
	"context"
	"strings"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TransportUnitRequest adds a container, wagon or trailer to a shipment.
type TransportUnitRequest struct {
	Shipment  string // shipment reference
	Kind      trade.TransportUnitKind
	Number    string
	SizeType  string
	Wagon     string
	TareG     int64
	MaxGrossG int64
	Packages  int64 // planned
	Command   trade.EntryID
}

// AddTransportUnit puts a container, wagon or trailer at the site, open for loading. A container or wagon number
// with a wrong check digit is refused (ISO 6346; UIC 438-2).
func (s *Service) AddTransportUnit(ctx context.Context, actor trade.Actor,
	r TransportUnitRequest) (u trade.TransportUnit, err error) {
	_, err = s.post(ctx, actor, trade.PlanShipment, trade.EntryPlan, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		sh, err := openShipment(tx, r.Shipment)
		if err != nil {
			return err
		}
		number, err := freshNumber(tx, sh, r)
		if err != nil {
			return err
		}
		firm, err := tx.Firm()
		if err != nil {
			return err
		}
		id, err := identity(tx, sh.DepartureID, number)
		if err != nil {
			return err
		}
		u = trade.TransportUnit{ID: id, DepartureID: sh.DepartureID, ShipmentID: sh.ID,
			Kind: r.Kind, Number: number, SizeType: r.SizeType, Wagon: r.Wagon, TareG: r.TareG, MaxGrossG: r.MaxGrossG,
			Packages: r.Packages, State: trade.TransportOpen}
		if err := u.Validate(); err != nil {
			return err
		}
		e.Document = sh.Reference
		e.Put(u.ID.At(), trade.Nowhere, firm.SiteID.At())
		return tx.PutTransportUnit(e, u)
	})
	return u, err
}

// identity gives the id of a new transport unit. One that was taken off the departure and comes back is the one that it
// was: what was printed for it stays its own, so it gets no second original of its label.
func identity(tx *store.Tx, d trade.DepartureID, number string) (trade.TransportUnitID, error) {
	before, found, err := tx.TakenOffBefore(d, number)
	if found {
		return before.ID, err
	}
	return trade.TransportUnitID(clock.NewID()), err
}

// TransportRequest names a transport unit of a shipment.
type TransportRequest struct {
	Shipment  string // shipment reference
	Transport string // its number
	Command   trade.EntryID
}

// RemoveTransportUnit takes a transport unit that holds nothing off a shipment, so that its number is free again.
func (s *Service) RemoveTransportUnit(ctx context.Context, actor trade.Actor, r TransportRequest) error {
	_, err := s.post(ctx, actor, trade.PlanShipment, trade.EntryPlan, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		sh, err := openShipment(tx, r.Shipment)
		if err != nil {
			return err
		}
		u, err := transportOf(tx, sh, r.Transport)
		if err != nil {
			return err
		}
		units, err := tx.UnitsIn(u.ID.At())
		if err != nil {
			return err
		}
		if len(units) > 0 {
			return fault.New(fault.Conflict, words.ShippingNotEmpty, fault.Params{"transport": u.Number, "count": len(units)})
		}
		at, _, err := tx.Parent(u.ID.At())
		if err != nil {
			return err
		}
		e.Document = sh.Reference
		e.Put(u.ID.At(), at, trade.Nowhere)
		return tx.DropTransportUnit(e, u.ID)
	})
	return err
}

// freshNumber gives the number of a new transport unit, and refuses one that is on the departure already.
func freshNumber(tx *store.Tx, sh trade.Shipment, r TransportUnitRequest) (string, error) {
	number, err := checkedNumber(r.Kind, r.Number)
	if err != nil {
		return "", err
	}
	other, err := tx.TransportUnitByNumber(sh.DepartureID, number)
	if fault.CodeOf(err) == fault.NotFound {
		return number, nil
	}
	if err != nil {
		return "", err
	}
	its, err := tx.Shipment(other.ShipmentID)
	if err != nil {
		return "", err
	}
	return "", fault.New(fault.Conflict, words.ShippingTransportTaken,
		fault.Params{"transport": number, "shipment": its.Reference}).At("number")
}

// checkedNumber gives the number of a transport unit as it is kept, or refuses it. A plate has no form that holds
// in every country, so that only its letters become capitals and its blanks single ones.
func checkedNumber(kind trade.TransportUnitKind, number string) (string, error) {
	switch kind {
	case trade.Container:
		n, err := gs1.ParseContainer(number)
		return string(n), err
	case trade.Wagon:
		n, err := gs1.ParseWagon(number)
		return string(n), err
	}
	return strings.ToUpper(strings.Join(strings.Fields(number), " ")), nil
}
