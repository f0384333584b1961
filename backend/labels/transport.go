package labels

import (
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// plannedTransport finds out what the label of a container, wagon or trailer says, in which form: what is in it is what
// was loaded, so it has one when nothing more is.
func (c *composing) plannedTransport(l trade.Label) (planned, error) {
	u, err := c.tx.TransportUnit(l.TransportID)
	if fault.CodeOf(err) == fault.NotFound {
		return planned{}, takenOff(c.tx, l.TransportID)
	}
	if err != nil {
		return planned{}, err
	}
	params := fault.Params{"unit": u.Number}
	goods, err := c.tx.Contents(u.ID.At())
	switch {
	case err != nil:
		return planned{}, err
	case u.State == trade.TransportDespatched:
		return planned{}, fault.New(fault.Conflict, words.LabelsGone, params)
	case len(goods) == 0:
		return planned{}, fault.New(fault.Conflict, words.LabelsEmpty, params)
	case u.State != trade.TransportClosed && !c.early:
		return planned{}, fault.New(fault.Conflict, words.LabelsNotClosed, params)
	}
	inside, err := c.inside(goods)
	if err != nil {
		return planned{}, err
	}
	f := Facts{Serial: u.Number, Consignor: c.consignor}
	if err := c.name(&f, inside); err != nil {
		return planned{}, err
	}
	shipment, err := c.tx.Shipment(u.ShipmentID)
	if err != nil {
		return planned{}, err
	}
	if f.Consignee, err = c.consigneeOf(shipment); err != nil {
		return planned{}, err
	}
	if err := c.carry(&f, u, shipment); err != nil {
		return planned{}, err
	}
	return c.ruled(planned{label: l, subject: transportSubject(u), said: f}, inside, shipment.Destination)
}

// takenOff refuses a transport unit that its shipment does not have any more.
func takenOff(tx *store.Tx, id trade.TransportUnitID) error {
	u, err := tx.LastTransportUnit(id)
	if err != nil {
		return err
	}
	shipment, err := tx.Shipment(u.ShipmentID)
	if err != nil {
		return err
	}
	return fault.New(fault.NotFound, words.LabelsTransportUnknown,
		fault.Params{"unit": u.Number, "shipment": shipment.Reference})
}

// carry writes what the transport unit is, what it weighs and where it goes.
func (c *composing) carry(f *Facts, u trade.TransportUnit, s trade.Shipment) error {
	departure, err := c.tx.Departure(u.DepartureID)
	if err != nil {
		return err
	}
	country, err := c.country(s.Destination)
	if err != nil {
		return err
	}
	load, err := c.tx.LoadOf(u.ID.At())
	if err != nil {
		return err
	}
	f.Count, f.NetG, f.GrossG = load.Packages, load.NetG, load.GrossG()
	f.Transport = Transport{Number: u.Number, Kind: string(u.Kind), SizeType: u.SizeType, Wagon: u.Wagon,
		Seals: strings.Join(u.SealNumbers(), between), TareG: u.TareG, TotalG: u.TareG + f.GrossG, Shipment: s.Reference,
		Vehicle: departure.Vehicle, From: departure.From, To: departure.To,
		DepartsOn: departure.LocalTime().Format(time.DateOnly), CountryZH: country["name_zh"],
		CountryEN: country["name_en"]}
	if u.Kind == trade.Container {
		f.Transport.Container = painted(u.Number)
	}
	if barred(u.Number) {
		f.Transport.Bars = u.Number
	}
	return nil
}

// mostBarred is how many characters bars of full size hold on a label of 105 mm, whatever they are.
const mostBarred = 12

// barred tells whether the bars of Code 128 can hold a number: a plate may have letters that they have not.
func barred(number string) bool {
	return len(number) <= mostBarred && !strings.ContainsFunc(number, func(r rune) bool { return r < ' ' || r > '~' })
}

// painted writes a container number as it stands on the container: owner, serial number, check digit (ISO 6346:2022,
// annex A).
func painted(number string) string {
	const owner, serial, whole = 4, 10, 11
	if len(number) != whole {
		return number
	}
	return number[:owner] + " " + number[owner:serial] + " " + number[serial:]
}
