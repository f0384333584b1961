package trade

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// UnitKind is the kind of a handling unit.
type UnitKind string

// The kinds of handling unit. All but the pallet are packages, which papers count.
const (
	Carton UnitKind = "carton"
	Crate  UnitKind = "crate"
	Bag    UnitKind = "bag"
	Pallet UnitKind = "pallet"
)

// Package tells whether papers count the unit as a package; a pallet carries packages and is none.
func (k UnitKind) Package() bool { return k == Carton || k == Crate || k == Bag }

// UnitState is the state of a handling unit.
type UnitState string

// A unit is active from packing until it is unpacked; its identifiers are never given again.
const (
	UnitActive  UnitState = "active"
	UnitRetired UnitState = "retired"
)

// HandlingUnit is a physical unit handled as one. Where it stands and what it holds are in the ledger's
// projections; this is what stays the same.
type HandlingUnit struct {
	ID        UnitID
	Number    string // our own number, printed under the bars
	SSCC      string // GS1 key, 18 digits (AI 00); empty while the firm has no GS1 prefix
	Fallback  string // our own scannable identifier while there is no SSCC
	Customer  string // the customer's identifier, where he gave one
	Kind      UnitKind
	ItemID    ItemID // what it was packed as; empty for a pallet
	GrossG    int64  // as weighed; 0 for a pallet that was never on a scale
	TareG     int64  // the empty package or pallet
	NetG      int64  // goods only
	ScaleLine string // the raw line of the scale, as evidence
	PackedOn  string // calendar date, YYYY-MM-DD
	State     UnitState
}

// Identifiers gives everything a scan of this unit may read.
func (u HandlingUnit) Identifiers() []string {
	var ids []string
	for _, id := range []string{u.Number, u.SSCC, u.Fallback, u.Customer} {
		if id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Packages gives how many packages papers count for the unit itself.
func (u HandlingUnit) Packages() int64 {
	if u.Kind.Package() {
		return 1
	}
	return 0
}

// Validate tells every rule the unit breaks, all at once.
func (u HandlingUnit) Validate() error {
	var l fault.List
	l = appendMissing(l, "number", u.Number)
	if !u.Kind.Package() && u.Kind != Pallet {
		l = append(l, fault.New(fault.Invalid, words.TradeUnitKind, fault.Params{"found": u.Kind}).At("kind"))
	}
	if u.Kind.Package() && u.GrossG != u.NetG+u.TareG {
		l = append(l, fault.New(fault.Invalid, words.TradeWeights, fault.Params{
			"gross_g": u.GrossG, "tare_g": u.TareG, "net_g": u.NetG}).At("gross weight"))
	}
	return appendNegative(l, u.TareG, u.NetG, u.GrossG).OrNil()
}
