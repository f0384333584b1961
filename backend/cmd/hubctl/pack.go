package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/packing"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) packCommand() *cobra.Command {
	var r packing.PackRequest
	var grade, kind string
	var weights []string
	c := p.verb("pack LOT", "pack loose goods into cartons, crates or bags", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Grade, r.Kind, r.Command = args[0], trade.Grade(grade), trade.UnitKind(kind), p.id()
			for _, typed := range weights {
				grossG, err := readScaled(typed, 3)
				if err != nil {
					return &notANumber{"weight-kg", typed}
				}
				r.Weights = append(r.Weights, packing.Weighing{GrossG: grossG})
			}
			got, err := s.Packing.Pack(ctx, actor, r)
			if err != nil {
				return err
			}
			first, last := got.Units[0], got.Units[len(got.Units)-1]
			return p.show(got, "%d packed: %s (%s) to %s (%s).", len(got.Units), first.Number, label(first), last.Number,
				label(last))
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", "A, B or reject")
	f.StringVar(&r.Location, "at", "", "location where the goods lie")
	f.StringVar(&kind, "kind", "carton", "carton, crate or bag")
	f.Int64Var(&r.Count, "count", 0, "how many")
	kilograms(f, &r.NetG, "net-kg", "net weight of each; the item's standard where left out")
	kilograms(f, &r.TareG, "tare-kg", "weight of each empty package; the item's standard where left out")
	f.StringArrayVar(&weights, "weight-kg", nil, "catch weight: the gross weight of one package; repeat for each")
	f.StringVar(&r.Pallet, "pallet", "", "pallet that takes them")
	f.StringVar(&r.PackedOn, "on", "", "date of packing (YYYY-MM-DD); today where left out")
	c.AddCommand(p.palletCommand(), p.unpackCommand(), p.weighCommand(), p.unitCommand())
	return c
}

// label gives what a scan of the unit's label reads.
func label(u trade.HandlingUnit) string {
	if u.SSCC != "" {
		return u.SSCC
	}
	return u.Fallback
}

func (p *program) palletCommand() *cobra.Command {
	var r packing.PalletRequest
	c := p.verb("pallet [UNIT...]", "put packages on a new pallet", cobra.ArbitraryArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Units, r.Command = args, p.id()
			got, err := s.Packing.BuildPallet(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Pallet %s (%s) carries %d packages.", got.Pallet.Number, label(got.Pallet), len(got.Units))
		})
	f := c.Flags()
	f.StringVar(&r.From, "from", "", "first unit of a range")
	f.StringVar(&r.To, "to", "", "last unit of the range")
	f.StringVar(&r.Location, "at", "", "location where they stand")
	kilograms(f, &r.TareG, "tare-kg", "the empty pallet")
	return c
}

func (p *program) unpackCommand() *cobra.Command {
	return p.verb("unpack UNIT", "break a unit: its goods are loose again, its label is void", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Packing.Unpack(ctx, actor, packing.UnpackRequest{Unit: args[0], Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(got, "%s is unpacked.", got.Unit.Number)
		})
}

func (p *program) weighCommand() *cobra.Command {
	var r packing.WeighRequest
	c := p.verb("weigh UNIT", "record the true weight of a unit", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Unit, r.Command = args[0], p.id()
			got, err := s.Packing.Weigh(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s: %s kg gross, %s kg net (%s kg).", got.Unit.Number, kg(got.Unit.GrossG),
				kg(got.Unit.NetG), kg(got.DifferenceG))
		})
	kilograms(c.Flags(), &r.GrossG, "gross-kg", "gross weight")
	kilograms(c.Flags(), &r.TareG, "tare-kg", "the empty package; as before where left out")
	c.Flags().StringVar(&r.ScaleLine, "scale-line", "", "the raw line of the scale")
	return c
}

func (p *program) unitCommand() *cobra.Command {
	return p.verb("show UNIT", "show a unit: where it stands, what it holds", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			v, err := s.Packing.Unit(ctx, actor, args[0])
			if err != nil {
				return err
			}
			var lots []string
			for _, c := range v.Contents {
				lots = append(lots, c.Lot+" "+string(c.Grade)+" "+kg(c.NetG)+" kg")
			}
			return p.show(v, "%s %s (%s): %s, in %s; %s", v.Unit.Kind, v.Unit.Number, label(v.Unit), v.Unit.State, v.Place,
				strings.Join(lots, ", "))
		})
}
