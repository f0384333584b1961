package preflight

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// parties are the checks of parties and references.
var parties = []Check{
	{1, words.CheckTitle1, trade.Block, trade.GateApplication, []Part{Statements}, exporterSame},
	{2, words.CheckTitle2, trade.Block, trade.GateApplication, []Part{Parties, Commerce, Statements}, consigneeSame},
	{3, words.CheckTitle3, trade.Warning, trade.GateApplication, []Part{Parties, Origins, Statements}, thirdPartyNamed},
	{4, words.CheckTitle4, trade.Block, trade.GateApplication, []Part{Statements}, invoiceSame},
	{5, words.CheckTitle5, trade.Block, trade.GateApplication, []Part{Statements, Origins, Route, Time}, datesInOrder},
	{6, words.CheckTitle6, trade.Block, trade.GateApplication, []Part{Commerce, Statements, Others}, numbersUnique},
	{7, words.CheckTitle7, trade.Warning, trade.GateApplication,
		[]Part{Parties, Commerce, Registrations, Customs, Statements, Route, CodeLists, Time}, exporterMayExport},
	{8, words.CheckTitle8, trade.Block, trade.GateApplication,
		[]Part{Commerce, Origins, Statements, Route, CodeLists, Time}, certificateFits},
}

// exporterSame: the exporter stands on all papers with one name and one address.
func exporterSame(a *asked) { a.agree(words.CheckExporter, nil, Consignor) }

// consigneeSame: the consignee stands on all papers with one name and one address, and is in the country of
// destination.
func consigneeSame(a *asked) {
	a.agree(words.CheckConsignee, nil, Consignee)
	consignee, destination := a.facts.Parties.Consignee, a.facts.Destination
	if a.look(consignee.Country != destination) {
		a.report(words.CheckConsigneeAbroad, trade.Finding{Expected: destination, Found: consignee.Country,
			Places: []trade.FindingPlace{at("/facts/parties/consignee/country"), at("/facts/destination")}},
			map[string]any{"name": consignee.Name})
	}
}

// thirdPartyNamed: who pays the invoice is told alike on all papers; where that is not the consignee, the certificate
// of origin names the firm between them (ACFTA Annex 3, ATIGA Annex 8 and RCEP Chapter 3: third-party invoicing).
func thirdPartyNamed(a *asked) {
	a.agree(words.CheckBuyer, nil, Buyer)
	a.agreeIn(words.CheckTicks, nil, ticksParties, Ticks)
	o, buyer := a.facts.Origins, a.facts.Parties.Buyer
	if !slices.Contains(certificates, trade.PaperKind(o.Form)) {
		return
	}
	third, invoice := at("/facts/certificate_of_origin/third_party"), o.ThirdPartyInvoice
	switch between := buyer != nil && !oneParty(*buyer, a.facts.Parties.Consignee); {
	case a.look(between && !named(*buyer, o.ThirdParty)):
		a.report(words.CheckThirdParty, trade.Finding{Expected: buyer.Name, Found: o.ThirdParty,
			Places: []trade.FindingPlace{third, at("/facts/parties/buyer"), at("/facts/parties/consignee")}},
			map[string]any{"consignee": a.facts.Parties.Consignee.Name})
	case a.look(invoice != nil && o.ThirdParty == ""):
		a.report(words.CheckThirdPartyInvoice, trade.Finding{Found: invoice.Number,
			Places: []trade.FindingPlace{third, at("/facts/certificate_of_origin/third_party_invoice")}}, nil)
	}
}

// ticksParties tells whether a tick of a certificate is about who takes part.
func ticksParties(s Statement) bool {
	return s.Box == "/ticks/third_party" || s.Box == "/ticks/exhibition"
}

// oneParty tells whether one party plays two roles.
func oneParty(a, b dossier.Party) bool {
	return a.Code == b.Code || unpointed(a.Name) == unpointed(b.Name) && a.Country == b.Country
}

// named tells whether a text names a party.
func named(p dossier.Party, text string) bool {
	return strings.Contains(unpointed(text), unpointed(p.Name))
}

// unpointed is a text without what people write as they like: capitals, points, commas, dashes, blanks.
func unpointed(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", ".", "", ",", "", "-", "", "/", "").Replace(text))
}
