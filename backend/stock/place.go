package stock

import (
	"fmt"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Spot is a place as people know it.
type Spot struct {
	Kind trade.PlaceKind
	Code string      // location or party code, or the number of a unit or transport unit
	Name trade.Names // of a unit or transport unit: its number
}

// spotOf says what people call a place.
func spotOf(tx *store.Tx, place trade.Place) (Spot, error) {
	switch place.Kind() {
	case trade.LocationPlace:
		l, err := tx.Location(trade.LocationID(place.ID()))
		return locationSpot(l), err
	case trade.UnitPlace:
		u, err := tx.Unit(trade.UnitID(place.ID()))
		return Spot{trade.UnitPlace, u.Number, trade.Names{EN: u.Number}}, err
	case trade.TransportPlace:
		u, err := tx.TransportUnit(trade.TransportUnitID(place.ID()))
		return transportSpot(u), err
	case trade.PartyPlace:
		p, err := tx.Party(trade.PartyID(place.ID()))
		return Spot{trade.PartyPlace, p.Code, p.Name}, err
	}
	return Spot{}, fmt.Errorf("stock: the place %q has no name", place)
}

func locationSpot(l trade.Location) Spot { return Spot{trade.LocationPlace, l.Code, l.Name} }

func transportSpot(u trade.TransportUnit) Spot {
	return Spot{trade.TransportPlace, u.Number, trade.Names{EN: u.Number}}
}
