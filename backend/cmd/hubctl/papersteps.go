package main

import (
	"bytes"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) submitCommand() *cobra.Command {
	var r papers.SubmitRequest
	c := p.verb("submit KIND SHIPMENT", "freeze a form of an authority as it is handed in",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Shipment, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Submit(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got.Paper, "The %s is frozen as %s, version %d: hand it in, then record the number that comes back.",
				paperName(got.Paper.Kind), got.Paper.Number, got.Paper.Version)
		})
	f := c.Flags()
	f.StringVar(&r.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	f.IntSliceVar(&r.Lines, "line", nil, "number of a line that it is about; once for each, all where left out")
	f.BoolVar(&r.Replace, "replace", false, "take the place of the one that stands, as its next version")
	f.StringVar(&r.Serial, "serial", "", "number of the pre-printed blank that it is printed on, or "+papers.NextSerial)
	return c
}

func (p *program) returnedCommand() *cobra.Command {
	var r papers.RecordRequest
	c := p.verb("record KIND NUMBER", "write down what an authority returned for a form that was handed in",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Number, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Record(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "The %s %s came back as %s of %s.", paperName(got.Kind), got.Number, got.Official.Number,
				got.Official.IssuedOn)
		})
	f := c.Flags()
	f.StringVar(&r.Official.Number, "official", "", "number that stands on it")
	f.StringVar(&r.Official.IssuedOn, "on", "", "date on it (YYYY-MM-DD)")
	f.StringVar(&r.Official.Authority, "authority", "", "who issued it")
	f.StringVar(&r.Official.Place, "place", "", "where")
	f.StringToStringVar(&r.Official.Boxes, "box", nil, "NAME=VALUE of what else stands on it; once for each")
	need(f, "official", "on")
	return c
}

func (p *program) handleCommand() *cobra.Command {
	var r papers.HandleRequest
	c := p.verb("handle KIND NUMBER STEP", "write down that a paper was printed, handed over or filed",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Number, r.Step, r.Command = trade.PaperKind(args[0]), args[1], trade.PaperStep(args[2]), p.id()
			got, err := s.Papers.Handle(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Noted: the %s %s was %s.", paperName(got.Kind), got.Number, r.Step)
		})
	c.Flags().Int64Var(&r.Copies, "copies", 0, "how many were printed or handed over")
	c.Flags().StringVar(&r.Note, "note", "", "to whom, or where it is filed")
	return c
}

func (p *program) touchedCommand() *cobra.Command {
	return p.verb("touched SHIPMENT", "list the papers that no longer say what the dossier says",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Papers.Touched(ctx, actor, args[0])
			if err != nil {
				return err
			}
			return list(p, all, "Every paper says what the dossier says.", heads("paper", "number", "differs at"),
				func(t papers.Touched) []string {
					return []string{string(t.Paper.Kind), t.Paper.Number, strings.Join(t.Places, ", ")}
				})
		})
}

func (p *program) internalCommand() *cobra.Command {
	var out string
	c := p.verb("internal KIND NUMBER", "write the internal copy of a paper, with a sheet that tells what became of it",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			copied, err := s.Papers.InternalCopy(ctx, actor, trade.PaperKind(args[0]), args[1])
			if err != nil {
				return err
			}
			return p.writePDF(out, copied, "internal", args[0], args[1])
		})
	c.Flags().StringVar(&out, "out", "", "file to write; internal-KIND-NUMBER.pdf where left out")
	return c
}

func (p *program) bundleCommand() *cobra.Command {
	var out string
	c := p.verb("bundle SHIPMENT", "write one PDF with all papers that stand, as they were frozen",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if out == "" {
				out = fileName("papers", args[0]) + ".pdf"
			}
			var bundle bytes.Buffer
			if err := s.Papers.Bundle(ctx, actor, args[0], &bundle); err != nil {
				return err
			}
			return p.writePDF(out, bundle.Bytes())
		})
	c.Flags().StringVar(&out, "out", "", "file to write; papers-SHIPMENT.pdf where left out")
	return c
}

func (p *program) manifestCommand() *cobra.Command {
	var out string
	c := p.verb("manifest KIND DEPARTURE", "write a paper about a whole departure, such as the train-manifest, as a draft",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Papers.DraftDeparture(ctx, actor, args[1], trade.PaperKind(args[0]))
			if err != nil {
				return err
			}
			for _, f := range got.Faults { // the draft is written all the same
				p.tellOne(f)
			}
			return p.writePDF(out, got.PDF, "draft", args[0], args[1])
		})
	c.Flags().StringVar(&out, "out", "", "file to write; draft-KIND-DEPARTURE.pdf where left out")
	return c
}
