package forms

import "strings"

// RoadNote is what the road consignment note says. Its boxes are those of the note of the CMR Convention (Geneva 1956),
// as a model of trade only: Laos, China, Thailand and Viet Nam are no parties to it.
type RoadNote struct {
	Head
	Sender        Party       `json:"sender"`       // box 1
	Consignee     Party       `json:"consignee"`    // box 2
	Delivery      string      `json:"delivery"`     // box 3: place and country
	Taking        string      `json:"taking"`       // box 4: place and country
	TakingOn      string      `json:"taking_on"`    // box 4: date
	Documents     string      `json:"documents"`    // box 5
	Rows          []GoodsRow  `json:"rows"`         // boxes 6 to 12
	Instructions  string      `json:"instructions"` // box 13
	Freight       RoadFreight `json:"freight"`      // box 14
	Carrier       Party       `json:"carrier"`      // box 16
	Truck         Truck       `json:"truck"`        // box 16
	Driver        string      `json:"driver"`       // box 16
	Agreements    string      `json:"agreements"`   // box 19
	EstablishedIn string      `json:"established_in"`
	EstablishedOn string      `json:"established_on"` // box 21: the date of departure
	KGDecimals    int         `json:"kg_decimals"`
	Total         Weights     `json:"total"`
}

// RoadFreight are the boxes of the instructions as to payment for carriage, to be ticked.
type RoadFreight struct {
	Paid    bool `json:"paid"`
	Forward bool `json:"forward"`
}

func roadNote(w *writer) Data {
	w.byRoad()
	f, r := w.facts, w.facts.Route
	n := &RoadNote{Head: w.head, Sender: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee),
		Delivery:  w.latinGiven("/facts/route/to/name", r.To.Name) + ", " + w.country(f.Destination),
		Taking:    w.latinGiven("/facts/route/from/name", r.From.Name) + ", " + w.country(f.Origin),
		TakingOn:  w.departsOn(), Documents: strings.Join(w.documents(), ", "), Rows: w.goodsRows(), Freight: w.roadFreight(),
		Carrier: w.carrier(), Truck: w.truck(), EstablishedOn: w.departsOn(), KGDecimals: w.weightDecimals(),
		EstablishedIn: strings.ToUpper(r.From.Name), Total: weightsOf(w.figures()), Agreements: w.permits()}
	w.given("/facts/route/departs_at", r.DepartsAt)
	if r.Driver != nil {
		n.Driver = w.latin("/facts/route/driver/name", r.Driver.Name)
	}
	n.Instructions = together("\n", append(w.keeping(), w.borderSaid(), w.declarantSaid())...)
	w.invoice()
	return n
}

// roadFreight tells who pays the carriage.
func (w *writer) roadFreight() RoadFreight {
	by := w.freightBy()
	return RoadFreight{Paid: by == "consignor", Forward: by == "consignee"}
}

// borderSaid says where the goods cross the border.
func (w *writer) borderSaid() string {
	r := w.facts.Route
	border := w.latin("/facts/route/via", strings.Join(r.Via, "/"))
	exit, entry := w.latin("/facts/route/exit/name", r.Exit.Name), w.latin("/facts/route/entry/name", r.Entry.Name)
	return together("; ", prefixed("BORDER ", border), prefixed("OFFICE OF EXIT ", exit),
		prefixed("POINT OF ENTRY ", entry))
}

// declarantSaid says who lodges the export declaration.
func (w *writer) declarantSaid() string {
	d := w.facts.Parties.Declarant
	if d == nil {
		return ""
	}
	return together(", ", "EXPORT DECLARATION BY "+w.latin("/facts/parties/declarant/name", d.Name),
		prefixed("CARD ", d.Card))
}

// prefixed says something with what it is, or nothing where it is empty.
func prefixed(what, said string) string {
	if said == "" {
		return ""
	}
	return what + said
}
