package exchange_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

// draft asks for a draft of all lines.
var draft = exchange.EPhytoOptions{DraftStatus: "47", WrittenAt: written22}

func TestEPhytoHasTheFiguresOfTheExamples(t *testing.T) {
	t.Parallel()
	const line = "SPSConsignment/IncludedSPSConsignmentItem/IncludedSPSTradeLineItem/"
	r1 := readXML(t, dataFile(t, "ephyto.xml", example(t, "r1")))
	r1.says(t, map[string]string{
		"SPSExchangedDocument/TypeCode":                                  "851",
		"SPSExchangedDocument/IncludedSPSNote/Subject":                   "ADEDL|DMCL|DMCL|DMCL",
		"SPSConsignment/ConsignorSPSParty/Name":                          "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		"SPSConsignment/ConsigneeSPSParty/Name":                          "KUNMING YUNGUO IMPORT CO., LTD.",
		"SPSConsignment/ExportSPSCountry/ID":                             "LA",
		"SPSConsignment/ImportSPSCountry/ID":                             "CN",
		"SPSConsignment/UnloadingBaseportSPSLocation/Name":               "MOHAN RAILWAY PORT",
		"SPSConsignment/UnloadingBaseportSPSLocation/ID":                 "CNMHN",
		"SPSConsignment/UtilizedSPSTransportEquipment/ID":                "LKCU4200177, LKCU4200182",
		line + "ScientificName":                                          "Musa acuminata",
		line + "NetWeightMeasure":                                        "34020",
		line + "GrossWeightMeasure":                                      "37044",
		line + "PhysicalSPSPackage/ItemQuantity":                         "2520",
		line + "PhysicalSPSPackage/TypeCode":                             "CT",
		line + "ApplicableSPSClassification/ClassCode":                   "080390",
		line + "ApplicableSPSClassification/ClassName":                   "Fresh",
		line + "OriginSPSCountry/ID":                                     "LA",
		line + "AppliedSPSProcess/TypeCode":                              "", // no treatment
		"SPSConsignment/MainCarriageSPSTransportMovement/ModeCode":       "2",
		"SPSConsignment/UtilizedSPSTransportEquipment/AffixedSPSSeal/ID": "NTG552011, LCR0091834, NTG552012, LCR0091835",
	})
	notes := strings.Join(r1.all(line+"AdditionalInformationSPSNote/Content"), "\n")
	if strings.Count(notes, "ORCHARD") != 3 {
		t.Errorf("the lots say %s", notes)
	}
	readXML(t, dataFile(t, "ephyto.xml", example(t, "t1"))).says(t, map[string]string{
		line + "SequenceNumeric":                                   "1|2",
		line + "NetWeightMeasure":                                  "16500|3600",
		line + "PhysicalSPSPackage/ItemQuantity":                   "1100|60",
		line + "PhysicalSPSPackage/TypeCode":                       "CT|JT",
		line + "ScientificName":                                    "Citrullus lanatus|Coffea arabica",
		"SPSConsignment/MainCarriageSPSTransportMovement/ModeCode": "3",
	})
}

// A draft has no number, no officer and no certifying clause, and says what it is.
func TestEPhytoDraftIsMarked(t *testing.T) {
	t.Parallel()
	content := dataFile(t, "ephyto.xml", example(t, "r1"))
	if !bytes.Contains(content, []byte("<!-- DRAFT for the plant protection organization")) ||
		bytes.Contains(content, []byte("LA-PC-2026-004512")) {
		t.Errorf("no draft:\n%s", content)
	}
	readXML(t, content).says(t, map[string]string{
		"SPSExchangedDocument/Name":                                            "DRAFT, NOT A CERTIFICATE",
		"SPSExchangedDocument/ID":                                              "",
		"SPSExchangedDocument/StatusCode":                                      "47",
		"SPSExchangedDocument/IssueDateTime/DateTimeString":                    "2026-11-22T03:00:00Z",
		"SPSExchangedDocument/SignatorySPSAuthentication/IncludedSPSClause/ID": "",
	})
}

// A certificate that was recorded is repeated, on request and marked as a copy; one that was not is refused.
func TestEPhytoRepeatsAnOfficialCertificate(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	d := example(t, "r1")
	if err := exchange.WriteEPhyto(&out, d, exchange.EPhytoOptions{Certificate: "LA-PC-2026-004512"}); err != nil {
		t.Fatal(err)
	}
	readXML(t, out.Bytes()).says(t, map[string]string{
		"SPSExchangedDocument/Name":                                             "COPY FOR INFORMATION",
		"SPSExchangedDocument/ID":                                               "LA-PC-2026-004512",
		"SPSExchangedDocument/StatusCode":                                       "70",
		"SPSExchangedDocument/IssueDateTime/DateTimeString":                     "2026-11-05",
		"SPSExchangedDocument/IssuerSPSParty/Name":                              "DEPARTMENT OF AGRICULTURE",
		"SPSExchangedDocument/SignatorySPSAuthentication/IssueSPSLocation/Name": "LUANG NAMTHA",
		"SPSExchangedDocument/SignatorySPSAuthentication/IncludedSPSClause/ID":  "1",
	})
	for _, number := range []string{"LA-PC-2026-999999", "LA-E-2026-018731"} {
		err := exchange.WriteEPhyto(io.Discard, d, exchange.EPhytoOptions{Certificate: number})
		if fault.KeyOf(err) != "exchange.data_paper" {
			t.Errorf("%s, which nobody issued: %v", number, err)
		}
	}
	if err := exchange.WriteEPhyto(io.Discard, d, exchange.EPhytoOptions{}); fault.All(err)[0].Field != "status" {
		t.Errorf("a draft without status: %v", err)
	}
}

func TestEPhytoOfOneLine(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	one := exchange.EPhytoOptions{Lines: []int{2}, DraftStatus: "47", WrittenAt: written22}
	d := example(t, "t1")
	d.Facts.Lines[0].Item.Species = "" // of the other line, which is not asked for
	if err := exchange.WriteEPhyto(&out, d, one); err != nil {
		t.Fatal(err)
	}
	readXML(t, out.Bytes()).says(t, map[string]string{
		"SPSConsignment/IncludedSPSConsignmentItem/IncludedSPSTradeLineItem/ScientificName": "Coffea arabica"})
	one.Lines = []int{2, 3}
	found := fault.All(exchange.WriteEPhyto(io.Discard, d, one))
	if len(found) != 1 || found[0].Field != "/facts/lines/2" {
		t.Errorf("a line that there is not: %v", found)
	}
}

// A treatment stands with the goods of the container that was treated, in the codes of the certificate.
func TestEPhytoTreatments(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")
	d.Facts.Transport = append(d.Facts.Transport, dossier.Transport{Kind: "container", Number: "LKCU4200177"})
	d.Facts.Treatments = []dossier.Treatment{
		{Kind: "fumigation", Transport: "0937", Chemical: "CH3Br", Concentration: "32 g/m3", Temperature: "21 C",
			StartedAt: "2026-11-08T08:00:00+07:00", EndedAt: "2026-11-08T10:00:00+07:00", Duration: "2 h", By: "LIC-7"},
		{Kind: "cold", Transport: "LKCU4200177"},
	}
	const process = "SPSConsignment/IncludedSPSConsignmentItem/IncludedSPSTradeLineItem/AppliedSPSProcess/"
	readXML(t, dataFile(t, "ephyto.xml", d)).says(t, map[string]string{
		process + "TypeCode": "ZZZ|ZZZ", // both lines stand in the trailer, none in the container
		process + "CompletionSPSPeriod/StartDateTime/DateTimeString": "2026-11-08T08:00:00+07:00|2026-11-08T08:00:00+07:00",
		process + "ApplicableSPSProcessCharacteristic/Description": strings.Repeat(
			"TTFT|fumigation|TTCH|CH3Br|TTCO|32 g/m3|TTTM|21 C|TTAI|2 h; LIC-7|", 2)[:131],
	})
}

func TestEPhytoRefusesWhatLacks(t *testing.T) {
	t.Parallel()
	refused(t, "ephyto.xml", []factCase{
		{"no species", func(f *dossier.Facts) { f.Lines[0].Item.Species = "" }, "/facts/lines/0/item/species",
			"exchange.data_missing"},
		{"no point of entry", func(f *dossier.Facts) { f.Route.Entry.Name = "" }, "/facts/route/entry/name",
			"exchange.data_missing"},
		{"no place", func(f *dossier.Facts) { f.Phytosanitary.Place = "" }, "/facts/phytosanitary/place",
			"exchange.data_missing"},
		{"no marks", func(f *dossier.Facts) { f.Marks = "" }, "/facts/marks", "exchange.data_missing"},
		{"no address", func(f *dossier.Facts) { f.Parties.Consignee.Address = "" }, "/facts/parties/consignee/address",
			"exchange.data_missing"},
		{"unknown mode", func(f *dossier.Facts) { f.Route.Mode = "mule" }, "/facts/route/mode", "exchange.data_code"},
		{"nothing loaded", func(f *dossier.Facts) { f.Transport = nil }, "/facts/transport", "exchange.data_missing"},
		{"two origins", func(f *dossier.Facts) { f.Lots[1].Country = "TH" }, "/facts/lines/0", "exchange.data_origins"},
	})
}

// The order of the elements is that of the ePhyto Hub's own service description (complex types spsExchangedDocument,
// spsConsignment and IncludedSPSTradeLineItem), read by hand on 22 November 2026: no schema can be had under a licence
// that lets it stand here.
func TestEPhytoKeepsTheOrderOfTheHub(t *testing.T) {
	t.Parallel()
	order := map[string]string{
		"SPSExchangedDocument": "Name ID TypeCode StatusCode IssueDateTime IssuerSPSParty IncludedSPSNote " +
			"ReferenceSPSReferencedDocument SignatorySPSAuthentication",
		"SPSConsignment": "ConsignorSPSParty ConsigneeSPSParty ExportSPSCountry ImportSPSCountry TransitSPSCountry " +
			"UnloadingBaseportSPSLocation ExaminationSPSEvent MainCarriageSPSTransportMovement " +
			"UtilizedSPSTransportEquipment IncludedSPSConsignmentItem",
		"IncludedSPSTradeLineItem": "SequenceNumeric Description CommonName ScientificName IntendedUse NetWeightMeasure " +
			"GrossWeightMeasure NetVolumeMeasure GrossVolumeMeasure AdditionalInformationSPSNote " +
			"ApplicableSPSClassification PhysicalSPSPackage OriginSPSCountry AppliedSPSProcess",
		"MainCarriageSPSTransportMovement": "ID ModeCode UsedSPSTransportMeans",
		"ApplicableSPSClassification":      "SystemName ClassCode ClassName",
		"PhysicalSPSPackage":               "LevelCode TypeCode ItemQuantity",
		"AppliedSPSProcess":                "TypeCode CompletionSPSPeriod ApplicableSPSProcessCharacteristic",
	}
	for _, name := range []string{"r1", "t1"} {
		d := example(t, name)
		d.Facts.Treatments = []dossier.Treatment{{Kind: "heat", StartedAt: "2026-11-05", EndedAt: "2026-11-05"}}
		if met := inOrder(t, readXML(t, dataFile(t, "ephyto.xml", d)), order); len(met) != len(order) {
			t.Errorf("%s: only %v were met", name, met)
		}
	}
}

// inOrder holds the elements in others against their order, and tells which kinds of elements it met. An element that
// the order does not know is wrong too.
func inOrder(t *testing.T, e *element, order map[string]string) map[string]bool {
	t.Helper()
	met := map[string]bool{}
	var walk func(*element)
	walk = func(e *element) {
		if known, ordered := order[e.name]; ordered {
			met[e.name] = true
			names, at := strings.Fields(known), 0
			for _, c := range e.children {
				for at < len(names) && names[at] != c.name {
					at++
				}
				if at == len(names) {
					t.Errorf("%s in %s stands in the wrong place", c.name, e.name)
					break
				}
			}
		}
		for _, c := range e.children {
			walk(c)
		}
	}
	walk(e)
	return met
}
