package forms

import (
	"fmt"

	"tradehub/backend/dossier"
	"tradehub/templates/words"
)

// OriginLetter is what the cooperatives state of what they grew: the base of the criterion "wholly obtained". Who their
// members are is their own matter; the letter names lots, plots and weights.
type OriginLetter struct {
	Head
	Exporter    Party       `json:"exporter"`
	Country     string      `json:"country"`
	CountryLO   string      `json:"country_lo"`
	Destination string      `json:"destination"`
	Invoice     Reference   `json:"invoice"`
	Growers     int         `json:"growers"` // how many cooperatives sign
	Rows        []LetterRow `json:"rows"`
	KGDecimals  int         `json:"kg_decimals"`
	AcceptedG   int64       `json:"accepted_g"`
	Total       Weights     `json:"total"`
}

// LetterRow is a lot of a cooperative; "grower" heads those of one, "subtotal" adds them up, in "sign" a person signs
// for it, "total" ends the list.
type LetterRow struct {
	Kind     string `json:"kind"`
	Item     int    `json:"item"`
	Grower   string `json:"grower"`
	GrowerLO string `json:"grower_lo"`
	Address  string `json:"address"`
	Lot      string `json:"lot"`
	Orchard  string `json:"orchard"` // registration of the orchard or plot
	Place    string `json:"place"`   // district and province
	PlaceLO  string `json:"place_lo"`
	Named
	HarvestedOn string `json:"harvested_on"`
	AcceptedG   int64  `json:"accepted_g"` // as it was delivered and accepted
	Weights
}

func originLetter(w *writer) Data {
	f := w.facts
	fields, _ := w.registers("countries", f.Origin)
	l := &OriginLetter{Head: w.head, Exporter: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Country: w.country(f.Origin), CountryLO: fields["name_lo"], Destination: w.country(f.Destination),
		Rows: []LetterRow{}}
	if p, found := w.paper("commercial-invoice"); found {
		l.Invoice = Reference{p.Number, p.DatedOn} // the letter may come before the invoice
	}
	l.writeRows(w)
	if len(l.Rows) == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	l.Rows = append(l.Rows, LetterRow{Kind: string(RowTotal), AcceptedG: l.AcceptedG, Weights: l.Total})
	return l
}

// writeRows lists the lots, cooperative by cooperative in the order of the dossier.
func (l *OriginLetter) writeRows(w *writer) {
	byGrower, all := map[string][]LetterRow{}, []int64{}
	for i, lot := range w.facts.Lots {
		sum := w.facts.OfLot(lot.Number)
		if !w.about(lot.Line) || sum == (dossier.Figures{}) {
			continue
		}
		row := w.letterRow(fmt.Sprintf("/facts/lots/%d", i), lot, weightsOf(sum))
		byGrower[lot.Grower] = append(byGrower[lot.Grower], row)
		all = append(all, row.AcceptedG, row.NetG)
	}
	for i, g := range w.facts.Parties.Growers {
		if rows := byGrower[g.Code]; len(rows) > 0 {
			at := fmt.Sprintf("/facts/parties/growers/%d", i)
			l.writeGrower(LetterRow{Kind: "grower", Grower: w.latinGiven(at+"/name", g.Name), GrowerLO: g.NameLO,
				Address: w.latinGiven(at+"/address", g.Address)}, rows)
		}
	}
	l.KGDecimals = decimals(3, 1, all...)
}

// about tells whether the paper is about a line.
func (w *writer) about(number int) bool {
	for _, line := range w.lines {
		if line.Number == number {
			return true
		}
	}
	return false
}

// writeGrower lists the lots of one cooperative, their sum, and where it signs.
func (l *OriginLetter) writeGrower(head LetterRow, rows []LetterRow) {
	l.Rows = append(l.Rows, head)
	l.Growers++
	sum, sign := LetterRow{Kind: string(RowSubtotal), Grower: head.Grower}, head
	for i, row := range rows {
		row.Item = i + 1
		sum.AcceptedG, sum.Weights = sum.AcceptedG+row.AcceptedG, sum.Weights.plus(row.Weights)
		l.Rows = append(l.Rows, row)
	}
	sign.Kind = "sign"
	l.Rows = append(l.Rows, sum, sign)
	l.AcceptedG, l.Total = l.AcceptedG+sum.AcceptedG, l.Total.plus(sum.Weights)
}

func (w Weights) plus(o Weights) Weights {
	return Weights{w.Packages + o.Packages, w.NetG + o.NetG, w.GrossG + o.GrossG}
}

// letterRow is one lot. What was delivered of it, and when it was harvested, only the cooperative can state.
func (w *writer) letterRow(at string, lot dossier.Lot, loaded Weights) LetterRow {
	line, _ := w.facts.Line(lot.Line)
	province, _ := w.registers("provinces", lot.Province)
	row := LetterRow{Lot: lot.Number, Orchard: together(" / ", lot.Orchard, lot.Producer),
		Place: together(", ", lot.District, province["name_en"]), PlaceLO: province["name_lo"], Named: goodsOf(line.Item),
		HarvestedOn: w.given(at+"/harvested_on", lot.HarvestedOn), AcceptedG: lot.AcceptedG, Weights: loaded}
	w.given(at+"/grower", lot.Grower)
	if lot.AcceptedG == 0 {
		w.refuse(at+"/accepted_g", words.FormsMissing, nil)
	}
	return row
}
