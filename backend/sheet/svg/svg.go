// Package svg paints a page as SVG for the preview in the window: outlines of letters, no fonts, no scripts, nothing
// fetched, and presentation attributes only, so that the strictest content security policy lets it stand. What each box
// of the template drew is a group that names the box, so that the window finds the box under the pointer.
package svg

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// Options of a painted page.
type Options struct {
	Prefix string // of every id, so that several pages can stand in one HTML document; letters, digits and "-"
	Title  string // what a screen reader calls the page; empty is no title
}

// Paint gives the page as one SVG element in UTF-8. Its units are hundredths of a millimetre. The same page and options
// give the same bytes.
func Paint(page sheet.Page, o Options) []byte {
	p := &painter{prefix: o.Prefix, ids: map[glyph]int{}}
	for i := 0; i < len(page.Ops); {
		next := i + 1
		for next < len(page.Ops) && page.Ops[next].Origin() == page.Ops[i].Origin() {
			next++
		}
		p.group(page.Ops[i:next])
		i = next
	}
	return p.whole(page, o.Title)
}

// glyph names an outline.
type glyph struct {
	face *text.Face
	id   text.GlyphID
}

// painter collects the outlines beside the drawing, because those stand first in the file.
type painter struct {
	prefix   string
	ids      map[glyph]int
	outlines strings.Builder
	drawing  strings.Builder
}

func (p *painter) whole(page sheet.Page, title string) []byte {
	var b strings.Builder
	b.Grow(p.outlines.Len() + p.drawing.Len() + 512)
	width, height := millimetres(page.WidthHMM), millimetres(page.HeightHMM)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + width + `mm" height="` + height +
		`mm" viewBox="0 0 ` + strconv.Itoa(page.WidthHMM) + " " + strconv.Itoa(page.HeightHMM) + `">`)
	if title != "" {
		b.WriteString("<title>" + escaped(title) + "</title>")
	}
	if p.outlines.Len() > 0 {
		b.WriteString("\n<defs>" + p.outlines.String() + "\n</defs>")
	}
	b.WriteString("\n" + `<rect width="100%" height="100%" fill="#fff"/>`)
	b.WriteString(p.drawing.String())
	b.WriteString("\n</svg>\n")
	return []byte(b.String())
}

// group paints things that one box drew one after another. Its label is what they say, for those who cannot see them.
func (p *painter) group(ops []sheet.Op) {
	from := ops[0].Origin()
	p.drawing.WriteString("\n" + `<g data-box="` + escaped(from.Box) +
		`" data-layer="` + escaped(string(from.Layer)) + `"`)
	if said := says(ops); said != "" {
		p.drawing.WriteString(` role="img" aria-label="` + escaped(said) + `"`)
	}
	p.drawing.WriteString(">")
	for _, op := range ops {
		p.paint(op)
	}
	p.drawing.WriteString("\n</g>")
}

func says(ops []sheet.Op) string {
	var parts []string
	for _, op := range ops {
		switch o := op.(type) {
		case sheet.Text:
			parts = append(parts, o.Line.Text)
		case sheet.Symbol:
			parts = append(parts, strings.ReplaceAll(o.Modules.Data, "\x1d", " "))
		case sheet.Image:
			parts = append(parts, o.Name)
		}
	}
	return strings.Join(parts, "\n")
}

func (p *painter) paint(op sheet.Op) {
	p.drawing.WriteString("\n")
	switch o := op.(type) {
	case sheet.Text:
		p.text(o)
	case sheet.Line:
		p.line(o)
	case sheet.Rect:
		p.rect(o)
	case sheet.Image:
		p.image(o)
	case sheet.Symbol:
		p.symbol(o)
	}
}

// escaped makes text safe in an attribute or between tags. Characters that XML 1.0 section 2.2 does not allow become
// U+FFFD, and a line break stays one in an attribute.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\n', r == '\t', r == '\r':
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case r < 0x20, r == 0xfffe, r == 0xffff:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// millimetres writes a length of the sheet without needless noughts.
func millimetres(lengthHMM int) string { return number(float64(lengthHMM) / 100) }

// number writes at most six decimals: a millionth of a unit is far below what a screen shows.
func number(v float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 6, 64), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
