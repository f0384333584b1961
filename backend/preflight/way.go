package preflight

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// modeOf tells with which mode of transport a paper goes, where it goes with one only.
var modeOf = map[trade.PaperKind]trade.Mode{"rail-consignment-note": trade.Rail, "wagon-list": trade.Rail,
	"road-consignment-note": trade.Road, "truck-manifest": trade.Road}

// oneWay: all papers have one day of departure, one vehicle and one way; papers and wagons are those of the mode of
// transport, and stations follow each other as they lie on the line.
func oneWay(a *asked) {
	a.agree(words.CheckWayPapers, nil, Departure, RouteTerm, Vehicle)
	mode := trade.Mode(a.facts.Route.Mode)
	if mode == "" {
		return
	}
	for _, p := range a.Papers {
		if goesBy, only := modeOf[p.Kind]; only && a.look(goesBy != mode) {
			a.report(words.CheckModePaper, trade.Finding{Of: p.Number, Expected: string(mode), Found: string(goesBy),
				Places: []trade.FindingPlace{at("/facts/route/mode"), on(p, "")}}, fault.Params{"paper": p.Name})
		}
	}
	for i, t := range a.facts.Transport {
		if t.Kind == string(trade.Wagon) && a.look(mode != trade.Rail) {
			a.report(words.CheckModeUnit, trade.Finding{Of: t.Number, Found: string(mode),
				Places: []trade.FindingPlace{at("/facts/route/mode"), at("/facts/transport/%d/kind", i)}}, nil)
		}
	}
	if mode == trade.Rail {
		a.stationsInOrder()
	}
}

// stop is a station on the way that the register knows.
type stop struct {
	name, country string
	along         int // where it lies on the line, from its south
	place         trade.FindingPlace
}

// stationsInOrder looks at the stations that the register knows; others may lie beyond the line. Who crosses the border
// does so at both its stations.
func (a *asked) stationsInOrder() {
	stops := a.stops()
	if len(stops) < 2 {
		return
	}
	first, last := stops[0], stops[len(stops)-1]
	for i := range stops[1:] {
		before, next := stops[i], stops[i+1]
		if back := (next.along-before.along)*(last.along-first.along) < 0; a.look(back) {
			a.report(words.CheckStationOrder, trade.Finding{Of: next.name, Expected: before.name, Found: next.name,
				Places: []trade.FindingPlace{next.place, before.place}}, nil)
		}
	}
	if len(stops) != len(a.facts.Route.Via)+2 || first.country == last.country {
		return // a station between has a name that the register does not know
	}
	for _, border := range a.borderStations(first, last) {
		named := slices.ContainsFunc(stops, func(s stop) bool { return s.name == border })
		if a.look(!named) {
			a.report(words.CheckStationBorder, trade.Finding{Of: border, Expected: border,
				Found: orDash(strings.Join(a.facts.Route.Via, " / ")), Places: []trade.FindingPlace{at("/facts/route/via")}}, nil)
		}
	}
}

// stops are the stations of the route that the register knows, in the order of the way.
func (a *asked) stops() (all []stop) {
	r, known := a.facts.Route, a.Registers.Rows("stations", a.rulesOn())
	add := func(s dossier.Station, place trade.FindingPlace) {
		for _, row := range known {
			along, err := strconv.Atoi(row.Fields["south_to_north"])
			if err == nil && (row.Code == s.Code || strings.EqualFold(row.Fields["name_en"], strings.TrimSpace(s.Name))) {
				all = append(all, stop{stationName(row), row.Fields["country"], along, place})
				return
			}
		}
	}
	add(r.From, at("/facts/route/from/name"))
	for i, name := range r.Via {
		add(dossier.Station{Name: name}, at("/facts/route/via/%d", i))
	}
	add(r.To, at("/facts/route/to/name"))
	return all
}

// borderStations are those at the border between two stops.
func (a *asked) borderStations(first, last stop) (all []string) {
	south, north := min(first.along, last.along), max(first.along, last.along)
	for _, row := range a.Registers.Rows("stations", a.rulesOn()) {
		along, err := strconv.Atoi(row.Fields["south_to_north"])
		if err == nil && row.Fields["border"] == "yes" && along >= south && along <= north {
			all = append(all, stationName(row))
		}
	}
	return all
}

func stationName(row trade.RegisterRow) string { return strings.ToUpper(row.Fields["name_en"]) }
