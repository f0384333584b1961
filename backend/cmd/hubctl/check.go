package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/checking"
	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Exit codes of a check that was carried out and found something.
const (
	exitWarnings = 10
	exitBlocks   = 11
)

// found is the outcome of a check: no refusal, and yet not nothing.
type found struct{ code int }

func (f found) Error() string { return "findings" }

// foundCode gives the exit code of a check that found something.
func foundCode(err error) (int, bool) {
	var f found
	is := errors.As(err, &f)
	return f.code, is
}

func (p *program) checkCommand() *cobra.Command {
	var r checkFlags
	c := p.verb("check SHIPMENT|FILE.json", "check papers, facts and registers against each other before a gate",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			request, err := r.request()
			if err != nil {
				return err
			}
			all, err := p.checked(ctx, s, actor, args[0], request, r.departure)
			if err != nil {
				return err
			}
			if r.sheet != "" {
				if err := p.checkSheet(ctx, s, actor, args[0], request, r); err != nil {
					return err
				}
			}
			return p.tellChecked(all)
		})
	c.Long = c.Short + `

A file is a dossier or a departure; it is checked with the registers of this station and not taken over. Without --gate
the gate is that which is still ahead. The exit code is 0 where nothing was found, 10 where there are warnings, and 11
where a block stands that nobody waived.`
	r.flags(c)
	c.AddCommand(p.checkWaiveCommand(), p.checkTakeBackCommand())
	return c
}

// checkFlags are what a check may be told.
type checkFlags struct {
	gate, at, sheet, language string
	departure                 bool
}

func (r *checkFlags) flags(c *cobra.Command) {
	c.Flags().StringVar(&r.gate, "gate", "", "A before the applications, B before despatch, C before the platform")
	c.Flags().BoolVar(&r.departure, "departure", false, "check all shipments of a departure; SHIPMENT is its reference")
	c.Flags().StringVar(&r.at, "at", "", "the moment to check for, such as 2026-11-06T14:00:00+07:00; now where left out")
	c.Flags().StringVar(&r.sheet, "sheet", "", "write the check sheet of one shipment into this PDF file, too")
	c.Flags().StringVar(&r.language, "language", "en", "of the check sheet: en, lo, th, zh, vi")
}

// sheetLanguages are those that the sentences of checks are written in.
var sheetLanguages = []string{"en", "lo", "th", "vi", "zh"}

func (r *checkFlags) request() (checking.Request, error) {
	request := checking.Request{Gate: trade.Gate(strings.ToUpper(r.gate))}
	if !slices.Contains(sheetLanguages, r.language) {
		return request, fault.New(fault.Invalid, words.HubctlLanguage, fault.Params{"found": r.language}).At("language")
	}
	if r.at == "" {
		return request, nil
	}
	at, err := time.Parse(time.RFC3339, r.at)
	if err != nil {
		return request, fault.New(fault.Invalid, words.HubctlMoment, fault.Params{"found": r.at}).At("at").Because(err)
	}
	request.At = at
	return request, nil
}

// checked asks about a shipment, or about what a file holds.
func (p *program) checked(ctx context.Context, s *station.Station, actor trade.Actor, what string,
	r checking.Request, departure bool) (all []checking.Checked, err error) {
	if departure {
		return s.Checking.CheckDeparture(ctx, actor, what, r)
	}
	if !isDossierFile(what) {
		r.Shipment = what
		c, err := s.Checking.Check(ctx, actor, r)
		return []checking.Checked{c}, err
	}
	read, err := readDossiers(what)
	if err == nil && len(read) == 0 {
		err = fault.New(fault.Invalid, words.HubctlNoDossier, fault.Params{"file": what}).At("file")
	}
	for _, d := range read {
		if err != nil {
			return nil, err
		}
		var c checking.Checked
		if c, err = s.Checking.CheckDossier(ctx, actor, d, r); err == nil {
			all = append(all, c)
		}
	}
	return all, err
}

// isDossierFile tells whether a word names a dossier file and not a shipment.
func isDossierFile(what string) bool {
	_, err := os.Stat(what)
	return strings.EqualFold(filepath.Ext(what), ".json") || err == nil && strings.ContainsRune(what, os.PathSeparator)
}

func readDossiers(path string) (read []dossier.Dossier, err error) {
	err = readFile(path, func(r io.Reader) (err error) {
		read, err = exchange.ReadDossiers(r)
		return err
	})
	return read, err
}

// checkSheet writes the check sheet of one shipment.
func (p *program) checkSheet(ctx context.Context, s *station.Station, actor trade.Actor, what string,
	r checking.Request, f checkFlags) error {
	var printed []byte
	var err error
	if isDossierFile(what) {
		read, bad := readDossiers(what)
		if bad != nil {
			return bad
		}
		if len(read) != 1 {
			return fault.New(fault.Invalid, words.HubctlOneSheet,
				fault.Params{"file": what, "count": len(read)}).At("sheet")
		}
		printed, err = s.Checking.SheetOf(ctx, actor, read[0], r, words.Lang(f.language))
	} else {
		r.Shipment = what
		printed, err = s.Checking.Sheet(ctx, actor, r, words.Lang(f.language))
	}
	if err != nil {
		return err
	}
	return writeFile(f.sheet, func(w io.Writer) error {
		_, err := w.Write(printed)
		return err
	})
}

func (p *program) checkWaiveCommand() *cobra.Command {
	var r checking.WaiveRequest
	c := p.verb("waive SHIPMENT MARK", "let a finding pass, with your name and a reason",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Shipment, r.Mark, r.Command = args[0], args[1], p.id()
			w, err := s.Checking.Waive(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(map[string]any{"shipment": w.Shipment, "mark": w.Mark, "check": w.Check, "by": w.By},
				"Finding %s of check %d passes: %s, %s.", w.Mark, w.Check, w.By, w.Reason)
		})
	c.Flags().StringVar(&r.Reason, "reason", "", "why it may pass; it stands on the check sheet")
	gate := c.Flags().String("gate", "", "the gate at which it was found; that which is ahead where left out")
	c.PreRun = func(*cobra.Command, []string) { r.Gate = trade.Gate(strings.ToUpper(*gate)) }
	return c
}

func (p *program) checkTakeBackCommand() *cobra.Command {
	return p.verb("take-back SHIPMENT MARK", "end a waiver: the finding counts again",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			err := s.Checking.TakeBack(ctx, actor, checking.WaiveRequest{Shipment: args[0], Mark: args[1], Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(map[string]any{"shipment": args[0], "mark": args[1]}, "Finding %s counts again.", args[1])
		})
}
