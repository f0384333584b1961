package main

import (
	"context"

	"github.com/spf13/cobra"

	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) printerAddCommand() *cobra.Command {
	var r labels.PutPrinterRequest
	c := p.verb("add NAME ADDRESS", "set up a label printer of this station, or change how it is reached",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Printer.Name, r.Printer.Address, r.Command = args[0], args[1], p.id()
			got, err := s.Printers.Put(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s is the printer at %s with %d dpi.", got.Name, got.Address, got.DPI)
		})
	f := c.Flags()
	f.Int64Var(&r.Printer.DPI, "dpi", 203, "dots per inch: 203, 300 or 600")
	millimetres(f, &r.Printer.RightHMM, "offset-x-mm", "move labels to the right, or with a minus to the left")
	millimetres(f, &r.Printer.DownHMM, "offset-y-mm", "move labels down, or with a minus up")
	f.Int64Var(&r.Printer.Darkness, "darkness", 0, "steps darker, or with a minus lighter, than the printer is set to")
	return c
}

func (p *program) printerListCommand() *cobra.Command {
	return p.verb("list", "list the label printers of this station",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Printers.All(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "No printer is set up.", heads("printer", "address", "dpi.", "right mm.", "down mm.",
				"darkness."), func(one trade.PrinterSetup) []string {
				return []string{one.Name, one.Address, number(one.DPI), writeScaled(one.RightHMM, 2),
					writeScaled(one.DownHMM, 2), number(one.Darkness)}
			})
		})
}

func (p *program) printerRemoveCommand() *cobra.Command {
	return p.verb("remove NAME", "take a label printer out of use",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if err := s.Printers.Remove(ctx, actor, args[0], p.id()); err != nil {
				return err
			}
			return p.show(map[string]any{"printer": args[0], "removed": true}, "%s is no longer used.", args[0])
		})
}
