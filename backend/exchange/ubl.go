package exchange

import (
	"fmt"
	"io"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// Namespaces of the Universal Business Language 2.1 (OASIS; ISO/IEC 19845:2015).
const (
	ublInvoice  = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
	ublDespatch = "urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2"
	ublParts    = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
	ublValues   = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
)

const (
	ublVersion = "2.1" // the version that most receivers validate; later ones only add to it
	ublFormat  = "UBL"
)

// UBLOptions say when a document is made.
type UBLOptions struct {
	WrittenAt time.Time // date and time of issue of a despatch advice; an invoice has those of the paper
}

// WriteUBLInvoice writes the commercial invoice as a UBL 2.1 Invoice: number and date are those of the paper that was
// issued, amounts those of the dossier. Taxes are not told, since the dossier knows none. Faults are Invalid and told
// at once, with the pointers of the facts.
func WriteUBLInvoice(w io.Writer, d dossier.Dossier, _ UBLOptions) error {
	n := &needs{format: ublFormat}
	n.characters(d)
	n.sold(d.Facts)
	paper, _, _ := n.paper(d, "commercial-invoice")
	if len(n.faults) > 0 {
		return n.faults
	}
	f := d.Facts
	buyer := f.Parties.Consignee
	if f.Parties.Buyer != nil {
		buyer = *f.Parties.Buyer
	}
	root := group("Invoice",
		leaf("cbc:UBLVersionID", ublVersion), leaf("cbc:ID", paper.Number), leaf("cbc:IssueDate", paper.DatedOn),
		leaf("cbc:InvoiceTypeCode", "380", "listID", "UNCL1001"), leaf("cbc:Note", f.Marks),
		leaf("cbc:DocumentCurrencyCode", f.Currency), leaf("cbc:LineCountNumeric", whole(int64(len(f.Lines)))),
		contract("cac:ContractDocumentReference", f))
	root.add(otherPapers(d, paper)...)
	root.add(
		group("cac:AccountingSupplierParty", ublParty("cac:Party", &f.Parties.Consignor)),
		group("cac:AccountingCustomerParty", ublParty("cac:Party", &buyer)),
		group("cac:Delivery", ublParty("cac:DeliveryParty", &f.Parties.Consignee), shipment(d)),
		deliveryTerms(f),
		group("cac:PaymentTerms", leaf("cbc:Note", joined("; ", f.Payment, f.Bank))))
	root.add(several(onInvoice(f), func(c dossier.Charge) *node { return allowanceCharge(f, c) })...)
	root.add(monetaryTotal(f))
	root.add(several(f.Lines, func(l dossier.Line) *node { return invoiceLine(f, l) })...)
	root.marks = []string{"xmlns", ublInvoice, "xmlns:cac", ublParts, "xmlns:cbc", ublValues}
	return writeXML(w, "UBL 2.1 Invoice of shipment "+forComment(d.Reference), root)
}

// sold asks for what an invoice holds (UNECE Recommendation 6).
func (n *needs) sold(f dossier.Facts) {
	n.shipped(f)
	n.given("/facts/origin", f.Origin)
	n.given("/facts/currency", f.Currency)
	n.given("/facts/payment", f.Payment)
	n.given("/facts/terms/rule", f.Terms.Rule)
	n.given("/facts/terms/place", f.Terms.Place)
	if f.Parties.Buyer != nil {
		n.party("/facts/parties/buyer", *f.Parties.Buyer)
	}
	for i, line := range f.Lines {
		if line.Price.Scaled == 0 {
			n.missing(fmt.Sprintf("/facts/lines/%d/price/scaled", i))
		}
	}
}

// shipped asks for what every document about goods that go holds.
func (n *needs) shipped(f dossier.Facts) {
	n.party("/facts/parties/consignor", f.Parties.Consignor)
	n.party("/facts/parties/consignee", f.Parties.Consignee)
	n.given("/facts/destination", f.Destination)
	n.given("/facts/route/vehicle", f.Route.Vehicle)
	n.mode(f.Route)
	n.loaded(f)
	for i, line := range f.Lines {
		n.given(fmt.Sprintf("/facts/lines/%d/item/paper_name", i), line.Item.PaperName)
		n.given(fmt.Sprintf("/facts/lines/%d/item/unit", i), line.Item.Unit)
	}
}

// forComment keeps a text from ending a comment: two hyphens may not stand in one (XML 1.0, section 2.5).
func forComment(text string) string {
	letters := slices.DeleteFunc([]rune(text), func(r rune) bool { return r == '<' || r == '>' })
	for i := 1; i < len(letters); i++ {
		if letters[i] == '-' && letters[i-1] == '-' {
			letters[i] = '_'
		}
	}
	return string(letters)
}

// contract refers to the contract of sale.
func contract(name string, f dossier.Facts) *node {
	if f.Contract == nil {
		return nil
	}
	return group(name, leaf("cbc:ID", f.Contract.Number), leaf("cbc:IssueDate", f.Contract.DatedOn))
}

// otherPapers refers to the papers that are in force: beside another paper, those that were there when it was dated.
func otherPapers(d dossier.Dossier, beside dossier.Paper) (all []*node) {
	for _, p := range d.Papers {
		earlier := beside.DatedOn == "" || p.Kind != beside.Kind && p.DatedOn <= beside.DatedOn
		if earlier && slices.Contains(inForce, p.State) && p.Number != "" {
			all = append(all, group("cac:AdditionalDocumentReference", leaf("cbc:ID", p.Number),
				leaf("cbc:IssueDate", p.DatedOn), leaf("cbc:DocumentType", p.Kind)))
		}
	}
	return all
}

func onInvoice(f dossier.Facts) []dossier.Charge {
	return slices.DeleteFunc(slices.Clone(f.Charges), func(c dossier.Charge) bool { return c.Paid != dossier.OnInvoice })
}

// money is an amount of the invoice's currency.
func money(name string, f dossier.Facts, minor int64) *node {
	return leaf(name, fixed(minor, f.MinorDigits), "currencyID", f.Currency)
}

// allowanceCharge is what stands on the invoice beside the goods. Amounts are positive; whether they are added is said
// beside.
func allowanceCharge(f dossier.Facts, c dossier.Charge) *node {
	added, minor := "true", c.Minor
	if minor < 0 {
		added, minor = "false", -minor
	}
	return group("cac:AllowanceCharge", leaf("cbc:ChargeIndicator", added),
		leaf("cbc:AllowanceChargeReason", c.Kind), money("cbc:Amount", f, minor))
}

func monetaryTotal(f dossier.Facts) *node {
	var charges, allowances int64
	for _, c := range onInvoice(f) {
		charges += max(c.Minor, 0)
		allowances -= min(c.Minor, 0)
	}
	return group("cac:LegalMonetaryTotal", money("cbc:LineExtensionAmount", f, f.GoodsMinor()),
		money("cbc:AllowanceTotalAmount", f, allowances), money("cbc:ChargeTotalAmount", f, charges),
		money("cbc:PayableAmount", f, f.InvoiceMinor()))
}

func invoiceLine(f dossier.Facts, line dossier.Line) *node {
	var lots []string
	for _, l := range f.Lots {
		if l.Line == line.Number {
			lots = append(lots, l.Number)
		}
	}
	return group("cac:InvoiceLine",
		leaf("cbc:ID", whole(int64(line.Number))),
		leaf("cbc:InvoicedQuantity", kilograms(f.OfLine(line.Number).QtyMilli), "unitCode", line.Item.Unit),
		money("cbc:LineExtensionAmount", f, f.AmountMinor(line)),
		ublItem(f, line, lots),
		group("cac:Price",
			leaf("cbc:PriceAmount", fixed(line.Price.Scaled, line.Price.Decimals), "currencyID", f.Currency),
			leaf("cbc:BaseQuantity", "1", "unitCode", line.Price.Unit)))
}

// deliveryTerms names the rule and place of Incoterms 2020.
func deliveryTerms(f dossier.Facts) *node {
	return group("cac:DeliveryTerms", leaf("cbc:ID", f.Terms.Rule, "schemeID", "INCOTERMS 2020"),
		leaf("cbc:SpecialTerms", f.Terms.Rule+" "+f.Terms.Place+", Incoterms 2020"))
}

// stage is the way that the goods go: means of transport, from where to where.
func stage(f dossier.Facts) *node {
	r := f.Route
	var means *node
	switch trade.Mode(r.Mode) {
	case trade.Rail:
		means = group("cac:RailTransport", leaf("cbc:TrainID", r.Vehicle))
	case trade.Road:
		means = group("cac:RoadTransport", leaf("cbc:LicensePlateID", vehicle(r)))
	case trade.Sea:
		means = group("cac:MaritimeTransport", leaf("cbc:VesselName", r.Vehicle))
	case trade.Air:
		means = group("cac:AirTransport", leaf("cbc:AircraftID", r.Vehicle))
	}
	return group("cac:ShipmentStage",
		leaf("cbc:TransportModeCode", trade.Mode(r.Mode).Code(), "listID", "UNECERec19"),
		ublParty("cac:CarrierParty", f.Parties.Carrier),
		group("cac:TransportMeans", leaf("cbc:JourneyID", r.Departure),
			leaf("cbc:RegistrationNationalityID", r.Nationality), means),
		station("cac:LoadingPortLocation", r.From), station("cac:UnloadingPortLocation", r.To))
}

func station(name string, s dossier.Station) *node {
	return group(name, leaf("cbc:ID", s.Code), leaf("cbc:Description", s.Name))
}
