package preflight

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// isPlant tells whether a line is a plant or of a plant, so that a phytosanitary certificate covers it.
func (a *asked) isPlant(line dossier.Line) bool {
	wanted := strings.Fields(a.commodity(line.Item, "wants"))
	return line.Item.Species != "" || slices.Contains(wanted, string(phytosanitary))
}

// botanicalNames: plants on a phytosanitary certificate have a botanical name with genus and species (ISPM 12,
// section 5), and papers have the same. Packages, quantities and consignee are compared on all papers elsewhere.
func botanicalNames(a *asked) {
	if a.facts.Phytosanitary.Wanted {
		for _, line := range a.travelling() {
			if a.isPlant(line.Line) && a.look(len(strings.Fields(line.Item.Species)) < 2) {
				a.reportLine(line, words.CheckSpecies, trade.Finding{Found: or(line.Item.Species),
					Places: []trade.FindingPlace{fact(line.at + "/item/species")}}, nil)
			}
		}
	}
	a.agree(words.CheckSpeciesSaid, nil, Species)
}

// containersCertified: where a certificate is wanted, or a protocol is about the goods, every container with plants is
// covered by a phytosanitary certificate that came back; certificates list the containers that are loaded, with their
// seals where goods were treated by cold.
func containersCertified(a *asked) {
	for i, unit := range a.facts.Transport {
		a.unitCertified(i, unit)
	}
	for _, p := range a.standing(phytosanitary) {
		a.unitsListed(p)
	}
}

// unitCertified tells a transport unit that holds plants of our own which no certificate covers.
func (a *asked) unitCertified(place int, unit dossier.Transport) {
	looked, bare := false, false
	for _, load := range unit.Loads {
		lot, _ := a.facts.Lot(load.Lot)
		line, known := a.facts.Line(lot.Line)
		if !known || !a.certificateWanted(line) || lot.Country != "" && lot.Country != a.facts.Origin {
			continue
		}
		looked = true
		bare = bare || !slices.ContainsFunc(a.standing(phytosanitary), func(p Paper) bool {
			return p.State == trade.PaperRecorded && p.about(line.Number)
		})
	}
	if looked && a.look(bare) {
		a.report(words.CheckUnitBare, trade.Finding{Of: unit.Number,
			Places: []trade.FindingPlace{at("/facts/transport/%d/number", place), at("/facts/phytosanitary")}}, nil)
	}
}

// certificateWanted tells whether a line needs a phytosanitary certificate: plants where one is wanted, and whatever
// enters under a protocol.
func (a *asked) certificateWanted(line dossier.Line) bool {
	if a.facts.Phytosanitary.Wanted && a.isPlant(line) {
		return true
	}
	fields, _ := a.protocol(line)
	return fields["status"] == "open"
}

// unitsListed compares the transport units that a certificate lists with those that are loaded, one finding a unit.
func (a *asked) unitsListed(p Paper) {
	cold := slices.ContainsFunc(a.facts.Treatments, func(t dossier.Treatment) bool { return t.Kind == "cold" })
	found, order := map[string]*trade.Finding{}, []string{}
	for _, s := range p.Statements {
		if s.Term != Container {
			continue
		}
		said, sealed := markUnit(s.Said)
		loaded, seals := markUnit(s.Holds)
		if !a.look(said != loaded || cold && sealed != seals) {
			continue
		}
		unit := loaded
		if unit == "" {
			unit = said
		}
		if found[unit] == nil {
			found[unit], order = &trade.Finding{Of: unit, Expected: or(s.Holds), Found: or(s.Said)}, append(order, unit)
		}
		found[unit].Places = append(found[unit].Places, on(p, s.Box))
		found[unit].Figures += s.Holds + "\x00" + s.Said + "\x00"
	}
	for _, unit := range order {
		a.report(words.CheckUnitSaid, *found[unit], fault.Params{"paper": p.Name, "number": p.Number})
	}
}

// markUnit takes a mark of a phytosanitary certificate apart: of "CONTAINER LKCU4200177, SEALS NTG552011, LCR0091834"
// it gives the number of the unit and its seals. A number alone is one without seals.
func markUnit(said string) (unit, seals string) {
	unit, seals, _ = strings.Cut(said, ", SEAL")
	if words := strings.Fields(unit); len(words) > 0 {
		unit = words[len(words)-1]
	}
	return unit, strings.TrimSpace(strings.TrimPrefix(seals, "S"))
}

// sealsDiffer tells whether a mark names the unit that is loaded, and other seals than it has.
func sealsDiffer(s Statement) bool {
	said, sealed := markUnit(s.Said)
	loaded, seals := markUnit(s.Holds)
	return said == loaded && sealed != seals
}

// designatedPort: goods come in at a place that the country of destination designated for them, by this mode, and it
// lies on the way (for fruit: designated supervision sites of GACC). Papers name it alike.
func designatedPort(a *asked) {
	var groups []string
	for _, line := range a.travelling() {
		fields, _ := a.protocol(line.Line)
		if group := fields["group"]; group != "" && !slices.Contains(groups, group) {
			groups = append(groups, group)
			a.portFor(line, group)
		}
	}
	a.agree(words.CheckEntrySaid, nil, Entry)
}

// portFor looks at the point of entry for goods of a group, where ports are designated for it.
func (a *asked) portFor(line placedLine, group string) {
	entry := a.facts.Route.Entry
	ports := a.portsFor(group)
	if len(ports) == 0 || entry.Name == "" && entry.Code == "" {
		return
	}
	f := trade.Finding{Found: entry.Name, Expected: strings.Join(ports, ", "),
		Places: []trade.FindingPlace{at("/facts/route/entry")}}
	if a.look(!a.isPort(entry, group)) {
		a.reportLine(line, words.CheckPort, f, nil)
	}
	beyond := slices.DeleteFunc(slices.Clone(a.facts.Route.Via), func(via string) bool { return !a.inDestination(via) })
	onTheWay := func(via string) bool { return a.samePlace(entry, via) }
	if len(beyond) > 0 && a.look(!slices.ContainsFunc(beyond, onTheWay)) {
		f.Expected, f.Places = strings.Join(beyond, " / "), append(f.Places, at("/facts/route/via"))
		a.report(words.CheckPortVia, f, nil)
	}
}

// inDestination tells whether a border station is known to lie in the country of destination. That it is missing from
// the route is told where the route is looked at.
func (a *asked) inDestination(via string) bool {
	return slices.ContainsFunc(a.Registers.Rows("places", a.rulesOn()), func(row trade.RegisterRow) bool {
		name, _, _ := strings.Cut(row.Fields["name_en"], " (")
		return row.Fields["country"] == a.facts.Destination && strings.EqualFold(name, via)
	})
}

// portsFor are the names of the ports that the country of destination designated for a group of goods by this mode.
func (a *asked) portsFor(group string) (names []string) {
	for _, row := range a.Registers.Rows("designated-ports", a.rulesOn()) {
		f := row.Fields
		if f["country"] == a.facts.Destination && f["mode"] == a.facts.Route.Mode && f["group"] == group {
			names = append(names, f["name_en"])
		}
	}
	return names
}

// isPort tells whether a place is designated. One that is part of another has its rights; one without a code is known
// by its name.
func (a *asked) isPort(entry dossier.Station, group string) bool {
	for code, steps := entry.Code, 0; code != "" && steps < 4; steps++ { // a place is part of a few at most
		if _, known := a.row("designated-ports", strings.ToLower(code+"-"+a.facts.Route.Mode+"-"+group)); known {
			return true
		}
		place, _ := a.row("places", code)
		code = place["part_of"]
	}
	return entry.Code == "" && slices.ContainsFunc(a.portsFor(group), func(name string) bool {
		return strings.EqualFold(name, entry.Name)
	})
}

// samePlace tells whether the point of entry is at a border station of the route, by its name or that of its code.
func (a *asked) samePlace(entry dossier.Station, via string) bool {
	place, _ := a.row("places", entry.Code)
	via = strings.ToUpper(via)
	for _, name := range []string{strings.ToUpper(entry.Name), strings.ToUpper(place["name_en"])} {
		if name != "" && via != "" && (strings.Contains(name, via) || strings.Contains(via, name)) {
			return true
		}
	}
	return false
}

// inspectedInOrder: goods are harvested, packed, inspected, certified and despatched in this order (ISPM 12, section
// 3), and the certificate is young enough at departure.
func inspectedInOrder(a *asked) {
	for _, lot := range a.lotsOf(0) {
		a.packedInOrder(lot, lot.HarvestedOn, lot.PackedFrom, "/packed_from")
		a.packedInOrder(lot, lot.PackedFrom, lot.PackedTo, "/packed_to")
	}
	for _, p := range a.standing(phytosanitary) {
		if p.State != trade.PaperRecorded {
			continue
		}
		packed, inspected := a.lastPacked(p), ""
		if a.facts.Inspection != nil {
			inspected = a.facts.Inspection.On
		}
		a.inOrder(words.CheckPackedAfter, p, packed, inspected, "/facts/inspection/on")
		a.inOrder(words.CheckIssuedBefore, p, max(inspected, packed), p.DatedOn, "/facts/inspection/on")
		a.inOrder(words.CheckIssuedAfterLeaving, p, p.DatedOn, a.departsOn(), "/facts/route/departs_at")
		age, known := days(p.DatedOn, a.departsOn())
		most := a.tolerance("phytosanitary_age_days")
		if known && most > 0 && a.look(int64(age) > most) {
			a.report(words.CheckPhytosanitaryOld, trade.Finding{Severity: trade.Warning, Expected: grouped(most),
				Found: grouped(int64(age)), Places: []trade.FindingPlace{on(p, "")}},
				fault.Params{"paper": p.Name, "number": p.Number})
		}
	}
	a.agree(words.CheckInspectedSaid, nil, Inspected)
}

// packedInOrder reports a lot that was packed before the day that must come first.
func (a *asked) packedInOrder(lot placedLot, first, packed, where string) {
	if first != "" && packed != "" && a.look(packed < first) {
		a.report(words.CheckPackedEarly, trade.Finding{Of: lot.Number, Expected: first, Found: packed,
			Places: []trade.FindingPlace{fact(lot.at + where)}}, nil)
	}
}

// lastPacked is the last day on which goods of a paper were packed.
func (a *asked) lastPacked(p Paper) (on string) {
	for _, lot := range a.lotsOf(0) {
		if p.about(lot.Line) {
			on = max(on, lot.PackedTo)
		}
	}
	return on
}

// inOrder reports two days of which the one that must come first comes later.
func (a *asked) inOrder(key words.Key, p Paper, first, then, where string) {
	if first != "" && then != "" && a.look(then < first) {
		a.report(key, trade.Finding{Expected: first, Found: then, Places: []trade.FindingPlace{fact(where), on(p, "")}},
			fault.Params{"paper": p.Name, "number": p.Number})
	}
}

// declarationWorded: an additional declaration has the very words that the register declarations has for the goods and
// their destination, and papers repeat them.
func declarationWorded(a *asked) {
	if a.facts.Phytosanitary.Wanted {
		for _, line := range a.travelling() {
			a.declarationOf(line)
		}
	}
	a.agree(words.CheckDeclarationSaid, nil, Declaration)
}

func (a *asked) declarationOf(line placedLine) {
	fields, known := a.row("declarations", a.laneCode(line.Line))
	said, wanted := oneLine(a.facts.DeclarationOf(line.Line)), oneLine(fields["text"])
	if said == "NIL" {
		said = ""
	}
	if !known || wanted == "" || said == "" && fields["required"] != "yes" {
		return
	}
	if a.look(said != wanted) {
		where := "/facts/phytosanitary/declaration"
		if line.Declaration != "" {
			where = line.at + "/declaration"
		}
		a.reportLine(line, words.CheckDeclaration, trade.Finding{Expected: wanted, Found: or(said),
			Places: []trade.FindingPlace{fact(where)}}, nil)
	}
}

// oneLine is a text in capitals, with one blank between words.
func oneLine(text string) string { return strings.ToUpper(strings.Join(strings.Fields(text), " ")) }

// woodMarked: pallets of wood bear the mark of their treatment (ISPM 15, annex 2). Where pallets are of something else,
// or nobody said of what, it is worth a question.
func woodMarked(a *asked) {
	if !a.abroad() {
		return
	}
	form, _ := a.row("number-forms", "ispm-15")
	for i, unit := range a.facts.Transport {
		if unit.Pallets == nil || unit.Pallets.Count == 0 {
			continue
		}
		mark := unit.Pallets.Mark
		f := trade.Finding{Of: unit.Number, Found: or(mark), Expected: form["example"],
			Places: []trade.FindingPlace{at("/facts/transport/%d/pallets/mark", i)}}
		count := fault.Params{"count": fmt.Sprint(unit.Pallets.Count)}
		switch {
		case unit.Pallets.Wood && a.look(mark == ""):
			a.report(words.CheckWoodUnmarked, f, count)
		case unit.Pallets.Wood && a.look(!fits(form["pattern"], mark)):
			f.Severity = severityOf(form)
			a.report(words.CheckWoodMark, f, count)
		case !unit.Pallets.Wood && a.look(mark == ""):
			f.Severity, f.Places[0] = trade.Warning, at("/facts/transport/%d/pallets/wood", i)
			a.report(words.CheckWoodUnsaid, f, count)
		}
	}
}
