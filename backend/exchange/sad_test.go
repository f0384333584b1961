package exchange_test

import (
	"io"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

// The figures of the worked examples (domain reference, section 11), box by box.
func TestSADHasTheFiguresOfR1(t *testing.T) {
	t.Parallel()
	readXML(t, dataFile(t, "sad.xml", example(t, "r1"))).says(t, map[string]string{
		"Property/Sad_flow":                                        "E",
		"Property/Forms/Total_number_of_forms":                     "1",
		"Property/Nbers/Total_number_of_items":                     "1",    // box 5
		"Property/Nbers/Total_number_of_packages":                  "2520", // box 6
		"Property/Date_of_declaration":                             "11/6/26",
		"Identification/Type/Type_of_declaration":                  "EX",
		"Identification/Type/Declaration_gen_procedure_code":       "1",
		"Traders/Exporter/Exporter_code":                           "123456789000",
		"Declarant/Declarant_code":                                 "DC-2026-0417",
		"General_information/Country/Export/Export_country_code":   "LA",
		"General_information/Country/Country_of_origin_name":       "Lao PDR",
		"Transport/Means_of_transport/Border_information/Mode":     "2", // box 25
		"Transport/Means_of_transport/Border_information/Identity": "X8102",
		"Transport/Container_flag":                                 "true", // box 19
		"Transport/Delivery_terms/Code":                            "FCA",
		"Transport/Border_office/Code":                             "LABTN01",
		"Transport/Border_office/Name":                             "BOTEN RAILWAY",
		"Financial/Total_invoice":                                  "17690.40", // box 22
		"Financial/Financial_transaction/code1":                    "1",
		"Financial/Financial_transaction/code2":                    "1",
		"Valuation/Weight/Gross_weight":                            "37044",
		"Valuation/Gs_Invoice/Currency_rate":                       "21600", // box 23
		"Valuation/Gs_Invoice/Amount_national_currency":            "382112640.00",
		"Valuation/Gs_internal_freight/Amount_foreign_currency":    "1100.00",
		"Valuation/Gs_internal_freight/Amount_national_currency":   "23760000.00",
		"Valuation/Total_cost":                                     "23760000.00",
		"Valuation/Total_CIF":                                      "405872640.00",
		"Transit/Seals/Number":                                     "4",
		"Container/Container_identity":                             "LKCU4200177|LKCU4200182",
		"Container/Container_type":                                 "45R1|45R1",
		"Container/Packages_number":                                "1260|1260",
		"Container/Gross_weight":                                   "18522|18522",
		"Item/Packages/Number_of_packages":                         "2520",
		"Item/Packages/Marks1_of_packages":                         "NTG / KUNMING / LOT AS PER PL",
		"Item/Tarification/HScode/Commodity_code":                  "08039090", // box 33
		"Item/Tarification/Extended_customs_procedure":             "1000",     // box 37
		"Item/Tarification/National_customs_procedure":             "000",
		"Item/Tarification/Item_price":                             "17690.40", // box 42
		"Item/Tarification/Value_item":                             "0+23760000+0+0-0",
		"Item/Valuation_item/Weight_itm/Gross_weight_itm":          "37044", // box 35
		"Item/Valuation_item/Weight_itm/Net_weight_itm":            "34020", // box 38
		"Item/Valuation_item/Statistical_value":                    "405872640.00",
		"Item/Valuation_item/Rate_of_adjustement":                  "1",
		"Item/Attached_documents/Attached_document_code":           "380|271|851|861|720",
		"Item/Attached_documents/Attached_document_reference": "NTG-26-0117|NTG-26-0117|" +
			"LA-PC-2026-004512|LA-E-2026-018731|LCR-26-008812",
		"Item/Attached_documents/Attached_document_date":                "11/4/26|11/4/26|11/5/26|11/6/26|11/6/26",
		"Item/Tarification/Supplementary_unit/Suppplementary_unit_code": "||",
		"Item/Previous_doc/Summary_declaration":                         "LCR-26-008812",
		"Item/Goods_description/Commercial_Description":                 "FRESH BANANAS (CAVENDISH, GREEN)",
		"Item/Licence_number":                                           "EL-2026-0098",
		"Identification/Registration/Number":                            "", // the system gives it
		"General_information/Comments_free_text":                        "DRAFT FOR THE BROKER",
		"Identification/Office_segment/Customs_Clearance_office_name":   "VIENTIANE SOUTH",
		"Identification/Office_segment/Customs_clearance_office_code":   "", // no register knows it
	})
}

func TestSADHasTheFiguresOfT1(t *testing.T) {
	t.Parallel()
	readXML(t, dataFile(t, "sad.xml", example(t, "t1"))).says(t, map[string]string{
		"Property/Nbers/Total_number_of_items":                     "2",
		"Property/Nbers/Total_number_of_packages":                  "1160",
		"Property/Forms/Total_number_of_forms":                     "2",
		"Financial/Total_invoice":                                  "24780.00",
		"Transport/Means_of_transport/Border_information/Mode":     "3",
		"Transport/Means_of_transport/Border_information/Identity": "KK 4821 VIENTIANE CAPITAL / 0937",
		"Transport/Container_flag":                                 "false",
		"Container/Container_identity":                             "",
		"Item/Packages/Number_of_packages":                         "1100|60",
		"Item/Packages/Kind_of_packages_code":                      "CT|JT",
		"Item/Tarification/HScode/Commodity_code":                  "08071100|09011120",
		"Item/Tarification/Item_price":                             "4620.00|20160.00",
		"Item/Valuation_item/Weight_itm/Gross_weight_itm":          "17380|3724", // pallets once, with the coffee
		"Item/Valuation_item/Weight_itm/Net_weight_itm":            "16500|3600",
		"Item/Valuation_item/Statistical_value":                    "99792000.00|435456000.00",
		"Item/Tarification/Value_item":                             "0+0+0+0-0|0+0+0+0-0",
		"Valuation/Total_CIF":                                      "535248000.00",
	})
}

// Whatever stands on the invoice or beside it: box 22 is the sum of boxes 42, and the statistical values are the
// invoice with what was added and taken off.
func TestSADValuesAddUp(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Charges = []dossier.Charge{
		{Kind: "inland freight", Minor: 100001, Paid: dossier.OnInvoice},
		{Kind: "inland freight", Minor: 33333, Paid: dossier.Beside},
		{Kind: "insurance", Minor: 7777, Paid: dossier.Beside},
		{Kind: "other", Minor: 101, Paid: dossier.Beside},
		{Kind: "freight", Minor: 50000, Paid: dossier.InPrice, BeyondBorder: true},
		{Kind: "freight", Minor: 999999, Paid: dossier.Beside, BeyondBorder: true},
		{Kind: "discount", Minor: -5555, Paid: dossier.OnInvoice},
	}
	root := readXML(t, dataFile(t, "sad.xml", d))
	root.says(t, map[string]string{
		"Financial/Total_invoice":                               "25724.46", // 24,780.00 + 1,000.01 - 55.55
		"Item/Tarification/Item_price":                          "4796.08|20928.38",
		"Valuation/Gs_internal_freight/Amount_foreign_currency": "333.33",
		"Valuation/Gs_insurance/Amount_foreign_currency":        "77.77",
		"Valuation/Gs_other_cost/Amount_foreign_currency":       "1.01",
		"Valuation/Gs_deduction/Amount_foreign_currency":        "500.00",
		"Valuation/Total_CIF":                                   "553749912.00", // (25,724.46 - 87.89) x 21,600
		"Valuation/Total_cost":                                  "-1898424.00",
	})
}

func TestSADSaysThatItIsExperimental(t *testing.T) {
	t.Parallel()
	content := string(dataFile(t, "sad.xml", example(t, "r1")))
	if head, _, _ := strings.Cut(content, "<ASYCUDA>"); !strings.Contains(head, "<!-- EXPERIMENTAL:") {
		t.Errorf("the file begins with %s", head)
	}
}

func TestSADSupplementaryUnit(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Lines[0].Item.Unit = "H87"
	d.Facts.Transport[0].Loads[0].QtyMilli = 12_500
	readXML(t, dataFile(t, "sad.xml", d)).says(t, map[string]string{
		"Item/Tarification/Supplementary_unit/Suppplementary_unit_code":     "H87||",
		"Item/Tarification/Supplementary_unit/Suppplementary_unit_quantity": "21882.500||",
	})
}

func TestSADPartsMarks(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Marks = "NAM THA GREEN / KUNMING YUNGUO / LOTS AS PER PACKING LIST"
	readXML(t, dataFile(t, "sad.xml", d)).says(t, map[string]string{
		"Item/Packages/Marks1_of_packages": "NAM THA GREEN / KUNMING YUNGUO / LOTS AS",
		"Item/Packages/Marks2_of_packages": "PER PACKING LIST",
	})
	d.Facts.Marks = strings.Repeat("X", 80)
	readXML(t, dataFile(t, "sad.xml", d)).says(t, map[string]string{
		"Item/Packages/Marks1_of_packages": strings.Repeat("X", 40),
		"Item/Packages/Marks2_of_packages": strings.Repeat("X", 40),
	})
}

// declarationCases are what a declaration cannot do without, in a file and in a worksheet.
var declarationCases = []factCase{
	{"no tax number", func(f *dossier.Facts) { f.Parties.Consignor.TIN = "" }, "/facts/parties/consignor/tin",
		"exchange.data_missing"},
	{"no declarant", func(f *dossier.Facts) { f.Parties.Declarant = nil }, "/facts/parties/declarant",
		"exchange.data_missing"},
	{"no card", func(f *dossier.Facts) { f.Parties.Declarant.Card = "" }, "/facts/parties/declarant/card",
		"exchange.data_missing"},
	{"no rate", func(f *dossier.Facts) { f.Rate = nil }, "/facts/rate", "exchange.data_missing"},
	{"no trading country", func(f *dossier.Facts) { f.Trading = "" }, "/facts/trading", "exchange.data_missing"},
	{"no regime", func(f *dossier.Facts) { f.Customs.Regime = "" }, "/facts/customs/regime", "exchange.data_missing"},
	{"no nature", func(f *dossier.Facts) { f.Customs.Nature = "" }, "/facts/customs/nature", "exchange.data_missing"},
	{"nature in words", func(f *dossier.Facts) { f.Customs.Nature = "sale" }, "/facts/customs/nature",
		"exchange.data_code"},
	{"no waybill", func(f *dossier.Facts) { f.Customs.Manifest = "" }, "/facts/customs/manifest",
		"exchange.data_missing"},
	{"unknown mode", func(f *dossier.Facts) { f.Route.Mode = "mule" }, "/facts/route/mode", "exchange.data_code"},
	{"no office of exit", func(f *dossier.Facts) { f.Route.Exit.Name = "" }, "/facts/route/exit/name",
		"exchange.data_missing"},
	{"six digits", func(f *dossier.Facts) { f.Lines[0].Item.AHTN8 = "0803.90" }, "/facts/lines/0/item/ahtn8",
		"exchange.data_code"},
	{"two origins", func(f *dossier.Facts) { f.Lots[1].Country = "TH" }, "/facts/lines/0", "exchange.data_origins"},
	{"nothing loaded", func(f *dossier.Facts) {
		f.Lines = append(f.Lines, f.Lines[0])
		f.Lines[1].Number = 2
	}, "/facts/lines/1", "exchange.data_unloaded"},
	{"long marks", func(f *dossier.Facts) { f.Marks = strings.Repeat("X", 81) }, "/facts/marks", "exchange.data_long"},
}

func TestSADRefusesWhatLacks(t *testing.T) {
	t.Parallel()
	refused(t, "sad.xml", declarationCases)
	refused(t, "broker.xlsx", declarationCases)
	d := example(t, "r1")
	if err := exchange.WriteSAD(io.Discard, d, exchange.SADOptions{}); fault.KeyOf(err) != "exchange.data_code" ||
		fault.All(err)[0].Field != "/papers/0/kind" {
		t.Errorf("an invoice without code: %v", err)
	}
	if err := exchange.WriteBroker(io.Discard, d, exchange.SADOptions{}); err != nil {
		t.Errorf("a broker knows the codes: %v", err)
	}
	d.Papers[0].State = "draft"
	if err := exchange.WriteSAD(io.Discard, d, sadCodes); fault.KeyOf(err) != "exchange.data_paper" {
		t.Errorf("an invoice that is a draft: %v", err)
	}
	d = example(t, "r1")
	for len(d.Facts.Lines) < 1000 {
		d.Facts.Lines = append(d.Facts.Lines, d.Facts.Lines[0])
	}
	if err := exchange.WriteSAD(io.Discard, d, sadCodes); fault.KeyOf(err) != "exchange.data_many" {
		t.Errorf("a thousand items: %v", err)
	}
}
