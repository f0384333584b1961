package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/registers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) registerCommand() *cobra.Command {
	return group("register", "the dated code lists: stations, holidays, orchards, tolerances and more",
		p.registersCommand(), p.registerImportCommand(), p.registerExportCommand(), p.registerRefreshCommand())
}

func (p *program) registersCommand() *cobra.Command {
	var on string
	c := p.verb("list [NAME]", "list the registers, or the rows of one",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if len(args) > 0 {
				return p.registerRows(ctx, s, actor, args[0], on)
			}
			all, err := s.Registers.List(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "There are no registers.", heads("register", "rows.", "hold today.", "for"), registerCells)
		})
	c.Flags().StringVar(&on, "on", "", "of one register: only the rows that hold on this day (YYYY-MM-DD)")
	return c
}

func registerCells(d registers.Description) []string {
	return []string{d.Name, number(int64(d.Rows)), number(int64(d.Holding)), d.Purpose.EN}
}

// registerRows lists the rows of one register with all their columns.
func (p *program) registerRows(ctx context.Context, s *station.Station, actor trade.Actor, name, on string) error {
	about, err := s.Registers.List(ctx, actor, name)
	if err != nil {
		return err
	}
	if len(about) == 0 {
		return fault.New(fault.NotFound, words.RegistersUnknown, fault.Params{"register": name})
	}
	rows, err := s.Registers.Rows(ctx, actor, name)
	if err != nil {
		return err
	}
	if on != "" {
		rows = slices.DeleteFunc(rows, func(r trade.RegisterRow) bool { return !r.ValidOn(on) })
	}
	columns := about[0].Columns
	headings := heads(slices.Concat([]string{"code"}, columns, []string{"valid", "confidence"})...)
	return list(p, rows, "The register has no rows that hold then.", headings, func(r trade.RegisterRow) []string {
		cells := []string{r.Code}
		for _, column := range columns {
			cells = append(cells, r.Fields[column])
		}
		return append(cells, validity(r), r.Confidence)
	})
}

// validity says in words when a row holds.
func validity(r trade.RegisterRow) string {
	switch {
	case r.ValidFrom == "" && r.ValidTo == "":
		return "always"
	case r.ValidTo == "":
		return "from " + r.ValidFrom
	case r.ValidFrom == "":
		return "to " + r.ValidTo
	}
	return r.ValidFrom + " to " + r.ValidTo
}

func (p *program) registerImportCommand() *cobra.Command {
	var dry bool
	c := p.verb("import NAME FILE", "save the rows of an XLSX or CSV file into a register; every wrong cell is told at"+
		" once, and then nothing is saved",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			return readFile(args[1], func(file io.Reader) error {
				got, err := s.Registers.Import(ctx, actor, registers.ImportRequest{Register: args[0], File: file,
					Name: filepath.Base(args[1]), DryRun: dry, Command: p.id()})
				if err != nil {
					return err
				}
				return p.showImported(args[0], got, dry)
			})
		})
	c.Flags().BoolVar(&dry, "dry-run", false, "tell what the file would change, and save nothing")
	return c
}

// showImported tells what a file changed. A dry run tells each row.
func (p *program) showImported(name string, got registers.Imported, dry bool) error {
	rows := counted(int64(got.Saved), "row")
	if !dry || p.json {
		return p.show(got, "Register %s: %s saved.", name, rows)
	}
	for _, change := range got.Changes {
		if err := p.say("%s", changeLine(change)); err != nil {
			return err
		}
	}
	return p.say("Register %s: %s would be saved, %s as they are. Nothing was saved.", name, rows, number(int64(got.Same)))
}

func changeLine(c registers.Change) string {
	line := "changed  " + c.Code
	if c.New {
		line = "new      " + c.Code
	}
	if c.ValidFrom != "" {
		line += " from " + c.ValidFrom
	}
	var said []string
	for _, f := range c.Fields {
		if c.New {
			said = append(said, f.Column+" "+f.Is)
			continue
		}
		said = append(said, f.Column+" "+quoted(f.Was)+" to "+quoted(f.Is))
	}
	return line + ": " + strings.Join(said, "; ")
}

// quoted marks where a text begins and ends, so that an empty one is seen.
func quoted(text string) string { return "“" + text + "”" }

func (p *program) registerExportCommand() *cobra.Command {
	return p.verb("export NAME [FILE]", "write a register in the form that register import reads: FILE.xlsx, FILE.csv, or"+
		" CSV on standard output",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if len(args) == 1 {
				return p.exportHere(func(w io.Writer) error {
					return s.Registers.Export(ctx, actor, args[0], registers.CSV, w)
				})
			}
			format, err := registers.FormatOf(args[1])
			if err != nil {
				return err
			}
			err = writeFile(args[1], func(w io.Writer) error { return s.Registers.Export(ctx, actor, args[0], format, w) })
			if err != nil {
				return err
			}
			return p.show(map[string]string{"file": args[1]}, "%s is written.", args[1])
		})
}

// exportHere writes CSV to standard output; as JSON it is one text.
func (p *program) exportHere(export func(io.Writer) error) error {
	if !p.json {
		return export(p.out)
	}
	var csv strings.Builder
	if err := export(&csv); err != nil {
		return err
	}
	return p.show(map[string]string{"csv": csv.String()}, "")
}

func (p *program) registerRefreshCommand() *cobra.Command {
	return p.verb("refresh", "take in the rows that a newer version of the program brought; what is here stays as it is",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			added, err := s.Registers.LoadShipped(ctx, actor, p.id())
			if err != nil {
				return err
			}
			return p.show(map[string]int{"added": added}, "%s taken in.", counted(int64(added), "row"))
		})
}
