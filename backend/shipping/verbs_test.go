package shipping_test

import (
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// step is one verb in the life of a shipment, and the roles that may do it.
type step struct {
	name string
	by   []trade.Role
	do   func(*yard, trade.Actor, trade.EntryID) error
}

var (
	planners  = []trade.Role{trade.Officer, trade.Consolidator, trade.Administrator}
	loaders   = []trade.Role{trade.Warehouse, trade.Consolidator, trade.Administrator}
	releasers = []trade.Role{trade.Consolidator, trade.Administrator}
)

// life is a day with every verb that writes, in an order in which all of them are right.
var life = []step{
	{"plan departure", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.PlanDeparture(ctx, a, shipping.DepartureRequest{Departure: truckPlan(), Command: id}))
	}},
	{"plan shipment", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.PlanShipment(ctx, a, truckShipment(id)))
	}},
	{"replan", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Replan(ctx, a, truckShipment(id)))
	}},
	{"add transport unit", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.AddTransportUnit(ctx, a, shipping.TransportUnitRequest{Shipment: "NTG-R3", Kind: trade.Trailer,
			Number: "0937", Command: id}))
	}},
	{"remove transport unit", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return y.RemoveTransportUnit(ctx, a, shipping.TransportRequest{Shipment: "NTG-R3", Transport: "0937", Command: id})
	}},
	{"cancel", planners, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Cancel(ctx, a, shipping.StateRequest{Shipment: "NTG-R3", Command: id}))
	}},
	loadStep,
	{"undo", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.UndoLoad(ctx, a, id))
	}},
	loadStep,
	{"unload", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Unload(ctx, a, shipping.UnloadRequest{Shipment: r1, Scan: y.bananas[0].Number, Location: "DOCK",
			Command: id}))
	}},
	loadStep,
	sealStep,
	{"unseal", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Unseal(ctx, a, shipping.TransportRequest{Shipment: r1, Transport: box1, Command: id}))
	}},
	sealStep,
	closeStep,
	{"reopen", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Reopen(ctx, a, shipping.StateRequest{Shipment: r1, Command: id}))
	}},
	closeStep,
	{"despatch", releasers, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Despatch(ctx, a, shipping.StateRequest{Shipment: r1, Command: id}))
	}},
}

var (
	loadStep = step{"load", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Load(ctx, a, shipping.LoadRequest{Shipment: r1, Transport: box1, Scan: y.bananas[0].Number,
			Command: id}))
	}}
	sealStep = step{"seal", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		r := seals(r1, box1, "NTG552011")
		r.Command = id
		return ignore(y.Seal(ctx, a, r))
	}}
	closeStep = step{"close", loaders, func(y *yard, a trade.Actor, id trade.EntryID) error {
		return ignore(y.Close(ctx, a, shipping.StateRequest{Shipment: r1, Short: true, Command: id}))
	}}
)

func truckShipment(id trade.EntryID) shipping.ShipmentRequest {
	r := planR1()
	r.Reference, r.Departure, r.Command = "NTG-R3", truck, id
	return r
}

// TestVerbsAskForTheirPermission lets each role, and nobody, try each verb; what a role may not do somebody does
// who may.
func TestVerbsAskForTheirPermission(t *testing.T) {
	t.Parallel()
	for _, role := range trade.Roles {
		t.Run(string(role), func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			person := trade.Actor{PersonID: "may", Name: "May", Roles: []trade.Role{role}}
			for i, s := range life {
				id := trade.EntryID(string(role) + "-" + string(rune('a'+i)))
				refused(t, y, func() error { return s.do(y, trade.Actor{}, id) },
					refusal{name: s.name, code: fault.Forbidden, key: words.AccessSignIn, says: "Nobody is signed in."})
				doer := person
				if !slices.Contains(s.by, role) {
					refused(t, y, func() error { return s.do(y, person, id) },
						refusal{name: s.name, code: fault.Forbidden, key: words.AccessNotPermitted, says: "May may not do this"})
					doer = trade.Actor{PersonID: "may", Name: "May", Roles: []trade.Role{trade.Consolidator}}
				}
				if err := s.do(y, doer, id); err != nil {
					t.Fatalf("%s: %v", s.name, err)
				}
			}
			y.sound(t)
		})
	}
}

// TestPermissionComesFirst: who may not do a thing is not told either what else is wrong with it.
func TestPermissionComesFirst(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	for name, do := range map[string]func() error{
		"departure": func() error { return ignore(y.PlanDeparture(ctx, loader, shipping.DepartureRequest{})) },
		"shipment":  func() error { return ignore(y.PlanShipment(ctx, loader, shipping.ShipmentRequest{})) },
		"transport": func() error {
			return ignore(y.AddTransportUnit(ctx, loader, shipping.TransportUnitRequest{Kind: trade.Container}))
		},
		"despatch": func() error { return ignore(y.Despatch(ctx, loader, shipping.StateRequest{})) },
	} {
		if err := do(); fault.CodeOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryoneSignedInMayLook: also to look somebody must be signed in.
func TestEveryoneSignedInMayLook(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	for _, role := range trade.Roles {
		person := trade.Actor{PersonID: "may", Name: "May", Roles: []trade.Role{role}}
		must(t, first(ignore(y.Progress(ctx, person, r1)), ignore(y.Shipments(ctx, person))))
	}
	for _, err := range []error{ignore(y.Progress(ctx, trade.Actor{}, r1)), ignore(y.Shipments(ctx, trade.Actor{}))} {
		if fault.KeyOf(err) != string(words.AccessSignIn) {
			t.Errorf("nobody: %v", err)
		}
	}
}

// TestACommandIsDoneOnce repeats each command, as a window does that was cut off before it had the answer.
func TestACommandIsDoneOnce(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	for i, s := range life {
		id := trade.EntryID("command-" + string(rune('a'+i)))
		if err := s.do(y, boss, id); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		refused(t, y, func() error { return s.do(y, boss, id) },
			refusal{name: s.name, code: fault.Conflict, key: words.StorePosted, says: "It is saved once"})
	}
	y.sound(t)
}
