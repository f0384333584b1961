package zpl

import (
	"image"
	"strings"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
)

// Font 0 is scalable from 10 dots (Programming Guide, ^A). Squeezed to less than half its width it is hard to read.
const (
	minFontDots = 10
	minSqueeze  = 50 // per cent
)

// Widths of font 0 in hundredths of its height, each the widest letter of its group. Font 0 is a bold condensed
// grotesque; these are the widths that the emulator zebrash v1.26.3 gives it (measured 2026-11-22). Printers differ
// a little, hence the allowance.
const (
	narrowLetters = " !\"'(),./:;I[]`fijlrt{|}"
	wideLetters   = "%&-@MWmw"
	narrowWidth   = 34
	wideWidth     = 84
	capitalWidth  = 62
	letterWidth   = 50
	allowance     = 5 // per cent
)

// letters lets the printer set a line itself, if it can: plain ASCII, turned by quarters, large enough. The height of
// its letters is that of ours, and they are made narrower where the line would become longer than it was laid out.
func (p *Painter) letters(op sheet.Text, area image.Rectangle) bool {
	letter, quarter := orientation(op.TurnDeg)
	if !quarter || op.Align == sheet.Decimal || !plain(op.Line.Text) {
		return false
	}
	if strings.TrimSpace(op.Line.Text) == "" {
		return true
	}
	heightDots := p.fontDots(op.SizeDPt)
	ours := sheet.Dots(sheet.WidthHMM(op.Line.WidthUEm, op.SizeDPt), p.options.DPI)
	widthDots := min(heightDots, ours*100*100/(fontWidth(op.Line.Text)*(100+allowance)))
	at := raster.Origin(op, p.options.DPI)
	if heightDots < minFontDots || widthDots < max(minFontDots, heightDots*minSqueeze/100) || !at.In(area) {
		return false
	}
	return p.set(op, letter, at, ours, heightDots, widthDots, area)
}

// set writes the field. Its origin is on the baseline (^FT), as ours is, and does not change with the turn.
func (p *Painter) set(
	op sheet.Text, letter byte, at image.Point, oursDots, heightDots, widthDots int, area image.Rectangle,
) bool {
	justify := 0
	if op.Align == sheet.Right {
		at, justify = forward(at, oursDots, letter), 1
		if !at.In(area) {
			return false
		}
	}
	p.command("^FT", at.X, at.Y, justify)
	p.out = append(p.out, "^A0"...)
	p.out = append(p.out, letter, ',')
	p.command("", heightDots, widthDots)
	if op.Align == sheet.Center {
		p.command("^FB", oursDots, 1, 0)
		p.out = append(p.out, ",C"...)
	}
	p.data(op.Line.Text)
	return true
}

// forward goes from the beginning of a line to its end.
func forward(at image.Point, dots int, letter byte) image.Point {
	switch letter {
	case 'B':
		return at.Sub(image.Pt(0, dots))
	case 'I':
		return at.Sub(image.Pt(dots, 0))
	case 'R':
		return at.Add(image.Pt(0, dots))
	}
	return at.Add(image.Pt(dots, 0))
}

// data writes field data and ends the field. The characters that begin a command, and the one that escapes them, are
// written in hexadecimal (^FH).
func (p *Painter) data(text string) {
	if strings.ContainsAny(text, "^~_") {
		p.out = append(p.out, "^FH_"...)
		text = hexEscapes.Replace(text)
	}
	p.out = append(p.out, "^FD"...)
	p.out = append(p.out, text...)
	p.out = append(p.out, "^FS\n"...)
}

var hexEscapes = strings.NewReplacer("^", "_5E", "~", "_7E", "_", "_5F")

// plain tells whether the printer shows a text as it is written: printable ASCII, without the backslash, which means
// something in field blocks (^FB).
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' || text[i] == '\\' {
			return false
		}
	}
	return text != ""
}

// fontWidth gives how wide font 0 sets a text at most, in hundredths of its height.
func fontWidth(text string) int {
	width := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune(narrowLetters, r):
			width += narrowWidth
		case strings.ContainsRune(wideLetters, r):
			width += wideWidth
		case r >= 'A' && r <= 'Z':
			width += capitalWidth
		default:
			width += letterWidth
		}
	}
	return width
}

// fontDots gives a font size in dots: 1 pt = 127/360 mm.
func (p *Painter) fontDots(sizeDPt int) int {
	return (sizeDPt*127*sheet.DotsPerMetre(p.options.DPI) + 1_800_000) / 3_600_000
}
