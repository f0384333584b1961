package dossier

// Origins are the facts of the certificate of origin.
type Origins struct {
	Form              string     `json:"form"` // slug of the form: form-e, form-d, form-rcep ...; empty for none
	IssuedIn          string     `json:"issued_in,omitempty"`
	Retroactive       bool       `json:"retroactive,omitempty"`
	Exhibition        string     `json:"exhibition,omitempty"`  // name and address
	ThirdParty        string     `json:"third_party,omitempty"` // name and country of the firm whose invoice it is
	ThirdPartyInvoice *Reference `json:"third_party_invoice,omitempty"`
	BackToBack        *Reference `json:"back_to_back,omitempty"` // the certificate that it rests on
	BackToBackCountry string     `json:"back_to_back_country,omitempty"`
	Accumulation      bool       `json:"accumulation,omitempty"`
	DeMinimis         bool       `json:"de_minimis,omitempty"`
	PartialCumulation bool       `json:"partial_cumulation,omitempty"`
	Producer          string     `json:"producer,omitempty"` // as the form shall print it, where it is not the consignor
	REX               string     `json:"rex,omitempty"`      // number of the registered exporter
	Signatory         string     `json:"signatory,omitempty"`
	SignedAt          string     `json:"signed_at,omitempty"` // place
}

// Phytosanitary are the facts of the application for a phytosanitary certificate (ISPM 12).
type Phytosanitary struct {
	Wanted      bool   `json:"wanted"`
	Authority   string `json:"authority,omitempty"`   // plant protection organization that it is addressed to
	Declaration string `json:"declaration,omitempty"` // additional declaration, in the words that the importer asks for
	Place       string `json:"place,omitempty"`
}

// DeclarationOf is the additional declaration for a line: its own, or that of the shipment. Empty or NIL for none.
func (f Facts) DeclarationOf(line Line) string {
	if line.Declaration != "" {
		return line.Declaration
	}
	return f.Phytosanitary.Declaration
}

// Customs are the facts of the export declaration (SAD).
type Customs struct {
	Declaration string `json:"declaration"`         // box 1: EX
	Procedure   string `json:"procedure"`           // box 1, second part: 1
	Regime      string `json:"regime"`              // box 37: 1000
	National    string `json:"national"`            // box 37, second part: 000
	Office      string `json:"office,omitempty"`    // of export
	RegionCode  string `json:"region,omitempty"`    // box 15b
	Nature      string `json:"nature,omitempty"`    // box 24
	Goods       string `json:"location,omitempty"`  // box 30
	Loading     string `json:"loading,omitempty"`   // box 27
	Reference   string `json:"reference,omitempty"` // box 7
	Manifest    string `json:"manifest,omitempty"`  // box 40
	Registered  string `json:"registered_on,omitempty"`
	Lane        string `json:"lane,omitempty"` // green, yellow, red
}
