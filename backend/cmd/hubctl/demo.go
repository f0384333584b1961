package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"tradehub/backend/demo"
	"tradehub/backend/sheet"
)

func (p *program) demoCommand() *cobra.Command {
	var out, until string
	var season bool
	c := &cobra.Command{Use: "demo",
		Short: "play the demonstration day: bananas by rail, from delivery to papers and platform",
		RunE: func(c *cobra.Command, _ []string) error {
			play := demo.Play
			if season {
				play = demo.PlaySeason
			}
			got, err := play(c.Context(), demo.Config{Dir: out, Until: until, Tell: p.tellEvent})
			if err != nil || until != "" {
				return err
			}
			return p.showDay(out, got)
		}}
	c.Flags().StringVar(&until, "until", "",
		"stop before deliver, pack, plan, load, seal, issue or despatch, to go on by hand")
	c.Flags().BoolVar(&season, "season", false, "play a season around the day: 200 deliveries, 20,000 units, a truck")
	c.Flags().StringVar(&out, "out", "demo", "folder for ledger, papers and the platform's record; run again, it goes on")
	return c
}

// quietly is how many scans are told of as one: a person wants to see progress, not 2,520 lines. A program that
// asked for JSON hears of each.
const quietly = 210

func (p *program) tellEvent(e demo.Event) {
	switch {
	case p.json:
		p.write(p.out, e)
	case e.Of == 0 && e.Done == 0:
		_, _ = fmt.Fprintf(p.out, "%-10s %s\n", e.Step, e.What)
	case e.Step != "load" || e.Done%quietly == 0:
		_, _ = fmt.Fprintf(p.out, "%-10s %s  %d of %d\n", e.Step, e.What, e.Done, max(e.Of, e.Done))
	}
}

func (p *program) showDay(dir string, got demo.Result) error {
	err := p.show(got, "\n%s cartons, %s kg net, %s kg gross, %s %s", sheet.Grouped(got.Packages, 0, 0),
		sheet.Grouped(got.NetG, 3, 1), sheet.Grouped(got.GrossG, 3, 1), got.Amount.Currency,
		sheet.Grouped(got.Amount.Minor, 2, 2))
	if err != nil || p.json {
		return err
	}
	for _, box := range got.Containers {
		_, _ = fmt.Fprintf(p.out, "container  %s %v\n", box.Number, box.Seals)
		for _, part := range box.Lots {
			_, _ = fmt.Fprintf(p.out, "             %s  %d cartons\n", part.Lot, part.Packages)
		}
	}
	for _, paper := range got.Papers {
		_, _ = fmt.Fprintf(p.out, "paper      %s %s: %s\n", paper.Kind, paper.Number, filepath.Join(dir, paper.File))
	}
	_, err = fmt.Fprintf(p.out, "platform   %d consignments, %d shipment, %d stock figure: %s\nledger     %d entries, "+
		"head %s\n\nLook around: HUBCTL_PIN=%s hubctl --data %s user sign-in %s\n", got.Platform.Consignments,
		got.Platform.Shipments, got.Platform.Stock, filepath.Join(dir, demo.RecordFile), got.Entries, got.Head, demo.PIN,
		dir, demo.Consolidator)
	return err
}
