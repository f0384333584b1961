package preflight

import (
	"slices"
	"strings"
	"unicode"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// partiesOnce: a party of the shipment does not stand in the masters a second time, under a name that is all but the
// same: papers would soon name it in two ways.
func partiesOnce(a *asked) {
	least := a.tolerance("duplicate_party_per_mille")
	if least == 0 {
		return
	}
	own := a.ownParties()
	known := make([]namedParty, 0, len(a.Elsewhere.Parties)+len(own))
	for _, one := range a.Elsewhere.Parties {
		known = append(known, namedParty{one, letters(one.Name)})
	}
	for _, one := range own {
		known = append(known, one.namedParty)
	}
	told := map[[2]string]bool{}
	for _, one := range own {
		for _, other := range known {
			if !a.look(looksLike(one.namedParty, other, least)) || told[[2]string{one.Code, other.Code}] {
				continue
			}
			told[[2]string{one.Code, other.Code}], told[[2]string{other.Code, one.Code}] = true, true
			a.report(words.CheckPartyAlike, trade.Finding{Of: one.Name, Expected: one.Code, Found: other.Code,
				Places: []trade.FindingPlace{one.place}}, map[string]any{"other": other.Name})
		}
	}
}

// namedParty is a party with the letters of its name, which are compared many times.
type namedParty struct {
	dossier.Party
	letters []rune
}

// ownParty is a party of the shipment with its place.
type ownParty struct {
	namedParty
	place trade.FindingPlace
}

func (a *asked) ownParties() (all []ownParty) {
	p := a.facts.Parties
	add := func(one *dossier.Party, place trade.FindingPlace) {
		if one != nil && !slices.ContainsFunc(all, func(o ownParty) bool { return o.Code == one.Code }) {
			all = append(all, ownParty{namedParty{*one, letters(one.Name)}, place})
		}
	}
	add(&p.Consignor, at("/facts/parties/consignor/name"))
	add(&p.Consignee, at("/facts/parties/consignee/name"))
	add(p.Buyer, at("/facts/parties/buyer/name"))
	add(p.Notify, at("/facts/parties/notify/name"))
	add(p.Carrier, at("/facts/parties/carrier/name"))
	add(p.Forwarder, at("/facts/parties/forwarder/name"))
	add(p.Declarant, at("/facts/parties/declarant/name"))
	for i := range p.Growers {
		add(&p.Growers[i], at("/facts/parties/growers/%d/name", i))
	}
	return all
}

// looksLike tells whether two records look like one party: in one country, not told apart by their tax numbers, with
// one name; or with names and addresses that are all but the same, as villages have cooperatives with names much alike.
func looksLike(a, b namedParty, least int64) bool {
	if a.Code == b.Code || a.Country != b.Country || a.TIN != "" && b.TIN != "" && a.TIN != b.TIN {
		return false
	}
	if slices.Equal(a.letters, b.letters) {
		return true
	}
	return alike(a.letters, b.letters, least) &&
		(a.Address == "" || b.Address == "" || alike(letters(a.Address), letters(b.Address), least))
}

// letters is a name without what people write as they like: capitals, points, commas, blanks.
func letters(name string) (kept []rune) {
	for _, r := range strings.ToUpper(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// alike tells whether no more than the rest of the thousand has to be changed to make one text the other (Levenshtein's
// distance over the length of the longer).
func alike(a, b []rune, least int64) bool {
	longer, shorter := max(len(a), len(b)), min(len(a), len(b))
	most := int(int64(longer) * (1000 - least) / 1000)
	if longer == 0 || longer-shorter > most {
		return false
	}
	before := make([]int, len(b)+1)
	for j := range before {
		before[j] = j
	}
	for i, r := range a {
		now := make([]int, len(b)+1)
		now[0] = i + 1
		for j, s := range b {
			change := before[j]
			if r != s {
				change++
			}
			now[j+1] = min(change, before[j+1]+1, now[j]+1)
		}
		if slices.Min(now) > most {
			return false
		}
		before = now
	}
	return before[len(b)] <= most
}
