package papers

import (
	"strings"

	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// packingList sets the packing list (UN/EDIFACT 1001: 271): each transport unit, lot by lot.
func packingList(c Context) sheet.Form {
	form := c.head(words.PapersListTitle, words.PapersListNumber)
	form.Parties, form.Facts = c.parties(words.PapersConsignor), c.facts()
	form.Tables = []sheet.Table{{Columns: c.listColumns(), Rows: c.listRows()}}
	form.Notes = []sheet.Fact{
		fact(words.PapersPackagesWords, c.packagesInWords()),
		fact(words.PapersWeights, say(words.PapersWeightsSay)),
	}
	return form
}

func (c Context) listColumns() []sheet.Column {
	return []sheet.Column{
		{Heading: say(words.PapersLot), WidthHMM: 3100},
		{Heading: say(words.PapersGoods)},
		{Heading: say(words.PapersGrade), WidthHMM: 1000, Align: sheet.Center},
		{Heading: say(words.PapersNumbers), WidthHMM: 2700},
		{Heading: c.packagesHeading(), WidthHMM: 1550, Align: sheet.Right},
		{Heading: say(words.PapersNet), WidthHMM: 1750, Align: sheet.Right},
		{Heading: say(words.PapersGross), WidthHMM: 1850, Align: sheet.Right},
	}
}

func (c Context) listRows() []sheet.Row {
	var rows []sheet.Row
	for _, u := range c.Units {
		rows = append(rows, sheet.Row{Kind: sheet.RowGroup, Cells: []string{u.heading()}})
		for _, lot := range u.Lots {
			rows = append(rows, sheet.Row{Cells: []string{lot.Number, lot.goods(), lot.Grade, lot.numbers(),
				c.packages(lot.Packages, lot.Package), c.kg(lot.NetG), c.kg(lot.GrossG)}})
		}
		if u.PalletTareG != 0 {
			rows = append(rows, sheet.Row{Cells: []string{"", palletText(u.Pallets), "", "", "", "", c.kg(u.PalletTareG)}})
		}
		said := sayWith(words.PapersSubtotal, map[string]any{"transport": u.Number})
		rows = append(rows, c.sum(sheet.RowSubtotal, said, u.Weights))
	}
	return append(rows, c.sum(sheet.RowTotal, say(words.PapersTotal), c.Total))
}

func (c Context) sum(kind sheet.RowKind, said string, w Weights) sheet.Row {
	return sheet.Row{Kind: kind, Cells: []string{said, "", "", "", c.packages(w.Packages, ""), c.kg(w.NetG),
		c.kg(w.GrossG)}}
}

// heading names a transport unit with all that tells it apart.
func (u Unit) heading() string {
	parts := []string{u.name()}
	if u.SizeType != "" {
		parts = append(parts, sayWith(words.PapersSizeType, map[string]any{"type": u.SizeType}))
	}
	parts = append(parts, u.sealText())
	if u.Wagon != "" {
		parts = append(parts, sayWith(words.PapersOnWagon, map[string]any{"wagon": u.Wagon}))
	}
	return strings.Join(parts, ", ")
}

// goods names what the lot is of, and where it was grown and packed.
func (l Lot) goods() string {
	where := strings.Trim(l.Orchard+" / "+l.Packhouse, " /")
	if where == "" {
		return l.Goods
	}
	return l.Goods + "\n" + where
}

// numbers prints the range of the package numbers. Goods that lie in packages counted with another lot have none.
func (l Lot) numbers() string {
	if l.First == l.Last {
		return l.First
	}
	return l.First + "\u2013" + l.Last
}
