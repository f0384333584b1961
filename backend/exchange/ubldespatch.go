package exchange

import (
	"fmt"
	"io"
	"time"

	"tradehub/backend/dossier"
)

// WriteUBLDespatch writes the packing list as a UBL 2.1 DespatchAdvice: a line for each lot in each transport unit,
// with the units and their seals. Its number is the reference of the shipment. Faults are Invalid and told at once,
// with the pointers of the facts.
func WriteUBLDespatch(w io.Writer, d dossier.Dossier, o UBLOptions) error {
	n := &needs{format: ublFormat}
	n.characters(d)
	n.given("/reference", d.Reference)
	n.shipped(d.Facts)
	if len(n.faults) > 0 {
		return n.faults
	}
	f, at := d.Facts, o.WrittenAt.UTC()
	lines := despatchLines(f)
	root := group("DespatchAdvice",
		leaf("cbc:UBLVersionID", ublVersion), leaf("cbc:ID", d.Reference),
		leaf("cbc:IssueDate", at.Format(time.DateOnly)), leaf("cbc:IssueTime", at.Format("15:04:05Z")),
		leaf("cbc:LineCountNumeric", whole(int64(len(lines)))), contract("cac:OrderReference", f))
	root.add(otherPapers(d, dossier.Paper{})...)
	root.add(
		group("cac:DespatchSupplierParty", ublParty("cac:Party", &f.Parties.Consignor)),
		group("cac:DeliveryCustomerParty", ublParty("cac:Party", &f.Parties.Consignee)))
	if f.Parties.Buyer != nil {
		root.add(group("cac:BuyerCustomerParty", ublParty("cac:Party", f.Parties.Buyer)))
	}
	root.add(shipment(d))
	root.add(lines...)
	root.marks = []string{"xmlns", ublDespatch, "xmlns:cac", ublParts, "xmlns:cbc", ublValues}
	return writeXML(w, "UBL 2.1 DespatchAdvice of shipment "+forComment(d.Reference), root)
}

// shipment is what goes, how it goes, and in what.
func shipment(d dossier.Dossier) *node {
	f := d.Facts
	root := group("cac:Shipment", leaf("cbc:ID", d.Reference),
		leaf("cbc:GrossWeightMeasure", kilograms(f.Total().GrossG()), "unitCode", "KGM"),
		leaf("cbc:NetWeightMeasure", kilograms(f.Total().NetG), "unitCode", "KGM"),
		stage(f), departs(f.Route))
	root.add(several(f.Transport, func(t dossier.Transport) *node { return handlingUnit(f, t) })...)
	root.add(group("cac:OriginAddress", country(f.Origin)))
	return root
}

// departs tells when the goods are to go; nothing where the time is not known.
func departs(r dossier.Route) *node {
	at, err := time.Parse(time.RFC3339, r.DepartsAt)
	if err != nil {
		return nil
	}
	return group("cac:Delivery", group("cac:Despatch",
		leaf("cbc:EstimatedDespatchDate", at.Format(time.DateOnly)),
		leaf("cbc:EstimatedDespatchTime", at.Format("15:04:05Z07:00"))))
}

// handlingUnit is a container, wagon or trailer with its seals.
func handlingUnit(f dossier.Facts, t dossier.Transport) *node {
	equipment := group("cac:TransportEquipment", leaf("cbc:ID", t.Number), leaf("cbc:SizeTypeCode", t.SizeType),
		leaf("cbc:GrossWeightMeasure", kilograms(t.MassG()), "unitCode", "KGM"))
	equipment.add(several(t.Seals, func(s dossier.Seal) *node {
		return group("cac:TransportEquipmentSeal", leaf("cbc:ID", s.Number), leaf("cbc:SealingPartyType", s.By))
	})...)
	return group("cac:TransportHandlingUnit", leaf("cbc:ID", t.Number),
		leaf("cbc:TotalPackageQuantity", whole(t.Figures().Packages)), leaf("cbc:ShippingMarks", f.Marks), equipment)
}

// despatchLines are the loads: a lot in a transport unit.
func despatchLines(f dossier.Facts) (all []*node) {
	for _, t := range f.Transport {
		for _, load := range t.Loads {
			lot, _ := f.Lot(load.Lot)
			line, known := f.Line(lot.Line)
			if known {
				all = append(all, despatchLine(f, t, load, line, len(all)+1))
			}
		}
	}
	return all
}

func despatchLine(f dossier.Facts, t dossier.Transport, load dossier.Load, line dossier.Line, number int) *node {
	order := group("cac:OrderLineReference", leaf("cbc:LineID", whole(int64(line.Number))),
		contract("cac:OrderReference", f))
	sum := load.Figures()
	root := group("cac:DespatchLine", leaf("cbc:ID", whole(int64(number))))
	for _, r := range load.Ranges {
		root.add(leaf("cbc:Note", fmt.Sprintf("Packages %s to %s (%d)", r.First, r.Last, r.Count)))
	}
	root.add(
		leaf("cbc:DeliveredQuantity", kilograms(sum.QtyMilli), "unitCode", line.Item.Unit), order,
		ublItem(f, line, []string{load.Lot}),
		group("cac:Shipment", leaf("cbc:ID", t.Number),
			leaf("cbc:GrossWeightMeasure", kilograms(sum.GrossG()), "unitCode", "KGM"),
			leaf("cbc:NetWeightMeasure", kilograms(sum.NetG), "unitCode", "KGM"),
			group("cac:TransportHandlingUnit", leaf("cbc:ID", t.Number),
				leaf("cbc:TotalPackageQuantity", whole(sum.Packages), "unitCode", "X"+line.Package))))
	return root
}

// ublParty is a party with its names in every language that is known; nothing where nobody plays the part.
func ublParty(name string, p *dossier.Party) *node {
	if p == nil {
		return nil
	}
	called := func(text, language string) *node {
		return group("cac:PartyName", leaf("cbc:Name", text, "languageID", language))
	}
	var tax *node
	if p.TIN != "" {
		tax = group("cac:PartyTaxScheme", leaf("cbc:CompanyID", p.TIN), group("cac:TaxScheme", leaf("cbc:ID", "TIN")))
	}
	return group(name,
		group("cac:PartyIdentification", leaf("cbc:ID", p.Code)),
		called(p.Name, "en"), called(p.NameLO, "lo"), called(p.NameZH, "zh"),
		group("cac:PostalAddress", group("cac:AddressLine", leaf("cbc:Line", p.Address)), country(p.Country)),
		tax, group("cac:Contact", leaf("cbc:Telephone", p.Phone)))
}

func country(code string) *node {
	return group("cac:Country", leaf("cbc:IdentificationCode", code, "listID", "ISO3166-1"))
}

// ublItem is what is sold, with its codes and its lots.
func ublItem(f dossier.Facts, line dossier.Line, lots []string) *node {
	i := line.Item
	origin, _ := originOf(f, line.Number)
	classified := func(list, code string) *node {
		return group("cac:CommodityClassification", leaf("cbc:ItemClassificationCode", code, "listID", list))
	}
	property := func(name, value string) *node {
		if value == "" {
			return nil
		}
		return group("cac:AdditionalItemProperty", leaf("cbc:Name", name), leaf("cbc:Value", value))
	}
	root := group("cac:Item",
		leaf("cbc:Description", i.NameEN, "languageID", "en"), leaf("cbc:Description", i.NameLO, "languageID", "lo"),
		leaf("cbc:Description", i.NameZH, "languageID", "zh"), leaf("cbc:Name", i.PaperName),
		group("cac:SellersItemIdentification", leaf("cbc:ID", i.Code)),
		group("cac:StandardItemIdentification", leaf("cbc:ID", i.GTIN, "schemeID", "GTIN")),
		group("cac:OriginCountry", leaf("cbc:IdentificationCode", origin, "listID", "ISO3166-1")),
		classified("HS", digitsOf(i.HS6)), classified("AHTN", digitsOf(i.AHTN8)), classified("CN", i.HSImport),
		property("Botanical name", i.Species), property("Grade", line.Grade))
	root.add(several(lots, func(lot string) *node {
		return group("cac:ItemInstance", group("cac:LotIdentification", leaf("cbc:LotNumberID", lot)))
	})...)
	return root
}
