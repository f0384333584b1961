package main

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// checked is what a check found about a template.
type checked struct {
	listed
	Faults int `json:"faults"` // each is told on its own
}

func (p *program) sheetCheckCommand() *cobra.Command {
	var dpi int
	c := &cobra.Command{Use: "check [TEMPLATE...]",
		Short: "fill templates in with both their samples, and tell all that is wrong",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := judgeDPI(dpi); err != nil {
				return err
			}
			o := sheet.Options{DPI: dpi, CreatedAt: p.now(), Setter: text.NewSetter()}
			if len(args) == 0 {
				return p.checkAll(o)
			}
			return p.checkSome(o, args)
		}}
	c.Flags().IntVar(&dpi, "dpi", 0, "dots per inch of the printer; where left out, 203 for a label, 600 for a paper")
	return c
}

func (p *program) sheetProofCommand() *cobra.Command {
	var g painting
	var sample string
	c := &cobra.Command{Use: "proof TEMPLATE", Short: "draw a template with a grid, and the bounds and ids of its parts",
		RunE: func(_ *cobra.Command, args []string) error {
			wrong := append(fault.All(g.judge()), fault.All(oneOf("sample", sample, sheet.Longest, sheet.Shortest))...)
			if len(wrong) > 0 {
				return wrong
			}
			return p.proof(g, args[0], sample)
		}}
	g.flags(c.Flags(), "dots per inch of a png; 150 where left out", "pdf", "svg", "png")
	c.Flags().StringVar(&sample, "sample", sheet.Longest, "what to fill it in with: longest or shortest")
	return c
}

// proof writes a sample of a template as an officer measures it. It is laid out for the usual printer.
func (p *program) proof(g painting, template, sample string) error {
	t, err := p.template(template)
	if err != nil {
		return err
	}
	data, err := t.Sample(sample)
	if err != nil {
		return lyingIn(p.folderOf(template), err)
	}
	doc, err := t.Lay(data, sheet.Options{CreatedAt: today(p.now())})
	if err != nil {
		return err
	}
	s := &press{painting: g}
	return p.print(s, t, func() error { return s.add(t.Proof(doc)) })
}

// checkAll checks every template of the station and of the program.
func (p *program) checkAll(o sheet.Options) error {
	all, err := p.library().Check(o)
	if err != nil {
		return err
	}
	var rows []checked
	var faults fault.List
	for _, one := range all {
		rows = append(rows, checked{p.listedAs(one.Listing), len(one.Faults)})
		faults = append(faults, one.Faults...)
		for _, note := range one.Notes {
			p.tellOne(note)
		}
	}
	return p.showChecked(rows, fault.All(lyingIn(p.ownFolder(), faults.OrNil())))
}

// checkSome checks the templates that somebody named; one that cannot be read is told like the others.
func (p *program) checkSome(o sheet.Options, named []string) error {
	var rows []checked
	var faults fault.List
	for _, name := range named {
		t, err := p.template(name)
		if err != nil {
			faults = append(faults, fault.All(err)...)
			continue
		}
		wrong := fault.All(lyingIn(p.folderOf(name), t.Check(o)))
		rows = append(rows, checked{p.rowOf(name, t), len(wrong)})
		faults = append(faults, wrong...)
	}
	return p.showChecked(rows, faults)
}

// rowOf tells where the template lies that a name stands for.
func (p *program) rowOf(name string, t *sheet.Template) listed {
	if isFile(name) {
		return listed{t.Ref(), t.Title, t.Medium, true, filepath.Dir(name)}
	}
	all, _ := p.library().List() // what is wrong with others is no matter here
	at := slices.IndexFunc(all, func(one sheet.Listing) bool { return one.Ref() == t.Ref() })
	return p.listedAs(all[at])
}

func (p *program) showChecked(rows []checked, faults fault.List) error {
	if len(rows) > 0 {
		err := list(p, rows, "", heads("template", "title", "lies in", "found"), func(row checked) []string {
			found := "good"
			if row.Faults > 0 {
				found = counted(int64(row.Faults), "fault")
			}
			return []string{row.Template, row.Title, listedCells(row.listed)[3], found}
		})
		if err != nil {
			return err
		}
	}
	return faults.OrNil()
}
