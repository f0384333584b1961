package app

import (
	"context"

	"tradehub/backend/access"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// SettingPerson is somebody who may sign in.
type SettingPerson struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Roles  []string `json:"roles"`
	Active bool     `json:"active"`
	Locked bool     `json:"locked"` // after too many wrong PINs; a new PIN helps
	Me     bool     `json:"me"`
}

// People lists everybody, in the order they were added.
func (s *Settings) People() ([]SettingPerson, error) {
	all := []SettingPerson{}
	err := s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		people, err := st.Access.People(ctx, actor)
		for _, p := range people {
			all = append(all, SettingPerson{ID: string(p.ID), Name: p.Name, Roles: texts(p.Roles), Active: p.Active,
				Locked: p.Locked, Me: p.ID == actor.PersonID})
		}
		return err
	})
	return all, err
}

// AddPerson adds somebody who may sign in.
func (s *Settings) AddPerson(name string, roles []string, pin, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Access.AddPerson(ctx, actor, access.AddPersonRequest{Name: name, Roles: named[trade.Role](roles),
			PIN: pin, Command: trade.EntryID(command)})
		return err
	})
}

// ChangePerson says what a person may do from now on, and whether he may sign in.
func (s *Settings) ChangePerson(id string, roles []string, active bool, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Access.ChangePerson(ctx, actor, access.ChangePersonRequest{PersonID: trade.PersonID(id),
			Roles: named[trade.Role](roles), Active: active, Command: trade.EntryID(command)})
		return err
	})
}

// GivePIN gives a person another PIN, which also unlocks him.
func (s *Settings) GivePIN(id, pin, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Access.ChangePIN(ctx, actor, access.ChangePINRequest{PersonID: trade.PersonID(id), NewPIN: pin,
			Command: trade.EntryID(command)})
	})
}
