package preflight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// treatedAsAsked: goods were treated where their protocol asks for it; a record of treatment is whole; each sensor
// kept the cold for as long as asked, without a gap (18 days for citrus to China, protocol of 5 Nov 2021); and papers
// say what the record says.
func treatedAsAsked(a *asked) {
	read := map[string]bool{} // treatments whose sensors were looked at, by the rules for them
	for _, line := range a.travelling() {
		if rules, _ := a.protocol(line.Line); rules["cold_days"] != "" {
			a.coldTreated(line, rules, read)
		}
	}
	for i, t := range a.facts.Treatments {
		a.recordWhole(t, fmt.Sprintf("/facts/treatments/%d", i))
	}
	a.agree(words.CheckTreatmentSaid, nil, Treatment)
}

// coldTreated looks for the cold treatment of a line, in each unit that holds some of it.
func (a *asked) coldTreated(line placedLine, rules map[string]string, read map[string]bool) {
	units := []string{}
	for _, unit := range a.facts.Transport {
		if slices.ContainsFunc(unit.Loads, func(load dossier.Load) bool {
			lot, _ := a.facts.Lot(load.Lot)
			return lot.Line == line.Number
		}) {
			units = append(units, unit.Number)
		}
	}
	if len(units) == 0 {
		units = []string{""} // nothing is loaded yet
	}
	for _, unit := range units {
		i := slices.IndexFunc(a.facts.Treatments, func(t dossier.Treatment) bool {
			return t.Kind == "cold" && (t.Line == 0 || t.Line == line.Number) && (t.Transport == "" || t.Transport == unit)
		})
		if a.look(i < 0) {
			a.report(words.CheckColdMissing, trade.Finding{Of: unit, Found: line.Item.PaperName,
				Places: []trade.FindingPlace{at("/facts/treatments"), fact(line.at)}}, nil)
			continue
		}
		if once := fmt.Sprint(i, rules["cold_centi_c"], rules["cold_days"]); !read[once] {
			read[once] = true
			a.coldKept(a.facts.Treatments[i], fmt.Sprintf("/facts/treatments/%d/sensors", i), rules)
		}
	}
}

// coldKept looks at each sensor of a cold treatment: what it showed in melting ice, and how long it kept the cold.
func (a *asked) coldKept(t dossier.Treatment, where string, rules map[string]string) {
	if a.look(len(t.Sensors) == 0) {
		a.report(words.CheckColdUnread, trade.Finding{Of: t.Transport, Places: []trade.FindingPlace{fact(where)}}, nil)
		return
	}
	limit, daysOnEnd, ice := whole(rules["cold_centi_c"]), whole(rules["cold_days"]), whole(rules["ice_point_centi_c"])
	gap := time.Duration(whole(rules["reading_min"])) * time.Minute
	for i, s := range t.Sensors {
		said, place := fault.Params{"sensor": s.Number, "limit": centiDegrees(limit)}, fmt.Sprintf("%s/%d", where, i)
		if ice > 0 && a.look(s.IcePointCentiC > ice || s.IcePointCentiC < -ice) {
			a.report(words.CheckColdIce, trade.Finding{Of: t.Transport, Expected: centiDegrees(ice),
				Found: centiDegrees(s.IcePointCentiC), Places: []trade.FindingPlace{fact(place + "/ice_point_centi_c")}}, said)
		}
		hours := int64(longestCold(s, limit, gap) / time.Hour)
		if a.look(hours < daysOnEnd*24) {
			a.report(words.CheckColdShort, trade.Finding{Of: t.Transport, Expected: grouped(daysOnEnd * 24),
				Found: grouped(hours), Places: []trade.FindingPlace{fact(place + "/readings")}}, said)
		}
	}
}

// longestCold is the longest time on end in which a sensor kept to the limit. A reading that is missing ends it, as
// nobody knows what it was then.
func longestCold(s dossier.Sensor, limitCentiC int64, gap time.Duration) (longest time.Duration) {
	var from, last time.Time
	for _, r := range s.Readings {
		at, err := time.Parse(time.RFC3339, r.At)
		switch {
		case err != nil || r.CentiC-s.IcePointCentiC > limitCentiC:
			from = time.Time{}
			continue
		case from.IsZero() || gap > 0 && at.Sub(last) > gap:
			from = at
		}
		last = at
		longest = max(longest, last.Sub(from))
	}
	return longest
}

// centiDegrees says hundredths of a degree: "1.67 °C".
func centiDegrees(centiC int64) string { return decimal(centiC, 2, 0) + " °C" }

// whole reads a number of a register; nought where there is none.
func whole(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64) // an empty field asks for nothing
	return n
}

// recordWhole: the section of a certificate about treatment is filled in altogether or not at all (ISPM 12, section
// 5), so a record lacks nothing of it. A fumigation is young enough at departure.
func (a *asked) recordWhole(t dossier.Treatment, where string) {
	f := trade.Finding{Of: t.Transport}
	wanted := [][2]string{{"started_at", t.StartedAt}, {"ended_at", t.EndedAt}, {"duration", t.Duration},
		{"temperature", t.Temperature}}
	if t.Kind == "fumigation" {
		wanted = append(wanted, [2]string{"chemical", t.Chemical}, [2]string{"concentration", t.Concentration})
	}
	for _, field := range wanted {
		if field[1] == "" {
			f.Places = append(f.Places, fact(where+"/"+field[0]))
		}
	}
	if a.look(len(f.Places) > 0) {
		f.Found = factName(f.Places[0].Fact)
		a.report(words.CheckTreatmentBlank, f, fault.Params{"count": len(f.Places)})
	}
	ended, _, _ := strings.Cut(t.EndedAt, "T")
	age, known := days(ended, a.departsOn())
	most := a.tolerance("fumigation_age_days")
	if t.Kind == "fumigation" && known && most > 0 && a.look(int64(age) > most) {
		a.report(words.CheckFumigationOld, trade.Finding{Severity: trade.Warning, Of: t.Transport, Expected: grouped(most),
			Found: grouped(int64(age)), Places: []trade.FindingPlace{fact(where + "/ended_at")}}, nil)
	}
}
