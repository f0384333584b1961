package checking_test

import (
	"fmt"
	"testing"

	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Of a lot of 1,000 kg the shipment carries 600 kg. The rest is in store, or was thrown away.
func TestTheRestOfALot(t *testing.T) {
	t.Parallel()
	for says, c := range map[string]struct {
		wastedG int64
		warned  bool
	}{
		"400 kg are in store":                 {0, false},
		"300 kg are in store, 100 kg are not": {100_000, false},
		"50 kg are in store, 350 kg are not":  {350_000, true},
	} {
		t.Run(says, func(t *testing.T) {
			t.Parallel()
			s := house(t)
			loadLot(t, s, c.wastedG)
			got, err := s.Checking.Check(ctx, officer, despatchR("KM-1"))
			check(t, err)
			warned := false
			for _, f := range got.Findings {
				warned = warned || f.Check == 16
			}
			if warned != c.warned {
				t.Errorf("warned %v, want %v", warned, c.warned)
			}
		})
	}
}

// loadLot receives a lot of 1,000 kg, takes some of it away, and loads 600 kg in cartons of 100 kg into a container in
// the yard.
func loadLot(t *testing.T, s *station.Station, wastedG int64) {
	t.Helper()
	check(t, s.DB.Write(ctx, func(tx *store.Tx) error {
		firm, err := tx.Firm()
		check(t, err)
		e, err := tx.NewEntry(trade.EntryPack, chief, "")
		check(t, err)
		site, goods := firm.SiteID.At(), trade.Goods{ItemID: "ban", LotID: "lot", Grade: trade.GradeA, OwnerID: firm.PartyID}
		for _, err := range []error{
			tx.PutParty(e, trade.Party{ID: "coop", Code: "COOP", Name: trade.Names{EN: "Growers"}, Country: "LA"}),
			tx.PutItem(e, trade.Item{ID: "ban", Code: "BAN", PaperName: "BANANAS", HS6: "0803.90", Unit: "KGM", Package: "CT"}),
			tx.PutLot(e, trade.Lot{ID: "lot", Number: "L-1", ItemID: "ban", PartyID: "coop", Country: "LA",
				ConsignmentID: "delivery"}),
			tx.PutConsignment(e, trade.Consignment{ID: "delivery", Number: "PS-1", PartyID: "coop", ReceivedOn: "2026-11-03",
				Lines: []trade.ConsignmentLine{{ItemID: "ban", LotID: "lot", NetG: 1_000_000}}}),
			tx.PutDeparture(e, trade.Departure{ID: "train", Reference: "X/1", Mode: trade.Rail, DepartsAt: cutOff}),
			tx.PutShipment(e, trade.Shipment{ID: "one", Reference: "KM-1", DepartureID: "train", ConsignorID: firm.PartyID,
				ConsigneeID: "coop", Origin: "LA", Destination: "CN", State: trade.ShipmentOpen,
				Lines: []trade.ShipmentLine{{ItemID: "ban", Grade: trade.GradeA, Packages: 6,
					Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}}}),
			tx.PutTransportUnit(e, trade.TransportUnit{ID: "box", DepartureID: "train", ShipmentID: "one",
				Kind: trade.Container, Number: "LKCU4200177", State: trade.TransportOpen}),
		} {
			check(t, err)
		}
		e.Put(trade.TransportUnitID("box").At(), trade.Nowhere, site)
		amount := func(g int64) trade.Amount { return trade.Amount{QtyMilli: g, NetG: g} }
		e.Move(trade.PartyID("coop").At(), site, goods, amount(1_000_000))
		if wastedG > 0 {
			e.Move(site, trade.Shrinkage, goods, amount(wastedG))
		}
		e.Move(site, trade.Packing, goods, amount(600_000))
		for i := range 6 {
			u := trade.HandlingUnit{ID: trade.UnitID(fmt.Sprint("u", i)), Number: fmt.Sprint(i), Kind: trade.Carton,
				ItemID: "ban", State: trade.UnitActive, NetG: 100_000, TareG: 1_000, GrossG: 101_000}
			check(t, tx.PutUnit(e, u))
			e.Move(trade.Packing, u.ID.At(), goods, trade.Amount{Packages: 1, QtyMilli: 100_000, NetG: 100_000})
			e.Put(u.ID.At(), trade.Nowhere, trade.TransportUnitID("box").At())
		}
		return tx.Post(e)
	}))
}
