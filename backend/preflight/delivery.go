package preflight

import (
	"math/big"
	"strconv"

	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// termsFit: the terms of delivery are a rule of the Incoterms with a place; a rule for ships does not go with other
// modes; and where the seller insures, a policy covers the value with what is added to it (Incoterms 2020, ICC 723).
// Who sells within the country may do without.
func termsFit(a *asked) {
	a.agree(words.CheckTermsPapers, nil, Delivery)
	terms := a.facts.Terms
	if terms.Rule == "" && !a.abroad() {
		return
	}
	f := trade.Finding{Of: terms.Rule, Found: terms.Rule, Places: []trade.FindingPlace{at("/facts/terms/rule")}}
	rule, known := a.row("incoterms", terms.Rule)
	if a.look(!known && !a.Registers.Empty("incoterms")) {
		f.Found = orDash(f.Found)
		a.report(words.CheckTermsUnknown, f, nil)
	}
	if a.look(terms.Rule != "" && terms.Place == "") {
		a.report(words.CheckTermsPlace, trade.Finding{Of: terms.Rule,
			Places: []trade.FindingPlace{at("/facts/terms/place")}}, nil)
	}
	if mode := a.facts.Route.Mode; a.look(rule["modes"] == "sea" && mode != "" && mode != string(trade.Sea)) {
		f.Severity, f.Found = trade.Warning, terms.Rule+" "+terms.Place
		a.report(words.CheckTermsSea, f, nil)
	}
	if percent, err := strconv.ParseInt(rule["insurance_percent"], 10, 64); err == nil {
		a.insured(percent)
	}
}

// insured: there is a policy in the currency of the invoice, over so many percent of what the invoice comes to.
func (a *asked) insured(percent int64) {
	f := trade.Finding{Expected: a.money(a.facts.Currency, percentOf(a.facts.InvoiceMinor(), percent)),
		Places: []trade.FindingPlace{at("/facts/insurance")}}
	policy := a.facts.Insurance
	if a.look(policy == nil) {
		f.From = trade.GateDespatch // it may be taken out until the goods leave
		a.report(words.CheckInsuranceMissing, f, nil)
		return
	}
	f.Of, f.Found = policy.Number, a.money(policy.Currency, policy.InsuredMinor)
	f.Places = []trade.FindingPlace{at("/facts/insurance/insured_minor")}
	short := policy.InsuredMinor < percentOf(a.facts.InvoiceMinor(), percent)
	if a.look(short || policy.Currency != a.facts.Currency) {
		a.report(words.CheckInsuranceLow, f, nil)
	}
}

// percentOf rounds up: cover that is a cent short is short.
func percentOf(minor, percent int64) int64 {
	n := new(big.Int).Mul(big.NewInt(minor), big.NewInt(percent))
	return n.Add(n, big.NewInt(99)).Div(n, big.NewInt(100)).Int64()
}

// money says an amount with the digits of the invoice's currency: "USD 19,459.44".
func (a *asked) money(currency string, minor int64) string {
	return currency + " " + decimal(minor, a.facts.MinorDigits, a.facts.MinorDigits)
}
