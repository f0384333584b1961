package forms

import (
	"fmt"

	"tradehub/templates/words"
)

// RailList is what the list of wagons and containers says, which goes with a consignment note.
type RailList struct {
	Head
	Consignor  Party       `json:"consignor"`
	Consignee  Party       `json:"consignee"`
	From       RailStation `json:"from"`
	To         RailStation `json:"to"`
	Border     string      `json:"border"`
	BorderZH   string      `json:"border_zh"`
	Vehicle    string      `json:"vehicle"`
	DepartsOn  string      `json:"departs_on"`
	Waybill    string      `json:"waybill"` // number that the carrier gave; empty while there is none
	Rows       []RailRow   `json:"rows"`
	Wagons     int         `json:"wagons"`
	Containers int         `json:"containers"`
	Seals      int         `json:"seals"`
	InWords    string      `json:"in_words"`
	Total      RailFigures `json:"total"`
	KGDecimals int         `json:"kg_decimals"`
}

func wagonList(w *writer) Data {
	w.byRail()
	f, via := w.facts, w.railBorder()
	l := &RailList{Head: w.head, Consignor: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee),
		From:      w.railStation("/facts/route/from", f.Route.From), To: w.railStation("/facts/route/to", f.Route.To),
		Vehicle: w.latin("/facts/route/vehicle", f.Route.Vehicle), DepartsOn: w.departsOn(), Waybill: f.Route.Waybill,
		Border:   joined(via, func(s RailStation) string { return s.Name }),
		BorderZH: joined(via, func(s RailStation) string { return s.NameZH })}
	l.Rows = w.railUnits()
	w.onWagons(l.Rows)
	l.Total, l.Seals = railTotal(l.Rows)
	l.Wagons, l.Containers = countUnits(l.Rows)
	l.KGDecimals = massDecimals(1, l.Rows)
	l.InWords = w.packagesInWords(l.Total.Packages, w.onlyPackage())
	l.Rows = append(l.Rows, RailRow{Kind: RowTotal, SealCount: l.Seals, RailFigures: l.Total}, RailRow{Kind: rowEnd})
	return l
}

// onWagons refuses units of which the wagon is not known: a list of wagons names each.
func (w *writer) onWagons(units []RailRow) {
	if w.facts.Total().Packages == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	for i, u := range units {
		w.given(fmt.Sprintf("/facts/transport/%d/wagon", i), u.Wagon)
	}
}

// countUnits counts wagons, each once, and containers.
func countUnits(units []RailRow) (wagons, containers int) {
	seen := map[string]bool{}
	for _, u := range units {
		if u.Wagon != "" && !seen[u.Wagon] {
			seen[u.Wagon] = true
			wagons++
		}
		if u.Container != "" {
			containers++
		}
	}
	return wagons, containers
}
