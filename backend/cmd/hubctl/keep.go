package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) ledgerCommand() *cobra.Command {
	ledger := &cobra.Command{Use: "ledger", Short: "the ledger: verify, rebuild, numbers"}
	ledger.AddCommand(p.verifyCommand(), p.rebuildCommand(), p.numbersCommand())
	return ledger
}

func (p *program) verifyCommand() *cobra.Command {
	return &cobra.Command{Use: "verify", Short: "walk the chain, reckon every projection afresh and compare",
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *station.Station) error {
				report, err := s.DB.Verify(c.Context())
				if err != nil {
					return err
				}
				if why := unsound(report); why != "" {
					return fault.New(fault.Conflict, words.HubctlUnsound, fault.Params{"why": why})
				}
				return p.show(report, "The ledger is sound: %d entries, chain %s.", report.Entries, report.Head)
			})
		}}
}

// unsound says what a verification found first, or "".
func unsound(r store.Report) string {
	switch {
	case r.Sound():
		return ""
	case r.Wrong != nil:
		return fmt.Sprintf("entry %s (number %d, %s): %s", r.Wrong.EntryID, r.Wrong.N, r.Wrong.Kind, r.Wrong.Why)
	case len(r.Strayed) > 0:
		return r.Strayed[0]
	case len(r.Damage) > 0:
		return r.Damage[0]
	}
	return "the journal could not be read to its end"
}

func (p *program) rebuildCommand() *cobra.Command {
	return &cobra.Command{Use: "rebuild", Short: "reckon every projection from the journal and write it anew",
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				if err := actor.Require(trade.KeepLedger); err != nil {
					return err
				}
				if err := s.DB.Rebuild(c.Context()); err != nil {
					return err
				}
				return p.show(map[string]any{}, "The projections are rebuilt.")
			})
		}}
}

func (p *program) numbersCommand() *cobra.Command {
	var series string
	var last int64
	c := &cobra.Command{Use: "numbers", Short: "say up to which number a series was given, after the number file was lost",
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				if err := actor.Require(trade.EditSettings); err != nil {
					return err
				}
				if err := s.DB.SetLastNumber(c.Context(), series, last); err != nil {
					return err
				}
				return p.show(map[string]any{"series": series, "last": last}, "%s goes on after %d.", series, last)
			})
		}}
	c.Flags().StringVar(&series, "series", "", "name of the series")
	c.Flags().Int64Var(&last, "last", 0, "the last number that was given")
	return c
}

func (p *program) backupCommand() *cobra.Command {
	return &cobra.Command{Use: "backup TO", Short: "write a verified backup to a folder or file", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				report, err := s.Backup.Backup(c.Context(), actor, args[0])
				if err != nil {
					return err
				}
				return p.show(report, "Backed up and verified: %s.", report.Path)
			})
		}}
}

func (p *program) restoreCommand() *cobra.Command {
	return &cobra.Command{Use: "restore FROM", Short: "verify a backup, then put it in the place of the present ledger",
		Args: cobra.ExactArgs(1), RunE: func(c *cobra.Command, args []string) error {
			report, err := backup.Restore(c.Context(), clock.System(), args[0], p.dir)
			if err != nil {
				return err
			}
			return p.show(report, "Restored from %s; what was there is kept in %s.", args[0], report.Replaced)
		}}
}
