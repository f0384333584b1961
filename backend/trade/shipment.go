package trade

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// ShipmentState is the state of a shipment.
type ShipmentState string

// A shipment is open while units are loaded, closed when nothing more is, despatched when it has left.
const (
	ShipmentOpen       ShipmentState = "open"
	ShipmentClosed     ShipmentState = "closed"
	ShipmentDespatched ShipmentState = "despatched"
	ShipmentCancelled  ShipmentState = "cancelled"
)

var shipmentNext = map[ShipmentState][]ShipmentState{
	ShipmentOpen:   {ShipmentClosed, ShipmentCancelled},
	ShipmentClosed: {ShipmentOpen, ShipmentDespatched},
}

// CanBecome tells whether one state may follow another.
func (s ShipmentState) CanBecome(next ShipmentState) bool {
	return slices.Contains(shipmentNext[s], next)
}

// Shipment is goods from one consignor to one consignee under one set of papers (GS1: AI 402).
type Shipment struct {
	ID          ShipmentID
	Reference   string // the booking or contract reference it is known by outside; unique
	DepartureID DepartureID
	ConsignorID PartyID
	ConsigneeID PartyID
	NotifyID    PartyID
	Terms       Terms
	Payment     string // terms of payment, as the invoice prints them
	Origin      string // country of origin, ISO 3166-1 alpha-2
	Destination string // country of destination, ISO 3166-1 alpha-2
	Marks       string // marks and numbers on the packages
	Lines       []ShipmentLine
	State       ShipmentState
}

// Terms are the terms of delivery: an Incoterms 2020 rule and the place it names.
type Terms struct {
	Rule  string
	Place string
}

var (
	anyMode = []string{"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP"}
	seaOnly = []string{"FAS", "FOB", "CFR", "CIF"}
)

// String writes the terms as papers print them: "FCA Vientiane South Railway Station, Incoterms 2020".
func (t Terms) String() string { return fmt.Sprintf("%s %s, Incoterms 2020", t.Rule, t.Place) }

// Validate refuses a rule that Incoterms 2020 does not have, a rule without a place, and a rule for sea and
// inland water on another mode (ICC Incoterms 2020: FAS, FOB, CFR and CIF are for water only).
func (t Terms) Validate(mode Mode) error {
	switch {
	case strings.TrimSpace(t.Place) == "":
		return fault.New(fault.Invalid, words.TradeTermsPlace, fault.Params{"rule": t.Rule}).At("terms")
	case slices.Contains(anyMode, t.Rule):
		return nil
	case slices.Contains(seaOnly, t.Rule) && mode == Sea:
		return nil
	case slices.Contains(seaOnly, t.Rule):
		return fault.New(fault.Invalid, words.TradeTermsMode, fault.Params{"rule": t.Rule, "mode": mode}).At("terms")
	}
	return fault.New(fault.Invalid, words.TradeTermsRule, fault.Params{"found": t.Rule}).At("terms")
}

// ShipmentLine is one kind of goods that a shipment is to carry.
type ShipmentLine struct {
	ItemID   ItemID
	Grade    Grade
	Packages int64 // how many are to be loaded
	Price    UnitPrice
}

// LineFor finds the line that takes goods of an item and grade.
func (s Shipment) LineFor(item ItemID, grade Grade) (ShipmentLine, bool) {
	i := slices.IndexFunc(s.Lines, func(l ShipmentLine) bool { return l.ItemID == item && l.Grade == grade })
	if i < 0 {
		return ShipmentLine{}, false
	}
	return s.Lines[i], true
}

// Currency is the one currency of the shipment's prices.
func (s Shipment) Currency() string {
	if len(s.Lines) == 0 {
		return ""
	}
	return s.Lines[0].Price.Currency
}

// Validate tells every rule the shipment breaks, all at once; the mode is its departure's.
func (s Shipment) Validate(mode Mode) error {
	var l fault.List
	l = appendBadCode(l, "reference", s.Reference)
	l = appendMissing(l, "departure", string(s.DepartureID))
	l = appendMissing(l, "consignor", string(s.ConsignorID))
	l = appendMissing(l, "consignee", string(s.ConsigneeID))
	l = append(l, fault.All(s.Terms.Validate(mode))...)
	for _, c := range []string{s.Origin, s.Destination} {
		l = appendBadCountry(l, c)
	}
	if len(s.Lines) == 0 {
		l = append(l, fault.New(fault.Invalid, words.TradeNoLines, nil).At("lines"))
	}
	return append(l, s.lineFaults()...).OrNil()
}

func (s Shipment) lineFaults() fault.List {
	var l fault.List
	seen := map[string]bool{}
	for _, line := range s.Lines {
		l = appendMissing(l, "item", string(line.ItemID))
		if !line.Grade.Known() {
			l = append(l, fault.New(fault.Invalid, words.TradeGrade, fault.Params{"found": line.Grade}).At("grade"))
		}
		l = appendNotPositive(l, "packages", line.Packages)
		l = append(l, fault.All(line.Price.Validate())...)
		if line.Price.Currency != s.Currency() {
			l = append(l, fault.New(fault.Invalid, words.TradeOneCurrency, fault.Params{
				"first": s.Currency(), "found": line.Price.Currency}).At("currency"))
		}
		key := string(line.ItemID) + "/" + string(line.Grade)
		if seen[key] {
			l = append(l, fault.New(fault.Invalid, words.TradeLineTwice, fault.Params{"grade": line.Grade}).At("lines"))
		}
		seen[key] = true
	}
	return l
}
