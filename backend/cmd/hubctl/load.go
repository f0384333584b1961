package main

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) loadCommand() *cobra.Command {
	c := p.verb("load SHIPMENT CONTAINER [SCAN...]", "load units by scanning them; scans come from the command line, or"+
		" line by line from standard input", cobra.MinimumNArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			scans := p.in
			if len(args) > 2 {
				scans = strings.NewReader(strings.Join(args[2:], "\n"))
			}
			return p.scanAll(ctx, s, actor, args[:2], scans)
		})
	c.AddCommand(p.undoLoadCommand(), p.unloadCommand())
	return c
}

// scanAll loads what a scanner types, line by line, until its input ends. A refusal is told at once, and the next
// scan goes on; the first refusal gives the exit code.
func (p *program) scanAll(ctx context.Context, s *station.Station, actor trade.Actor, at []string,
	scans io.Reader) error {
	var refused error
	lines := bufio.NewScanner(scans)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		err := p.scan(ctx, s, actor, shipping.LoadRequest{Shipment: at[0], Transport: at[1], Scan: lines.Text()})
		if fault.CodeOf(err) == fault.Internal {
			return err
		}
		if err != nil {
			p.tell(err)
			refused = cmp.Or(refused, err)
		}
	}
	if refused != nil {
		return &toldAlready{refused}
	}
	return lines.Err()
}

func (p *program) scan(ctx context.Context, s *station.Station, actor trade.Actor, r shipping.LoadRequest) error {
	got, err := s.Shipping.Load(ctx, actor, r)
	if err != nil {
		return err
	}
	return p.show(got, "%s is in %s: %d there, %d of %d in the shipment.", got.Unit.Number, got.Transport.Number,
		got.Inside, got.Loaded, got.Planned)
}

func (p *program) undoLoadCommand() *cobra.Command {
	return p.verb("undo", "take back your last scan", cobra.NoArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			got, err := s.Shipping.UndoLoad(ctx, actor, p.id())
			if err != nil {
				return err
			}
			return p.show(got, "%s is out of %s again.", got.Unit.Number, got.Transport.Number)
		})
}

func (p *program) unloadCommand() *cobra.Command {
	var location string
	c := p.verb("out SHIPMENT SCAN", "take a unit out of a container again", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			u, err := s.Shipping.Unload(ctx, actor, shipping.UnloadRequest{Shipment: args[0], Scan: args[1],
				Location: location, Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(u, "%s stands at %s.", u.Number, location)
		})
	c.Flags().StringVar(&location, "to", "", "location where it is put")
	return c
}

// toldAlready is an error whose sentences were written while the command ran; only its exit code is left.
type toldAlready struct{ error }

// Unwrap gives the error that was told.
func (t *toldAlready) Unwrap() error { return t.error }
