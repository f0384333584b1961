package store

import "tradehub/backend/trade"

var parties = noun[trade.Party]{
	kind:   "party",
	id:     func(p trade.Party) string { return string(p.ID) },
	unique: func(p trade.Party) []string { return []string{p.Code} },
	groups: listed[trade.Party],
}

// PutParty adds a new version of a party to the entry.
func (tx *Tx) PutParty(e *trade.Entry, p trade.Party) error { return parties.put(tx, e, p) }

// Party reads a party. NotFound when there is none.
func (tx *Tx) Party(id trade.PartyID) (trade.Party, error) { return parties.get(tx, string(id)) }

// PartyByCode reads the party with a code. NotFound when there is none.
func (tx *Tx) PartyByCode(code string) (trade.Party, error) { return parties.find(tx, code) }

// Parties lists all parties.
func (tx *Tx) Parties() ([]trade.Party, error) { return parties.list(tx, everything) }

var items = noun[trade.Item]{
	kind:   "item",
	id:     func(i trade.Item) string { return string(i.ID) },
	unique: func(i trade.Item) []string { return []string{i.Code} },
	groups: listed[trade.Item],
}

// PutItem adds a new version of an item to the entry.
func (tx *Tx) PutItem(e *trade.Entry, i trade.Item) error { return items.put(tx, e, i) }

// Item reads an item. NotFound when there is none.
func (tx *Tx) Item(id trade.ItemID) (trade.Item, error) { return items.get(tx, string(id)) }

// ItemByCode reads the item with a code. NotFound when there is none.
func (tx *Tx) ItemByCode(code string) (trade.Item, error) { return items.find(tx, code) }

// Items lists all items.
func (tx *Tx) Items() ([]trade.Item, error) { return items.list(tx, everything) }

var locations = noun[trade.Location]{
	kind:   "location",
	id:     func(l trade.Location) string { return string(l.ID) },
	unique: func(l trade.Location) []string { return []string{l.Code} },
	groups: listed[trade.Location],
}

// PutLocation adds a new version of a location to the entry and puts it into the location it lies in.
func (tx *Tx) PutLocation(e *trade.Entry, l trade.Location) error {
	parent := trade.Nowhere
	if l.Parent != "" {
		parent = l.Parent.At()
	}
	now, _, err := tx.Parent(l.ID.At())
	if err != nil {
		return err
	}
	if now != parent {
		e.Put(l.ID.At(), now, parent)
	}
	return locations.put(tx, e, l)
}

// Location reads a location. NotFound when there is none.
func (tx *Tx) Location(id trade.LocationID) (trade.Location, error) {
	return locations.get(tx, string(id))
}

// LocationByCode reads the location with a code. NotFound when there is none.
func (tx *Tx) LocationByCode(code string) (trade.Location, error) { return locations.find(tx, code) }

// Locations lists all locations.
func (tx *Tx) Locations() ([]trade.Location, error) { return locations.list(tx, everything) }
