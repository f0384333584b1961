package preflight

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// hygiene are the checks of settlement, platform and of the data themselves.
var hygiene = []Check{
	{65, words.CheckTitle65, trade.Block, trade.GatePlatform, dated(Goods, Settlement, Parties), settlementAddsUp},
	{66, words.CheckTitle66, trade.Warning, trade.GatePlatform, dated(Settlement, Parties), farmersPaid},
	{67, words.CheckTitle67, trade.Block, trade.GatePlatform, []Part{Selling}, notOversold},
	{68, words.CheckTitle68, trade.Warning, trade.GateDespatch, []Part{Selling, Goods}, ordersServed},
	{69, words.CheckTitle69, trade.Block, trade.GateApplication, []Part{Others}, editedOnce},
	{70, words.CheckTitle70, trade.Info, trade.GateApplication, []Part{Drafts}, textFits},
	{71, words.CheckTitle71, trade.Block, trade.GateApplication, []Part{Drafts, Statements}, latinOnly},
	{72, words.CheckTitle72, trade.Warning, trade.GateApplication, dated(Parties, Others), partiesOnce},
	{73, words.CheckTitle73, trade.Block, trade.GateApplication, []Part{Statements}, saysWhatHolds},
}

// editedOnce: nobody works on a version of the dossier that somebody else has changed since.
func editedOnce(a *asked) {
	for _, e := range a.Elsewhere.Edits {
		if a.look(e.Newest > e.Base) {
			a.report(words.CheckEditedTwice, trade.Finding{Of: e.By, Expected: grouped(e.Newest), Found: grouped(e.Base),
				Places: []trade.FindingPlace{at("/facts")}}, fault.Params{"station": e.Station})
		}
	}
}

// textFits: what is to be printed can be printed: fonts have its characters, and its boxes have room for it.
func textFits(a *asked) {
	for _, d := range a.Drafts {
		for _, lack := range d.Unset {
			key := words.CheckTextLong
			if lack.Key == string(words.SheetUncovered) {
				key = words.CheckTextUncovered
			}
			text, _ := lack.Params["text"].(string)
			if a.look(true) {
				a.report(key, trade.Finding{Of: d.Name, Found: orDash(text),
					Places: []trade.FindingPlace{{Paper: d.Kind, Box: lack.Field}}},
					fault.Params{"paper": d.Name, "box": lack.Field})
			}
		}
		a.look(false)
	}
}

// latinOnly: papers of authorities take Latin letters only, but for the places of other languages.
func latinOnly(a *asked) {
	found, order := map[string]*trade.Finding{}, []string{}
	papers := map[string]string{}
	add := func(text, paper string, place trade.FindingPlace) {
		if found[text] == nil {
			found[text], papers[text], order = &trade.Finding{Found: text}, paper, append(order, text)
		}
		found[text].Places = append(found[text].Places, place)
	}
	for _, d := range a.Drafts {
		for _, lack := range d.Lacks {
			if text, _ := lack.Params["found"].(string); a.look(lack.Key == string(words.FormsNotLatin)) {
				add(text, d.Name, trade.FindingPlace{Fact: lack.Field})
			}
		}
	}
	for _, p := range a.Papers {
		for _, s := range p.Statements {
			if !p.Ours && a.look(!latin(s.Said) && takesLatin(s.Box)) {
				add(s.Said, p.Name, on(p, s.Box))
			}
		}
	}
	for _, text := range order {
		a.report(words.CheckNotLatin, *found[text], fault.Params{"paper": papers[text]})
	}
}

func latin(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// takesLatin tells whether a box is for Latin letters: those for Lao and Chinese say so in their names.
func takesLatin(box string) bool {
	name := path.Base(box)
	return !strings.HasSuffix(name, "_zh") && !strings.HasSuffix(name, "_lo")
}

// saysWhatHolds: a paper says what the facts say in the places that no other check looks at, too. How many items there
// are on certificates of origin and on the declaration, checks 26, 32 and 61 ask.
func saysWhatHolds(a *asked) {
	a.agree(words.CheckStale, nil, Other, Marks)
	others := func(p Paper) bool { return p.Kind != exportDeclaration && !slices.Contains(certificates, p.Kind) }
	a.agree(words.CheckStale, others, Items)
}
