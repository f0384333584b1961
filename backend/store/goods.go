package store

import "tradehub/backend/trade"

var lots = noun[trade.Lot]{
	kind:   "lot",
	id:     func(l trade.Lot) string { return string(l.ID) },
	unique: func(l trade.Lot) []string { return []string{l.Number} },
	groups: func(l trade.Lot) []string {
		groups := []string{"item/" + string(l.ItemID)}
		for _, o := range l.Origins {
			groups = append(groups, "origin/"+string(o.LotID))
		}
		return groups
	},
}

// PutLot adds a new version of a lot to the entry.
func (tx *Tx) PutLot(e *trade.Entry, l trade.Lot) error { return lots.put(tx, e, l) }

// Lot reads a lot. NotFound when there is none.
func (tx *Tx) Lot(id trade.LotID) (trade.Lot, error) { return lots.get(tx, string(id)) }

// LotByNumber reads the lot with a number. NotFound when there is none.
func (tx *Tx) LotByNumber(number string) (trade.Lot, error) { return lots.find(tx, number) }

// LotsOf lists the lots of an item.
func (tx *Tx) LotsOf(item trade.ItemID) ([]trade.Lot, error) {
	return lots.list(tx, "item/"+string(item))
}

// LotsMadeFrom lists the lots that a lot went into.
func (tx *Tx) LotsMadeFrom(lot trade.LotID) ([]trade.Lot, error) {
	return lots.list(tx, "origin/"+string(lot))
}

var consignments = noun[trade.Consignment]{
	kind: "consignment",
	id:   func(c trade.Consignment) string { return string(c.ID) },
	unique: func(c trade.Consignment) []string {
		return []string{c.Number, c.Key(string(c.PartyID))}
	},
	groups: listed[trade.Consignment],
}

// PutConsignment adds a new version of a consignment to the entry.
func (tx *Tx) PutConsignment(e *trade.Entry, c trade.Consignment) error {
	return consignments.put(tx, e, c)
}

// Consignment reads a consignment. NotFound when there is none.
func (tx *Tx) Consignment(id trade.ConsignmentID) (trade.Consignment, error) {
	return consignments.get(tx, string(id))
}

// ConsignmentByNumber reads the consignment with our number. NotFound when there is none.
func (tx *Tx) ConsignmentByNumber(number string) (trade.Consignment, error) {
	return consignments.find(tx, number)
}

// ConsignmentByNote reads the consignment a cooperative handed over with a delivery note. NotFound when there
// is none.
func (tx *Tx) ConsignmentByNote(party trade.PartyID, note string) (trade.Consignment, error) {
	return consignments.find(tx, trade.Consignment{DeliveryNote: note}.Key(string(party)))
}

// Consignments lists all consignments.
func (tx *Tx) Consignments() ([]trade.Consignment, error) { return consignments.list(tx, everything) }

var units = noun[trade.HandlingUnit]{
	kind:   "unit",
	id:     func(u trade.HandlingUnit) string { return string(u.ID) },
	unique: trade.HandlingUnit.Identifiers,
}

// PutUnit adds a new version of a handling unit to the entry.
func (tx *Tx) PutUnit(e *trade.Entry, u trade.HandlingUnit) error { return units.put(tx, e, u) }

// Unit reads a handling unit. NotFound when there is none.
func (tx *Tx) Unit(id trade.UnitID) (trade.HandlingUnit, error) { return units.get(tx, string(id)) }

// UnitByIdentifier reads the handling unit that carries an identifier: number, SSCC, fallback or the
// customer's. NotFound when there is none.
func (tx *Tx) UnitByIdentifier(identifier string) (trade.HandlingUnit, error) {
	return units.find(tx, identifier)
}
