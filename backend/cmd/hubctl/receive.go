package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"tradehub/backend/exchange"
	"tradehub/backend/receiving"
	"tradehub/backend/registers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) importCommand() *cobra.Command {
	c := &cobra.Command{Use: "import", Short: "read files: a delivery sheet, a register"}
	c.AddCommand(p.importDeliveryCommand(), p.importRegisterCommand(), p.templateCommand())
	return c
}

func (p *program) importDeliveryCommand() *cobra.Command {
	var location string
	c := p.verb("delivery FILE.xlsx", "book a delivery from its sheet; every wrong cell is told at once, and then nothing"+
		" is saved", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			file, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer func() { _ = file.Close() }() // it was only read
			got, err := s.Receiving.Import(ctx, actor, receiving.ImportRequest{File: file, Name: args[0],
				Location: location, Command: p.id()})
			if err != nil {
				return err
			}
			return p.showReceived(got)
		})
	c.Flags().StringVar(&location, "to", "", "location where the goods are put")
	return c
}

func (p *program) importRegisterCommand() *cobra.Command {
	return p.verb("register NAME FILE.csv", "save the rows of a register", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			file, err := os.Open(args[1])
			if err != nil {
				return err
			}
			defer func() { _ = file.Close() }() // it was only read
			saved, err := s.Registers.Import(ctx, actor, registers.ImportRequest{Register: args[0], File: file,
				Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(map[string]any{"saved": saved}, "%d rows saved.", saved)
		})
}

func (p *program) templateCommand() *cobra.Command {
	return &cobra.Command{Use: "template FILE.xlsx", Short: "write the empty delivery sheet to hand to cooperatives",
		Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
			if err := writeFile(args[0], exchange.WriteDeliveryTemplate); err != nil {
				return err
			}
			return p.show(map[string]any{"file": args[0]}, "%s is written.", args[0])
		}}
}

func (p *program) receiveCommand() *cobra.Command {
	var r receiving.ReceiveRequest
	var lots []string
	c := p.verb("receive NOTE", "book a delivery as typed", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.DeliveryNote, r.Command = args[0], p.id()
			for _, text := range lots {
				line, err := readLot(text)
				if err != nil {
					return err
				}
				r.Lines = append(r.Lines, line)
			}
			got, err := s.Receiving.Receive(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.showReceived(got)
		})
	f := c.Flags()
	f.StringVar(&r.Cooperative, "from", "", "party code of the cooperative")
	f.StringVar(&r.Location, "to", "", "location where the goods are put")
	f.StringVar(&r.ReceivedOn, "on", "", "date of the delivery (YYYY-MM-DD)")
	f.StringVar(&r.Vehicle, "vehicle", "", "vehicle")
	f.StringVar(&r.Driver, "driver", "", "driver")
	f.StringVar(&r.Remarks, "remarks", "", "remarks")
	f.StringArrayVar(&lots, "lot", nil, "one lot: lot=,item=,packages=,package=,gross-kg=,tare-kg=,net-kg=,harvested="+
		"[,orchard=,packhouse=,a-kg=,b-kg=,reject-kg=]")
	c.AddCommand(p.gradeCommand(), p.deliveriesCommand())
	return c
}

// readLot reads one lot as typed.
func readLot(text string) (line receiving.Line, err error) {
	got, err := fields(text, "lot", "item", "packages", "package", "gross-kg", "tare-kg", "net-kg", "harvested",
		"orchard", "packhouse", "a-kg", "b-kg", "reject-kg")
	if err != nil {
		return line, err
	}
	line = receiving.Line{Lot: got["lot"], Item: got["item"], Package: got["package"], HarvestedOn: got["harvested"],
		Orchard: got["orchard"], Packhouse: got["packhouse"]}
	for _, number := range []struct {
		name     string
		decimals int
		into     *int64
	}{{"packages", 0, &line.Packages}, {"gross-kg", 3, &line.GrossG}, {"tare-kg", 3, &line.TareG},
		{"net-kg", 3, &line.NetG}, {"a-kg", 3, &line.GradeAG}, {"b-kg", 3, &line.GradeBG},
		{"reject-kg", 3, &line.RejectG}} {
		typed, given := got[number.name]
		if !given {
			continue
		}
		if *number.into, err = readScaled(typed, number.decimals); err != nil {
			return line, &notANumber{number.name, typed}
		}
		line.Graded = line.Graded || number.name == "a-kg"
	}
	return line, nil
}

func (p *program) showReceived(got receiving.Received) error {
	var netG int64
	for _, line := range got.Consignment.Lines {
		netG += line.NetG
	}
	return p.show(got, "%s: delivery note %s, %d lots, %s kg net.", got.Consignment.Number, got.Consignment.DeliveryNote,
		len(got.Lots), kg(netG))
}

func (p *program) gradeCommand() *cobra.Command {
	var r receiving.GradeRequest
	c := p.verb("grade LOT", "book the result of grading a lot", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Command = args[0], p.id()
			got, err := s.Receiving.Grade(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s is graded: A %s kg, B %s kg, reject %s kg.", r.Lot, kg(r.GradeAG), kg(r.GradeBG),
				kg(r.RejectG))
		})
	kilograms(c.Flags(), &r.GradeAG, "a-kg", "grade A")
	kilograms(c.Flags(), &r.GradeBG, "b-kg", "grade B")
	kilograms(c.Flags(), &r.RejectG, "reject-kg", "reject")
	return c
}

func (p *program) deliveriesCommand() *cobra.Command {
	return p.verb("list", "list all deliveries", cobra.NoArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Receiving.Consignments(ctx, actor)
			if err != nil {
				return err
			}
			return each(p, all, "Nothing is delivered yet.", func(c trade.Consignment) error {
				return p.show(c, "%s  %s  %s  %d lots", c.Number, c.ReceivedOn, c.DeliveryNote, len(c.Lines))
			})
		})
}
