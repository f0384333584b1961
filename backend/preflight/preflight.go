// Package preflight asks, before papers leave the house, whether they can stand beside each other: 72 checks over the
// facts of a shipment, what its papers said when they were frozen, and what authorities returned.
//
// It is pure: the same input gives the same findings, on any machine at any hour. What it knows of the world stands in
// registers, its tolerances too; what it knows of other shipments is handed to it.
//
// The numbers of the checks are those of the trade's own list and never change. Check 73 is ours: it tells a paper that
// contradicts the facts in a place that no other check looks at.
package preflight

import (
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Input is all that the checks look at.
type Input struct {
	Dossier   dossier.Dossier
	Papers    []Paper   // each paper that stands, with what it says beside what the facts say
	Drafts    []Draft   // the papers that the shipment needs and has not
	Registers *Lists    // dated code lists
	Elsewhere Elsewhere // what other shipments and the masters say
	At        time.Time // when it is asked
}

// Elsewhere is what is known beyond the shipment.
type Elsewhere struct {
	Numbers []Numbered        // papers of other shipments
	Parties []dossier.Party   // all parties of the masters
	Units   map[string]string // identifiers of this shipment's packages that another shipment has too -> its reference
	Prices  map[string]Price  // by item: the mean of earlier invoices
	Lots    map[string]int64  // by lot of this shipment: net grams of it that other shipments carry
	Stock   map[string]int64  // by lot of this shipment: net grams of it that are still in store, packed or not
	Edits   []Edit            // unsaved changes to this dossier, of all stations
}

// Numbered is a paper of another shipment.
type Numbered struct {
	Kind     string
	Number   string
	Shipment string
}

// Price is the mean of the unit prices of an item on the invoices of the thirty days before, weighted by quantity.
type Price struct {
	Currency string
	Unit     string
	Scaled   int64 // / 10^Decimals
	Decimals int
	Invoices int64 // how many there were
}

// Edit is work on the dossier that was not saved yet, begun from a version of it.
type Edit struct {
	By      string
	Station string
	At      time.Time
	Base    int64 // version of the dossier that it began from
	Newest  int64 // newest version that was saved since
}

// Check is one question.
type Check struct {
	Number   int
	Title    words.Key // what it looks at, in a few words
	Severity trade.Severity
	From     trade.Gate // the first gate at which it is asked
	Needs    []Part     // what it looks at; a change of anything else cannot touch it
	ask      func(*asked)
}

// Checks lists them by number.
func Checks() []Check { return slices.Clone(all) }

// all checks, by number.
var all = func() []Check {
	list := slices.Concat(parties, quantities, origin, plantHealth, transport, customs, hygiene)
	slices.SortFunc(list, func(a, b Check) int { return a.Number - b.Number })
	return list
}()

// Find gives the check of a number.
func Find(number int) (Check, bool) {
	i := slices.IndexFunc(all, func(c Check) bool { return c.Number == number })
	if i < 0 {
		return Check{}, false
	}
	return all[i], true
}

// Answer is what one check had to say.
type Answer struct {
	Check    Check
	Compared int // how many things it looked at; nought where the shipment has nothing that it asks about
	Findings []trade.Finding
}

// At gives the findings that count at a gate.
func (a Answer) At(gate trade.Gate) (found []trade.Finding) {
	for _, f := range a.Findings {
		from := f.From
		if from == "" {
			from = a.Check.From
		}
		if gate.Asks(from) {
			found = append(found, f)
		}
	}
	return found
}

// Result is what all checks had to say about an input.
type Result struct {
	Answers []Answer // by number of the check
	input   Input
}

// Run asks all checks.
func Run(in Input) Result {
	r := Result{Answers: make([]Answer, len(all)), input: in}
	for i, c := range all {
		r.Answers[i] = c.answer(in)
	}
	return r
}

// Again asks those checks again that a change can touch, and keeps the answers of the others.
func (r Result) Again(in Input) Result {
	if len(r.Answers) != len(all) {
		return Run(in)
	}
	changed := changes(r.input, in)
	next := Result{Answers: slices.Clone(r.Answers), input: in}
	for i, c := range all {
		if c.needs(changed) {
			next.Answers[i] = c.answer(in)
		}
	}
	return next
}

func (c Check) answer(in Input) Answer {
	a := &asked{Input: in, facts: in.Dossier.Facts, check: c}
	c.ask(a)
	return Answer{c, a.compared, a.findings}
}

// At gives the findings that count at a gate, blocks first and then by number of the check.
func (r Result) At(gate trade.Gate) (found []trade.Finding) {
	for _, a := range r.Answers {
		found = append(found, a.At(gate)...)
	}
	slices.SortStableFunc(found, func(a, b trade.Finding) int { return weight(a.Severity) - weight(b.Severity) })
	return found
}

func weight(s trade.Severity) int {
	return slices.Index([]trade.Severity{trade.Block, trade.Warning, trade.Info}, s)
}
