package preflight

import (
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// weighbridgeAgrees: what the weighbridge found and the sum of the packages lie within the tolerance, for each
// transport unit and for all together; a bridge is no proof after its calibration has ended.
func weighbridgeAgrees(a *asked) {
	a.agree(words.CheckWeighing, nil, Weighing)
	var netG int64
	apart, single := false, len(a.facts.Tickets) > 1 && len(a.facts.Tickets) == len(a.facts.Transport)
	for i, t := range a.facts.Tickets {
		packedG, known := a.packedG(t.Transport)
		place := at("/facts/tickets/%d/first_g", i)
		netG, single = netG+t.NetG(), single && known && t.Transport != ""
		if known && a.beyondTolerance(t.Number, t.Transport, t.NetG(), packedG, place) {
			apart = true
		}
		if on := dayOf(t.At); on != "" && t.CalibratedTo != "" && a.look(t.CalibratedTo < on) {
			a.report(words.CheckBridge, trade.Finding{Of: t.Number, Expected: on, Found: t.CalibratedTo,
				Places: []trade.FindingPlace{at("/facts/tickets/%d/calibrated_to", i)}}, fault.Params{"bridge": t.Bridge})
		}
	}
	if single && !apart {
		a.beyondTolerance(a.facts.Tickets[0].Number, "", netG, a.facts.Total().GrossG(), at("/facts/tickets"))
	}
}

// dayOf is the calendar date of a moment at its place, or empty.
func dayOf(moment string) string {
	if len(moment) < len("2006-01-02") {
		return ""
	}
	return moment[:len("2006-01-02")]
}

// packedG is the gross weight of what is in a transport unit, by its packages; of all units where none is named.
func (a *asked) packedG(unit string) (grams int64, known bool) {
	if unit == "" {
		return a.facts.Total().GrossG(), a.facts.Total().Packages > 0
	}
	for _, t := range a.facts.Transport {
		if t.Number == unit {
			return t.Figures().GrossG(), true
		}
	}
	return 0, false
}

// beyondTolerance reports a weighing that lies further from the packages than a part of them, and than a least weight.
func (a *asked) beyondTolerance(ticket, unit string, weighedG, packedG int64, place trade.FindingPlace) bool {
	limitG := max(packedG*a.tolerance("weighbridge_per_mille")/1000, a.tolerance("weighbridge_min_g"))
	apartG := max(weighedG-packedG, packedG-weighedG)
	if !a.look(apartG > limitG) {
		return false
	}
	of := unit
	if of == "" {
		of = ticket
	}
	a.report(words.CheckWeighbridge, trade.Finding{Of: of, Expected: kg(packedG), Found: kg(weighedG),
		Places: []trade.FindingPlace{place, at("/facts/transport")}},
		fault.Params{"ticket": ticket, "apart": kg(apartG), "limit": kg(limitG)})
	return true
}

// lotYields: no more of a lot is packed, here and in other shipments, than was accepted of it: that is a block without
// any tolerance, as the certificates speak of the goods of that lot. The yield gives warnings: where clearly more is
// packed than grading passed, rejects are among it; where much less of what was accepted is packed here, in other
// shipments, or still in store, the rest went somewhere. A lot that was not graded is held against what was accepted.
func lotYields(a *asked) {
	for i, lot := range a.facts.Lots {
		line, known := a.facts.Line(lot.Line)
		if hereG := a.facts.OfLot(lot.Number).NetG; known && lot.AcceptedG > 0 && hereG > 0 {
			a.lotYield(i, lot, line.Item, hereG+a.Elsewhere.Lots[lot.Number])
		}
	}
}

func (a *asked) lotYield(i int, lot dossier.Lot, item dossier.Item, packedG int64) {
	leastG := lot.AcceptedG * a.yield(item, "yield_least_per_mille", "yield_low_per_mille") / 1000
	passedG := passed(lot)
	mostG := passedG * a.yield(item, "yield_most_per_mille", "yield_high_per_mille") / 1000
	f := trade.Finding{Of: lot.Number, Expected: kg(lot.AcceptedG), Found: kg(packedG),
		Places: []trade.FindingPlace{at("/facts/lots/%d/accepted_g", i), at("/facts/transport")}}
	switch {
	case a.look(packedG > lot.AcceptedG):
		a.report(words.CheckLotMore, f, nil)
	case a.look(mostG > 0 && packedG > mostG):
		f.Severity, f.Expected = trade.Warning, kg(passedG)
		f.Places[0] = at("/facts/lots/%d/delivery/grade_a_g", i)
		a.report(words.CheckLotMost, f, fault.Params{"percent": percentOfLot(packedG, passedG)})
	case a.look(packedG+a.Elsewhere.Stock[lot.Number] < leastG):
		f.Severity = trade.Warning
		a.report(words.CheckLotLeast, f, fault.Params{"percent": percentOfLot(packedG, lot.AcceptedG)})
	}
}

// passed is what grading passed of a lot, in whatever grade; nought where it was not graded.
func passed(lot dossier.Lot) int64 {
	if lot.Delivery == nil {
		return 0
	}
	return lot.Delivery.GradeAG + lot.Delivery.GradeBG
}

func percentOfLot(packedG, ofG int64) string { return decimal(packedG*1000/ofG, 1, 1) + " %" }

// yield is a part of what was accepted, in thousandths: the goods' own, or that of the house.
func (a *asked) yield(item dossier.Item, column, setting string) int64 {
	own, err := strconv.ParseInt(a.commodity(item, column), 10, 64)
	if err != nil {
		return a.tolerance(setting)
	}
	return own
}
