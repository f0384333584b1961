package preflight

import (
	"cmp"
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
	switch {
	case a.look(exporter.TIN == ""):
		a.report(words.CheckTinNone, f, params)
	case a.look(!fits(form["pattern"], exporter.TIN)):
		a.report(words.CheckTinForm, f, params)
	}
}

// permit is a number that an authority gave to a party, with what is said where it does not hold.
type permit struct {
	dossier.Registration
	of                      dossier.Party
	register                string
	unknown, ended, another words.Key
	place                   trade.FindingPlace
}

const exportLicence = "export licence" // as registrations and the register of permits call it

func (a *asked) exportLicence() {
	exporter, found := a.facts.Parties.Consignor, false
	for i, r := range a.facts.Registrations {
		if r.Kind == exportLicence {
			found = true
			a.holds(permit{r, exporter, "permits", words.CheckLicenceUnknown, words.CheckLicenceEnded,
				words.CheckLicenceAnother, at("/facts/registrations/%d", i)})
		}
	}
	if found {
		return
	}
	told := false
	for _, row := range a.Registers.Rows("permits", a.declaredOn()) {
		if row.Fields["kind"] == exportLicence {
			told, found = true, found || heldBy(row.Fields["holder"], exporter)
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
	card := permit{dossier.Registration{Number: declarant.Card}, *declarant, "declarant-cards", words.CheckCardUnknown,
		words.CheckCardEnded, words.CheckCardAnother, place}
	for i, r := range a.facts.Registrations {
		switch {
		case r.Kind != "declarant card":
		case r.Number == declarant.Card:
			card.Registration, card.place = r, at("/facts/registrations/%d", i)
		case a.look(r.Holder != "" && heldBy(r.Holder, *declarant)):
			a.report(words.CheckCardOther, trade.Finding{Of: declarant.Name, Expected: r.Number, Found: declarant.Card,
				Places: []trade.FindingPlace{place, at("/facts/registrations/%d/number", i)}}, nil)
		}
	}
	a.holds(card)
}

// holds reports a permit that a register of such numbers does not have, one that another party holds, and one that does
// not hold on the day of the declaration, by its own dates or by those of the register.
func (a *asked) holds(p permit) {
	day, listed := a.declaredOn(), a.Registers.Listed(p.register, p.Number)
	fields, valid := a.Registers.Row(p.register, p.Number, day)
	f := trade.Finding{Of: p.Number, Expected: day, Found: p.Number, Places: []trade.FindingPlace{p.place}}
	switch {
	case a.look(!listed && !a.Registers.Empty(p.register)):
		a.report(p.unknown, f, nil)
	case a.look(!heldBy(p.Holder, p.of) || !heldBy(fields["holder"], p.of)):
		f.Expected, f.Found = p.of.Name, cmp.Or(p.Holder, fields["holder"])
		a.report(p.another, f, nil)
	case a.look(p.ValidFrom > day || p.ValidTo != "" && p.ValidTo < day || listed && !valid):
		a.report(p.ended, f, nil)
	}
}

// heldBy tells whether a party is among the holders of a number, who are told by their codes or by one name; where
// nobody is told, it may be.
func heldBy(holders string, p dossier.Party) bool {
	return holders == "" || slices.Contains(strings.Fields(holders), p.Code) || unpointed(holders) == unpointed(p.Name)
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
