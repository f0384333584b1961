package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// originRows lists the items, and closes the list with a line of asterisks.
func (w *writer) originRows(rules originRules) []OriginRow {
	rows, invoice, marks := []OriginRow{}, w.originInvoice(), w.marks()
	for _, line := range w.lines {
		sum := w.facts.OfLine(line.Number)
		if sum == (dossier.Figures{}) {
			continue // ordered, and nothing of it loaded
		}
		row := OriginRow{Item: len(rows) + 1, Marks: marks, HS: w.hs(line, rules), Criterion: w.criterion(line, rules),
			Country: w.country(w.facts.Origin), Quantity: kgNet(sum.NetG), Gross: kgGross(sum.GrossG()),
			Invoice: invoice.Number, InvoiceOn: invoice.DatedOn, Price: w.amount(w.facts.AmountMinor(line)),
			Packages: sum.Packages, NetG: sum.NetG, GrossG: sum.GrossG()}
		row.Description = fmt.Sprintf("%s OF %s", w.packagesInWords(sum.Packages, line.Package),
			w.latinGiven(lineAt(line)+"/item/paper_name", line.Item.PaperName))
		if rules.producers != "" && w.facts.Origins.Producer == "" && len(w.growers(w.lines...)) > 1 {
			row.Producers = namesOf(w.growers(line))
		}
		if rules.tellsFOB(line.Criterion) {
			row.FOB = w.fob(line)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	return append(rows, OriginRow{Kind: "end", Description: endOfItems})
}

// kgGross says a gross weight in the same way as the net weight.
func kgGross(grams int64) string { return strings.TrimSuffix(kgNet(grams), "NET") + "GROSS" }

// amount says an amount of the invoice's currency: "USD 17,690.40".
func (w *writer) amount(minor int64) string {
	return w.facts.Currency + " " + sheet.Grouped(minor, w.facts.MinorDigits, w.facts.MinorDigits)
}

// originInvoice is the invoice that the importer clears the goods with: a third party's, where there is one.
func (w *writer) originInvoice() Reference {
	if third := w.facts.Origins.ThirdPartyInvoice; third != nil {
		return Reference(*third)
	}
	return w.invoice()
}

// marks are those on the packages; a form never leaves them empty.
func (w *writer) marks() string {
	if w.facts.Marks == "" {
		return "N/M"
	}
	return w.latin("/facts/marks", w.facts.Marks)
}

// grower is a grower with the place among the parties where the facts name him.
type grower struct {
	dossier.Party
	at string
}

// growers are those whose lots are loaded of some lines, in the order of the parties.
func (w *writer) growers(lines ...dossier.Line) (all []grower) {
	codes := map[string]bool{}
	for _, lot := range w.facts.Lots {
		if slices.ContainsFunc(lines, func(l dossier.Line) bool { return l.Number == lot.Line }) {
			codes[lot.Grower] = codes[lot.Grower] || w.facts.OfLot(lot.Number).Packages > 0
		}
	}
	for i, g := range w.facts.Parties.Growers {
		if codes[g.Code] {
			all = append(all, grower{g, fmt.Sprintf("/facts/parties/growers/%d", i)})
		}
	}
	return all
}

// namesOf lists growers by name.
func namesOf(all []grower) string {
	names := make([]string, len(all))
	for i, g := range all {
		names[i] = strings.ToUpper(g.Name)
	}
	return strings.Join(names, "; ")
}

// producer says who made the goods: as an officer wrote it, or the one grower, or that each item tells. A form that
// does not ask for the producer gets none.
func (w *writer) producer(rules originRules) string {
	growers := w.growers(w.lines...)
	switch {
	case rules.producers == "":
		return ""
	case w.facts.Origins.Producer != "":
		return w.latin("/facts/certificate_of_origin/producer", w.facts.Origins.Producer)
	case len(growers) == 1 && rules.same != "" && growers[0].Code == w.facts.Parties.Consignor.Code:
		return rules.same
	case len(growers) == 1:
		g := growers[0]
		said := []string{w.latin(g.at+"/name", g.Name), w.latin(g.at+"/address", g.Address)}
		if known := w.said(g.Party); known.CountryLine != "" { // the address does not end with it
			said = append(said, known.CountryLine)
		}
		return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ", ")
	case len(growers) > 1:
		for _, g := range growers {
			w.latin(g.at+"/name", g.Name) // each item names its own
		}
		return rules.producers
	}
	return rules.nobody
}

// originRemarks says what a certificate must say beside its items: whose invoice it is, which certificate it rests on.
func (w *writer) originRemarks() string {
	o, remarks := w.facts.Origins, []string(nil)
	if o.ThirdParty != "" {
		remarks = append(remarks, "THIRD-PARTY INVOICE ISSUED BY "+strings.ToUpper(o.ThirdParty))
	}
	if o.BackToBack != nil {
		remarks = append(remarks, fmt.Sprintf("ORIGINAL PROOF OF ORIGIN %s, %s, %s", o.BackToBack.Number,
			dateText(o.BackToBack.DatedOn), w.country(o.BackToBackCountry)))
	}
	return strings.Join(remarks, "; ")
}
