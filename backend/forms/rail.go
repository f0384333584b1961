package forms

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// rail are the papers of the railway: consignment note with its list of wagons and containers, and the note of weights
// that goes with them. The manifest of a whole train stands among departures.
var rail = []Form{
	{Kind: railNoteKind, Code: "720", Name: "rail consignment note", data: railConsignmentNote},
	{Kind: "wagon-list", Code: "788", Name: "wagon and container list", data: wagonList},
	{Kind: "weight-note", Code: "15", Name: "weight note", Ours: true, data: weightNote},
}

const railNoteKind trade.PaperKind = "rail-consignment-note"

// railUnitsOnNote is how many wagons and containers stand on the note itself. When there are more, it refers to their
// list, as the note's boxes are of one sheet.
const railUnitsOnNote = 4

// RailNote is what the consignment note says (SMGS layout, form of 2015), box by box. The boxes that it lacks are the
// railway's: the program leaves them empty.
type RailNote struct {
	Head
	Variant      string         `json:"variant"` // kind of waybill, in English as the register has it
	VariantZH    string         `json:"variant_zh"`
	Consignor    Party          `json:"consignor"`    // box 1
	From         RailStation    `json:"from"`         // 2
	Declarations Declarations   `json:"declarations"` // 3
	Consignee    Party          `json:"consignee"`    // 4
	To           RailStation    `json:"to"`           // 5
	Border       string         `json:"border"`       // 6: BOTEN/MOHAN
	BorderZH     string         `json:"border_zh"`
	BorderCodes  string         `json:"border_codes"`
	Wagons       []RailWagon    `json:"wagons"`        // 7 to 12; none where the list has them
	SeeList      int            `json:"see_list"`      // how many units the list has, where the note refers to it
	Rows         []RailRow      `json:"rows"`          // 15 to 19
	InWords      string         `json:"in_words"`      // 17
	Total        RailFigures    `json:"total"`         // 17 and 18
	Seals        int            `json:"seals"`         // 19
	StandardMass bool           `json:"standard_mass"` // 21: each package of a kind weighs the same
	Tickets      []string       `json:"tickets"`       // 21: of the weighbridge, where there are some
	Sections     []RailSection  `json:"sections"`      // 22
	FreightBy    string         `json:"freight_by"`    // 23: consignor, consignee
	Documents    []RailDocument `json:"documents"`     // 24
	Contract     Reference      `json:"contract"`      // 25
	Invoice      Reference      `json:"invoice"`       // 25
	Waybill      string         `json:"waybill"`       // 29: the number that the carrier gave
	Vehicle      string         `json:"vehicle"`
	DepartsOn    string         `json:"departs_on"`
	KGDecimals   int            `json:"kg_decimals"`
}

// Declarations is what the consignor declares: how the goods have to be kept, and under which permits they go.
type Declarations struct {
	Perishable bool     `json:"perishable"`
	Climates   []string `json:"climates"`
	Permits    []string `json:"permits"`
	Contact    string   `json:"contact"`
}

// RailWagon is a wagon as boxes 7 to 12 ask for it. What is not known is empty.
type RailWagon struct {
	Number     string `json:"number"` // with the letters of its type
	ProvidedBy string `json:"provided_by"`
	CapacityG  int64  `json:"capacity_g"`
	Axles      int    `json:"axles"`
	TareG      int64  `json:"tare_g"`
}

// RailDocument is a paper that goes with the goods.
type RailDocument struct {
	Item    int    `json:"item"` // from 1
	Name    string `json:"name"`
	Number  string `json:"number"`
	DatedOn string `json:"dated_on"`
}

func railConsignmentNote(w *writer) Data {
	w.byRail()
	f := w.facts
	n := &RailNote{Head: w.head, Consignor: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), Declarations: w.declarations(),
		Wagons: []RailWagon{}, StandardMass: w.standardMass(), Tickets: w.ticketNumbers(), FreightBy: w.freightBy(),
		Documents: w.railDocuments(), Invoice: w.invoice(), Waybill: f.Route.Waybill, DepartsOn: w.departsOn(),
		Vehicle: w.latin("/facts/route/vehicle", f.Route.Vehicle)}
	n.Variant, n.VariantZH = w.waybillKind()
	if f.Contract != nil {
		n.Contract = Reference(*f.Contract)
	}
	w.railWay(n)
	w.railGoods(n)
	return n
}

// byRail refuses goods that do not go by rail.
func (w *writer) byRail() {
	const at = "/facts/route/mode"
	if mode := w.given(at, w.facts.Route.Mode); mode != "" && mode != string(trade.Rail) {
		w.refuse(at, words.FormsMode, fault.Params{"found": mode})
	}
}

// waybillKind names the kind of waybill. Which one the carrier takes is the register's to say, and what it is laid out
// like.
func (w *writer) waybillKind() (name, nameZH string) {
	const at = "/facts/route/waybill_kind"
	kind := w.given(at, w.facts.Route.WaybillKind)
	fields, found := w.registers("waybill-kinds", kind)
	if kind != "" && (!found || fields["layout"] != "smgs") {
		w.refuse(at, words.FormsWaybillKind, fault.Params{"found": kind})
	}
	return fields["name_en"], fields["name_zh"]
}

// railWay fills in the stations and who carries the goods between them.
func (w *writer) railWay(n *RailNote) {
	r := w.facts.Route
	n.From, n.To = w.railStation("/facts/route/from", r.From), w.railStation("/facts/route/to", r.To)
	via := w.railBorder()
	n.Border, n.BorderZH = joined(via, func(s RailStation) string { return s.Name }),
		joined(via, func(s RailStation) string { return s.NameZH })
	n.BorderCodes = joined(via, func(s RailStation) string { return s.Code })
	n.Sections = w.railSections(append(append([]RailStation{n.From}, via...), n.To))
}

// railGoods fills in boxes 15 to 19: the goods line by line, the wagons and containers, and what they come to.
func (w *writer) railGoods(n *RailNote) {
	units := w.railUnits()
	n.Total, n.Seals = railTotal(units)
	n.InWords = w.packagesInWords(n.Total.Packages, w.onlyPackage())
	n.Rows = w.railLines()
	if len(units) > railUnitsOnNote {
		n.SeeList = len(units)
		n.Rows = append(n.Rows, RailRow{Kind: "list", Item: len(units), SealCount: n.Seals, RailFigures: n.Total})
	} else {
		for _, u := range units {
			u.Kind = RowUnit
			n.Rows = append(n.Rows, u)
		}
		n.Wagons = w.railWagons()
	}
	n.Rows = append(n.Rows, RailRow{Kind: RowTotal, SealCount: n.Seals, RailFigures: n.Total}, RailRow{Kind: rowEnd})
	n.KGDecimals = massDecimals(0, append(units, n.Rows...))
}

// railWagons are the wagons that carry the goods, each once.
func (w *writer) railWagons() []RailWagon {
	wagons, seen := []RailWagon{}, map[string]bool{}
	for _, t := range w.facts.Transport {
		number := wagonOf(t)
		if number == "" || seen[number] {
			continue
		}
		seen[number] = true
		said := RailWagon{Number: number}
		if c := t.Car; c != nil {
			said = RailWagon{strings.TrimSpace(c.Type + " " + number), c.ProvidedBy, c.CapacityG, c.Axles, c.TareG}
		}
		if t.Kind == string(trade.Wagon) && said.TareG == 0 {
			said.TareG = t.TareG
		}
		wagons = append(wagons, said)
	}
	return wagons
}

// railDocuments lists the papers that stand and go with the goods, as box 24 has to. Those of the railway do not.
func (w *writer) railDocuments() []RailDocument {
	listed := []RailDocument{}
	for _, s := range w.standing() {
		if !slices.Contains(railKinds, s.Kind) {
			listed = append(listed, RailDocument{len(listed) + 1, strings.ToUpper(s.Name), s.Number, s.DatedOn})
		}
	}
	return listed
}

// railKinds are the papers of the railway, and the note of weights, which stays where it was weighed.
var railKinds = []trade.PaperKind{railNoteKind, "wagon-list", "weight-note", trainManifestKind}

// declarations says how the goods have to be kept, under which permits they go, and whom to ask.
func (w *writer) declarations() Declarations {
	f := w.facts
	d := Declarations{Climates: w.climates(), Permits: []string{},
		Contact: w.latin("/facts/parties/consignor/phone", f.Parties.Consignor.Phone)}
	for _, line := range w.loadedLines() {
		d.Perishable = d.Perishable || line.Item.Fresh
	}
	for _, r := range f.Registrations {
		switch r.Kind {
		case "eligibility", "import permit", "export licence":
			d.Permits = append(d.Permits, strings.ToUpper(r.Kind)+" "+r.Number)
		}
	}
	return d
}

// loadedLines are the lines of which something is loaded.
func (w *writer) loadedLines() (loaded []dossier.Line) {
	for _, line := range w.facts.Lines {
		if w.facts.OfLine(line.Number) != (dossier.Figures{}) {
			loaded = append(loaded, line)
		}
	}
	return loaded
}

// freightBy tells who pays the railway, an officer's word before that of the terms of delivery: under terms of the
// groups C and D the seller pays the carriage to the place named, under E and F the buyer does (Incoterms 2020).
func (w *writer) freightBy() string {
	rule, said := w.facts.Terms.Rule, w.facts.Route.FreightBy
	switch {
	case said != "":
		return said
	case strings.HasPrefix(rule, "E"), strings.HasPrefix(rule, "F"):
		return "consignee"
	case strings.HasPrefix(rule, "C"), strings.HasPrefix(rule, "D"):
		return "consignor"
	}
	return w.given("/facts/route/freight_by", "")
}
