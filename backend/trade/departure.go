package trade

import (
	"slices"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Mode is a mode of transport.
type Mode string

// The modes a departure can have, with their Rec 19 codes in Code.
const (
	Sea  Mode = "sea"
	Rail Mode = "rail"
	Road Mode = "road"
	Air  Mode = "air"
)

// Code gives the UN/ECE Rec 19 code of the mode.
func (m Mode) Code() string { return map[Mode]string{Sea: "1", Rail: "2", Road: "3", Air: "4"}[m] }

// Departure is one train or truck run that carries one or more shipments.
type Departure struct {
	ID        DepartureID
	Reference string // unique, as in "X8102/2026-11-06"
	Mode      Mode
	Vehicle   string // train number, plate
	From      string // as papers print it
	To        string
	Via       string
	DepartsAt time.Time // UTC
	Zone      string    // IANA zone of the place of departure
}

// LocalTime gives the departure time at the place of departure; an unknown zone gives UTC.
func (d Departure) LocalTime() time.Time {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return d.DepartsAt.UTC()
	}
	return d.DepartsAt.In(zone)
}

// Validate tells every rule the departure breaks, all at once.
func (d Departure) Validate() error {
	var l fault.List
	l = appendBadCode(l, "reference", d.Reference)
	l = appendMissing(l, "from", d.From)
	l = appendMissing(l, "to", d.To)
	if d.Mode.Code() == "" {
		l = append(l, fault.New(fault.Invalid, words.TradeMode, fault.Params{"found": d.Mode}).At("mode"))
	}
	if d.DepartsAt.IsZero() {
		l = appendMissing(l, "departure time", "")
	}
	return appendBadZone(l, d.Zone).OrNil()
}

// TransportUnitKind is the kind of a transport unit.
type TransportUnitKind string

// The kinds of transport unit.
const (
	Container TransportUnitKind = "container"
	Wagon     TransportUnitKind = "wagon"
	Trailer   TransportUnitKind = "trailer"
)

var transportUnitKinds = []TransportUnitKind{Container, Wagon, Trailer}

// TransportUnitState is the state of a transport unit.
type TransportUnitState string

// A transport unit is open for loading until it is closed and sealed; it leaves with its shipment.
const (
	TransportOpen       TransportUnitState = "open"
	TransportClosed     TransportUnitState = "closed"
	TransportDespatched TransportUnitState = "despatched"
)

// TransportUnit is a container, wagon or trailer on one departure. It carries the goods of one shipment.
type TransportUnit struct {
	ID          TransportUnitID
	DepartureID DepartureID
	ShipmentID  ShipmentID
	Kind        TransportUnitKind
	Number      string // container number (ISO 6346), wagon number, plate
	SizeType    string // ISO 6346 size and type, as in 45R1
	Wagon       string // the wagon a container stands on, where it stands on one
	TareG       int64
	MaxGrossG   int64 // greatest permitted total mass, grams; 0 when not known
	Packages    int64 // how many packages are planned for it; 0 when not planned
	Seals       []Seal
	State       TransportUnitState
}

// Seal is one seal on a transport unit.
type Seal struct {
	Number string
	By     string // who put it on: shipper, carrier, customs, quarantine
}

// SealNumbers gives the numbers of the seals in the order they were put on.
func (u TransportUnit) SealNumbers() []string {
	numbers := make([]string, len(u.Seals))
	for i, s := range u.Seals {
		numbers[i] = s.Number
	}
	return numbers
}

// Validate tells every rule the transport unit breaks, all at once. The check digit of a container number is
// checked where the number is read (package gs1).
func (u TransportUnit) Validate() error {
	var l fault.List
	l = appendBadCode(l, "number", u.Number)
	l = appendMissing(l, "departure", string(u.DepartureID))
	l = appendMissing(l, "shipment", string(u.ShipmentID))
	if !slices.Contains(transportUnitKinds, u.Kind) {
		l = append(l, fault.New(fault.Invalid, words.TradeUnitKind, fault.Params{"found": u.Kind}).At("kind"))
	}
	return appendNegative(l, u.TareG, u.MaxGrossG, u.Packages).OrNil()
}
