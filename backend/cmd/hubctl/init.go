package main

import (
	"context"

	"github.com/spf13/cobra"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) initCommand() *cobra.Command {
	var r settings.SetUpRequest
	var admin string
	c := &cobra.Command{Use: "init", Short: "set up the firm, this station and its first administrator",
		RunE: func(c *cobra.Command, _ []string) error {
			pin, err := p.pin(c.Context())
			if err != nil {
				return err
			}
			return p.open(c.Context(), func(s *station.Station) error { return p.setUp(c.Context(), s, r, admin, pin) })
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
	gates := f.String("gates", "A,B,C", gatesUsage)
	c.PreRun = func(*cobra.Command, []string) { r.Gates = gatesOf(*gates) }
	f.StringVar(&admin, "admin", "admin", "the first administrator; the PIN comes from HUBCTL_PIN or standard input")
	need(f, "firm-code", "firm", "site", "site-name")
	return c
}

// setUp makes the ledger's first entries: the firm, its first administrator, and the registers that come with the
// program. Each carries the same id in every run, so that one that was cut, or was given a poor PIN, goes on where
// it was; what an earlier run saved stays as it is.
func (p *program) setUp(ctx context.Context, s *station.Station, r settings.SetUpRequest, admin, pin string) error {
	r.Command = stepOfSetUp("firm")
	firm, err := once(s.Settings.SetUp(ctx, r))
	if err != nil {
		return err
	}
	_, err = s.Access.FirstAdministrator(ctx, admin, pin, stepOfSetUp("administrator"))
	if _, err = once(err); err != nil {
		return err
	}
	session, err := s.Access.SignIn(ctx, admin, pin)
	if err != nil {
		return err
	}
	if err := s.Access.SignOut(ctx, session.Token); err != nil {
		return err
	}
	rows, err := s.Registers.LoadShipped(ctx, session.Actor, stepOfSetUp("registers"))
	if err != nil { // a repeat of all three steps ends here: it was saved before
		return err
	}
	if !firm && !p.json {
		err = p.say("The firm was set up by an earlier run and is as it was given then.")
	}
	if err != nil {
		return err
	}
	return p.show(map[string]any{"station": r.StationCode, "administrator": admin, "register_rows": rows},
		"Station %s is set up; %s is its administrator; %s are loaded.", r.StationCode, admin,
		counted(int64(rows), "register row"))
}

// stepOfSetUp is the id of a step of init.
func stepOfSetUp(step string) trade.EntryID { return trade.EntryID(clock.NamedID("init/" + step)) }

// once takes it for no error that a step was saved before, and tells whether it was saved now.
func once(err error) (now bool, _ error) {
	if fault.KeyOf(err) == string(words.StorePosted) {
		return false, nil
	}
	return err == nil, err
}
