package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/access"
	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) userCommand() *cobra.Command {
	return group("user", "people: sign in and out, add, change, list", p.signInCommand(), p.signOutCommand(),
		p.addUserCommand(), p.changeUserCommand(), p.pinCommand(), p.listUsersCommand())
}

func (p *program) signInCommand() *cobra.Command {
	return &cobra.Command{Use: "sign-in NAME", Short: "sign in; the PIN comes from HUBCTL_PIN or standard input",
		RunE: func(c *cobra.Command, args []string) error {
			pin, err := p.pin(c.Context())
			if err != nil {
				return err
			}
			return p.with(c.Context(), func(s *station.Station) error {
				session, err := s.Access.SignIn(c.Context(), args[0], pin)
				if err != nil {
					return err
				}
				if err := p.keep(session.Token); err != nil {
					return err
				}
				return p.show(map[string]any{"name": session.Actor.Name, "roles": session.Actor.Roles},
					"%s is signed in (%s).", session.Actor.Name, joined(session.Actor.Roles))
			})
		}}
}

func (p *program) signOutCommand() *cobra.Command {
	return &cobra.Command{Use: "sign-out", Short: "sign out", RunE: func(c *cobra.Command, _ []string) error {
		return p.with(c.Context(), func(s *station.Station) error {
			token, err := p.token()
			if err != nil {
				return err
			}
			if err := s.Access.SignOut(c.Context(), token); err != nil {
				return err
			}
			if err := os.Remove(filepath.Join(p.dir, tokenFile)); err != nil {
				return archive.DiskFault(err)
			}
			return p.show(map[string]any{"signed_out": true}, "Signed out.")
		})
	}}
}

const rolesHelp = "warehouse, officer, consolidator or administrator; several with commas between them"

func (p *program) addUserCommand() *cobra.Command {
	var roles []string
	c := &cobra.Command{Use: "add NAME", Short: "add a person; the PIN comes from HUBCTL_PIN or standard input",
		RunE: func(c *cobra.Command, args []string) error {
			pin, err := p.pin(c.Context())
			if err != nil {
				return err
			}
			r := access.AddPersonRequest{Name: args[0], Roles: rolesOf(roles), PIN: pin, Command: p.id()}
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				person, err := s.Access.AddPerson(c.Context(), actor, r)
				if err != nil {
					return err
				}
				return p.show(person, "%s may sign in (%s).", person.Name, joined(person.Roles))
			})
		}}
	c.Flags().StringSliceVar(&roles, "role", nil, rolesHelp)
	need(c.Flags(), "role")
	return c
}

func rolesOf(typed []string) (roles []trade.Role) {
	for _, role := range typed {
		roles = append(roles, trade.Role(role))
	}
	return roles
}

func (p *program) changeUserCommand() *cobra.Command {
	var roles []string
	var active bool
	var f *pflag.FlagSet
	c := p.verb("change NAME", "change what a person may do, or whether he may sign in at all",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			was, err := personNamed(ctx, s, actor, args[0])
			if err != nil {
				return err
			}
			r := access.ChangePersonRequest{PersonID: was.ID, Roles: was.Roles, Active: active, Command: p.id()}
			if f.Changed("role") {
				r.Roles = rolesOf(roles)
			}
			if !f.Changed("active") {
				r.Active = was.Active
			}
			person, err := s.Access.ChangePerson(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(person, "%s: %s (%s).", person.Name, mayOrNot(access.Listed{Person: person}),
				joined(person.Roles))
		})
	f = c.Flags()
	f.StringSliceVar(&roles, "role", nil, rolesHelp+"; as before where left out")
	f.BoolVar(&active, "active", true, "whether the person may sign in; as before where left out")
	return c
}

func (p *program) pinCommand() *cobra.Command {
	return &cobra.Command{Use: "pin NAME",
		Short: "give a person another PIN, who may then sign in again; it comes from HUBCTL_PIN or standard input",
		RunE: func(c *cobra.Command, args []string) error {
			pin, err := p.pin(c.Context())
			if err != nil {
				return err
			}
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				person, err := personNamed(c.Context(), s, actor, args[0])
				if err != nil {
					return err
				}
				err = s.Access.ChangePIN(c.Context(), actor, access.ChangePINRequest{PersonID: person.ID, NewPIN: pin,
					Command: p.id()})
				if err != nil {
					return err
				}
				return p.show(map[string]any{"name": person.Name}, "%s has another PIN, and is signed out.", person.Name)
			})
		}}
}

// personNamed finds a person by the name he signs in with.
func personNamed(ctx context.Context, s *station.Station, actor trade.Actor, name string) (access.Listed, error) {
	all, err := s.Access.People(ctx, actor)
	if err != nil {
		return access.Listed{}, err
	}
	for _, one := range all {
		if one.Name == name {
			return one, nil
		}
	}
	return access.Listed{}, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": "person", "name": name})
}

func (p *program) listUsersCommand() *cobra.Command {
	return p.verb("list", "list people",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			people, err := s.Access.People(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, people, "Nobody is here.", heads("name", "roles", ""), func(one access.Listed) []string {
				return []string{one.Name, joined(one.Roles), mayOrNot(one)}
			})
		})
}

func mayOrNot(one access.Listed) string {
	switch {
	case !one.Active:
		return "may not sign in"
	case one.Locked:
		return "locked: needs a new PIN"
	}
	return "may sign in"
}
