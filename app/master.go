package app

import (
	"context"

	"tradehub/backend/masters"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// Masters is what is set once and used every day: parties, items, locations, registers.
type Masters struct{ d *desk }

// MasterParty is a party as pages show and change it; without an id it is a new one.
type MasterParty struct {
	ID      string      `json:"id"`
	Code    string      `json:"code"`
	Name    trade.Names `json:"name"`
	Address string      `json:"address"`
	Country string      `json:"country"`
	TIN     string      `json:"tin"`
	Roles   []string    `json:"roles"`
}

// MasterItem is an item as pages show and change it; weights are whole grams.
type MasterItem struct {
	ID         string      `json:"id"`
	Code       string      `json:"code"`
	GTIN       string      `json:"gtin"`
	Name       trade.Names `json:"name"`
	PaperName  string      `json:"paperName"`
	HS6        string      `json:"hs6"`
	AHTN8      string      `json:"ahtn8"`
	Species    string      `json:"species"`
	Unit       string      `json:"unit"`
	Package    string      `json:"package"`
	NetG       int64       `json:"netG"`
	TareG      int64       `json:"tareG"`
	MinNetG    int64       `json:"minNetG"`
	MaxNetG    int64       `json:"maxNetG"`
	PieceNetG  int64       `json:"pieceNetG"`
	Perishable bool        `json:"perishable"`
}

// MasterLocation is a location as pages show and change it; parent is the id of the location it lies in, or empty.
type MasterLocation struct {
	ID     string      `json:"id"`
	Code   string      `json:"code"`
	Name   trade.Names `json:"name"`
	Parent string      `json:"parent"`
	LOCODE string      `json:"locode"`
	Zone   string      `json:"zone"`
}

// Parties lists all parties.
func (m *Masters) Parties() ([]MasterParty, error) {
	return masterList(m.d, func(ctx context.Context, s *station.Station, actor trade.Actor) ([]trade.Party, error) {
		return s.Masters.Parties(ctx, actor)
	}, masterParty)
}

// Items lists all items.
func (m *Masters) Items() ([]MasterItem, error) {
	return masterList(m.d, func(ctx context.Context, s *station.Station, actor trade.Actor) ([]trade.Item, error) {
		return s.Masters.Items(ctx, actor)
	}, masterItem)
}

// Locations lists all locations.
func (m *Masters) Locations() ([]MasterLocation, error) {
	return masterList(m.d, func(ctx context.Context, s *station.Station, actor trade.Actor) ([]trade.Location, error) {
		return s.Masters.Locations(ctx, actor)
	}, masterLocation)
}

// masterList reads nouns and puts each into the form that pages read.
func masterList[N, P any](d *desk, read func(context.Context, *station.Station, trade.Actor) ([]N, error),
	put func(N) P) ([]P, error) {
	all := []P{}
	err := d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		nouns, err := read(ctx, s, actor)
		for _, noun := range nouns {
			all = append(all, put(noun))
		}
		return err
	})
	return all, err
}

// SaveParty adds or changes a party.
func (m *Masters) SaveParty(p MasterParty, command string) (saved MasterParty, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		party, err := s.Masters.SaveParty(ctx, actor, masters.PartyRequest{Party: p.noun(),
			Command: trade.EntryID(command)})
		saved = masterParty(party)
		return err
	})
	return saved, err
}

// SaveItem adds or changes an item.
func (m *Masters) SaveItem(i MasterItem, command string) (saved MasterItem, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		item, err := s.Masters.SaveItem(ctx, actor, masters.ItemRequest{Item: i.noun(), Command: trade.EntryID(command)})
		saved = masterItem(item)
		return err
	})
	return saved, err
}

// SaveLocation adds or changes a location.
func (m *Masters) SaveLocation(l MasterLocation, command string) (saved MasterLocation, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		location, err := s.Masters.SaveLocation(ctx, actor, masters.LocationRequest{Location: l.noun(),
			Command: trade.EntryID(command)})
		saved = masterLocation(location)
		return err
	})
	return saved, err
}

func masterParty(p trade.Party) MasterParty {
	return MasterParty{ID: string(p.ID), Code: p.Code, Name: p.Name, Address: p.Address, Country: p.Country, TIN: p.TIN,
		Roles: texts(p.Roles)}
}

func (p MasterParty) noun() trade.Party {
	return trade.Party{ID: trade.PartyID(p.ID), Code: p.Code, Name: p.Name, Address: p.Address, Country: p.Country,
		TIN: p.TIN, Roles: named[trade.PartyRole](p.Roles)}
}

func masterItem(i trade.Item) MasterItem {
	return MasterItem{ID: string(i.ID), Code: i.Code, GTIN: i.GTIN, Name: i.Name, PaperName: i.PaperName, HS6: i.HS6,
		AHTN8: i.AHTN8, Species: i.Species, Unit: i.Unit, Package: i.Package, NetG: i.NetG, TareG: i.TareG,
		MinNetG: i.MinNetG, MaxNetG: i.MaxNetG, PieceNetG: i.PieceNetG, Perishable: i.Perishable}
}

func (i MasterItem) noun() trade.Item {
	return trade.Item{ID: trade.ItemID(i.ID), Code: i.Code, GTIN: i.GTIN, Name: i.Name, PaperName: i.PaperName,
		HS6: i.HS6, AHTN8: i.AHTN8, Species: i.Species, Unit: i.Unit, Package: i.Package, NetG: i.NetG, TareG: i.TareG,
		MinNetG: i.MinNetG, MaxNetG: i.MaxNetG, PieceNetG: i.PieceNetG, Perishable: i.Perishable}
}

func masterLocation(l trade.Location) MasterLocation {
	return MasterLocation{ID: string(l.ID), Code: l.Code, Name: l.Name, Parent: string(l.Parent), LOCODE: l.LOCODE,
		Zone: l.Zone}
}

func (l MasterLocation) noun() trade.Location {
	return trade.Location{ID: trade.LocationID(l.ID), Code: l.Code, Name: l.Name, Parent: trade.LocationID(l.Parent),
		LOCODE: l.LOCODE, Zone: l.Zone}
}

// texts gives named texts, such as roles, as plain ones; never nil, so that pages get a list.
func texts[T ~string](all []T) []string {
	plain := make([]string, len(all))
	for i, one := range all {
		plain[i] = string(one)
	}
	return plain
}

// named gives plain texts as named ones.
func named[T ~string](all []string) []T {
	texts := make([]T, len(all))
	for i, one := range all {
		texts[i] = T(one)
	}
	return texts
}
