package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) overlayCommand() *cobra.Command {
	var r papers.OverlayRequest
	var frozen bool
	var out string
	c := p.verb("overlay KIND SHIPMENT", "write what is filled in on a paper, without its form, for a pre-printed blank",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Draft.Kind, r.Draft.Shipment = trade.PaperKind(args[0]), args[1]
			if frozen {
				r.Number = args[1]
			}
			got, err := s.Papers.Overlay(ctx, actor, r)
			if err != nil {
				return err
			}
			for _, f := range got.Faults { // it is written all the same
				p.tellOne(f)
			}
			return p.writePDF(out, got.PDF, "overlay", args[0], args[1])
		})
	f := c.Flags()
	f.BoolVar(&frozen, "frozen", false, "SHIPMENT is the number of a paper that was frozen")
	f.StringVar(&r.Draft.DatedOn, "on", "", "date on the paper (YYYY-MM-DD); today where left out")
	f.IntSliceVar(&r.Draft.Lines, "line", nil, "number of a line that it is about; once for each, all where left out")
	f.StringVar(&r.Printer, "printer", "", "paper printer whose offset is used")
	formOffset(f, &r.Offset)
	f.StringVar(&out, "out", "", "file to write; overlay-KIND-SHIPMENT.pdf where left out")
	return c
}

// formOffset are the flags of an offset.
func formOffset(f *pflag.FlagSet, o *papers.Offset) {
	millimetres(f, &o.XHMM, "offset-x-mm", "move what is filled in to the right, or with a minus to the left")
	millimetres(f, &o.YHMM, "offset-y-mm", "move it down, or with a minus up")
}

func (p *program) formPrintersCommand() *cobra.Command {
	return group("printers", "paper printers that blanks are printed on: put, list, remove, calibrate",
		p.formPrinterPutCommand(), p.formPrinterListCommand(), p.formPrinterRemoveCommand(), p.calibrateCommand())
}

const formUsage = "kind of the form; all forms where left out"

func (p *program) formPrinterPutCommand() *cobra.Command {
	var r papers.PutFormPrinterRequest
	var o papers.Offset
	var form string
	c := p.verb("put NAME", "keep how far a paper printer feeds the blanks of a form off",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Command = p.id()
			r.Printer = trade.FormPrinter{Name: args[0], Form: trade.PaperKind(form), XHMM: o.XHMM, YHMM: o.YHMM}
			got, err := s.FormPrinters.Put(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "On %s, what is filled in on %s is moved by %s mm to the right and %s mm down.", got.Name,
				formsOf(got), writeScaled(got.XHMM, 2), writeScaled(got.YHMM, 2))
		})
	c.Flags().StringVar(&form, "form", "", formUsage)
	formOffset(c.Flags(), &o)
	return c
}

// formsOf names the forms that an offset is for.
func formsOf(f trade.FormPrinter) string {
	if f.Form == "" {
		return "all forms"
	}
	return "the " + paperName(f.Form)
}

func (p *program) formPrinterListCommand() *cobra.Command {
	return p.verb("list", "list the offsets of the paper printers",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.FormPrinters.All(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "No paper printer is set up.", heads("printer", "form", "right mm.", "down mm."),
				func(f trade.FormPrinter) []string {
					return []string{f.Name, string(f.Form), writeScaled(f.XHMM, 2), writeScaled(f.YHMM, 2)}
				})
		})
}

func (p *program) formPrinterRemoveCommand() *cobra.Command {
	var form string
	c := p.verb("remove NAME", "forget the offset of a paper printer",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r := papers.RemoveFormPrinterRequest{Name: args[0], Form: trade.PaperKind(form), Command: p.id()}
			if err := s.FormPrinters.Remove(ctx, actor, r); err != nil {
				return err
			}
			return p.show(map[string]any{"printer": args[0], "form": form, "removed": true}, "The offset of %s is forgotten.",
				args[0])
		})
	c.Flags().StringVar(&form, "form", "", formUsage)
	return c
}

func (p *program) calibrateCommand() *cobra.Command {
	var r papers.CalibrationRequest
	var form, out string
	c := p.verb("calibrate [NAME]", "write the sheet by which the offset of a paper printer is measured",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Printer, r.Form = append(args, "")[0], trade.PaperKind(form)
			sheet, err := s.FormPrinters.Calibration(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.writePDF(out, sheet, "calibration")
		})
	c.Flags().StringVar(&form, "form", "", formUsage)
	formOffset(c.Flags(), &r.Offset)
	c.Flags().StringVar(&out, "out", "", "file to write; calibration.pdf where left out")
	return c
}
