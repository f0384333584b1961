package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/device"
	"tradehub/backend/scanning"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) scannerCommand() *cobra.Command {
	c := group("scanner", "scanners: add, list, remove, listen, refused, sheet; simulate", p.scannerAddCommand(),
		p.scannerListCommand(), p.scannerRemoveCommand(), p.scannerListenCommand(), p.scannerRefusedCommand(),
		p.scannerSheetCommand(), p.scannerSimulateCommand())
	c.Long = c.Short + `

A scanner types as a keyboard does, or it is on a wire of its own: serial:PORT[@BAUD,MODE], for example
serial:COM4@9600,8N1, or tcp:HOST:PORT. What it adds to its scans is told with add; the window can learn it from three
scans. To simulate one, no ledger is opened, and nobody needs to be signed in.`
	return c
}

// control is a flag with characters that no keyboard has, typed as \r, \t, \x1d.
type control struct{ value *string }

// Set reads the characters.
func (c control) Set(typed string) error {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(typed, `"`, `\"`) + `"`)
	if err != nil {
		return errors.New(`write control characters as \r, \t or \x1d, and \ as \\`)
	}
	*c.value = text
	return nil
}

// String writes the characters as they are typed.
func (c control) String() string {
	if c.value == nil {
		return ""
	}
	return typed(*c.value)
}

// Type names the value in the help.
func (c control) Type() string { return "characters" }

// typed writes characters so that a person sees them all.
func typed(text string) string {
	quoted := strconv.Quote(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

func (p *program) scannerAddCommand() *cobra.Command {
	var one trade.ScannerSetup
	c := p.verb("add NAME [ADDRESS]", "set up a scanner of this station, or change how it is heard",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			one.Name, one.Address = args[0], append(args, "")[1]
			got, err := s.Scanning.PutScanner(ctx, actor, scanning.PutScannerRequest{Scanner: one, Command: p.id()})
			if err != nil {
				return err
			}
			if got.Types() {
				return p.show(got, "%s types as on a keyboard of %s.", got.Name, got.Layout)
			}
			return p.show(got, "%s is the scanner at %s.", got.Name, got.Address)
		})
	f := c.Flags()
	f.Var(control{&one.Prefix}, "prefix", `what it sends before each scan; control characters as \x02`)
	f.Var(control{&one.Suffix}, "suffix", `what it sends behind each scan; Enter, Tab or a gap where left out`)
	f.Var(control{&one.GSSubstitute}, "gs", "what it sends for the group separator; itself where left out")
	f.StringVar(&one.Layout, "layout", "us", "keyboard that one that types takes the computer's for: "+
		strings.Join(trade.KeyboardLayouts, ", "))
	return c
}

func (p *program) scannerListCommand() *cobra.Command {
	return p.verb("list", "list the scanners of this station",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Scanning.Scanners(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "No scanner is set up; those that type are understood as they come from the factory.",
				heads("scanner", "address", "prefix", "suffix", "separator", "layout"),
				func(one trade.ScannerSetup) []string {
					return []string{one.Name, cmp.Or(one.Address, "types"), typed(one.Prefix), typed(one.Suffix),
						typed(one.GSSubstitute), one.Layout}
				})
		})
}

func (p *program) scannerRemoveCommand() *cobra.Command {
	return p.verb("remove NAME", "take a scanner out of use",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if err := s.Scanning.RemoveScanner(ctx, actor, args[0], p.id()); err != nil {
				return err
			}
			return p.show(map[string]any{"scanner": args[0], "removed": true}, "%s is no longer used.", args[0])
		})
}

func (p *program) scannerListenCommand() *cobra.Command {
	var count int64
	c := p.verb("listen", "write what the serial scanners of this station read, until it is stopped",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Scanning.Scanners(ctx, actor)
			if err != nil {
				return err
			}
			ctx, stop := context.WithCancel(ctx)
			defer stop()
			s.Scanning.Listen(ctx, all, p.ears(count, stop))
			return nil
		})
	c.Flags().Int64Var(&count, "count", 0, "stop after so many scans; 0 never")
	return c
}

// ears write what is heard, and on standard error how the wires are.
func (p *program) ears(count int64, stop func()) scanning.Ears {
	var heard int64
	return scanning.Ears{
		Hear: func(scan scanning.Heard) {
			if count > 0 && heard == count {
				return
			}
			heard++
			_ = p.show(scan, "%s  %s", scan.Scanner, typed(scan.Text)) // nobody may be reading any more
			if heard == count {
				stop()
			}
		},
		Link: func(link scanning.Link) {
			if link.Why != nil {
				p.tellOne(link.Why)
				return
			}
			if !p.json {
				_, _ = fmt.Fprintf(p.err, "%s is connected at %s.\n", link.Scanner, link.Address)
			}
		},
	}
}

func (p *program) scannerRefusedCommand() *cobra.Command {
	var page scanning.Page
	var which, before string
	c := p.verb("refused", "list the scans that were refused in the window, the newest first",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			if err := oneOf("which", which, "", "unknown", "open"); err != nil {
				return err
			}
			page.Which, page.Before = scanning.Which(which), trade.RefusedScanID(before)
			all, err := s.Scanning.Refused(ctx, actor, page)
			if err != nil {
				return err
			}
			return list(p, all, "No scan was refused.", heads("at", "by", "room", "task", "scan", "why", "note"), refusedCells)
		})
	f := c.Flags()
	f.StringVar(&which, "which", "", "only codes that nobody knew: unknown; of these only those that nobody settled: open")
	f.StringVar(&before, "before", "", "id of the last scan of the page before, to go on behind it")
	f.Int64Var(&page.Most, "most", 50, "how many to list at once, 200 at most")
	return c
}

func refusedCells(one scanning.Refused) []string {
	params := map[string]any{}
	for name, value := range one.Params {
		params[name] = value
	}
	return []string{one.At.Format(time.RFC3339), one.Name, one.Room, one.Task, typed(one.Scan),
		words.What(words.English, words.Key(one.Key), params), one.Note}
}

func (p *program) scannerSheetCommand() *cobra.Command {
	var language, out string
	var test bool
	c := p.verb("sheet", "write the sheet of commands to scan, or the sheet that a scanner is taught with",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			lay, name := s.Scanning.CommandSheet, "commands"
			if test {
				lay, name = s.Scanning.TestSheet, "test"
			}
			laid, err := lay(ctx, actor, words.Lang(language))
			if err != nil {
				return err
			}
			content, err := laid.PDF()
			if err != nil {
				return err
			}
			return p.writePDF(out, content, "scanner", name, language)
		})
	f := c.Flags()
	f.BoolVar(&test, "test", false, "the sheet that a scanner is taught with, with codes A, B and C")
	f.StringVar(&language, "language", "en", "language of the sheet: en, lo, th, zh, vi")
	f.StringVar(&out, "out", "", "file to write; scanner-NAME-LANGUAGE.pdf where left out")
	return c
}

func (p *program) scannerSimulateCommand() *cobra.Command {
	var listen, addressFile string
	suffix := "\r"
	c := &cobra.Command{Use: "simulate",
		Short: "be a serial scanner on this computer until it is stopped; each line on standard input is a scan",
		RunE: func(c *cobra.Command, _ []string) error {
			return p.scannerSimulate(c.Context(), listen, addressFile, suffix)
		}}
	f := c.Flags()
	f.StringVar(&listen, "listen", "127.0.0.1:4002", "address of this computer to listen at; port 0 is any free one")
	f.StringVar(&addressFile, "address-file", "", "file to write the scanner's address into once it listens")
	f.Var(control{&suffix}, "suffix", "what it sends behind each scan")
	return c
}

// scannerSimulate is a scanner until the command is stopped. Scans wait until somebody listens.
func (p *program) scannerSimulate(ctx context.Context, listen, addressFile, suffix string) error {
	sim, err := device.SimulateScanner(ctx, listen)
	if err != nil {
		return err
	}
	defer sim.Close()
	if err := p.announceDevice(sim.Address(), addressFile); err != nil {
		return err
	}
	go func() {
		for scans := bufio.NewScanner(p.in); scans.Scan(); {
			sim.Send(scans.Text() + suffix)
		}
	}()
	<-ctx.Done()
	return nil
}
