package trade

import (
	"regexp"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Firm is the business that uses the program: who it is and how it numbers.
type Firm struct {
	PartyID   PartyID // the firm as a party: consignor of its shipments and owner of its stock
	SiteID    LocationID
	Prefixes  []GS1Prefix // dated: a unit keeps the SSCC it was given
	Extension int         // extension digit of SSCCs, 0 to 9
	Fallback  string      // letters before the number of a unit while there is no GS1 prefix
	Marks     string      // default marks and numbers on packages
	Gates     []Gate      `json:",omitempty"` // that stay closed while a block stands; at the others it is only told
}

// Guards tells whether a gate stays closed while a block stands.
func (f Firm) Guards(g Gate) bool { return slices.Contains(f.Gates, g) }

// GS1Prefix is a GS1 company prefix and the date from which the firm uses it.
type GS1Prefix struct {
	Prefix    string
	ValidFrom string // calendar date, YYYY-MM-DD
}

var gs1Prefix = regexp.MustCompile(`^\d{4,12}$`)

// PrefixOn gives the GS1 company prefix in force on a date, or "" while the firm has none.
func (f Firm) PrefixOn(date string) string {
	in := slices.DeleteFunc(slices.Clone(f.Prefixes), func(p GS1Prefix) bool { return p.ValidFrom > date })
	if len(in) == 0 {
		return ""
	}
	return slices.MaxFunc(in, func(a, b GS1Prefix) int { return strings.Compare(a.ValidFrom, b.ValidFrom) }).Prefix
}

// Validate tells every rule the settings break, all at once.
func (f Firm) Validate() error {
	var l fault.List
	l = appendMissing(l, "fallback letters", f.Fallback)
	if f.Extension < 0 || f.Extension > 9 {
		l = append(l, fault.New(fault.Invalid, words.TradeExtension, fault.Params{"found": f.Extension}))
	}
	for _, g := range f.Gates {
		if !g.Known() {
			l = append(l, fault.New(fault.Invalid, words.TradeGate, fault.Params{"found": g}).At("gates"))
		}
	}
	for _, p := range f.Prefixes {
		l = appendBadDate(l, "valid from", p.ValidFrom)
		if !gs1Prefix.MatchString(p.Prefix) {
			l = append(l, fault.New(fault.Invalid, words.TradeGs1Prefix, fault.Params{"found": p.Prefix}))
		}
	}
	return l.OrNil()
}

// Station is one installed workstation and the site it stands at.
type Station struct {
	Code string
	Name string
}
