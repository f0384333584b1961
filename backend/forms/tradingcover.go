package forms

import (
	"strings"

	"tradehub/backend/trade"
)

// coverSheetKind is the sheet that lists all others; it never lists itself.
const coverSheetKind trade.PaperKind = "cover-sheet"

// Cover is what the cover sheet of a folder says: which papers are in it, and how often each is printed for whom.
type Cover struct {
	Head
	Consignor       Party      `json:"consignor"`
	Consignee       Party      `json:"consignee"`
	Contract        *Reference `json:"contract"`
	Carriage        string     `json:"carriage"`
	Vehicle         string     `json:"vehicle"`
	DepartsAt       string     `json:"departs_at"`
	CutOffAt        string     `json:"cut_off_at"`
	Units           string     `json:"units"` // transport units with their seals
	Goods           string     `json:"goods"`
	PackagesInWords string     `json:"packages_in_words"`
	KGDecimals      int        `json:"kg_decimals"`
	Total           Weights    `json:"total"`
	Rows            []CoverRow `json:"rows"`
	Recipients      []Copies   `json:"recipients"` // what each gets in all
}

// CoverRow is a paper in the folder, or the line that ends them.
type CoverRow struct {
	Kind      string `json:"kind"` // "end" for the line that ends the papers
	Item      int    `json:"item"`
	Paper     string `json:"paper"`
	Number    string `json:"number"`
	DatedOn   string `json:"dated_on"`
	Said      string `json:"said"`       // what it counts for
	CopiesFor string `json:"copies_for"` // "consignee 1+1, broker 0+2"
	Originals int64  `json:"originals"`
	Copies    int64  `json:"copies"`
}

// counting says what a paper counts for.
var counting = map[trade.PaperState]string{
	trade.PaperIssued:    "issued by us",
	trade.PaperSubmitted: "handed in, not back yet",
	trade.PaperRecorded:  "issued, and recorded here",
}

func coverSheet(w *writer) Data {
	f := w.facts
	c := &Cover{Head: w.head, Consignor: w.said(f.Parties.Consignor), Consignee: w.said(f.Parties.Consignee),
		Contract: (*Reference)(f.Contract), Carriage: w.carriage(), Vehicle: f.Route.Vehicle,
		DepartsAt: momentText(f.Route.DepartsAt), CutOffAt: momentText(f.Route.CutOffAt), Units: w.unitsAndSeals(),
		Goods: w.goodsLoaded().Goods, PackagesInWords: w.loadedInWords(), KGDecimals: w.weightDecimals(),
		Total: weightsOf(w.figures())}
	set, faults := printSet(w.standing(), w.registers)
	w.faults = append(w.faults, faults...)
	w.invoice() // a folder without it is none
	c.Rows, c.Recipients = coverRows(set), perRecipient(set)
	return c
}

func coverRows(set []Printed) []CoverRow {
	rows := []CoverRow{}
	for i, paper := range set {
		row := CoverRow{Item: i + 1, Number: paper.Number, DatedOn: paper.DatedOn,
			Paper: strings.ToUpper(paper.Name[:1]) + paper.Name[1:], Said: counting[paper.State],
			CopiesFor: copiesSaid(paper.Copies)}
		for _, c := range paper.Copies {
			row.Originals, row.Copies = row.Originals+c.Originals, row.Copies+c.Copies
		}
		rows = append(rows, row)
	}
	return append(rows, CoverRow{Kind: "end", Paper: endOfItems})
}
