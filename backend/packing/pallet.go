package packing

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// mostOnPallet is how many units one pallet may take: more than any pallet holds, so that a mistyped range does not
// move a whole cold room.
const mostOnPallet = 1000

// PalletRequest puts packages onto a new pallet: those named one by one, and all of a range.
type PalletRequest struct {
	Units    []string // identifiers
	From     string   // identifier of the first unit of a range, which counts the numbers of units
	To       string   // identifier of the last; both belong to the range
	Location string   // location code; where the packages stand, and then the pallet
	TareG    int64    // the empty pallet, grams
	Command  trade.EntryID
}

// Built is a new pallet with what stands on it.
type Built struct {
	Pallet  trade.HandlingUnit
	Units   []trade.HandlingUnit
	EntryID trade.EntryID
}

// BuildPallet makes a pallet with a number of its own and puts packages onto it. Every unit that cannot go onto it
// is told, and where it is.
func (s *Service) BuildPallet(ctx context.Context, actor trade.Actor, r PalletRequest) (got Built, err error) {
	err = s.write(ctx, actor, trade.EntryPallet, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		location, err := tx.LocationByCode(r.Location)
		if err != nil {
			return err
		}
		units, err := r.units(tx, location)
		if err != nil {
			return err
		}
		pallet, err := newPallet(tx, e, r.TareG)
		if err != nil {
			return err
		}
		e.Document = pallet.Number
		e.Put(pallet.ID.At(), trade.Nowhere, location.ID.At())
		for _, u := range units {
			e.Put(u.ID.At(), location.ID.At(), pallet.ID.At())
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		got = Built{pallet, units, e.ID}
		return nil
	})
	return got, err
}

// newPallet adds an empty pallet to the entry.
func newPallet(tx *store.Tx, e *trade.Entry, tareG int64) (trade.HandlingUnit, error) {
	pallet := trade.HandlingUnit{ID: trade.UnitID(clock.NewID()), Kind: trade.Pallet, TareG: tareG, PackedOn: tx.Today(),
		State: trade.UnitActive}
	numbers, err := takeNumbers(tx, e, 1)
	if err != nil {
		return pallet, err
	}
	if err := numbers.name(&pallet, 0); err != nil {
		return pallet, err
	}
	return pallet, put(tx, e, pallet)
}

// units finds the packages of the request and refuses those that cannot go onto a pallet at the location, all at
// once.
func (r PalletRequest) units(tx *store.Tx, location trade.Location) (units []trade.HandlingUnit, err error) {
	identifiers, err := r.identifiers(tx)
	if err != nil {
		return nil, err
	}
	var wrong fault.List
	var twice []string
	seen := map[trade.UnitID]bool{}
	for _, identifier := range identifiers {
		u, err := palletisable(tx, identifier, location)
		if found := fault.All(err); len(found) > 0 {
			wrong = append(wrong, found...)
			continue
		}
		if err != nil {
			return nil, err
		}
		if seen[u.ID] && !slices.Contains(twice, u.Number) {
			twice = append(twice, u.Number)
		}
		seen[u.ID] = true
		units = append(units, u)
	}
	if len(twice) > 0 {
		wrong = append(wrong, fault.New(fault.Invalid, words.PackingTwice,
			fault.Params{"units": strings.Join(twice, ", ")}).At("units"))
	}
	return units, wrong.OrNil()
}

// palletisable finds a unit that may go onto a pallet at a location.
func palletisable(tx *store.Tx, identifier string, location trade.Location) (trade.HandlingUnit, error) {
	u, err := identify(tx, identifier)
	if err != nil {
		return u, err
	}
	if u.Kind == trade.Pallet {
		return u, fault.New(fault.Invalid, words.PackingIsPallet, fault.Params{"unit": u.Number})
	}
	return u, standsFree(tx, u, location)
}

// identifiers lists what the request names, the range first.
func (r PalletRequest) identifiers(tx *store.Tx) ([]string, error) {
	first, last, err := r.span(tx)
	if err != nil {
		return nil, err
	}
	count := last - first + 1 + int64(len(r.Units))
	switch {
	case count == 0:
		return nil, fault.New(fault.Invalid, words.PackingNoUnits, nil).At("units")
	case count > mostOnPallet:
		return nil, fault.New(fault.Invalid, words.PackingTooMany,
			fault.Params{"count": count, "most": mostOnPallet}).At("units")
	}
	named, err := tx.Series(series)
	all := make([]string, 0, count)
	for n := first; n <= last; n++ {
		all = append(all, named.Format(n))
	}
	return append(all, r.Units...), err
}

// span tells the first and the last number of the range; the last lies below the first where there is no range.
func (r PalletRequest) span(tx *store.Tx) (first, last int64, err error) {
	if r.From == "" && r.To == "" {
		return 0, -1, nil
	}
	open := fault.New(fault.Invalid, words.PackingRange, fault.Params{"from": r.From, "to": r.To}).At("range")
	if r.From == "" || r.To == "" {
		return 0, 0, open
	}
	if first, err = numberOf(tx, r.From); err != nil {
		return 0, 0, err
	}
	if last, err = numberOf(tx, r.To); err != nil {
		return 0, 0, err
	}
	if first > last {
		return 0, 0, open
	}
	return first, last, nil
}

// numberOf counts where a unit stands in the series of units.
func numberOf(tx *store.Tx, identifier string) (int64, error) {
	u, err := identify(tx, identifier)
	if err != nil {
		return 0, err
	}
	named, err := tx.Series(series)
	if err != nil {
		return 0, err
	}
	n, ok := named.Place(u.Number)
	if !ok {
		return 0, fault.New(fault.Invalid, words.PackingRange, fault.Params{"from": u.Number, "to": u.Number})
	}
	return n, nil
}
