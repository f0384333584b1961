package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/checking"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TodayBlocks is a shipment whose next gate is closed: findings stop it that nobody waived.
type TodayBlocks struct {
	Reference string     `json:"reference"`
	Gate      trade.Gate `json:"gate"`
	Blocks    int        `json:"blocks"`
	Warnings  int        `json:"warnings"`
	First     Fault      `json:"first"` // the sentence of the first block
}

// mostChecked is how many shipments are checked at once: those that leave next. To check one takes some hundredths of
// a second.
const mostChecked = 8

// Blocks tells which shipments that are loaded and have not left are stopped at their next gate, the next to depart
// first. It is a call of its own, as it takes longer than all else of the day.
func (t *Today) Blocks() (all []TodayBlocks, err error) {
	all = []TodayBlocks{}
	err = t.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		var references []string
		err := s.DB.Read(ctx, func(tx *store.Tx) (err error) {
			references, err = leavingNext(tx)
			return err
		})
		if err != nil {
			return err
		}
		for _, reference := range references {
			c, err := s.Checking.Check(ctx, actor, checking.Request{Shipment: reference})
			if err != nil {
				return err
			}
			if c.Stopped() {
				all = append(all, blocksOf(c))
			}
		}
		return nil
	})
	return all, err
}

// leavingNext lists the shipments abroad that are loaded and have not left, the next to depart first.
func leavingNext(tx *store.Tx) (references []string, err error) {
	shipments, err := tx.Shipments()
	if err != nil {
		return nil, err
	}
	closed := slices.DeleteFunc(shipments, func(sh trade.Shipment) bool {
		return sh.State != trade.ShipmentClosed || sh.Origin == sh.Destination
	})
	departs := map[trade.DepartureID]string{}
	for _, sh := range closed {
		d, err := tx.Departure(sh.DepartureID)
		if err != nil {
			return nil, err
		}
		departs[sh.DepartureID] = stamp(d.DepartsAt)
	}
	slices.SortStableFunc(closed, func(a, b trade.Shipment) int {
		return cmp.Compare(departs[a.DepartureID], departs[b.DepartureID])
	})
	for _, sh := range closed[:min(len(closed), mostChecked)] {
		references = append(references, sh.Reference)
	}
	return references, nil
}

func blocksOf(c checking.Checked) TodayBlocks {
	board := boardOf(c)
	return TodayBlocks{Reference: c.Reference, Gate: c.Gate, Blocks: board.Blocks, Warnings: board.Warnings,
		First: *board.First}
}
