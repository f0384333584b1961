package forms_test

import (
	"strings"
	"testing"

	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
)

// published are the captions of the forms of authorities and carriers, box by box, as their agreements, conventions and
// standards print them; where a form has two languages, the English ones. The mark | parts them.
var published = map[trade.PaperKind]string{
	"form-e": `
		Reference No. | Issued in | (Country) | 1. Products consigned from (Exporter's business name, address,
		country) | 2. Products consigned to (Consignee's name, address, country) | 3. Means of transport and route
		(as far as known) | Departure date | Vessel's name/Aircraft etc. | Port of Discharge | 4. For Official Use
		| 5. Item number | 6. Marks and numbers on packages | 7. Number and type of packages, description of
		products (including quantity where appropriate and HS number of the importing Party) | 8. Origin criteria
		(see Overleaf Notes) | 9. Gross weight or net weight or other quantity, and value (FOB) only when RVC is
		applied | 10. Number and date of invoices | 11. Declaration by the exporter | 12. Certification | Issued
		Retroactively | Exhibition | Movement Certificate | Third Party Invoicing`,
	"form-d": `
		1. Goods consigned from (Exporter's business name, address, country) | 2. Goods consigned to (Consignee's
		name, address, country) | 7. Number and type of packages, description of goods (including quantity where
		appropriate and HS number of the importing country) | 9. Gross weight or other quantity and FOB price
		where RVC is applied | 10. Number and date of invoices | Third Country Invoicing | Exhibition |
		Accumulation | De Minimis | Back-to-Back CO | Issued Retroactively | Partial Cumulation`,
	"form-rcep": `
		Certificate No. | Form RCEP | 1. Goods Consigned from (Exporter's name, address and country) | 2. Goods
		Consigned to (Importer's/Consignee's name, address, country) | 3. Producer's name, address and country (if
		known) | 4. Means of transport and route (if known) | Departure Date | 5. For Official Use | 6. Item
		number | 7. Marks and numbers on packages | 8. Number and kind of packages; and description of goods | 9.
		HS Code of the goods (6 digit-level) | 10. Origin Conferring Criterion | 11. RCEP Country of Origin | 12.
		Quantity (Gross weight or other measurement), and value (FOB) where RVC is applied | 13. Invoice number(s)
		and date of invoice(s) | 14. Remarks | 15. Declaration by the exporter or producer | 16. Certification |
		Back-to-back Certificate of Origin | Third-party invoicing | ISSUED RETROACTIVELY`,
	"form-aanz": `
		3. Means of transport and route (if known) | Shipment Date | Vessel's name/Aircraft etc. | Port of
		Discharge | 7. Number and kind of packages; description of goods including HS Code (6 digits) and brand
		name (if applicable) | Name of company issuing third party invoice (if applicable) | 8. Origin Conferring
		Criterion | 9. Quantity (Gross weight or other measurement), and value (FOB) where RVC is applied | 10.
		Invoice number(s) and date of invoice(s)`,
	"ldc-certificate": `
		1. Exporter | 2. Producer | 3. Consignee | 4. Means of transport and route | 5. Remarks | 6. Item number |
		7. Marks and numbers on packages | 8. Number and kind of packages; description of goods | 9. HS code | 10.
		Origin criterion | 11. Gross weight or other quantity | 12. Number, date and price of invoice | 13.
		Declaration by the exporter | 14. Certification | 15. Customs of the beneficiary country`,
	"phytosanitary": `
		Plant Protection Organization of | TO: Plant Protection Organization(s) of | I. Description of Consignment
		| Name and address of exporter | Declared name and address of consignee | Number and description of
		packages | Distinguishing marks | Place of origin | Declared means of conveyance | Declared point of entry
		| Name of produce and quantity declared | Botanical name of plants | This is to certify that the plants,
		plant products or other regulated articles described herein have been inspected and/or tested according to
		appropriate official procedures and are considered to be free from the quarantine pests specified by the
		importing contracting party and to conform with the current phytosanitary requirements of the importing
		contracting party, including those for regulated non-quarantine pests. | They are deemed to be practically
		free from other pests. | II. Additional Declaration | III. Disinfestation and/or Disinfection Treatment |
		Date | Treatment | Chemical (active ingredient) | Duration and temperature | Concentration | Additional
		information | Place of issue | (Stamp of Organization) | Name of authorized officer | (Signature)`,
	"rail-consignment-note": `
		1 Consignor | 2 Departure station | 3 Declarations of the consignor | 4 Consignee | 5 Destination station
		| 6 Border stations of transit | 7 Wagon no. | 8 Provided by | 9 Capacity, t | 10 Axles | 11 Tare, t | 12
		Tank type | 13 Mass after transshipment | 14 Packages after transshipment | 15 Description of the goods |
		16 Packing | 17 Number | 18 Mass, kg | 19 Seals: number, marks | 20 Loaded by | 21 Method of determining
		the mass | 22 Carriers, sections from–to, codes | 23 Payment of the carriage charges | 24 Documents
		attached by the consignor | 25 Information not for the carrier | 26 Contract of carriage, date | 27 Date
		of arrival | 28 Marks for customs and other formalities | 29 Consignment no. | 30 Calculation of the
		carriage charges`,
	"road-consignment-note": `
		1 Sender (name, address, country) | 2 Consignee (name, address, country) | 3 Place designated for delivery
		(place, country) | 4 Place and date of taking over the goods | 5 Documents attached | 6 Marks and Nos | 7
		Number of packages | 8 Method of packing | 9 Nature of the goods | 10 Statistical number (HS) | 11 Gross
		weight, kg | 12 Volume, m³ | 13 Sender's instructions | 14 Instructions as to payment for carriage | 15
		Cash on delivery | 16 Carrier | 17 Successive carriers | 18 Carrier's reservations and observations | 19
		Special agreements | 20 To be paid by | 21 Established in | 22 Signature and stamp of the sender | 23
		Signature and stamp of the carrier | 24 Goods received`,
	"export-declaration": `
		A OFFICE OF DISPATCH/EXPORT | 1 DECLARATION | 2 Exporter | 3 Forms | 4 Loading lists | 5 Items | 6 Total
		packages | 7 Reference number | 8 Consignee | 9 Person responsible for financial settlement | 10 Cty first
		dest. | 11 Trad. cty | 12 Value details | 13 C.A.P. | 14 Declarant/Representative | 15 Country of
		dispatch/export | 16 Country of origin | 17 Country of destination | 18 Identity and nationality of means
		of transport at departure | 19 Ctr | 20 Delivery terms | 21 Identity and nationality of active means of
		transport crossing the border | 22 Currency and total amount invoiced | 23 Exchange rate | 24 Nature of
		transact. | 25 Mode of transport at the border | 26 Inland mode of transport | 27 Place of loading | 28
		Financial and banking data | 29 Office of exit | 30 Location of goods | 31 Packages and description of
		goods | 32 Item No | 33 Commodity code | 34 Country origin code | 35 Gross mass (kg) | 36 Preference | 37
		PROCEDURE | 38 Net mass (kg) | 39 Quota | 40 Summary declaration / Previous document | 41 Supplementary
		units | 42 Item price | 43 V.M. Code | 44 Additional information / Documents produced / Certificates and
		authorizations | 45 Adjustment | 46 Statistical value | 47 Calculation of taxes | 48 Deferred payment | 49
		Identification of warehouse | 50 Principal | 51 Intended offices of transit | 52 Guarantee | 53 Office of
		destination | 54 Place and date`,
}

// A form whose captions differ from those that are published is refused, or read as another form.
func TestCaptionsAreAsPublished(t *testing.T) {
	t.Parallel()
	for kind, captions := range published {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			page := filled(t, "r1", example(t, "r1"), kind, forms.StateDraft).lay(t).Pages[0]
			said := byBox(page)
			for _, caption := range parted(captions) {
				if !strings.Contains(said, caption) {
					t.Errorf("it has no caption %q:\n%s", caption, said)
				}
			}
		})
	}
}

// byBox gives the texts of a sheet, those of each box together, as a caption is broken where its box ends.
func byBox(page sheet.Page) string {
	var all []string
	for _, op := range page.Ops {
		if set, is := op.(sheet.Text); is {
			all = append(all, strings.TrimSpace(set.Line.Text))
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// parted parts a table of texts, in which lines are broken as they come.
func parted(texts string) (all []string) {
	for one := range strings.SplitSeq(texts, "|") {
		all = append(all, strings.Join(strings.Fields(one), " "))
	}
	return all
}
