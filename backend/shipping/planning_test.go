package shipping_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestPlanShipmentTakesWhatTheFirmDecided(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	sh := y.progress(t, r1).Shipment
	if sh.ConsignorID != y.firm.ID || sh.Origin != "LA" || sh.Marks != "NTG KUNMING" || sh.State != trade.ShipmentOpen ||
		sh.ConsigneeID != y.buyer.ID || sh.NotifyID != "" {
		t.Errorf("shipment %+v", sh)
	}
	r := planR1()
	r.Reference, r.Marks, r.Notify = "NTG-R3", "N/M", "NAMHA"
	sh, err := y.PlanShipment(ctx, boss, r)
	must(t, err)
	if sh.Marks != "N/M" || sh.NotifyID != y.coop.ID {
		t.Errorf("shipment %+v", sh)
	}
	y.sound(t)
}

func TestPlanShipmentTellsAllThatIsWrong(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	r := planR1()
	r.Reference, r.Terms.Place, r.Lines[0].Packages = "", "", 0
	_, err := y.PlanShipment(ctx, boss, r)
	found := map[string]bool{}
	for _, f := range fault.All(err) {
		found[f.Key] = true
	}
	for _, key := range []words.Key{words.TradeMissing, words.TradeTermsPlace, words.TradeNotPositive} {
		if !found[string(key)] {
			t.Errorf("%v does not tell %s", err, key)
		}
	}
}

func TestPlanDepartureChangesOne(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	d := y.progress(t, r1).Departure
	d.Vehicle = "X8104"
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})))
	if got := y.progress(t, r1).Departure; got != d {
		t.Errorf("departure %+v, want %+v", got, d)
	}
	y.sound(t)
}

func TestWhatWasGivenUpHasNoSayInItsDeparture(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	d := truckPlan()
	d.Mode = trade.Sea
	d, err := y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})
	must(t, err)
	r := truckShipment("")
	r.Terms.Rule = "FOB"
	must(t, ignore(y.PlanShipment(ctx, boss, r)))
	must(t, ignore(y.Cancel(ctx, boss, shipping.StateRequest{Shipment: r.Reference})))
	d.Mode = trade.Road
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})))
}

func TestTermsForTheSeaGoBySea(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	d := truckPlan()
	d.Mode = trade.Sea
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})))
	r := truckShipment("")
	r.Terms.Rule = "FOB"
	must(t, ignore(y.PlanShipment(ctx, boss, r)))
}

func TestReplanKeepsWhatIsLoaded(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[:5]...)
	before := y.progress(t, r1).Shipment
	r := planR1()
	r.Payment = "In advance"
	r.Lines = []shipping.LineRequest{line("BAN", trade.GradeA, 5), line("COF", trade.GradeA, 1)}
	sh, err := y.Replan(ctx, boss, r)
	must(t, err)
	p := y.progress(t, r1)
	if sh.ID != before.ID || p.Shipment.ID != before.ID || p.Shipment.Payment != "In advance" || len(p.Lines) != 2 {
		t.Errorf("shipment %+v, was %+v", p.Shipment, before)
	}
	if p.Lines[0].Loaded != 5 || p.Lines[0].Missing() != 0 || p.Lines[1].Missing() != 1 {
		t.Errorf("lines %+v", p.Lines)
	}
	y.load(t, r1, box1, y.bags[0]) // the new line takes goods at once
	y.sound(t)
}

func TestReplanTakesAnotherDepartureWhileThereIsNoContainer(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: truckPlan()})))
	must(t, y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: box1}))
	r := planR1()
	r.Departure = truck
	must(t, ignore(y.Replan(ctx, boss, r)))
	if got := y.progress(t, r1).Departure.Reference; got != truck {
		t.Errorf("the shipment goes with %s", got)
	}
}

func TestTransportUnitStandsOpenAtTheSite(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind                trade.TransportUnitKind
		typed, kept, called string
	}{
		{trade.Container, "csqu 305438-3", "CSQU3054383", "CSQU 305438 [3]"},
		{trade.Wagon, "31 81 5951 234-8", "318159512348", "3181 5951 2348"},
		{trade.Wagon, "523 1417", "5231417", "5231417"},
		{trade.Trailer, " kk  0937 ", "KK 0937", "kk 0937"},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			must(t, y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: box1}))
			u, err := y.AddTransportUnit(ctx, boss, shipping.TransportUnitRequest{Shipment: r1, Kind: tt.kind,
				Number: tt.typed, Wagon: "5231417", SizeType: "45R1", TareG: boxG, MaxGrossG: 30_000_000, Packages: 8})
			must(t, err)
			if u.Number != tt.kept || u.State != trade.TransportOpen || y.parent(t, u.ID.At()) != y.site.ID.At() {
				t.Errorf("%+v at %s", u, y.parent(t, u.ID.At()))
			}
			y.load(t, r1, tt.called, y.bananas[0])
			y.seal(t, r1, tt.called, "NTG552011")
			if p := y.progress(t, r1); p.Transports[0].State != trade.TransportClosed {
				t.Errorf("%+v", p.Transports[0])
			}
			y.sound(t)
		})
	}
}

func TestRemovedTransportUnitLeavesItsNumberFree(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[0])
	y.unload(t, r1, y.bananas[0])
	u := y.progress(t, r1).Transports[0].TransportUnit
	must(t, y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: "csqu 305438-3"}))
	if at := y.parent(t, u.ID.At()); at != trade.Nowhere {
		t.Errorf("it stands at %q", at)
	}
	if p := y.progress(t, r1); len(p.Transports) != 0 {
		t.Errorf("transports %+v", p.Transports)
	}
	y.box(t, r2, box1)
	y.read(t, func(tx *store.Tx) error {
		again, err := tx.TransportUnitByNumber(u.DepartureID, box1)
		if again.ID != u.ID || again.ShipmentID == u.ShipmentID { // its labels are its own: it gets no second original
			t.Errorf("%+v, was %+v", again, u)
		}
		return err
	})
	y.sound(t)
}

func TestOneNumberGoesWithManyDepartures(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: truckPlan()})))
	must(t, ignore(y.PlanShipment(ctx, boss, truckShipment(""))))
	y.box(t, "NTG-R3", box1)
	y.load(t, "NTG-R3", box1, y.bananas[0])
	if got := y.progress(t, r1).Transports[0].Load.Packages; got != 0 {
		t.Errorf("%d packages went into the other one", got)
	}
}
