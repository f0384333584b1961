package forms

import (
	"fmt"
	"strconv"
	"time"

	"tradehub/backend/dossier"
)

// coldRules are what an importing country asks of a cold treatment, from the register protocol-commodities.
type coldRules struct {
	known       bool
	limitCentiC int64
	hours       int64 // on end, by all sensors together
	gap         time.Duration
	iceCentiC   int64 // how far from nought a sensor may be in melting ice
}

// coldRules finds the rules for the lines that were treated; of several lines the coldest and the longest hold.
func (w *writer) coldRules(t plantTreated) (rules coldRules) {
	if t.Kind != "cold" {
		return rules
	}
	for _, line := range w.loadedOf() {
		fields, _ := w.registers("protocol-commodities", w.plantCode(line))
		limit, bad := strconv.ParseInt(fields["cold_centi_c"], 10, 64)
		if bad != nil || t.Line != 0 && t.Line != line.Number {
			continue
		}
		if !rules.known || limit < rules.limitCentiC {
			rules.limitCentiC = limit
		}
		rules.known = true
		rules.hours = max(rules.hours, 24*numberOf(fields["cold_days"]))
		rules.gap = time.Duration(numberOf(fields["reading_min"])) * time.Minute
		rules.iceCentiC = numberOf(fields["ice_point_centi_c"])
	}
	return rules
}

// numberOf reads a number of a register; nought where there is none.
func numberOf(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64) // an empty field asks for nothing
	return n
}

// said says the rules: "ASKED FOR: 1.67 °C OR BELOW FOR 18 DAYS ON END".
func (r coldRules) said() string {
	if !r.known {
		return ""
	}
	return fmt.Sprintf("ASKED FOR: %s OR BELOW FOR %d DAYS ON END", centiC(r.limitCentiC), r.hours/24)
}

// span is a time without interruption.
type span struct{ from, to time.Time }

// heldHours is the longest time on end in which all sensors kept to the limit, in whole hours.
func (r coldRules) heldHours(sensors []dossier.Sensor) int64 {
	common := r.kept(sensors[0])
	for _, s := range sensors[1:] {
		common = shared(common, r.kept(s))
	}
	var longest time.Duration
	for _, s := range common {
		longest = max(longest, s.to.Sub(s.from))
	}
	return int64(longest / time.Hour)
}

// kept are the times in which a sensor kept to the limit. A reading that is missing ends one, as nobody knows what it
// was then.
func (r coldRules) kept(s dossier.Sensor) (all []span) {
	open := false
	for _, reading := range s.Readings {
		at, bad := time.Parse(time.RFC3339, reading.At)
		switch {
		case bad != nil || reading.CentiC-s.IcePointCentiC > r.limitCentiC:
			open = false
		case open && at.Sub(all[len(all)-1].to) <= r.gap:
			all[len(all)-1].to = at
		default:
			all, open = append(all, span{at, at}), true
		}
	}
	return all
}

// shared are the times that lie within both.
func shared(a, b []span) (all []span) {
	for _, one := range a {
		for _, other := range b {
			from, to := one.from, one.to
			if other.from.After(from) {
				from = other.from
			}
			if other.to.Before(to) {
				to = other.to
			}
			if !to.Before(from) {
				all = append(all, span{from, to})
			}
		}
	}
	return all
}
