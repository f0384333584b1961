package forms

import (
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TrainManifest is what the loading list of a train says: every wagon and container of all its shipments.
type TrainManifest struct {
	Head
	Train      string      `json:"train"`
	DepartsOn  string      `json:"departs_on"`
	DepartsAt  string      `json:"departs_at"` // time of day at the place
	Carrier    string      `json:"carrier"`
	From       RailStation `json:"from"`
	To         RailStation `json:"to"`
	Border     string      `json:"border"`
	BorderZH   string      `json:"border_zh"`
	Rows       []TrainRow  `json:"rows"`
	Shipments  int         `json:"shipments"`
	Exporters  int         `json:"exporters"`
	Wagons     int         `json:"wagons"`
	Containers int         `json:"containers"`
	TEU        string      `json:"teu"` // containers in units of twenty feet: "50"
	FEU        string      `json:"feu"` // and of forty feet
	Seals      int         `json:"seals"`
	Total      RailFigures `json:"total"`
	KGDecimals int         `json:"kg_decimals"`
}

// TrainRow is a wagon or container on the train, with the papers that it goes with. A number that is not there yet is
// empty.
type TrainRow struct {
	RailRow
	Shipment    string `json:"shipment"`
	Consignor   string `json:"consignor"`
	Consignee   string `json:"consignee"`
	Waybill     string `json:"waybill"`
	Declaration string `json:"declaration"` // number of the export declaration
	Plants      string `json:"plants"`      // numbers of the phytosanitary certificates
	Power       string `json:"power"`       // where a reefer has its current from
}

func trainManifest(whole *writer, each []*writer) Data {
	m := &TrainManifest{Head: whole.head, Rows: []TrainRow{}, TEU: "0", FEU: "0"}
	if len(each) == 0 {
		whole.refuse("/dossiers", words.FormsNothingLoaded, nil)
		return m
	}
	m.train(each[0])
	var units []RailRow
	exporters := map[string]bool{}
	for _, w := range each {
		w.goesWith(each[0].facts.Route)
		for _, row := range w.trainRows(len(m.Rows)) {
			m.Rows, units = append(m.Rows, row), append(units, row.RailRow)
		}
		exporters[w.facts.Parties.Consignor.Name] = true
	}
	m.Shipments, m.Exporters = len(each), len(exporters)
	m.Wagons, m.Containers = countUnits(units)
	m.Total, m.Seals = railTotal(units)
	m.KGDecimals = massDecimals(1, units)
	m.TEU, m.FEU = twentyFeet(units)
	m.Rows = append(m.Rows, TrainRow{RailRow: RailRow{Kind: RowTotal, SealCount: m.Seals, RailFigures: m.Total}},
		TrainRow{RailRow: RailRow{Kind: rowEnd}})
	return m
}

// train fills in what the first shipment tells of the train.
func (m *TrainManifest) train(w *writer) {
	w.byRail()
	r, via := w.facts.Route, w.railBorder()
	m.Train, m.DepartsOn = w.latinGiven("/facts/route/vehicle", r.Vehicle), w.departsOn()
	if _, clock, _ := strings.Cut(w.given("/facts/route/departs_at", r.DepartsAt), "T"); len(clock) >= len("15:04") {
		m.DepartsAt = clock[:len("15:04")]
	}
	m.From, m.To = w.railStation("/facts/route/from", r.From), w.railStation("/facts/route/to", r.To)
	m.Border = joined(via, func(s RailStation) string { return s.Name })
	m.BorderZH = joined(via, func(s RailStation) string { return s.NameZH })
	if c := w.facts.Parties.Carrier; c != nil {
		m.Carrier = w.latin("/facts/parties/carrier/name", c.Name)
	}
}

// goesWith refuses a shipment that does not go with the train.
func (w *writer) goesWith(first dossier.Route) {
	r := w.facts.Route
	for _, c := range []struct{ at, found, expected string }{
		{"mode", r.Mode, first.Mode}, {"vehicle", r.Vehicle, first.Vehicle}, {"departs_at", r.DepartsAt, first.DepartsAt},
		{"from/name", r.From.Name, first.From.Name}, {"to/name", r.To.Name, first.To.Name},
	} {
		if c.found != c.expected {
			w.refuse("/facts/route/"+c.at, words.FormsTrain, fault.Params{"found": c.found, "expected": c.expected})
		}
	}
}

// trainRows are the wagons and containers of one shipment, numbered on.
func (w *writer) trainRows(before int) (rows []TrainRow) {
	f, units := w.facts, w.railUnits()
	w.onWagons(units)
	alike := TrainRow{Shipment: w.dossier.Reference, Waybill: f.Route.Waybill,
		Consignor:   w.latinGiven("/facts/parties/consignor/name", f.Parties.Consignor.Name),
		Consignee:   w.latinGiven("/facts/parties/consignee/name", f.Parties.Consignee.Name),
		Declaration: w.numbersOf("export-declaration"), Plants: w.numbersOf("phytosanitary")}
	for i, u := range units {
		u.Item += before
		row := alike
		row.RailRow = u
		if c := f.Transport[i].Climate; c != nil {
			row.Power = strings.ToUpper(c.Power)
		}
		rows = append(rows, row)
	}
	return rows
}

// numbersOf lists the numbers that an authority gave to the papers of a kind.
func (w *writer) numbersOf(kind trade.PaperKind) string {
	var numbers []string
	for _, s := range w.standing() {
		if s.Kind == kind && s.Official {
			numbers = append(numbers, s.Number)
		}
	}
	return strings.Join(numbers, ", ")
}

// halfTwenties are how many halves of twenty feet the first character of a size stands for (ISO 6346, annex D). One of
// forty-five feet takes the place of one of forty.
var halfTwenties = map[byte]int64{'1': 1, '2': 2, '3': 3, '4': 4, 'L': 4}

// twentyFeet counts containers in units of twenty feet and of forty feet. One of which the size is not known counts for
// nothing, and is told with its row.
func twentyFeet(units []RailRow) (teu, feu string) {
	var halves int64
	for _, u := range units {
		if u.Container != "" && u.SizeType != "" {
			halves += halfTwenties[u.SizeType[0]]
		}
	}
	inUnits := func(parts int64) string {
		hundredths := halves * 100 / parts
		return sheet.Grouped(hundredths, 2, decimals(2, 0, hundredths))
	}
	return inUnits(2), inUnits(4)
}
