package exchange

import (
	"math/big"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// asycuda is the file, segment by segment in the order of the samples. Names are theirs, misspelt ones too.
func (v declaration) asycuda() *node {
	root := group("ASYCUDA", v.exit(),
		group("Assessment_notice", entry("Item_tax_total", "")), group("Global_taxes", entry("Global_tax_item", "")),
		v.property(), v.identification(), v.traders(), v.declarant(), v.general(), v.transport(), v.financial(),
		group("Warehouse", entry("Identification", ""), entry("Delay", "")), v.transit(), v.valuation())
	for _, t := range containers(v.f) {
		for _, line := range v.f.Lines {
			root.add(v.container(t, line))
		}
	}
	for i, line := range v.f.Lines {
		root.add(v.item(i, line))
	}
	return root
}

// entry is an element that stands in the file though it is empty: the samples write a null in it.
func entry(name, text string) *node {
	if text == "" {
		return &node{name: name, children: []*node{{name: "null"}}}
	}
	return leaf(name, text)
}

func (v declaration) exit() *node {
	return group("Export_release", entry("Date_of_exit", ""), entry("Time_of_exit", ""),
		entry("Actual_office_of_exit_code", ""), entry("Actual_office_of_exit_name", ""), entry("Exit_reference", ""),
		entry("Comments", ""))
}

// property tells how many forms there are: the first holds one item, each further one three.
func (v declaration) property() *node {
	items := len(v.f.Lines)
	return group("Property",
		entry("Sad_flow", "E"),
		group("Forms", entry("Number_of_the_form", "1"), entry("Total_number_of_forms", strconv.Itoa(1+(items+1)/3))),
		group("Nbers", entry("Number_of_loading_lists", ""), entry("Total_number_of_items", strconv.Itoa(items)),
			entry("Total_number_of_packages", whole(v.f.Total().Packages))),
		entry("Place_of_declaration", v.f.Customs.Office),
		entry("Date_of_declaration", sadDate(v.f.Customs.Registered)),
		entry("Selected_page", "1"))
}

// identification leaves the numbers of registration and assessment empty: the system gives them.
func (v declaration) identification() *node {
	c := v.f.Customs
	numbers := func(name string) *node {
		return group(name, entry("Serial_number", ""), entry("Number", ""), entry("Date", ""))
	}
	return group("Identification",
		group("Office_segment", entry("Customs_clearance_office_code", v.o.Offices[c.Office]),
			entry("Customs_Clearance_office_name", c.Office)),
		group("Type", entry("Type_of_declaration", c.Declaration), entry("Declaration_gen_procedure_code", c.Procedure),
			entry("Type_of_transit_document", "")),
		entry("Manifest_reference_number", c.Manifest),
		numbers("Registration"), numbers("Assessment"), numbers("receipt"))
}

func (v declaration) traders() *node {
	p := v.f.Parties
	return group("Traders",
		group("Exporter", entry("Exporter_code", p.Consignor.TIN), entry("Exporter_name", nameAndAddress(p.Consignor))),
		group("Consignee", entry("Consignee_code", p.Consignee.TIN),
			entry("Consignee_name", nameAndAddress(p.Consignee))),
		group("Financial", entry("Financial_code", ""), entry("Financial_name", "")))
}

func (v declaration) declarant() *node {
	return group("Declarant",
		entry("Declarant_code", v.f.Parties.Declarant.Card),
		entry("Declarant_name", nameAndAddress(*v.f.Parties.Declarant)),
		entry("Declarant_representative", ""),
		group("Reference", entry("Number", v.f.Customs.Reference)))
}

func (v declaration) general() *node {
	from := v.f.Parties.Consignor.Country
	return group("General_information",
		group("Country",
			entry("Country_first_destination", v.f.Destination),
			entry("Trading_country", v.f.Trading),
			group("Export", entry("Export_country_code", from), entry("Export_country_name", v.o.Countries[from]),
				entry("Export_country_region", v.f.Customs.RegionCode)),
			group("Destination", entry("Destination_country_code", v.f.Destination),
				entry("Destination_country_name", v.o.Countries[v.f.Destination]), entry("Destination_country_region", "")),
			entry("Country_of_origin_name", v.origins())),
		entry("Value_details", ""), entry("CAP", ""), entry("Additional_information", ""),
		entry("Comments_free_text", "DRAFT FOR THE BROKER"))
}

// origins is box 16: the one country of origin, or that there are several.
func (v declaration) origins() string {
	country, _ := originOf(v.f, v.f.Lines[0].Number)
	for _, line := range v.f.Lines {
		if other, _ := originOf(v.f, line.Number); other != country {
			return "MANY"
		}
	}
	return v.o.Countries[country]
}

func (v declaration) transport() *node {
	r, mode := v.f.Route, trade.Mode(v.f.Route.Mode).Code()
	return group("Transport",
		group("Means_of_transport",
			group("Departure_arrival_information", entry("Identity", vehicle(r)), entry("Nationality", r.Nationality)),
			group("Border_information", entry("Identity", vehicle(r)), entry("Nationality", r.Nationality),
				entry("Mode", mode)),
			entry("Inland_mode_of_transport", mode)),
		entry("Container_flag", strconv.FormatBool(len(containers(v.f)) > 0)),
		group("Delivery_terms", entry("Code", v.f.Terms.Rule), entry("Place", v.f.Terms.Place), entry("Situation", "")),
		group("Border_office", entry("Code", v.o.Offices[r.Exit.Name]), entry("Name", r.Exit.Name)),
		group("Place_of_loading", entry("Code", r.From.Code), entry("Name", v.f.Customs.Loading),
			entry("Country", v.f.Parties.Consignor.Country)),
		entry("Location_of_goods", v.f.Customs.Goods))
}

func (v declaration) financial() *node {
	nature := strings.ReplaceAll(v.f.Customs.Nature, "/", "")
	return group("Financial",
		group("Financial_transaction", entry("code1", nature[:1]), entry("code2", nature[1:])),
		group("Bank", entry("Code", ""), entry("Name", v.f.Bank), entry("Branch", ""), entry("Reference", "")),
		group("Terms", entry("Code", ""), entry("Description", v.f.Payment)),
		entry("Total_invoice", fixed(v.f.InvoiceMinor(), v.f.MinorDigits)),
		entry("Deffered_payment_reference", ""), entry("Mode_of_payment", ""),
		group("Amounts", entry("Total_manual_taxes", ""), entry("Global_taxes", ""), entry("Totals_taxes", "")),
		group("Guarantee", entry("Name", ""), entry("Amount", ""), entry("Date", "")))
}

func (v declaration) transit() *node {
	var seals []string
	for _, t := range v.f.Transport {
		for _, seal := range t.Seals {
			seals = append(seals, seal.Number)
		}
	}
	return group("Transit",
		group("Principal", entry("Code", ""), entry("Name", ""), entry("Representative", "")),
		group("Signature", entry("Place", ""), entry("Date", "")),
		group("Destination", entry("Office", ""), entry("Country", v.f.Destination)),
		group("Seals", entry("Number", strconv.Itoa(len(seals))), entry("Identity", strings.Join(seals, ", "))))
}

func (v declaration) valuation() *node {
	c := v.costs
	return group("Valuation",
		entry("Calculation_working_mode", ""),
		group("Weight", entry("Gross_weight", kilograms(v.f.Total().GrossG()))),
		entry("Total_cost", v.national(c.net())),
		entry("Total_CIF", v.national(v.f.FOBMinor())),
		v.amount("Gs_Invoice", v.f.InvoiceMinor()), v.amount("Gs_external_freight", 0),
		v.amount("Gs_internal_freight", c.internal), v.amount("Gs_insurance", c.insurance),
		v.amount("Gs_other_cost", c.other), v.amount("Gs_deduction", c.deduction),
		group("Total", entry("Total_invoice", fixed(v.f.InvoiceMinor(), v.f.MinorDigits)),
			entry("Total_weight", kilograms(v.f.Total().GrossG()))))
}

// amount is an amount of the invoice's currency in both currencies, with the rate that stands in box 23.
func (v declaration) amount(name string, minor int64) *node {
	return group(name,
		entry("Amount_national_currency", v.national(minor)),
		entry("Amount_foreign_currency", fixed(minor, v.f.MinorDigits)),
		entry("Currency_code", v.f.Currency), entry("Currency_name", ""),
		entry("Currency_rate", fixed(v.f.Rate.Scaled, v.f.Rate.Decimals)))
}

// national writes an amount of the invoice's currency in that of the rate.
func (v declaration) national(minor int64) string { return v.kip(v.f.Exchanged(minor)) }

// kip writes an amount of the rate's currency.
func (v declaration) kip(minor int64) string { return fixed(minor, v.f.Rate.MinorDigits) }

// share is the part of an amount that falls to a part of a whole, without what is left below a minor unit.
func share(amount, part, whole int64) int64 {
	if whole == 0 {
		return 0
	}
	n := new(big.Int).Mul(big.NewInt(amount), big.NewInt(part))
	return n.Quo(n, big.NewInt(whole)).Int64()
}

// container is what one container holds of one item; nothing where it holds none.
func (v declaration) container(t dossier.Transport, line dossier.Line) *node {
	in := inTransport(v.f, t, line.Number)
	if in.Packages == 0 {
		return nil
	}
	return group("Container",
		entry("Item_Number", strconv.Itoa(line.Number)),
		entry("Container_identity", t.Number), entry("Container_type", t.SizeType), entry("Empty_full_indicator", ""),
		entry("Gross_weight", kilograms(in.GrossG())), entry("Goods_description", line.Item.PaperName),
		entry("Packages_type", line.Package), entry("Packages_number", whole(in.Packages)),
		entry("Packages_weight", kilograms(in.GrossG())))
}

// inTransport sums what a transport unit holds of a line.
func inTransport(f dossier.Facts, t dossier.Transport, line int) (sum dossier.Figures) {
	for _, load := range t.Loads {
		if lot, known := f.Lot(load.Lot); known && lot.Line == line {
			sum = sum.Plus(load.Figures())
		}
	}
	return sum
}
