package store

import (
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// nothingLeftBehind refuses an entry that takes away a place while it stands somewhere or holds something, and one
// after which a unit that stands nowhere holds something: its goods would drop out of every count.
func (d *difference) nothingLeftBehind() error {
	for _, f := range d.gone {
		left, err := d.tx.inUse(placeOf(f))
		if err != nil {
			return err
		}
		if left {
			return changedSince(f)
		}
	}
	for _, place := range d.touched {
		if err := d.standsOrEmpty(place); err != nil {
			return err
		}
	}
	for _, key := range d.order {
		if err := d.standsOrEmpty(key.place); err != nil {
			return err
		}
	}
	return nil
}

// standsOrEmpty refuses a unit or transport unit that stands nowhere and holds something.
func (d *difference) standsOrEmpty(place trade.Place) error {
	if kind := place.Kind(); kind != trade.UnitPlace && kind != trade.TransportPlace {
		return nil
	}
	parent, err := d.parent(place)
	if err != nil || parent != trade.Nowhere {
		return err
	}
	holds, err := d.tx.holdsAny(place)
	if err != nil || !holds {
		return err
	}
	if _, taken := d.parents[place]; taken {
		return fault.New(fault.Conflict, words.StoreNotEmpty, nil)
	}
	return fault.New(fault.Conflict, words.StoreNowhere, nil)
}

// placeOf gives the place that a fact describes, or Nowhere.
func placeOf(f trade.Fact) trade.Place {
	switch f.Kind {
	case units.kind:
		return trade.UnitID(f.Subject).At()
	case transportUnits.kind:
		return trade.TransportUnitID(f.Subject).At()
	case locations.kind:
		return trade.LocationID(f.Subject).At()
	}
	return trade.Nowhere
}

// inUse tells whether a place stands somewhere, weighs something or holds something.
func (tx *Tx) inUse(place trade.Place) (bool, error) {
	if place == trade.Nowhere {
		return false, nil
	}
	_, stands, err := tx.Parent(place)
	if err != nil || stands {
		return stands, err
	}
	return tx.holdsAny(place)
}

// holdsAny tells whether goods lie or units stand in a place.
func (tx *Tx) holdsAny(place trade.Place) (bool, error) {
	var one int
	return tx.row(`SELECT 1 FROM stock WHERE place = $1 UNION ALL SELECT 1 FROM position WHERE parent = $1 LIMIT 1`,
		[]any{string(place)}, &one)
}
