package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"tradehub/backend/backup"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) ledgerCommand() *cobra.Command {
	return group("ledger", "the ledger: verify, rebuild, numbers, labels", p.verifyCommand(), p.rebuildCommand(),
		p.numbersCommand(), p.noLabelsCommand())
}

func (p *program) verifyCommand() *cobra.Command {
	return &cobra.Command{Use: "verify", Short: "walk the chain, reckon every projection afresh and compare",
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *station.Station) error {
				report, err := s.DB.Verify(c.Context())
				if err != nil {
					return err
				}
				return p.showVerified(report)
			})
		}}
}

// showVerified writes what a verification found. JSON has all of it, sentences the first that is wrong.
func (p *program) showVerified(report store.Report) error {
	why := unsound(report)
	if p.json {
		p.write(p.out, report)
	}
	if why != "" {
		return fault.New(fault.Conflict, words.HubctlUnsound, fault.Params{"why": why})
	}
	if p.json {
		return nil
	}
	return p.say("The ledger is sound: %s, chain %s.", counted(report.Entries, "entry"), report.Head)
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
	return p.verb("rebuild", "reckon every projection from the journal and write it anew",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			if err := actor.Require(trade.KeepLedger); err != nil {
				return err
			}
			if err := s.DB.Rebuild(ctx); err != nil {
				return err
			}
			return p.show(map[string]any{"rebuilt": true}, "The projections are rebuilt.")
		})
}

func (p *program) numbersCommand() *cobra.Command {
	var series string
	var last int64
	c := p.verb("numbers", "say up to which number a series was given, after the number file was lost",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			if err := actor.Require(trade.EditSettings); err != nil {
				return err
			}
			if err := s.DB.SetLastNumber(ctx, series, last); err != nil {
				return err
			}
			return p.show(map[string]any{"series": series, "last": last}, "Series %s goes on after %d.", series, last)
		})
	c.Flags().StringVar(&series, "series", "", "name of the series")
	c.Flags().Int64Var(&last, "last", 0, "the last number that was given")
	need(c.Flags(), "series", "last")
	return c
}

func (p *program) noLabelsCommand() *cobra.Command {
	var none bool
	c := p.verb("labels", "say that no label was printed but those known here, after the file of sent labels was lost",
		func(_ context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			if err := actor.Require(trade.EditSettings); err != nil {
				return err
			}
			if none {
				if err := s.DB.TrustPrinted(); err != nil {
					return err
				}
			}
			if s.DB.PrintedLost() {
				return p.show(map[string]any{"lost": true}, "The file of sent labels was lost: units from before have a "+
					"label only as a reprint, until you say --none-unknown.")
			}
			return p.show(map[string]any{"lost": false}, "Every label that was sent is known.")
		})
	c.Flags().BoolVar(&none, "none-unknown", false, "no label was printed that is not known here")
	return c
}

func (p *program) backupCommand() *cobra.Command {
	return p.verb("backup TO", "write a verified backup to a folder or file",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			report, err := s.Backup.Backup(ctx, actor, args[0])
			if err != nil {
				return err
			}
			for _, f := range report.LeftOut {
				p.tellOne(f)
			}
			return p.show(report, "Backed up and verified: %s with %s and %s%s%s.", report.Path,
				counted(report.Entries, "entry"), counted(int64(report.Attachments), "attachment"), ownForms(report.Templates),
				leftOut(report.Damaged))
		})
}

// ownForms counts the files of the station's own templates, where there are any.
func ownForms(files int) string {
	if files == 0 {
		return ""
	}
	return " and " + counted(int64(files), "file") + " of own templates"
}

// leftOut tells of attachments that are no longer as they were stored.
func leftOut(damaged []string) string {
	if len(damaged) == 0 {
		return ""
	}
	return ". NOT in it, because they are damaged here: " + joined(damaged) + "; restore an older backup that holds them"
}

func (p *program) restoreCommand() *cobra.Command {
	return &cobra.Command{Use: "restore FROM", Short: "verify a backup, then put it in the place of the present ledger",
		RunE: func(c *cobra.Command, args []string) error {
			if err := isThere(args[0]); err != nil {
				return err
			}
			report, err := backup.Restore(c.Context(), p.now, args[0], p.dir)
			if err != nil {
				return err
			}
			return p.show(report, "%s", restoredLine(args[0], report))
		}}
}

// restoredLine says what was restored, what became of what was there, and how numbers go on.
func restoredLine(from string, report backup.Report) string {
	line := "Restored from " + from + ": " + counted(report.Entries, "entry") + ". Everybody signs in again."
	if report.Replaced != "" {
		line += "\nWhat was there is kept in " + report.Replaced + "."
	}
	if !report.NumbersKept {
		line += "\nThe numbers that were given since are not known here. Before the next number, say where each series" +
			" stands: hubctl ledger numbers --series NAME --last N" +
			"\nNor are the labels that were printed since: units of before get one as a reprint only, until you say that" +
			" none was printed: hubctl ledger labels --none-unknown"
	}
	return line
}
