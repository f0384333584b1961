package preflight

import (
	"regexp"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// exporterMayExport: on the day of the export declaration the exporter has a tax number and a licence that holds, and
// the declarant a card that holds.
func exporterMayExport(a *asked) {
	if !a.abroad() {
		return
	}
	a.taxNumber()
	a.exportLicence()
	a.declarantCard()
}

// taxNumber is told where the register knows how those of the country look.
func (a *asked) taxNumber() {
	exporter := a.facts.Parties.Consignor
	form, known := a.row("number-forms", "tin-"+strings.ToLower(exporter.Country))
	if !known {
		return
	}
	f := trade.Finding{Expected: form["example"], Found: exporter.TIN,
		Places: []trade.FindingPlace{at("/facts/parties/consignor/tin")}}
	params := fault.Params{"name": exporter.Name}
	pattern, err := regexp.Compile(form["pattern"])
	switch {
	case a.look(exporter.TIN == ""):
		a.report(words.CheckTinNone, f, params)
	case a.look(err == nil && !pattern.MatchString(exporter.TIN)):
		a.report(words.CheckTinForm, f, params)
	}
}

const exportLicence = "export licence" // as registrations and the register of permits call it

func (a *asked) exportLicence() {
	exporter, found := a.facts.Parties.Consignor, false
	for i, r := range a.facts.Registrations {
		if r.Kind == exportLicence {
			found = true
			f := trade.Finding{Of: r.Number, Places: []trade.FindingPlace{at("/facts/registrations/%d", i)}}
			a.holds("permits", r, f, words.CheckLicenceUnknown, words.CheckLicenceEnded)
		}
	}
	if found {
		return
	}
	told := false
	for _, row := range a.Registers.Rows("permits", a.declaredOn()) {
		if row.Fields["kind"] == exportLicence {
			told = true
			found = found || slices.Contains(strings.Fields(row.Fields["holder"]), exporter.Code)
		}
	}
	if told && a.look(!found) {
		a.report(words.CheckLicenceNone, trade.Finding{Expected: a.declaredOn(),
			Places: []trade.FindingPlace{at("/facts/registrations")}}, fault.Params{"name": exporter.Name})
	}
}

func (a *asked) declarantCard() {
	declarant := a.facts.Parties.Declarant
	if declarant == nil {
		return
	}
	place := at("/facts/parties/declarant/card")
	if a.look(declarant.Card == "") {
		a.report(words.CheckCardNone, trade.Finding{Places: []trade.FindingPlace{place}},
			fault.Params{"name": declarant.Name})
		return
	}
	card := dossier.Registration{Number: declarant.Card}
	for i, r := range a.facts.Registrations {
		switch own := r.Kind == "declarant card" && r.Holder == declarant.Code; {
		case own && r.Number == declarant.Card:
			card, place = r, at("/facts/registrations/%d", i)
		case a.look(own):
			a.report(words.CheckCardOther, trade.Finding{Of: declarant.Name, Expected: r.Number, Found: declarant.Card,
				Places: []trade.FindingPlace{place, at("/facts/registrations/%d/number", i)}}, nil)
		}
	}
	a.holds("declarant-cards", card, trade.Finding{Of: card.Number, Places: []trade.FindingPlace{place}},
		words.CheckCardUnknown, words.CheckCardEnded)
}

// holds reports a registration that a register of such numbers does not have, and one that does not hold on the day of
// the declaration, by its own dates or by those of the register.
func (a *asked) holds(register string, r dossier.Registration, f trade.Finding, unknown, ended words.Key) {
	on, listed := a.declaredOn(), a.Registers.Listed(register, r.Number)
	f.Expected, f.Found = on, r.Number
	if a.look(!listed && !a.Registers.Empty(register)) {
		a.report(unknown, f, nil)
		return
	}
	_, valid := a.Registers.Row(register, r.Number, on)
	over := r.ValidFrom > on || r.ValidTo != "" && r.ValidTo < on
	if a.look(over || listed && !valid) {
		a.report(ended, f, nil)
	}
}

// declaredOn is the day on which the export declaration is registered; before that the day on which it will be needed.
func (a *asked) declaredOn() string {
	for _, p := range a.standing("export-declaration") {
		if p.DatedOn != "" {
			return p.DatedOn
		}
	}
	if on := a.facts.Customs.Registered; on != "" {
		return on
	}
	return a.rulesOn()
}
