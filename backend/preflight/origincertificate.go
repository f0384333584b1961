package preflight

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// eligible: an authority issues a certificate for goods that it confirmed beforehand, product by product (CPE,
// Instruction 0118/MOIC.DIMEX of 31 Jan 2020). For crops that are wholly obtained the lack of it is a warning, as
// offices differ.
func eligible(a *asked) {
	form := a.facts.Origins.Form
	if _, issued := a.row("origin-forms", form); !issued {
		return // nobody issues a statement of the exporter's own
	}
	for _, line := range a.travelling() {
		r, where, given := a.registered("eligibility", line.Line)
		if given {
			a.confirmed(line, r, where, form)
			continue
		}
		forForm := func(f map[string]string) bool { return slices.Contains(strings.Fields(f["forms"]), form) }
		if a.look(!a.listed("eligibility", a.facts.Parties.Consignor.Code, line.Line, forForm)) {
			f := trade.Finding{Places: []trade.FindingPlace{at("/facts/registrations"), fact(line.at)}}
			if a.commodity(line.Item, "kind") == "crop" && line.Criterion.Code == "WO" {
				f.Severity = trade.Warning
			}
			a.reportLine(line, words.CheckEligibilityMissing, f, nil)
		}
	}
}

// confirmed holds a confirmation of eligibility against the day of departure and the firm's register.
func (a *asked) confirmed(line placedLine, r dossier.Registration, where, form string) {
	f := trade.Finding{Found: r.Number, Places: []trade.FindingPlace{fact(where + "/number")}}
	fields, listed := a.row("eligibility", r.Number)
	until := r.ValidTo
	if fields["valid_to"] != "" {
		until = fields["valid_to"]
	}
	switch {
	case a.look(!holds(r, a.rulesOn()) || !listed && a.Registers.Listed("eligibility", r.Number)):
		f.Places[0], f.Expected = fact(where+"/valid_to"), a.rulesOn()
		a.reportLine(line, words.CheckEligibilityOver, f, fault.Params{"until": or(until)})
	case !a.Registers.Empty("eligibility") && a.look(!listed):
		f.Severity = trade.Warning
		a.reportLine(line, words.CheckEligibilityUnknown, f, nil)
	case listed && a.look(!slices.Contains(strings.Fields(fields["forms"]), form) || fields["hs6"] != line.Item.HS6):
		f.Expected = fmt.Sprintf("%s, %s", form, line.Item.HS6)
		a.reportLine(line, words.CheckEligibilityOther, f, fault.Params{"covers": fields["forms"] + ", " + fields["hs6"]})
	case a.look(!a.ours(r.Holder)):
		f.Severity, f.Expected = trade.Warning, a.facts.Parties.Consignor.Code
		a.reportLine(line, words.CheckEligibilityHolder, f, fault.Params{"holder": r.Holder})
	}
}

// ours tells whether a holder is the consignor or one of his growers; a holder that nobody named may be.
func (a *asked) ours(holder string) bool {
	_, grows := a.facts.Parties.Grower(holder)
	return holder == "" || holder == a.facts.Parties.Consignor.Code || grows
}

// or is a text, or the sign for none.
func or(text string) string {
	if text == "" {
		return unsaid
	}
	return text
}

// issuedInTime: a certificate of origin that is issued later after departure than its form allows bears the tick for
// it, and none is issued later than a year after (Form E: 3 days of grace, ACFTA Annex 3, Attachment A; Form D: none,
// ATIGA Annex 8).
func issuedInTime(a *asked) {
	for _, p := range a.standing(certificates...) {
		late, known := days(a.departsOn(), p.DatedOn)
		if !known || p.State != trade.PaperRecorded {
			continue
		}
		fields, _ := a.row("origin-forms", string(p.Kind))
		grace, err := strconv.Atoi(fields["grace_days"])
		most := int(a.tolerance("origin_most_days"))
		f := trade.Finding{Found: strconv.Itoa(late),
			Places: []trade.FindingPlace{at("/facts/certificate_of_origin/retroactive"), on(p, "/ticks/retroactive")}}
		said := fault.Params{"paper": p.Name, "number": p.Number, "issued": p.DatedOn, "departs": a.departsOn()}
		switch {
		case most > 0 && a.look(late > most):
			f.Expected = strconv.Itoa(most)
			a.report(words.CheckIssuedTooLate, f, said)
		case err == nil && a.look(late > grace && !a.facts.Origins.Retroactive):
			f.Expected = strconv.Itoa(grace)
			a.report(words.CheckIssuedAfter, f, said)
		}
	}
	a.agreeIn(words.CheckTicksSaid, isCertificate, boxes("/ticks/retroactive"), Ticks)
}

// tickedForNothing: the tick for retroactive issue stands only on a certificate that was issued after departure.
func tickedForNothing(a *asked) {
	for _, p := range a.standing(certificates...) {
		late, known := days(a.departsOn(), p.DatedOn)
		if !known || p.State != trade.PaperRecorded || !a.facts.Origins.Retroactive {
			continue
		}
		if a.look(late <= 0) {
			a.report(words.CheckTickedEarly, trade.Finding{Found: p.DatedOn, Expected: a.departsOn(),
				Places: []trade.FindingPlace{at("/facts/certificate_of_origin/retroactive"), on(p, "/ticks/retroactive")}},
				fault.Params{"paper": p.Name, "number": p.Number})
		}
	}
}

// countriesSame: papers name the countries of the shipment, the certificate of origin is issued in the country of
// origin, and the phytosanitary certificate is addressed to the country of destination.
func countriesSame(a *asked) {
	a.agree(words.CheckCountrySaid, nil, Countries)
	f := a.facts
	if f.Origins.Form != "" {
		a.country(f.Origins.IssuedIn, f.Origin, "/facts/certificate_of_origin/issued_in", "/facts/origin")
	}
	if f.Phytosanitary.Wanted {
		a.country(f.Phytosanitary.Authority, f.Destination, "/facts/phytosanitary/authority", "/facts/destination")
	}
}

// country compares the name of a country, as somebody wrote it, with the one that the register has: the first word
// tells countries apart, however much of the official name stands behind it.
func (a *asked) country(said, code, where, whole string) {
	fields, known := a.row("countries", code)
	if said == "" || !known {
		return
	}
	name := strings.ToUpper(fields["name_en"])
	first, _, _ := strings.Cut(strings.ReplaceAll(name, ",", " "), " ")
	if a.look(!strings.Contains(strings.ToUpper(said), first)) {
		a.report(words.CheckCountry, trade.Finding{Expected: name, Found: said,
			Places: []trade.FindingPlace{fact(where), fact(whole)}}, nil)
	}
}

// countryName is how the register calls a country, or its code where it does not know it.
func (a *asked) countryName(code string) string {
	if fields, known := a.row("countries", code); known {
		return fields["name_en"]
	}
	return code
}

// grownInOrigin: goods of another country than the exporter's need a certificate that rests on theirs.
func grownInOrigin(a *asked) {
	if a.abroad() {
		for _, lot := range a.lotsOf(0) {
			foreign := lot.Country != "" && lot.Country != a.facts.Origin
			if a.look(foreign && a.facts.Origins.BackToBack == nil) {
				a.report(words.CheckLotForeign, trade.Finding{Of: lot.Number, Expected: a.countryName(a.facts.Origin),
					Found:  a.countryName(lot.Country),
					Places: []trade.FindingPlace{fact(lot.at + "/country"), at("/facts/certificate_of_origin/back_to_back")}}, nil)
			}
		}
	}
	a.agreeIn(words.CheckTicksSaid, nil, boxes("/ticks/back_to_back", "/back_to_back/"), Ticks)
}

// nothingBlank: a certificate closes its list of items, numbers them without gaps, and has no blank box that must be
// filled.
func nothingBlank(a *asked) {
	a.agree(words.CheckEndLine, nil, EndLine)
	a.agree(words.CheckItemNumbers, isCertificate, Items)
	for _, d := range a.Drafts {
		if !a.asksFor(d.Kind) {
			continue
		}
		f := trade.Finding{}
		for _, lack := range d.Lacks {
			if lack.Key == string(words.FormsMissing) && !elsewhere.MatchString(lack.Field) {
				f.Places = append(f.Places, fact(lack.Field))
			}
		}
		if a.look(len(f.Places) > 0) {
			f.Found = factName(f.Places[0].Fact)
			a.report(words.CheckBlank, f, fault.Params{"paper": d.Name, "count": len(f.Places)})
		}
	}
}

// elsewhere are facts whose lack other checks tell: criteria, codes, botanical names, places of growth, treatments.
var elsewhere = regexp.MustCompile(
	`/(criterion/.*|hs6|species|orchard|packhouse|declaration)$|^/facts/treatments`)

// asksFor tells whether a paper about origin or plant health is asked for.
func (a *asked) asksFor(kind trade.PaperKind) bool {
	form := a.facts.Origins.Form
	switch {
	case kind == "phytosanitary":
		return a.facts.Phytosanitary.Wanted
	case kind == "origin-statement":
		_, stated := a.row("origin-statements", form)
		return stated
	}
	return slices.Contains(certificates, kind) && string(kind) == form
}

// factName is how a sentence names a fact: "certificate of origin, signatory".
func factName(pointer string) string {
	name := strings.TrimPrefix(pointer, "/facts/")
	return strings.NewReplacer("/", ", ", "_", " ").Replace(name)
}
