package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) dossierCommand() *cobra.Command {
	c := group("dossier", "all that is known of a shipment: show, export, import, data", p.dossierShowCommand(),
		p.dossierExportCommand(), p.dossierImportCommand(), p.dossierDataCommand())
	c.Long = c.Short + `

A dossier is computed from what was scanned and weighed, from masters and shipment, and from what an officer added: the
contract, charges and rate of exchange, permits and registrations, treatments, the facts of certificates and of the
customs declaration. To add them, export the dossier, fill them in, and import the file; what the ledger tells itself
cannot be changed there. A dossier of a shipment that is not ours is kept as it was read.`
	return c
}

// lineFigures are what a line of a dossier comes to, with the units that it rests on.
type lineFigures struct {
	Line        int             `json:"line"`
	Goods       string          `json:"goods"`
	Packages    int64           `json:"packages"`
	NetG        int64           `json:"net_g"`
	GrossG      int64           `json:"gross_g"`
	AmountMinor int64           `json:"amount_minor"`
	Units       []dossier.Range `json:"units"`
}

func figuresOf(f dossier.Facts) (all []lineFigures) {
	for _, line := range f.Lines {
		sum := f.OfLine(line.Number)
		all = append(all, lineFigures{line.Number, line.Item.PaperName, sum.Packages, sum.NetG, sum.GrossG(),
			f.AmountMinor(line), f.Behind(line.Number)})
	}
	return all
}

func (p *program) dossierShowCommand() *cobra.Command {
	return p.verb("show SHIPMENT", "tell what each line comes to, and the units behind it",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			d, err := s.Papers.Dossier(ctx, actor, args[0])
			if err != nil {
				return err
			}
			return list(p, figuresOf(d.Facts), "The shipment has no lines.", heads("line.", "goods", "packages.", "net kg.",
				"gross kg.", d.Facts.Currency+".", "units"), func(l lineFigures) []string {
				return []string{number(int64(l.Line)), l.Goods, number(l.Packages), kg(l.NetG), kg(l.GrossG),
					sheet.Grouped(l.AmountMinor, d.Facts.MinorDigits, d.Facts.MinorDigits), ranges(l.Units)}
			})
		})
}

// ranges writes ranges of units: "0000001–0000900, 0000905".
func ranges(all []dossier.Range) string {
	said := make([]string, len(all))
	for i, r := range all {
		if said[i] = r.First; r.Count > 1 {
			said[i] += "–" + r.Last
		}
	}
	return strings.Join(said, ", ")
}

func (p *program) dossierExportCommand() *cobra.Command {
	var departure bool
	c := p.verb("export REFERENCE FILE.json", "write the dossier of a shipment into a file",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			write, err := dossierWriter(ctx, s, actor, args[0], departure)
			if err != nil {
				return err
			}
			if err := writeFile(args[1], write); err != nil {
				return err
			}
			return p.show(map[string]any{"file": args[1]}, "%s is written.", args[1])
		})
	c.Flags().BoolVar(&departure, "departure", false, "REFERENCE is a departure: write the dossiers of all its shipments")
	return c
}

// dossierWriter reads what is asked for and tells how to write it.
func dossierWriter(ctx context.Context, s *station.Station, actor trade.Actor, reference string, departure bool) (
	func(io.Writer) error, error) {
	if departure {
		d, err := s.Papers.Departure(ctx, actor, reference)
		return func(w io.Writer) error { return exchange.WriteDeparture(w, d) }, err
	}
	d, err := s.Papers.Dossier(ctx, actor, reference)
	return func(w io.Writer) error { return exchange.WriteDossier(w, d) }, err
}

func (p *program) dossierImportCommand() *cobra.Command {
	return p.verb("import FILE.json", "take over a dossier, or the dossiers of a departure",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			var read []dossier.Dossier
			err := readFile(args[0], func(r io.Reader) (err error) {
				read, err = exchange.ReadDossiers(r)
				return err
			})
			if err != nil {
				return err
			}
			r := papers.ImportRequest{Dossiers: read, Command: p.id()}
			if err := s.Papers.Import(ctx, actor, r); err != nil {
				return err
			}
			references := make([]string, len(read))
			for i, d := range read {
				references[i] = d.Reference
			}
			return p.show(map[string]any{"shipments": references}, "Took over %s from %s: %s.",
				counted(int64(len(read)), "dossier"), args[0], strings.Join(references, ", "))
		})
}
