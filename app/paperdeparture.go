package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Departures shows the papers about whole departures: the manifest of a train or a truck run, and their files.
type Departures struct{ d *desk }

// PaperDeparture is one train or truck run with the shipments on it.
type PaperDeparture struct {
	Reference string            `json:"reference"`
	Mode      trade.Mode        `json:"mode"`
	Vehicle   string            `json:"vehicle"`
	From      string            `json:"from"`
	To        string            `json:"to"`
	DepartsOn string            `json:"departsOn"` // calendar date at the place of departure
	Shipments []PaperShipment   `json:"shipments"` // in the order of their references
	Kinds     []trade.PaperKind `json:"kinds"`     // papers about the departure itself
	Elsewhere bool              `json:"elsewhere"` // it is known from files alone
}

// List lists all departures, those that leave last first: ours, and those of dossiers that were read from files.
func (d *Departures) List() (all []PaperDeparture, err error) {
	all = []PaperDeparture{}
	err = d.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			gathered := &departuresOf{}
			if err := gathered.read(tx); err != nil {
				return err
			}
			all = gathered.sorted()
			return nil
		})
	})
	return all, err
}

// Sheet draws a paper about a departure as it would be now.
func (d *Departures) Sheet(reference, kind string) (drawn *PaperSheet, err error) {
	err = d.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		seen, err := s.Papers.PreviewDeparture(ctx, actor, reference, trade.PaperKind(kind))
		if err != nil {
			return err
		}
		drawn = paperSheet(seen)
		return nil
	})
	return drawn, err
}

// departuresOf gathers shipments by the departure that they are on.
type departuresOf struct{ all []PaperDeparture }

func (g *departuresOf) read(tx *store.Tx) error {
	departures, err := tx.Departures()
	if err != nil {
		return err
	}
	for _, one := range departures {
		g.all = append(g.all, PaperDeparture{Reference: one.Reference, Mode: one.Mode, Vehicle: one.Vehicle,
			From: one.From, To: one.To, DepartsOn: departsOn(one)})
	}
	if err := g.ours(tx); err != nil {
		return err
	}
	read, err := importedDossiers(tx)
	for _, each := range read {
		g.imported(each)
	}
	return err
}

func (g *departuresOf) ours(tx *store.Tx) error {
	shipments, err := tx.Shipments()
	for _, sh := range shipments {
		if sh.State == trade.ShipmentCancelled {
			continue
		}
		one, err := paperShipment(tx, sh, nil)
		if err != nil {
			return err
		}
		at := g.at(one.Departure)
		at.Shipments = append(at.Shipments, one)
	}
	return err
}

// imported adds a shipment that was read from a file, and its departure where nothing else tells of it.
func (g *departuresOf) imported(d dossier.Dossier) {
	one, route := importedShipment(d), d.Facts.Route
	if one.Departure == "" {
		return
	}
	at := g.at(one.Departure)
	if at.Vehicle == "" {
		*at = PaperDeparture{Reference: one.Departure, Mode: trade.Mode(route.Mode), Vehicle: route.Vehicle,
			From: route.From.Name, To: route.To.Name, DepartsOn: one.DepartsOn, Elsewhere: true}
	}
	at.Shipments = append(at.Shipments, one)
}

// at gives the departure of a reference, and adds one that there is not yet.
func (g *departuresOf) at(reference string) *PaperDeparture {
	i := slices.IndexFunc(g.all, func(d PaperDeparture) bool { return d.Reference == reference })
	if i < 0 {
		i, g.all = len(g.all), append(g.all, PaperDeparture{Reference: reference})
	}
	return &g.all[i]
}

func (g *departuresOf) sorted() []PaperDeparture {
	all := []PaperDeparture{}
	for _, one := range g.all {
		if len(one.Shipments) == 0 {
			one.Shipments = []PaperShipment{}
		}
		one.Kinds = departureKinds(one.Mode)
		slices.SortFunc(one.Shipments, func(a, b PaperShipment) int { return cmp.Compare(a.Reference, b.Reference) })
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b PaperDeparture) int {
		return cmp.Or(cmp.Compare(b.DepartsOn, a.DepartsOn), cmp.Compare(a.Reference, b.Reference))
	})
	return all
}

// departureKinds are the papers about a departure of a mode.
func departureKinds(mode trade.Mode) []trade.PaperKind {
	of := map[trade.PaperKind]trade.Mode{"train-manifest": trade.Rail, "truck-manifest": trade.Road}
	kinds := []trade.PaperKind{}
	for _, form := range forms.Departures() {
		if of[form.Kind] == mode {
			kinds = append(kinds, form.Kind)
		}
	}
	return kinds
}
