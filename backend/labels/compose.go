package labels

import (
	"cmp"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// composing finds out what labels say, and remembers what many of them share.
type composing struct {
	tx          *store.Tx
	today       string
	destination string
	consignee   Consignee
	consignor   Consignor
	rules       []rule
	lots        map[trade.LotID]trade.Lot
	items       map[trade.ItemID]trade.Item
	places      map[trade.PartyID]string
	countries   map[string]map[string]string // fields of the register, by code
	early       bool                         // a container is labelled before it is closed: for looking only
}

// compose reads what all labels of a job share.
func compose(tx *store.Tx, job trade.LabelJob) (c *composing, err error) {
	c = &composing{tx: tx, today: tx.Today(), destination: job.Destination, lots: map[trade.LotID]trade.Lot{},
		items: map[trade.ItemID]trade.Item{}, places: map[trade.PartyID]string{}, countries: map[string]map[string]string{}}
	if c.rules, err = rulesOn(tx, c.today); err != nil {
		return nil, err
	}
	firm, err := tx.Firm()
	if err != nil {
		return nil, err
	}
	own, err := tx.Party(firm.PartyID)
	if err != nil {
		return nil, err
	}
	c.consignor = Consignor{NameLO: own.Name.LO, NameEN: own.Name.EN}
	if job.Shipment == "" {
		return c, nil
	}
	shipment, err := tx.ShipmentByReference(job.Shipment)
	if err != nil {
		return nil, err
	}
	c.consignee, err = c.consigneeOf(shipment)
	c.destination = shipment.Destination
	return c, err
}

func (c *composing) consigneeOf(s trade.Shipment) (Consignee, error) {
	party, err := c.tx.Party(s.ConsigneeID)
	return Consignee{NameZH: party.Name.ZH, NameEN: party.Name.EN}, err
}

// planned finds out what one label says, in which form.
func (c *composing) planned(l trade.Label) (planned, error) {
	if l.TransportID != "" {
		return c.plannedTransport(l)
	}
	u, err := c.tx.Unit(l.UnitID)
	if err != nil {
		return planned{}, err
	}
	if u.State == trade.UnitRetired {
		return planned{}, fault.New(fault.Conflict, words.LabelsRetired, fault.Params{"unit": u.Number})
	}
	destination, consignee, err := c.bound(u)
	if err != nil {
		return planned{}, err
	}
	goods, err := c.tx.Contents(u.ID.At())
	if err != nil {
		return planned{}, err
	}
	if len(goods) == 0 {
		return planned{}, fault.New(fault.Conflict, words.LabelsEmpty, fault.Params{"unit": u.Number})
	}
	inside, err := c.inside(goods)
	if err != nil {
		return planned{}, err
	}
	f := Facts{SSCC: u.SSCC, Fallback: u.Fallback, Serial: u.Number, PackedOn: u.PackedOn, Consignor: c.consignor,
		Consignee: consignee}
	if err := c.weigh(&f, u); err != nil {
		return planned{}, err
	}
	if err := c.name(&f, inside); err != nil {
		return planned{}, err
	}
	f.identify(u, inside)
	return c.ruled(planned{label: l, subject: subjectOf(u), said: f}, inside, destination)
}

// ruled gives a label the form and the sentence that its rule wants, and refuses one that lacks what the rule asks for.
func (c *composing) ruled(p planned, in inside, destination string) (planned, error) {
	r, err := c.rule(in, destination, p)
	if err != nil {
		return planned{}, err
	}
	p.form, p.said.ExportSentence, p.said.Goods.KeepAt = r.template, r.sentence, r.keepAt
	return p, r.missing(p.said, p.subject)
}

// bound tells where a unit goes: with the shipment that it is loaded for, or else as the job says. One that has left is
// refused.
func (c *composing) bound(u trade.HandlingUnit) (destination string, consignee Consignee, err error) {
	above, err := c.tx.Ancestors(u.ID.At())
	if err != nil {
		return "", consignee, err
	}
	gone := len(above) == 0
	destination, consignee = c.destination, c.consignee
	for _, place := range above {
		switch place.Kind() {
		case trade.TransportPlace:
			t, err := c.tx.TransportUnit(trade.TransportUnitID(place.ID()))
			if err != nil {
				return "", consignee, err
			}
			shipment, err := c.tx.Shipment(t.ShipmentID)
			if err != nil {
				return "", consignee, err
			}
			gone = gone || t.State == trade.TransportDespatched
			destination = shipment.Destination
			if consignee, err = c.consigneeOf(shipment); err != nil {
				return "", consignee, err
			}
		case trade.LocationPlace, trade.UnitPlace:
		default:
			gone = true
		}
	}
	if gone {
		err = fault.New(fault.Conflict, words.LabelsGone, fault.Params{"unit": u.Number})
	}
	return destination, consignee, err
}

// inside is what a unit holds.
type inside struct {
	lots   []trade.Lot  // by number
	items  []trade.Item // by code
	grades []trade.Grade
}

func (c *composing) inside(goods []trade.Stock) (in inside, err error) {
	for _, g := range goods {
		lot, known := c.lots[g.LotID]
		if !known {
			if lot, err = c.tx.Lot(g.LotID); err != nil {
				return in, err
			}
			c.lots[g.LotID] = lot
		}
		item, known := c.items[g.ItemID]
		if !known {
			if item, err = c.tx.Item(g.ItemID); err != nil {
				return in, err
			}
			c.items[g.ItemID] = item
		}
		in.lots, in.items, in.grades = append(in.lots, lot), append(in.items, item), append(in.grades, g.Grade)
	}
	slices.SortFunc(in.lots, func(a, b trade.Lot) int { return cmp.Compare(a.Number, b.Number) })
	in.lots = slices.CompactFunc(in.lots, func(a, b trade.Lot) bool { return a.ID == b.ID })
	slices.SortFunc(in.items, func(a, b trade.Item) int { return cmp.Compare(a.Code, b.Code) })
	in.items = slices.CompactFunc(in.items, func(a, b trade.Item) bool { return a.ID == b.ID })
	slices.Sort(in.grades)
	in.grades = slices.Compact(in.grades)
	return in, nil
}

// rule finds the one rule for all that is in a unit.
func (c *composing) rule(in inside, destination string, p planned) (r rule, err error) {
	for i, item := range in.items {
		of, err := ruleFor(c.rules, item, destination, p)
		if err != nil {
			return r, err
		}
		if i == 0 {
			r = of
		} else if r, err = r.joined(of, p.subject); err != nil {
			return r, err
		}
	}
	return r, nil
}

// weigh writes what the unit weighs: of a package as packed, of a pallet what is on it and the pallet itself.
func (c *composing) weigh(f *Facts, u trade.HandlingUnit) error {
	f.Count, f.NetG, f.GrossG = 1, u.NetG, u.GrossG
	if u.Kind != trade.Pallet {
		return nil
	}
	load, err := c.tx.LoadOf(u.ID.At())
	f.Count, f.NetG = load.Packages, load.NetG
	if f.GrossG == 0 { // it was never on a scale
		f.GrossG = load.GrossG()
	}
	return err
}

// name writes the names of goods and places.
func (c *composing) name(f *Facts, in inside) error {
	f.Goods = Goods{NameLO: listed(in.items, func(i trade.Item) string { return i.Name.LO }),
		NameZH: listed(in.items, func(i trade.Item) string { return i.Name.ZH }),
		NameEN: listed(in.items, func(i trade.Item) string { return i.PaperName })}
	if len(in.grades) == 1 {
		f.Goods.Grade = gradeName(in.grades[0])
	}
	f.Lot = some(in.lots, func(l trade.Lot) string { return l.Number })
	f.HarvestedOn = in.harvested()
	f.Origin.Orchard = listed(in.lots, func(l trade.Lot) string { return l.Orchard })
	f.Origin.Packhouse = listed(in.lots, func(l trade.Lot) string { return l.Packhouse })
	return c.origin(&f.Origin, in)
}

// harvested is the first day on which something in it was harvested.
func (in inside) harvested() string {
	first := in.lots[0].HarvestedOn
	for _, l := range in.lots {
		first = min(first, l.HarvestedOn)
	}
	return first
}

// origin writes the countries and places that the lots come from.
func (c *composing) origin(o *Origin, in inside) error {
	for _, lot := range in.lots {
		if _, err := c.country(lot.Country); err != nil {
			return err
		}
		if _, known := c.places[lot.PartyID]; !known {
			party, err := c.tx.Party(lot.PartyID)
			if err != nil {
				return err
			}
			c.places[lot.PartyID] = party.Address
		}
	}
	field := func(name string) string {
		return listed(in.lots, func(l trade.Lot) string { return c.countries[l.Country][name] })
	}
	o.CountryEN, o.CountryZH, o.Country = field("name_en"), field("name_zh"), field("numeric")
	o.PlaceEN = listed(in.lots, func(l trade.Lot) string { return c.places[l.PartyID] })
	return nil
}

// country gives what the register says of a country.
func (c *composing) country(code string) (map[string]string, error) {
	if fields, known := c.countries[code]; known {
		return fields, nil
	}
	row, _, err := c.tx.RegisterRow("countries", code, c.today)
	c.countries[code] = row.Fields
	return row.Fields, err
}

// gradeName says a grade as a label does.
func gradeName(g trade.Grade) string {
	switch g {
	case trade.Ungraded:
		return ""
	case trade.Reject:
		return "REJECT"
	}
	return "GRADE " + string(g)
}

// between parts the members of a list on a label.
const between = " / "

// listed says each thing of a list once; nothing where one of them has no name.
func listed[T any](all []T, name func(T) string) string {
	var names []string
	for _, one := range all {
		n := name(one)
		if n == "" {
			return ""
		}
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, between)
}
