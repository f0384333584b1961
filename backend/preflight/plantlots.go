package preflight

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// harvestedInTime: fruit that goes under a protocol was harvested at the age that the register commodity-checks has
// for it, and is not riper than it allows (bananas to China: green, ten to eleven weeks after flowering).
func harvestedInTime(a *asked) {
	for _, line := range a.travelling() {
		if _, agreed := a.protocol(line.Line); !agreed {
			continue
		}
		for _, lot := range a.lotsOf(line.Number) {
			a.ageOf(lot, whole(a.commodity(line.Item, "harvest_age_least_days")),
				whole(a.commodity(line.Item, "harvest_age_most_days")))
			a.ripenessOf(lot, whole(a.commodity(line.Item, "ripeness_most")))
		}
	}
}

func (a *asked) ageOf(lot placedLot, least, most int64) {
	f := trade.Finding{Of: lot.Number, Found: grouped(lot.AgeDays), Expected: grouped(least) + "–" + grouped(most),
		Places: []trade.FindingPlace{fact(lot.at + "/age_days")}}
	switch {
	case most == 0:
	case lot.AgeDays == 0 && a.look(lot.ColourStage == 0):
		f.Severity = trade.Warning
		a.report(words.CheckAgeUnsaid, f, nil)
	case lot.AgeDays > 0 && a.look(lot.AgeDays < least || lot.AgeDays > most):
		a.report(words.CheckAge, f, nil)
	}
}

func (a *asked) ripenessOf(lot placedLot, most int64) {
	if most > 0 && a.look(lot.ColourStage > most) {
		a.report(words.CheckRipe, trade.Finding{Of: lot.Number, Expected: grouped(most), Found: grouped(lot.ColourStage),
			Places: []trade.FindingPlace{fact(lot.at + "/colour_stage")}}, nil)
	}
}

// foreignOnOurs: goods of another country travel on the phytosanitary certificate of that country (Notice 0098/DOA of
// 6 Feb 2008), so ours does not cover them.
func foreignOnOurs(a *asked) {
	if !a.facts.Phytosanitary.Wanted {
		return
	}
	ours := a.standing(phytosanitary)
	for _, lot := range a.lotsOf(0) {
		line, known := a.facts.Line(lot.Line)
		covered := len(ours) == 0 || slices.ContainsFunc(ours, func(p Paper) bool { return p.about(lot.Line) })
		if !known || !covered || lot.Country == "" || !a.isPlant(line) {
			continue
		}
		if a.look(lot.Country != a.facts.Origin) {
			a.report(words.CheckForeignPlant, trade.Finding{Of: lot.Number, Expected: a.countryName(a.facts.Origin),
				Found:  a.countryName(lot.Country),
				Places: []trade.FindingPlace{fact(lot.at + "/country")}}, nil)
		}
	}
}

// importPermit is the kind of registration that the importer holds for goods that are looked at on entry.
const importPermit = "import permit"

// importPermitted: the importer of fruit holds a quarantine permit for it, which is valid on the day and has enough of
// its quantity left. Where none is asked for, one that is given is looked at all the same, and so are the permits
// that the rail consignment note names.
func importPermitted(a *asked) {
	a.agree(words.CheckPermitsSaid, func(p Paper) bool { return p.Kind == "rail-consignment-note" }, Permits)
	if !a.abroad() {
		return
	}
	for _, line := range a.travelling() {
		r, where, given := a.registered(importPermit, line.Line)
		if given {
			a.importPermitHolds(line, r, where)
			continue
		}
		fields, _ := a.protocol(line.Line)
		isPermit := func(f map[string]string) bool { return f["kind"] == importPermit }
		if fields["group"] == "fruit" && fields["status"] == "open" &&
			a.look(!a.listed("permits", a.facts.Parties.Consignee.Code, line.Line, isPermit)) {
			a.reportLine(line, words.CheckPermitMissing, trade.Finding{
				Places: []trade.FindingPlace{at("/facts/registrations"), fact(line.at)}}, nil)
		}
	}
}

// importPermitHolds compares a permit, and its row in the register of the firm, with the day and the goods.
func (a *asked) importPermitHolds(line placedLine, r dossier.Registration, where string) {
	fields, listed := a.row("permits", r.Number)
	f := trade.Finding{Found: or(r.ValidTo), Expected: a.rulesOn(),
		Places: []trade.FindingPlace{fact(where + "/valid_to")}}
	said := fault.Params{"number": r.Number}
	if a.look(!holds(r, a.rulesOn()) || !listed && a.Registers.Listed("permits", r.Number)) {
		a.reportLine(line, words.CheckPermitOver, f, said)
	}
	if listed && a.look(!covers(fields, line.Item)) {
		f.Found, f.Expected, f.Places = fields["hs6"], line.Item.HS6, []trade.FindingPlace{fact(where + "/number")}
		a.reportLine(line, words.CheckPermitOther, f, said)
	}
	if importer := a.facts.Parties.Consignee.Code; r.Holder != "" && a.look(r.Holder != importer) {
		f.Found, f.Expected, f.Places = r.Holder, importer, []trade.FindingPlace{fact(where + "/holder")}
		a.reportLine(line, words.CheckPermitHolder, f, said)
	}
	net := a.facts.OfLine(line.Number).NetG
	for _, left := range []int64{r.LeftG, whole(fields["left_g"])} {
		if left > 0 && a.look(net > left) {
			f.Found, f.Expected, f.Places = kg(left), kg(net), []trade.FindingPlace{fact(where + "/left_g")}
			a.reportLine(line, words.CheckPermitLeft, f, said)
			return // once is enough
		}
	}
}

// producerRegistered: food that GACC Order 280 speaks of (in force since 1 Jun 2026) comes from a producer with a China
// registration number of the right form, which the firm's register has for that class of food.
func producerRegistered(a *asked) {
	if a.facts.Destination != china {
		return
	}
	for _, line := range a.travelling() {
		if class := a.commodity(line.Item, "food_class"); class != "" {
			for _, lot := range a.lotsOf(line.Number) {
				a.producerOf(lot, class)
			}
		}
	}
}

func (a *asked) producerOf(lot placedLot, class string) {
	form, _ := a.row("number-forms", "food-producer")
	fields, listed := a.row("food-producers", lot.Producer)
	f := trade.Finding{Of: lot.Number, Found: lot.Producer, Expected: class,
		Places: []trade.FindingPlace{fact(lot.at + "/producer")}}
	switch {
	case a.look(lot.Producer == ""):
		a.report(words.CheckProducerMissing, f, nil)
	case a.look(!fits(form["pattern"], lot.Producer)):
		f.Expected = form["example"]
		a.report(words.CheckProducerForm, f, nil)
	case a.Registers.Empty("food-producers"):
	case a.look(!listed):
		a.report(words.CheckProducerUnlisted, f, nil)
	case a.look(!slices.Contains(strings.Fields(fields["classes"]), class)):
		a.report(words.CheckProducerClass, f, fault.Params{"covers": fields["classes"]})
	}
}

// laboratoryTested: each lot of goods that China wants tested (durian: Basic Yellow 2 and cadmium, since January 2025)
// has a report for each analyte, which found nothing and is young enough at departure.
func laboratoryTested(a *asked) {
	if a.facts.Destination != china {
		return
	}
	for _, line := range a.travelling() {
		for _, analyte := range strings.Fields(a.commodity(line.Item, "tests")) {
			for _, lot := range a.lotsOf(line.Number) {
				a.testedFor(lot, analyte)
			}
		}
	}
}

func (a *asked) testedFor(lot placedLot, analyte string) {
	i := a.lastTest(lot.Number, analyte)
	said := fault.Params{"analyte": analyte}
	f := trade.Finding{Of: lot.Number, Places: []trade.FindingPlace{at("/facts/tests")}}
	if a.look(i < 0) {
		a.report(words.CheckTestMissing, f, said)
		return
	}
	report := a.facts.Tests[i]
	said["report"] = report.Report
	if a.look(!report.Passed) {
		a.report(words.CheckTestFailed, trade.Finding{Of: lot.Number, Found: or(report.Result),
			Places: []trade.FindingPlace{at("/facts/tests/%d/passed", i)}}, said)
	}
	most := a.tolerance("lab_report_age_days")
	age, known := days(report.DatedOn, a.departsOn())
	f.Places[0], f.Expected, f.Found = at("/facts/tests/%d/dated_on", i), grouped(most), grouped(int64(age))
	if known && most > 0 && a.look(int64(age) > most) {
		a.report(words.CheckTestOld, f, said)
	}
}

// lastTest is the place of the newest report on an analyte in a lot, or -1.
func (a *asked) lastTest(lot, analyte string) int {
	last := -1
	for i, t := range a.facts.Tests {
		if t.Lot == lot && strings.EqualFold(t.Analyte, analyte) && (last < 0 || t.DatedOn > a.facts.Tests[last].DatedOn) {
			last = i
		}
	}
	return last
}

// sprayingRecorded: fresh crops that leave the country have the record of how long before the harvest they were last
// sprayed.
func sprayingRecorded(a *asked) {
	if !a.abroad() {
		return
	}
	for _, line := range a.travelling() {
		item := line.Item
		raw := a.commodity(item, "kind") == "crop" && a.commodity(item, "dry") != "yes"
		if !item.Fresh && !(raw && slices.Contains([]string{"fruit", "vegetable"}, a.commodity(item, "group"))) {
			continue
		}
		for _, lot := range a.lotsOf(line.Number) {
			if a.look(lot.PreHarvest == "") {
				a.report(words.CheckSprayingUnsaid, trade.Finding{Of: lot.Number,
					Places: []trade.FindingPlace{fact(lot.at + "/pre_harvest_record")}}, nil)
			}
		}
	}
}
