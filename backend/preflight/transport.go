package preflight

import (
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// transport are the checks of how the goods go.
var transport = []Check{
	{50, words.CheckTitle50, trade.Block, trade.GateApplication, dated(Goods, Statements), containersSound},
	{51, words.CheckTitle51, trade.Block, trade.GateDespatch, dated(Goods, Statements), wagonsSound},
	{52, words.CheckTitle52, trade.Block, trade.GateDespatch, dated(Goods, Statements, Parties, Commerce), sealsSound},
	{53, words.CheckTitle53, trade.Block, trade.GateDespatch, dated(Goods, Evidence, Statements), massesWithinLimits},
	{54, words.CheckTitle54, trade.Block, trade.GateApplication, dated(Goods, Statements), oneWay},
	{55, words.CheckTitle55, trade.Warning, trade.GateDespatch, dated(Goods, PlantHealth, Statements), climateFits},
	{56, words.CheckTitle56, trade.Warning, trade.GateDespatch, dated(Goods, PlantHealth), coldRecorded},
	{57, words.CheckTitle57, trade.Block, trade.GateApplication,
		dated(Commerce, Goods, Evidence, Statements), termsFit},
	{58, words.CheckTitle58, trade.Block, trade.GateDespatch,
		dated(Statements, Drafts, Parties, Commerce), waybillListsPapers},
	{59, words.CheckTitle59, trade.Warning, trade.GateDespatch,
		dated(Parties, Registrations, Statements), truckPapersHold},
	{60, words.CheckTitle60, trade.Warning, trade.GateApplication,
		dated(Parties, Commerce, Drafts, Statements), inTime},
}

const phytosanitary trade.PaperKind = "phytosanitary"

// containersSound: a container has a number with a check digit that fits, stands in the shipment once, and has a type
// that there is (ISO 6346); all papers name the containers that are loaded.
func containersSound(a *asked) {
	seen := map[gs1.ContainerNumber]bool{}
	for i, t := range a.facts.Transport {
		if t.Kind != string(trade.Container) {
			continue
		}
		f := trade.Finding{Of: t.Number, Found: t.Number, Places: []trade.FindingPlace{at("/facts/transport/%d/number", i)}}
		number, err := gs1.ParseContainer(t.Number)
		if a.look(err != nil) {
			a.badContainer(f, err)
		}
		if a.look(number != "" && seen[number]) {
			a.report(words.CheckContainerTwice, f, nil)
		}
		seen[number] = true
		if f.Severity = trade.Warning; number.Discouraged() {
			a.report(words.CheckContainerDiscouraged, f, nil)
		}
		a.sizeTypeKnown(i, t)
	}
	// Which containers a phytosanitary certificate names, check 38 asks.
	others := func(p Paper) bool { return p.Kind != phytosanitary }
	a.agree(words.CheckContainerPapers, others, Container)
}

func (a *asked) badContainer(f trade.Finding, err error) {
	if fault.KeyOf(err) != string(words.Gs1ContainerCheckDigit) {
		a.report(words.CheckContainerForm, f, nil)
		return
	}
	digit, _ := fault.All(err)[0].Params["expected"].(string)
	f.Expected = f.Found[:len(f.Found)-1] + digit
	a.report(words.CheckContainerDigit, f, nil)
}

func (a *asked) sizeTypeKnown(i int, t dossier.Transport) {
	if t.SizeType == "" || a.Registers.Empty("container-types") {
		return
	}
	if _, known := a.row("container-types", t.SizeType); a.look(!known) {
		a.report(words.CheckContainerType, trade.Finding{Of: t.Number, Found: t.SizeType,
			Places: []trade.FindingPlace{at("/facts/transport/%d/size_type", i)}}, nil)
	}
}

// inUnit are the lines of which something is in a transport unit, in the order of loading.
func (a *asked) inUnit(t dossier.Transport) (lines []dossier.Line) {
	seen := map[int]bool{}
	for _, load := range t.Loads {
		lot, _ := a.facts.Lot(load.Lot)
		if line, known := a.facts.Line(lot.Line); known && !seen[line.Number] {
			seen[line.Number], lines = true, append(lines, line)
		}
	}
	return lines
}
