package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/svg"
	"tradehub/backend/sheet/zpl"
	"tradehub/templates/words"
)

// painting is how sheets are to be written.
type painting struct {
	formats       []string
	to            string
	out           string
	dpi           int
	page          int
	nativeSymbols bool
	hostText      bool
}

// flags are those of every command that writes sheets; what dots mean differs.
func (g *painting) flags(f *pflag.FlagSet, dots string, formats ...string) {
	g.formats = formats
	f.StringVar(&g.to, "to", formats[0], "what to write: "+strings.Join(formats, ", "))
	f.StringVar(&g.out, "out", "", "file to write; named after the template where left out")
	f.IntVar(&g.dpi, "dpi", 0, dots)
	f.IntVar(&g.page, "page", 0, "write only this sheet, counted from 1; all where left out")
}

// The dots per inch between which printers and pictures lie, and those of a picture of a paper.
const (
	fewestDPI  = 50
	mostDPI    = 1200
	pictureDPI = 150
)

func (g *painting) judge() error {
	return append(fault.All(oneOf("to", g.to, g.formats...)), fault.All(judgeDPI(g.dpi))...).OrNil()
}

func judgeDPI(dpi int) error {
	if dpi == 0 || dpi >= fewestDPI && dpi <= mostDPI {
		return nil
	}
	return fault.New(fault.Invalid, words.HubctlDpi,
		fault.Params{"found": dpi, "fewest": fewestDPI, "most": mostDPI}).At("dpi")
}

// layoutDPI is the printer that a sheet is laid out for. A picture of a paper shows the sheet of the usual printer.
func (g *painting) layoutDPI(medium sheet.Medium) int {
	if g.to == "png" && medium == sheet.Paper {
		return 0
	}
	return g.dpi
}

// oneOf refuses a word that a flag does not know.
func oneOf(flag, found string, known ...string) error {
	if slices.Contains(known, found) {
		return nil
	}
	known = slices.DeleteFunc(slices.Clone(known), func(one string) bool { return one == "" })
	return fault.New(fault.Invalid, words.HubctlOneOf,
		fault.Params{"flag": flag, "found": found, "known": strings.Join(known, ", ")}).At(flag)
}

// press paints the sheets of documents that come one after the other; thousands of labels are never held at once.
type press struct {
	painting
	sheets int
	paint  func(sheet.Page) error
	end    func() error // writes what is still to be written
	file   sink         // of a format that holds all sheets
	pages  [][]byte     // of one that holds one
}

// sink counts what goes into a file, and remembers why the disk refused.
type sink struct {
	io.Writer
	bytes   int
	refused error
}

// Write writes on.
func (s *sink) Write(piece []byte) (int, error) {
	n, err := s.Writer.Write(piece)
	s.bytes += n
	if err != nil {
		s.refused = err
	}
	return n, err
}

func (s *press) add(doc sheet.Document) error {
	if s.paint == nil {
		if err := s.begin(doc); err != nil {
			return err
		}
	}
	for _, page := range doc.Pages {
		s.sheets++
		if s.page != 0 && s.page != s.sheets {
			continue
		}
		if err := s.paint(page); err != nil {
			return s.why(err)
		}
	}
	return nil
}

// begin takes what is alike in all sheets from the first document.
func (s *press) begin(head sheet.Document) error {
	s.end = func() error { return nil }
	switch s.to {
	case "zpl":
		printer, err := zpl.NewPainter(zpl.Options{DPI: head.DPI, NativeSymbols: s.nativeSymbols, HostText: s.hostText})
		s.paint = func(page sheet.Page) error { return s.write(printer.Paint(page)) }
		return err
	case "svg":
		s.paint = func(page sheet.Page) error {
			return s.keep(svg.Paint(page, svg.Options{Title: head.Title}), nil)
		}
	case "png":
		dpi := head.DPI
		if head.Medium == sheet.Paper {
			dpi = cmp.Or(s.dpi, pictureDPI)
		}
		s.paint = func(page sheet.Page) error { return s.keep(raster.PNG(page, dpi, head.Medium)) }
	default:
		file := pdf.Begin(head, &s.file)
		s.paint, s.end = file.Add, file.Finish
	}
	return nil
}

func (s *press) write(painted []byte, err error) error {
	if err == nil {
		_, err = s.file.Write(painted)
	}
	return err
}

func (s *press) keep(painted []byte, err error) error {
	s.pages = append(s.pages, painted)
	return err
}

// finish ends the painting when all documents have come.
func (s *press) finish() error {
	if s.page < 0 || s.page > s.sheets {
		return fault.New(fault.NotFound, words.HubctlSheetMissing,
			fault.Params{"number": s.page, "sheets": counted(int64(s.sheets), "sheet")}).At("page")
	}
	return s.why(s.end())
}

// why gives what is behind a failure: where the disk refused, the painter is not at fault.
func (s *press) why(err error) error {
	if s.file.refused != nil {
		return s.file.refused
	}
	return err
}

// print writes the files of all documents that feed hands to the press. Where one cannot be laid out or painted, no
// file is left.
func (p *program) print(s *press, t *sheet.Template, feed func() error) error {
	out := cmp.Or(s.out, fileName(t.ID)+"."+s.to)
	if s.to == "svg" || s.to == "png" {
		return p.printPages(s, t, out, feed)
	}
	err := writeFile(out, func(w io.Writer) error {
		s.file.Writer = w
		if err := feed(); err != nil {
			return err
		}
		return s.finish()
	})
	if err != nil {
		return err
	}
	return p.printed(t, out, s.file.bytes)
}

// printPages writes every sheet into a file of its own.
func (p *program) printPages(s *press, t *sheet.Template, out string, feed func() error) error {
	if err := feed(); err != nil {
		return err
	}
	if err := s.finish(); err != nil {
		return err
	}
	for i, page := range s.pages {
		name := out
		if len(s.pages) > 1 {
			name = numbered(out, i+1)
		}
		err := writeFile(name, func(w io.Writer) error {
			_, err := w.Write(page)
			return err
		})
		if err != nil {
			return err
		}
		if err := p.printed(t, name, len(page)); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) printed(t *sheet.Template, name string, bytes int) error {
	return p.show(map[string]any{"file": name, "template": t.Ref(), "bytes": bytes}, "%s is written.", name)
}

// numbered puts a number before the ending of a file's name.
func numbered(name string, n int) string {
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), n, ending)
}
