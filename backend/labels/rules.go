package labels

import (
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Register is the register of label rules: which template a label is set in, what it must state, and with which
// sentence. A row says for which goods it holds (hs: HS 2022 with or without point, as many digits as are meant; empty
// for all), for which destination (ISO 3166-1 alpha-2; empty for all), for which kind of unit (carton, crate, bag,
// pallet, or package for the first three; container, wagon, trailer, or transport for these), and, where the column
// lacking names facts, only for units that have none of them: those without a GTIN, for example.
const Register = "label-rules"

// rule is one row of the register.
type rule struct {
	code, hs, destination, kind string
	template, sentence, keepAt  string
	required, lacking           []string
	validFrom                   string
}

// anyPackage stands in a rule for cartons, crates and bags, anyTransport for containers, wagons and trailers.
const (
	anyPackage   = "package"
	anyTransport = "transport"
)

// anyOf gives the word that stands in a rule for all units of the sort that a subject is of; a pallet has none.
func (s subject) anyOf() string {
	switch {
	case s.at.Kind() == trade.TransportPlace:
		return anyTransport
	case trade.UnitKind(s.kind).Package():
		return anyPackage
	}
	return s.kind
}

// rulesOn reads the rules that hold on a day.
func rulesOn(tx *store.Tx, date string) (rules []rule, err error) {
	rows, err := tx.RegisterRows(Register)
	for _, row := range rows {
		if !row.ValidOn(date) {
			continue
		}
		rules = append(rules, rule{code: row.Code, hs: bareHS(row.Fields["hs"]), destination: row.Fields["destination"],
			kind: row.Fields["unit_kind"], template: row.Fields["template"], sentence: row.Fields["export_sentence"],
			keepAt: row.Fields["keep_at"], required: strings.Fields(row.Fields["required"]),
			lacking: strings.Fields(row.Fields["lacking"]), validFrom: row.ValidFrom})
	}
	return rules, err
}

// bareHS takes the point out of a commodity code; registers are written with and without it.
func bareHS(code string) string { return strings.ReplaceAll(code, ".", "") }

// fits tells whether the rule holds for goods in a unit that go somewhere. A fact that no label has is told when the
// rule is taken.
func (r rule) fits(hs, destination string, p planned) bool {
	for _, name := range r.lacking {
		if fact, known := asked[name]; known && fact.value(p.said) != "" {
			return false
		}
	}
	kindFits := r.kind == p.subject.kind || r.kind == p.subject.anyOf()
	return kindFits && strings.HasPrefix(bareHS(hs), r.hs) && (r.destination == "" || r.destination == destination)
}

// before tells whether the rule is meant more closely than another: a law of the destination comes before anything,
// then the closer commodity, then the closer kind of unit, then what a unit lacks, then the one that began last.
func (r rule) before(other rule) bool {
	switch {
	case (r.destination != "") != (other.destination != ""):
		return r.destination != ""
	case len(r.hs) != len(other.hs):
		return len(r.hs) > len(other.hs)
	case r.wide() != other.wide():
		return !r.wide()
	case len(r.lacking) != len(other.lacking):
		return len(r.lacking) > len(other.lacking)
	}
	return r.validFrom > other.validFrom
}

// wide tells whether the rule is for several kinds of unit.
func (r rule) wide() bool { return r.kind == anyPackage || r.kind == anyTransport }

// ruleFor finds the rule for goods in a unit.
func ruleFor(rules []rule, item trade.Item, destination string, p planned) (best rule, err error) {
	found := false
	for _, r := range rules {
		if r.fits(item.HS6, destination, p) && (!found || r.before(best)) {
			best, found = r, true
		}
	}
	if !found {
		if destination == "" {
			destination = "-"
		}
		return best, fault.New(fault.Conflict, words.LabelsNoRule, fault.Params{"unit": p.subject.number,
			"kind": p.subject.kind, "hs": item.HS6, "destination": destination})
	}
	for _, name := range slices.Concat(best.required, best.lacking) {
		if _, known := asked[name]; !known {
			return best, fault.New(fault.Conflict, words.LabelsRuleFact, fault.Params{"rule": best.code, "fact": name})
		}
	}
	return best, nil
}

// joined makes one rule of two that hold for different goods on one unit.
func (r rule) joined(other rule, u subject) (rule, error) {
	if r.code == other.code {
		return r, nil
	}
	if r.template != other.template || r.sentence != "" && other.sentence != "" && r.sentence != other.sentence {
		return r, fault.New(fault.Conflict, words.LabelsRulesDiffer,
			fault.Params{"unit": u.number, "first": r.code, "second": other.code})
	}
	r.required = append(append([]string{}, r.required...), other.required...)
	if r.sentence == "" {
		r.sentence = other.sentence
	}
	if r.keepAt != other.keepAt {
		r.keepAt = ""
	}
	return r, nil
}

// missing tells every fact that the rule wants and the label does not have.
func (r rule) missing(f Facts, u subject) error {
	var l fault.List
	told := map[string]bool{}
	for _, name := range r.required {
		fact := asked[name]
		if fact.value(f) == "" && !told[name] {
			l = append(l, fault.New(fault.Conflict, words.LabelsFactMissing,
				fault.Params{"unit": u.number, "fact": fact.called, "rule": r.code}))
		}
		told[name] = true
	}
	return l.OrNil()
}
