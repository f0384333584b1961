package forms

import (
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// Group is a part of the folder of a shipment.
type Group string

// The parts of the folder, in their order.
const (
	GroupTrade       Group = "trade"
	GroupOrigin      Group = "origin"
	GroupPlantHealth Group = "plant health"
	GroupTransport   Group = "transport"
	GroupCustoms     Group = "customs"
	GroupRest        Group = "rest"
)

// Groups lists the parts of the folder in their order.
func Groups() []Group {
	return []Group{GroupTrade, GroupOrigin, GroupPlantHealth, GroupTransport, GroupCustoms, GroupRest}
}

// Group tells in which part of the folder the papers of a form lie.
func (f Form) Group() Group {
	switch {
	case f.Kind == coverSheetKind || f.Kind == "insurance-data":
		return GroupRest
	case f.Kind == "origin-letter" || f.in(origin):
		return GroupOrigin
	case f.in(plantHealth):
		return GroupPlantHealth
	case f.in(rail) || f.in(road):
		return GroupTransport
	case f.in(customs):
		return GroupCustoms
	}
	return GroupTrade
}

// Applied tells whether the paper is handed in to be certified: those of origin and of plant health that are not ours.
func (f Form) Applied() bool {
	return !f.Ours && (f.Group() == GroupOrigin || f.Group() == GroupPlantHealth)
}

func (f Form) in(part []Form) bool {
	return slices.ContainsFunc(part, func(one Form) bool { return one.Kind == f.Kind })
}

// Needed lists the forms that a shipment needs, in the order of the folder: by the mode of transport, the country of
// destination, the certificate that is asked for, and what was done to the goods. It is a proposal: others may be made
// as well. Where no certificate of origin is asked for yet, it is the first of the folder that the register
// origin-forms has for the country.
func Needed(d dossier.Dossier, registers Registers) []Form {
	wanted := needs(d.Facts)
	certificate := certificateFor(d.Facts, registers)
	wanted[certificate] = true
	wanted["origin-letter"] = certificate != "" && certificate != statementPaper
	return slices.DeleteFunc(All(), func(f Form) bool { return !wanted[f.Kind] })
}

func needs(f dossier.Facts) map[trade.PaperKind]bool {
	byRail, byRoad := f.Route.Mode == string(trade.Rail), f.Route.Mode == string(trade.Road)
	plants := func(l dossier.Line) bool { return l.Item.Species != "" }
	fumigated := func(t dossier.Treatment) bool { return t.Kind == "fumigation" }
	return map[trade.PaperKind]bool{
		trade.CommercialInvoice: true,
		trade.PackingList:       true,
		"shipping-instruction":  f.Parties.Forwarder != nil,
		"phytosanitary":         f.Phytosanitary.Wanted || slices.ContainsFunc(f.Lines, plants),
		"fumigation-data":       slices.ContainsFunc(f.Treatments, fumigated),
		"treatment-record":      len(f.Treatments) > 0,
		"quality-data":          len(f.Tests) > 0,
		"insurance-data":        f.Insurance != nil,
		railNoteKind:            byRail,
		"wagon-list":            byRail,
		"weight-note":           byRail || byRoad,
		"road-consignment-note": byRoad,
		"truck-manifest":        byRoad,
		"export-declaration":    preflight.Abroad(f),
	}
}

// certificateFor tells which paper proves the origin: the one that is asked for, or the usual one for the country.
func certificateFor(f dossier.Facts, registers Registers) trade.PaperKind {
	asked := f.Origins.Form
	if _, is := registers("origin-statements", asked); asked != "" && is {
		return statementPaper
	}
	for _, form := range origin {
		fields, _ := registers("origin-forms", string(form.Kind))
		usual := asked == "" && slices.Contains(strings.Fields(fields["parties"]), f.Destination)
		if usual || string(form.Kind) == asked {
			return form.Kind
		}
	}
	return ""
}
