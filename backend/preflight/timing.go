package preflight

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// inTime: papers are there before the carrier closes, no office that still has to issue one is closed before departure,
// and the gate is open when the goods come.
func inTime(a *asked) {
	a.beforeCutOff()
	a.officesOpen()
	if a.abroad() {
		a.gateWorks()
		a.gateOpen()
	}
}

// toCome are the papers that officers ask for and that are not there yet: not written, or handed in and not returned.
func (a *asked) toCome() (kinds []trade.PaperKind, names []string) {
	add := func(kind trade.PaperKind, name string) {
		if a.travels(kind) && !slices.Contains(kinds, kind) {
			kinds, names = append(kinds, kind), append(names, name)
		}
	}
	for _, d := range a.Drafts {
		add(d.Kind, d.Name)
	}
	for _, p := range a.Papers {
		if p.State == trade.PaperSubmitted {
			add(p.Kind, p.Name)
		}
	}
	return kinds, names
}

// cutOff is the hour until which the carrier takes papers: that of the booking, or as long before departure as the
// register has it for the station and the mode.
func (a *asked) cutOff() (time.Time, bool) {
	r := a.facts.Route
	if told, err := time.Parse(time.RFC3339, r.CutOffAt); err == nil {
		return told, true
	}
	departs, err := time.Parse(time.RFC3339, r.DepartsAt)
	if err != nil {
		return time.Time{}, false
	}
	for _, place := range []string{slug(r.From.Name), "any"} {
		fields, _ := a.row("cut-offs", place+"-"+r.Mode)
		if hours, err := strconv.Atoi(fields["documents_h"]); err == nil {
			return departs.Add(-time.Duration(hours) * time.Hour), true
		}
	}
	return time.Time{}, false
}

// slug writes a name as codes of registers are written: "VIENTIANE SOUTH" is vientiane-south.
func slug(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), "-") }

const hourShown = "2006-01-02 15:04"

func (a *asked) beforeCutOff() {
	due, known := a.cutOff()
	_, missing := a.toCome()
	if !known || !a.look(a.At.After(due) && len(missing) > 0) {
		return
	}
	a.report(words.CheckCutOff, trade.Finding{Expected: due.Format(hourShown), Found: strings.Join(missing, ", "),
		Places: []trade.FindingPlace{at("/facts/route/cut_off_at"), at("/papers")}}, nil)
}

// officeOf is the office that issues a kind of paper, as the register of holidays names offices.
func officeOf(kind trade.PaperKind) string {
	switch {
	case slices.Contains(certificates, kind):
		return "origin"
	case kind == phytosanitary:
		return "plant-health"
	case kind == exportDeclaration:
		return "customs"
	}
	return ""
}

// daysAhead is how far ahead holidays are looked for.
const daysAhead = 31

// officesOpen tells of holidays from today until departure on which an office is closed that has a paper to issue.
func (a *asked) officesOpen() {
	kinds, names := a.toCome()
	from, err := time.Parse(time.DateOnly, a.today())
	if err != nil || len(kinds) == 0 {
		return
	}
	for ahead := range daysAhead {
		day := from.AddDate(0, 0, ahead).Format(time.DateOnly)
		if day > a.departsOn() {
			return
		}
		holiday, is := a.holiday(day, a.facts.Parties.Consignor.Country)
		for i, kind := range kinds {
			if a.look(is && closes(holiday, officeOf(kind))) {
				a.report(words.CheckOfficeClosed, trade.Finding{Of: names[i], Expected: a.departsOn(), Found: day,
					Places: []trade.FindingPlace{at("/facts/route/departs_at"), at("/papers")}},
					fault.Params{"paper": names[i], "holiday": holiday["name_en"]})
			}
		}
	}
}

func (a *asked) holiday(day, country string) (fields map[string]string, is bool) {
	return a.Registers.Row("holidays", day+"-"+country, day)
}

func closes(holiday map[string]string, office string) bool {
	return slices.Contains(strings.Fields(holiday["closes"]), office)
}

// gateWorks: customs of neither country have a holiday on the day at the border.
func (a *asked) gateWorks() {
	day := a.atGateOn()
	for _, country := range []string{a.facts.Parties.Consignor.Country, a.facts.Destination} {
		holiday, is := a.holiday(day, country)
		if a.look(is && closes(holiday, "customs")) {
			a.report(words.CheckGateHoliday, trade.Finding{Of: country, Found: day,
				Places: []trade.FindingPlace{at("/facts/route/gate_at"), at("/facts/route/departs_at")}},
				fault.Params{"holiday": holiday["name_en"]})
		}
	}
}

// gateOpen: the goods come to the gate of exit on a day and at an hour when it is open.
func (a *asked) gateOpen() {
	r := a.facts.Route
	gate, err := time.Parse(time.RFC3339, r.GateAt)
	hours, known := a.row("cut-offs", slug(r.Exit.Name)+"-"+r.Mode)
	if err != nil || !known || hours["opens"] == "" || hours["closes"] == "" {
		return
	}
	comes := gate.Format("15:04")
	shut := comes < hours["opens"] || comes > hours["closes"] || !onWeekday(gate.Weekday(), hours["days"])
	if a.look(shut) {
		a.report(words.CheckGateHours, trade.Finding{Of: r.Exit.Name, Found: gate.Format(hourShown),
			Expected: hours["opens"] + " … " + hours["closes"], Places: []trade.FindingPlace{at("/facts/route/gate_at")}}, nil)
	}
}

// onWeekday tells whether a day is within a range of the week as registers write it, Monday being 1: "1-6". Without a
// range every day is.
func onWeekday(day time.Weekday, days string) bool {
	first, last, is := strings.Cut(days, "-")
	from, bad := strconv.Atoi(first)
	to, worse := strconv.Atoi(last)
	if !is || bad != nil || worse != nil {
		return true
	}
	number := (int(day)+6)%7 + 1
	return from <= number && number <= to
}
