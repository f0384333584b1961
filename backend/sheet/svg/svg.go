// Package svg paints a page as SVG for the preview in the window: outlines of letters, no fonts, no scripts, nothing
// fetched, and presentation attributes only, so that the strictest content security policy lets it stand. What each box
// of the template drew is a group that names the box, so that the window finds the box under the pointer.
package svg

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"tradehub/backend/sheet"
)

// Options of a painted page.
type Options struct {
	Title string // what a screen reader calls the page; empty is no title
}

// Paint gives the page as one SVG element in UTF-8. Its units are hundredths of a millimetre. The same page and options
// give the same bytes, and no part has an id, so several pages may stand in one HTML document.
func Paint(page sheet.Page, o Options) []byte {
	p := &painter{outlines: map[glyph]outline{}}
	p.open(page, o.Title)
	for i := 0; i < len(page.Ops); {
		next := i + 1
		for next < len(page.Ops) && page.Ops[next].Origin() == page.Ops[i].Origin() {
			next++
		}
		p.group(page.Ops[i:next])
		i = next
	}
	p.drawing.WriteString("\n</svg>\n")
	return p.drawing.Bytes()
}

// painter draws, and keeps the outlines that it has read.
type painter struct {
	outlines map[glyph]outline
	strokes  []byte // of the last run
	drawing  bytes.Buffer
}

func (p *painter) open(page sheet.Page, title string) {
	width, height := millimetres(page.WidthHMM), millimetres(page.HeightHMM)
	p.drawing.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + width + `mm" height="` + height +
		`mm" viewBox="0 0 ` + strconv.Itoa(page.WidthHMM) + " " + strconv.Itoa(page.HeightHMM) + `">`)
	if title != "" {
		p.drawing.WriteString("<title>" + escaped(title) + "</title>")
	}
	p.drawing.WriteString("\n" + `<rect width="100%" height="100%" fill="#fff"/>`)
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
