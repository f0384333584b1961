package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/station"
	"tradehub/templates"
	"tradehub/templates/words"
)

func (p *program) sheetCommand() *cobra.Command {
	c := group("sheet", "papers and labels as templates: list, copy, check, proof, render", p.sheetListCommand(),
		p.sheetCopyCommand(), p.sheetCheckCommand(), p.sheetProofCommand(), p.sheetRenderCommand())
	c.Long = c.Short + sheetManual
	return c
}

const sheetManual = `

Templates are files that say where what stands. Beside those of the program a station may have its own, in its data
folder: templates/NAME/template.toml. Where both have the same id, the station's is used. How a form is changed, step
by step, stands in templates/README.md of the source.

A TEMPLATE is an id (pallet-label), an id with its version (pallet-label/1), or a file (draft/template.toml). No ledger
is opened, and nobody needs to be signed in.`

// library holds the templates of the station and those of the program.
func (p *program) library() *sheet.Library { return station.Forms(p.dir) }

// ownFolder is where a station's own templates lie.
func (p *program) ownFolder() string { return filepath.Join(p.dir, station.TemplatesFolder) }

// isFile tells whether a template is named by its file.
func isFile(template string) bool { return strings.HasSuffix(template, ".toml") }

// template finds a template by its id, by id and version, or by its file.
func (p *program) template(named string) (*sheet.Template, error) {
	if !isFile(named) {
		t, err := p.library().Find(named)
		return t, lyingIn(p.folderOf(named), err)
	}
	if err := isThere(named); err != nil {
		return nil, err
	}
	folder := p.folderOf(named)
	t, err := sheet.Parse(os.DirFS(folder), filepath.Base(named))
	return t, lyingIn(folder, err)
}

// folderOf is where the files lie that a fault of a template names. Those of the program are never wrong.
func (p *program) folderOf(named string) string {
	if isFile(named) {
		return filepath.Dir(named)
	}
	return p.ownFolder()
}

// lyingIn completes the names of files in faults by the folder they lie in, so that an editor finds them.
func lyingIn(folder string, err error) error {
	var all fault.List
	for _, f := range fault.All(err) {
		file, named := f.Params["file"].(string)
		if named {
			g := *f
			g.Params = fault.Params{}
			for name, value := range f.Params {
				g.Params[name] = value
			}
			g.Params["file"] = filepath.Join(folder, filepath.FromSlash(file))
			f = &g
		}
		all = append(all, f)
	}
	if len(all) == 0 {
		return err
	}
	return all
}

// listed is a template in JSON.
type listed struct {
	Template string       `json:"template"`
	Title    string       `json:"title"`
	Medium   sheet.Medium `json:"medium"`
	Own      bool         `json:"own"`
	Folder   string       `json:"folder"` // of an own template
}

func (p *program) sheetListCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: "list all templates",
		RunE: func(*cobra.Command, []string) error {
			all, refused := p.library().List()
			rows := make([]listed, len(all))
			for i, one := range all {
				rows[i] = p.listedAs(one)
			}
			err := list(p, rows, "There is no template.", heads("template", "title", "medium", "lies in"), listedCells)
			return errors.Join(lyingIn(p.ownFolder(), refused), err)
		}}
}

func (p *program) listedAs(one sheet.Listing) listed {
	row := listed{one.Ref(), one.Title, one.Medium, one.Own, ""}
	if one.Own {
		row.Folder = filepath.Join(p.ownFolder(), one.Folder)
	}
	return row
}

func listedCells(row listed) []string {
	where := row.Folder
	if !row.Own {
		where = "the program"
	}
	return []string{row.Template, row.Title, string(row.Medium), where}
}

func (p *program) sheetCopyCommand() *cobra.Command {
	return &cobra.Command{Use: "copy TEMPLATE", Short: "copy a template of the program into the data folder to change it",
		RunE: func(_ *cobra.Command, args []string) error {
			shipped := sheet.NewLibrary(templates.Sheets(), nil)
			t, err := shipped.Find(args[0])
			if err != nil {
				return err
			}
			folder, err := p.copyTemplate(shipped, t)
			if err != nil {
				return err
			}
			return p.show(map[string]any{"template": t.Ref(), "folder": folder}, "%s lies in %s.", t.Ref(), folder)
		}}
}

// copyTemplate copies the folder of a template, samples and pictures included, under the name it has in the program.
func (p *program) copyTemplate(shipped *sheet.Library, t *sheet.Template) (folder string, err error) {
	all, err := shipped.List()
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(all, func(one sheet.Listing) bool { return one.Ref() == t.Ref() })
	files, err := fs.Sub(templates.Sheets(), all[at].Folder)
	if err != nil {
		return "", err
	}
	folder = filepath.Join(p.ownFolder(), all[at].Folder)
	if _, err := os.Stat(folder); err == nil {
		return "", fault.New(fault.Conflict, words.HubctlTemplateThere, fault.Params{"path": folder})
	}
	if err := os.CopyFS(folder, files); err != nil {
		return "", archive.DiskFault(err)
	}
	return folder, nil
}
