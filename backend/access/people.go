package access

import (
	"context"
	"slices"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// FirstAdministrator adds the first person of a ledger, who may do everything. It needs nobody signed in, and so
// works only while there is no person yet (access.not_first). The entry's actor is the new person.
func (s *Service) FirstAdministrator(ctx context.Context, name, pin string, command trade.EntryID) (
	trade.Person, error) {
	p := newPerson(name, []trade.Role{trade.Administrator})
	return s.add(ctx, actorOf(p), p, pin, command, func(tx *store.Tx) error {
		all, err := tx.People()
		if err == nil && len(all) > 0 {
			return fault.New(fault.Forbidden, words.AccessNotFirst, nil)
		}
		return err
	})
}

// AddPerson adds somebody who may sign in. A name is taken once (store.taken). Requires trade.ManagePeople.
func (s *Service) AddPerson(ctx context.Context, actor trade.Actor, r AddPersonRequest) (trade.Person, error) {
	if err := actor.Require(trade.ManagePeople); err != nil {
		return trade.Person{}, err
	}
	anyTime := func(*store.Tx) error { return nil }
	return s.add(ctx, actor, newPerson(r.Name, r.Roles), r.PIN, r.Command, anyTime)
}

func newPerson(name string, roles []trade.Role) trade.Person {
	return trade.Person{ID: trade.PersonID(clock.NewID()), Name: nameAs(name), Roles: roles, Active: true}
}

// add saves a new person with his PIN, where allowed does not object.
func (s *Service) add(ctx context.Context, actor trade.Actor, p trade.Person, typed string, command trade.EntryID,
	allowed func(*store.Tx) error) (trade.Person, error) {
	pin := pinAs(typed)
	if err := append(fault.All(p.Validate()), fault.All(checkPIN(pin))...).OrNil(); err != nil {
		return trade.Person{}, err
	}
	hash := s.hash(pin) // before the transaction: it takes long, and work should not wait for it
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryPerson, actor, command)
		if err != nil {
			return err
		}
		if err := allowed(tx); err != nil {
			return err
		}
		if err := put(tx, e, p); err != nil {
			return err
		}
		return tx.PutCredential(store.Credential{PersonID: p.ID, Hash: hash})
	})
	if err != nil {
		return trade.Person{}, err
	}
	return p, nil
}

// ChangePIN gives a person another PIN, forgives the wrong ones and signs the person out everywhere. Everybody
// may change the own PIN; another's requires trade.ManagePeople, and so does one's own while it is locked.
func (s *Service) ChangePIN(ctx context.Context, actor trade.Actor, r ChangePINRequest) error {
	manages := actor.Require(trade.ManagePeople)
	if manages != nil && (actor.PersonID == nobody || actor.PersonID != r.PersonID) {
		return manages
	}
	pin := pinAs(r.NewPIN)
	if err := checkPIN(pin); err != nil {
		return err
	}
	hash := s.hash(pin)
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryPerson, actor, r.Command)
		if err != nil {
			return err
		}
		p, err := tx.Person(r.PersonID)
		if err != nil {
			return err
		}
		c, _, err := tx.Credential(p.ID)
		if err != nil {
			return err
		}
		if c.Failures >= lockFailures && manages != nil {
			return fault.New(fault.Forbidden, words.AccessLocked, fault.Params{"name": p.Name, "failures": c.Failures})
		}
		e.Document = "new PIN" // the person stays as he is; the entry tells who gave him another PIN
		if err := put(tx, e, p); err != nil {
			return err
		}
		if err := tx.PutCredential(store.Credential{PersonID: p.ID, Hash: hash}); err != nil {
			return err
		}
		return tx.EndSessionsOf(p.ID)
	})
}

// ChangePerson says what a person may do from now on, and whether he may sign in at all; one who may not is
// signed out at once. The last active administrator stays (access.last_administrator). Requires
// trade.ManagePeople.
func (s *Service) ChangePerson(ctx context.Context, actor trade.Actor, r ChangePersonRequest) (trade.Person, error) {
	if err := actor.Require(trade.ManagePeople); err != nil {
		return trade.Person{}, err
	}
	var p trade.Person
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryPerson, actor, r.Command)
		if err != nil {
			return err
		}
		if p, err = tx.Person(r.PersonID); err != nil {
			return err
		}
		p.Roles, p.Active = r.Roles, r.Active
		if err := p.Validate(); err != nil {
			return err
		}
		if err := keepAdministrator(tx, p); err != nil {
			return err
		}
		if err := put(tx, e, p); err != nil || p.Active {
			return err
		}
		return tx.EndSessionsOf(p.ID)
	})
	if err != nil {
		return trade.Person{}, err
	}
	return p, nil
}

// keepAdministrator refuses a change that leaves nobody who could undo it.
func keepAdministrator(tx *store.Tx, changed trade.Person) error {
	all, err := tx.People()
	if err != nil {
		return err
	}
	for _, p := range all {
		if p.ID == changed.ID {
			p = changed
		}
		if p.Active && slices.Contains(p.Roles, trade.Administrator) {
			return nil
		}
	}
	return fault.New(fault.Conflict, words.AccessLastAdministrator, fault.Params{"name": changed.Name})
}

// People lists everybody, in the order they were added. Requires trade.Look.
func (s *Service) People(ctx context.Context, actor trade.Actor) ([]Listed, error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	var all []Listed
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		people, err := tx.People()
		if err != nil {
			return err
		}
		for _, p := range people {
			c, _, err := tx.Credential(p.ID)
			if err != nil {
				return err
			}
			all = append(all, Listed{Person: p, Locked: c.Failures >= lockFailures})
		}
		return nil
	})
	return all, err
}

// put posts the entry that a person was added or changed.
func put(tx *store.Tx, e *trade.Entry, p trade.Person) error {
	if err := tx.PutPerson(e, p); err != nil {
		return err
	}
	return tx.Post(e)
}
