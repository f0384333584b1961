package preflight

import (
	"fmt"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// asked is one check while it is asked: what it looks at, and what it found.
type asked struct {
	Input
	facts    dossier.Facts
	check    Check
	compared int
	findings []trade.Finding
}

// report notes a finding. Its sentence is filled with what was expected and found, what it is about, and the params;
// its severity is that of the check where it has none of its own.
func (a *asked) report(key words.Key, f trade.Finding, params fault.Params) {
	f.Check = a.check.Number
	if f.Severity == "" {
		f.Severity = a.check.Severity
	}
	filled := fault.Params{"expected": f.Expected, "found": f.Found, "of": f.Of}
	for name, value := range params {
		filled[name] = value
	}
	f.Sentence = fault.New(fault.Conflict, key, filled)
	if len(f.Places) > 0 && f.Places[0].Fact != "" {
		f.Sentence = f.Sentence.At(f.Places[0].Fact)
	}
	a.findings = append(a.findings, f)
}

// look counts one thing that was looked at, and tells whether it is wrong.
func (a *asked) look(wrong bool) bool {
	a.compared++
	return wrong
}

// agree reports every paper that says something else than what holds about some terms: one finding for a paper, with
// all its places. The sentence gets paper and number. Papers are chosen by which, all where it is nil.
func (a *asked) agree(key words.Key, which func(Paper) bool, about ...Term) {
	for _, p := range a.Papers {
		if which == nil || which(p) {
			a.agreePaper(key, p, about)
		}
	}
}

func (a *asked) agreePaper(key words.Key, p Paper, about []Term) {
	var f trade.Finding
	for _, s := range p.Statements {
		if !slices.Contains(about, s.Term) || !a.look(!s.Agrees()) {
			continue
		}
		if len(f.Places) == 0 || tellsLess(f) && s.Holds != "" && s.Said != "" {
			f.Expected, f.Found, f.Of = s.Holds, s.Said, s.Of
		}
		f.Places = append(f.Places, trade.FindingPlace{Paper: p.Kind, Number: p.Number, Box: s.Box})
		f.Figures += s.Holds + "\x00" + s.Said + "\x00"
	}
	if len(f.Places) > 0 {
		f.Expected, f.Found = orDash(f.Expected), orDash(f.Found)
		a.report(key, f, fault.Params{"paper": p.Name, "number": p.Number})
	}
}

// tellsLess tells whether one side of a finding is empty, as where a row is gone or new: a place with two sides that
// differ tells more.
func tellsLess(f trade.Finding) bool { return f.Expected == "" || f.Found == "" }

// standing gives the papers of a kind that stand, in the order of the dossier.
func (a *asked) standing(kinds ...trade.PaperKind) (all []Paper) {
	for _, p := range a.Papers {
		if slices.Contains(kinds, p.Kind) {
			all = append(all, p)
		}
	}
	return all
}

// certificates are the kinds of certificate of origin.
var certificates = []trade.PaperKind{"form-e", "form-d", "form-rcep", "form-aanz", "ldc-certificate"}

// at is a place among the facts: at("/facts/lots/%d/orchard", i).
func at(pointer string, parts ...any) trade.FindingPlace {
	return trade.FindingPlace{Fact: fmt.Sprintf(pointer, parts...)}
}

// on is a place on a paper.
func on(p Paper, box string) trade.FindingPlace {
	return trade.FindingPlace{Paper: p.Kind, Number: p.Number, Box: box}
}

// departsOn is the calendar date of departure at its place, or empty.
func (a *asked) departsOn() string {
	if len(a.facts.Route.DepartsAt) < len(time.DateOnly) {
		return ""
	}
	return a.facts.Route.DepartsAt[:len(time.DateOnly)]
}

// today is the calendar date of the check at the place of departure, as its offset tells it.
func (a *asked) today() string {
	departs, err := time.Parse(time.RFC3339, a.facts.Route.DepartsAt)
	if err != nil {
		return a.At.Format(time.DateOnly)
	}
	return a.At.In(departs.Location()).Format(time.DateOnly)
}

// days counts the days from one calendar date to another; false where one of them is none.
func days(from, to string) (n int, known bool) {
	f, bad := time.Parse(time.DateOnly, from)
	t, worse := time.Parse(time.DateOnly, to)
	return int(t.Sub(f).Hours() / 24), bad == nil && worse == nil
}

// row reads a register as it holds on the day of departure, or today where that is not known.
func (a *asked) row(register, code string) (fields map[string]string, found bool) {
	return a.Registers.Row(register, code, a.rulesOn())
}

func (a *asked) rulesOn() string {
	if day := a.departsOn(); day != "" {
		return day
	}
	return a.today()
}
