// Package packing makes handling units: loose goods become packages with a number and an SSCC, packages stand on
// pallets, units are weighed and unpacked. A unit is named by whatever a scan of its label reads, or by the number
// typed from it.
package packing

import (
	"context"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Service makes, weighs and breaks handling units.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// PackRequest turns loose goods of one lot and grade into packages. Masters are named by their codes.
type PackRequest struct {
	Lot      string // lot number
	Grade    trade.Grade
	Location string // location code; where the goods lie
	Kind     trade.UnitKind
	Count    int64      // how many packages; 0 where Weights says it
	NetG     int64      // net weight of each, grams; 0 takes the item's standard. Weights overrule it
	TareG    int64      // weight of each empty package, grams; 0 takes the item's standard
	Weights  []Weighing // catch weight: one for each package, in the order of their numbers
	Pallet   string     // identifier of a pallet at the location that takes the packages; empty for none
	PackedOn string     // calendar date, YYYY-MM-DD; empty for today
	Command  trade.EntryID
}

// Weighing is one package as the scale told it.
type Weighing struct {
	GrossG    int64
	ScaleLine string // the raw line of the scale, as evidence; empty for a weight that was typed
}

// Packed is what was packed in one step, in the order of the numbers.
type Packed struct {
	Units   []trade.HandlingUnit
	EntryID trade.EntryID
}

// Pack makes packages in one entry, with numbers that follow one another. Invalid when the request breaks a rule;
// conflict when the goods do not lie loose at the location, or the pallet is not there.
func (s *Service) Pack(ctx context.Context, actor trade.Actor, r PackRequest) (got Packed, err error) {
	err = s.write(ctx, actor, trade.EntryPack, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		b, err := r.batch(tx)
		if err != nil {
			return err
		}
		e.Document = b.lot.Number
		units, err := b.pack(tx, e)
		if err != nil {
			return err
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		got = Packed{units, e.ID}
		return nil
	})
	return got, err
}

// write begins an entry of packing and hands it to do, which fills and posts it.
func (s *Service) write(ctx context.Context, actor trade.Actor, kind trade.EntryKind, command trade.EntryID,
	do func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.Pack); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, actor, command)
		if err != nil {
			return err
		}
		return do(tx, e)
	})
}
