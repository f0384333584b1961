// Package masters keeps what is set once and used every day: parties, items, locations. Codes are checked
// against the dated registers, so that a paper never carries a unit or package kind that does not exist.
package masters

import (
	"context"

	"tradehub/backend/clock"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
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

// SaveParty adds or changes a party. Invalid, NotFound for a country that its register does not have, Conflict when
// the code is taken, or changes although goods came in under it.
func (s *Service) SaveParty(ctx context.Context, actor trade.Actor, r PartyRequest) (trade.Party, error) {
	if r.ID == "" {
		r.ID = trade.PartyID(clock.NewID())
	}
	return save(ctx, s.db, actor, r.Command, r.Party, func(tx *store.Tx, e *trade.Entry, p trade.Party) error {
		if err := registered(tx, wanted{"countries", "country", p.Country}); err != nil {
			return err
		}
		if err := keepsPartyCode(tx, p); err != nil {
			return err
		}
		return tx.PutParty(e, p)
	})
}

// SaveItem adds or changes an item. Invalid, NotFound for a code that its register does not have, Conflict when the
// code is taken, and when there are lots of the item and the change would make another item of it.
func (s *Service) SaveItem(ctx context.Context, actor trade.Actor, r ItemRequest) (trade.Item, error) {
	if r.ID == "" {
		r.ID = trade.ItemID(clock.NewID())
	}
	return save(ctx, s.db, actor, r.Command, r.Item, func(tx *store.Tx, e *trade.Entry, i trade.Item) error {
		if i.GTIN != "" {
			if err := gs1.CheckKey(i.GTIN, 8, 12, 13, 14); err != nil {
				return err
			}
		}
		if err := registered(tx, wanted{"units", "unit", i.Unit}, wanted{"packages", "package", i.Package}); err != nil {
			return err
		}
		if err := staysItself(tx, i); err != nil {
			return err
		}
		return tx.PutItem(e, i)
	})
}

// SaveLocation adds or changes a location. Invalid, NotFound when the location it lies in is not there, Conflict when
// the code is taken, when the location would lie in itself, and when the firm's site would get another code.
func (s *Service) SaveLocation(ctx context.Context, actor trade.Actor, r LocationRequest) (trade.Location, error) {
	if r.ID == "" {
		r.ID = trade.LocationID(clock.NewID())
	}
	return save(ctx, s.db, actor, r.Command, r.Location, func(tx *store.Tx, e *trade.Entry, l trade.Location) error {
		if l.Parent != "" {
			if _, err := tx.Location(l.Parent); err != nil {
				return err
			}
		}
		if err := keepsSiteCode(tx, l); err != nil {
			return err
		}
		return tx.PutLocation(e, l)
	})
}

// save posts one master in an entry of its own.
func save[M interface{ Validate() error }](ctx context.Context, db *store.DB, actor trade.Actor,
	command trade.EntryID, master M, put func(*store.Tx, *trade.Entry, M) error) (saved M, err error) {
	if err := actor.Require(trade.EditMasters); err != nil {
		return saved, err
	}
	if err := master.Validate(); err != nil {
		return saved, err
	}
	err = db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMaster, actor, command)
		if err != nil {
			return err
		}
		if err := put(tx, e, master); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		return saved, err
	}
	return master, nil
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
