package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// emptyNames say nothing about what lies inside, so everything ends up there.
var emptyNames = []string{"utils", "util", "common", "helpers", "types", "models", "misc", "shared"}

func emptyName(name string) string {
	return fmt.Sprintf("the name %q says nothing; name it after what it holds", name)
}

const openMarkText = "an open end names its issue: TODO(#12)"

var (
	openWord = regexp.MustCompile(`\b(?:TODO|FIXME|XXX)\b(?:\(#[0-9]+\))?`)
	// commentStart is how the languages of the tree begin a comment, Go apart, which is parsed.
	commentStart = regexp.MustCompile(`//|#|--|/\*|<!--`)
	// machinePath is a path of one particular machine: it means nothing on another.
	machinePath = regexp.MustCompile(
		`(?:^|[^\w./$}-])(?:/(?:home|Users)/\w|/(?:work|root)(?:/\w|["'\x60\s)]|$)|[A-Z]:\\Users\\)`)
	versionHead = regexp.MustCompile(`(?m)^## (?:Unreleased|\[?v?[0-9]+\.[0-9]+)`)
	toolMade    = regexp.MustCompile(`(?i)(?:automatically |auto-?|code )generated`)
)

// programs are the first bytes of compiled programs: ELF, Windows, and the four of Mach-O.
var programs = [][]byte{
	[]byte("\x7fELF"), []byte("MZ"),
	{0xfe, 0xed, 0xfa, 0xce}, {0xfe, 0xed, 0xfa, 0xcf}, {0xce, 0xfa, 0xed, 0xfe}, {0xcf, 0xfa, 0xed, 0xfe},
}

// fileLimits are the most lines a file may have, by extension.
var fileLimits = map[string]int{".go": maxGoLines, ".svelte": maxSvelteLines}

// lineLimited are the extensions of sources that are read side by side and so keep to the line length.
var lineLimited = []string{".go", ".svelte", ".ts"}

// tidyFile judges any file by its name, its mode and its bytes.
func tidyFile(t *tree, name string) []problem {
	found := fileName(name)
	full := filepath.Join(t.root, filepath.FromSlash(name))
	info, err := os.Stat(full)
	if err != nil {
		return append(found, problem{name, 0, "read", err.Error()})
	}
	content, err := os.ReadFile(full)
	if err != nil {
		return append(found, problem{name, 0, "read", err.Error()})
	}
	if info.Size() > maxFileBytes {
		text := fmt.Sprintf("%d bytes, at most %d; large files make every clone slow", info.Size(), maxFileBytes)
		found = append(found, problem{name, 0, "size", text})
	}
	if stray(name, info, content) {
		found = append(found, problem{name, 0, "executable", "only scripts in .ci are executable"})
	}
	if isText(content) {
		found = append(found, tidyText(name, content)...)
	}
	return found
}

// fileName judges the folders and the file's own name.
func fileName(name string) []problem {
	parts := strings.Split(name, "/")
	last := len(parts) - 1
	parts[last] = strings.TrimSuffix(strings.TrimSuffix(parts[last], path.Ext(name)), "_test")
	for _, part := range parts {
		if slices.Contains(emptyNames, part) {
			return []problem{{name, 0, "name", emptyName(part)}}
		}
	}
	return nil
}

// stray tells executables outside .ci: compiled programs, and files with the mode of one. The one platform
// without such modes, Windows, shows none.
func stray(name string, info os.FileInfo, content []byte) bool {
	compiled := slices.ContainsFunc(programs, func(magic []byte) bool { return bytes.HasPrefix(content, magic) })
	if compiled && !isText(content) {
		return true
	}
	return info.Mode().Perm()&0o111 != 0 && path.Dir(name) != ".ci"
}

func isText(content []byte) bool {
	return utf8.Valid(content) && !bytes.Contains(content, []byte{0})
}

// tidyText judges a text file line by line.
func tidyText(name string, content []byte) []problem {
	ext := path.Ext(name)
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	var found []problem
	made := isMade(ext, content)
	if limit := fileLimits[ext]; limit > 0 && len(lines) > limit && !made {
		text := fmt.Sprintf("%d lines, at most %d; split it by what it is about", len(lines), limit)
		found = append(found, problem{name, 0, "file-length", text})
	}
	for i, line := range lines {
		chars := utf8.RuneCountInString(strings.TrimSuffix(line, "\r"))
		if slices.Contains(lineLimited, ext) && !made && chars > maxLineChars {
			text := fmt.Sprintf("%d characters, at most %d", chars, maxLineChars)
			found = append(found, problem{name, i + 1, "line-length", text})
		}
		if machinePath.MatchString(line) {
			text := "a path of one machine; say it from the root of the repository"
			found = append(found, problem{name, i + 1, "path", text})
		}
		if ext != ".go" && ext != ".md" && openLine(line) {
			found = append(found, problem{name, i + 1, "to-do", openMarkText})
		}
	}
	return found
}

// isMade tells generated files. Go fixes the mark; other tools say it somewhere in their first lines.
func isMade(ext string, content []byte) bool {
	if ext == ".go" {
		return generatedMark.Match(content)
	}
	return toolMade.Match(content[:min(len(content), 400)])
}

// openLine tells a line with an open end in its comment. Elsewhere the same letters may be data: ISO 4217 has
// a code of three X for "no currency".
func openLine(line string) bool {
	at := commentStart.FindStringIndex(line)
	return at != nil && openMark(line[at[0]:])
}

// openMark tells a comment with an open end that names no issue.
func openMark(comment string) bool {
	return slices.ContainsFunc(openWord.FindAllString(comment, -1), func(word string) bool {
		return !strings.HasSuffix(word, ")")
	})
}

// tidyChangelog wants a changelog, once there is one, to have at least one heading of a version.
func tidyChangelog(t *tree) []problem {
	const name = "CHANGELOG.md"
	if !slices.Contains(t.paths, name) {
		return nil
	}
	content, err := t.read(name)
	if err != nil {
		return []problem{{name, 0, "read", err.Error()}}
	}
	if versionHead.Match(content) {
		return nil
	}
	return []problem{{name, 0, "changelog", `no heading "## Unreleased" and none of a version such as "## 1.2.0"`}}
}
