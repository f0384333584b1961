package sheet

import (
	"strconv"
	"strings"
	"text/template/parse"
)

// short is a text that says only fields and figures, as most do: "{{.lot}}", "{{kg .net_g}} kg". It is said at once,
// where text/template looks at everything through reflection. What is out of the ordinary, such as a field that is not
// there, is left to text/template, which knows what to say about it: short never decides what is wrong.
type short []piece

// piece is a text as it stands, a field, or a figure made of fields and numbers.
type piece struct {
	text string
	path []string
	call func(values []any) (string, error)
	args []argument
}

// argument is a field, or a number as it stands.
type argument struct {
	path   []string
	number int
}

// quick are the functions of which a short text may make use, by the name and the number of their values.
var quick = map[string]func(values []any) (string, error){
	"kg/1":     func(v []any) (string, error) { return kilograms(v[0]) },
	"kg/2":     func(v []any) (string, error) { return kilograms(v[0], v[1]) },
	"figure/3": func(v []any) (string, error) { return figure(v[0], v[1], v[2]) },
	"count/1":  func(v []any) (string, error) { return figure(v[0], 0, 0) },
}

// shorten reads a text; it gives nothing where the text is more than a short one.
func shorten(root *parse.ListNode) short {
	var s short
	for _, node := range root.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			s = append(s, piece{text: string(n.Text)})
		case *parse.ActionNode:
			if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
				return nil
			}
			one, ok := pieceOf(n.Pipe.Cmds[0].Args)
			if !ok {
				return nil
			}
			s = append(s, one)
		default:
			return nil
		}
	}
	return s
}

// pieceOf reads a field, or a function with what it is called with.
func pieceOf(words []parse.Node) (piece, bool) {
	switch first := words[0].(type) {
	case *parse.FieldNode:
		return piece{path: first.Ident}, len(words) == 1
	case *parse.IdentifierNode:
		one := piece{call: quick[first.Ident+"/"+strconv.Itoa(len(words)-1)]}
		for _, word := range words[1:] {
			switch w := word.(type) {
			case *parse.FieldNode:
				one.args = append(one.args, argument{path: w.Ident})
			case *parse.NumberNode:
				if w.IsInt {
					one.args = append(one.args, argument{number: int(w.Int64)})
				}
			}
		}
		return one, one.call != nil && len(one.args) == len(words)-1
	}
	return piece{}, false
}

// over says the text; false leaves it to text/template.
func (s short) over(data any) (string, bool) {
	if len(s) == 1 { // most often a field alone
		return s[0].over(data)
	}
	var b strings.Builder
	for _, one := range s {
		said, ok := one.over(data)
		if !ok {
			return "", false
		}
		b.WriteString(said)
	}
	return b.String(), true
}

func (p piece) over(data any) (string, bool) {
	switch {
	case p.call != nil:
		values := make([]any, len(p.args))
		for i, arg := range p.args {
			if values[i] = arg.number; arg.path == nil {
				continue
			}
			value, found := field(data, arg.path)
			if !found {
				return "", false
			}
			values[i] = value
		}
		said, err := p.call(values)
		return said, err == nil
	case p.path != nil:
		value, _ := field(data, p.path)
		switch v := value.(type) {
		case string:
			return v, true
		case int64:
			return strconv.FormatInt(v, 10), true
		}
		return "", false
	}
	return p.text, true
}

// field finds a value by its path through objects.
func field(data any, path []string) (value any, found bool) {
	value = data
	for _, name := range path {
		object, is := value.(map[string]any)
		if !is {
			return nil, false
		}
		if value, found = object[name]; !found {
			return nil, false
		}
	}
	return value, true
}
