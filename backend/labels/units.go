package labels

import (
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// mostLabels is how many labels one job may have: more than a roll holds. A greater number is a slip of the finger.
const mostLabels = 5000

// unitSeries is the number range of all handling units.
const unitSeries = "unit"

// identify finds the unit that a scan or a typed text names.
func identify(tx *store.Tx, raw string) (trade.HandlingUnit, error) {
	scan, err := gs1.Classify(raw)
	if err != nil {
		return trade.HandlingUnit{}, err
	}
	u, err := tx.UnitByIdentifier(scan.Value)
	if fault.CodeOf(err) == fault.NotFound {
		return u, fault.New(fault.NotFound, words.LabelsUnitUnknown, fault.Params{"identifier": scan.Value}).Because(err)
	}
	return u, err
}

// subjects finds what the request names, the range first and transport units last, and tells all that are wrong at
// once.
func (r PrintRequest) subjects(tx *store.Tx) ([]subject, error) {
	identifiers, err := r.identifiers(tx)
	if err != nil {
		return nil, err
	}
	var wrong fault.List
	var twice []string
	all := make([]subject, 0, len(identifiers)+len(r.Transports))
	seen := map[trade.Place]bool{}
	for i := range len(identifiers) + len(r.Transports) {
		var u subject
		var err error
		if i < len(identifiers) {
			u, err = named(tx, identifiers[i], "", "")
		} else {
			u, err = transportNamed(tx, r.Transports[i-len(identifiers)], r.Shipment)
		}
		if found := fault.All(err); len(found) > 0 {
			wrong = append(wrong, found...)
			continue
		}
		if err != nil {
			return nil, err
		}
		if seen[u.at] && !slices.Contains(twice, u.number) {
			twice = append(twice, u.number)
		}
		seen[u.at] = true
		all = append(all, u)
	}
	if len(twice) > 0 {
		wrong = append(wrong, fault.New(fault.Invalid, words.LabelsTwice,
			fault.Params{"units": strings.Join(twice, ", ")}).At("units"))
	}
	return all, wrong.OrNil()
}

// identifiers lists what the request names.
func (r PrintRequest) identifiers(tx *store.Tx) ([]string, error) {
	first, last, err := r.span(tx)
	if err != nil {
		return nil, err
	}
	switch count := last - first + 1 + int64(len(r.Units)+len(r.Transports)); {
	case count == 0:
		return nil, fault.New(fault.Invalid, words.LabelsNoUnits, nil).At("units")
	case count > mostLabels:
		return nil, fault.New(fault.Invalid, words.LabelsTooMany,
			fault.Params{"count": count, "most": mostLabels}).At("units")
	}
	named, err := tx.Series(unitSeries)
	var all []string
	for n := first; n <= last; n++ {
		all = append(all, named.Format(n))
	}
	return append(all, r.Units...), err
}

// span tells the first and the last number of the range; the last lies below the first where there is no range.
func (r PrintRequest) span(tx *store.Tx) (first, last int64, err error) {
	if r.From == "" && r.To == "" {
		return 0, -1, nil
	}
	wrong := fault.New(fault.Invalid, words.LabelsRange, fault.Params{"from": r.From, "to": r.To}).At("range")
	if r.From == "" || r.To == "" {
		return 0, 0, wrong
	}
	if first, err = numberOf(tx, r.From); err != nil {
		return 0, 0, err
	}
	if last, err = numberOf(tx, r.To); err != nil {
		return 0, 0, err
	}
	if first > last {
		return 0, 0, wrong
	}
	return first, last, nil
}

// numberOf gives the place of a unit in the number range.
func numberOf(tx *store.Tx, identifier string) (int64, error) {
	u, err := identify(tx, identifier)
	if err != nil {
		return 0, err
	}
	named, err := tx.Series(unitSeries)
	if err != nil {
		return 0, err
	}
	n, ok := named.Place(u.Number)
	if !ok {
		return 0, fault.New(fault.Invalid, words.LabelsRange, fault.Params{"from": u.Number, "to": u.Number}).At("range")
	}
	return n, nil
}
