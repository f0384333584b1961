package forms

import (
	"fmt"
	"strings"
	"time"

	"tradehub/backend/sheet"
)

// packagesInWords says a count in words and figures, from one number: "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520)
// CARTONS".
func (w *writer) packagesInWords(count int64, kind string) string {
	return fmt.Sprintf("%s (%s) %s", sheet.NumberWords(count), sheet.Grouped(count, 0, 0), w.packages(count, kind))
}

// packages names packages of a kind (Rec 21) in capitals, as many as there are.
func (w *writer) packages(count int64, kind string) string {
	return strings.ToUpper(counted(count, w.packageName(kind)))
}

// plural gives the plural of a name in a code list, where the noun stands before a comma: "bag, paper" becomes
// "bags, paper".
func plural(name string) string {
	noun, rest, qualified := strings.Cut(name, ",")
	ending := "s"
	for _, hiss := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, hiss) {
			ending = "es"
		}
	}
	if qualified {
		return noun + ending + "," + rest
	}
	return noun + ending
}

// kgNet says a net weight as certificates print it: "34,020.00 KGS NET". Grams are never rounded away.
func kgNet(grams int64) string {
	decimals := 2
	if grams%10 != 0 {
		decimals = 3
	}
	return sheet.Grouped(grams, 3, decimals) + " KGS NET"
}

// dateText prints a calendar date with the month in letters, so that day and month cannot be taken for each other.
func dateText(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return strings.ToUpper(day.Format("2 Jan 2006"))
}

// departsOn is the calendar date of departure at its place.
func (w *writer) departsOn() string {
	on, _, _ := strings.Cut(w.facts.Route.DepartsAt, "T")
	return on
}

var inCapitals = map[string]string{"rail": "BY RAIL", "road": "BY ROAD", "sea": "BY SEA", "air": "BY AIR"}

// carriage says how goods go: "BY RAIL FROM VIENTIANE SOUTH, LAO PDR TO WANGJIAYING WEST, CHINA VIA BOTEN/MOHAN".
func (w *writer) carriage() string {
	r := w.facts.Route
	from, to := w.latinGiven("/facts/route/from/name", r.From.Name), w.latinGiven("/facts/route/to/name", r.To.Name)
	said := fmt.Sprintf("%s FROM %s, %s TO %s, %s", inCapitals[r.Mode], from, w.country(w.facts.Origin), to,
		w.country(w.facts.Destination))
	if len(r.Via) > 0 {
		said += " VIA " + w.latin("/facts/route/via", strings.Join(r.Via, "/"))
	}
	return said
}
