package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) papersCommand() *cobra.Command {
	c := p.verb("papers [SHIPMENT]", "list the papers of a shipment, or all", cobra.MaximumNArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Papers.List(ctx, actor, append(args, "")[0])
			if err != nil {
				return err
			}
			return each(p, all, "No paper is issued yet.", func(one papers.Listed) error {
				return p.show(one, "%-20s %-16s %s  %d packages  %s", one.Kind, one.Number, one.DatedOn, one.Packages,
					one.State)
			})
		})
	c.AddCommand(p.draftCommand(), p.issueCommand(), p.printCommand(), p.voidCommand())
	return c
}

func (p *program) draftCommand() *cobra.Command {
	var r papers.DraftRequest
	var out string
	c := p.verb("draft KIND SHIPMENT", "write a paper as it would be now, marked as a draft", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Shipment = trade.PaperKind(args[0]), args[1]
			got, err := s.Papers.Draft(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.writePDF(out, got.PDF)
		})
	c.Flags().StringVar(&r.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	c.Flags().StringVar(&out, "out", "draft.pdf", "file to write")
	return c
}

func (p *program) issueCommand() *cobra.Command {
	var r papers.IssueRequest
	c := p.verb("issue KIND SHIPMENT", "number and freeze a paper: commercial-invoice, packing-list", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Shipment, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Issue(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got.Paper, "%s %s is issued: %d packages, %s kg net, %s kg gross.", got.Paper.Kind,
				got.Paper.Number, got.Paper.Packages, kg(got.Paper.NetG), kg(got.Paper.GrossG))
		})
	c.Flags().StringVar(&r.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	return c
}

func (p *program) printCommand() *cobra.Command {
	var out string
	c := p.verb("print KIND NUMBER", "write an issued paper again, byte for byte", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Papers.Reprint(ctx, actor, trade.PaperKind(args[0]), args[1])
			if err != nil {
				return err
			}
			return p.writePDF(out, got.PDF)
		})
	c.Flags().StringVar(&out, "out", "paper.pdf", "file to write")
	return c
}

func (p *program) voidCommand() *cobra.Command {
	var r papers.VoidRequest
	c := p.verb("void KIND NUMBER", "cancel a paper for good", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Number, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Void(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s %s is void.", got.Kind, got.Number)
		})
	c.Flags().StringVar(&r.Reason, "reason", "", "why")
	return c
}

func (p *program) writePDF(path string, content []byte) error {
	err := writeFile(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	return p.show(map[string]any{"file": path, "bytes": len(content)}, "%s is written.", path)
}
