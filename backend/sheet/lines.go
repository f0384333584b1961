package sheet

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lines tells on which line of a template's file a key stands, by its path: "box[2].text". Tables that repeat are
// counted from 0.
type lines map[string]int

// readLines finds the line of every key of a TOML file that has been read without an error.
func readLines(raw []byte) lines {
	found := lines{}
	eachKey(raw, func(path string, line int, _ *unstable.Node) { found[path] = line })
	return found
}

// numbersOf finds the keys that have a number for a value, or a list with one.
func numbersOf(raw []byte) map[string]string {
	found := map[string]string{}
	eachKey(raw, func(path string, _ int, value *unstable.Node) {
		if value == nil {
			return
		}
		if number := bareNumber(value); number != "" {
			found[path] = number
		}
	})
	return found
}

func bareNumber(value *unstable.Node) string {
	switch value.Kind {
	case unstable.Integer, unstable.Float:
		return string(value.Data)
	case unstable.Array:
		for inner := value.Children(); inner.Next(); {
			if number := bareNumber(inner.Node()); number != "" {
				return number
			}
		}
	}
	return ""
}

// visitor is told the path of a key, its line, and its value; the heading of a table has none.
type visitor func(path string, line int, value *unstable.Node)

// eachKey walks the keys of a file, those in braces too, and the headings of its tables.
func eachKey(raw []byte, visit visitor) {
	heads := map[string]int{}
	w := &walk{raw: raw, line: 1, visit: visit}
	var parser unstable.Parser
	parser.Reset(raw)
	prefix := ""
	for parser.NextExpression() {
		node := parser.Expression()
		path, line := w.keyOf(node)
		switch node.Kind {
		case unstable.ArrayTable, unstable.Table:
			prefix = indexed(heads, path, node.Kind == unstable.ArrayTable)
			visit(prefix, line, nil)
		case unstable.KeyValue:
			w.inValue(prefix, node)
		}
	}
}

// walk goes through a file from its beginning to its end and counts the lines as it goes: the parser would count them
// from the beginning for each key, which took most of the time that a program needs to start.
type walk struct {
	raw          []byte
	offset, line int
	visit        visitor
}

// lineAt gives the line of an offset.
func (w *walk) lineAt(offset int) int {
	if offset < w.offset {
		w.offset, w.line = 0, 1
	}
	w.line += bytes.Count(w.raw[w.offset:offset], []byte{'\n'})
	w.offset = offset
	return w.line
}

// inValue visits a key, and the keys within its value.
func (w *walk) inValue(prefix string, node *unstable.Node) {
	keys, line := w.keyOf(node)
	path := strings.TrimPrefix(prefix+"."+strings.Join(keys, "."), ".")
	value := node.Value()
	w.visit(path, line, value)
	switch value.Kind {
	case unstable.InlineTable:
		w.inBraces(path, value)
	case unstable.Array:
		n := 0
		for inner := value.Children(); inner.Next(); n++ {
			if inner.Node().Kind == unstable.InlineTable {
				w.inBraces(fmt.Sprintf("%s[%d]", path, n), inner.Node())
			}
		}
	}
}

func (w *walk) inBraces(path string, table *unstable.Node) {
	for inner := table.Children(); inner.Next(); {
		w.inValue(path, inner.Node())
	}
}

func (w *walk) keyOf(node *unstable.Node) (path []string, line int) {
	for keys := node.Key(); keys.Next(); {
		key := keys.Node()
		if line == 0 {
			line = w.lineAt(int(key.Raw.Offset))
		}
		path = append(path, string(key.Data))
	}
	return path, line
}

// indexed writes the path of a table with the number of each repeated table on its way. A new repeated table starts
// the counting of those inside it anew.
func indexed(heads map[string]int, path []string, repeats bool) string {
	full := ""
	for i, name := range path {
		full = strings.TrimPrefix(full+"."+name, ".")
		last := i == len(path)-1
		if repeats && last {
			n, seen := heads[full]
			if seen {
				n++
			}
			heads[full] = n
		}
		if n, seen := heads[full]; seen {
			full = fmt.Sprintf("%s[%d]", full, n)
		}
	}
	return full
}

// at gives the line of a key, or of the nearest thing around it that has one.
func (l lines) at(path string) int {
	for path != "" {
		if line, found := l[path]; found {
			return line
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return 1
		}
		path = path[:cut]
	}
	return 1
}
