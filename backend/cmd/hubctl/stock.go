package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/trade"
)

func (p *program) stockCommand() *cobra.Command {
	var r stock.OverviewRequest
	c := p.verb("stock", "what lies where, by lot and grade", cobra.NoArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			rows, err := s.Stock.Overview(ctx, actor, r)
			if err != nil {
				return err
			}
			return each(p, rows, "Nothing is on stock.", func(row stock.Row) error {
				return p.show(row, "%-12s %-20s %-6s %-12s %8d packages %12s kg", row.Item, row.Lot, row.Grade,
					row.Place.Code, row.Total.Packages, kg(row.Total.NetG))
			})
		})
	c.Flags().StringVar(&r.Location, "at", "", "location; the whole site where left out")
	c.Flags().StringVar(&r.Item, "item", "", "item code; every item where left out")
	c.AddCommand(p.traceCommand(), p.moveCommand(), p.moveGoodsCommand(), p.adjustCommand(), p.makeLotCommand(),
		p.undoCommand())
	return c
}

func (p *program) traceCommand() *cobra.Command {
	return p.verb("trace LOT", "where a lot came from and where it is", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			t, err := s.Stock.Trace(ctx, actor, args[0])
			if err != nil {
				return err
			}
			if p.json {
				return p.show(t, "")
			}
			return p.showTrace(t)
		})
}

func (p *program) showTrace(t stock.Trace) error {
	err := p.show(t, "Lot %s: %s, harvested %s, orchard %s, from %s by delivery note %s.", t.Lot.Number, t.Item.Name.EN,
		t.Lot.HarvestedOn, t.Lot.Orchard, t.Cooperative.Name.EN, t.Consignment.DeliveryNote)
	if err != nil {
		return err
	}
	for _, one := range t.Origins {
		if err := p.show(one, "  made from %s, %s kg", one.Lot.Number, kg(one.NetG)); err != nil {
			return err
		}
	}
	for _, one := range t.MadeInto {
		if err := p.show(one, "  made into %s, %s kg", one.Lot.Number, kg(one.NetG)); err != nil {
			return err
		}
	}
	for _, h := range t.Where {
		if err := p.show(h, "  %s %s: %d packages, %s kg", h.Place.Code, h.In.Code, h.Packages, kg(h.NetG)); err != nil {
			return err
		}
	}
	for _, one := range t.Shipments {
		if err := p.show(one, "  shipment %s (%s): %d packages, %s kg", one.Reference, one.State, one.Packages,
			kg(one.NetG)); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) moveCommand() *cobra.Command {
	var to string
	c := p.verb("move UNIT", "put a unit at another location", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Stock.MoveUnit(ctx, actor, stock.MoveUnitRequest{Unit: args[0], To: to, Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(got, "%s stands at %s.", got.Unit.Number, got.To.Code)
		})
	c.Flags().StringVar(&to, "to", "", "location")
	return c
}

func (p *program) moveGoodsCommand() *cobra.Command {
	var r stock.MoveGoodsRequest
	var grade string
	c := p.verb("move-goods LOT", "move loose goods to another location", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Grade, r.Command = args[0], trade.Grade(grade), p.id()
			got, err := s.Stock.MoveGoods(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s kg of %s lie at %s.", kg(r.NetG), r.Lot, r.To)
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", "A, B, reject, or - for ungraded")
	f.StringVar(&r.From, "from", "", "location")
	f.StringVar(&r.To, "to", "", "location")
	kilograms(f, &r.NetG, "net-kg", "how much")
	return c
}

func (p *program) adjustCommand() *cobra.Command {
	var r stock.AdjustRequest
	var grade, reason string
	c := p.verb("adjust LOT", "book what was found on counting loose goods", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Grade, r.Reason, r.Command = args[0], trade.Grade(grade), stock.Reason(reason), p.id()
			got, err := s.Stock.Adjust(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s, grade %s: %s kg booked.", r.Lot, r.Grade, kg(got.DifferenceG))
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", "A, B, reject, or - for ungraded")
	f.StringVar(&r.Location, "at", "", "location")
	kilograms(f, &r.CountedNetG, "counted-kg", "what was found")
	f.StringVar(&reason, "reason", "correction", "correction or shrinkage")
	f.StringVar(&r.Note, "note", "", "what you say about it")
	return c
}

func (p *program) makeLotCommand() *cobra.Command {
	var r stock.MakeLotRequest
	var grade string
	var parts []string
	c := p.verb("make LOT", "make a new lot from parts of others: washing, roasting, blending", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Number, r.Grade, r.Command = args[0], trade.Grade(grade), p.id()
			if r.Parts, err = readParts(parts); err != nil {
				return err
			}
			got, err := s.Stock.MakeLot(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Lot %s is made; %s kg were lost in processing.", got.Lot.Number, kg(got.LossG))
		})
	f := c.Flags()
	f.StringVar(&r.Item, "item", "", "item code of the result")
	f.StringVar(&r.Location, "at", "", "location")
	f.StringVar(&grade, "grade", "A", "grade of the result")
	f.StringVar(&r.MadeOn, "on", "", "date of production (YYYY-MM-DD)")
	kilograms(f, &r.NetG, "net-kg", "net weight of the result")
	f.StringArrayVar(&parts, "part", nil, "one part: lot=,grade=,net-kg=")
	return c
}

func readParts(typed []string) (parts []stock.Part, err error) {
	for _, text := range typed {
		got, err := fields(text, "lot", "grade", "net-kg")
		if err != nil {
			return nil, err
		}
		part := stock.Part{Lot: got["lot"], Grade: trade.Grade(got["grade"])}
		if part.NetG, err = readScaled(got["net-kg"], 3); err != nil {
			return nil, &notANumber{"net-kg", got["net-kg"]}
		}
		parts = append(parts, part)
	}
	return parts, nil
}

func (p *program) undoCommand() *cobra.Command {
	return p.verb("undo ENTRY", "undo one entry of the ledger", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Stock.Undo(ctx, actor, stock.UndoRequest{Entry: trade.EntryID(strings.TrimSpace(args[0])),
				Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(got, "Undone: %s %s.", got.Entry.Kind, got.Entry.Document)
		})
}
