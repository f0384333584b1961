package trade

import "tradehub/backend/fault"

// Lot is a traceable batch: one cooperative, one orchard or workshop, one item, one harvest or production date
// (AI 10). It may be made from other lots; then Origins says from which and how much of each.
type Lot struct {
	ID            LotID
	Number        string // as printed on cartons and papers, unique
	ItemID        ItemID
	PartyID       PartyID // the cooperative it came from
	ConsignmentID ConsignmentID
	Orchard       string // registration code of the orchard
	Packhouse     string // registration code of the packing house
	HarvestedOn   string // calendar date, YYYY-MM-DD
	Country       string // country of origin, ISO 3166-1 alpha-2
	Origins       []LotShare
}

// LotShare is a part of a lot that went into another lot.
type LotShare struct {
	LotID LotID
	NetG  int64
}

// Validate tells every rule the lot breaks, all at once.
func (t Lot) Validate() error {
	var l fault.List
	l = appendBadCode(l, "lot number", t.Number)
	l = appendMissing(l, "item", string(t.ItemID))
	l = appendBadCountry(l, t.Country)
	l = appendBadDate(l, "harvested on", t.HarvestedOn)
	for _, o := range t.Origins {
		l = appendNotPositive(l, "origin net weight", o.NetG)
	}
	return l.OrNil()
}
