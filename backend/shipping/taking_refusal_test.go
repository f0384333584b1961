package shipping_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// unloading takes the first carton out of R1 after something was done.
func unloading(done func(*testing.T, *yard)) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error { return y.takeOut(r1, y.bananas[0].Number) }
	}
}

var unloadRefusals = []refusal{
	{"take out what stands in the cold room", unloading(nothing),
		fault.Conflict, words.ShippingNotInShipment, "0000001 is not loaded for shipment " + r1},
	{"take out what is of another shipment", unloading(func(t *testing.T, y *yard) {
		y.box(t, r2, box2)
		y.load(t, r2, box2, y.bananas[0])
	}), fault.Conflict, words.ShippingNotInShipment, "0000001 is not loaded for shipment " + r1},
	{"take out what stands on a pallet", unloading(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.pallet(t, y.bananas[0]))
	}), fault.Conflict, words.ShippingOnPallet, "0000001 stands on pallet 0000015"},
	{"take out of a sealed container", unloading(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		y.seal(t, r1, box1, "NTG552011")
	}), fault.Conflict, words.ShippingTransportClosed, box1 + " is closed"},
	{"take out of a closed shipment", unloading(func(t *testing.T, y *yard) { y.close(t) }),
		fault.Conflict, words.ShippingNotOpen, "is closed"},
	{"take out what nobody knows", func(_ *testing.T, y *yard) func() error {
		return func() error { return y.takeOut(r1, "9999999") }
	}, fault.NotFound, words.ShippingUnitUnknown, "No unit here carries 9999999"},
	{"put down at no place", func(t *testing.T, y *yard) func() error {
		y.load(t, r1, box1, y.bananas[0])
		return func() error {
			return ignore(y.Unload(ctx, loader,
				shipping.UnloadRequest{Shipment: r1, Scan: y.bananas[0].Number, Location: "ROOF"}))
		}
	}, fault.NotFound, words.StoreNotFound, "no location ROOF"},
}

// undoing takes back the loader's last scan after something was done.
func undoing(done func(*testing.T, *yard)) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error { return y.undo(loader) }
	}
}

var undoRefusals = []refusal{
	{"undo nothing", undoing(nothing), fault.NotFound, words.ShippingNothingToUndo, "no scan of yours"},
	{"undo the scan of somebody else", undoing(func(t *testing.T, y *yard) {
		must(t, y.scan(another, r1, box1, y.bananas[0].Number))
	}), fault.NotFound, words.ShippingNothingToUndo, "no scan of yours"},
	{"undo what is undone", undoing(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		must(t, y.undo(loader))
	}), fault.NotFound, words.ShippingNothingToUndo, "no scan of yours"},
	{"undo into a sealed container", undoing(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		y.seal(t, r1, box1, "NTG552011")
	}), fault.Conflict, words.ShippingTransportClosed, box1 + " is closed"},
	{"undo what has left", undoing(func(t *testing.T, y *yard) { y.despatch(t) }),
		fault.Conflict, words.ShippingTransportClosed, box1 + " is despatched"},
	{"undo what was taken out", undoing(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		y.unload(t, r1, y.bananas[0])
	}), fault.Conflict, words.ShippingTakenOut, "Your last scan loaded 0000001, and it was taken out since."},
	{"undo what was taken out and loaded by somebody else", undoing(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		y.unload(t, r1, y.bananas[0])
		must(t, y.scan(another, r1, box1, y.bananas[0].Number))
	}), fault.Conflict, words.ShippingTakenOut, "it was taken out since"},
	{"undo what was taken out of a container that was taken off", undoing(func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[0])
		y.unload(t, r1, y.bananas[0])
		must(t, y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: box1}))
	}), fault.Conflict, words.ShippingTakenOut, "it was taken out since"},
}

// sealing seals the container of R1 after something was done.
func sealing(done func(*testing.T, *yard), numbers ...string) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error { return ignore(y.Seal(ctx, loader, seals(r1, box1, numbers...))) }
	}
}

func loadOne(t *testing.T, y *yard) { y.load(t, r1, box1, y.bananas[0]) }

var sealRefusals = []refusal{
	{"seal with nothing", sealing(loadOne), fault.Invalid, words.ShippingNoSeal, box1 + " has no seal."},
	{"seal with small letters", sealing(loadOne, "ntg552011"),
		fault.Invalid, words.ShippingSealFormat, "“ntg552011” is no seal number."},
	{"seal with three letters", sealing(loadOne, "NTG"), fault.Invalid, words.ShippingSealFormat, "“NTG”"},
	{"seal with sixteen letters", sealing(loadOne, "NTG5520110000000"),
		fault.Invalid, words.ShippingSealFormat, "“NTG5520110000000”"},
	{"seal with one seal twice", sealing(loadOne, "NTG552011", "NTG552011"),
		fault.Conflict, words.ShippingSealTaken, "The seal NTG552011 is on " + box1},
	{"seal with the seal of another container", sealing(func(t *testing.T, y *yard) {
		loadOne(t, y)
		y.box(t, r1, box2)
		y.load(t, r1, box2, y.bananas[1])
		y.seal(t, r1, box2, "LCR0091834", "NTG552011")
	}, "NTG552011"), fault.Conflict, words.ShippingSealTaken, "The seal NTG552011 is on " + box2},
	{"seal an empty container", sealing(nothing, "NTG552011"),
		fault.Conflict, words.ShippingNothingLoaded, "Nothing is loaded in " + box1},
	{"seal a container twice", sealing(func(t *testing.T, y *yard) {
		loadOne(t, y)
		y.seal(t, r1, box1, "NTG552011")
	}, "NTG552012"), fault.Conflict, words.ShippingTransportClosed, box1 + " is closed"},
	{"seal a container of another shipment", func(t *testing.T, y *yard) func() error {
		return func() error { return ignore(y.Seal(ctx, loader, seals(r2, box1, "NTG552011"))) }
	}, fault.NotFound, words.ShippingTransportUnknown, "Shipment " + r2 + " has no " + box1},
	{"seal for a closed shipment", sealing(func(t *testing.T, y *yard) { y.close(t) }, "NTG552012"),
		fault.Conflict, words.ShippingNotOpen, "is closed"},
	{"unseal an open container", unsealing(nothing),
		fault.Conflict, words.ShippingNotClosed, box1 + " is not closed yet"},
	{"unseal for a closed shipment", unsealing(func(t *testing.T, y *yard) { y.close(t) }),
		fault.Conflict, words.ShippingNotOpen, "is closed"},
}

func unsealing(done func(*testing.T, *yard)) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error {
			return ignore(y.Unseal(ctx, loader, shipping.TransportRequest{Shipment: r1, Transport: box1}))
		}
	}
}

// becoming changes the state of R1 after something was done.
func becoming(verb verbOfState, done func(*testing.T, *yard)) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		done(t, y)
		return func() error { return ignore(verb(y.Service, ctx, boss, shipping.StateRequest{Shipment: r1})) }
	}
}

var leavingRefusals = []refusal{
	{"close what has no container", becoming((*shipping.Service).Close, func(t *testing.T, y *yard) {
		must(t, y.RemoveTransportUnit(ctx, boss, shipping.TransportRequest{Shipment: r1, Transport: box1}))
	}), fault.Conflict, words.ShippingNoTransport, "has no container, wagon or trailer"},
	{"close what is not sealed", becoming((*shipping.Service).Close, func(t *testing.T, y *yard) { y.fill(t) }),
		fault.Conflict, words.ShippingNotClosed, box1 + " is not closed yet"},
	{"close what has a second container open", becoming((*shipping.Service).Close, func(t *testing.T, y *yard) {
		y.fill(t)
		y.seal(t, r1, box1, "NTG552011")
		y.box(t, r1, box2)
	}), fault.Conflict, words.ShippingNotClosed, box2 + " is not closed yet"},
	{"close what is short", becoming((*shipping.Service).Close, func(t *testing.T, y *yard) {
		y.load(t, r1, box1, y.bananas[:6]...)
		y.load(t, r1, box1, y.domestic[0])
		y.seal(t, r1, box1, "NTG552011")
	}), fault.Conflict, words.ShippingShort, "lacks 1 of its 2 packages of Banana"},
	{"close what is closed", becoming((*shipping.Service).Close, func(t *testing.T, y *yard) { y.close(t) }),
		fault.Conflict, words.ShippingCannot, "is closed and cannot become closed"},
	{"close what nobody planned", func(_ *testing.T, y *yard) func() error {
		return func() error { return ignore(y.Close(ctx, boss, shipping.StateRequest{Shipment: "NTG-R3"})) }
	}, fault.NotFound, words.StoreNotFound, "no shipment NTG-R3"},
	{"reopen what is open", becoming((*shipping.Service).Reopen, nothing),
		fault.Conflict, words.ShippingCannot, "is open and cannot become open"},
	{"reopen what has a paper", becoming((*shipping.Service).Reopen, func(t *testing.T, y *yard) {
		y.close(t)
		y.paper(t, trade.PaperIssued)
	}), fault.Conflict, words.ShippingHasPaper, "The paper INV-0001 (commercial-invoice) about shipment " + r1},
	{"reopen what has left", becoming((*shipping.Service).Reopen, func(t *testing.T, y *yard) { y.despatch(t) }),
		fault.Conflict, words.ShippingCannot, "is despatched and cannot become open"},
	{"give up what has a container", becoming((*shipping.Service).Cancel, nothing),
		fault.Conflict, words.ShippingHasTransport, "still has 1 transport units"},
	{"give up what is closed", becoming((*shipping.Service).Cancel, func(t *testing.T, y *yard) { y.close(t) }),
		fault.Conflict, words.ShippingCannot, "is closed and cannot become cancelled"},
	{"despatch what is open", becoming((*shipping.Service).Despatch, func(t *testing.T, y *yard) { y.fill(t) }),
		fault.Conflict, words.ShippingCannot, "is open and cannot become despatched"},
	{"despatch what has left", becoming((*shipping.Service).Despatch, func(t *testing.T, y *yard) { y.despatch(t) }),
		fault.Conflict, words.ShippingCannot, "is despatched and cannot become despatched"},
}
