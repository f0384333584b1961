package main

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// checkLayers holds the tree against the chart. Test files are left out: a test may build whatever it needs.
func checkLayers(t *tree) []problem {
	found := slices.Clone(t.broken)
	for _, f := range t.goFiles {
		if f.test {
			continue
		}
		here, ok := placeOf(f.dir())
		if !ok {
			found = append(found, problem{f.path, f.line(f.ast.Package), "layers", fmt.Sprintf(
				"the package in %s is not on the chart; put it on a line of it in build/chart.go", f.dir())})
			continue
		}
		for _, spec := range f.ast.Imports {
			found = append(found, judgeImport(t, f, here, spec)...)
		}
		found = append(found, judgeUses(f, here)...)
	}
	return append(found, windowless(t)...)
}

// judgeImport tells every reason why the file should not have this import.
func judgeImport(t *tree, f goFile, here place, spec *ast.ImportSpec) []problem {
	imported := importPath(spec)
	var reasons []string
	if folder, ours := t.folder(imported); ours {
		reasons = append(reasons, judgeOwn(here, folder)...)
	}
	if spec.Name != nil && spec.Name.Name == "." {
		reasons = append(reasons, "a dot import hides from reader and checks where a name comes from")
	}
	if here.name == "build" && !isStandard(t, imported) {
		reasons = append(reasons, "build uses the standard library only, so that it runs before modules are fetched")
	}
	for _, r := range rulings {
		if r.coversImport(imported) && r.forbids(here.name) {
			reasons = append(reasons, r.reason)
		}
	}
	var found []problem
	for _, reason := range reasons {
		text := fmt.Sprintf("imports %s: %s", imported, reason)
		found = append(found, problem{f.path, f.line(spec.Pos()), "layers", text})
	}
	return found
}

// judgeOwn tells why a package may not import another of ours, if it may not.
func judgeOwn(here place, folder string) []string {
	if isTestPackage(folder) {
		return []string{"a package for tests is imported by tests only"}
	}
	there, ok := placeOf(folder)
	switch {
	case !ok:
		return []string{"it is not on the chart; put it on a line of it in build/chart.go"}
	case there.name == here.name:
		return nil
	case there.line == here.line:
		return []string{fmt.Sprintf(
			"%s and %s stand on one line of the chart, and packages on one line never import each other",
			here.name, there.name)}
	case there.line > here.line:
		return []string{fmt.Sprintf(
			"%s stands below %s on the chart, and a package imports only packages on lines above its own",
			there.name, here.name)}
	}
	return nil
}

// judgeUses tells the calls that do not belong into the file's package.
func judgeUses(f goFile, here place) []problem {
	var found []problem
	for _, u := range f.uses() {
		for _, r := range rulings {
			if r.coversUse(u) && r.forbids(here.name) {
				text := fmt.Sprintf("uses %s.%s: %s", u.pkg, u.name, r.reason)
				found = append(found, problem{f.path, u.line, "layers", text})
			}
		}
	}
	return found
}

// folder gives the folder of an import path of this module.
func (t *tree) folder(imported string) (string, bool) {
	if imported == t.module {
		return ".", true
	}
	return strings.CutPrefix(imported, t.module+"/")
}

// isStandard tells packages of the standard library, which alone have no dot in their first element.
func isStandard(t *tree, imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return first != t.module && !strings.Contains(first, ".")
}

// windowless makes sure that hubctl reaches Wails on no path through our own packages, so that it builds and
// runs where there is no window system.
func windowless(t *tree) []problem {
	imports := map[string][]string{}
	for _, f := range t.goFiles {
		if f.test {
			continue
		}
		for _, spec := range f.ast.Imports {
			imports[f.dir()] = append(imports[f.dir()], importPath(spec))
		}
	}
	const start = "backend/cmd/hubctl"
	way := wayTo(t, imports, start, map[string]bool{}, "github.com/wailsapp/...")
	if way == nil {
		return nil
	}
	text := "hubctl must never depend on Wails, but reaches it: " + strings.Join(way, " -> ")
	return []problem{{start, 0, "layers", text}}
}

// wayTo finds a chain of imports from a folder to a path that the pattern covers, or nil.
func wayTo(t *tree, imports map[string][]string, from string, seen map[string]bool, pattern string) []string {
	seen[from] = true
	for _, imported := range imports[from] {
		if underPath(pattern, imported) {
			return []string{from, imported}
		}
		folder, ours := t.folder(imported)
		if !ours || seen[folder] {
			continue
		}
		if rest := wayTo(t, imports, folder, seen, pattern); rest != nil {
			return append([]string{from}, rest...)
		}
	}
	return nil
}
