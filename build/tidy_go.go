package main

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// home is a call that belongs into named folders only.
type home struct {
	rule    string
	pkg     string // import path
	prefix  string // beginning of the name
	folders []string
	instead string
}

var homes = []home{
	{"print", "fmt", "Print", []string{"build"}, "write to the io.Writer you were given"},
	{"clock", "time", "Now", []string{"backend/clock", "build"}, "take the time from backend/clock"},
}

// tidyGo judges one Go file. Generated files may be as long as they need to be; tests may do what a test
// needs, but stay readable, so the limits of length hold for them too.
func tidyGo(f goFile) []problem {
	found := packageName(f)
	if !f.generated {
		found = append(found, longFuncs(f)...)
	}
	found = append(found, openComments(f)...)
	if !f.test {
		found = append(found, panics(f)...)
		found = append(found, strays(f)...)
		found = append(found, undocumented(f)...)
	}
	return found
}

func packageName(f goFile) []problem {
	name := strings.TrimSuffix(f.ast.Name.Name, "_test")
	if !slices.Contains(emptyNames, name) {
		return nil
	}
	return []problem{{f.path, f.line(f.ast.Name.Pos()), "name", emptyName(name)}}
}

func longFuncs(f goFile) []problem {
	var found []problem
	for _, decl := range f.ast.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		lines := f.line(fn.End()) - f.line(fn.Pos()) + 1
		if lines > maxFuncLines {
			text := fmt.Sprintf("function %s has %d lines, at most %d; split it by what it does",
				fn.Name.Name, lines, maxFuncLines)
			found = append(found, problem{f.path, f.line(fn.Pos()), "function-length", text})
		}
	}
	return found
}

func openComments(f goFile) []problem {
	var found []problem
	for _, group := range f.ast.Comments {
		for _, comment := range group.List {
			if openMark(comment.Text) {
				found = append(found, problem{f.path, f.line(comment.Pos()), "to-do", openMarkText})
			}
		}
	}
	return found
}

func panics(f goFile) []problem {
	var found []problem
	ast.Inspect(f.ast, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if name, ok := call.Fun.(*ast.Ident); ok && name.Name == "panic" {
			found = append(found, problem{f.path, f.line(call.Pos()), "panic",
				"panic takes the whole station down; return an error"})
		}
		return true
	})
	return found
}

// strays tells the calls away from home.
func strays(f goFile) []problem {
	var found []problem
	for _, u := range f.uses() {
		for _, h := range homes {
			if u.pkg == h.pkg && strings.HasPrefix(u.name, h.prefix) && !slices.Contains(h.folders, f.dir()) {
				text := fmt.Sprintf("%s.%s is allowed in %s only; %s",
					u.pkg, u.name, strings.Join(h.folders, " and "), h.instead)
				found = append(found, problem{f.path, u.line, h.rule, text})
			}
		}
	}
	return found
}

// undocumented tells the exported names without a doc comment. Types, constants and variables may share the
// comment of their group, as go doc shows it, or carry one at the end of the line.
func undocumented(f goFile) []problem {
	var found []problem
	report := func(name *ast.Ident) {
		text := fmt.Sprintf("exported %s has no doc comment that says what it means", name.Name)
		found = append(found, problem{f.path, f.line(name.Pos()), "doc", text})
	}
	for _, decl := range f.ast.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && onExported(d) && !says(d.Doc) {
				report(d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				for _, name := range silentNames(d, spec) {
					report(name)
				}
			}
		}
	}
	return found
}

// silentNames gives the exported names of a declaration that no comment speaks of.
func silentNames(d *ast.GenDecl, spec ast.Spec) []*ast.Ident {
	var names []*ast.Ident
	var docs []*ast.CommentGroup
	switch s := spec.(type) {
	case *ast.TypeSpec:
		names, docs = []*ast.Ident{s.Name}, []*ast.CommentGroup{s.Doc, s.Comment, d.Doc}
	case *ast.ValueSpec:
		names, docs = slices.Clone(s.Names), []*ast.CommentGroup{s.Doc, s.Comment, d.Doc}
	}
	if slices.ContainsFunc(docs, says) {
		return nil
	}
	return slices.DeleteFunc(names, func(n *ast.Ident) bool { return !n.IsExported() })
}

func says(doc *ast.CommentGroup) bool { return strings.TrimSpace(doc.Text()) != "" }

// onExported tells functions, and methods of exported types: only those appear in the documentation.
func onExported(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return true
	}
	return ast.IsExported(receiver(fn.Recv.List[0].Type))
}

// receiver is the name of a method's type, without star and type parameters.
func receiver(expr ast.Expr) string {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
