package labels

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Register is the register of label rules: which template a label is set in, what it must state, and with which
// sentence. A row says for which goods it holds (hs: HS 2022 with or without point, as many digits as are meant; empty
// for all), for which destination (ISO 3166-1 alpha-2; empty for all) and for which kind of unit (carton, crate, bag,
// pallet, or package for the first three).
const Register = "label-rules"

// rule is one row of the register.
type rule struct {
	code, hs, destination, kind string
	template, sentence, keepAt  string
	required                    []string
	validFrom                   string
}

// anyPackage stands in a rule for cartons, crates and bags.
const anyPackage = "package"

// rulesOn reads the rules that hold on a day.
func rulesOn(tx *store.Tx, date string) (rules []rule, err error) {
	rows, err := tx.RegisterRows(Register)
	for _, row := range rows {
		if !row.ValidOn(date) {
			continue
		}
		rules = append(rules, rule{code: row.Code, hs: bareHS(row.Fields["hs"]), destination: row.Fields["destination"],
			kind: row.Fields["unit_kind"], template: row.Fields["template"], sentence: row.Fields["export_sentence"],
			keepAt: row.Fields["keep_at"], required: strings.Fields(row.Fields["required"]), validFrom: row.ValidFrom})
	}
	return rules, err
}

// bareHS takes the point out of a commodity code; registers are written with and without it.
func bareHS(code string) string { return strings.ReplaceAll(code, ".", "") }

// fits tells whether the rule holds for goods in a unit that go somewhere.
func (r rule) fits(hs, destination string, kind trade.UnitKind) bool {
	kindFits := r.kind == string(kind) || r.kind == anyPackage && kind.Package()
	return kindFits && strings.HasPrefix(bareHS(hs), r.hs) && (r.destination == "" || r.destination == destination)
}

// before tells whether the rule is meant more closely than another: a law of the destination comes before anything,
// then the closer commodity, then the closer kind of unit, then the one that began last.
func (r rule) before(other rule) bool {
	switch {
	case (r.destination != "") != (other.destination != ""):
		return r.destination != ""
	case len(r.hs) != len(other.hs):
		return len(r.hs) > len(other.hs)
	case (r.kind == anyPackage) != (other.kind == anyPackage):
		return r.kind != anyPackage
	}
	return r.validFrom > other.validFrom
}

// ruleFor finds the rule for goods in a unit.
func ruleFor(rules []rule, item trade.Item, destination string, u trade.HandlingUnit) (best rule, err error) {
	found := false
	for _, r := range rules {
		if r.fits(item.HS6, destination, u.Kind) && (!found || r.before(best)) {
			best, found = r, true
		}
	}
	if !found {
		if destination == "" {
			destination = "-"
		}
		return best, fault.New(fault.Conflict, words.LabelsNoRule, fault.Params{"unit": u.Number, "kind": u.Kind,
			"hs": item.HS6, "destination": destination})
	}
	for _, name := range best.required {
		if _, known := asked[name]; !known {
			return best, fault.New(fault.Conflict, words.LabelsRuleFact, fault.Params{"rule": best.code, "fact": name})
		}
	}
	return best, nil
}

// joined makes one rule of two that hold for different goods on one unit.
func (r rule) joined(other rule, u trade.HandlingUnit) (rule, error) {
	if r.code == other.code {
		return r, nil
	}
	if r.template != other.template || r.sentence != "" && other.sentence != "" && r.sentence != other.sentence {
		return r, fault.New(fault.Conflict, words.LabelsRulesDiffer,
			fault.Params{"unit": u.Number, "first": r.code, "second": other.code})
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
func (r rule) missing(f Facts, u trade.HandlingUnit) error {
	var l fault.List
	told := map[string]bool{}
	for _, name := range r.required {
		fact := asked[name]
		if fact.value(f) == "" && !told[name] {
			l = append(l, fault.New(fault.Conflict, words.LabelsFactMissing,
				fault.Params{"unit": u.Number, "fact": fact.called, "rule": r.code}))
		}
		told[name] = true
	}
	return l.OrNil()
}
