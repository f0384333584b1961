package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// tokenFile keeps the session of the person who signed in, readable by him alone.
const tokenFile = "session"

// pin reads the PIN from HUBCTL_PIN, or from the first line of standard input: never from the command line,
// where others could see it.
func (p *program) pin() string {
	if pin := p.env("HUBCTL_PIN"); pin != "" {
		return pin
	}
	line, _ := bufio.NewReader(p.in).ReadString('\n')
	return strings.TrimSpace(line)
}

// with opens the station for a command and closes it after.
func (p *program) with(ctx context.Context, do func(*station.Station) error) (err error) {
	s, err := station.Open(ctx, station.Config{Dir: p.dir, Token: p.env("HUBCTL_TOKEN")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(s)
}

// as opens the station for a command of whoever is signed in.
func (p *program) as(ctx context.Context, do func(*station.Station, trade.Actor) error) error {
	return p.with(ctx, func(s *station.Station) error {
		token, err := os.ReadFile(filepath.Join(p.dir, tokenFile))
		if errors.Is(err, os.ErrNotExist) {
			return fault.New(fault.Forbidden, words.AccessSignIn, nil)
		}
		if err != nil {
			return err
		}
		actor, err := s.Access.Resume(ctx, string(token))
		if err != nil {
			return err
		}
		return do(s, actor)
	})
}

func (p *program) initCommand() *cobra.Command {
	var r settings.SetUpRequest
	var admin string
	c := &cobra.Command{Use: "init", Short: "set up the firm, this station and its first administrator",
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *station.Station) error { return p.setUp(c.Context(), s, r, admin) })
		}}
	f := c.Flags()
	f.StringVar(&r.StationCode, "station", "ST1", "code of this station")
	f.StringVar(&r.StationZone, "zone", "Asia/Vientiane", "time zone of this station")
	f.StringVar(&r.FirmCode, "firm-code", "", "short code of the firm")
	f.StringVar(&r.FirmName.EN, "firm", "", "name of the firm, as papers print it")
	f.StringVar(&r.FirmName.LO, "firm-lo", "", "name of the firm in Lao")
	f.StringVar(&r.FirmAddress, "address", "", "address of the firm, as papers print it")
	f.StringVar(&r.Country, "country", "LA", "country of the firm (ISO 3166)")
	f.StringVar(&r.TIN, "tin", "", "tax number of the firm")
	f.StringVar(&r.SiteCode, "site", "", "code of the site")
	f.StringVar(&r.SiteName.EN, "site-name", "", "name of the site")
	f.StringVar(&r.SiteLOCODE, "locode", "", "UN/LOCODE of the site")
	f.StringVar(&r.Fallback, "fallback", "", "letters before unit numbers while there is no GS1 prefix")
	f.StringVar(&r.Marks, "marks", "", "marks and numbers on packages")
	f.StringVar(&admin, "admin", "admin", "the first administrator; the PIN comes from HUBCTL_PIN or standard input")
	return c
}

// setUp makes the ledger's first entries: the firm, its first administrator, and the registers that come with
// the program. A run that was cut goes on where it was.
func (p *program) setUp(ctx context.Context, s *station.Station, r settings.SetUpRequest, admin string) error {
	r.Command = trade.EntryID(clock.NamedID("init"))
	if err := s.Settings.SetUp(ctx, r); err != nil {
		return err
	}
	pin := p.pin()
	person, err := s.Access.FirstAdministrator(ctx, admin, pin, "")
	if err != nil {
		return err
	}
	actor := trade.Actor{PersonID: person.ID, Name: person.Name, Roles: person.Roles}
	rows, err := s.Registers.LoadShipped(ctx, actor, "")
	if err != nil {
		return err
	}
	return p.show(map[string]any{"station": r.StationCode, "administrator": admin, "register_rows": rows},
		"Station %s is set up; %s is its administrator; %d register rows are loaded.", r.StationCode, admin, rows)
}
