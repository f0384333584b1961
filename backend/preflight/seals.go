package preflight

import (
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// sealsSound: what crosses the border is sealed, but for what flies, which the airline takes over in packages; no seal
// closes two doors, and its number is the same in the records, on its photograph and on all papers.
func sealsSound(a *asked) {
	used := map[string]string{}
	for i, t := range a.facts.Transport {
		if a.look(len(t.Seals) == 0 && len(t.Loads) > 0 && a.abroad() && a.facts.Route.Mode != string(trade.Air)) {
			a.report(words.CheckSealMissing, trade.Finding{Of: t.Number,
				Places: []trade.FindingPlace{at("/facts/transport/%d/seals", i)}}, nil)
		}
		for j, seal := range t.Seals {
			a.seal(t.Number, seal, at("/facts/transport/%d/seals/%d", i, j).Fact, used)
		}
	}
	a.agree(words.CheckSealPapers, nil, Seals)
	// The marks on a phytosanitary certificate name seals behind their container.
	onCertificate := func(p Paper) bool { return p.Kind == phytosanitary }
	a.agreeIn(words.CheckSealPapers, onCertificate, sealsDiffer, Container)
}

func (a *asked) seal(unit string, seal dossier.Seal, pointer string, used map[string]string) {
	f := trade.Finding{Of: unit, Found: seal.Number, Places: []trade.FindingPlace{{Fact: pointer + "/number"}}}
	form, _ := a.row("number-forms", "seal")
	if a.look(!fits(form["pattern"], seal.Number)) {
		f.Severity = severityOf(form)
		a.report(words.CheckSealForm, f, nil)
	}
	f.Severity = ""
	if other, taken := used[seal.Number]; a.look(taken) {
		f.Expected = other
		a.report(words.CheckSealTwice, f, nil)
	}
	used[seal.Number] = unit
	if seal.Photo == "" {
		return // not every seal is photographed
	}
	if a.look(!strings.EqualFold(bare(seal.Photo), bare(seal.Number))) {
		f.Expected = seal.Photo
		f.Places = append(f.Places, trade.FindingPlace{Fact: pointer + "/photo"})
		a.report(words.CheckSealPhoto, f, nil)
	}
}

// bare is a number without blanks and dashes, which people write as they like.
func bare(number string) string { return strings.NewReplacer(" ", "", "-", "").Replace(number) }

// severityOf is how much a row of number-forms wants its form to weigh; that of the check where it tells none.
func severityOf(form map[string]string) trade.Severity {
	switch s := trade.Severity(form["severity"]); s {
	case trade.Block, trade.Warning, trade.Info:
		return s
	}
	return ""
}
