package main

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/device"
	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) labelCommand() *cobra.Command {
	return group("label", "labels of units and containers: print, reprint, and what became of them",
		p.labelPreviewCommand(), p.labelPrintCommand(), p.labelReprintCommand(), p.labelJobsCommand(), p.labelJobCommand(),
		p.labelResolveCommand(), p.labelResumeCommand(), p.labelCancelCommand())
}

// bound are the flags that say where labelled units go.
func bound(f *pflag.FlagSet, shipment, destination *string) {
	f.StringVar(shipment, "shipment", "", "shipment that the units are meant for, until they are loaded")
	f.StringVar(destination, "destination", "", "country that they go to (ISO 3166-1), where no shipment is known")
}

// oneTransport is the flag of commands that are about one unit, or about a container instead.
func oneTransport(f *pflag.FlagSet, transport *string) {
	f.StringVar(transport, "transport", "", "instead of a unit: a container, wagon or trailer of the shipment")
}

// firstOf gives the first argument, or nothing where there is none.
func firstOf(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (p *program) labelPreviewCommand() *cobra.Command {
	var r labels.PreviewRequest
	var g painting
	c := p.verb("preview [UNIT]", "write the label of a unit or container as a picture, as it would be printed now",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if err := g.judge(); err != nil {
				return err
			}
			r.Unit, r.DPI = firstOf(args), int64(g.dpi)
			seen, err := s.Labels.Preview(ctx, actor, r)
			if err != nil {
				return err
			}
			if len(seen.Faults) > 0 {
				return seen.Faults
			}
			return p.printPreview(g, seen)
		})
	bound(c.Flags(), &r.Shipment, &r.Destination)
	oneTransport(c.Flags(), &r.Transport)
	g.flags(c.Flags(), "dots per inch of the printer; 203 where left out", "png", "svg", "pdf", "zpl")
	return c
}

func (p *program) printPreview(g painting, seen labels.Previewed) error {
	t, err := station.Forms(p.dir).Find(seen.Template)
	if err != nil {
		return err
	}
	if g.out == "" {
		g.out = fileName("label", cmp.Or(seen.Unit.Number, seen.Transport.Number)) + "." + g.to
	}
	paint := &press{painting: g}
	return p.print(paint, t, func() error { return paint.add(seen.Sheet) })
}

func (p *program) labelPrintCommand() *cobra.Command {
	var r labels.PrintRequest
	c := p.verb("print [UNIT...]", "print the original labels of units, and of closed containers",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Units, r.Command = args, p.id()
			return p.showJob(s.Labels.Print(ctx, actor, r, p.tellLabels()))
		})
	f := c.Flags()
	f.StringVar(&r.Printer, "printer", "", "name of the printer")
	f.StringVar(&r.From, "from", "", "first unit of a range")
	f.StringVar(&r.To, "to", "", "last unit of the range")
	f.StringArrayVar(&r.Transports, "transport", nil, "container, wagon or trailer of the shipment; repeat for each")
	bound(f, &r.Shipment, &r.Destination)
	need(f, "printer")
	return c
}

func (p *program) labelReprintCommand() *cobra.Command {
	var r labels.ReprintRequest
	c := p.verb("reprint [UNIT]", "print one more label of a unit, with the same SSCC, or of a container",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Unit, r.Command = firstOf(args), p.id()
			return p.showJob(s.Labels.Reprint(ctx, actor, r, p.tellLabels()))
		})
	f := c.Flags()
	f.StringVar(&r.Printer, "printer", "", "name of the printer")
	f.StringVar(&r.Reason, "reason", "", "why it is printed once more")
	oneTransport(f, &r.Transport)
	bound(f, &r.Shipment, &r.Destination)
	need(f, "printer", "reason")
	return c
}

func (p *program) labelResolveCommand() *cobra.Command {
	var r labels.ResolveRequest
	c := p.verb("resolve JOB", "say which labels of unknown fate are here, and which are missing",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Job, r.Command = args[0], p.id()
			return p.showJob(s.Labels.Resolve(ctx, actor, r))
		})
	f := c.Flags()
	f.StringArrayVar(&r.Here, "here", nil, "unit whose label is here, best scanned; repeat for each")
	f.StringArrayVar(&r.Missing, "missing", nil, "unit whose label did not come out; repeat for each")
	f.BoolVar(&r.RestMissing, "rest-missing", false, "all others of unknown fate did not come out either")
	return c
}

func (p *program) labelResumeCommand() *cobra.Command {
	var r labels.ResumeRequest
	c := p.verb("resume JOB", "print what is queued in a job and what is missing",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Job, r.Command = args[0], p.id()
			return p.showJob(s.Labels.Resume(ctx, actor, r, p.tellLabels()))
		})
	c.Flags().StringVar(&r.Printer, "printer", "", "name of another printer; the one of the job where left out")
	return c
}

func (p *program) labelCancelCommand() *cobra.Command {
	return p.verb("cancel JOB", "give up what is queued in a job and what is missing",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			return p.showJob(s.Labels.Cancel(ctx, actor, labels.CancelRequest{Job: args[0], Command: p.id()}))
		})
}

func (p *program) labelJobsCommand() *cobra.Command {
	var r labels.JobsRequest
	c := p.verb("jobs", "list label jobs, the newest first",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			jobs, err := s.Labels.Jobs(ctx, actor, r)
			if err != nil {
				return err
			}
			return list(p, jobs, "There are no label jobs.", heads("job", "at", "by", "printer", "labels.", "state"),
				func(j labels.Job) []string {
					return []string{j.Number, moment(j.At), j.ByName, j.Printer, number(int64(len(j.Labels))), string(j.State)}
				})
		})
	f := c.Flags()
	f.BoolVar(&r.Open, "open", false, "only those about which something is left to do")
	f.StringVar(&r.Unit, "unit", "", "only those with a label of this unit")
	f.StringVar(&r.Transport, "transport", "", "only those with a label of this container of the shipment")
	f.StringVar(&r.Shipment, "shipment", "", "shipment of the container")
	f.Int64Var(&r.Most, "most", 0, "so many at most; all where left out")
	f.StringVar(&r.Before, "before", "", "only those before this job: the next page")
	return c
}

func (p *program) labelJobCommand() *cobra.Command {
	return p.verb("job JOB", "show one job, label by label",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			job, err := s.Labels.Job(ctx, actor, args[0])
			if err != nil {
				return err
			}
			if p.json {
				return p.show(job, "")
			}
			if err := p.say("%s", jobLine(job)); err != nil {
				return err
			}
			return list(p, job.Labels, "", heads("line.", "unit", "kind", "copy.", "state", "reason"),
				func(l labels.Label) []string {
					return []string{number(l.Line), l.Unit, string(l.Kind), number(l.Copy), string(l.State), l.Reason}
				})
		})
}

// showJob shows a job, also one that broke off, before the refusal.
func (p *program) showJob(job labels.Job, err error) error {
	if job.Number == "" {
		return err
	}
	return errors.Join(err, p.show(job, "%s", jobLine(job)))
}

// fates are the states of labels in the order in which people ask for them.
var fates = []trade.LabelState{trade.LabelPrinted, trade.LabelSent, trade.LabelUnknown, trade.LabelMissing,
	trade.LabelQueued, trade.LabelCancelled}

// jobLine says of a job what it is and what became of its labels.
func jobLine(job labels.Job) string {
	var parts []string
	for _, state := range fates {
		if n := job.Count(state); n > 0 {
			parts = append(parts, number(n)+" "+string(state))
		}
	}
	line := "Job " + job.Number + " on " + job.Printer + " is " + string(job.State) + ": " +
		counted(int64(len(job.Labels)), "label") + ", " + strings.Join(parts, ", ")
	if len(job.Labels) == 1 && job.Labels[0].Copy > 0 {
		line += ", copy " + number(job.Labels[0].Copy)
	}
	return line + "."
}

// tellLabels is tellAlarms for the printer of a label job.
func (p *program) tellLabels() labels.Tell {
	var tell func([]device.Alarm)
	return func(now labels.Progress) {
		if tell == nil {
			tell = p.tellAlarms(now.Printer)
		}
		tell(now.Alarms)
	}
}
