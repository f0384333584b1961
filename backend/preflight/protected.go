package preflight

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// protectedGoods: goods of a species that is listed as protected cross the border with a permit, and never where trade
// in them is prohibited (CITES). Goods of a heading that may hold such a species have their botanical name.
func protectedGoods(a *asked) {
	if !a.abroad() {
		return
	}
	for i, line := range a.facts.Lines {
		genus, _, _ := strings.Cut(botanical(line.Item.Species), "-")
		if genus == "" {
			a.speciesNamed(i, line)
			continue
		}
		if listed, is := a.row("protected-goods", genus); is {
			a.permitted(i, line, listed)
		}
	}
}

func (a *asked) permitted(i int, line dossier.Line, listed map[string]string) {
	f := trade.Finding{Of: line.Item.PaperName, Expected: listed["permit"], Found: line.Item.Species,
		Places: []trade.FindingPlace{at("/facts/registrations"), at("/facts/lines/%d/item/species", i)}}
	params := map[string]any{"listing": listed["listing"]}
	if a.look(listed["prohibited"] == "yes") {
		f.Places = f.Places[1:]
		a.report(words.CheckProtectedNever, f, params)
		return
	}
	has := slices.ContainsFunc(a.facts.Registrations, func(r dossier.Registration) bool {
		return r.Kind == listed["permit"] && a.covers(r, line)
	})
	if a.look(!has) {
		a.report(words.CheckProtectedPermit, f, params)
	}
}

// covers tells whether a registration is for a line and holds on the day of departure.
func (a *asked) covers(r dossier.Registration, line dossier.Line) bool {
	on := a.rulesOn()
	return (r.Item == "" || r.Item == line.Item.Code) && (r.HS6 == "" || r.HS6 == line.Item.HS6) &&
		(r.ValidFrom == "" || r.ValidFrom <= on) && (r.ValidTo == "" || on <= r.ValidTo)
}

func (a *asked) speciesNamed(i int, line dossier.Line) {
	for _, row := range a.Registers.Rows("protected-goods", a.rulesOn()) {
		if a.look(slices.Contains(strings.Fields(row.Fields["hs"]), line.Item.HS6)) {
			a.report(words.CheckProtectedUnnamed, trade.Finding{Severity: trade.Warning, Of: line.Item.PaperName,
				Expected: fmt.Sprintf("%s (%s)", row.Fields["name_en"], row.Fields["listing"]), Found: line.Item.HS6,
				Places: []trade.FindingPlace{at("/facts/lines/%d/item/species", i)}}, nil)
			return
		}
	}
}
