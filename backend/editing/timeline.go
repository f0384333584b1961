package editing

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TimeLine is the way of a shipment from the orchard to the payment, on the clock of its place of departure.
type TimeLine struct {
	DepartsAt time.Time // zero where it is not known: then there are no steps
	Now       time.Time
	CutOffAt  time.Time // for documents; zero where nobody tells it
	Steps     []Step
	Offices   []Office
	Holidays  []Holiday
}

// Step is one thing that has to be done, and by when.
type Step struct {
	Code     string
	Name     string // as the register names it, in English
	Who      string
	Gate     trade.Gate // that stands there, or empty
	At       time.Time
	Done     bool
	Late     bool     // it is not done, and its time is over
	Holidays []string // codes of those on which the offices that it needs are closed
}

// Office is a station or gate on the way, with its hours.
type Office struct {
	Code, Name, Zone    string
	Opens, Closes, Days string // HH:MM on its clock; days of the week, 1 is Monday
	CutOffAt            time.Time
	Note                string
}

// Holiday is a day on which offices are closed.
type Holiday struct {
	Code, Date, Country          string
	Name, NameLO, NameZH, Closes string
}

// TimeLine tells the steps of a shipment with their times, what is done, and what is late at a given time (RFC 3339;
// empty is now). Requires trade.Look.
func (s *Service) TimeLine(ctx context.Context, actor trade.Actor, reference, at string) (t TimeLine, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return t, err
	}
	now, bad := time.Parse(time.RFC3339, at)
	if at != "" && bad != nil {
		return t, fault.New(fault.Invalid, words.EditorNoAt, fault.Params{"found": at}).At("at")
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, reference)
		if err != nil {
			return err
		}
		if at == "" {
			now = tx.Now()
		}
		despatched := false
		shipment, err := tx.ShipmentByReference(reference)
		if err != nil && fault.CodeOf(err) != fault.NotFound {
			return err
		}
		despatched = shipment.State == trade.ShipmentDespatched
		t = v.timeLine(now, despatched)
		return nil
	})
	return t, err
}

func (v *view) timeLine(now time.Time, despatched bool) (t TimeLine) {
	f := v.dossier.Facts
	t.Now = now
	departs, err := time.Parse(time.RFC3339, f.Route.DepartsAt)
	if err != nil {
		return t
	}
	t.DepartsAt, t.Now = departs, now.In(departs.Location())
	t.Offices = v.offices(departs)
	t.CutOffAt = v.cutOff(departs, t.Offices)
	t.Holidays = v.holidays(departs)
	day := departs.Format(time.DateOnly)
	for _, row := range v.lists.Rows("timeline", day) {
		hours, err := strconv.Atoi(row.Fields["hours"])
		if mode := row.Fields["mode"]; err != nil || mode != "any" && mode != f.Route.Mode {
			continue
		}
		step := Step{Code: row.Code, Name: row.Fields["name_en"], Who: row.Fields["who"],
			Gate: trade.Gate(row.Fields["gate"]), At: departs.Add(time.Duration(hours) * time.Hour)}
		if strings.HasPrefix(row.Code, "documents") && !t.CutOffAt.IsZero() {
			step.At = t.CutOffAt
		}
		step.Done = v.done(step.Code, despatched)
		step.Late = !step.Done && step.At.Before(t.Now)
		step.Holidays = t.closedFor(step, f)
		t.Steps = append(t.Steps, step)
	}
	slices.SortStableFunc(t.Steps, func(a, b Step) int { return a.At.Compare(b.At) })
	return t
}

// cutOff is the hour until which documents are taken: as the dossier tells it, or as the register has it for the place
// of departure.
func (v *view) cutOff(departs time.Time, offices []Office) time.Time {
	if at, err := time.Parse(time.RFC3339, v.dossier.Facts.Route.CutOffAt); err == nil {
		return at.In(departs.Location())
	}
	for _, o := range offices {
		if !o.CutOffAt.IsZero() {
			return o.CutOffAt
		}
	}
	return time.Time{}
}

// offices lists the place of departure and those on the way, as far as the register has them. A place of departure
// that it has not is told by the row for any place.
func (v *view) offices(departs time.Time) (all []Office) {
	r, day := v.dossier.Facts.Route, departs.Format(time.DateOnly)
	names := append([]string{r.From.Name}, r.Via...)
	names = append(names, r.Exit.Name, r.Entry.Name)
	seen := map[string]bool{}
	for i, name := range names {
		code := strings.Join(strings.Fields(strings.ToLower(name)), "-") + "-" + r.Mode
		fields, found := v.lists.Row("cut-offs", code, day)
		if !found && i == 0 {
			code = "any-" + r.Mode
			fields, found = v.lists.Row("cut-offs", code, day)
		}
		if !found || seen[code] {
			continue
		}
		seen[code] = true
		o := Office{Code: code, Name: fields["name_en"], Zone: fields["zone"], Opens: fields["opens"],
			Closes: fields["closes"], Days: fields["days"], Note: fields["note"]}
		if hours, err := strconv.Atoi(fields["documents_h"]); err == nil {
			o.CutOffAt = departs.Add(-time.Duration(hours) * time.Hour)
		}
		all = append(all, o)
	}
	return all
}

// daysAround is how many days before and after the departure holidays are told.
const daysAround = 10

// holidays lists the days around the departure on which offices of either country are closed.
func (v *view) holidays(departs time.Time) (all []Holiday) {
	f := v.dossier.Facts
	for n := -daysAround; n <= daysAround; n++ {
		day := departs.AddDate(0, 0, n).Format(time.DateOnly)
		for _, country := range []string{f.Origin, f.Destination} {
			code := day + "-" + country
			fields, found := v.lists.Row("holidays", code, day)
			if !found || slices.ContainsFunc(all, func(h Holiday) bool { return h.Code == code }) {
				continue
			}
			all = append(all, Holiday{Code: code, Date: day, Country: country, Name: fields["name_en"],
				NameLO: fields["name_lo"], NameZH: fields["name_zh"], Closes: fields["closes"]})
		}
	}
	return all
}

// needing tells which offices a step needs, in the words of the register of holidays, and whether they are in the
// country of destination.
var needing = map[string]struct {
	office string
	abroad bool
}{
	"inspection": {"plant-health", false}, "phytosanitary": {"plant-health", false},
	"export-declaration": {"customs", false}, "origin": {"origin", false}, "exit": {"customs", false},
	"entry": {"customs", true}, "settlement": {"bank", false},
}

// closedFor lists the holidays on the day of a step on which the offices that it needs are closed.
func (t TimeLine) closedFor(s Step, f dossier.Facts) (codes []string) {
	need, some := needing[s.Code]
	if !some {
		return nil
	}
	country := f.Origin
	if need.abroad {
		country = f.Destination
	}
	for _, h := range t.Holidays {
		closes := slices.Contains(strings.Fields(h.Closes), need.office)
		if h.Country == country && closes && h.Date == s.At.Format(time.DateOnly) {
			codes = append(codes, h.Code)
		}
	}
	return codes
}

// done tells whether a step is done, as far as the dossier tells it.
func (v *view) done(step string, despatched bool) bool {
	f := v.dossier.Facts
	switch step {
	case "registrations":
		return len(f.Registrations) > 0
	case "booking":
		return f.Route.Booking != "" || len(f.Transport) > 0
	case "harvest":
		return allOf(f.Lots, func(l dossier.Lot) bool { return l.HarvestedOn != "" })
	case "weighing-in":
		return allOf(f.Lots, func(l dossier.Lot) bool { return l.AcceptedG > 0 })
	case "packing":
		return allOf(f.Lots, func(l dossier.Lot) bool { return l.PackedTo != "" })
	case "inspection":
		return f.Inspection != nil && f.Inspection.On != ""
	case "stuffing":
		return allOf(f.Transport, func(t dossier.Transport) bool { return len(t.Loads) > 0 && len(t.Seals) > 0 })
	case "gate-in":
		return len(f.Tickets) > 0
	case "loading":
		return allOf(f.Transport, func(t dossier.Transport) bool { return t.Wagon != "" })
	case "departure":
		return despatched
	case "settlement":
		return allOf(f.Settlements, func(s dossier.Settlement) bool { return s.PaidOn != "" })
	}
	return v.papersDone(step)
}

// allOf tells whether there are some and all of them are so.
func allOf[T any](some []T, is func(T) bool) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(one T) bool { return !is(one) })
}

// papersDone tells whether the papers of a step stand.
func (v *view) papersDone(step string) bool {
	switch step {
	case "invoice":
		return v.stands("commercial-invoice") && v.stands("packing-list")
	case "phytosanitary", "export-declaration":
		return v.stands(trade.PaperKind(step))
	case "origin":
		return slices.ContainsFunc(forms.All(), func(f forms.Form) bool {
			return f.Group() == forms.GroupOrigin && f.Kind != "origin-letter" && v.stands(f.Kind)
		})
	case "documents", "documents-road":
		return !slices.ContainsFunc(forms.Needed(v.dossier, v.on("")), func(f forms.Form) bool {
			return !v.stands(f.Kind)
		})
	}
	return false
}

// stands tells whether the shipment has such a paper that counts.
func (v *view) stands(kind trade.PaperKind) bool {
	return slices.ContainsFunc(v.dossier.Papers, func(p dossier.Paper) bool {
		return p.Kind == string(kind) && trade.PaperState(p.State).Stands()
	})
}
