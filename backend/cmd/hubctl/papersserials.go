package main

import (
	"context"

	"github.com/spf13/cobra"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) serialsCommand() *cobra.Command {
	return group("serials", "numbered blanks of authorities' forms: add, list, spoil", p.serialsAddCommand(),
		p.serialsListCommand(), p.serialsSpoilCommand())
}

func (p *program) serialsAddCommand() *cobra.Command {
	var r papers.AddBlanksRequest
	var boughtOn, note string
	c := p.verb("add KIND FIRST LAST", "take a pad of blanks into the stock, by its first and last number",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Command = p.id()
			if r.Stock, err = trade.BlanksBetween(trade.PaperKind(args[0]), args[1], args[2]); err != nil {
				return err
			}
			r.Stock.BoughtOn, r.Stock.Note = boughtOn, note
			got, err := s.Serials.Add(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s of the %s: %s to %s.", counted(got.Count(), "blank"), paperName(got.Form),
				got.Number(got.First), got.Number(got.Last))
		})
	c.Flags().StringVar(&boughtOn, "bought-on", "", "day on which they were bought (YYYY-MM-DD); today where left out")
	c.Flags().StringVar(&note, "note", "", "from whom, under which receipt")
	return c
}

func (p *program) serialsListCommand() *cobra.Command {
	return p.verb("list [KIND]", "count the blanks of a form, or of all",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Serials.List(ctx, actor, trade.PaperKind(append(args, "")[0]))
			if err != nil {
				return err
			}
			return list(p, all, "No blanks were bought.", heads("form", "first", "last", "bought on", "unused.", "used.",
				"spoilt.", "next"), func(b papers.Blanks) []string {
				s := b.Stock
				return []string{string(s.Form), s.Number(s.First), s.Number(s.Last), s.BoughtOn, number(b.Unused),
					number(b.Used), number(b.Spoilt), b.Next}
			})
		})
}

func (p *program) serialsSpoilCommand() *cobra.Command {
	var r papers.SpoilRequest
	c := p.verb("spoil KIND SERIAL", "write a blank off",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Form, r.Serial, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Serials.Spoil(ctx, actor, r)
			if err != nil {
				return err
			}
			if got.Paper == nil {
				return p.show(got, "The blank %s is written off.", got.Serial.Number)
			}
			return p.show(got, "The blank %s is written off; the %s %s is on %s now.", got.Serial.Number,
				paperName(got.Paper.Kind), got.Paper.Number, got.Paper.Serial)
		})
	c.Flags().StringVar(&r.Reason, "reason", "", "what happened to it")
	c.Flags().BoolVar(&r.Replace, "replace", false, "print the paper that was on it on the next blank")
	return c
}
