package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) papersCommand() *cobra.Command {
	return group("papers", "papers of a shipment: list, draft, issue, submit, record, void and what else there is to do",
		p.papersListCommand(), p.draftCommand(), p.overlayCommand(), p.issueCommand(), p.submitCommand(),
		p.returnedCommand(), p.handleCommand(), p.touchedCommand(), p.internalCommand(), p.bundleCommand(),
		p.manifestCommand(), p.printCommand(), p.voidCommand(), p.serialsCommand(), p.formPrintersCommand(),
		p.signingCommand())
}

func (p *program) papersListCommand() *cobra.Command {
	return p.verb("list [SHIPMENT]", "list the papers of a shipment, or all",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Papers.List(ctx, actor, append(args, "")[0])
			if err != nil {
				return err
			}
			return list(p, all, "No paper is issued yet.", heads("paper", "number", "version.", "dated", "shipment",
				"packages.", "net kg.", "gross kg.", "state"), paperCells)
		})
}

func paperCells(one papers.Listed) []string {
	state := string(one.State)
	if one.VoidReason != "" {
		state += ": " + one.VoidReason
	}
	return []string{string(one.Kind), one.Number, number(int64(one.Version)), one.DatedOn, one.Shipment,
		number(one.Packages), kg(one.NetG), kg(one.GrossG), state}
}

// paperName names a kind of paper in words.
func paperName(kind trade.PaperKind) string {
	if form, known := forms.Find(kind); known {
		return form.Name
	}
	return string(kind)
}

func (p *program) draftCommand() *cobra.Command {
	var r papers.DraftRequest
	var out string
	c := p.verb("draft KIND SHIPMENT", "write a paper as it would be now, marked as a draft",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Shipment = trade.PaperKind(args[0]), args[1]
			got, err := s.Papers.Draft(ctx, actor, r)
			if err != nil {
				return err
			}
			for _, f := range got.Faults { // the draft is written all the same
				p.tellOne(f)
			}
			return p.writePDF(out, got.PDF, "draft", args[0], args[1])
		})
	c.Flags().StringVar(&r.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	c.Flags().IntSliceVar(&r.Lines, "line", nil, "number of a line that it is about; once for each, all where left out")
	c.Flags().StringVar(&out, "out", "", "file to write; draft-KIND-SHIPMENT.pdf where left out")
	return c
}

func (p *program) issueCommand() *cobra.Command {
	var r papers.IssueRequest
	c := p.verb("issue KIND SHIPMENT", "number and freeze a paper of our own",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Shipment, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Issue(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got.Paper, "The %s %s is issued: %s, %s kg net, %s kg gross.", paperName(got.Paper.Kind),
				got.Paper.Number, counted(got.Paper.Packages, "package"), kg(got.Paper.NetG), kg(got.Paper.GrossG))
		})
	c.Flags().StringVar(&r.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	return c
}

func (p *program) printCommand() *cobra.Command {
	var out string
	c := p.verb("print KIND NUMBER", "write an issued paper again, byte for byte",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Papers.Reprint(ctx, actor, trade.PaperKind(args[0]), args[1])
			if err != nil {
				return err
			}
			return p.writePDF(out, got.PDF, args...)
		})
	c.Flags().StringVar(&out, "out", "", "file to write; KIND-NUMBER.pdf where left out")
	return c
}

func (p *program) voidCommand() *cobra.Command {
	var r papers.VoidRequest
	c := p.verb("void KIND NUMBER", "cancel a paper for good",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Kind, r.Number, r.Command = trade.PaperKind(args[0]), args[1], p.id()
			got, err := s.Papers.Void(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "The %s %s is void.", paperName(got.Kind), got.Number)
		})
	c.Flags().StringVar(&r.Reason, "reason", "", "why")
	return c
}

// writePDF writes a paper into a file, by the name given or one made of what the paper is called.
func (p *program) writePDF(path string, content []byte, called ...string) error {
	if path == "" {
		path = fileName(called...) + ".pdf"
	}
	err := writeFile(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	return p.show(map[string]any{"file": path, "bytes": len(content)}, "%s is written.", path)
}
