package dossier

// Parties are who takes part. Roles that nobody plays are absent.
type Parties struct {
	Consignor Party   `json:"consignor"`
	Consignee Party   `json:"consignee"`
	Buyer     *Party  `json:"buyer,omitempty"` // where another than the consignee pays
	Notify    *Party  `json:"notify,omitempty"`
	Carrier   *Party  `json:"carrier,omitempty"`
	Forwarder *Party  `json:"forwarder,omitempty"`
	Declarant *Party  `json:"declarant,omitempty"` // lodges the customs declaration
	Growers   []Party `json:"growers"`             // cooperatives and growers, whom lots name by code
}

// Party is a person or firm as papers name it.
type Party struct {
	Code    string `json:"code"`
	Name    string `json:"name"` // Latin
	NameLO  string `json:"name_lo,omitempty"`
	NameZH  string `json:"name_zh,omitempty"`
	Address string `json:"address"` // one line, Latin
	Country string `json:"country"`
	TIN     string `json:"tin,omitempty"`  // tax identification number
	Card    string `json:"card,omitempty"` // number of the declarant's card
	Phone   string `json:"phone,omitempty"`
}

// Grower finds a grower or cooperative by its code.
func (p Parties) Grower(code string) (Party, bool) {
	for _, g := range p.Growers {
		if g.Code == code {
			return g, true
		}
	}
	return Party{}, false
}
