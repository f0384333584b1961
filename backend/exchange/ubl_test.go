package exchange_test

import (
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

func TestUBLHasTheFiguresOfTheExamples(t *testing.T) {
	t.Parallel()
	readXML(t, dataFile(t, "ubl-invoice.xml", example(t, "r1"))).says(t, map[string]string{
		"UBLVersionID": "2.1", "ID": "NTG-26-0117", "IssueDate": "2026-11-04", "InvoiceTypeCode": "380",
		"DocumentCurrencyCode": "USD", "LineCountNumeric": "1",
		"ContractDocumentReference/ID":                           "YG-NTG-2026-08",
		"AccountingSupplierParty/Party/PartyName/Name":           "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		"AccountingSupplierParty/Party/PartyTaxScheme/CompanyID": "123456789000",
		"AccountingCustomerParty/Party/PartyName/Name":           "KUNMING YUNGUO IMPORT CO., LTD.",
		"DeliveryTerms/SpecialTerms": "FCA Vientiane South Railway Station, " +
			"Incoterms 2020",
		"LegalMonetaryTotal/LineExtensionAmount":                          "17690.40",
		"LegalMonetaryTotal/PayableAmount":                                "17690.40", // the freight is paid beside
		"AllowanceCharge/Amount":                                          "",
		"InvoiceLine/InvoicedQuantity":                                    "34020",
		"InvoiceLine/LineExtensionAmount":                                 "17690.40",
		"InvoiceLine/Price/PriceAmount":                                   "0.52",
		"InvoiceLine/Item/CommodityClassification/ItemClassificationCode": "080390|08039090",
		"InvoiceLine/Item/ItemInstance/LotIdentification/LotNumberID": "LNT-BAN-261103-01|LNT-BAN-261103-02|" +
			"LNT-BAN-261104-03",
		"InvoiceLine/Item/StandardItemIdentification/ID":                       "19521234000010",
		"InvoiceLine/Item/Description":                                         "Fresh bananas, Cavendish, green|ກ້ວຍ|香蕉",
		"Delivery/Shipment/GrossWeightMeasure":                                 "37044",
		"Delivery/Shipment/NetWeightMeasure":                                   "34020",
		"Delivery/Shipment/ShipmentStage/TransportModeCode":                    "2",
		"Delivery/Shipment/ShipmentStage/TransportMeans/RailTransport/TrainID": "X8102",
	})
	readXML(t, dataFile(t, "ubl-invoice.xml", example(t, "t1"))).says(t, map[string]string{
		"ID": "NTG-26-0121", "IssueDate": "2026-11-08",
		"InvoiceLine/InvoicedQuantity":         "16500|3600",
		"InvoiceLine/LineExtensionAmount":      "4620.00|20160.00",
		"InvoiceLine/Price/PriceAmount":        "0.28|5.60",
		"LegalMonetaryTotal/PayableAmount":     "24780.00",
		"Delivery/Shipment/GrossWeightMeasure": "21104", // pallets once
	})
	readXML(t, dataFile(t, "ubl-despatch.xml", example(t, "r1"))).says(t, map[string]string{
		"ID": "NTG-2026-R1", "IssueDate": "2026-11-22", "IssueTime": "03:00:00Z", "LineCountNumeric": "4",
		"DespatchLine/ID":                "1|2|3|4",
		"DespatchLine/DeliveredQuantity": "12150|4860|6075|10935",
		"DespatchLine/Item/ItemInstance/LotIdentification/LotNumberID": "LNT-BAN-261103-01|LNT-BAN-261103-02|" +
			"LNT-BAN-261103-02|LNT-BAN-261104-03",
		"DespatchLine/Shipment/ID": "LKCU4200177|LKCU4200177|" +
			"LKCU4200182|LKCU4200182",
		"DespatchLine/Shipment/GrossWeightMeasure":                             "13230|5292|6615|11907",
		"DespatchLine/Shipment/TransportHandlingUnit/TotalPackageQuantity":     "900|360|450|810",
		"DespatchLine/OrderLineReference/LineID":                               "1|1|1|1",
		"Shipment/TransportHandlingUnit/ID":                                    "LKCU4200177|LKCU4200182",
		"Shipment/TransportHandlingUnit/TotalPackageQuantity":                  "1260|1260",
		"Shipment/TransportHandlingUnit/TransportEquipment/GrossWeightMeasure": "23322|23322",
		"Shipment/TransportHandlingUnit/TransportEquipment/TransportEquipmentSeal/ID": "NTG552011|LCR0091834|" +
			"NTG552012|LCR0091835",
		"Shipment/Delivery/Despatch/EstimatedDespatchTime": "22:10:00+07:00",
	})
}

// Charges on the invoice are added, discounts taken off, and who pays is the buyer where there is one.
func TestUBLInvoiceWithChargesAndBuyer(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Parties.Buyer = &dossier.Party{Code: "B", Name: "BUYER", Address: "HERE", Country: "SG", Phone: "+65 1"}
	d.Facts.Charges = append(d.Facts.Charges, dossier.Charge{Kind: "freight", Minor: 5000, Paid: dossier.OnInvoice},
		dossier.Charge{Kind: "discount", Minor: -1040, Paid: dossier.OnInvoice})
	root := readXML(t, dataFile(t, "ubl-invoice.xml", d))
	root.says(t, map[string]string{
		"AllowanceCharge/ChargeIndicator":              "true|false",
		"AllowanceCharge/Amount":                       "50.00|10.40",
		"LegalMonetaryTotal/ChargeTotalAmount":         "50.00",
		"LegalMonetaryTotal/AllowanceTotalAmount":      "10.40",
		"LegalMonetaryTotal/PayableAmount":             "17730.00",
		"AccountingCustomerParty/Party/PartyName/Name": "BUYER",
		"Delivery/DeliveryParty/PartyName/Name":        "KUNMING YUNGUO IMPORT CO., LTD.",
	})
	for _, amount := range root.find("LegalMonetaryTotal/PayableAmount") {
		if amount.marks["currencyID"] != "USD" {
			t.Errorf("the amount is of %v", amount.marks)
		}
	}
}

func TestUBLMeansOfTransport(t *testing.T) {
	t.Parallel()
	for mode, path := range map[string]string{"rail": "RailTransport/TrainID", "road": "RoadTransport/LicensePlateID",
		"sea": "MaritimeTransport/VesselName", "air": "AirTransport/AircraftID"} {
		d := example(t, "r1")
		d.Facts.Route.Mode = mode
		readXML(t, dataFile(t, "ubl-despatch.xml", d)).says(t, map[string]string{
			"Shipment/ShipmentStage/TransportMeans/" + path: "X8102"})
	}
}

func TestUBLRefusesWhatLacks(t *testing.T) {
	t.Parallel()
	both := []factCase{
		{"no consignee", func(f *dossier.Facts) { f.Parties.Consignee.Name = "" }, "/facts/parties/consignee/name",
			"exchange.data_missing"},
		{"no train", func(f *dossier.Facts) { f.Route.Vehicle = "" }, "/facts/route/vehicle", "exchange.data_missing"},
		{"no name", func(f *dossier.Facts) { f.Lines[0].Item.PaperName = "" }, "/facts/lines/0/item/paper_name",
			"exchange.data_missing"},
		{"unknown mode", func(f *dossier.Facts) { f.Route.Mode = "mule" }, "/facts/route/mode", "exchange.data_code"},
	}
	refused(t, "ubl-despatch.xml", both)
	refused(t, "ubl-invoice.xml", append(both, []factCase{
		{"no price", func(f *dossier.Facts) { f.Lines[0].Price.Scaled = 0 }, "/facts/lines/0/price/scaled",
			"exchange.data_missing"},
		{"no terms of payment", func(f *dossier.Facts) { f.Payment = "" }, "/facts/payment", "exchange.data_missing"},
		{"no place of delivery", func(f *dossier.Facts) { f.Terms.Place = "" }, "/facts/terms/place",
			"exchange.data_missing"},
		{"a buyer without country", func(f *dossier.Facts) { f.Parties.Buyer = &dossier.Party{Name: "B", Address: "C"} },
			"/facts/parties/buyer/country", "exchange.data_missing"},
	}...))
}

// An invoice is known by its number and date: those of the version that is in force.
func TestUBLInvoiceNeedsTheOneInForce(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	second := d.Papers[0]
	second.Number, second.Version, second.DatedOn = "NTG-26-0118", 2, "2026-11-05"
	d.Papers[0].State = "replaced"
	d.Papers = append(d.Papers, second)
	readXML(t, dataFile(t, "ubl-invoice.xml", d)).says(t, map[string]string{"ID": "NTG-26-0118",
		"IssueDate": "2026-11-05"})
	last := len(d.Papers) - 1
	d.Papers[last].DatedOn = ""
	err := exchange.WriteUBLInvoice(io.Discard, d, exchange.UBLOptions{})
	if found := fault.All(err); len(found) != 1 || found[0].Field != fmt.Sprintf("/papers/%d/dated_on", last) {
		t.Errorf("an invoice without date: %v", err)
	}
	d.Papers[last].State = "void"
	if err := exchange.WriteUBLInvoice(io.Discard, d, exchange.UBLOptions{}); fault.KeyOf(err) != "exchange.data_paper" {
		t.Errorf("an invoice that is void: %v", err)
	}
}

// ublOrder is the order of the elements that we write, among their neighbours. The schemas of UBL 2.1 cannot be had as
// a dependency of the tests. Most of these orders were compared by hand with a draft of them of 2010; those of
// Shipment, ShipmentStage, Item, InvoiceLine and of parts of Party rest on knowledge of the standard alone.
var ublOrder = map[string]string{
	"Invoice": "UBLVersionID ID IssueDate InvoiceTypeCode Note DocumentCurrencyCode LineCountNumeric OrderReference " +
		"ContractDocumentReference AdditionalDocumentReference AccountingSupplierParty AccountingCustomerParty Delivery " +
		"DeliveryTerms PaymentTerms AllowanceCharge LegalMonetaryTotal InvoiceLine",
	"DespatchAdvice": "UBLVersionID ID IssueDate IssueTime Note LineCountNumeric OrderReference " +
		"AdditionalDocumentReference DespatchSupplierParty DeliveryCustomerParty BuyerCustomerParty Shipment DespatchLine",
	"InvoiceLine":  "ID Note InvoicedQuantity LineExtensionAmount Item Price",
	"DespatchLine": "ID Note DeliveredQuantity OrderLineReference Item Shipment",
	"Item": "Description Name SellersItemIdentification StandardItemIdentification OriginCountry " +
		"CommodityClassification AdditionalItemProperty ItemInstance",
	"Party":           ublPartyOrder,
	"DeliveryParty":   ublPartyOrder,
	"CarrierParty":    ublPartyOrder,
	"PostalAddress":   "AddressLine Country",
	"PartyTaxScheme":  "CompanyID TaxScheme",
	"Delivery":        "DeliveryParty Despatch DeliveryTerms Shipment",
	"DeliveryTerms":   "ID SpecialTerms",
	"AllowanceCharge": "ChargeIndicator AllowanceChargeReason Amount",
	"LegalMonetaryTotal": "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount " +
		"ChargeTotalAmount PayableAmount",
	"Shipment": "ID GrossWeightMeasure NetWeightMeasure ShipmentStage Delivery TransportHandlingUnit OriginAddress",
	"ShipmentStage": "ID TransportModeCode CarrierParty TransportMeans LoadingPortLocation " +
		"UnloadingPortLocation",
	"TransportMeans": "JourneyID RegistrationNationalityID AirTransport RoadTransport RailTransport " +
		"MaritimeTransport",
	"TransportHandlingUnit":  "ID TotalPackageQuantity ShippingMarks TransportEquipment",
	"TransportEquipment":     "ID SizeTypeCode GrossWeightMeasure TransportEquipmentSeal",
	"TransportEquipmentSeal": "ID SealingPartyType",
	"Despatch":               "EstimatedDespatchDate EstimatedDespatchTime",
	"OrderLineReference":     "LineID OrderReference",
	"Price":                  "PriceAmount BaseQuantity",
}

const ublPartyOrder = "PartyIdentification PartyName PostalAddress PartyTaxScheme Contact"

func TestUBLKeepsTheOrderOfItsSchema(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Parties.Consignor.Phone, d.Facts.Parties.Consignor.NameLO = "+856 20 5", "ນ້ຳທາກຣີນ"
	d.Facts.Parties.Buyer = &d.Facts.Parties.Consignee
	d.Facts.Charges[0].Paid = dossier.OnInvoice
	met := inOrder(t, readXML(t, dataFile(t, "ubl-invoice.xml", d)), ublOrder)
	maps.Copy(met, inOrder(t, readXML(t, dataFile(t, "ubl-despatch.xml", d)), ublOrder))
	for name := range ublOrder {
		if !met[name] {
			t.Errorf("no %s was met", name)
		}
	}
	for _, kind := range []string{"ubl-invoice.xml", "ubl-despatch.xml"} {
		if content := string(dataFile(t, kind, d)); strings.Contains(content, "><") {
			t.Errorf("%s has an element without text", kind)
		}
	}
}
