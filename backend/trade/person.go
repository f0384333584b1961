package trade

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Role is what a person is employed for.
type Role string

// The roles.
const (
	Warehouse     Role = "warehouse"
	Officer       Role = "officer"
	Consolidator  Role = "consolidator"
	Administrator Role = "administrator"
)

// Roles lists all roles.
var Roles = []Role{Warehouse, Officer, Consolidator, Administrator}

// Permission is one thing a person may do. Each use case names the one it requires.
type Permission string

// The permissions.
const (
	Look          Permission = "look"           // read anything but secrets
	EditMasters   Permission = "edit masters"   // parties, items, locations
	EditRegisters Permission = "edit registers" // dated code lists
	Receive       Permission = "receive"        // book and grade deliveries
	Pack          Permission = "pack"           // make, build and break units
	PlanShipment  Permission = "plan shipment"  // departures, shipments, transport units, prices
	LoadUnits     Permission = "load"           // load, unload, close and seal
	Despatch      Permission = "despatch"       // let a shipment go
	IssuePapers   Permission = "issue papers"   // freeze, number and void papers
	WaiveFindings Permission = "waive findings" // let a block of the checks pass, with a reason
	AdjustStock   Permission = "adjust stock"   // correct stock, weights; reverse entries
	SyncPlatform  Permission = "sync"           // push to and pull from the platform
	EditSettings  Permission = "edit settings"  // firm, numbering, channels
	ManagePeople  Permission = "manage people"  // add people, roles, PINs
	KeepLedger    Permission = "keep ledger"    // verify, back up, restore
)

// permissions says what each role may do. A consolidator runs the business and may do all but manage people
// and settings; an administrator may do everything.
var permissions = map[Role][]Permission{
	Warehouse: {Look, Receive, Pack, LoadUnits},
	Officer:   {Look, EditMasters, EditRegisters, PlanShipment, IssuePapers, SyncPlatform},
	Consolidator: {Look, EditMasters, EditRegisters, Receive, Pack, PlanShipment, LoadUnits, Despatch, IssuePapers,
		WaiveFindings, AdjustStock, SyncPlatform, KeepLedger},
	Administrator: {Look, EditMasters, EditRegisters, Receive, Pack, PlanShipment, LoadUnits, Despatch, IssuePapers,
		WaiveFindings, AdjustStock, SyncPlatform, EditSettings, ManagePeople, KeepLedger},
}

// Person is somebody who signs in.
type Person struct {
	ID     PersonID
	Name   string // the name he signs in with, unique
	Roles  []Role
	Active bool
}

// Validate tells every rule the person breaks, all at once.
func (p Person) Validate() error {
	var l fault.List
	l = appendMissing(l, "name", p.Name)
	if len(p.Roles) == 0 {
		l = appendMissing(l, "role", "")
	}
	for _, r := range p.Roles {
		if !slices.Contains(Roles, r) {
			l = append(l, fault.New(fault.Invalid, words.TradeRole, fault.Params{"found": r}).At("role"))
		}
	}
	return l.OrNil()
}

// Actor is a signed-in person at a station: who does what is asked.
type Actor struct {
	PersonID PersonID
	Name     string
	Roles    []Role
}

// Permissions lists what the actor may do, each once.
func (a Actor) Permissions() []Permission {
	var all []Permission
	for _, role := range a.Roles {
		all = append(all, permissions[role]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Require refuses an actor who may not do a thing.
func (a Actor) Require(p Permission) error {
	for _, role := range a.Roles {
		if slices.Contains(permissions[role], p) {
			return nil
		}
	}
	if a.PersonID == "" {
		return fault.New(fault.Forbidden, words.AccessSignIn, nil)
	}
	return fault.New(fault.Forbidden, words.AccessNotPermitted, fault.Params{"name": a.Name, "permission": p})
}
