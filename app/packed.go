package app

import (
	"cmp"
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// PackUnit is one unit in a list. Weights are grams.
type PackUnit struct {
	Number  string         `json:"number"`
	Scan    string         `json:"scan"`
	Kind    trade.UnitKind `json:"kind"`
	Lot     string         `json:"lot"`
	Lots    int            `json:"lots"` // how many lots are in it
	Grade   trade.Grade    `json:"grade"`
	NetG    int64          `json:"netG"`
	GrossG  int64          `json:"grossG"`
	Place   string         `json:"place"`  // the room, container or party it is in; empty when it was unpacked
	Pallet  string         `json:"pallet"` // the pallet it stands on, or empty
	Retired bool           `json:"retired"`
	Label   UnitLabel      `json:"label"` // only in lists of units
}

// PackRecent is the units that were made last, the newest first.
type PackRecent struct {
	Units []PackUnit `json:"units"`
	Older int64      `json:"older"` // ask with it for those made before; 0 when there are none
}

const (
	unitSeries = "unit"
	// mostMissing is how many numbers in a row may have no unit, as after a restore or an undo of a large packing,
	// before a list of units ends.
	mostMissing = 20_000
)

// Recent lists units by their numbers downwards, at most so many, below a number; 0 begins with the newest.
func (p *Pack) Recent(below int64, most int) (recent PackRecent, err error) {
	recent.Units = []PackUnit{}
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error { return recent.read(tx, p.d.house, below, most) })
	})
	return recent, err
}

// read walks down the numbers. Numbers follow one another as units are made, so the walk needs no search; those
// without a unit are passed over.
func (r *PackRecent) read(tx *store.Tx, h *house, below int64, most int) error {
	series, err := tx.Series(unitSeries)
	if err != nil {
		return err
	}
	if below == 0 {
		if below, err = afterNewest(tx, series); err != nil {
			return err
		}
	}
	for n, missing := below-1, 0; n >= series.First && missing < mostMissing; n-- {
		u, err := tx.UnitByIdentifier(series.Format(n))
		if fault.CodeOf(err) == fault.NotFound {
			missing++
			continue
		}
		if err != nil {
			return err
		}
		if len(r.Units) == most {
			r.Older = n + 1
			return nil
		}
		row, err := packUnit(tx, u)
		if err != nil {
			return err
		}
		if err := h.label(tx, &row, u.ID); err != nil {
			return err
		}
		missing, r.Units = 0, append(r.Units, row)
	}
	return nil
}

// afterNewest gives the number after that of the newest unit: units are made by entries of two kinds, so the newest
// is in the last of one of them by one of the people here.
func afterNewest(tx *store.Tx, series trade.Series) (after int64, err error) {
	people, err := tx.People()
	if err != nil {
		return 0, err
	}
	for _, person := range people {
		for _, kind := range []trade.EntryKind{trade.EntryPack, trade.EntryPallet} {
			e, found, err := tx.LastEntry(kind, person.ID)
			if err != nil {
				return 0, err
			}
			if !found {
				continue
			}
			n, err := highestIn(tx, series, e)
			if err != nil {
				return 0, err
			}
			after = max(after, n+1)
		}
	}
	return after, nil
}

// highestIn gives the highest number of a unit that an entry made.
func highestIn(tx *store.Tx, series trade.Series, e trade.Entry) (highest int64, err error) {
	for _, p := range e.Placements {
		if p.From != trade.Nowhere || p.Subject.Kind() != trade.UnitPlace {
			continue
		}
		u, err := tx.Unit(trade.UnitID(p.Subject.ID()))
		if err != nil {
			return 0, err
		}
		if n, ok := series.Place(u.Number); ok { // else it was numbered before the series took its present form
			highest = max(highest, n)
		}
	}
	return highest, nil
}

func packUnit(tx *store.Tx, u trade.HandlingUnit) (PackUnit, error) {
	row := PackUnit{Number: u.Number, Scan: scanOf(u), Kind: u.Kind, NetG: u.NetG, GrossG: u.GrossG,
		Retired: u.State == trade.UnitRetired}
	load, err := tx.LoadOf(u.ID.At())
	if err != nil {
		return row, err
	}
	if u.Kind == trade.Pallet {
		row.NetG, row.GrossG = load.NetG, cmp.Or(u.GrossG, load.GrossG())
	}
	if err := row.readGoods(tx, u); err != nil {
		return row, err
	}
	return row, row.readPlace(tx, u)
}

func (row *PackUnit) readGoods(tx *store.Tx, u trade.HandlingUnit) error {
	held, err := tx.Contents(u.ID.At())
	if err != nil || len(held) == 0 {
		return err
	}
	lots := map[trade.LotID]bool{}
	for _, h := range held {
		lots[h.LotID] = true
	}
	lot, err := tx.Lot(held[0].LotID)
	row.Lot, row.Lots, row.Grade = lot.Number, len(lots), held[0].Grade
	return err
}

// readPlace notes the nearest place that is no pallet, and the pallet before it.
func (row *PackUnit) readPlace(tx *store.Tx, u trade.HandlingUnit) error {
	above, err := tx.Ancestors(u.ID.At())
	if err != nil {
		return err
	}
	for _, place := range above {
		spot, err := unitSpot(tx, place)
		if err != nil {
			return err
		}
		if place.Kind() != trade.UnitPlace {
			row.Place = spot.Code
			return nil
		}
		row.Pallet = spot.Code
	}
	return nil
}

// ForPallet tells of a unit that may go onto a new pallet at a location, or why it may not, before the pallet is
// built. An empty location is wherever the unit stands: there the pallet will be.
func (p *Pack) ForPallet(identifier, location string) (row PackUnit, err error) {
	err = p.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Pack); err != nil {
			return err
		}
		view, err := st.Packing.Unit(ctx, actor, identifier)
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			if row, err = packUnit(tx, view.Unit); err != nil {
				return err
			}
			return onPalletFault(view, row, cmp.Or(location, view.Location)).OrNil()
		})
	})
	return row, p.d.scanned("pack", location, identifier, err)
}

// onPalletFault says early, and in the same words, what packing would refuse when the pallet is built.
func onPalletFault(v packing.UnitView, row PackUnit, location string) fault.List {
	params := fault.Params{"unit": row.Number, "pallet": row.Pallet, "transport": row.Place, "shipment": v.Shipment,
		"place": v.Location, "location": location}
	refusals := []struct {
		broken bool
		fault  *fault.Fault
	}{
		{v.Unit.Kind == trade.Pallet, fault.New(fault.Invalid, words.PackingIsPallet, params)},
		{row.Retired, fault.New(fault.Conflict, words.PackingRetired, params)},
		{v.Gone, fault.New(fault.Conflict, words.PackingGone, params)},
		{row.Pallet != "", fault.New(fault.Conflict, words.PackingOnPallet, params)},
		{v.Shipment != "", fault.New(fault.Conflict, words.PackingInTransport, params)},
		{v.Location != location, fault.New(fault.Conflict, words.PackingElsewhere, params)},
	}
	for _, r := range refusals {
		if r.broken {
			return fault.List{r.fault}
		}
	}
	return nil
}

func byNumber(a, b trade.HandlingUnit) int { return cmp.Compare(a.Number, b.Number) }
