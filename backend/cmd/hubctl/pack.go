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
	c := p.verb("pack LOT", "pack loose goods into cartons, crates or bags",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Lot, r.Grade, r.Kind, r.Command = args[0], trade.Grade(grade), trade.UnitKind(kind), p.id()
			if r.Weights, err = readWeights(weights); err != nil {
				return err
			}
			got, err := s.Packing.Pack(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.showPacked(got)
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", "A, B or reject")
	f.StringVar(&r.Location, "at", "", "location where the goods lie")
	f.StringVar(&kind, "kind", "carton", "carton, crate or bag")
	f.Int64Var(&r.Count, "count", 0, "how many; left out where each is weighed")
	kilograms(f, &r.NetG, "net-kg", "net weight of each; the item's standard where left out")
	kilograms(f, &r.TareG, "tare-kg", "weight of each empty package; the item's standard where left out")
	f.StringArrayVar(&weights, "weight-kg", nil, "catch weight: the gross weight of one package; repeat for each")
	f.StringVar(&r.Pallet, "pallet", "", "pallet that takes them")
	f.StringVar(&r.PackedOn, "on", "", "date of packing (YYYY-MM-DD); today where left out")
	need(f, "at")
	c.AddCommand(p.palletCommand(), p.unpackCommand(), p.weighCommand(), p.unitCommand())
	return c
}

func readWeights(typed []string) (all []packing.Weighing, err error) {
	for _, text := range typed {
		grossG, err := readScaled(text, 3)
		if err != nil {
			return nil, notANumber("weight-kg", text, 3)
		}
		all = append(all, packing.Weighing{GrossG: grossG})
	}
	return all, nil
}

func (p *program) showPacked(got packing.Packed) error {
	first, last := got.Units[0], got.Units[len(got.Units)-1]
	if len(got.Units) == 1 {
		return p.show(got, "1 %s is packed: %s (%s).", first.Kind, first.Number, label(first))
	}
	return p.show(got, "%s are packed: %s (%s) to %s (%s).", counted(int64(len(got.Units)), string(first.Kind)),
		first.Number, label(first), last.Number, label(last))
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
	c := p.verb("pallet [UNIT...]", "put packages on a new pallet",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Units, r.Command = args, p.id()
			got, err := s.Packing.BuildPallet(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Pallet %s (%s) carries %s.", got.Pallet.Number, label(got.Pallet),
				counted(int64(len(got.Units)), "package"))
		})
	f := c.Flags()
	f.StringVar(&r.From, "from", "", "first unit of a range")
	f.StringVar(&r.To, "to", "", "last unit of the range")
	f.StringVar(&r.Location, "at", "", "location where they stand")
	kilograms(f, &r.TareG, "tare-kg", "the empty pallet")
	need(f, "at")
	return c
}

func (p *program) unpackCommand() *cobra.Command {
	return p.verb("unpack UNIT", "break a unit: its goods are loose again, its label is void",
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
	c := p.verb("weigh UNIT", "record the true weight of a unit",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Unit, r.Command = args[0], p.id()
			got, err := s.Packing.Weigh(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s weighs %s kg gross, %s%s.", got.Unit.Number, kg(got.Unit.GrossG), weightOf(got.Unit),
				corrected(got.DifferenceG))
		})
	f := c.Flags()
	kilograms(f, &r.GrossG, "gross-kg", "gross weight")
	kilograms(f, &r.TareG, "tare-kg", "the empty package; as before where left out")
	f.StringVar(&r.ScaleLine, "scale-line", "", "the raw line of the scale")
	need(f, "gross-kg")
	return c
}

// weightOf says what of a unit's weight is known for sure: of a pallet its own, of a package that of its goods.
func weightOf(u trade.HandlingUnit) string {
	if u.Kind == trade.Pallet {
		return kg(u.TareG) + " kg of it the pallet"
	}
	return kg(u.NetG) + " kg net"
}

// corrected says by how much the stock was corrected.
func corrected(differenceG int64) string {
	switch {
	case differenceG < 0:
		return ": " + kg(-differenceG) + " kg less than booked"
	case differenceG > 0:
		return ": " + kg(differenceG) + " kg more than booked"
	}
	return ", as booked"
}

func (p *program) unitCommand() *cobra.Command {
	return p.verb("show UNIT", "show a unit: where it stands, what it holds",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			v, err := s.Packing.Unit(ctx, actor, args[0])
			if err != nil {
				return err
			}
			return p.show(v, "%s", unitLine(v))
		})
}

// unitLine says of a unit what it is, where it stands and what it holds.
func unitLine(v packing.UnitView) string {
	line := string(v.Unit.Kind) + " " + v.Unit.Number + " (" + label(v.Unit) + ")"
	switch {
	case v.Unit.State == trade.UnitRetired:
		return line + " was unpacked; its label is void"
	case v.Gone:
		line += " has left in " + v.Place
	default:
		line += " stands in " + v.Place
	}
	if v.Shipment != "" {
		line += " for shipment " + v.Shipment
	}
	if len(v.Units) > 0 {
		line += ", carries " + counted(int64(len(v.Units)), "package")
	}
	var goods []string
	for _, c := range v.Contents {
		goods = append(goods, kg(c.NetG)+" kg of "+c.Item+", lot "+c.Lot+", "+gradeName(c.Grade))
	}
	if len(goods) == 0 {
		return line + " and is empty"
	}
	return line + ": " + strings.Join(goods, "; ")
}

// gradeName names a grade where "-" alone would say nothing.
func gradeName(g trade.Grade) string {
	switch g {
	case trade.Ungraded:
		return "ungraded"
	case trade.Reject:
		return "reject"
	}
	return "grade " + string(g)
}
