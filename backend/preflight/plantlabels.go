package preflight

import (
	"fmt"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// labelsOfLot: the labels that were scanned name the orchard and the packing house of their lot. Where a protocol asks
// for registered places, enough of them were scanned: a sample, or one of each pallet.
func labelsOfLot(a *asked) {
	for _, line := range a.travelling() {
		rules, _ := a.protocol(line.Line)
		wanted := rules["registered"]
		for _, lot := range a.lotsOf(line.Number) {
			label, where, scanned := a.labelOf(lot.Number)
			if scanned {
				a.labelPlace(lot, where+"/orchard", lot.Orchard, label.Orchard, strings.Contains(wanted, "orchard"))
				a.labelPlace(lot, where+"/packhouse", lot.Packhouse, label.Packhouse, strings.Contains(wanted, "packhouse"))
			}
			if wanted != "" {
				a.labelSample(lot, label, where)
			}
		}
	}
}

// labelOf finds what was read from the labels of a lot, and its place; where nothing was, that of all labels.
func (a *asked) labelOf(lot string) (label dossier.Label, where string, found bool) {
	for i, l := range a.facts.Labels {
		if l.Lot == lot {
			return l, fmt.Sprintf("/facts/labels/%d", i), true
		}
	}
	return dossier.Label{}, "/facts/labels", false
}

// labelPlace compares one code. A label that has none is wrong only where the code is asked for.
func (a *asked) labelPlace(lot placedLot, where, code, said string, wanted bool) {
	if code == "" || said == "" && !wanted {
		return
	}
	if a.look(said != code) {
		a.report(words.CheckLabelPlace, trade.Finding{Of: lot.Number, Expected: code, Found: or(said),
			Places: []trade.FindingPlace{fact(where), fact(lot.at + where[strings.LastIndexByte(where, '/'):])}}, nil)
	}
}

func (a *asked) labelSample(lot placedLot, label dossier.Label, where string) {
	packages := a.facts.OfLot(lot.Number).Packages
	least := min(a.tolerance("label_sample"), packages)
	if a.look(label.Scanned < least && !a.eachPalletRead(lot.Number)) {
		a.report(words.CheckLabelSample, trade.Finding{Of: lot.Number, Expected: grouped(least),
			Found: grouped(label.Scanned), Places: []trade.FindingPlace{fact(where)}}, nil)
	}
}

// eachPalletRead tells whether a lot stands on pallets, and labels were read on each pallet of the units it is in.
func (a *asked) eachPalletRead(lot string) bool {
	least, seen := a.tolerance("labels_per_pallet"), false
	for _, unit := range a.facts.Transport {
		var read int64
		holds := false
		for _, load := range unit.Loads {
			if load.PalletTareG > 0 {
				label, _, _ := a.labelOf(load.Lot)
				read, holds = read+label.Pallets, holds || load.Lot == lot
			}
		}
		if holds && unit.Pallets != nil {
			seen = true
			if read < least*unit.Pallets.Count {
				return false
			}
		}
	}
	return seen
}

// labelsSay: a label has the sentence of export that the register label-rules asks for, in one of its languages, and
// the name of the goods in Chinese or English.
func labelsSay(a *asked) {
	for _, line := range a.travelling() {
		rule := a.labelRule(line.Item)
		if rule == nil {
			continue
		}
		for _, lot := range a.lotsOf(line.Number) {
			if label, where, scanned := a.labelOf(lot.Number); scanned {
				a.labelText(line, lot, label, where, rule["export_sentence"])
			}
		}
	}
}

// labelRule is the closest rule for packages of an item that the country of destination has made, or none.
func (a *asked) labelRule(item dossier.Item) (closest map[string]string) {
	for _, row := range a.Registers.Rows("label-rules", a.rulesOn()) {
		f := row.Fields
		fits := f["destination"] == a.facts.Destination && f["destination"] != "" && f["unit_kind"] == "package" &&
			strings.HasPrefix(digits(item.HS6), f["hs"])
		if fits && (closest == nil || len(f["hs"]) > len(closest["hs"])) {
			closest = f
		}
	}
	return closest
}

func (a *asked) labelText(line placedLine, lot placedLot, label dossier.Label, where, sentence string) {
	if a.look(sentence != "" && !saysOneOf(label.Sentences, strings.Split(sentence, "·")...)) {
		a.report(words.CheckLabelSentence, trade.Finding{Of: lot.Number, Expected: sentence, Found: or(label.Sentences),
			Places: []trade.FindingPlace{fact(where + "/sentences")}}, nil)
	}
	english, _, _ := strings.Cut(line.Item.NameEN, ",")
	paper, _, _ := strings.Cut(line.Item.PaperName, " (")
	if a.look(!saysOneOf(label.Names, line.Item.NameZH, english, paper)) {
		a.report(words.CheckLabelName, trade.Finding{Of: lot.Number, Found: or(label.Names),
			Expected: strings.TrimSpace(line.Item.NameEN + " " + line.Item.NameZH),
			Places:   []trade.FindingPlace{fact(where + "/names"), fact(line.at + "/item/name_zh")}}, nil)
	}
}

// saysOneOf tells whether a text holds one of several, in capitals or not.
func saysOneOf(text string, wanted ...string) bool {
	plain := func(s string) string {
		return strings.ToUpper(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	}
	for _, one := range wanted {
		if plain(one) != "" && strings.Contains(plain(text), plain(one)) {
			return true
		}
	}
	return false
}
