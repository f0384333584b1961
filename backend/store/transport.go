package store

import "tradehub/backend/trade"

var departures = noun[trade.Departure]{
	kind:   "departure",
	id:     func(d trade.Departure) string { return string(d.ID) },
	unique: func(d trade.Departure) []string { return []string{d.Reference} },
	groups: listed[trade.Departure],
}

// PutDeparture adds a new version of a departure to the entry.
func (tx *Tx) PutDeparture(e *trade.Entry, d trade.Departure) error { return departures.put(tx, e, d) }

// Departure reads a departure. NotFound when there is none.
func (tx *Tx) Departure(id trade.DepartureID) (trade.Departure, error) {
	return departures.get(tx, string(id))
}

// DepartureByReference reads the departure with a reference. NotFound when there is none.
func (tx *Tx) DepartureByReference(reference string) (trade.Departure, error) {
	return departures.find(tx, reference)
}

// Departures lists all departures.
func (tx *Tx) Departures() ([]trade.Departure, error) { return departures.list(tx, everything) }

var shipments = noun[trade.Shipment]{
	kind:   "shipment",
	id:     func(s trade.Shipment) string { return string(s.ID) },
	unique: func(s trade.Shipment) []string { return []string{s.Reference} },
	groups: func(s trade.Shipment) []string { return []string{everything, "departure/" + string(s.DepartureID)} },
}

// PutShipment adds a new version of a shipment to the entry.
func (tx *Tx) PutShipment(e *trade.Entry, s trade.Shipment) error { return shipments.put(tx, e, s) }

// Shipment reads a shipment. NotFound when there is none.
func (tx *Tx) Shipment(id trade.ShipmentID) (trade.Shipment, error) {
	return shipments.get(tx, string(id))
}

// ShipmentByReference reads the shipment with a reference. NotFound when there is none.
func (tx *Tx) ShipmentByReference(reference string) (trade.Shipment, error) {
	return shipments.find(tx, reference)
}

// Shipments lists all shipments.
func (tx *Tx) Shipments() ([]trade.Shipment, error) { return shipments.list(tx, everything) }

var transportUnits = noun[trade.TransportUnit]{
	kind: "transport unit",
	id:   func(u trade.TransportUnit) string { return string(u.ID) },
	unique: func(u trade.TransportUnit) []string {
		return []string{string(u.DepartureID) + "/" + u.Number}
	},
	groups: func(u trade.TransportUnit) []string { return []string{"shipment/" + string(u.ShipmentID)} },
}

// PutTransportUnit adds a new version of a transport unit to the entry.
func (tx *Tx) PutTransportUnit(e *trade.Entry, u trade.TransportUnit) error {
	return transportUnits.put(tx, e, u)
}

// DropTransportUnit takes a transport unit off, so that its number is free again. Conflict where something is in
// it.
func (tx *Tx) DropTransportUnit(e *trade.Entry, id trade.TransportUnitID) error {
	return transportUnits.drop(tx, e, string(id))
}

// TransportUnit reads a transport unit. NotFound when there is none.
func (tx *Tx) TransportUnit(id trade.TransportUnitID) (trade.TransportUnit, error) {
	return transportUnits.get(tx, string(id))
}

// TransportUnitByNumber reads the transport unit with a number on a departure. NotFound when there is none.
func (tx *Tx) TransportUnitByNumber(d trade.DepartureID, number string) (trade.TransportUnit, error) {
	return transportUnits.find(tx, string(d)+"/"+number)
}

// TransportUnitsOf lists the transport units of a shipment.
func (tx *Tx) TransportUnitsOf(s trade.ShipmentID) ([]trade.TransportUnit, error) {
	return transportUnits.list(tx, "shipment/"+string(s))
}

var papers = noun[trade.Paper]{
	kind: "paper",
	id:   func(p trade.Paper) string { return string(p.ID) },
	unique: func(p trade.Paper) []string {
		return []string{string(p.Kind) + "/" + p.Number}
	},
	groups: func(p trade.Paper) []string { return []string{everything, "shipment/" + string(p.ShipmentID)} },
}

// PutPaper adds a new version of a paper's record to the entry.
func (tx *Tx) PutPaper(e *trade.Entry, p trade.Paper) error { return papers.put(tx, e, p) }

// Paper reads a paper's record. NotFound when there is none.
func (tx *Tx) Paper(id trade.PaperID) (trade.Paper, error) { return papers.get(tx, string(id)) }

// PaperByNumber reads the record of the paper of a kind with a number. NotFound when there is none.
func (tx *Tx) PaperByNumber(kind trade.PaperKind, number string) (trade.Paper, error) {
	return papers.find(tx, string(kind)+"/"+number)
}

// PapersOf lists the papers of a shipment.
func (tx *Tx) PapersOf(s trade.ShipmentID) ([]trade.Paper, error) {
	return papers.list(tx, "shipment/"+string(s))
}

// Papers lists all papers.
func (tx *Tx) Papers() ([]trade.Paper, error) { return papers.list(tx, everything) }
