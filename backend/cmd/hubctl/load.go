package main

import (
	"cmp"
	"context"
	"fmt"
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
		" line by line from standard input",
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
	n := 0
	for scan, err := range lines(ctx, scans) {
		if n++; err == nil && strings.TrimSpace(scan) != "" {
			err = p.scan(ctx, s, actor, shipping.LoadRequest{Shipment: at[0], Transport: at[1], Scan: scan,
				Command: p.idOf(fmt.Sprintf("/%d/%s", n, scan))})
		}
		if endsLoading(err) {
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
	return nil
}

// endsLoading tells an error that every further scan would meet as well, from the refusal of one scan.
func endsLoading(err error) bool {
	switch fault.CodeOf(err) {
	case fault.Internal, fault.Forbidden, fault.Unavailable:
		return true
	}
	return false
}

func (p *program) scan(ctx context.Context, s *station.Station, actor trade.Actor, r shipping.LoadRequest) error {
	got, err := s.Shipping.Load(ctx, actor, r)
	if err != nil {
		return err
	}
	return p.show(got, "%s is in %s: %s there, %s of %s in the shipment.", got.Unit.Number, got.Transport.Number,
		number(got.Inside), number(got.Loaded), number(got.Planned))
}

func (p *program) undoLoadCommand() *cobra.Command {
	return p.verb("undo", "take back your last scan",
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
	c := p.verb("out SHIPMENT SCAN", "take a unit out of a container again",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			u, err := s.Shipping.Unload(ctx, actor, shipping.UnloadRequest{Shipment: args[0], Scan: args[1],
				Location: location, Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(u, "%s stands at %s.", u.Number, location)
		})
	c.Flags().StringVar(&location, "to", "", "location where it is put")
	need(c.Flags(), "to")
	return c
}
