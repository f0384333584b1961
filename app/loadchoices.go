package app

import (
	"context"

	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// LoadChoices is what the forms of the door offer.
type LoadChoices struct {
	Departures []LoadDeparture `json:"departures"`
	Parties    []LoadParty     `json:"parties"`
	Items      []LoadItem      `json:"items"`
	Locations  []LoadPlace     `json:"locations"` // where a unit can be put down
	Countries  []LoadCode      `json:"countries"`
	Currencies []LoadCode      `json:"currencies"`
	Zone       string          `json:"zone"`  // of the site
	Marks      string          `json:"marks"` // the firm's
}

// LoadParty is a party that a shipment can go to.
type LoadParty struct {
	Code      string      `json:"code"`
	Name      trade.Names `json:"name"`
	Country   string      `json:"country"`
	Consignee bool        `json:"consignee"`
	Notify    bool        `json:"notify"`
}

// LoadItem is an item that a shipment can carry.
type LoadItem struct {
	Code string      `json:"code"`
	Name trade.Names `json:"name"`
	Unit string      `json:"unit"` // Rec 20
}

// LoadPlace is a location.
type LoadPlace struct {
	Code string      `json:"code"`
	Name trade.Names `json:"name"`
}

// LoadCode is a row of a register by its English name.
type LoadCode struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// Choices gives what the forms of the door offer.
func (l *Load) Choices() (c LoadChoices, err error) {
	c = LoadChoices{Departures: []LoadDeparture{}, Parties: []LoadParty{}, Items: []LoadItem{},
		Locations: []LoadPlace{}, Countries: []LoadCode{}, Currencies: []LoadCode{}}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			for _, read := range []func(*store.Tx) error{c.readFirm, c.readTrade, c.readPlaces, c.readCodes} {
				if err := read(tx); err != nil {
					return err
				}
			}
			return nil
		})
	})
	return c, err
}

func (c *LoadChoices) readFirm(tx *store.Tx) error {
	firm, err := tx.Firm()
	if err != nil {
		return err
	}
	site, err := tx.Location(firm.SiteID)
	c.Marks, c.Zone = firm.Marks, site.Zone
	return err
}

func (c *LoadChoices) readTrade(tx *store.Tx) error {
	departures, err := tx.Departures()
	if err != nil {
		return err
	}
	for _, d := range departures {
		c.Departures = append(c.Departures, loadDeparture(d))
	}
	parties, err := tx.Parties()
	if err != nil {
		return err
	}
	for _, p := range parties {
		c.Parties = append(c.Parties, LoadParty{Code: p.Code, Name: p.Name, Country: p.Country,
			Consignee: p.Has(trade.Consignee), Notify: p.Has(trade.Notify)})
	}
	items, err := tx.Items()
	for _, i := range items {
		c.Items = append(c.Items, LoadItem{Code: i.Code, Name: i.Name, Unit: i.Unit})
	}
	return err
}

// readPlaces lists rooms before the sites they are in: a unit that comes out of a container goes back into a room.
func (c *LoadChoices) readPlaces(tx *store.Tx) error {
	all, err := tx.Locations()
	var sites []LoadPlace
	for _, l := range all {
		place := LoadPlace{Code: l.Code, Name: l.Name}
		if l.Parent == "" {
			sites = append(sites, place)
			continue
		}
		c.Locations = append(c.Locations, place)
	}
	c.Locations = append(c.Locations, sites...)
	return err
}

func (c *LoadChoices) readCodes(tx *store.Tx) error {
	for register, into := range map[string]*[]LoadCode{"countries": &c.Countries, "currencies": &c.Currencies} {
		rows, err := tx.RegisterRows(register)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.ValidOn(tx.Today()) {
				*into = append(*into, LoadCode{Code: r.Code, Name: r.Fields["name_en"]})
			}
		}
	}
	return nil
}
