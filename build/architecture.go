package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

const architectureFile = "ARCHITECTURE.md"

var (
	backticked = regexp.MustCompile("`([^`]+)`")
	pathLike   = regexp.MustCompile(`^[\w.][\w./-]*(?::[A-Za-z]\w*(?:\.\w+)?)?$`)
	nameLike   = regexp.MustCompile(`^([a-z][a-z0-9]*)\.([A-Z]\w*(?:\.[A-Z]\w*)?)(?:\(.*\))?$`)
	fileEnds   = []string{".go", ".md", ".json"}
)

// checkArchitecture makes sure that ARCHITECTURE.md speaks of what is there: a path in backticks exists, and a
// name such as store.Tx.Post is declared in that package. Code blocks are left out; they hold commands.
func checkArchitecture(t *tree) []problem {
	if !slices.Contains(t.paths, architectureFile) {
		return []problem{{architectureFile, 0, "architecture", "the file is missing; it says how the house is built"}}
	}
	content, err := t.read(architectureFile)
	if err != nil {
		return []problem{{architectureFile, 0, "read", err.Error()}}
	}
	known := index(t)
	var found []problem
	fenced := false
	for i, line := range strings.Split(string(content), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		for _, match := range backticked.FindAllStringSubmatch(line, -1) {
			if text := known.judge(match[1]); text != "" {
				found = append(found, problem{architectureFile, i + 1, "architecture", text})
			}
		}
	}
	return found
}

// names is what a document may speak of.
type names struct {
	module   string
	files    map[string]bool            // every file and every folder above one
	imports  map[string]bool            // every path that our files import, and every path above one
	declared map[string]map[string]bool // by file and by package name: Post, Tx, Tx.Post, Entry.Reverses
}

func index(t *tree) names {
	n := names{t.module, map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}}
	for _, name := range t.paths {
		addWithParents(n.files, name)
	}
	for _, f := range t.goFiles {
		for _, spec := range f.ast.Imports {
			addWithParents(n.imports, importPath(spec))
		}
		if f.test && !isTestPackage(f.dir()) {
			continue
		}
		for _, key := range []string{f.path, path.Base(f.dir()), f.ast.Name.Name} {
			if n.declared[key] == nil {
				n.declared[key] = map[string]bool{}
			}
			declare(n.declared[key], f.ast)
		}
	}
	return n
}

func addWithParents(set map[string]bool, name string) {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		set[name] = true
	}
}

// judge says in words what is wrong with one backticked text, or nothing.
func (n names) judge(quoted string) string {
	if m := nameLike.FindStringSubmatch(quoted); m != nil && !hasFileEnd(quoted) {
		if declared, ours := n.declared[m[1]]; ours && !declared[m[2]] {
			return fmt.Sprintf("`%s` is not declared in package %s", quoted, m[1])
		}
		return ""
	}
	if !pathLike.MatchString(quoted) {
		return ""
	}
	file, name, named := strings.Cut(quoted, ":")
	if !strings.Contains(file, "/") && !hasFileEnd(file) {
		return ""
	}
	found := n.find(file)
	switch {
	case len(found) == 0 && !n.elsewhere(file):
		return fmt.Sprintf("`%s` does not exist", file)
	case named && !slices.ContainsFunc(found, func(f string) bool { return n.declared[f][name] }):
		return fmt.Sprintf("`%s` is not declared in %s", name, file)
	}
	return ""
}

// find gives the files a document may mean: from the root, from backend, or by the bare name of a file.
func (n names) find(written string) []string {
	var found []string
	clean := path.Clean(written)
	for _, name := range []string{clean, path.Join("backend", clean)} {
		if n.files[name] {
			found = append(found, name)
		}
	}
	if len(found) > 0 || strings.Contains(clean, "/") {
		return found
	}
	for name := range n.files {
		if path.Base(name) == clean {
			found = append(found, name)
		}
	}
	return found
}

// elsewhere tells paths that are no files of ours: packages we import and what the chores make.
func (n names) elsewhere(written string) bool {
	clean := path.Clean(written)
	if rest, ours := strings.CutPrefix(clean, n.module+"/"); ours {
		return n.files[rest]
	}
	made := slices.ContainsFunc(outputs, func(folder string) bool { return underPath(folder+"/...", clean) })
	return made || n.imports[clean]
}

func hasFileEnd(name string) bool { return slices.Contains(fileEnds, path.Ext(name)) }

// declare collects the names of a file: functions, types with methods and fields, constants, variables.
func declare(set map[string]bool, file *ast.File) {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				set[d.Name.Name] = true
				continue
			}
			set[receiver(d.Recv.List[0].Type)+"."+d.Name.Name] = true
		case *ast.GenDecl:
			if d.Tok != token.IMPORT {
				declareSpecs(set, d.Specs)
			}
		}
	}
}

func declareSpecs(set map[string]bool, specs []ast.Spec) {
	for _, spec := range specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			for _, name := range s.Names {
				set[name.Name] = true
			}
		case *ast.TypeSpec:
			set[s.Name.Name] = true
			for _, name := range members(s.Type) {
				set[s.Name.Name+"."+name] = true
			}
		}
	}
}

// members are the fields of a struct or the methods of an interface.
func members(expr ast.Expr) []string {
	var list *ast.FieldList
	switch e := expr.(type) {
	case *ast.StructType:
		list = e.Fields
	case *ast.InterfaceType:
		list = e.Methods
	default:
		return nil
	}
	var all []string
	for _, field := range list.List {
		for _, name := range field.Names {
			all = append(all, name.Name)
		}
	}
	return all
}
