package sheet

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
)

// functions are what a template may call beside the ones Go text/template has of its own. A null comes out empty.
var functions = template.FuncMap{
	"kg":     kilograms,
	"figure": figure,
	"count":  func(n any) (string, error) { return figure(n, 0, 0) },
	"date":   dateIn,
	"words":  inWords,
	"upper":  upper,
	"join":   join,
	"spaced": spaced,
	"shown":  showing,

	// those of text/template, without what Go prints of a value that does not fit
	"print":   func(values ...any) (string, error) { return join(values, "") },
	"println": func(values ...any) (string, error) { return join(values, " ") },
	"printf":  formatted,
}

// show sends all that a text writes through the function shown, which is told what it is of: {{.name}} becomes
// {{.name | shown "{{.name}}"}}.
func show(tree *parse.Tree, node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, inner := range n.Nodes {
			show(tree, inner)
		}
	case *parse.IfNode:
		show(tree, n.List)
		show(tree, n.ElseList)
	case *parse.RangeNode:
		show(tree, n.List)
		show(tree, n.ElseList)
	case *parse.WithNode:
		show(tree, n.List)
		show(tree, n.ElseList)
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			of := n.String()
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos,
				Args: []parse.Node{parse.NewIdentifier("shown").SetPos(n.Pos).SetTree(tree),
					&parse.StringNode{NodeType: parse.NodeString, Pos: n.Pos, Quoted: strconv.Quote(of), Text: of}}})
		}
	}
}

func showing(of string, value any) (string, error) {
	said, err := shown(value)
	if err != nil {
		return "", fmt.Errorf("%s %w", of, err)
	}
	return said, nil
}

// shown writes a value as people read it: text and whole numbers as they are, null and false as nothing. What is no
// text is refused.
func shown(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case fmt.Stringer:
		return v.String(), nil
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		if !v.Bool() {
			return "", nil
		}
		return "true", nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Map, reflect.Struct:
		return "", errors.New("is an object, of which a text can say one field")
	case reflect.Slice, reflect.Array:
		return "", errors.New("is a list; use join or range")
	}
	return "", errors.New("is no text")
}

// kilograms prints grams in kilograms with one decimal, or as many as are asked for: {{kg .net_g}}, {{kg .net_g 3}}.
func kilograms(grams any, decimals ...any) (string, error) {
	if len(decimals) == 0 {
		return figure(grams, 3, 1)
	}
	return figure(grams, 3, decimals[0])
}

// figure prints an integer whose last digits are its fraction: {{figure .price_scaled 4 2}}.
func figure(n, decimals, printed any) (string, error) {
	if n == nil {
		return "", nil
	}
	value, err := integer(n)
	if err != nil {
		return "", err
	}
	scale, err := integer(decimals)
	if err != nil {
		return "", err
	}
	show, err := integer(printed)
	if err != nil {
		return "", err
	}
	if min(scale, show) < 0 || max(scale, show) > maxDigits {
		return "", fmt.Errorf("a figure has from 0 to %d decimals", maxDigits)
	}
	return Grouped(value, int(scale), int(show)), nil
}

func inWords(n any) (string, error) {
	if n == nil {
		return "", nil
	}
	value, err := integer(n)
	if err != nil {
		return "", err
	}
	return NumberWords(value), nil
}

func integer(n any) (int64, error) {
	switch v := n.(type) {
	case int64:
		return v, nil
	case int:
		return int64(v), nil
	}
	if text, err := shown(n); err == nil {
		return 0, fmt.Errorf("%q is no whole number", excerpt(text))
	}
	return 0, errors.New("an object or a list is no whole number")
}

// join writes a list with a separator, and leaves out what is blank: {{join .marks ", "}}.
func join(list any, separator string) (string, error) {
	if list == nil {
		return "", nil
	}
	values, ok := list.([]any)
	if !ok {
		return "", errors.New("join wants a list")
	}
	said := make([]string, 0, len(values))
	for _, v := range values {
		text, err := shown(v)
		if err != nil {
			return "", fmt.Errorf("what is joined %w", err)
		}
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, separator), nil
}

// formatted is printf, which shows what Go makes of a value of the wrong kind: "%!d(string=x)".
func formatted(format string, values ...any) (string, error) {
	for i, v := range values {
		if v == nil {
			values[i] = ""
		}
		if _, err := shown(v); err != nil {
			return "", fmt.Errorf("what is printed %w", err)
		}
	}
	said := fmt.Sprintf(format, values...)
	if strings.Contains(said, "%!") && !strings.Contains(fmt.Sprint(values...), "%!") {
		return "", fmt.Errorf("printf %q does not fit what it prints", format)
	}
	return said, nil
}

func upper(value any) (string, error) {
	text, err := shown(value)
	return strings.ToUpper(text), err
}

// spaced parts a long number in groups of four, as a person compares it.
func spaced(value any) (string, error) {
	text, err := shown(value)
	var b strings.Builder
	for i, r := range []rune(text) {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String(), err
}
