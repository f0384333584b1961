package demo_test

import (
	"errors"
	"fmt"
	"os"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/demo"
	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// yearsOf names a folder with a season of the demonstration. A child of this test then gives it a past of years, so
// that its ledger holds a million units, instead of running tests. The benchmarks of the window ask for it.
const yearsOf = "TRADEHUB_TEST_YEARS"

const (
	journeys    = 98     // trucks of years; the goods of the last still wait
	perJourney  = 10_000 // cartons; more than a truck takes, but it makes few big entries
	cartonG     = 13_500
	theirTareG  = 1_200
	firstLeaves = "2024-01-08"
)

// past writes the years before a season.
type past struct {
	*station.Station
	actor trade.Actor
}

// liveYears writes a past into a folder.
func liveYears(dir string) int {
	if err := writeYears(dir); err != nil {
		_, _ = os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}

func writeYears(dir string) (err error) {
	p := &past{}
	if p.Station, err = station.Open(ctx, station.Config{Dir: dir}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	session, err := p.Access.SignIn(ctx, demo.Consolidator, demo.PIN)
	if err != nil {
		return err
	}
	p.actor = session.Actor
	day, err := time.Parse(time.DateOnly, firstLeaves)
	if err != nil {
		return err
	}
	for n := range journeys {
		if err := p.journey(n, day.AddDate(0, 0, n*10)); err != nil {
			return fmt.Errorf("journey %d: %w", n, err)
		}
	}
	return nil
}

// journey is what a truck took away: delivered, packed, loaded and despatched. The last is not loaded.
func (p *past) journey(n int, day time.Time) error {
	lot := fmt.Sprintf("Y%03d-%s", n+1, day.Format("060102"))
	if err := p.receive(lot, day); err != nil {
		return err
	}
	packed, err := p.Packing.Pack(ctx, p.actor, packing.PackRequest{Lot: lot, Grade: trade.GradeA, Location: "COLD-1",
		Kind: trade.Carton, Count: perJourney})
	if err != nil || n == journeys-1 {
		return err
	}
	reference, truck := fmt.Sprintf("NTG-Y%03d", n+1), fmt.Sprintf("H%03d", n+1)
	if err := p.plan(reference, truck, day); err != nil {
		return err
	}
	if err := p.load(reference, truck, packed.Units); err != nil {
		return err
	}
	return p.leave(reference, truck)
}

func (p *past) receive(lot string, day time.Time) error {
	net := int64(perJourney * cartonG)
	_, err := p.Receiving.Receive(ctx, p.actor, receiving.ReceiveRequest{DeliveryNote: "DN-" + lot,
		Cooperative: "COOP-LUANG", Location: "COLD-1", ReceivedOn: day.Format(time.DateOnly),
		Lines: []receiving.Line{{Item: "BAN-CAV", Lot: lot, Orchard: "LA-O-0007", Packhouse: "LA-BAN-P-0002",
			HarvestedOn: day.AddDate(0, 0, -1).Format(time.DateOnly), Packages: perJourney / 2, Package: "CR",
			TareG: perJourney, NetG: net, GrossG: net + perJourney, Graded: true, GradeAG: net}}})
	return err
}

func (p *past) plan(reference, truck string, day time.Time) error {
	_, err := p.Shipping.PlanDeparture(ctx, p.actor, shipping.DepartureRequest{Departure: trade.Departure{
		Reference: truck + "/" + day.Format(time.DateOnly), Mode: trade.Road, Vehicle: truck, From: "Vientiane",
		To: "Mohan", DepartsAt: day, Zone: "Asia/Vientiane"}})
	if err != nil {
		return err
	}
	_, err = p.Shipping.PlanShipment(ctx, p.actor, shipping.ShipmentRequest{Reference: reference,
		Departure: truck + "/" + day.Format(time.DateOnly), Consignee: "YUNGUO",
		Terms: trade.Terms{Rule: "DAP", Place: "Boten"}, Payment: "Cash against documents", Destination: "CN",
		Lines: []shipping.LineRequest{{Item: "BAN-CAV", Grade: trade.GradeA, Packages: perJourney,
			Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}}})
	if err != nil {
		return err
	}
	_, err = p.Shipping.AddTransportUnit(ctx, p.actor, shipping.TransportUnitRequest{Shipment: reference,
		Kind: trade.Trailer, Number: truck, TareG: 7_000_000, Packages: perJourney,
		MaxGrossG: 8_000_000 + perJourney*(cartonG+theirTareG)})
	return err
}

// load loads all at once; scan by scan it would take a night.
func (p *past) load(reference, truck string, units []trade.HandlingUnit) error {
	return p.DB.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryLoad, p.actor, trade.EntryID(clock.NewID()))
		if err != nil {
			return err
		}
		shipment, err := tx.ShipmentByReference(reference)
		if err != nil {
			return err
		}
		boxes, err := tx.TransportUnitsOf(shipment.ID)
		if err != nil {
			return err
		}
		from, _, err := tx.Parent(units[0].ID.At())
		if err != nil {
			return err
		}
		e.Document = reference
		for _, u := range units {
			e.Put(u.ID.At(), from, boxes[0].ID.At())
		}
		return tx.Post(e)
	})
}

func (p *past) leave(reference, truck string) error {
	_, err := p.Shipping.Seal(ctx, p.actor, shipping.SealRequest{
		Seals:            []trade.Seal{{Number: "NTG" + truck, By: "shipper"}},
		TransportRequest: shipping.TransportRequest{Shipment: reference, Transport: truck}})
	if err != nil {
		return err
	}
	if _, err = p.Shipping.Close(ctx, p.actor, shipping.StateRequest{Shipment: reference}); err != nil {
		return err
	}
	_, err = p.Shipping.Despatch(ctx, p.actor, shipping.StateRequest{Shipment: reference})
	return err
}
