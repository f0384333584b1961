package preflight

import (
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// massesWithinLimits: cargo and tare of a transport unit stay within its greatest gross mass, what stands on a wagon
// within its capacity, and all papers have the masses that hold. A tare that no container of the type has, and two
// containers of unequal mass on one wagon, give a warning.
func massesWithinLimits(a *asked) {
	for i, t := range a.facts.Transport {
		a.unitMass(i, t)
		a.usualTare(i, t)
	}
	for _, w := range a.wagons() {
		a.wagonMass(w)
		a.evenlyLoaded(w)
	}
	a.agree(words.CheckMassPapers, nil, UnitMass)
}

// unitMass holds the heavier of what was summed and what was weighed against the plate of the unit, or against what
// units of its type may weigh where the plate is not known. Of a weighing the cargo counts, with the tare of the unit:
// most containers stand on a truck when they are weighed, and no plate counts that.
func (a *asked) unitMass(i int, t dossier.Transport) {
	most := t.MaxGrossG
	if most == 0 {
		most = a.ofType(t, "max_gross_g")
	}
	if most == 0 {
		return
	}
	heaviest, place := t.MassG(), at("/facts/transport/%d/loads", i)
	for k, ticket := range a.facts.Tickets {
		if found := ticket.NetG() + t.TareG; ticket.Transport == t.Number && found > heaviest {
			heaviest, place = found, at("/facts/tickets/%d/first_g", k)
		}
	}
	if a.look(heaviest > most) {
		a.report(words.CheckMassOver, trade.Finding{Of: t.Number, Expected: kg(most), Found: kg(heaviest),
			Places: []trade.FindingPlace{place, at("/facts/transport/%d/max_gross_g", i)}}, nil)
	}
}

// ofType reads a number that the register has for the type of a container; nought where it has none.
func (a *asked) ofType(t dossier.Transport, column string) int64 {
	fields, _ := a.row("container-types", t.SizeType)
	value, err := strconv.ParseInt(fields[column], 10, 64)
	if err != nil {
		return 0
	}
	return value
}

func (a *asked) usualTare(i int, t dossier.Transport) {
	least, most := a.ofType(t, "tare_least_g"), a.ofType(t, "tare_most_g")
	if t.TareG == 0 || most == 0 {
		return
	}
	if a.look(t.TareG < least || t.TareG > most) {
		a.report(words.CheckTareUnusual, trade.Finding{Severity: trade.Warning, Of: t.Number,
			Expected: decimal(least, 3, 1) + " … " + kg(most), Found: kg(t.TareG),
			Places: []trade.FindingPlace{at("/facts/transport/%d/tare_g", i)}}, nil)
	}
}

// wagonMass holds what stands on a wagon against its capacity: containers with their tare, or the cargo alone.
func (a *asked) wagonMass(w wagon) {
	var capacity, carried int64
	for _, t := range w.units {
		if t.Car != nil {
			capacity = max(capacity, t.Car.CapacityG)
		}
		if t.Kind == string(trade.Wagon) {
			carried += t.Figures().GrossG()
		} else {
			carried += t.MassG()
		}
	}
	if a.look(capacity > 0 && carried > capacity) {
		a.report(words.CheckWagonOver, trade.Finding{Of: w.number, Expected: kg(capacity), Found: kg(carried),
			Places: w.places}, nil)
	}
}

// evenlyLoaded: two containers on one wagon differ by no more than the railway allows.
func (a *asked) evenlyLoaded(w wagon) {
	most := a.tolerance("container_pair_most_g")
	if len(w.units) != 2 || most == 0 {
		return
	}
	apart := w.units[0].MassG() - w.units[1].MassG()
	if a.look(max(apart, -apart) > most) {
		a.report(words.CheckPairApart, trade.Finding{Severity: trade.Warning, Of: w.number, Expected: kg(most),
			Found: kg(max(apart, -apart)), Places: w.places}, nil)
	}
}
