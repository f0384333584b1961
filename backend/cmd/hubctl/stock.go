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
	c := p.verb("stock", "what lies where, by lot and grade",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			rows, err := s.Stock.Overview(ctx, actor, r)
			if err != nil {
				return err
			}
			return list(p, stockRows(rows), "Nothing is on stock.", heads("item", "lot", "grade", "place", "packages.",
				"loose kg.", "net kg."), stockRow.cells)
		})
	c.Flags().StringVar(&r.Location, "at", "", "location; the whole site where left out")
	c.Flags().StringVar(&r.Item, "item", "", "item code; every item where left out")
	c.AddCommand(p.traceCommand(), p.moveCommand(), p.moveGoodsCommand(), p.adjustCommand(), p.makeLotCommand(),
		p.undoCommand())
	return c
}

func (p *program) moveCommand() *cobra.Command {
	var to string
	c := p.verb("move UNIT", "put a unit at another location",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Stock.MoveUnit(ctx, actor, stock.MoveUnitRequest{Unit: args[0], To: to, Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(movedRow{got, spotOf(got.From), spotOf(got.To)}, "%s stands at %s.", got.Unit.Number, got.To.Code)
		})
	c.Flags().StringVar(&to, "to", "", "location")
	need(c.Flags(), "to")
	return c
}

const gradeHelp = "A, B, reject, or - for ungraded"

func (p *program) moveGoodsCommand() *cobra.Command {
	var r stock.MoveGoodsRequest
	var grade string
	c := p.verb("move-goods LOT", "move loose goods to another location",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Grade, r.Command = args[0], trade.Grade(grade), p.id()
			got, err := s.Stock.MoveGoods(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s kg of lot %s, %s, went from %s to %s.", kg(r.NetG), r.Lot, gradeName(r.Grade), r.From,
				r.To)
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", gradeHelp)
	f.StringVar(&r.From, "from", "", "location")
	f.StringVar(&r.To, "to", "", "location")
	kilograms(f, &r.NetG, "net-kg", "how much")
	need(f, "from", "to", "net-kg")
	return c
}

func (p *program) adjustCommand() *cobra.Command {
	var r stock.AdjustRequest
	var grade, reason string
	c := p.verb("adjust LOT", "book what was found on counting loose goods",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Lot, r.Grade, r.Reason, r.Command = args[0], trade.Grade(grade), stock.Reason(reason), p.id()
			got, err := s.Stock.Adjust(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s kg of lot %s, %s, lie at %s%s.", kg(r.CountedNetG), r.Lot, gradeName(r.Grade),
				r.Location, corrected(got.DifferenceG))
		})
	f := c.Flags()
	f.StringVar(&grade, "grade", "A", gradeHelp)
	f.StringVar(&r.Location, "at", "", "location")
	kilograms(f, &r.CountedNetG, "counted-kg", "what was found")
	f.StringVar(&reason, "reason", "correction", "correction or shrinkage")
	f.StringVar(&r.Note, "note", "", "what you say about it")
	need(f, "at", "counted-kg", "note")
	return c
}

func (p *program) makeLotCommand() *cobra.Command {
	var r stock.MakeLotRequest
	var grade string
	var typed []string
	c := p.verb("make LOT", "make a new lot from parts of others: washing, roasting, blending",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Number, r.Grade, r.Command = args[0], trade.Grade(grade), p.id()
			if r.Parts, err = readShares(typed); err != nil {
				return err
			}
			got, err := s.Stock.MakeLot(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Lot %s is made: %s kg net; %s kg were lost in processing.", got.Lot.Number, kg(r.NetG),
				kg(got.LossG))
		})
	f := c.Flags()
	f.StringVar(&r.Item, "item", "", "item code of the result")
	f.StringVar(&r.Location, "at", "", "location")
	f.StringVar(&grade, "grade", "A", "grade of the result")
	f.StringVar(&r.MadeOn, "on", "", "date of production (YYYY-MM-DD)")
	kilograms(f, &r.NetG, "net-kg", "net weight of the result")
	f.StringArrayVar(&typed, "part", nil, "one part: lot=,grade=,net-kg=; repeat for each")
	need(f, "item", "at", "on", "net-kg", "part")
	return c
}

// readShares reads the lots that another one is made of.
func readShares(typed []string) (all []stock.Part, err error) {
	for _, text := range typed {
		got, err := readParts(text, "lot", "grade", "net-kg")
		if err != nil {
			return nil, err
		}
		part := stock.Part{Lot: got["lot"], Grade: trade.Grade(got["grade"])}
		if err := got.number("net-kg", 3, &part.NetG); err != nil {
			return nil, err
		}
		all = append(all, part)
	}
	return all, nil
}

func (p *program) undoCommand() *cobra.Command {
	return p.verb("undo ENTRY", "undo one entry of the ledger; stock trace shows the entries of a lot",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Stock.Undo(ctx, actor, stock.UndoRequest{Entry: trade.EntryID(strings.TrimSpace(args[0])),
				Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(got, "Undone: %s %s.", got.Entry.Kind, got.Entry.Document)
		})
}
