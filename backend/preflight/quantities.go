package preflight

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// quantities are the checks of counts, weights and amounts.
var quantities = []Check{
	{9, words.CheckTitle9, trade.Block, trade.GateApplication, []Part{Statements}, packagesSame},
	{10, words.CheckTitle10, trade.Block, trade.GateApplication, weighed(Goods, Statements), netSame},
	{11, words.CheckTitle11, trade.Block, trade.GateApplication, weighed(Statements), grossSame},
	{12, words.CheckTitle12, trade.Block, trade.GateApplication, []Part{Goods}, grossAboveNet},
	{13, words.CheckTitle13, trade.Warning, trade.GateApplication, weighed(Goods), tareUsual},
	{14, words.CheckTitle14, trade.Warning, trade.GateApplication, weighed(Goods, Evidence, Statements),
		weighbridgeAgrees},
	{15, words.CheckTitle15, trade.Block, trade.GateApplication, []Part{Statements}, wordsAreFigures},
	{16, words.CheckTitle16, trade.Block, trade.GateApplication, weighed(Goods, Others), lotYields},
	{17, words.CheckTitle17, trade.Block, trade.GateApplication, weighed(Goods, Commerce, Statements), amountsSame},
	{18, words.CheckTitle18, trade.Warning, trade.GateApplication, weighed(Goods, Commerce, Others), priceUsual},
	{19, words.CheckTitle19, trade.Block, trade.GateApplication, []Part{Goods, Others}, packagesOnce},
	{20, words.CheckTitle20, trade.Block, trade.GateApplication, weighed(Goods, Statements), unitsKnown},
}

// weighed are the parts that a check needs which measures some parts by a register, as it holds on the day of
// departure or, where that is open, today.
func weighed(parts ...Part) []Part { return append(parts, CodeLists, Route, Time) }

// packagesSame: every paper counts the packages that were loaded; pallets are none.
func packagesSame(a *asked) { a.agree(words.CheckPackages, nil, PackageCount) }

// netSame: every paper has the net weight of what was loaded, without any tolerance, and what is sold by weight is
// billed by that weight.
func netSame(a *asked) {
	a.agree(words.CheckNet, nil, NetWeight)
	a.loads(func(l loaded) {
		unit, _ := a.row("units", l.line.Item.Unit)
		gramsEach, err := strconv.ParseInt(unit["base_per_unit"], 10, 64)
		if unit["dimension"] != "mass" || err != nil {
			return
		}
		apart := l.QtyMilli*gramsEach - l.NetG*1000
		if a.look(max(apart, -apart) >= max(gramsEach, 1000)) {
			a.report(words.CheckNetBilled, trade.Finding{Of: l.Lot, Expected: kg(l.NetG),
				Found:  decimal(l.QtyMilli, 3, 0) + " " + l.line.Item.Unit,
				Places: []trade.FindingPlace{l.place("qty_milli"), l.place("net_g")}}, fault.Params{"unit": l.unit})
		}
	})
}

// grossSame: every paper has the gross weight of what was loaded, pallets once, but for rounding.
func grossSame(a *asked) {
	within := a.tolerance("gross_rounding_g")
	for _, p := range a.Papers {
		told := []Statement{}
		for _, s := range p.Statements {
			if s.Term != GrossWeight {
				continue
			}
			if rounded(s.Said, s.Holds, within) {
				s.Said = s.Holds
			}
			told = append(told, s)
		}
		p.Statements = told
		a.agreePaper(words.CheckGross, p, []Term{GrossWeight})
	}
}

// rounded tells whether two texts are the same but for a weight in kilograms, and that but for so many grams.
func rounded(said, holds string, withinG int64) bool {
	a, readable := readDecimal(said, 3)
	b, known := readDecimal(holds, 3)
	return readable && known && max(a-b, b-a) <= withinG && beside(said) == beside(holds)
}

// beside is what stands in a text beside its figures.
func beside(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789.,", r) {
			return -1
		}
		return r
	}, text)
}

// grossAboveNet: packed goods weigh more with their packing than without it, in every part that was loaded.
func grossAboveNet(a *asked) {
	a.loads(func(l loaded) {
		without := slices.Contains(unpacked, l.line.Package) && l.GrossG == l.NetG
		if a.look(l.GrossG <= l.NetG && !without) {
			a.report(words.CheckGrossNet, trade.Finding{Of: l.Lot, Expected: kg(l.NetG), Found: kg(l.GrossG),
				Places: []trade.FindingPlace{l.place("gross_g"), l.place("net_g")}}, fault.Params{"unit": l.unit})
		}
	})
}

// unpacked are the kinds of package that have no weight: unpacked goods and goods in bulk (UN/ECE Rec 21).
var unpacked = []string{"NE", "VR", "VO", "VL", "VG", "VY"}

// tareUsual: the packing of goods weighs what such packages usually weigh.
func tareUsual(a *asked) {
	outside := map[string]*trade.Finding{}
	params := map[string]fault.Params{}
	var lots []string
	a.loads(func(l loaded) {
		least, most, known := a.tares(l.line)
		if !known || l.GrossG <= l.NetG {
			return // that it weighs more with its packing, check 12 asks
		}
		each := (l.GrossG - l.NetG) / l.Packages
		if !a.look(each < least || each > most) {
			return
		}
		if outside[l.Lot] == nil {
			lots = append(lots, l.Lot)
			outside[l.Lot] = &trade.Finding{Of: l.Lot, Expected: kg(least) + " – " + kg(most), Found: kg(each)}
			params[l.Lot] = fault.Params{"package": l.line.Package}
		}
		outside[l.Lot].Places = append(outside[l.Lot].Places, l.place("gross_g"))
		outside[l.Lot].Figures += kg(each) + "\x00"
	})
	for _, lot := range lots {
		a.report(words.CheckTare, *outside[lot], params[lot])
	}
}

// tares is the range of what one package of a line usually weighs empty, grams; unknown where no register tells.
func (a *asked) tares(line dossier.Line) (leastG, mostG int64, known bool) {
	for _, cell := range []string{a.commodity(line.Item, "tare_g"), a.commodity(dossier.Item{}, "tare_g")} {
		for _, rule := range strings.Split(cell, ",") {
			kind, between, _ := strings.Cut(strings.TrimSpace(rule), " ")
			least, most, _ := strings.Cut(between, "-")
			l, bad := strconv.ParseInt(least, 10, 64)
			m, worse := strconv.ParseInt(most, 10, 64)
			if kind == line.Package && bad == nil && worse == nil {
				return l, m, true
			}
		}
	}
	return 0, 0, false
}

// unitsKnown: quantities are in units of UN/ECE Recommendation 20, packages of kinds of Recommendation 21, on all
// papers alike.
func unitsKnown(a *asked) {
	a.agree(words.CheckUnit, nil, Unit)
	for i, line := range a.facts.Lines {
		if a.look(!a.knownUnit(line.Item.Unit)) {
			a.report(words.CheckUnitUnknown, trade.Finding{Of: strconv.Itoa(line.Number), Found: line.Item.Unit,
				Places: []trade.FindingPlace{at("/facts/lines/%d/item/unit", i)}}, nil)
		}
		if a.look(!a.knownPackage(line.Package)) {
			a.report(words.CheckPackageUnknown, trade.Finding{Of: strconv.Itoa(line.Number), Found: line.Package,
				Places: []trade.FindingPlace{at("/facts/lines/%d/package", i)}}, nil)
		}
	}
}

// knownUnit tells whether a unit is in Rec 20; a package as a unit is X and its code in Rec 21.
func (a *asked) knownUnit(code string) bool {
	_, known := a.row("units", code)
	return known || a.Registers.Empty("units") || strings.HasPrefix(code, "X") && a.knownPackage(code[1:])
}

func (a *asked) knownPackage(code string) bool {
	_, known := a.row("packages", code)
	return known || a.Registers.Empty("packages")
}

// loaded is a part of a lot in a transport unit, with its place among the facts.
type loaded struct {
	dossier.Load
	at   string // JSON pointer
	unit string // number of the transport unit
	lot  dossier.Lot
	line dossier.Line
}

// place is a fact of the load.
func (l loaded) place(name string) trade.FindingPlace { return at("%s/%s", l.at, name) }

// loads goes through all that is loaded and belongs to a line.
func (a *asked) loads(each func(loaded)) {
	for i, unit := range a.facts.Transport {
		for j, load := range unit.Loads {
			lot, known := a.facts.Lot(load.Lot)
			line, ordered := a.facts.Line(lot.Line)
			if known && ordered && load.Packages > 0 {
				each(loaded{load, at("/facts/transport/%d/loads/%d", i, j).Fact, unit.Number, lot, line})
			}
		}
	}
}
