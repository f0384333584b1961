package trade

import (
	"strings"

	"tradehub/backend/fault"
)

// Place is what can hold goods: a location, a handling unit or a transport unit (physical), or a party or an
// adjustment (outside). It is written "kind:id", so that one column and one map key can hold any of them.
type Place string

// PlaceKind tells the kinds of place apart by one letter.
type PlaceKind byte

// The kinds of place. The first three are physical and guarded: their stock never goes below zero. The last
// two stand for the world outside and are not guarded.
const (
	LocationPlace   PlaceKind = 'l'
	UnitPlace       PlaceKind = 'u'
	TransportPlace  PlaceKind = 't'
	PartyPlace      PlaceKind = 'p'
	AdjustmentPlace PlaceKind = 'a'
)

// Nowhere is the place of a unit that does not exist yet or no longer.
const Nowhere Place = ""

// The adjustments: outside places that take what changes its nature.
const (
	Grading    Place = "a:grading"    // goods change their grade
	Packing    Place = "a:packing"    // loose goods become packages, and back
	Processing Place = "a:processing" // a lot becomes another lot (washing, roasting)
	Correction Place = "a:correction" // a weight or count was recorded wrongly
	Shrinkage  Place = "a:shrinkage"  // goods dried out, spoiled or were lost
)

// At names the place that a location is.
func (id LocationID) At() Place { return Place("l:" + string(id)) }

// At names the place that a handling unit is.
func (id UnitID) At() Place { return Place("u:" + string(id)) }

// At names the place that a transport unit is.
func (id TransportUnitID) At() Place { return Place("t:" + string(id)) }

// At names the place outside that a party is.
func (id PartyID) At() Place { return Place("p:" + string(id)) }

// Kind tells the kind of the place, or 0 for Nowhere.
func (p Place) Kind() PlaceKind {
	if len(p) < 2 || p[1] != ':' {
		return 0
	}
	return PlaceKind(p[0])
}

// ID gives the id behind the place, without its kind.
func (p Place) ID() string {
	_, id, _ := strings.Cut(string(p), ":")
	return id
}

// Physical tells whether goods can lie there: such a place is guarded against going below zero.
func (p Place) Physical() bool {
	switch p.Kind() {
	case LocationPlace, UnitPlace, TransportPlace:
		return true
	}
	return false
}

// Location is a spot on our own ground: a site, a warehouse in it, a cold room, a yard.
type Location struct {
	ID     LocationID
	Code   string
	Name   Names
	Parent LocationID // the location it lies in, or empty for a site
	LOCODE string     // UN/LOCODE of the place it stands at, where there is one
	Zone   string     // IANA time zone, as in "Asia/Vientiane"
}

// Validate tells every rule the location breaks, all at once. Its zone may be left out.
func (l Location) Validate() error {
	var found fault.List
	found = appendBadCode(found, "code", l.Code)
	found = appendMissing(found, "name", l.Name.EN)
	if l.Zone != "" {
		found = appendBadZone(found, l.Zone)
	}
	return found.OrNil()
}
