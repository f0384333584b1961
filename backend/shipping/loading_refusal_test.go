package shipping_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// scanning scans a text into the container of R1.
func scanning(text string) func(*testing.T, *yard) func() error {
	return func(_ *testing.T, y *yard) func() error {
		return func() error { return y.scan(loader, r1, box1, text) }
	}
}

// offering scans the unit that is left after something was done into the container of R1.
func offering(done func(*testing.T, *yard) trade.HandlingUnit) func(*testing.T, *yard) func() error {
	return offeringTo(r1, box1, done)
}

func offeringTo(ref, box string, done func(*testing.T, *yard) trade.HandlingUnit) func(*testing.T, *yard) func() error {
	return func(t *testing.T, y *yard) func() error {
		u := done(t, y)
		return func() error { return y.scan(loader, ref, box, u.Number) }
	}
}

// scanRefusals are about what was scanned.
var scanRefusals = []refusal{
	{"a number of no unit", scanning("9999999"),
		fault.NotFound, words.ShippingUnitUnknown, "No unit here carries 9999999."},
	{"an SSCC of another firm", scanning("(00)106141411234567897"),
		fault.NotFound, words.ShippingUnitForeign, "106141411234567897 is sound, but it was not given here"},
	{"an SSCC with a wrong check digit", scanning("106141411234567896"),
		fault.Invalid, words.Gs1CheckDigit, "it ends in 6, and its check digit should be 7"},
	{"a GTIN", scanning("09506000134352"),
		fault.NotFound, words.ShippingNotAUnit, "09506000134352 is no carton, bag or pallet."},
	{"a lot number", scanning("]C110LNT-BAN-01"),
		fault.NotFound, words.ShippingNotAUnit, "(10)LNT-BAN-01 is no carton"},
	{"a container of another shipment", scanning(box3),
		fault.NotFound, words.ShippingTransportUnknown, "Shipment " + r1 + " has no " + box3},
	{"the container itself", scanning(box1),
		fault.NotFound, words.ShippingNotAUnit, box1 + " is no carton"},
	{"nothing", scanning("\r\n"),
		fault.Invalid, words.Gs1EmptyScan, "nothing that can be read"},
	{"a carton that was unpacked", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		u := y.bananas[0]
		u.State = trade.UnitRetired
		y.post(t, trade.EntryUnpack, func(tx *store.Tx, e *trade.Entry) error { return tx.PutUnit(e, u) })
		return u
	}), fault.Conflict, words.ShippingUnitRetired, "0000001 was unpacked"},
	{"an empty pallet", offering(func(t *testing.T, y *yard) trade.HandlingUnit { return y.pallet(t) }),
		fault.Conflict, words.ShippingEmpty, "0000015 holds no goods."},
}

// placeRefusals are about where the unit is.
var placeRefusals = []refusal{
	{"a carton in this container", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.load(t, r1, box1, y.bananas[0])
		return y.bananas[0]
	}), fault.Conflict, words.ShippingLoadedAlready, "0000001 is in " + box1 + " already."},
	{"a carton in the other container", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r1, box2)
		y.load(t, r1, box2, y.bananas[0])
		return y.bananas[0]
	}), fault.Conflict, words.ShippingLoadedBeside, "0000001 is in " + box2 + ", and " + box1 + " is the open door."},
	{"a carton on a pallet in this container", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.load(t, r1, box1, y.pallet(t, y.bananas[0]))
		return y.bananas[0]
	}), fault.Conflict, words.ShippingLoadedAlready, "0000001 is in " + box1 + " already."},
	{"a carton of another shipment", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r2, box2)
		y.load(t, r2, box2, y.bananas[0])
		return y.bananas[0]
	}), fault.Conflict, words.ShippingLoadedElsewhere, "0000001 is in " + box2 + ", which belongs to shipment " + r2},
	{"a carton on a pallet", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.pallet(t, y.bananas[0])
		return y.bananas[0]
	}), fault.Conflict, words.ShippingOnPallet, "0000001 stands on pallet 0000015."},
	{"a carton that has left", offeringTo(r2, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r2, box2)
		y.despatch(t)
		return y.bananas[0]
	}), fault.Conflict, words.ShippingGone, "0000001 has left this site."},
	{"a carton on a pallet that has left", offeringTo(r2, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r2, box2)
		y.load(t, r1, box1, y.bananas[:5]...)
		y.load(t, r1, box1, y.pallet(t, y.bananas[7]))
		y.load(t, r1, box1, y.domestic[:2]...)
		y.seal(t, r1, box1, "NTG552011")
		must(t, ignore(y.Close(ctx, loader, shipping.StateRequest{Shipment: r1})))
		must(t, ignore(y.Despatch(ctx, boss, shipping.StateRequest{Shipment: r1})))
		return y.bananas[7]
	}), fault.Conflict, words.ShippingGone, "0000008 has left this site."},
	{"a carton handed to somebody", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.post(t, trade.EntryMove, func(_ *store.Tx, e *trade.Entry) error {
			e.Put(y.bananas[0].ID.At(), y.cold.ID.At(), y.buyer.ID.At())
			return nil
		})
		return y.bananas[0]
	}), fault.Conflict, words.ShippingGone, "0000001 has left this site."},
}

// roomRefusals are about what the shipment and the container still take.
var roomRefusals = []refusal{
	{"an item that is not on the shipment", offering(func(_ *testing.T, y *yard) trade.HandlingUnit {
		return y.bags[0]
	}), fault.Conflict, words.ShippingNotOnShipment, "holds Coffee of grade A, and shipment " + r1 + " carries none"},
	{"a grade that is not on the shipment", offeringTo(r2, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r2, box2)
		return y.domestic[0]
	}), fault.Conflict, words.ShippingNotOnShipment, "holds Banana of grade B, and shipment " + r2 + " carries none"},
	{"goods that nobody has graded", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.post(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
			e.Move(y.coop.ID.At(), y.cold.ID.At(), y.goods(trade.Ungraded), trade.Amount{QtyMilli: netG, NetG: netG})
			return nil
		})
		return y.pack(t, y.goods(trade.Ungraded), 1)[0]
	}), fault.Conflict, words.ShippingNotGraded, "holds Banana that nobody has graded"},
	{"a carton labelled for another country", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.label(t, y.bananas[0], trade.LabelJob{Destination: "CN"}, trade.LabelPrinted)
		y.label(t, y.bananas[0], trade.LabelJob{Destination: "TH"}, trade.LabelPrinted)
		y.label(t, y.bananas[0], trade.LabelJob{Destination: "VN"}, trade.LabelCancelled)
		return y.bananas[0]
	}), fault.Conflict, words.ShippingWrongDestination, "printed for TH, and shipment " + r1 + " goes to CN"},
	{"a pallet with a carton labelled for another country", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.label(t, y.bananas[1], trade.LabelJob{Destination: "TH"}, trade.LabelPrinted)
		return y.pallet(t, y.bananas[:3]...)
	}), fault.Conflict, words.ShippingWrongDestination, "0000002 was printed for TH"},
	{"a pallet with one carton that is not on the shipment", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		return y.pallet(t, y.bananas[0], y.bags[0])
	}), fault.Conflict, words.ShippingNotOnShipment, "holds Coffee of grade A"},
	{"one carton more than the line", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.fill(t)
		return y.bananas[6]
	}), fault.Conflict, words.ShippingLineFull, "all its 6 packages of Banana; 0000007 would be too many"},
	{"one carton more than the line, over two containers", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.box(t, r1, box2)
		y.load(t, r1, box2, y.bananas[:6]...)
		return y.bananas[6]
	}), fault.Conflict, words.ShippingLineFull, "0000007 would be too many"},
	{"a pallet of more cartons than are wanted", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		return y.pallet(t, y.bananas[:7]...)
	}), fault.Conflict, words.ShippingLineFull, "0000015 would be too many"},
	{"one carton more than the container", offeringTo(r1, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.limitedBox(t, r1, box2, 1, 0)
		y.load(t, r1, box2, y.bananas[0])
		return y.bananas[1]
	}), fault.Conflict, words.ShippingTransportFull, box2 + " has all its 1 packages; 0000002 would be too many"},
	{"one gram more than the container", offeringTo(r1, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.limitedBox(t, r1, box2, 0, boxG+2*grossG-1)
		y.load(t, r1, box2, y.bananas[0])
		return y.bananas[1]
	}), fault.Conflict, words.ShippingTooHeavy, box2 + " would weigh 4830 kg, and 4829 kg is its limit"},
	{"a pallet that weighs too much itself", offeringTo(r1, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		y.limitedBox(t, r1, box2, 0, boxG+grossG+palletG-1)
		return y.pallet(t, y.bananas[0])
	}), fault.Conflict, words.ShippingTooHeavy, "would weigh 4833 kg"},
}

// taskRefusals are about the shipment and the container that stand open, or do not.
var taskRefusals = []refusal{
	{"a shipment nobody planned", offeringTo("NTG-R3", box1, firstBanana),
		fault.NotFound, words.StoreNotFound, "no shipment NTG-R3"},
	{"a container nobody added", offeringTo(r1, box3, firstBanana),
		fault.NotFound, words.ShippingTransportUnknown, "Shipment " + r1 + " has no " + box3},
	{"a container of another shipment", offeringTo(r2, box1, firstBanana),
		fault.NotFound, words.ShippingTransportUnknown, "Shipment " + r2 + " has no " + box1},
	{"a container that is sealed", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.load(t, r1, box1, y.bananas[0])
		y.seal(t, r1, box1, "NTG552011")
		return y.bananas[1]
	}), fault.Conflict, words.ShippingTransportClosed, box1 + " is closed."},
	{"a shipment that is closed", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.close(t)
		return y.bananas[7]
	}), fault.Conflict, words.ShippingNotOpen, "is closed"},
	{"a shipment that has left", offering(func(t *testing.T, y *yard) trade.HandlingUnit {
		y.despatch(t)
		return y.bananas[7]
	}), fault.Conflict, words.ShippingNotOpen, "is despatched"},
	{"a shipment that was given up", offeringTo(r2, box2, func(t *testing.T, y *yard) trade.HandlingUnit {
		must(t, ignore(y.Cancel(ctx, boss, shipping.StateRequest{Shipment: r2})))
		return y.bananas[0]
	}), fault.Conflict, words.ShippingNotOpen, "is cancelled"},
}

func firstBanana(_ *testing.T, y *yard) trade.HandlingUnit { return y.bananas[0] }
