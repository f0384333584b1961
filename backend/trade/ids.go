package trade

// Ids are distinct types so that a lot can never be handed where a unit is meant. Each is a UUIDv7 made by
// clock.NewID, or a named id where a command must be repeatable.
type (
	PartyID         string // identifies a Party
	PersonID        string // identifies a Person
	ItemID          string // identifies an Item
	LocationID      string // identifies a Location
	ConsignmentID   string // identifies a Consignment
	LotID           string // identifies a Lot
	UnitID          string // identifies a HandlingUnit
	TransportUnitID string // identifies a TransportUnit
	DepartureID     string // identifies a Departure
	ShipmentID      string // identifies a Shipment
	PaperID         string // identifies a Paper
	EntryID         string // identifies an Entry; made by the client, so that a repeat is recognised
)
