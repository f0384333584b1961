package shipping

import (
	"context"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// DepartureRequest plans a departure.
type DepartureRequest struct {
	trade.Departure
	Command trade.EntryID
}

// PlanDeparture saves a departure: a new one when its ID is empty. One with which a shipment has left stays as it
// is, for papers and platform tell of it; and its shipments must be allowed to travel as it says.
func (s *Service) PlanDeparture(ctx context.Context, actor trade.Actor, r DepartureRequest) (trade.Departure, error) {
	if r.ID == "" {
		r.ID = trade.DepartureID(clock.NewID())
	}
	_, err := s.post(ctx, actor, trade.PlanShipment, trade.EntryPlan, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := r.Validate(); err != nil {
			return err
		}
		if err := suitsShipments(tx, r.Departure); err != nil {
			return err
		}
		e.Document = r.Reference
		return tx.PutDeparture(e, r.Departure)
	})
	return r.Departure, err
}

// suitsShipments refuses a change of a departure with which a shipment has left, or whose new mode the terms of a
// shipment do not allow.
func suitsShipments(tx *store.Tx, d trade.Departure) error {
	all, err := tx.Shipments()
	if err != nil {
		return err
	}
	for _, sh := range all {
		if sh.DepartureID != d.ID || sh.State == trade.ShipmentCancelled {
			continue
		}
		if sh.State == trade.ShipmentDespatched {
			return fault.New(fault.Conflict, words.ShippingDepartureLeft,
				fault.Params{"departure": d.Reference, "shipment": sh.Reference})
		}
		if err := sh.Terms.Validate(d.Mode); err != nil {
			return err
		}
	}
	return nil
}

// ShipmentRequest plans a shipment. Masters and its departure are named by their codes.
type ShipmentRequest struct {
	Reference   string
	Departure   string // departure reference
	Consignee   string // party code
	Notify      string // party code, or empty
	Terms       trade.Terms
	Payment     string
	Destination string // country, ISO 3166-1 alpha-2
	Marks       string // empty takes the firm's
	Lines       []LineRequest
	Command     trade.EntryID
}

// LineRequest is one kind of goods a shipment is to carry.
type LineRequest struct {
	Item     string // item code
	Grade    trade.Grade
	Packages int64
	Price    trade.UnitPrice
}

// PlanShipment saves a new shipment of the firm on a departure.
func (s *Service) PlanShipment(ctx context.Context, actor trade.Actor, r ShipmentRequest) (trade.Shipment, error) {
	return s.plan(ctx, actor, r, func(*store.Tx, *trade.Shipment) error { return nil })
}

// Replan changes the plan of a shipment that is open: everything but its departure once it has a transport unit,
// and nothing that would leave less planned than is loaded.
func (s *Service) Replan(ctx context.Context, actor trade.Actor, r ShipmentRequest) (trade.Shipment, error) {
	return s.plan(ctx, actor, r, func(tx *store.Tx, next *trade.Shipment) error {
		before, err := openShipment(tx, r.Reference)
		if err != nil {
			return err
		}
		loaded, units, err := loadedOf(tx, before.ID)
		if err != nil {
			return err
		}
		if before.DepartureID != next.DepartureID && len(units) > 0 {
			return fault.New(fault.Conflict, words.ShippingDepartureFixed, fault.Params{"shipment": before.Reference})
		}
		next.ID = before.ID
		return coversLoaded(tx, *next, loaded)
	})
}

// coversLoaded refuses a plan with less of some goods than is loaded of them.
func coversLoaded(tx *store.Tx, next trade.Shipment, loaded map[kindOfGoods]int64) error {
	for _, kind := range kindsIn(loaded) {
		line, _ := next.LineFor(kind.item, kind.grade)
		if line.Packages >= loaded[kind] {
			continue
		}
		item, err := tx.Item(kind.item)
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, words.ShippingPlanBelowLoaded, fault.Params{"shipment": next.Reference,
			"item": item.Name.EN, "grade": kind.grade, "loaded": loaded[kind], "planned": line.Packages})
	}
	return nil
}

// plan saves a shipment as a request describes it, after fit has had its say.
func (s *Service) plan(ctx context.Context, actor trade.Actor, r ShipmentRequest,
	fit func(*store.Tx, *trade.Shipment) error) (sh trade.Shipment, err error) {
	_, err = s.post(ctx, actor, trade.PlanShipment, trade.EntryPlan, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		e.Document = r.Reference
		var d trade.Departure
		if sh, d, err = r.shipment(tx); err != nil {
			return err
		}
		if err := sh.Validate(d.Mode); err != nil {
			return err
		}
		if _, err := tx.MinorDigits(sh.Currency()); err != nil {
			return err
		}
		if err := fit(tx, &sh); err != nil {
			return err
		}
		return tx.PutShipment(e, sh)
	})
	return sh, err
}

// shipment turns the codes of a request into a shipment.
func (r ShipmentRequest) shipment(tx *store.Tx) (sh trade.Shipment, d trade.Departure, err error) {
	if d, err = tx.DepartureByReference(r.Departure); err != nil {
		return sh, d, err
	}
	firm, err := tx.Firm()
	if err != nil {
		return sh, d, err
	}
	consignor, err := tx.Party(firm.PartyID)
	if err != nil {
		return sh, d, err
	}
	consignee, err := tx.PartyByCode(r.Consignee)
	if err != nil {
		return sh, d, err
	}
	sh = trade.Shipment{ID: trade.ShipmentID(clock.NewID()), Reference: r.Reference, DepartureID: d.ID,
		ConsignorID: firm.PartyID, ConsigneeID: consignee.ID, Terms: r.Terms, Payment: r.Payment,
		Origin: consignor.Country, Destination: r.Destination, Marks: r.Marks, State: trade.ShipmentOpen}
	if sh.Marks == "" {
		sh.Marks = firm.Marks
	}
	if r.Notify != "" {
		notify, err := tx.PartyByCode(r.Notify)
		if err != nil {
			return sh, d, err
		}
		sh.NotifyID = notify.ID
	}
	sh.Lines, err = r.lines(tx)
	return sh, d, err
}

// lines turns the codes of the request's lines into lines of a shipment.
func (r ShipmentRequest) lines(tx *store.Tx) (all []trade.ShipmentLine, err error) {
	for _, line := range r.Lines {
		item, err := tx.ItemByCode(line.Item)
		if err != nil {
			return nil, err
		}
		if line.Price.Unit != item.Unit { // what is loaded is counted in the item's unit, and valued at the price
			return nil, fault.New(fault.Invalid, words.ShippingPriceUnit, fault.Params{"item": item.Name.EN,
				"found": line.Price.Unit, "unit": item.Unit}).At("price")
		}
		all = append(all, trade.ShipmentLine{ItemID: item.ID, Grade: line.Grade, Packages: line.Packages,
			Price: line.Price})
	}
	return all, nil
}
