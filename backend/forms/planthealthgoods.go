package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// plantUnit is a transport unit, with what it holds of the lines that a paper is about.
type plantUnit struct {
	dossier.Transport
	sum  dossier.Figures
	lots []dossier.Lot
}

// plantUnits are the transport units that hold goods of the lines, in the order of loading.
func (w *writer) plantUnits() (all []plantUnit) {
	for _, t := range w.facts.Transport {
		unit := plantUnit{Transport: t}
		for _, load := range t.Loads {
			lot, known := w.facts.Lot(load.Lot)
			if !known || !w.about(lot.Line) {
				continue
			}
			unit.sum = unit.sum.Plus(load.Figures())
			if !slices.Contains(unit.lots, lot) {
				unit.lots = append(unit.lots, lot)
			}
		}
		if len(unit.lots) > 0 {
			all = append(all, unit)
		}
	}
	return all
}

// named says the unit with its seals: "CONTAINER LKCU4200177, SEALS NTG552011, LCR0091834".
func (u plantUnit) named() string {
	said, seals := strings.ToUpper(u.Kind)+" "+u.Number, sealNumbersOf(u.Transport)
	switch len(seals) {
	case 0:
		return said
	case 1:
		return said + ", SEAL " + seals[0]
	}
	return said + ", SEALS " + strings.Join(seals, ", ")
}

func sealNumbersOf(t dossier.Transport) []string {
	all := make([]string, len(t.Seals))
	for i, s := range t.Seals {
		all[i] = strings.ToUpper(s.Number)
	}
	return all
}

// plantLots are the lots that are loaded of the lines, each once, in the order of the facts, with their places there.
func (w *writer) plantLots() (lots []dossier.Lot, at []string) {
	for i, lot := range w.facts.Lots {
		if w.about(lot.Line) && w.facts.OfLot(lot.Number).Packages > 0 {
			lots, at = append(lots, lot), append(at, fmt.Sprintf("/facts/lots/%d", i))
		}
	}
	return lots, at
}

// loadedOf are the lines that the paper is about and of which something is loaded.
func (w *writer) loadedOf() []dossier.Line {
	return slices.DeleteFunc(slices.Clone(w.lines), func(l dossier.Line) bool { return !w.loaded(l) })
}

// plantMarks tell the goods apart from all others: marks, lots, units and seals, orchards and packing houses.
func (w *writer) plantMarks() []string {
	lots, _ := w.plantLots()
	all := []string{w.marks()}
	list := func(one, more string, of func(dossier.Lot) string) {
		var codes []string
		for _, lot := range lots {
			if code := strings.ToUpper(of(lot)); code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
		switch len(codes) {
		case 0:
		case 1:
			all = append(all, one+" "+codes[0])
		default:
			all = append(all, more+" "+strings.Join(codes, ", "))
		}
	}
	list("LOT", "LOTS", func(l dossier.Lot) string { return l.Number })
	for _, u := range w.plantUnits() {
		all = append(all, u.named())
	}
	list("ORCHARD", "ORCHARDS", func(l dossier.Lot) string { return l.Orchard })
	list("PACKING HOUSE", "PACKING HOUSES", func(l dossier.Lot) string { return l.Packhouse })
	list("REGISTERED PRODUCER", "REGISTERED PRODUCERS", func(l dossier.Lot) string { return l.Producer })
	for _, said := range all {
		w.latin("/facts/lots", said)
	}
	return all
}

// grown says where the goods were grown: "NAMTHA, LOUANG NAMTHA, LAO PDR". Goods of another country are refused, since
// they travel on its certificate (Notice 0098/DOA of 6 Feb 2008).
func (w *writer) grown() []string {
	places := []string{}
	lots, at := w.plantLots()
	for i, lot := range lots {
		if lot.Country != w.facts.Origin {
			w.refuse(at[i]+"/country", words.FormsPlantForeign, fault.Params{"found": w.country(lot.Country)})
		}
		province := w.given(at[i]+"/province", lot.Province)
		if province != "" {
			province = strings.ToUpper(w.named("provinces", province, "name_en"))
		}
		place := together(", ", w.latin(at[i]+"/district", lot.District), province, w.country(lot.Country))
		if !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return places
}

// plantRows lists the produce.
func (w *writer) plantRows() []PlantRow {
	rows := []PlantRow{}
	for _, line := range w.loadedOf() {
		sum, at := w.facts.OfLine(line.Number), lineAt(line)+"/item"
		row := PlantRow{Line: line.Number, Produce: produce(w.latinGiven(at+"/paper_name", line.Item.PaperName)),
			Quantity: kgPlain(sum.NetG) + " KG NET", Species: line.Item.Species, Packages: sum.Packages, NetG: sum.NetG,
			GrossG: sum.GrossG(), PackagesSaid: countText(sum.Packages) + " " + w.packages(sum.Packages, line.Package)}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	return rows
}

// produce is the name of goods without what stands in brackets behind it, which is variety and condition: the
// botanical name has a box of its own.
func produce(name string) string {
	before, _, _ := strings.Cut(name, " (")
	return before
}

// kgPlain prints grams as kilograms, with no more decimals than there are: "34,020".
func kgPlain(grams int64) string { return sheet.Grouped(grams, 3, decimals(3, 0, grams)) }

// species wants a botanical name with a genus and a species. It is printed as botanists write it, not in capitals.
func (w *writer) species(line dossier.Line) {
	at := lineAt(line) + "/item/species"
	name := w.given(at, line.Item.Species)
	w.latin(at, name)
	if name != "" && len(strings.Fields(name)) < 2 {
		w.refuse(at, words.FormsPlantSpecies, fault.Params{"found": name})
	}
}

// plantCode is the code that registers of plant health have for a line: from where, to where, genus and species.
func (w *writer) plantCode(line dossier.Line) string {
	name := strings.Fields(strings.NewReplacer("×", " ", ".", "").Replace(line.Item.Species))
	parts := append([]string{w.facts.Origin, w.facts.Destination}, name[:min(2, len(name))]...)
	return strings.ToLower(strings.Join(parts, "-"))
}

// admitted compares the goods with what the importing country admits: the species, where it was grown and packed, how
// it was treated, and where it comes in. What no source confirms is a warning.
func (w *writer) admitted(p *Phytosanitary) {
	for _, line := range w.loadedOf() {
		w.species(line)
		rules, known := w.registers("protocol-commodities", w.plantCode(line))
		goods := map[string]any{"found": line.Item.NameEN + " (" + line.Item.Species + ")",
			"country": w.country(w.facts.Destination)}
		switch {
		case !known || rules["status"] == "ask":
			p.Warnings = append(p.Warnings, english.sayWith(words.FormsPlantAsk, goods))
		case rules["status"] == "closed":
			w.refuse(lineAt(line)+"/item/species", words.FormsPlantClosed, goods)
		default:
			w.registeredLots(line, rules["registered"])
			if rules["cold_days"] != "" && !w.wasTreated(line, "cold") {
				w.refuse("/facts/treatments", words.FormsPlantTreatment, goods)
			}
			if entry := w.facts.Route.Entry; !w.portOf(entry.Code, rules["group"]) {
				p.Warnings = append(p.Warnings, english.sayWith(words.FormsPlantPort, map[string]any{"found": entry.Name}))
			}
		}
	}
}

// registeredLots notes the lots of a line that lack a code which the importing country asks for.
func (w *writer) registeredLots(line dossier.Line, asked string) {
	lots, at := w.plantLots()
	for i, lot := range lots {
		if lot.Line != line.Number {
			continue
		}
		for _, what := range strings.Fields(asked) {
			w.given(at[i]+"/"+what, map[string]string{"orchard": lot.Orchard, "packhouse": lot.Packhouse}[what])
		}
	}
}

// portOf tells whether a group of goods may come in at a port by the mode of this shipment. A place that is part of
// another has its rights.
func (w *writer) portOf(code, group string) bool {
	for code != "" {
		_, known := w.registers("designated-ports", strings.ToLower(code+"-"+w.facts.Route.Mode+"-"+group))
		if known {
			return true
		}
		place, _ := w.registers("places", code)
		code = place["part_of"]
	}
	return false
}
