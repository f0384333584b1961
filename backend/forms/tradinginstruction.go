package forms

import (
	"fmt"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Instruction is the shipper's letter of instruction: what the forwarder, or the carrier itself, shall do.
type Instruction struct {
	Head
	Addressee       Party            `json:"addressee"`
	Shipper         Party            `json:"shipper"`
	Consignee       Party            `json:"consignee"`
	Notify          *Party           `json:"notify"`
	Booking         string           `json:"booking"`
	Contract        *Reference       `json:"contract"`
	Invoice         Reference        `json:"invoice"`
	Terms           string           `json:"terms"`
	Freight         RoadFreight      `json:"freight"`
	Carriage        string           `json:"carriage"`
	Vehicle         string           `json:"vehicle"`
	Waybill         string           `json:"waybill"` // kind of the consignment note that is wanted
	From            string           `json:"from"`
	To              string           `json:"to"`
	Border          string           `json:"border"`
	DepartsAt       string           `json:"departs_at"`
	CutOffAt        string           `json:"cut_off_at"`
	Rows            []GoodsRow       `json:"rows"`
	Units           []InstructedUnit `json:"units"`
	Customs         string           `json:"customs"`   // who clears the goods for export
	Insurance       string           `json:"insurance"` // who insures them
	Documents       string           `json:"documents"` // handed over with this letter
	Permits         string           `json:"permits"`
	Value           string           `json:"value"` // of the goods, as invoiced
	PackagesInWords string           `json:"packages_in_words"`
	KGDecimals      int              `json:"kg_decimals"`
	Total           Weights          `json:"total"`
}

// InstructedUnit is a transport unit with what it carries and how it is to be kept.
type InstructedUnit struct {
	Kind    string `json:"kind"` // empty: templates tell rows apart by it
	Unit    string `json:"unit"` // "CONTAINER LKCU4200177"
	Type    string `json:"type"`
	Seals   string `json:"seals"`
	Climate string `json:"climate"`
	TareG   int64  `json:"tare_g"`
	MassG   int64  `json:"mass_g"` // all cargo, and tare
	Weights
}

func shippingInstruction(w *writer) Data {
	f, r := w.facts, w.facts.Route
	s := &Instruction{Head: w.head, Addressee: w.addressee(), Shipper: w.party("/facts/parties/consignor",
		f.Parties.Consignor), Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), Booking: r.Booking,
		Contract: (*Reference)(f.Contract), Invoice: w.invoice(), Freight: w.roadFreight(), Carriage: w.carriage(),
		Terms:   trade.Terms{Rule: f.Terms.Rule, Place: w.given("/facts/terms/place", f.Terms.Place)}.String(),
		Vehicle: w.latin("/facts/route/vehicle", r.Vehicle), Waybill: w.wantedWaybill(),
		From: w.latinGiven("/facts/route/from/name", r.From.Name) + ", " + w.country(f.Origin),
		To:   w.latinGiven("/facts/route/to/name", r.To.Name) + ", " + w.country(f.Destination), Border: w.borderSaid(),
		DepartsAt: momentText(w.given("/facts/route/departs_at", r.DepartsAt)), CutOffAt: momentText(r.CutOffAt),
		Rows: w.goodsRows(), Units: []InstructedUnit{}, Customs: w.declarantSaid(), Insurance: w.insuranceSaid(),
		Documents: strings.Join(w.documents(), ", "), Permits: w.permits(), Value: w.valueSaid(),
		PackagesInWords: w.loadedInWords(), KGDecimals: w.weightDecimals(), Total: weightsOf(w.figures())}
	if f.Parties.Notify != nil {
		notify := w.party("/facts/parties/notify", *f.Parties.Notify)
		s.Notify = &notify
	}
	for _, t := range f.Transport {
		if inside := w.inside(t); inside != (dossier.Figures{}) {
			s.Units = append(s.Units, instructedUnit(t, weightsOf(inside)))
		}
	}
	return s
}

// addressee is the forwarder, or the carrier where there is none.
func (w *writer) addressee() Party {
	p := w.facts.Parties
	switch {
	case p.Forwarder != nil:
		return w.party("/facts/parties/forwarder", *p.Forwarder)
	case p.Carrier != nil:
		return w.party("/facts/parties/carrier", *p.Carrier)
	}
	w.refuse("/facts/parties/forwarder", words.FormsMissing, nil)
	return Party{}
}

// wantedWaybill names the consignment note that the carrier is asked for, with the number that it gave.
func (w *writer) wantedWaybill() string {
	r, kind := w.facts.Route, "INTERNATIONAL ROAD CONSIGNMENT NOTE"
	if r.Mode != string(trade.Road) {
		kind = strings.ToUpper(w.named("waybill-kinds", r.WaybillKind, "name_en"))
	}
	return together(" ", kind, r.Waybill)
}

func instructedUnit(t dossier.Transport, inside Weights) InstructedUnit {
	u := InstructedUnit{Unit: strings.ToUpper(Unit{Kind: trade.TransportUnitKind(t.Kind), Number: t.Number}.name()),
		Type: t.SizeType, TareG: t.TareG, MassG: t.MassG(), Weights: inside}
	var seals []string
	for _, seal := range t.Seals {
		seals = append(seals, seal.Number)
	}
	u.Seals = strings.Join(seals, ", ")
	if t.Climate != nil {
		u.Climate = climateText(*t.Climate)
	}
	return u
}

// insuranceSaid says whether the goods are insured, and that the forwarder shall not insure them.
func (w *writer) insuranceSaid() string {
	i := w.facts.Insurance
	if i == nil {
		return "NO INSURANCE TO BE TAKEN OUT BY THE FORWARDER"
	}
	return fmt.Sprintf("INSURED BY POLICY %s, %s", i.Number, strings.ToUpper(together(", ", i.Insurer, i.Clauses)))
}

// valueSaid is what the invoice comes to: "USD 24,780.00".
func (w *writer) valueSaid() string {
	f := w.facts
	return f.Currency + " " + sheet.Grouped(f.InvoiceMinor(), f.MinorDigits, f.MinorDigits)
}
