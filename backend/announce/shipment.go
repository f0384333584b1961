package announce

import (
	"fmt"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// shipmentDocument is a shipment in the words of the contract. It names no paper: papers may be issued again
// after a restore with other numbers, and this must still be the same shipment.
type shipmentDocument struct {
	Station        string            `json:"station"`
	ExternalID     string            `json:"external_id"`
	Consignor      trader            `json:"consignor"`
	Consignee      trader            `json:"consignee"`
	Mode           trade.Mode        `json:"mode"`
	Departure      departure         `json:"departure"`
	Terms          string            `json:"terms"`
	Currency       string            `json:"currency"`
	TransportUnits []loadedTransport `json:"transport_units"`
	Totals         shipmentTotals    `json:"totals"`
}

type trader struct {
	Name    string `json:"name"`
	Country string `json:"country"`
}

type departure struct {
	Reference string `json:"reference"`
	DepartsAt string `json:"departs_at"`
	Zone      string `json:"zone"`
	From      string `json:"from"`
	To        string `json:"to"`
}

type loadedTransport struct {
	Number   string                  `json:"number"`
	Kind     trade.TransportUnitKind `json:"kind"`
	Seals    []string                `json:"seals"`
	Lots     []loadedLot             `json:"lots"`
	Packages int64                   `json:"packages"`
	NetKG    string                  `json:"net_kg"`
	GrossKG  string                  `json:"gross_kg"`
}

type loadedLot struct {
	Lot      string      `json:"lot"`
	Item     string      `json:"item"`
	Grade    trade.Grade `json:"grade"`
	Packages int64       `json:"packages"`
	NetKG    string      `json:"net_kg"`
	GrossKG  string      `json:"gross_kg"`
}

type shipmentTotals struct {
	Packages int64  `json:"packages"`
	NetKG    string `json:"net_kg"`
	GrossKG  string `json:"gross_kg"`
	Amount   string `json:"amount"`
}

func shipmentOf(tx *store.Tx, s trade.Shipment) (shipmentDocument, error) {
	m, err := tx.Manifest(s.ID)
	if err != nil {
		return shipmentDocument{}, err
	}
	d := m.Departure
	document := shipmentDocument{Station: tx.Station(), ExternalID: s.Reference,
		Consignor: trader{m.Consignor.Name.EN, m.Consignor.Country},
		Consignee: trader{m.Consignee.Name.EN, m.Consignee.Country}, Mode: d.Mode,
		Departure: departure{d.Reference, utc(d.DepartsAt), d.Zone, d.From, d.To},
		Terms:     s.Terms.String(), Currency: s.Currency(), TransportUnits: []loadedTransport{},
		Totals: shipmentTotals{m.Total.Packages, decimal(m.Total.NetG), decimal(m.Total.GrossG()),
			amount(m.Amount, m.MinorDigits)}}
	for _, u := range m.Units {
		document.TransportUnits = append(document.TransportUnits, loadedOf(m, u))
	}
	return document, nil
}

func loadedOf(m store.Manifest, u store.LoadedUnit) loadedTransport {
	told := loadedTransport{Number: u.Number, Kind: u.Kind, Seals: u.SealNumbers(), Packages: u.Load.Packages,
		NetKG: decimal(u.Load.NetG), GrossKG: decimal(u.Load.GrossG()), Lots: []loadedLot{}}
	for _, l := range u.Lots {
		told.Lots = append(told.Lots, loadedLot{Lot: m.Lots[l.LotID].Number, Item: m.Items[l.ItemID].Code, Grade: l.Grade,
			Packages: l.Load.Packages, NetKG: decimal(l.Load.NetG), GrossKG: decimal(l.Load.GrossG())})
	}
	return told
}

// amount writes minor units with the currency's digits.
func amount(m trade.Money, digits int) string {
	if digits == 0 {
		return fmt.Sprint(m.Minor)
	}
	unit := int64(1)
	for range digits {
		unit *= 10
	}
	return fmt.Sprintf("%d.%0*d", m.Minor/unit, digits, m.Minor%unit)
}
