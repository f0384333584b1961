package exchange

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// node is an element of an XML file that is being made. Declarations, certificates and invoices are trees of a few
// hundred elements whose order their form fixes; written as nested calls, the code reads in that order.
type node struct {
	name     string
	marks    []string // attributes: name, value, name, value
	text     string
	children []*node
}

// leaf is an element with a text; nothing where there is no text, so that what is not known is left out.
func leaf(name, text string, marks ...string) *node {
	if text == "" {
		return nil
	}
	return &node{name: name, text: text, marks: marks}
}

// group is an element with others in it; nothing where all of them were left out.
func group(name string, children ...*node) *node {
	n := &node{name: name}
	n.add(children...)
	if len(n.children) == 0 {
		return nil
	}
	return n
}

// add puts elements into another, without those that were left out.
func (n *node) add(children ...*node) {
	for _, c := range children {
		if c != nil {
			n.children = append(n.children, c)
		}
	}
}

// several makes an element of each thing in a list.
func several[T any](of []T, element func(T) *node) []*node {
	all := make([]*node, len(of))
	for i, each := range of {
		all[i] = element(each)
	}
	return all
}

// writeXML writes a tree as a file in UTF-8, one element a line, under a comment that says what the file is.
func writeXML(w io.Writer, comment string, root *node) error {
	out := bufio.NewWriter(w)
	_, _ = out.WriteString(xml.Header + "<!-- " + comment + " -->\n") // a buffer keeps its error for Flush
	root.write(out, 0)
	return out.Flush()
}

func (n *node) write(out *bufio.Writer, depth int) {
	_, _ = out.WriteString(strings.Repeat("  ", depth) + "<" + n.name)
	for i := 0; i < len(n.marks); i += 2 {
		_, _ = out.WriteString(" " + n.marks[i] + `="`)
		_ = xml.EscapeText(out, []byte(n.marks[i+1]))
		_ = out.WriteByte('"')
	}
	switch {
	case len(n.children) > 0:
		_, _ = out.WriteString(">\n")
		for _, c := range n.children {
			c.write(out, depth+1)
		}
		_, _ = out.WriteString(strings.Repeat("  ", depth) + "</" + n.name + ">\n")
	case n.text != "":
		_ = out.WriteByte('>')
		_ = xml.EscapeText(out, []byte(n.text))
		_, _ = out.WriteString("</" + n.name + ">\n")
	default:
		_, _ = out.WriteString("/>\n")
	}
}

// whole writes a count.
func whole(n int64) string { return strconv.FormatInt(n, 10) }

// fixed writes a number of units of 1/10^digits with all its decimals: 1769040 at 2 digits is "17690.40".
func fixed(n int64, digits int) string {
	sign, text := "", strconv.FormatInt(n, 10)
	if n < 0 {
		sign, text = "-", text[1:]
	}
	if digits <= 0 {
		return sign + text
	}
	if short := digits + 1 - len(text); short > 0 {
		text = strings.Repeat("0", short) + text
	}
	point := len(text) - digits
	return sign + text[:point] + "." + text[point:]
}
