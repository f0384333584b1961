package preflight

import (
	"cmp"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// invoiceSame: there is an invoice, and every paper that names it has its number and its date.
func invoiceSame(a *asked) {
	a.agree(words.CheckInvoice, nil, Invoice)
	if a.look(len(a.standing(trade.CommercialInvoice)) == 0) {
		a.report(words.CheckInvoiceNone,
			trade.Finding{Places: []trade.FindingPlace{{Paper: trade.CommercialInvoice}}}, nil)
	}
}

// datesInOrder: an invoice is dated no later than the certificate of origin, the export declaration, the consignment
// note, the departure and today; and a consignment note no later than the departure.
func datesInOrder(a *asked) {
	notes := a.standing("rail-consignment-note", "road-consignment-note", "truck-manifest")
	resting := append(a.standing(append(slices.Clone(certificates), "export-declaration")...), notes...)
	for _, p := range a.standing(trade.CommercialInvoice) {
		place := on(p, "/dated_on")
		switch {
		case a.lateForPapers(place, p.Number, p.DatedOn, resting):
		case a.departsOn() != "" && a.look(p.DatedOn > a.departsOn()):
			a.report(words.CheckInvoiceAfterDeparture, trade.Finding{Expected: a.departsOn(), Found: p.DatedOn,
				Places: []trade.FindingPlace{place, at("/facts/route/departs_at")}}, fault.Params{"number": p.Number})
		case a.look(p.DatedOn > a.today()):
			a.report(words.CheckInvoiceFuture, trade.Finding{Expected: a.today(), Found: p.DatedOn,
				Places: []trade.FindingPlace{place}}, fault.Params{"number": p.Number})
		}
	}
	if third := a.facts.Origins.ThirdPartyInvoice; third != nil {
		a.lateForPapers(at("/facts/certificate_of_origin/third_party_invoice/dated_on"), third.Number, third.DatedOn,
			a.standing(certificates...))
	}
	a.beforeDeparture(notes)
}

// beforeDeparture reports papers that are dated after the departure.
func (a *asked) beforeDeparture(papers []Paper) {
	for _, p := range papers {
		if departs := a.departsOn(); departs != "" && a.look(p.DatedOn > departs) {
			a.report(words.CheckNoteLate, trade.Finding{Of: p.Number, Expected: departs, Found: p.DatedOn,
				Places: []trade.FindingPlace{on(p, "/dated_on"), at("/facts/route/departs_at")}},
				fault.Params{"paper": p.Name, "number": p.Number})
		}
	}
}

// lateForPapers reports an invoice that is dated later than papers that rest on it.
func (a *asked) lateForPapers(place trade.FindingPlace, number, datedOn string, resting []Paper) bool {
	var earlier []Paper
	for _, p := range resting {
		if p.DatedOn != "" && a.look(datedOn > p.DatedOn) {
			earlier = append(earlier, p)
		}
	}
	if len(earlier) == 0 {
		return false
	}
	f := trade.Finding{Expected: earlier[0].DatedOn, Found: datedOn, Places: []trade.FindingPlace{place}}
	for _, p := range earlier {
		f.Places = append(f.Places, on(p, "/dated_on"))
	}
	a.report(words.CheckInvoiceLate, f,
		fault.Params{"number": number, "paper": earlier[0].Name, "other": earlier[0].Number})
	return true
}

// numbersUnique: no two papers of a kind have one number, neither in this shipment nor in two.
func numbersUnique(a *asked) {
	type name struct {
		kind   trade.PaperKind
		number string
	}
	taken := map[name]string{}
	for _, n := range a.Elsewhere.Numbers {
		taken[name{trade.PaperKind(n.Kind), unpointed(n.Number)}] = n.Shipment
	}
	for _, p := range a.Papers {
		if p.State == trade.PaperSubmitted || p.Number == "" {
			continue // it has no number of its own yet
		}
		this := name{p.Kind, unpointed(p.Number)}
		shipment, known := taken[this]
		if a.look(known) {
			a.report(words.CheckNumberTaken, trade.Finding{Of: p.Number, Found: shipment,
				Places: []trade.FindingPlace{on(p, "/number")}}, fault.Params{"paper": p.Name, "number": p.Number})
		}
		taken[this] = a.Dossier.Reference
	}
}

// certificateFits: the certificate of origin is of a kind that the country of destination takes from the country of
// origin, it is the kind that was asked for, and it is handed in before the goods go.
func certificateFits(a *asked) {
	wanted, form := a.facts.Origins.Form, at("/facts/certificate_of_origin/form")
	if wanted == "" {
		return
	}
	name := a.proofNames([]string{wanted})[0]
	if allowed, known := a.allowedForms(); known && a.look(!slices.Contains(allowed, wanted)) {
		a.report(words.CheckFormCountry, trade.Finding{Expected: strings.Join(a.proofNames(allowed), "; "), Found: name,
			Places: []trade.FindingPlace{form, at("/facts/destination")}},
			fault.Params{"from": a.facts.Origin, "to": a.facts.Destination})
	}
	kind, ours := a.proofPaper(wanted)
	if !ours {
		return // made elsewhere: nobody here sees whether it is there
	}
	made := a.standing(append(slices.Clone(certificates), originStatement)...)
	for _, p := range made {
		if a.look(p.Kind != kind) {
			a.report(words.CheckFormOther, trade.Finding{Expected: name, Found: p.Name,
				Places: []trade.FindingPlace{form, on(p, "")}}, fault.Params{"paper": p.Name, "number": p.Number})
		}
	}
	if a.look(len(made) == 0) {
		a.report(words.CheckFormMissing, trade.Finding{From: trade.GateDespatch, Expected: name,
			Places: []trade.FindingPlace{form, {Paper: kind}}}, nil)
	}
}

// originStatement proves the origin as a certificate does.
const originStatement trade.PaperKind = "origin-statement"

// proofPaper is the kind of paper that proves the origin by a form or a statement; false where we do not make it.
func (a *asked) proofPaper(code string) (kind trade.PaperKind, ours bool) {
	if slices.Contains(certificates, trade.PaperKind(code)) {
		return trade.PaperKind(code), true
	}
	_, statement := a.row("origin-statements", code)
	return originStatement, statement
}

// proofNames are the names of forms and statements as the registers have them, before the comma.
func (a *asked) proofNames(codes []string) (names []string) {
	for _, code := range codes {
		fields, _ := a.row("origin-forms", code)
		if fields == nil {
			fields, _ = a.row("origin-statements", code)
		}
		name, _, _ := strings.Cut(fields["name_en"], ",")
		names = append(names, cmp.Or(name, code))
	}
	return names
}

// allowedForms are the forms and statements that prove origin between two countries, by the register of lanes; where
// that does not have them, those of which the country of destination is a party. Not known where no register tells.
func (a *asked) allowedForms() (codes []string, known bool) {
	if lane, found := a.row("lanes", a.facts.Origin+"-"+a.facts.Destination); found {
		codes = append(strings.Fields(lane["forms"]), strings.Fields(lane["statements"])...)
		for _, name := range strings.Split(lane["other"], ";") {
			codes = append(codes, strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "-"))
		}
		return slices.DeleteFunc(codes, func(c string) bool { return c == "" }), true
	}
	for _, register := range []string{"origin-forms", "origin-statements"} {
		known = known || !a.Registers.Empty(register)
		for _, row := range a.Registers.Rows(register, a.rulesOn()) {
			if slices.Contains(strings.Fields(row.Fields["parties"]), a.facts.Destination) {
				codes = append(codes, row.Code)
			}
		}
	}
	return codes, known
}
