package shipping_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// departing plans the train with one thing changed.
func departing(change func(*trade.Departure)) func(*testing.T, *yard) func() error {
	return func(_ *testing.T, y *yard) func() error {
		d := truckPlan()
		change(&d)
		return func() error { return ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})) }
	}
}

// changing changes the train that R1 and R2 are on.
func changing(t *testing.T, y *yard, change func(*trade.Departure)) func() error {
	t.Helper()
	d := y.progress(t, r1).Departure
	change(&d)
	return func() error { return ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: d})) }
}

var departureRefusals = []refusal{
	{"departure without reference", departing(func(d *trade.Departure) { d.Reference = " " }),
		fault.Invalid, words.TradeMissing, "The reference is missing."},
	{"departure by camel", departing(func(d *trade.Departure) { d.Mode = "camel" }),
		fault.Invalid, words.TradeMode, "“camel” is no mode"},
	{"departure in no zone", departing(func(d *trade.Departure) { d.Zone = "Vientiane" }),
		fault.Invalid, words.TradeZone, "“Vientiane”"},
	{"departure that is there", departing(func(d *trade.Departure) { d.Reference = train }),
		fault.Conflict, words.StoreTaken, "There is another departure called " + train},
	{"departure whose shipment has left", func(t *testing.T, y *yard) func() error {
		y.despatch(t)
		return changing(t, y, func(d *trade.Departure) { d.Vehicle = "X8104" })
	}, fault.Conflict, words.ShippingDepartureLeft, "has left with shipment " + r1},
	{"departure by rail under terms for the sea", func(t *testing.T, y *yard) func() error {
		change := changing(t, y, func(d *trade.Departure) { d.Mode = trade.Sea })
		must(t, change())
		r := planR1()
		r.Terms = trade.Terms{Rule: "FOB", Place: "Laem Chabang"}
		must(t, ignore(y.Replan(ctx, boss, r)))
		return changing(t, y, func(d *trade.Departure) { d.Mode = trade.Rail })
	}, fault.Invalid, words.TradeTermsMode, "FOB is a rule for sea"},
}

// planning plans another shipment with one thing wrong.
func planning(change func(*shipping.ShipmentRequest)) func(*testing.T, *yard) func() error {
	return func(_ *testing.T, y *yard) func() error {
		r := planR1()
		r.Reference = "NTG-R3"
		change(&r)
		return func() error { return ignore(y.PlanShipment(ctx, boss, r)) }
	}
}

var shipmentRefusals = []refusal{
	{"shipment on no departure", planning(func(r *shipping.ShipmentRequest) { r.Departure = "X1" }),
		fault.NotFound, words.StoreNotFound, "no departure X1"},
	{"shipment to nobody", planning(func(r *shipping.ShipmentRequest) { r.Consignee = "NOBODY" }),
		fault.NotFound, words.StoreNotFound, "no party NOBODY"},
	{"shipment that tells nobody", planning(func(r *shipping.ShipmentRequest) { r.Notify = "NOBODY" }),
		fault.NotFound, words.StoreNotFound, "no party NOBODY"},
	{"shipment of no item", planning(func(r *shipping.ShipmentRequest) { r.Lines[0].Item = "TEA" }),
		fault.NotFound, words.StoreNotFound, "no item TEA"},
	{"shipment of nothing", planning(func(r *shipping.ShipmentRequest) { r.Lines = nil }),
		fault.Invalid, words.TradeNoLines, "no line of goods"},
	{"shipment of no packages", planning(func(r *shipping.ShipmentRequest) { r.Lines[0].Packages = 0 }),
		fault.Invalid, words.TradeNotPositive, "packages must be above zero"},
	{"shipment of no grade", planning(func(r *shipping.ShipmentRequest) { r.Lines[0].Grade = "AAA" }),
		fault.Invalid, words.TradeGrade, "“AAA” is no grade"},
	{"shipment of ungraded goods", planning(func(r *shipping.ShipmentRequest) { r.Lines[0].Grade = trade.Ungraded }),
		fault.Invalid, words.TradeGrade, "“-” is no grade"},
	{"shipment with a line twice", planning(func(r *shipping.ShipmentRequest) { r.Lines[1].Grade = trade.GradeA }),
		fault.Invalid, words.TradeLineTwice, "same item in grade A"},
	{"shipment by rail under terms for the sea", planning(func(r *shipping.ShipmentRequest) { r.Terms.Rule = "CIF" }),
		fault.Invalid, words.TradeTermsMode, "CIF is a rule for sea and inland water only, and this goes by rail"},
	{"shipment under terms of old", planning(func(r *shipping.ShipmentRequest) { r.Terms.Rule = "DAF" }),
		fault.Invalid, words.TradeTermsRule, "“DAF” is no rule"},
	{"shipment under terms without place", planning(func(r *shipping.ShipmentRequest) { r.Terms.Place = "" }),
		fault.Invalid, words.TradeTermsPlace, "FCA name no place"},
	{"shipment in two currencies", planning(func(r *shipping.ShipmentRequest) { r.Lines[1].Price.Currency = "CNY" }),
		fault.Invalid, words.TradeOneCurrency, "in USD and in CNY"},
	{"shipment in a currency of no register", planning(func(r *shipping.ShipmentRequest) {
		r.Lines[0].Price.Currency, r.Lines[1].Price.Currency = "XTS", "XTS"
	}), fault.NotFound, words.StoreNotFound, "no currency XTS"},
	{"shipment priced by another unit", planning(func(r *shipping.ShipmentRequest) { r.Lines[0].Price.Unit = "TNE" }),
		fault.Invalid, words.ShippingPriceUnit, "The price of Banana is per TNE, and it is counted in KGM."},
	{"shipment that is there", planning(func(r *shipping.ShipmentRequest) { r.Reference = r1 }),
		fault.Conflict, words.StoreTaken, "another shipment called " + r1},
	{"shipment to no country", planning(func(r *shipping.ShipmentRequest) { r.Destination = "China" }),
		fault.Invalid, words.TradeCountry, "“China”"},
}

// replanning changes the plan of R1 after something was done.
func replanning(done func(*testing.T, *yard), change func(*shipping.ShipmentRequest)) func(*testing.T,
	*yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: truckPlan()})))
		done(t, y)
		r := planR1()
		change(&r)
		return func() error { return ignore(y.Replan(ctx, boss, r)) }
	}
}

func nothing(*testing.T, *yard) {}

var replanRefusals = []refusal{
	{"replan what is not there", replanning(nothing, func(r *shipping.ShipmentRequest) { r.Reference = "NTG-R3" }),
		fault.NotFound, words.StoreNotFound, "no shipment NTG-R3"},
	{"replan what is closed", replanning(func(t *testing.T, y *yard) { y.close(t) },
		func(*shipping.ShipmentRequest) {}),
		fault.Conflict, words.ShippingNotOpen, "Shipment " + r1 + " is closed."},
	{"replan what has left", replanning(func(t *testing.T, y *yard) { y.despatch(t) },
		func(*shipping.ShipmentRequest) {}),
		fault.Conflict, words.ShippingNotOpen, "Shipment " + r1 + " is despatched."},
	{"plan fewer than are loaded", replanning(func(t *testing.T, y *yard) { y.fill(t) },
		func(r *shipping.ShipmentRequest) { r.Lines[0].Packages = 5 }),
		fault.Conflict, words.ShippingPlanBelowLoaded, "6 packages of Banana, grade A, loaded already; the plan says 5"},
	{"plan none of what is loaded", replanning(func(t *testing.T, y *yard) { y.fill(t) },
		func(r *shipping.ShipmentRequest) { r.Lines = r.Lines[:1] }),
		fault.Conflict, words.ShippingPlanBelowLoaded, "2 packages of Banana, grade B, loaded already; the plan says 0"},
	{"take another departure with a container", replanning(nothing,
		func(r *shipping.ShipmentRequest) { r.Departure = truck }),
		fault.Conflict, words.ShippingDepartureFixed, "must keep its departure"},
	{"replan under terms of old", replanning(nothing, func(r *shipping.ShipmentRequest) { r.Terms.Rule = "DAF" }),
		fault.Invalid, words.TradeTermsRule, "“DAF” is no rule"},
}

// adding adds a transport unit to R1 with something wrong.
func adding(kind trade.TransportUnitKind, number string) func(*testing.T, *yard) func() error {
	return func(_ *testing.T, y *yard) func() error {
		return func() error {
			return ignore(y.AddTransportUnit(ctx, boss,
				shipping.TransportUnitRequest{Shipment: r1, Kind: kind, Number: number}))
		}
	}
}

// removing takes a transport unit off R1 after something was done.
func removing(number string, done func(*testing.T, *yard)) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error {
			return y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: number})
		}
	}
}

var transportRefusals = []refusal{
	{"container with a wrong check digit", adding(trade.Container, "CSQU3054384"),
		fault.Invalid, words.Gs1ContainerCheckDigit, "it ends in 4, and its check digit should be 3"},
	{"container with too few digits", adding(trade.Container, "CSQU305438"),
		fault.Invalid, words.Gs1ContainerForm, "CSQU305438 is not made of four letters"},
	{"wagon with a wrong check digit", adding(trade.Wagon, "318159512340"),
		fault.Invalid, words.Gs1WagonCheckDigit, "its check digit should be"},
	{"wagon with too few digits", adding(trade.Wagon, "52314"),
		fault.Invalid, words.Gs1WagonForm, "52314 has neither 7 digits"},
	{"trailer without a plate", adding(trade.Trailer, " "),
		fault.Invalid, words.TradeMissing, "The number is missing."},
	{"kind of transport nobody knows", adding("sledge", "1"),
		fault.Invalid, words.TradeUnitKind, "“sledge” is no kind"},
	{"container twice on one shipment", adding(trade.Container, "csqu 305438-3"),
		fault.Conflict, words.ShippingTransportTaken, box1 + " is on this departure already, for shipment " + r1},
	{"container twice on one departure", func(t *testing.T, y *yard) func() error {
		y.box(t, r2, box2)
		return adding(trade.Container, box2)(t, y)
	}, fault.Conflict, words.ShippingTransportTaken, "for shipment " + r2},
	{"container for a shipment that is closed", func(t *testing.T, y *yard) func() error {
		y.close(t)
		return adding(trade.Container, box2)(t, y)
	}, fault.Conflict, words.ShippingNotOpen, "is closed"},
	{"remove a container that holds goods", removing(box1, func(t *testing.T, y *yard) { y.fill(t) }),
		fault.Conflict, words.ShippingNotEmpty, box1 + " still holds 8 units."},
	{"remove a container of another shipment", removing(box2, func(t *testing.T, y *yard) { y.box(t, r2, box2) }),
		fault.NotFound, words.ShippingTransportUnknown, "Shipment " + r1 + " has no " + box2},
	{"remove a container of a closed shipment", removing(box1, func(t *testing.T, y *yard) { y.close(t) }),
		fault.Conflict, words.ShippingNotOpen, "is closed"},
}
