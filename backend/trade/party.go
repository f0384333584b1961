package trade

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// PartyRole is what a party may be in a trade.
type PartyRole string

// The roles of parties.
const (
	Cooperative PartyRole = "cooperative"
	Grower      PartyRole = "grower"
	Consignor   PartyRole = "consignor"
	Consignee   PartyRole = "consignee"
	Notify      PartyRole = "notify"
	Carrier     PartyRole = "carrier"
	Forwarder   PartyRole = "forwarder"
	Declarant   PartyRole = "declarant"
)

var partyRoles = []PartyRole{Cooperative, Grower, Consignor, Consignee, Notify, Carrier, Forwarder, Declarant}

// Party is a person or firm that takes part in a trade.
type Party struct {
	ID      PartyID
	Code    string // our own short code, unique
	Name    Names
	Address string // as papers print it: one line, Latin upper case
	Country string // ISO 3166-1 alpha-2
	TIN     string // tax identification number, where it has one
	Roles   []PartyRole
}

// Has tells whether the party plays a role.
func (p Party) Has(role PartyRole) bool { return slices.Contains(p.Roles, role) }

// Validate tells every rule the party breaks, all at once.
func (p Party) Validate() error {
	var l fault.List
	l = appendBadCode(l, "code", p.Code)
	l = appendMissing(l, "name", p.Name.EN)
	l = appendBadCountry(l, p.Country)
	for _, r := range p.Roles {
		if !slices.Contains(partyRoles, r) {
			l = append(l, fault.New(fault.Invalid, words.TradePartyRole, fault.Params{"found": r}).At("roles"))
		}
	}
	return l.OrNil()
}
