package main

import (
	"slices"
	"strings"
)

// chart is the order of the house, top to bottom. A package imports only packages on lines above its own, and
// packages on one line never import each other. Names are folders of backend, unless topLevel says otherwise.
var chart = [][]string{
	{"fault", "clock", "templates", "frontend"},
	{"gs1", "text", "symbol"},
	{"trade"},
	{"dossier"},
	{"preflight"},
	{"store", "sheet", "device", "remote", "exchange", "archive"},
	{"sheet/raster"},
	{"sheet/pdf", "sheet/zpl", "sheet/svg"},
	{"announce", "forms"},
	{
		"access", "masters", "registers", "receiving", "stock", "packing", "shipping", "papers", "labels",
		"scanning", "weighing", "editing", "checking", "offering", "syncing", "settings", "backup",
	},
	{"station", "sandbox"},
	{"demo"},
	{"app", "cmd/hubctl"},
	{"tradehub", "build"},
}

// topLevel gives the folders that do not lie in backend. The package "tradehub" is main.go at the root, which
// Wails wants beside wails.json.
var topLevel = map[string]string{
	"templates": "templates", "frontend": "frontend", "app": "app", "build": "build", "tradehub": ".",
}

// places finds a package of the chart by its folder.
var places = layOut(chart)

// place is where a package stands: its name on the chart and its line, counted from the top.
type place struct {
	name string
	line int
}

func layOut(lines [][]string) map[string]place {
	all := map[string]place{}
	for line, names := range lines {
		for _, name := range names {
			folder, ok := topLevel[name]
			if !ok {
				folder = "backend/" + name
			}
			all[folder] = place{name, line}
		}
	}
	return all
}

// placeOf finds the place of a folder. Everything below templates is one place: the words, the forms and the
// fonts are the same matter, data that comes with the program.
func placeOf(folder string) (place, bool) {
	if strings.HasPrefix(folder, "templates/") {
		folder = "templates"
	}
	p, ok := places[folder]
	return p, ok
}

// ruling keeps a library or a call where it belongs. Imports are import paths, "/..." standing for everything
// beneath as well. Calls are written "import/path.Name", an ending "*" standing for any rest, and without a
// path for a method of whatever. Packages in never may not use them; when never is empty, only those in only
// may.
type ruling struct {
	imports []string
	calls   []string
	only    []string
	never   []string
	reason  string
}

// pure are the packages that compute: the same input gives the same result on every machine at any hour.
var pure = []string{"trade", "preflight", "gs1", "fault", "text"}

var rulings = []ruling{
	{
		imports: []string{
			"database/sql/...", "modernc.org/sqlite/...", "github.com/mattn/go-sqlite3/...",
			"github.com/jackc/pgx/...", "github.com/lib/pq/...",
		},
		only:   []string{"store", "sandbox"},
		reason: "only store and sandbox speak SQL, so that every fact passes through one set of transactions",
	},
	{
		imports: []string{"github.com/wailsapp/..."},
		only:    []string{"app"},
		reason:  "only app knows Wails, so that everything else runs without a window",
	},
	{
		imports: []string{"github.com/jung-kurt/gofpdf/...", "github.com/go-pdf/fpdf/...", "github.com/pdfcpu/..."},
		only:    []string{"sheet/pdf"},
		reason:  "only sheet/pdf paints PDF, so that every paper comes from a display list",
	},
	{
		imports: []string{"github.com/boombuler/barcode/...", "github.com/makiuchi-d/gozxing/...", "rsc.io/qr/...",
			"github.com/skip2/go-qrcode/...", "github.com/piglig/go-qr/..."},
		only:   []string{"symbol"},
		reason: "only symbol encodes bar and matrix symbols, so that every painter draws the same modules",
	},
	{
		imports: []string{"github.com/go-text/typesetting/..."},
		only:    []string{"text"},
		reason:  "only text shapes, so that every painter places the same glyphs",
	},
	{
		imports: []string{"github.com/pelletier/go-toml/..."},
		only:    []string{"sheet"},
		reason:  "only sheet reads templates, so that there is one strict way to read them",
	},
	{
		imports: []string{"github.com/go-resty/..."},
		only:    []string{"remote"},
		reason:  "only remote talks to the platform, so that retries and keys are decided in one place",
	},
	{
		imports: []string{"github.com/google/uuid/..."},
		only:    []string{"clock"},
		reason:  "identifiers come from clock, so that a test can know them",
	},
	{
		imports: []string{"go.bug.st/serial/...", "github.com/tarm/serial/...", "github.com/alexbrainman/printer/..."},
		only:    []string{"device"},
		reason:  "only device opens serial ports and spoolers, so that a simulator can stand in everywhere else",
	},
	{
		imports: []string{"os/exec"},
		only:    []string{"device", "build"},
		reason:  "only device starts child processes (build is the chore program)",
	},
	{
		imports: []string{"net/http/httptest"},
		calls: []string{
			"net.Listen*", "net.FileListener", "crypto/tls.Listen", "net/http.Serve", "net/http.ServeTLS",
			".ListenAndServe*",
		},
		only:   []string{"device", "sandbox", "app"},
		reason: "only device (simulators), sandbox and app open listening sockets",
	},
	{
		imports: []string{
			"testing/...", "pgregory.net/rapid/...", "github.com/rogpeppe/go-internal/testscript/...",
			"github.com/ingridhq/zebrash/...",
		},
		reason: "libraries for tests stay in tests",
	},
	{
		imports: []string{"os", "os/...", "net", "net/http/...", "database/sql/..."},
		calls:   []string{"time.Now"},
		never:   pure,
		reason:  "trade, preflight, gs1, fault and text compute only: no files, no network, no clock of the machine",
	},
}

// forbids tells whether the ruling stands against a package of the chart.
func (r ruling) forbids(name string) bool {
	if len(r.never) > 0 {
		return slices.Contains(r.never, name)
	}
	return !slices.Contains(r.only, name)
}

func (r ruling) coversImport(imported string) bool {
	return slices.ContainsFunc(r.imports, func(pattern string) bool { return underPath(pattern, imported) })
}

func (r ruling) coversUse(u use) bool {
	return slices.ContainsFunc(r.calls, func(pattern string) bool {
		cut := strings.LastIndex(pattern, ".")
		pkg, name := pattern[:cut], pattern[cut+1:]
		if pkg != "" && pkg != u.pkg {
			return false
		}
		prefix, open := strings.CutSuffix(name, "*")
		return name == u.name || open && strings.HasPrefix(u.name, prefix)
	})
}

// underPath tells whether a path is the pattern, or lies beneath a pattern that ends in "/...".
func underPath(pattern, imported string) bool {
	base, deep := strings.CutSuffix(pattern, "/...")
	return imported == base || deep && strings.HasPrefix(imported, base+"/")
}
