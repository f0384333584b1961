package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tradehub/backend/access"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) userCommand() *cobra.Command {
	user := &cobra.Command{Use: "user", Short: "people: sign in and out, add, list"}
	user.AddCommand(p.signInCommand(), p.signOutCommand(), p.addUserCommand(), p.listUsersCommand())
	return user
}

func (p *program) signInCommand() *cobra.Command {
	return &cobra.Command{Use: "sign-in NAME", Short: "sign in; the PIN comes from HUBCTL_PIN or standard input",
		Args: cobra.ExactArgs(1), RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), func(s *station.Station) error {
				session, err := s.Access.SignIn(c.Context(), args[0], p.pin())
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(p.dir, tokenFile), []byte(session.Token), 0o600); err != nil {
					return err
				}
				return p.show(map[string]any{"name": session.Actor.Name, "roles": session.Actor.Roles},
					"%s is signed in.", session.Actor.Name)
			})
		}}
}

func (p *program) signOutCommand() *cobra.Command {
	return &cobra.Command{Use: "sign-out", Short: "sign out", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *station.Station) error {
				path := filepath.Join(p.dir, tokenFile)
				token, err := os.ReadFile(path)
				if err != nil {
					return p.show(map[string]any{}, "Nobody is signed in.")
				}
				if err := s.Access.SignOut(c.Context(), string(token)); err != nil {
					return err
				}
				if err := os.Remove(path); err != nil {
					return err
				}
				return p.show(map[string]any{}, "Signed out.")
			})
		}}
}

func (p *program) addUserCommand() *cobra.Command {
	var roles []string
	c := &cobra.Command{Use: "add NAME", Short: "add a person; the PIN comes from HUBCTL_PIN or standard input",
		Args: cobra.ExactArgs(1), RunE: func(c *cobra.Command, args []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				r := access.AddPersonRequest{Name: args[0], PIN: p.pin()}
				for _, role := range roles {
					r.Roles = append(r.Roles, trade.Role(role))
				}
				person, err := s.Access.AddPerson(c.Context(), actor, r)
				if err != nil {
					return err
				}
				return p.show(person, "%s may sign in.", person.Name)
			})
		}}
	c.Flags().StringSliceVar(&roles, "role", nil, "warehouse, officer, consolidator or administrator")
	return c
}

func (p *program) listUsersCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: "list people", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				people, err := s.Access.People(c.Context(), actor)
				if err != nil {
					return err
				}
				for _, one := range people {
					if err := p.show(one, "%-24s %v", one.Name, one.Roles); err != nil {
						return err
					}
				}
				return nil
			})
		}}
}
