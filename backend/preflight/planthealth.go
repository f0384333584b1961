package preflight

import (
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// plantHealth are the checks of plant health, and of what the importing country asks of food.
var plantHealth = []Check{
	{33, words.CheckTitle33, trade.Block, trade.GateApplication, dated(Goods, Commerce), admitted},
	{34, words.CheckTitle34, trade.Block, trade.GateApplication, dated(Goods, Commerce, Registrations, Statements),
		grownRegistered},
	{35, words.CheckTitle35, trade.Block, trade.GateDespatch, dated(Goods, Commerce, Evidence), labelsOfLot},
	{36, words.CheckTitle36, trade.Block, trade.GateDespatch, dated(Goods, Commerce, Evidence), labelsSay},
	{37, words.CheckTitle37, trade.Block, trade.GateApplication, dated(Goods, PlantHealth, Statements), botanicalNames},
	{38, words.CheckTitle38, trade.Block, trade.GateDespatch, dated(Goods, Commerce, PlantHealth, Statements),
		containersCertified},
	{39, words.CheckTitle39, trade.Block, trade.GateApplication, dated(Goods, Commerce, Statements), designatedPort},
	{40, words.CheckTitle40, trade.Block, trade.GateDespatch, dated(Goods, PlantHealth, Statements), inspectedInOrder},
	{41, words.CheckTitle41, trade.Block, trade.GateApplication, dated(Goods, Commerce, PlantHealth, Statements),
		declarationWorded},
	{42, words.CheckTitle42, trade.Block, trade.GateApplication, dated(Goods, Commerce, PlantHealth, Statements),
		treatedAsAsked},
	{43, words.CheckTitle43, trade.Block, trade.GateApplication, dated(Goods, Commerce, Parties), woodMarked},
	{44, words.CheckTitle44, trade.Block, trade.GateApplication, dated(Goods, Commerce), harvestedInTime},
	{45, words.CheckTitle45, trade.Block, trade.GateApplication, dated(Goods, Commerce, PlantHealth, Statements),
		foreignOnOurs},
	{46, words.CheckTitle46, trade.Warning, trade.GateApplication,
		dated(Goods, Commerce, Parties, Registrations, Statements), importPermitted},
	{47, words.CheckTitle47, trade.Warning, trade.GateApplication, dated(Goods, Commerce), producerRegistered},
	{48, words.CheckTitle48, trade.Block, trade.GateApplication, dated(Goods, Commerce, PlantHealth), laboratoryTested},
	{49, words.CheckTitle49, trade.Warning, trade.GateApplication, dated(Goods, Commerce, Parties), sprayingRecorded},
}

// china is the country whose rules on food producers (GACC Order 280) and on tests of durian checks 47 and 48 hold.
const china = "CN"

// protocol is what the country of destination agreed on with the country of origin about a plant.
func (a *asked) protocol(line dossier.Line) (fields map[string]string, found bool) {
	return a.row("protocol-commodities", a.laneCode(line))
}

// laneCode is the code that registers of plant health have for a line: from where, to where, genus and species.
func (a *asked) laneCode(line dossier.Line) string {
	return strings.ToLower(a.facts.Origin+"-"+a.facts.Destination) + "-" + botanical(line.Item.Species)
}

// laneAgreed tells whether the register has protocols at all between the two countries.
func (a *asked) laneAgreed() bool {
	for _, row := range a.Registers.Rows("protocol-commodities", a.rulesOn()) {
		if row.Fields["origin"] == a.facts.Origin && row.Fields["destination"] == a.facts.Destination {
			return true
		}
	}
	return false
}

// freshFruit tells whether an item is fruit that was neither dried nor worked.
func (a *asked) freshFruit(item dossier.Item) bool {
	raw := a.commodity(item, "kind") == "crop" && a.commodity(item, "dry") != "yes"
	return raw && a.commodity(item, "group") == "fruit" || item.Fresh && strings.HasPrefix(item.HS6, "08")
}

// admitted: fresh fruit goes only where a protocol between the two countries names its species (measures of GACC on
// fruit of 2005, and the protocol of each fruit). It is asked of what is ordered too, before anything is loaded.
func admitted(a *asked) {
	for _, line := range a.lines() {
		fields, known := a.protocol(line.Line)
		fresh := a.freshFruit(line.Item)
		f := trade.Finding{Found: or(line.Item.Species),
			Expected: fields["protocol"], Places: []trade.FindingPlace{fact(line.at + "/item/species")}}
		switch {
		case a.look(known && fields["status"] == "closed"):
			a.reportLine(line, words.CheckPlantClosed, f, nil)
		case known && fields["status"] == "ask" && fresh:
			f.Severity = trade.Warning
			a.reportLine(line, words.CheckPlantAsk, f, nil)
		case !known && fresh && a.laneAgreed():
			a.reportLine(line, words.CheckPlantUnlisted, f, nil)
		}
	}
}

// grownRegistered: where a protocol asks for it, each lot names its orchard and its packing house, and both stand in
// the list that the importing country published, open, for these goods and on that day. Papers name lots alike.
func grownRegistered(a *asked) {
	for _, line := range a.travelling() {
		rules, _ := a.protocol(line.Line)
		for _, what := range strings.Fields(rules["registered"]) {
			for _, lot := range a.lotsOf(line.Number) {
				a.placeRegistered(line, lot, what)
			}
		}
	}
	a.agree(words.CheckLotsSaid, nil, LotCodes)
}

// placeRegistered looks at the orchard or the packing house of a lot.
func (a *asked) placeRegistered(line placedLine, lot placedLot, what string) {
	register, code := what+"s", map[string]string{"orchard": lot.Orchard, "packhouse": lot.Packhouse}[what]
	f := trade.Finding{Of: lot.Number, Found: code, Places: []trade.FindingPlace{fact(lot.at + "/" + what)}}
	if a.look(code == "") {
		a.report(map[string]words.Key{"orchard": words.CheckOrchardMissing,
			"packhouse": words.CheckPackhouseMissing}[what], f, nil)
		return
	}
	fields, listed := a.row(register, code)
	given, stale := a.givenFor(what, code)
	if a.Registers.Empty(register) {
		listed = given || stale
	}
	switch {
	case a.look(stale || !listed && a.Registers.Listed(register, code)):
		f.Expected = a.rulesOn()
		a.report(words.CheckPlaceSeason, f, nil)
	case !listed:
		a.report(words.CheckPlaceUnlisted, f, nil)
	case a.look(fields["status"] != "" && fields["status"] != "open"):
		a.report(words.CheckPlaceClosed, f, nil)
	case a.look(!covers(fields, line.Item)):
		f.Expected = line.Item.PaperName
		a.report(words.CheckPlaceOther, f, nil)
	}
}

// givenFor tells whether the dossier itself has a registration of a kind with a number, and whether none of them holds.
func (a *asked) givenFor(kind, number string) (given, stale bool) {
	for _, r := range a.facts.Registrations {
		if r.Kind == kind && r.Number == number {
			given, stale = given || holds(r, a.rulesOn()), stale || !holds(r, a.rulesOn())
		}
	}
	return given, stale && !given
}

// covers tells whether a row of a register is for an item: by its subheading or its botanical name, where it has one.
func covers(fields map[string]string, item dossier.Item) bool {
	if fields["hs6"] == "" && fields["species"] == "" {
		return true
	}
	return fields["hs6"] == item.HS6 || fields["species"] != "" && botanical(fields["species"]) == botanical(item.Species)
}
