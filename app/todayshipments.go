package app

import (
	"cmp"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// readShipments lists the shipments that have not left, the next to depart first.
func (w *TodayWork) readShipments(tx *store.Tx) error {
	all, err := tx.Shipments()
	if err != nil {
		return err
	}
	for _, sh := range all {
		if sh.State != trade.ShipmentOpen && sh.State != trade.ShipmentClosed {
			continue
		}
		one, err := todayShipment(tx, sh)
		if err != nil {
			return err
		}
		w.Shipments = append(w.Shipments, one)
	}
	slices.SortStableFunc(w.Shipments, byDeparture)
	return nil
}

func byDeparture(a, b TodayShipment) int { return cmp.Compare(a.DepartsAt, b.DepartsAt) }

func todayShipment(tx *store.Tx, sh trade.Shipment) (s TodayShipment, err error) {
	s = TodayShipment{Reference: sh.Reference, State: sh.State}
	departure, err := tx.Departure(sh.DepartureID)
	if err != nil {
		return s, err
	}
	consignee, err := tx.Party(sh.ConsigneeID)
	if err != nil {
		return s, err
	}
	s.Departure, s.DepartsAt, s.Consignee = departure.Reference, stamp(departure.DepartsAt), consignee.Name
	s.LocalAt = departure.LocalTime().Format(localTime)
	for _, line := range sh.Lines {
		s.Planned += line.Packages
	}
	units, err := tx.TransportUnitsOf(sh.ID)
	if err != nil {
		return s, err
	}
	for _, u := range units {
		load, err := tx.LoadOf(u.ID.At())
		if err != nil {
			return s, err
		}
		s.Loaded += load.Packages
	}
	s.Next, err = nextOf(tx, sh, units, s.Planned-s.Loaded)
	return s, err
}

// nextOf tells what keeps a shipment from leaving before all else, in the order in which the work is done.
func nextOf(tx *store.Tx, sh trade.Shipment, units []trade.TransportUnit, missing int64) (TodayNext, error) {
	var open []string
	for _, u := range units {
		if u.State == trade.TransportOpen {
			open = append(open, u.Number)
		}
	}
	switch {
	case len(units) == 0:
		return TodayNext{"transport", 0, []string{}}, nil
	case missing > 0 && sh.State == trade.ShipmentOpen:
		return TodayNext{"load", missing, []string{}}, nil
	case len(open) > 0:
		return TodayNext{"seal", int64(len(open)), open}, nil
	case sh.State == trade.ShipmentOpen:
		return TodayNext{"close", 1, []string{}}, nil
	}
	kinds, err := missingPapers(tx, sh)
	if err != nil || len(kinds) == 0 {
		return TodayNext{"despatch", 1, []string{}}, err
	}
	return TodayNext{"papers", int64(len(kinds)), kinds}, nil
}

// missingPapers lists the kinds of paper that a shipment needs and does not have.
func missingPapers(tx *store.Tx, sh trade.Shipment) (kinds []string, err error) {
	papers, err := tx.PapersOf(sh.ID)
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		stands := func(p trade.Paper) bool { return p.Kind == kind && p.State == trade.PaperIssued }
		if !slices.ContainsFunc(papers, stands) {
			kinds = append(kinds, string(kind))
		}
	}
	return kinds, err
}
