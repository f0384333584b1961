package papers

import (
	"strings"

	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// invoice sets the commercial invoice (UN/EDIFACT 1001: 380).
func invoice(c Context) sheet.Form {
	form := c.head(words.PapersInvoiceTitle, words.PapersInvoiceNumber)
	form.Parties, form.Facts = c.parties(words.PapersSeller), c.facts()
	form.Tables = []sheet.Table{{Columns: c.invoiceColumns(), Rows: c.invoiceRows()}}
	form.Notes = []sheet.Fact{
		fact(words.PapersLoadedIn, c.unitsAndSeals()),
		fact(words.PapersPackagesWords, c.packagesInWords()),
		fact(words.PapersTotalWords, c.Money.total()+"\n"+c.Money.inWords()),
	}
	return form
}

func (c Context) invoiceColumns() []sheet.Column {
	currency := map[string]any{"currency": c.Money.Currency}
	return []sheet.Column{
		{Heading: say(words.PapersDescription)},
		{Heading: c.packagesHeading(), WidthHMM: 1600, Align: sheet.Right},
		{Heading: say(words.PapersNet), WidthHMM: 1750, Align: sheet.Right},
		{Heading: say(words.PapersGross), WidthHMM: 1850, Align: sheet.Right},
		{Heading: say(words.PapersQuantity), WidthHMM: 2250, Align: sheet.Right},
		{Heading: sayWith(words.PapersUnitPrice, currency), WidthHMM: 1950, Align: sheet.Right},
		{Heading: sayWith(words.PapersAmount, currency), WidthHMM: 2400, Align: sheet.Right},
	}
}

func (c Context) invoiceRows() []sheet.Row {
	var rows []sheet.Row
	for _, line := range c.Lines {
		rows = append(rows, sheet.Row{Cells: []string{line.description(), c.packages(line.Packages, line.Package),
			c.kg(line.NetG), c.kg(line.GrossG), line.quantity(c.kgDecimals()), line.price(),
			c.Money.figures(line.AmountMinor)}})
	}
	var pallets, tareG int64
	for _, u := range c.Units {
		pallets, tareG = pallets+u.Pallets, tareG+u.PalletTareG
	}
	if tareG != 0 {
		rows = append(rows, sheet.Row{Cells: []string{palletText(pallets), "", "", c.kg(tareG), "", "", ""}})
	}
	return append(rows, sheet.Row{Kind: sheet.RowTotal, Cells: []string{say(words.PapersTotal),
		c.packages(c.Total.Packages, ""), c.kg(c.Total.NetG), c.kg(c.Total.GrossG), "", "", c.Money.total()}})
}

func (l Line) description() string {
	key := words.PapersSpeciesFacts
	if l.Species == "" {
		key = words.PapersGoodsFacts
	}
	return l.Goods + "\n" + sayWith(key, map[string]any{"species": l.Species, "hs": l.HS6, "grade": l.Grade}) + "\n" +
		sayWith(words.PapersGoodsOrigin, map[string]any{"countries": strings.Join(l.Origins, ", ")})
}

// quantity prints how much is priced; kilograms as exactly as the other weights of the paper.
func (l Line) quantity(kgDecimals int) string {
	least := 0
	if l.Unit == "KGM" {
		least = kgDecimals
	}
	return sheet.Grouped(l.QtyMilli, 3, decimals(3, least, l.QtyMilli)) + noBreak + l.Unit
}

func (l Line) price() string {
	price := sheet.Grouped(l.PriceScaled, l.PriceDecimals, l.PriceDecimals)
	return sayWith(words.PapersPerUnit, map[string]any{"price": price, "unit": l.Unit})
}

func (c Context) unitsAndSeals() string {
	all := make([]string, len(c.Units))
	for i, u := range c.Units {
		all[i] = u.name() + " (" + u.sealText() + ")"
	}
	return strings.Join(all, ", ")
}
