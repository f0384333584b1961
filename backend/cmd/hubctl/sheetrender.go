package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/text"
	"tradehub/templates/words"
)

// rendering is how data become sheets.
type rendering struct {
	painting
	layer             string
	rightHMM, downHMM int64
	date              string
	attach            bool
}

const renderManual = `

CONTEXT is a JSON file with the data of one sheet, or with a list of such data: a batch of labels, or of papers, goes
into one pdf or zpl file. A minus (-) reads standard input. What a template asks for shows in its two samples.

A pdf or zpl file holds all sheets. An svg or png file holds one: several are written as NAME-1.png, NAME-2.png and so
on, unless --page names one. The same data and --date give the same bytes on every day.`

func (p *program) sheetRenderCommand() *cobra.Command {
	var r rendering
	c := &cobra.Command{Use: "render TEMPLATE CONTEXT", Short: "fill a template in, as pdf, zpl, svg or png",
		RunE: func(c *cobra.Command, args []string) error {
			if err := r.judge(); err != nil {
				return err
			}
			t, err := p.template(args[0])
			if err != nil {
				return err
			}
			return p.readContext(args[1], func(from io.Reader) error {
				return p.render(c.Context(), r, t, args[1], from)
			})
		}}
	c.Long = c.Short + renderManual
	f := c.Flags()
	r.painting.flags(f, "dots per inch of the printer, or of the picture of a paper; where left out, 203 for a label, "+
		"600 for a paper and 150 for its picture", "pdf", "zpl", "svg", "png")
	f.StringVar(&r.layer, "layer", "", "write only the frame, or only the fill: what goes onto a pre-printed form")
	millimetres(f, &r.rightHMM, "offset-x-mm", "move everything to the right, or with a minus to the left")
	millimetres(f, &r.downHMM, "offset-y-mm", "move everything down, or with a minus up")
	f.StringVar(&r.date, "date", "", "when a pdf says that it was made (YYYY-MM-DD); today where left out")
	f.BoolVar(&r.attach, "attach", false, "put the data into the pdf as an attachment")
	f.BoolVar(&r.nativeSymbols, "native-symbols", false, "let the zpl printer draw the symbols that it draws alike")
	f.BoolVar(&r.hostText, "host-text", false, "send every text to the zpl printer as dots, as a png shows it")
	return c
}

// judge refuses values that there are not, and flags that mean nothing together.
func (r *rendering) judge() error {
	faults := fault.All(r.painting.judge())
	faults = append(faults, fault.All(oneOf("layer", r.layer, "", string(sheet.Frame), string(sheet.Fill)))...)
	for _, flag := range []struct {
		name   string
		given  bool
		format string
	}{
		{"attach", r.attach, "pdf"},
		{"native-symbols", r.nativeSymbols, "zpl"},
		{"host-text", r.hostText, "zpl"},
	} {
		if flag.given && r.to != flag.format {
			faults = append(faults, fault.New(fault.Invalid, words.HubctlFormatOnly,
				fault.Params{"flag": flag.name, "format": flag.format, "found": r.to}).At(flag.name))
		}
	}
	if _, err := r.day(time.Time{}); err != nil {
		faults = append(faults, fault.All(err)...)
	}
	return faults.OrNil()
}

// day gives when the sheets say that they were made.
func (r *rendering) day(now time.Time) (time.Time, error) {
	if r.date == "" {
		return today(now), nil
	}
	day, err := time.Parse(time.DateOnly, r.date)
	if err != nil {
		return day, fault.New(fault.Invalid, words.HubctlDate, fault.Params{"found": r.date}).At("date").Because(err)
	}
	return day, nil
}

// today is the same at every hour, so that sheets of one day are the same bytes.
func today(now time.Time) time.Time { return now.UTC().Truncate(24 * time.Hour) }

// readContext opens the data of sheets: a file, or standard input.
func (p *program) readContext(path string, read func(io.Reader) error) error {
	if path == standardInput {
		return read(p.in)
	}
	return readFile(path, read)
}

// standardInput names it where a file is named.
const standardInput = "-"

// run is a rendering under way.
type run struct {
	rendering
	template *sheet.Template
	options  sheet.Options
	files    []sheet.File // to be attached
	press    press
}

// render lays out one sheet after the other and paints it.
func (p *program) render(ctx context.Context, r rendering, t *sheet.Template, called string, from io.Reader) error {
	day, err := r.day(p.now())
	if err != nil {
		return err
	}
	job := &run{rendering: r, template: t, press: press{painting: r.painting},
		options: sheet.Options{DPI: r.layoutDPI(t.Medium), CreatedAt: day, Setter: text.NewSetter()}}
	if r.attach {
		if job.files, from, err = attachment(t, called, from); err != nil {
			return err
		}
	}
	all, err := readContexts(called, from)
	if err != nil {
		return err
	}
	return p.print(&job.press, t, func() error {
		for data, err := range all.each() {
			if err == nil {
				err = all.where(job.add(data, all.batch))
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// add lays out the sheet of one context and hands it to the press. A batch is called after its template, since the
// title of its first sheet is not that of the others.
func (n *run) add(data sheet.Data, batch bool) error {
	doc, err := n.template.Lay(data, n.options)
	if err != nil {
		return err
	}
	if batch {
		doc.Title, doc.Subject = n.template.Title, ""
	}
	if n.layer != "" {
		doc = doc.Only(sheet.Layer(n.layer))
	}
	if n.rightHMM != 0 || n.downHMM != 0 {
		doc = doc.Shift(int(n.rightHMM), int(n.downHMM))
	}
	doc.Files = n.files
	return n.press.add(doc)
}

// attachment reads the data whole, to be attached, and gives them to be read once more.
func attachment(t *sheet.Template, called string, from io.Reader) ([]sheet.File, io.Reader, error) {
	content, err := io.ReadAll(from)
	if err != nil {
		return nil, nil, unreadable(called, err)
	}
	name := filepath.Base(called)
	if called == standardInput {
		name = "context.json"
	}
	file := sheet.File{Name: name, Description: "What " + t.Ref() + " was filled with", Content: content}
	return []sheet.File{file}, bytes.NewReader(content), nil
}
