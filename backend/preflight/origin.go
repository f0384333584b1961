package preflight

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// origin are the checks of classification and origin.
var origin = []Check{
	{21, words.CheckTitle21, trade.Block, trade.GateApplication, dated(Goods, Commerce, Parties, Statements), classified},
	{22, words.CheckTitle22, trade.Warning, trade.GateApplication, dated(Goods, Commerce, Parties), codeInForce},
	{23, words.CheckTitle23, trade.Block, trade.GateApplication, dated(Goods, Origins, Statements), criterionFits},
	{24, words.CheckTitle24, trade.Block, trade.GateApplication, dated(Goods, Origins, Statements), valueWithContent},
	{25, words.CheckTitle25, trade.Block, trade.GateApplication, []Part{Goods}, criterionNotAlone},
	{26, words.CheckTitle26, trade.Warning, trade.GateApplication, dated(Goods, Origins, Statements), itemsFitForm},
	{27, words.CheckTitle27, trade.Block, trade.GateApplication, dated(Goods, Parties, Registrations, Origins), eligible},
	{28, words.CheckTitle28, trade.Block, trade.GateDespatch, dated(Origins, Statements), issuedInTime},
	{29, words.CheckTitle29, trade.Warning, trade.GateDespatch, []Part{Route, Origins, Statements}, tickedForNothing},
	{30, words.CheckTitle30, trade.Block, trade.GateApplication,
		dated(Commerce, Origins, PlantHealth, Statements), countriesSame},
	{31, words.CheckTitle31, trade.Warning, trade.GateApplication, dated(Goods, Commerce, Parties, Origins, Statements),
		grownInOrigin},
	{32, words.CheckTitle32, trade.Block, trade.GateApplication,
		dated(Drafts, Origins, PlantHealth, Statements), nothingBlank},
}

// classified: goods that cross a border have an HS code of six digits that the register commodities knows; the
// national code and that of the importing country begin with it, and papers name the goods and the code alike.
func classified(a *asked) {
	if a.abroad() {
		table := a.subheadings()
		for _, line := range a.travelling() {
			a.classify(line, table)
		}
	}
	a.agree(words.CheckHsSaid, nil, HSCode)
	a.agree(words.CheckGoodsSaid, nil, Description)
}

// subheadings are the codes that the register commodities knows on the day of departure, in digits.
func (a *asked) subheadings() map[string]bool {
	table := map[string]bool{}
	for _, row := range a.Registers.Rows("commodities", a.rulesOn()) {
		table[digits(row.Fields["hs6"])] = true
	}
	return table
}

func (a *asked) classify(line placedLine, table map[string]bool) {
	item, hs := line.Item, digits(line.Item.HS6)
	_, old := a.row("obsolete-hs", item.HS6) // that is another check
	f := trade.Finding{Found: item.HS6, Places: []trade.FindingPlace{fact(line.at + "/item/hs6")}}
	switch {
	case a.look(len(hs) != 6):
		a.reportLine(line, words.CheckHsMissing, f, nil)
		return
	case a.look(len(table) > 0 && !table[hs] && !old):
		a.reportLine(line, words.CheckHsUnknown, f, nil)
	}
	for _, national := range []struct{ name, code string }{{"ahtn8", item.AHTN8}, {"hs_import", item.HSImport}} {
		if national.code != "" && a.look(!strings.HasPrefix(digits(national.code), hs)) {
			a.reportLine(line, words.CheckHsNational, trade.Finding{Expected: item.HS6, Found: national.code,
				Places: []trade.FindingPlace{fact(line.at + "/item/" + national.name), fact(line.at + "/item/hs6")}}, nil)
		}
	}
}

// codeInForce: an HS code is one of the edition that is in force; the register obsolete-hs tells what became of others.
func codeInForce(a *asked) {
	if !a.abroad() {
		return
	}
	for _, line := range a.travelling() {
		fields, old := a.row("obsolete-hs", line.Item.HS6)
		if a.look(old) {
			a.reportLine(line, words.CheckHsObsolete, trade.Finding{Found: line.Item.HS6,
				Expected: strings.Join(strings.Fields(fields["now"]), ", "),
				Places:   []trade.FindingPlace{fact(line.at + "/item/hs6")}}, fault.Params{"edition": fields["edition"]})
		}
	}
}

// originRules are the rules of the certificate or statement that is asked for.
func (a *asked) originRules() (fields map[string]string, found bool) {
	form := a.facts.Origins.Form
	if fields, found = a.row("origin-forms", form); found || form == "" {
		return fields, found
	}
	return a.row("origin-statements", form)
}

// criterionFits: each item has an origin criterion that its certificate knows; a raw crop is wholly obtained, and what
// is made by hand is not. Papers say the same.
func criterionFits(a *asked) {
	if rules, found := a.originRules(); found {
		for _, line := range a.travelling() {
			if !alone(line.Criterion) { // that is another check
				a.criterionOf(line, strings.Fields(rules["criteria"]))
			}
		}
	}
	a.agree(words.CheckCriterionSaid, nil, OriginRule)
	a.agreeIn(words.CheckTicksSaid, nil, boxes("/ticks/accumulation", "/ticks/de_minimis", "/ticks/partial_cumulation"),
		Ticks)
}

func (a *asked) criterionOf(line placedLine, known []string) {
	code := line.Criterion.Code
	f := trade.Finding{Found: or(code), Expected: or(strings.Join(known, ", ")),
		Places: []trade.FindingPlace{fact(line.at + "/criterion/code")}}
	if a.look(code == "" || len(known) > 0 && !slices.Contains(known, code)) {
		a.reportLine(line, words.CheckCriterion, f, nil)
		return
	}
	whole, kind := code == "WO" || code == "P", a.commodity(line.Item, "kind")
	f.Severity = trade.Warning
	switch {
	case a.look(kind == "crop" && !whole):
		f.Expected = "WO"
		a.reportLine(line, words.CheckCropCriterion, f, nil)
	case a.look(kind == "craft" && whole):
		f.Expected = ""
		a.reportLine(line, words.CheckCraftCriterion, f, nil)
	}
}

// valueWithContent: a regional value content is at least the least that agreements ask for, and there is a price to
// tell the FOB value from; the value stands on a certificate where the content is the reason, and nowhere else.
func valueWithContent(a *asked) {
	if rules, found := a.originRules(); found {
		for _, line := range a.travelling() {
			if line.Criterion.Code == "RVC" {
				a.contentOf(line, rules)
			}
		}
	}
	a.agree(words.CheckFobSaid, isCertificate, FOBValue)
}

func (a *asked) contentOf(line placedLine, rules map[string]string) {
	percent, least := line.Criterion.RVCPercent, a.tolerance("rvc_least_percent")
	told := percent > 0 || strings.Contains(rules["rvc"], "{n}")
	if told && a.look(percent < least) {
		a.reportLine(line, words.CheckContentLow, trade.Finding{Expected: fmt.Sprintf("%d %%", least),
			Found: fmt.Sprintf("%d %%", percent), Places: []trade.FindingPlace{fact(line.at + "/criterion/rvc_percent")}}, nil)
	}
	if rules["fob"] != "never" && a.look(line.Price.Scaled == 0) {
		a.reportLine(line, words.CheckContentPrice, trade.Finding{
			Places: []trade.FindingPlace{fact(line.at + "/price/scaled"), fact(line.at + "/criterion/code")}}, nil)
	}
}

// criterionNotAlone: accumulation and de minimis (ACU, DMI) stand beside another criterion only (RCEP, Chapter 3).
func criterionNotAlone(a *asked) {
	for _, line := range a.travelling() {
		if a.look(alone(line.Criterion)) {
			a.reportLine(line, words.CheckCriterionAlone, trade.Finding{
				Found:  cmp.Or(line.Criterion.Code, line.Criterion.Extra),
				Places: []trade.FindingPlace{fact(line.at + "/criterion/code"), fact(line.at + "/criterion/extra")}}, nil)
		}
	}
}

// alone tells whether a criterion is no reason by itself.
func alone(c dossier.Criterion) bool {
	return c.Code == "ACU" || c.Code == "DMI" || c.Code == "" && c.Extra != ""
}

// itemsFitForm: a certificate has no more items than its issuer takes on one form.
func itemsFitForm(a *asked) {
	papers := a.standing(certificates...)
	if len(papers) == 0 {
		kind := trade.PaperKind(a.facts.Origins.Form)
		papers = []Paper{{Kind: kind, Name: strings.ReplaceAll(string(kind), "-", " ")}}
	}
	for _, p := range papers {
		fields, _ := a.row("origin-forms", string(p.Kind))
		most, err := strconv.Atoi(fields["max_items"])
		if err != nil {
			continue
		}
		items := slices.DeleteFunc(a.travelling(), func(l placedLine) bool { return !p.about(l.Number) })
		if a.look(len(items) > most) {
			a.report(words.CheckItemsMost, trade.Finding{Expected: strconv.Itoa(most), Found: strconv.Itoa(len(items)),
				Places: []trade.FindingPlace{fact(items[most].at + "/number")}}, fault.Params{"paper": p.Name})
		}
	}
}
