package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// tree is the source as the checks see it: every file of the repository, and every Go file parsed once.
type tree struct {
	root    string
	module  string
	paths   []string // slash paths from the root, sorted
	goFiles []goFile
	broken  []problem // Go files that do not parse
}

// goFile is one parsed Go file.
type goFile struct {
	path      string // slash path from the root
	src       []byte
	fset      *token.FileSet
	ast       *ast.File
	test      bool // a _test.go file, or any file of a package whose name ends in "test"
	generated bool
}

// outputs are folders that chores and tools fill; nothing in them belongs to the source.
var outputs = []string{".git", "build/bin", "build/demo", "build/pictures", "frontend/dist"}

var (
	moduleLine = regexp.MustCompile(`(?m)^module\s+(\S+)`)
	// generatedMark is the line that the Go command fixes for generated files (go help generate).
	generatedMark = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)
)

// openTree lists and parses the repository at root.
func openTree(root string) (*tree, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	name := moduleLine.FindSubmatch(mod)
	if name == nil {
		return nil, errors.New("go.mod names no module")
	}
	t := &tree{root: root, module: string(name[1])}
	if t.paths, err = listFiles(root); err != nil {
		return nil, err
	}
	return t, t.parse()
}

// read gives the content of a file of the tree.
func (t *tree) read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(t.root, filepath.FromSlash(name)))
}

// parse reads all Go files except those in testdata, which the go command does not build either.
func (t *tree) parse() error {
	for _, name := range t.paths {
		if path.Ext(name) != ".go" || slices.Contains(strings.Split(name, "/"), "testdata") {
			continue
		}
		src, err := t.read(name)
		if err != nil {
			return err
		}
		file, err := parseGo(name, src)
		if err != nil {
			t.broken = append(t.broken, problem{name, 0, "syntax", err.Error()})
			continue
		}
		t.goFiles = append(t.goFiles, file)
	}
	return nil
}

func parseGo(name string, src []byte) (goFile, error) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return goFile{}, err
	}
	return goFile{
		path: name, src: src, fset: fset, ast: parsed,
		test:      strings.HasSuffix(name, "_test.go") || isTestPackage(path.Dir(name)),
		generated: generatedMark.Match(src),
	}, nil
}

// isTestPackage tells the packages that exist for tests only, such as conformance suites: devicetest.
func isTestPackage(dir string) bool { return strings.HasSuffix(path.Base(dir), "test") }

// dir is the folder of the file, "." for the root.
func (f goFile) dir() string { return path.Dir(f.path) }

// line is the line of a position.
func (f goFile) line(at token.Pos) int { return f.fset.Position(at).Line }

// importPath is the unquoted path of an import.
func importPath(spec *ast.ImportSpec) string {
	unquoted, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value
	}
	return unquoted
}

// majorVersion is the last element of the path of a module from version 2 on; it is not the package's name.
var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

// localName is the name by which the file speaks of an import.
func localName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	imported := importPath(spec)
	if majorVersion.MatchString(path.Base(imported)) {
		imported = path.Dir(imported)
	}
	return path.Base(imported)
}

// use is one place where a file speaks of a name of another package, or of a field or method.
type use struct {
	pkg  string // import path, empty when the name is not one of a package
	name string
	line int
}

// uses lists every selector of the file, such as time.Now. A local variable that hides a package is taken for
// the package: a check may be too strict there, never too lenient.
func (f goFile) uses() []use {
	pkgOf := map[string]string{}
	for _, spec := range f.ast.Imports {
		pkgOf[localName(spec)] = importPath(spec)
	}
	var all []use
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			pkg := ""
			if x, ok := sel.X.(*ast.Ident); ok {
				pkg = pkgOf[x.Name]
			}
			all = append(all, use{pkg, sel.Sel.Name, f.line(sel.Sel.Pos())})
		}
		return true
	})
	return all
}

// listFiles asks git, because git knows what is ignored; without git it walks the folders.
func listFiles(root string) ([]string, error) {
	list := walkFiles
	if _, err := os.Stat(filepath.Join(root, ".git")); err == nil {
		list = func(root string) ([]string, error) {
			names, err := gitFiles(root)
			if err != nil {
				return walkFiles(root)
			}
			return names, nil
		}
	}
	names, err := list(root)
	return slices.DeleteFunc(names, isBinding), err
}

// isBinding tells the files that are made from app's bound methods; the bindings step holds them against those, and
// no other rule is for them.
func isBinding(name string) bool { return strings.HasPrefix(name, bindings+"/") }

// gitFiles lists tracked files and those not yet added, without the ignored ones and those deleted on disk.
func gitFiles(root string) ([]string, error) {
	cmd := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	listed, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	var names []string
	for raw := range bytes.SplitSeq(listed, []byte{0}) {
		info, err := os.Stat(filepath.Join(root, string(raw)))
		if len(raw) > 0 && err == nil && !info.IsDir() {
			names = append(names, string(raw))
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func walkFiles(root string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, full)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if d.IsDir() {
			if slices.Contains(outputs, name) || d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		names = append(names, name)
		return nil
	})
	slices.Sort(names)
	return names, err
}
