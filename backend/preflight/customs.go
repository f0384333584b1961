package preflight

import (
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// customs are the checks of the export declaration.
var customs = []Check{
	{61, words.CheckTitle61, trade.Block, trade.GateDespatch, []Part{Commerce, Customs, Statements},
		declarationAddsUp},
	{62, words.CheckTitle62, trade.Block, trade.GateApplication,
		dated(Customs, Parties, Commerce, Statements), procedureFits},
	{63, words.CheckTitle63, trade.Warning, trade.GateDespatch, dated(Statements), declarationNamesPapers},
	{64, words.CheckTitle64, trade.Block, trade.GateApplication,
		dated(Goods, Registrations, Parties, Commerce), protectedGoods},
}

func isDeclaration(p Paper) bool { return p.Kind == exportDeclaration }

// sums are the boxes of a declaration that are sums over its items, by the number of the box on the form. With what
// holds, other checks compare them.
var sums = []struct{ box, whole, part string }{
	{"6", "/packages", "/packages"},
	{"22", "/value/invoice_minor", "/price_minor"},
}

// declarationAddsUp: boxes 6 and 22 of the declaration are the sums of its items, the number of its items (box 5) and
// their values (box 46) are those that hold, and its rate of exchange is that of the day of registration. Masses, of
// which the form has no sum (boxes 35 and 38), checks 10 and 11 compare.
func declarationAddsUp(a *asked) {
	for _, p := range a.standing(exportDeclaration) {
		for _, sum := range sums {
			a.itemsSum(p, sum.box, sum.whole, sum.part)
		}
	}
	a.rateOfDay()
	a.agree(words.CheckCustomsSaid, isDeclaration, Statistical, Items)
}

// saidOn is what stands on a paper in its boxes: what was typed in from the authority's paper where there is that.
func saidOn(p Paper) map[string]string {
	said := map[string]string{}
	for _, s := range p.Statements {
		if s.Said != "" {
			said[s.Box] = s.Said
		}
	}
	return said
}

// isItem tells whether a box is that field of an item: /sheets/1/0/price_minor.
func isItem(box, field string) bool {
	return strings.HasPrefix(box, "/sheets/") && strings.Count(box, "/") == 4 && strings.HasSuffix(box, field)
}

// sumDecimals is with how many decimals sums are computed: more than any box has.
const sumDecimals = 4

func (a *asked) itemsSum(p Paper, box, whole, part string) {
	said, sum, items := saidOn(p), int64(0), 0
	for at, value := range said {
		if n, known := readDecimal(value, sumDecimals); known && isItem(at, part) {
			sum, items = sum+n, items+1
		}
	}
	told, known := readDecimal(said[whole], sumDecimals)
	if known && items > 0 && a.look(told != sum) {
		_, digits, _ := strings.Cut(said[whole], ".")
		a.report(words.CheckCustomsSum, trade.Finding{Of: p.Number, Expected: decimal(sum, sumDecimals, len(digits)),
			Found: said[whole], Places: []trade.FindingPlace{on(p, whole)}},
			fault.Params{"paper": p.Name, "number": p.Number, "box": box})
	}
}

// rateOfDay: values are exchanged at the rate of the day on which customs registered the declaration.
func (a *asked) rateOfDay() {
	rate := a.facts.Rate
	if rate == nil || rate.On == "" {
		return
	}
	f := trade.Finding{Found: rate.On, Places: []trade.FindingPlace{at("/facts/rate/on")}}
	if day := a.facts.Customs.Registered; day != "" && a.look(day != rate.On) {
		f.Expected = day
		f.Places = append(f.Places, at("/facts/customs/registered_on"))
		a.report(words.CheckCustomsRate, f, nil)
		return
	}
	for _, p := range a.standing(exportDeclaration) {
		if p.State == trade.PaperRecorded && a.look(p.DatedOn != rate.On) {
			f.Of, f.Expected, f.Places = p.Number, p.DatedOn, append(f.Places, on(p, ""))
			a.report(words.CheckCustomsRate, f, nil)
		}
	}
}

// procedureFits: box 1 is a declaration of export that there is, the procedure of box 37 goes with it (Agreement
// 00172/CD), the office of exit clears the mode of transport, and the declaration says so.
func procedureFits(a *asked) {
	if c := a.facts.Customs; a.abroad() && c.Declaration+c.Procedure != "" {
		a.boxOne(strings.ToUpper(c.Declaration + c.Procedure))
	}
	if a.abroad() {
		a.officeClears()
	}
	a.agree(words.CheckCustomsSaid, isDeclaration, Procedure)
	others := func(p Paper) bool { return !isDeclaration(p) } // they tell the mode of transport
	a.agree(words.CheckWayPapers, others, Procedure)
}

func (a *asked) boxOne(code string) {
	if a.Registers.Empty("customs-procedures") {
		return
	}
	rules, known := a.row("customs-procedures", code)
	if a.look(!known || rules["flow"] != "export") {
		a.report(words.CheckProcedure, trade.Finding{Of: code, Found: code, Places: []trade.FindingPlace{
			at("/facts/customs/procedure"), at("/facts/customs/declaration")}}, nil)
		return
	}
	regimes, regime := strings.Fields(rules["regimes"]), a.facts.Customs.Regime
	requested := regime[:min(2, len(regime))]
	if len(regimes) > 0 && regime != "" && a.look(!slices.Contains(regimes, requested)) {
		a.report(words.CheckRegime, trade.Finding{Of: code, Expected: strings.Join(regimes, ", "), Found: regime,
			Places: []trade.FindingPlace{at("/facts/customs/regime")}}, nil)
	}
}

func (a *asked) officeClears() {
	r := a.facts.Route
	office, _ := a.row("customs-offices", slug(r.Exit.Name))
	modes := strings.Fields(office["modes"])
	if len(modes) > 0 && r.Mode != "" && a.look(!slices.Contains(modes, r.Mode)) {
		a.report(words.CheckOfficeMode, trade.Finding{Of: r.Exit.Name, Expected: strings.Join(modes, ", "),
			Found: r.Mode, Places: []trade.FindingPlace{at("/facts/route/exit/name"), at("/facts/route/mode")}}, nil)
	}
}

// declarationNamesPapers: box 44 names the certificates and licences that were there when the declaration was lodged,
// and box 40 the waybill.
func declarationNamesPapers(a *asked) {
	for _, p := range a.standing(exportDeclaration) {
		a.compareLists(p, words.CheckBox44Lacks, words.CheckBox44Stale)
		for _, s := range p.Statements {
			if isItem(s.Box, "/previous") && a.look(!s.Agrees()) {
				a.report(words.CheckCustomsSaid, trade.Finding{Of: s.Of, Expected: s.Holds, Found: s.Said,
					Places: []trade.FindingPlace{on(p, s.Box)}}, fault.Params{"paper": p.Name, "number": p.Number})
			}
		}
	}
}
