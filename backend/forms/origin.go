package forms

import (
	"regexp"
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// origin are the certificates of origin. They differ in their boxes, which are the templates', and in their rules,
// which are in the register origin-forms: which countries, which criteria, when the FOB value is told. Where the
// exporter himself declares the origin, the wording is in the register origin-statements.
var origin = []Form{
	{Kind: "form-e", Code: "861", Name: "certificate of origin Form E", data: certificateOfOrigin},
	{Kind: "form-d", Code: "861", Name: "certificate of origin Form D", data: certificateOfOrigin},
	{Kind: "form-rcep", Code: "861", Name: "certificate of origin Form RCEP", data: certificateOfOrigin},
	{Kind: "form-aanz", Code: "861", Name: "certificate of origin Form AANZ", data: certificateOfOrigin},
	{Kind: "ldc-certificate", Code: "861", Name: "certificate of origin for least developed countries",
		data: certificateOfOrigin},
	{Kind: "origin-statement", Code: "862", Name: "statement on origin", Ours: true, data: statementOnOrigin},
}

// toOrder is a consignee who is nobody by name.
var toOrder = regexp.MustCompile(`(?i)^\s*to (the )?order\b`)

// endOfItems closes a list of items, so that nothing can be added behind it.
const endOfItems = "***"

// Origin is what a certificate of origin says.
type Origin struct {
	Head
	IssuedIn   string      `json:"issued_in"`
	Exporter   Party       `json:"exporter"`
	Importer   Party       `json:"importer"`
	Producer   string      `json:"producer"` // where the form asks for one
	Carriage   string      `json:"carriage"`
	DepartsOn  string      `json:"departs_on"`
	Vehicle    string      `json:"vehicle"`
	Discharge  string      `json:"discharge"` // port of discharge: the point of entry
	Loading    string      `json:"loading"`
	Rows       []OriginRow `json:"rows"`
	Ticks      OriginTicks `json:"ticks"`
	Exhibition string      `json:"exhibition"`
	ThirdParty string      `json:"third_party"` // firm and country whose invoice it is
	BackToBack Reference   `json:"back_to_back"`
	Contract   Reference   `json:"contract"`
	Remarks    string      `json:"remarks"`
	ProducedIn string      `json:"produced_in"`
	ExportedTo string      `json:"exported_to"`
	Place      string      `json:"place"`
	Signatory  string      `json:"signatory"`
	Warnings   []string    `json:"warnings"` // sentences for whoever looks at the draft
}

// OriginTicks are the boxes to be ticked.
type OriginTicks struct {
	Retroactive       bool `json:"retroactive"`
	Exhibition        bool `json:"exhibition"`
	BackToBack        bool `json:"back_to_back"` // Form E calls it a movement certificate
	ThirdParty        bool `json:"third_party"`
	Accumulation      bool `json:"accumulation"`
	DeMinimis         bool `json:"de_minimis"`
	PartialCumulation bool `json:"partial_cumulation"`
}

// OriginRow is an item of the certificate, or the line that ends them.
type OriginRow struct {
	Kind        string `json:"kind"` // "end" for the line that ends the items
	Item        int    `json:"item"` // consecutive, from 1
	Marks       string `json:"marks"`
	Description string `json:"description"` // packages in words and figures, goods
	Producers   string `json:"producers"`   // of the item, where the form asks for them and several are named
	HS          string `json:"hs"`          // six digits with a point
	Criterion   string `json:"criterion"`
	Country     string `json:"country"`  // of origin
	Quantity    string `json:"quantity"` // "34,020.00 KGS NET"
	Gross       string `json:"gross"`    // "37,044.00 KGS GROSS"
	FOB         string `json:"fob"`      // with currency; only where the form asks for it
	Invoice     string `json:"invoice"`
	InvoiceOn   string `json:"invoice_on"`
	Price       string `json:"price"` // of the line on the invoice, with currency
	Packages    int64  `json:"packages"`
	NetG        int64  `json:"net_g"`
	GrossG      int64  `json:"gross_g"`
}

func certificateOfOrigin(w *writer) Data {
	f, rules := w.facts, w.originRules("origin-forms", string(w.form.Kind))
	w.destined(rules)
	o := &Origin{Head: w.head, IssuedIn: w.country(f.Origin), Exporter: w.party("/facts/parties/consignor",
		f.Parties.Consignor), Importer: w.party("/facts/parties/consignee", f.Parties.Consignee), Carriage: w.carriage(),
		DepartsOn: w.departsOn(), Vehicle: w.latin("/facts/route/vehicle", f.Route.Vehicle),
		Discharge: w.latinGiven("/facts/route/entry/name", f.Route.Entry.Name) + ", " + w.country(f.Destination),
		Loading:   w.latin("/facts/route/from/name", f.Route.From.Name), ProducedIn: w.country(f.Origin),
		ExportedTo: w.country(f.Destination), Exhibition: w.latin("/facts/certificate_of_origin/exhibition",
			f.Origins.Exhibition), ThirdParty: w.latin("/facts/certificate_of_origin/third_party", f.Origins.ThirdParty),
		Place:     w.latin("/facts/certificate_of_origin/signed_at", f.Origins.SignedAt),
		Signatory: w.latin("/facts/certificate_of_origin/signatory", f.Origins.Signatory), Producer: w.producer(rules),
		Ticks: ticksOf(f.Origins), BackToBack: referenceOf(f.Origins.BackToBack), Contract: referenceOf(f.Contract),
		Remarks: w.originRemarks(), Rows: w.originRows(rules), Warnings: []string{}}
	if items := len(o.Rows) - 1; rules.most > 0 && items > rules.most {
		o.Warnings = append(o.Warnings, english.sayWith(words.FormsOriginItems,
			fault.Params{"count": items, "most": rules.most}))
	}
	return o
}

// destined refuses a destination, and a consignee in a country, that the certificate is not for; and one to order, as
// a certificate is for a consignee by name.
func (w *writer) destined(rules originRules) {
	f := w.facts
	elsewhere := func(at, country string) bool {
		if len(rules.parties) == 0 || slices.Contains(rules.parties, country) {
			return false
		}
		w.refuse(at, words.FormsCountry, fault.Params{"found": w.country(country)})
		return true
	}
	if !elsewhere("/facts/destination", f.Destination) {
		elsewhere("/facts/parties/consignee/country", f.Parties.Consignee.Country)
	}
	if toOrder.MatchString(f.Parties.Consignee.Name) {
		w.refuse("/facts/parties/consignee/name", words.FormsOriginToOrder,
			fault.Params{"found": f.Parties.Consignee.Name})
	}
}

func ticksOf(o dossier.Origins) OriginTicks {
	return OriginTicks{Retroactive: o.Retroactive, Exhibition: o.Exhibition != "", BackToBack: o.BackToBack != nil,
		ThirdParty: o.ThirdParty != "", Accumulation: o.Accumulation, DeMinimis: o.DeMinimis,
		PartialCumulation: o.PartialCumulation}
}

// referenceOf names another document, or none.
func referenceOf(r *dossier.Reference) Reference {
	if r == nil {
		return Reference{}
	}
	return Reference(*r)
}
