// Package masters keeps what is set once and used every day: parties, items, locations. Codes are checked
// against the dated registers, so that a paper never carries a unit or package kind that does not exist.
package masters

import (
	"context"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Service keeps the masters.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// PartyRequest asks to save a party: a new one when its ID is empty.
type PartyRequest struct {
	trade.Party
	Command trade.EntryID
}

// ItemRequest asks to save an item: a new one when its ID is empty.
type ItemRequest struct {
	trade.Item
	Command trade.EntryID
}

// LocationRequest asks to save a location: a new one when its ID is empty.
type LocationRequest struct {
	trade.Location
	Command trade.EntryID
}

// SaveParty adds or changes a party. Invalid, Conflict when the code is taken.
func (s *Service) SaveParty(ctx context.Context, actor trade.Actor, r PartyRequest) (trade.Party, error) {
	if r.ID == "" {
		r.ID = trade.PartyID(clock.NewID())
	}
	if err := r.Validate(); err != nil {
		return trade.Party{}, err
	}
	return r.Party, s.save(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := registered(tx, "countries", r.Country); err != nil {
			return err
		}
		return tx.PutParty(e, r.Party)
	})
}

// SaveItem adds or changes an item. Invalid, NotFound for a code no register has, Conflict when the code is taken.
func (s *Service) SaveItem(ctx context.Context, actor trade.Actor, r ItemRequest) (trade.Item, error) {
	if r.ID == "" {
		r.ID = trade.ItemID(clock.NewID())
	}
	if err := r.Validate(); err != nil {
		return trade.Item{}, err
	}
	return r.Item, s.save(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := registered(tx, "units", r.Unit); err != nil {
			return err
		}
		if err := registered(tx, "packages", r.Package); err != nil {
			return err
		}
		return tx.PutItem(e, r.Item)
	})
}

// SaveLocation adds or changes a location. NotFound when the location it lies in is not there.
func (s *Service) SaveLocation(ctx context.Context, actor trade.Actor, r LocationRequest) (trade.Location, error) {
	if r.ID == "" {
		r.ID = trade.LocationID(clock.NewID())
	}
	return r.Location, s.save(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if r.Parent != "" {
			if _, err := tx.Location(r.Parent); err != nil {
				return err
			}
		}
		return tx.PutLocation(e, r.Location)
	})
}

// save posts one master in an entry of its own.
func (s *Service) save(ctx context.Context, actor trade.Actor, command trade.EntryID,
	put func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.EditMasters); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMaster, actor, command)
		if err != nil {
			return err
		}
		if err := put(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
}

// registered refuses a code that its register does not have today.
func registered(tx *store.Tx, register, code string) error {
	_, found, err := tx.RegisterRow(register, code, tx.Now().Format("2006-01-02"))
	if err == nil && !found {
		return fault.New(fault.NotFound, words.MastersNotRegistered, fault.Params{"register": register, "code": code})
	}
	return err
}

// Parties lists all parties.
func (s *Service) Parties(ctx context.Context, actor trade.Actor) ([]trade.Party, error) {
	return list(ctx, s.db, actor, (*store.Tx).Parties)
}

// Items lists all items.
func (s *Service) Items(ctx context.Context, actor trade.Actor) ([]trade.Item, error) {
	return list(ctx, s.db, actor, (*store.Tx).Items)
}

// Locations lists all locations.
func (s *Service) Locations(ctx context.Context, actor trade.Actor) ([]trade.Location, error) {
	return list(ctx, s.db, actor, (*store.Tx).Locations)
}

func list[T any](ctx context.Context, db *store.DB, actor trade.Actor,
	read func(*store.Tx) ([]T, error)) (all []T, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = db.Read(ctx, func(tx *store.Tx) error {
		all, err = read(tx)
		return err
	})
	return all, err
}
