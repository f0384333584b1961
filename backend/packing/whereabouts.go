package packing

import (
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// identify finds the unit that a scan or a typed text names. A number with a wrong check digit is told as such; one
// that is sound but unknown is told apart from a number that is no unit's.
func identify(tx *store.Tx, raw string) (trade.HandlingUnit, error) {
	scan, err := gs1.Classify(raw)
	if err != nil {
		return trade.HandlingUnit{}, err
	}
	u, err := tx.UnitByIdentifier(scan.Value)
	if fault.CodeOf(err) != fault.NotFound {
		return u, err
	}
	params := fault.Params{"identifier": scan.Value}
	switch scan.Kind {
	case gs1.KindSSCC:
		return u, fault.New(fault.NotFound, words.PackingUnitForeign, params)
	case gs1.KindPlain:
		return u, fault.New(fault.NotFound, words.PackingUnitUnknown, params)
	}
	return u, fault.New(fault.Invalid, words.PackingNotAUnit, params)
}

// whereabouts is where a unit stands, from the nearest place outwards. What it does not stand in is left empty.
type whereabouts struct {
	parent    trade.Place // what it stands in directly
	pallet    trade.HandlingUnit
	transport trade.TransportUnit
	shipment  trade.Shipment // of the transport unit
	location  trade.Location
	gone      bool // it has left the site, or stands nowhere
}

// locate tells where a unit stands.
func locate(tx *store.Tx, u trade.HandlingUnit) (w whereabouts, err error) {
	above, err := tx.Ancestors(u.ID.At())
	if err != nil || len(above) == 0 {
		return whereabouts{gone: true}, err
	}
	w.parent = above[0]
	for _, place := range above {
		if err := w.enter(tx, place); err != nil {
			return w, err
		}
	}
	if w.transport.ID != "" {
		w.shipment, err = tx.Shipment(w.transport.ShipmentID)
	}
	return w, err
}

// enter notes one of the places that a unit stands in.
func (w *whereabouts) enter(tx *store.Tx, place trade.Place) (err error) {
	switch place.Kind() {
	case trade.UnitPlace:
		w.pallet, err = tx.Unit(trade.UnitID(place.ID()))
	case trade.TransportPlace:
		w.transport, err = tx.TransportUnit(trade.TransportUnitID(place.ID()))
		w.gone = w.gone || w.transport.State == trade.TransportDespatched
	case trade.LocationPlace:
		if w.location.ID == "" { // the room, not the site around it
			w.location, err = tx.Location(trade.LocationID(place.ID()))
		}
	default:
		w.gone = true
	}
	return err
}

// name gives the nearest place by the number or code that people know; empty for what stands nowhere.
func (w whereabouts) name() string {
	switch w.parent.Kind() {
	case trade.UnitPlace:
		return w.pallet.Number
	case trade.TransportPlace:
		return w.transport.Number
	}
	return w.location.Code
}

// locateHere tells where a unit stands, and refuses one that was unpacked or has left.
func locateHere(tx *store.Tx, u trade.HandlingUnit) (w whereabouts, err error) {
	params := fault.Params{"unit": u.Number}
	if u.State == trade.UnitRetired {
		return w, fault.New(fault.Conflict, words.PackingRetired, params)
	}
	if w, err = locate(tx, u); err != nil {
		return w, err
	}
	if w.gone {
		return w, fault.New(fault.Conflict, words.PackingGone, params)
	}
	return w, nil
}

// standsFree refuses a unit that does not stand directly at a location, and says where it is.
func standsFree(tx *store.Tx, u trade.HandlingUnit, location trade.Location) error {
	w, err := locateHere(tx, u)
	switch {
	case err != nil:
		return err
	case w.pallet.ID != "":
		return fault.New(fault.Conflict, words.PackingOnPallet,
			fault.Params{"unit": u.Number, "pallet": w.pallet.Number})
	case w.transport.ID != "":
		return w.loaded(u)
	case w.location.ID != location.ID:
		return fault.New(fault.Conflict, words.PackingElsewhere,
			fault.Params{"unit": u.Number, "place": w.location.Code, "location": location.Code})
	}
	return nil
}

// loaded says in which transport unit a unit is.
func (w whereabouts) loaded(u trade.HandlingUnit) *fault.Fault {
	return fault.New(fault.Conflict, words.PackingInTransport,
		fault.Params{"unit": u.Number, "transport": w.transport.Number, "shipment": w.shipment.Reference})
}
