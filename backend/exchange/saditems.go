package exchange

import (
	"strconv"
	"strings"

	"tradehub/backend/dossier"
)

// item is one item of the declaration: what stands on its own form.
func (v declaration) item(i int, line dossier.Line) *node {
	root := group("Item", several(v.documents, sadDocument)...)
	if root == nil {
		root = &node{name: "Item"}
	}
	marks := append(markLines(v.f.Marks), "")
	origin, _ := originOf(v.f, line.Number)
	root.add(
		group("Packages", entry("Number_of_packages", whole(v.f.OfLine(line.Number).Packages)),
			entry("Marks1_of_packages", marks[0]), entry("Marks2_of_packages", marks[1]),
			entry("Kind_of_packages_code", line.Package), entry("Kind_of_packages_name", v.o.Packages[line.Package])),
		group("IncoTerms", entry("Code", v.f.Terms.Rule), entry("Place", v.f.Terms.Place)),
		v.tarification(i, line),
		group("Goods_description", entry("Country_of_origin_code", origin), entry("Country_of_origin_region", ""),
			entry("Description_of_goods", line.Item.NameEN), entry("Commercial_Description", line.Item.PaperName)),
		group("Previous_doc", entry("Summary_declaration", v.f.Customs.Manifest), entry("Summary_declaration_sl", ""),
			entry("Previous_document_reference", ""), entry("Previous_warehouse_code", "")),
		entry("Licence_number", v.licence(line)), entry("Free_text_1", ""), entry("Free_text_2", ""),
		group("Taxation", entry("Item_taxes_amount", "")),
		v.valued(i, line))
	return root
}

func sadDocument(a attached) *node {
	return group("Attached_documents",
		entry("Attached_document_code", a.Code), entry("Attached_document_name", a.Name),
		entry("Attached_document_reference", a.reference), entry("Attached_document_from_rule", ""),
		entry("Attached_document_date", sadDate(a.date)))
}

// licence is the permit to export goods, where one covers the item or all items.
func (v declaration) licence(line dossier.Line) string {
	for _, r := range v.f.Registrations {
		if r.Kind == "export licence" && (r.Item == "" || r.Item == line.Item.Code) {
			return r.Number
		}
	}
	return ""
}

func (v declaration) tarification(i int, line dossier.Line) *node {
	t := group("Tarification",
		entry("Tarification_data", ""),
		group("HScode", entry("Commodity_code", digitsOf(line.Item.AHTN8)), entry("Precision_1", "000"),
			entry("Precision_2", ""), entry("Precision_3", ""), entry("Precision_4", "")),
		entry("Preference_code", ""),
		entry("Extended_customs_procedure", v.f.Customs.Regime), entry("National_customs_procedure", v.f.Customs.National),
		entry("Quota_code", ""))
	unit, quantity := line.Item.Unit, fixed(v.f.OfLine(line.Number).QtyMilli, 3)
	if unit == "KGM" { // the net mass says it already (box 38)
		unit, quantity = "", ""
	}
	t.add(supplementary(unit, quantity), supplementary("", ""), supplementary("", ""),
		entry("Item_price", fixed(v.prices[i], v.f.MinorDigits)),
		entry("Valuation_method_code", ""),
		entry("Value_item", v.valueItem(i)),
		entry("Attached_doc_item", strings.Join(v.codes(), " ")),
		entry("A.I._code", ""))
	return t
}

func supplementary(unit, quantity string) *node {
	return group("Supplementary_unit", entry("Suppplementary_unit_code", unit), entry("Suppplementary_unit_name", ""),
		entry("Suppplementary_unit_quantity", quantity))
}

// codes are those of the attached documents.
func (v declaration) codes() []string {
	all := make([]string, len(v.documents))
	for i, a := range v.documents {
		all[i] = a.Code
	}
	return all
}

// valueItem is the sum that the system writes for an item: external freight, internal freight, insurance and other
// costs added, the deduction taken off, in the currency of the rate and without decimals where there are none.
func (v declaration) valueItem(i int) string {
	part := func(minor int64) string {
		return strings.TrimSuffix(v.national(v.shares(minor)[i]), ".00")
	}
	c := v.costs
	return "0+" + part(c.internal) + "+" + part(c.insurance) + "+" + part(c.other) + "-" + part(c.deduction)
}

// valued is the weight and the value of an item (boxes 35, 38 and 46).
func (v declaration) valued(i int, line dossier.Line) *node {
	sum, invoice := v.f.OfLine(line.Number), v.f.Exchanged(v.prices[i])
	return group("Valuation_item",
		group("Weight_itm", entry("Gross_weight_itm", kilograms(sum.GrossG())),
			entry("Net_weight_itm", kilograms(sum.NetG))),
		entry("Total_cost_itm", v.kip(v.statistical[i]-invoice)),
		entry("Total_CIF_itm", v.kip(v.statistical[i])),
		entry("Rate_of_adjustement", strconv.Itoa(1)),
		entry("Statistical_value", v.kip(v.statistical[i])),
		v.amount("Item_Invoice", v.prices[i]))
}
