package main

import (
	"context"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"tradehub/backend/exchange"
	"tradehub/backend/receiving"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) importCommand() *cobra.Command {
	return group("import", "read a delivery sheet, or write an empty one", p.importDeliveryCommand(), p.templateCommand())
}

func (p *program) importDeliveryCommand() *cobra.Command {
	var location string
	c := p.verb("delivery FILE.xlsx", "book a delivery from its sheet; every wrong cell is told at once, and then nothing"+
		" is saved",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			return readFile(args[0], func(file io.Reader) error {
				got, err := s.Receiving.Import(ctx, actor, receiving.ImportRequest{File: file,
					Name: filepath.Base(args[0]), Location: location, Command: p.id()})
				if err != nil {
					return err
				}
				return p.showReceived(got)
			})
		})
	c.Flags().StringVar(&location, "to", "", "location where the goods are put")
	need(c.Flags(), "to")
	return c
}

func (p *program) templateCommand() *cobra.Command {
	return &cobra.Command{Use: "template FILE.xlsx", Short: "write the empty delivery sheet to hand to cooperatives",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := writeFile(args[0], exchange.WriteDeliveryTemplate); err != nil {
				return err
			}
			return p.show(map[string]any{"file": args[0]}, "%s is written.", args[0])
		}}
}

func (p *program) receiveCommand() *cobra.Command {
	var r receiving.ReceiveRequest
	var lots []string
	c := p.verb("receive NOTE", "book a delivery as typed",
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
		"[,orchard=,packhouse=,a-kg=,b-kg=,reject-kg=]; repeat for each")
	need(f, "from", "to", "on", "lot")
	c.AddCommand(p.gradeCommand(), p.deliveriesCommand())
	return c
}

// readLot reads one lot as typed. Any of the three grades makes it a graded one.
func readLot(text string) (line receiving.Line, err error) {
	got, err := readParts(text, "lot", "item", "packages", "package", "gross-kg", "tare-kg", "net-kg", "harvested",
		"orchard", "packhouse", "a-kg", "b-kg", "reject-kg")
	if err != nil {
		return line, err
	}
	line = receiving.Line{Lot: got["lot"], Item: got["item"], Package: got["package"], HarvestedOn: got["harvested"],
		Orchard: got["orchard"], Packhouse: got["packhouse"]}
	for _, one := range []struct {
		name     string
		decimals int
		into     *int64
	}{{"packages", 0, &line.Packages}, {"gross-kg", 3, &line.GrossG}, {"tare-kg", 3, &line.TareG},
		{"net-kg", 3, &line.NetG}, {"a-kg", 3, &line.GradeAG}, {"b-kg", 3, &line.GradeBG},
		{"reject-kg", 3, &line.RejectG}} {
		if err := got.number(one.name, one.decimals, one.into); err != nil {
			return line, err
		}
	}
	for _, grade := range []string{"a-kg", "b-kg", "reject-kg"} {
		_, given := got[grade]
		line.Graded = line.Graded || given
	}
	return line, nil
}

func (p *program) showReceived(got receiving.Received) error {
	var netG int64
	for _, line := range got.Consignment.Lines {
		netG += line.NetG
	}
	return p.show(got, "Delivery note %s is booked as %s: %s, %s kg net.", got.Consignment.DeliveryNote,
		got.Consignment.Number, counted(int64(len(got.Lots)), "lot"), kg(netG))
}

func (p *program) gradeCommand() *cobra.Command {
	var r receiving.GradeRequest
	c := p.verb("grade LOT", "book the result of grading a lot",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Command = args[0], p.id()
			got, err := s.Receiving.Grade(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Lot %s is graded: A %s kg, B %s kg, reject %s kg.", r.Lot, kg(r.GradeAG), kg(r.GradeBG),
				kg(r.RejectG))
		})
	kilograms(c.Flags(), &r.GradeAG, "a-kg", "grade A")
	kilograms(c.Flags(), &r.GradeBG, "b-kg", "grade B")
	kilograms(c.Flags(), &r.RejectG, "reject-kg", "reject")
	return c
}

func (p *program) deliveriesCommand() *cobra.Command {
	return p.verb("list", "list all deliveries",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Receiving.Consignments(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "Nothing is delivered yet.", heads("number", "delivered on", "delivery note", "lots.",
				"net kg."), func(c trade.Consignment) []string {
				var netG int64
				for _, line := range c.Lines {
					netG += line.NetG
				}
				return []string{c.Number, c.ReceivedOn, c.DeliveryNote, number(int64(len(c.Lines))), kg(netG)}
			})
		})
}
