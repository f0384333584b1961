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

// climateFits: a reefer is set within the range of its goods (the sign too), with their ventilation; goods that need
// another climate, or take on the smell of others, do not share a unit; all papers tell the climate that is set.
func climateFits(a *asked) {
	for i, t := range a.facts.Transport {
		goods := a.inUnit(t)
		mixed := a.reportMixed(i, t, goods)
		if t.Climate == nil {
			a.reeferSet(i, t, goods)
			continue
		}
		if !mixed {
			a.dryInReefer(i, t, goods)
		}
		for _, line := range goods {
			a.setPoint(i, t, line)
			a.ventilation(i, t, line)
		}
	}
	a.agree(words.CheckClimatePapers, nil, Climate)
}

// span is a range of a commodity, both ends included.
type span struct{ least, most int64 }

func (s span) holds(value int64) bool { return s.least <= value && value <= s.most }

// spanOf reads a range of the register of commodities: "set_point" in deci_c, "vent" in m3_h.
func (a *asked) spanOf(item dossier.Item, name, unit string) (s span, known bool) {
	least, bad := strconv.ParseInt(a.commodity(item, name+"_least_"+unit), 10, 64)
	most, worse := strconv.ParseInt(a.commodity(item, name+"_most_"+unit), 10, 64)
	return span{least, most}, bad == nil && worse == nil
}

// setPoints is the range that a reefer with an item is set to. Goods under cold treatment are kept colder: what holds
// for them, check 42 asks.
func (a *asked) setPoints(t dossier.Transport, line dossier.Line) (s span, known bool) {
	treated := slices.ContainsFunc(a.facts.Treatments, func(one dossier.Treatment) bool {
		return one.Kind == "cold" && (one.Transport == "" || one.Transport == t.Number) &&
			(one.Line == 0 || one.Line == line.Number)
	})
	s, known = a.spanOf(line.Item, "set_point", "deci_c")
	return s, known && !treated
}

// celsius says tenths of a degree with their sign: "+13.5 °C".
func celsius(deci int64) string {
	if deci > 0 {
		return "+" + decimal(deci, 1, 1) + " °C"
	}
	return decimal(deci, 1, 1) + " °C"
}

// inDegrees says a range of tenths of a degree: "+13.0 … +14.0 °C".
func inDegrees(s span) string {
	return strings.TrimSuffix(celsius(s.least), " °C") + " … " + celsius(s.most)
}

func (a *asked) setPoint(i int, t dossier.Transport, line dossier.Line) {
	set, known := a.setPoints(t, line)
	if !known || !a.look(!set.holds(t.Climate.SetPointDeciC)) {
		return
	}
	key := words.CheckSetPoint
	if set.holds(-t.Climate.SetPointDeciC) {
		key = words.CheckSetPointSign
	}
	a.report(key, trade.Finding{Of: t.Number, Found: celsius(t.Climate.SetPointDeciC),
		Expected: inDegrees(set),
		Places:   []trade.FindingPlace{at("/facts/transport/%d/climate/set_point_deci_c", i)}},
		fault.Params{"goods": line.Item.PaperName})
}

func (a *asked) ventilation(i int, t dossier.Transport, line dossier.Line) {
	vent, known := a.spanOf(line.Item, "vent", "m3_h")
	if !known || !a.look(!vent.holds(t.Climate.VentM3H)) {
		return
	}
	a.report(words.CheckVentilation, trade.Finding{Of: t.Number, Found: grouped(t.Climate.VentM3H) + " m³/h",
		Expected: grouped(vent.least) + " … " + grouped(vent.most) + " m³/h",
		Places:   []trade.FindingPlace{at("/facts/transport/%d/climate/vent_m3_h", i)}},
		fault.Params{"goods": line.Item.PaperName})
}

// reportMixed tells of the first two goods in a unit that must not share it.
func (a *asked) reportMixed(i int, t dossier.Transport, goods []dossier.Line) bool {
	for k, one := range goods {
		for _, other := range goods[k+1:] {
			if a.look(a.keptApart(t, one, other) || a.keptApart(t, other, one)) {
				a.report(words.CheckGoodsApart, trade.Finding{Of: t.Number,
					Found:  one.Item.PaperName + ", " + other.Item.PaperName,
					Places: []trade.FindingPlace{at("/facts/transport/%d/loads", i)}}, nil)
				return true
			}
		}
	}
	return false
}

// keptApart: goods with a smell stay away from goods that take it on; in a reefer, dry goods stay away from goods that
// are kept cool, and goods with ranges that have nothing in common from each other.
func (a *asked) keptApart(t dossier.Transport, one, other dossier.Line) bool {
	if a.commodity(one.Item, "odour") == "gives" && a.commodity(other.Item, "odour") == "takes" {
		return true
	}
	set, cool := a.spanOf(one.Item, "set_point", "deci_c")
	if t.Climate == nil || !cool {
		return false
	}
	another, coolToo := a.spanOf(other.Item, "set_point", "deci_c")
	return a.commodity(other.Item, "dry") == "yes" || coolToo && another.most < set.least
}

// dryInReefer: goods that have to stay dry need no reefer, whose moisture does them harm.
func (a *asked) dryInReefer(i int, t dossier.Transport, goods []dossier.Line) {
	for _, line := range goods {
		if a.look(a.commodity(line.Item, "dry") == "yes") {
			a.report(words.CheckDryInReefer, trade.Finding{Of: t.Number, Found: line.Item.PaperName,
				Places: []trade.FindingPlace{at("/facts/transport/%d/climate", i)}}, nil)
			return
		}
	}
}

// reeferSet: it is known how a refrigerated container with fresh goods is set.
func (a *asked) reeferSet(i int, t dossier.Transport, goods []dossier.Line) {
	fields, _ := a.row("container-types", t.SizeType)
	for _, line := range goods {
		set, known := a.setPoints(t, line)
		if a.look(fields["kind"] == "reefer" && line.Item.Fresh && known) {
			a.report(words.CheckReeferUnset, trade.Finding{Of: t.Number,
				Expected: inDegrees(set),
				Places:   []trade.FindingPlace{at("/facts/transport/%d/climate", i)}},
				fault.Params{"goods": line.Item.PaperName})
			return
		}
	}
}

// coldRecorded: every reefer with goods that are kept cool has a recorder of temperature of its own, and was not warmer
// at stuffing than its set-point allows.
func coldRecorded(a *asked) {
	in := map[string]string{}
	for i, t := range a.facts.Transport {
		if t.Climate == nil || !a.keptCool(t) {
			continue
		}
		logger := t.Climate.Logger
		f := trade.Finding{Of: t.Number, Found: logger,
			Places: []trade.FindingPlace{at("/facts/transport/%d/climate/logger", i)}}
		if a.look(logger == "") {
			a.report(words.CheckLoggerMissing, f, nil)
		} else if other, taken := in[logger]; a.look(taken) {
			f.Expected = other
			a.report(words.CheckLoggerTwice, f, nil)
		}
		in[logger] = t.Number
		a.preCooled(i, t)
	}
}

func (a *asked) keptCool(t dossier.Transport) bool {
	return slices.ContainsFunc(a.inUnit(t), func(line dossier.Line) bool {
		_, known := a.spanOf(line.Item, "set_point", "deci_c")
		return known
	})
}

// preCooled says nothing of a reefer that is set wrongly: check 55 does.
func (a *asked) preCooled(i int, t dossier.Transport) {
	for _, line := range a.inUnit(t) {
		if set, known := a.setPoints(t, line); known && !set.holds(t.Climate.SetPointDeciC) {
			return
		}
	}
	most := t.Climate.SetPointDeciC + a.tolerance("pre_cool_above_deci_c")
	if cooled := t.Climate.PreCooledTo; cooled != nil && a.look(*cooled > most) {
		a.report(words.CheckPreCooled, trade.Finding{Of: t.Number, Expected: celsius(most), Found: celsius(*cooled),
			Places: []trade.FindingPlace{at("/facts/transport/%d/climate/pre_cooled_to_deci_c", i)}}, nil)
	}
}
