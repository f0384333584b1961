package preflight

import (
	"reflect"
	"slices"
)

// Part is a part of the input. A check names those that it looks at.
type Part string

// The parts. Goods are lines, lots and what is loaded, with the sums over them.
const (
	Parties       Part = "parties"
	Commerce      Part = "commerce" // contract, terms, payment, currency, charges, rate, origin, destination, marks
	Route         Part = "route"
	Goods         Part = "goods" // lines, lots, transport units and loads
	Evidence      Part = "evidence"
	Registrations Part = "registrations"
	Origins       Part = "certificate of origin"
	PlantHealth   Part = "plant health" // inspection, treatments, tests, application
	Customs       Part = "customs"
	Settlement    Part = "settlement"
	Selling       Part = "selling"    // orders and allotments
	Papers        Part = "papers"     // their states, numbers, official values
	Statements    Part = "statements" // what papers say beside what the facts say
	Drafts        Part = "drafts"
	CodeLists     Part = "registers"
	Others        Part = "elsewhere"
	Time          Part = "time"
)

// changes tells which parts of two inputs differ.
func changes(a, b Input) (changed []Part) {
	was, is := a.parts(), b.parts()
	for part, value := range is {
		if !same(was[part], value) {
			changed = append(changed, part)
		}
	}
	return changed
}

// same tells whether a part is as it was. Papers say a thousand things, which are compared one by one and not by
// reflection.
func same(a, b any) bool {
	was, papers := a.([]Paper)
	is, also := b.([]Paper)
	if !papers || !also {
		return reflect.DeepEqual(a, b)
	}
	return slices.EqualFunc(was, is, func(p, q Paper) bool {
		if !slices.Equal(p.Statements, q.Statements) || !slices.Equal(p.Lines, q.Lines) {
			return false
		}
		p.Statements, q.Statements, p.Lines, q.Lines = nil, nil, nil, nil
		return reflect.DeepEqual(p, q)
	})
}

// parts takes an input apart.
func (in Input) parts() map[Part]any {
	f := in.Dossier.Facts
	return map[Part]any{
		Parties: f.Parties,
		Commerce: []any{f.Contract, f.Origin, f.Destination, f.Trading, f.Terms, f.Payment, f.Bank, f.Marks, f.Currency,
			f.MinorDigits, f.Charges, f.Rate, in.Dossier.Reference},
		Route:         f.Route,
		Goods:         []any{f.Lines, f.Lots, f.Transport},
		Evidence:      []any{f.Tickets, f.Insurance, f.Labels},
		Registrations: f.Registrations,
		Origins:       f.Origins,
		PlantHealth:   []any{f.Inspection, f.Treatments, f.Tests, f.Phytosanitary},
		Customs:       f.Customs,
		Settlement:    f.Settlements,
		Selling:       []any{f.Orders, f.Allotments},
		Papers:        in.Dossier.Papers,
		Statements:    in.Papers,
		Drafts:        in.Drafts,
		CodeLists:     in.Registers,
		Others:        in.Elsewhere,
		Time:          in.At,
	}
}

func (c Check) needs(changed []Part) bool {
	return slices.ContainsFunc(c.Needs, func(p Part) bool { return slices.Contains(changed, p) })
}
