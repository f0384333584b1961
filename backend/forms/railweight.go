package forms

import (
	"fmt"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// WeightNote is what the weight note says: each weighing on the weighbridge, the weight of the goods as the difference
// of full and empty, and how that compares with the sum of the packages.
type WeightNote struct {
	Head
	Consignor  Party       `json:"consignor"`
	Consignee  Party       `json:"consignee"`
	Invoice    Reference   `json:"invoice"` // empty while there is none
	Goods      string      `json:"goods"`
	Mode       string      `json:"mode"`
	Vehicle    string      `json:"vehicle"`
	VehicleLO  string      `json:"vehicle_lo"`
	Driver     string      `json:"driver"`
	DepartsOn  string      `json:"departs_on"`
	Rows       []WeightRow `json:"rows"`
	Total      WeightSum   `json:"total"`
	Weights    RailFigures `json:"weights"` // of the whole shipment, by the packages
	ApartG     int64       `json:"apart_g"` // the difference, whichever is more
	Within     bool        `json:"within"`  // it is within the tolerance
	Tolerance  string      `json:"tolerance"`
	LimitG     int64       `json:"limit_g"`
	KGDecimals int         `json:"kg_decimals"`
}

// WeightSum are weighings, by difference and by the packages.
type WeightSum struct {
	Packages    int64 `json:"packages"`
	FirstG      int64 `json:"first_g"`
	SecondG     int64 `json:"second_g"`
	WeighedG    int64 `json:"weighed_g"`    // first less second
	PackagesG   int64 `json:"packages_g"`   // gross of the packages, with pallets
	DifferenceG int64 `json:"difference_g"` // weighed less packages
}

// WeightRow is one weighing.
type WeightRow struct {
	Kind         RowKind `json:"kind"`
	Item         int     `json:"item"` // from 1
	Ticket       string  `json:"ticket"`
	Transport    string  `json:"transport"` // empty for the whole vehicle
	On           string  `json:"on"`
	Time         string  `json:"time"` // at the place
	Bridge       string  `json:"bridge"`
	CalibratedTo string  `json:"calibrated_to"`
	Operator     string  `json:"operator"`
	WeightSum
}

func weightNote(w *writer) Data {
	f := w.facts
	n := &WeightNote{Head: w.head, Consignor: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), Mode: f.Route.Mode,
		Vehicle: w.latin("/facts/route/vehicle", f.Route.Vehicle), VehicleLO: f.Route.VehicleLO, DepartsOn: w.departsOn(),
		Goods: w.goodsNames(), Rows: w.weighings()}
	if p, found := w.paper("commercial-invoice"); found {
		n.Invoice = Reference{p.Number, p.DatedOn}
	}
	if f.Route.Driver != nil {
		n.Driver = w.latin("/facts/route/driver/name", f.Route.Driver.Name)
	}
	var masses []int64
	for _, row := range n.Rows {
		n.Total = n.Total.plus(row.WeightSum)
		masses = append(masses, row.FirstG, row.SecondG, row.PackagesG)
	}
	for _, t := range f.Transport {
		n.Weights = n.Weights.plus(railFigures(t))
	}
	n.KGDecimals = decimals(3, 0, append(masses, n.Weights.NetG, n.Weights.TareG)...)
	n.Tolerance, n.LimitG = w.tolerance(n.Total.PackagesG)
	n.ApartG = max(n.Total.DifferenceG, -n.Total.DifferenceG)
	n.Within = n.ApartG <= n.LimitG
	n.Rows = append(n.Rows, WeightRow{Kind: RowTotal, WeightSum: n.Total})
	return n
}

func (s WeightSum) plus(o WeightSum) WeightSum {
	return WeightSum{s.Packages + o.Packages, s.FirstG + o.FirstG, s.SecondG + o.SecondG, s.WeighedG + o.WeighedG,
		s.PackagesG + o.PackagesG, s.DifferenceG + o.DifferenceG}
}

// goodsNames names the goods, each once, as papers do.
func (w *writer) goodsNames() string {
	var names []string
	for _, line := range w.loadedLines() {
		names = append(names, w.latinGiven(lineAt(line)+"/item/paper_name", line.Item.PaperName))
	}
	return strings.Join(names, "; ")
}

// weighings lists the tickets, each beside what was packed into what it weighed.
func (w *writer) weighings() []WeightRow {
	rows := []WeightRow{}
	for i, t := range w.facts.Tickets {
		on, clock, _ := strings.Cut(t.At, "T")
		packed := w.packedIn(fmt.Sprintf("/facts/tickets/%d/transport", i), t)
		row := WeightRow{Item: i + 1, Ticket: t.Number, Transport: t.Transport, On: on, Bridge: t.Bridge,
			CalibratedTo: t.CalibratedTo, Operator: t.Operator, WeightSum: WeightSum{Packages: packed.Packages,
				FirstG: t.FirstG, SecondG: t.SecondG, WeighedG: t.NetG(), PackagesG: packed.GrossG(),
				DifferenceG: t.NetG() - packed.GrossG()}}
		if len(clock) >= len("15:04") {
			row.Time = clock[:len("15:04")]
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		w.refuse("/facts/tickets", words.FormsMissing, nil)
	}
	return rows
}

// packedIn sums what is in the transport unit that a ticket weighed, or in all of them.
func (w *writer) packedIn(at string, ticket dossier.Ticket) dossier.Figures {
	if ticket.Transport == "" {
		return w.facts.Total()
	}
	for _, t := range w.facts.Transport {
		if t.Number == ticket.Transport {
			return t.Figures()
		}
	}
	w.refuse(at, words.FormsWeighed, fault.Params{"ticket": ticket.Number, "found": ticket.Transport})
	return dossier.Figures{}
}

// tolerance says how far both ways of weighing may lie apart, as the register has it: a part of the weight, and no less
// than a least weight. Without a rule nothing may.
func (w *writer) tolerance(ofG int64) (said string, limitG int64) {
	perMille, known := w.weighing("weighbridge_per_mille")
	leastG, too := w.weighing("weighbridge_min_g")
	if !known || !too {
		w.refuse("/facts/tickets", words.FormsNoRules, fault.Params{"register": checkTolerances})
		return "", 0
	}
	limitG = max(ofG*perMille/1000, leastG)
	return fmt.Sprintf("%s %%, %s kg", sheet.Grouped(perMille, 1, decimals(1, 0, perMille)),
		sheet.Grouped(leastG, 3, decimals(3, 0, leastG))), limitG
}

// checkTolerances is the register of how exact is exact enough.
const checkTolerances = "check-tolerances"

// weighing reads one tolerance.
func (w *writer) weighing(code string) (value int64, known bool) {
	fields, _ := w.registers(checkTolerances, code)
	value, err := strconv.ParseInt(fields["value"], 10, 64)
	return value, err == nil
}
