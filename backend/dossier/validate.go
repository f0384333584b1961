package dossier

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// check gathers what is wrong with a dossier. Every fault names the place by its JSON pointer.
type check struct{ faults fault.List }

func (c *check) refuse(at string, key words.Key, params fault.Params) {
	if params == nil {
		params = fault.Params{}
	}
	params["at"] = at
	c.faults = append(c.faults, fault.New(fault.Invalid, key, params).At(at))
}

func (c *check) given(at, value string) {
	if value == "" {
		c.refuse(at, words.DossierMissing, nil)
	}
}

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)
)

func (c *check) country(at, value string) {
	if !countryCode.MatchString(value) {
		c.refuse(at, words.DossierCountry, fault.Params{"found": value})
	}
}

// date refuses what is no calendar date; nothing is none and passes.
func (c *check) date(at, value string) {
	if _, err := time.Parse(time.DateOnly, value); value != "" && err != nil {
		c.refuse(at, words.DossierDate, fault.Params{"found": value})
	}
}

func (c *check) moment(at, value string) {
	if _, err := time.Parse(time.RFC3339, value); value != "" && err != nil {
		c.refuse(at, words.DossierMoment, fault.Params{"found": value})
	}
}

func (c *check) notNegative(at string, value int64) {
	if value < 0 {
		c.refuse(at, words.DossierNegative, fault.Params{"found": value})
	}
}

// Validate tells everything that keeps a dossier from being whole: what is missing, what does not fit together, what
// is no date and no code. Whether the trade is right (dates in order, weights plausible, papers agreeing) is asked by
// the checks before despatch, not here.
func (d Dossier) Validate() error {
	c := &check{}
	if d.Format != Format {
		c.refuse("/format", words.DossierFormat, fault.Params{"found": d.Format, "expected": Format})
		return c.faults
	}
	c.given("/reference", d.Reference)
	c.facts(d.Facts)
	for i, p := range d.Papers {
		c.paper(fmt.Sprintf("/papers/%d", i), p)
	}
	for pointer, s := range d.Sources {
		if !slices.Contains(sourceKinds, s.Kind) {
			c.refuse("/sources/"+pointer, words.DossierSource, fault.Params{"found": s.Kind})
		}
	}
	return c.faults.OrNil()
}

func (c *check) facts(f Facts) {
	c.parties(f.Parties)
	c.country("/facts/origin", f.Origin)
	c.country("/facts/destination", f.Destination)
	c.given("/facts/terms/rule", f.Terms.Rule)
	if !currencyCode.MatchString(f.Currency) {
		c.refuse("/facts/currency", words.DossierCurrency, fault.Params{"found": f.Currency})
	}
	c.decimals("/facts/minor_digits", f.MinorDigits)
	c.route(f.Route)
	c.lines(f)
	c.lots(f)
	for i, t := range f.Transport {
		c.transport(fmt.Sprintf("/facts/transport/%d", i), f, t)
	}
	for i, r := range f.Registrations {
		at := fmt.Sprintf("/facts/registrations/%d", i)
		c.given(at+"/kind", r.Kind)
		c.given(at+"/number", r.Number)
		c.date(at+"/valid_from", r.ValidFrom)
		c.date(at+"/valid_to", r.ValidTo)
	}
	for i, charge := range f.Charges {
		if !slices.Contains([]Paid{OnInvoice, InPrice, Beside}, charge.Paid) {
			c.refuse(fmt.Sprintf("/facts/charges/%d/paid", i), words.DossierPaid, fault.Params{"found": charge.Paid})
		}
	}
	c.evidence(f)
}

func (c *check) evidence(f Facts) {
	for i, t := range f.Tickets {
		at := fmt.Sprintf("/facts/tickets/%d", i)
		c.given(at+"/number", t.Number)
		c.moment(at+"/at", t.At)
		c.notNegative(at+"/first_g", t.FirstG)
		c.notNegative(at+"/second_g", t.SecondG)
	}
	for i, t := range f.Treatments {
		c.treatment(fmt.Sprintf("/facts/treatments/%d", i), f, t)
	}
	if f.Inspection != nil {
		c.date("/facts/inspection/on", f.Inspection.On)
	}
	if f.Rate != nil {
		c.date("/facts/rate/on", f.Rate.On)
		c.decimals("/facts/rate/decimals", f.Rate.Decimals)
		c.decimals("/facts/rate/minor_digits", f.Rate.MinorDigits)
		if f.Rate.Scaled <= 0 {
			c.refuse("/facts/rate/scaled", words.DossierNotPositive, fault.Params{"found": f.Rate.Scaled})
		}
	}
}

func (c *check) treatment(at string, f Facts, t Treatment) {
	c.given(at+"/kind", t.Kind)
	if _, known := f.Line(t.Line); t.Line != 0 && !known {
		c.refuse(at+"/line", words.DossierUnknown, fault.Params{"found": t.Line})
	}
	for i, s := range t.Sensors {
		c.given(fmt.Sprintf("%s/sensors/%d/number", at, i), s.Number)
		c.date(fmt.Sprintf("%s/sensors/%d/calibrated_on", at, i), s.CalibratedOn)
		for j, r := range s.Readings {
			c.moment(fmt.Sprintf("%s/sensors/%d/readings/%d/at", at, i, j), r.At)
		}
	}
}

func (c *check) parties(p Parties) {
	c.party("/facts/parties/consignor", p.Consignor)
	c.party("/facts/parties/consignee", p.Consignee)
	for name, one := range map[string]*Party{"buyer": p.Buyer, "notify": p.Notify, "carrier": p.Carrier,
		"forwarder": p.Forwarder, "declarant": p.Declarant} {
		if one != nil {
			c.party("/facts/parties/"+name, *one)
		}
	}
	seen := map[string]bool{}
	for i, g := range p.Growers {
		at := fmt.Sprintf("/facts/parties/growers/%d", i)
		c.party(at, g)
		if seen[g.Code] {
			c.refuse(at+"/code", words.DossierTwice, fault.Params{"found": g.Code})
		}
		seen[g.Code] = true
	}
}

func (c *check) party(at string, p Party) {
	c.given(at+"/code", p.Code)
	c.given(at+"/name", p.Name)
	c.country(at+"/country", p.Country)
}

func (c *check) route(r Route) {
	c.given("/facts/route/departure", r.Departure)
	c.given("/facts/route/mode", r.Mode)
	c.given("/facts/route/from/name", r.From.Name)
	c.given("/facts/route/to/name", r.To.Name)
	c.moment("/facts/route/departs_at", r.DepartsAt)
	c.moment("/facts/route/gate_at", r.GateAt)
	c.moment("/facts/route/cut_off_at", r.CutOffAt)
}

func (c *check) paper(at string, p Paper) {
	c.given(at+"/kind", p.Kind)
	c.date(at+"/dated_on", p.DatedOn)
	if p.Official != nil {
		c.given(at+"/official/number", p.Official.Number)
		c.date(at+"/official/issued_on", p.Official.IssuedOn)
	}
	for i, h := range p.Handling {
		c.given(fmt.Sprintf("%s/handling/%d/step", at, i), h.Step)
		c.moment(fmt.Sprintf("%s/handling/%d/at", at, i), h.At)
	}
}

// Validate tells everything that keeps the dossiers of a departure from being whole, each place with the number of its
// dossier in front.
func (d Departure) Validate() error {
	c := &check{}
	if d.Format != DepartureFormat {
		c.refuse("/format", words.DossierFormat, fault.Params{"found": d.Format, "expected": DepartureFormat})
		return c.faults
	}
	c.given("/reference", d.Reference)
	seen := map[string]bool{}
	for i, one := range d.Dossiers {
		at := fmt.Sprintf("/dossiers/%d", i)
		if seen[one.Reference] {
			c.refuse(at+"/reference", words.DossierTwice, fault.Params{"found": one.Reference})
		}
		seen[one.Reference] = true
		for _, f := range fault.All(one.Validate()) {
			c.refuse(at+f.Field, words.Key(f.Key), f.Params)
		}
	}
	return c.faults.OrNil()
}
