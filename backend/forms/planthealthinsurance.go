package forms

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// Insured is what the insurer needs for the certificate of a cargo policy.
type Insured struct {
	Head
	Policy        string     `json:"policy"` // its number; empty before there is one
	PolicyOn      string     `json:"policy_on"`
	Insurer       string     `json:"insurer"`
	Assured       Party      `json:"assured"`
	Consignee     Party      `json:"consignee"`
	Insured       string     `json:"insured"` // "USD 19,459.44"
	InWords       string     `json:"in_words"`
	InsuredMinor  int64      `json:"insured_minor"`
	Value         string     `json:"value"` // of the invoice
	ValueMinor    int64      `json:"value_minor"`
	PercentCenti  int64      `json:"percent_centi"` // insured of the value, hundredths of a per cent
	Currency      string     `json:"currency"`
	Clauses       string     `json:"clauses"`
	Terms         string     `json:"terms"` // of delivery
	Conveyance    string     `json:"conveyance"`
	Carriage      string     `json:"carriage"`
	DepartsOn     string     `json:"departs_on"`
	Agent         string     `json:"agent"` // for claims
	Invoice       Reference  `json:"invoice"`
	Marks         string     `json:"marks"`
	Units         []string   `json:"units"` // with their seals
	Rows          []PlantRow `json:"rows"`
	PackagesSaid  string     `json:"packages_said"`
	PackagesWords string     `json:"packages_in_words"`
	Packages      int64      `json:"packages"`
	NetG          int64      `json:"net_g"`
	GrossG        int64      `json:"gross_g"`
	KGDecimals    int        `json:"kg_decimals"` // with which all weights are exact
}

func insuranceData(w *writer) Data {
	f, sum := w.facts, w.figures()
	d := &Insured{Head: w.head, Assured: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), ValueMinor: f.InvoiceMinor(),
		Value: w.amount(f.InvoiceMinor()), Currency: f.Currency, Conveyance: w.conveyance(), Carriage: w.carriage(),
		Terms:     together(" ", f.Terms.Rule, w.latin("/facts/terms/place", f.Terms.Place)) + ", INCOTERMS 2020",
		DepartsOn: w.given("/facts/route/departs_at", w.departsOn()), Invoice: w.invoice(), Marks: w.marks(),
		Units: []string{}, Rows: w.insuredGoods(), PackagesSaid: w.kindsSaid(), PackagesWords: w.loadedInWords(),
		Packages: sum.Packages, NetG: sum.NetG, GrossG: sum.GrossG(), KGDecimals: w.weightDecimals()}
	for _, u := range w.plantUnits() {
		d.Units = append(d.Units, u.named())
	}
	if f.Insurance == nil {
		w.given("/facts/insurance", "")
		return d
	}
	d.cover(w, *f.Insurance)
	return d
}

// cover writes the policy, and compares it with what it has to cover.
func (d *Insured) cover(w *writer, i dossier.Insurance) {
	at := "/facts/insurance"
	d.Policy, d.PolicyOn = w.latin(at+"/number", i.Number), i.DatedOn
	d.Insurer, d.Clauses = w.latinGiven(at+"/insurer", i.Insurer), w.latinGiven(at+"/clauses", i.Clauses)
	d.Agent, d.InsuredMinor = w.latin(at+"/agent", i.Agent), i.InsuredMinor
	d.Insured = i.Currency + " " + sheet.Grouped(i.InsuredMinor, w.facts.MinorDigits, w.facts.MinorDigits)
	d.InWords = Money{Currency: i.Currency, Name: w.named("currencies", i.Currency, "name_en"), Minor: i.InsuredMinor,
		MinorDigits: w.facts.MinorDigits, PrintDigits: w.facts.MinorDigits}.inWords()
	if i.InsuredMinor <= 0 {
		w.given(at+"/insured_minor", "")
	}
	if i.Currency != w.facts.Currency {
		w.refuse(at+"/currency", words.FormsInsuredCurrency,
			fault.Params{"found": i.Currency, "expected": w.facts.Currency})
		return
	}
	if d.ValueMinor > 0 {
		d.PercentCenti = i.InsuredMinor * 10_000 / d.ValueMinor
	}
	d.enough(w, at)
	if d.DepartsOn != "" && i.DatedOn > d.DepartsOn {
		w.refuse(at+"/dated_on", words.FormsInsuredLate, fault.Params{"found": i.DatedOn, "expected": d.DepartsOn})
	}
}

// insuring are the terms of delivery under which the seller insures, for 110 % of the price at least (Incoterms 2020,
// CIP and CIF, A5).
var insuring = []string{"CIP", "CIF"}

func (d *Insured) enough(w *writer, at string) {
	least := (d.ValueMinor*110 + 99) / 100
	if slices.Contains(insuring, w.facts.Terms.Rule) && d.InsuredMinor > 0 && d.InsuredMinor < least {
		w.refuse(at+"/insured_minor", words.FormsInsuredLess, fault.Params{"terms": w.facts.Terms.Rule,
			"found": d.Insured, "expected": w.amount(least)})
	}
}

// insuredGoods lists the goods by their full names.
func (w *writer) insuredGoods() []PlantRow {
	rows := w.plantRows()
	for i, row := range rows {
		if line, found := w.facts.Line(row.Line); found {
			rows[i].Produce = strings.ToUpper(line.Item.PaperName)
		}
	}
	return rows
}
