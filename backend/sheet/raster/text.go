package raster

import (
	"image"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// phases are the places within a dot that a glyph may begin at, each way. Four keep the rhythm of a word at 203 dpi,
// and they are few enough that a glyph drawn once serves again.
const phases = 4

// glyphKey names the picture of a glyph.
type glyphKey struct {
	face           *text.Face
	id             text.GlyphID
	sizeDPt        int32
	turnDeg        int32
	phaseX, phaseY uint8
}

// placed is a glyph of a line and the dot its picture is counted from.
type placed struct {
	glyphKey
	x, y int
}

// place gives the glyphs of a line whose origin stands at x, y of the page.
func (p *Painter) place(op sheet.Text, x, y fixed) []placed {
	p.line = p.line[:0]
	way := turned(op.TurnDeg)
	em := emDots(op.SizeDPt, p.dpi)
	along := fixed(0)
	for _, run := range op.Line.Runs {
		unit := run.Face.UnitsPerEm()
		penFU := 0
		for _, g := range run.Glyphs {
			right, down := way.place(along+scale(penFU+g.XOffsetFU, em, unit), scale(g.YOffsetFU, em, unit))
			key := glyphKey{face: run.Face, id: g.ID, sizeDPt: int32(op.SizeDPt), turnDeg: int32(op.TurnDeg)}
			p.line = append(p.line, snapped(key, x+right, y+down))
			penFU += g.AdvanceFU
		}
		along += scale(penFU, em, unit)
	}
	return p.line
}

// snapped moves a glyph to the nearest phase.
func snapped(key glyphKey, x, y fixed) placed {
	const step = oneDot / phases
	x, y = x+step/2, y+step/2
	key.phaseX, key.phaseY = uint8(x&(oneDot-1)/step), uint8(y&(oneDot-1)/step)
	return placed{glyphKey: key, x: x.floor(), y: y.floor()}
}

// emDots gives the font size in dots: a point is 1/72 of 25.4 mm.
func emDots(sizeDPt, dpi int) fixed {
	return fixed(sizeDPt * sheet.DotsPerMetre(dpi) * 127 * int(oneDot) / 3_600_000)
}

func scale(lengthFU int, em fixed, unit int) fixed {
	return fixed(floorDiv(lengthFU*int(em)+unit/2, unit))
}

// Origin gives the dot at which the baseline of a line of text begins.
func Origin(op sheet.Text, dpi int) image.Point {
	return image.Pt(sheet.Dots(op.XHMM, dpi), sheet.Dots(op.YHMM, dpi))
}

// Text gives the dots of a line of text, cropped to its ink. Its origin is moved to a whole dot, so that a line has the
// same picture wherever it stands, and two lines of one size have equally sharp letters.
func (p *Painter) Text(op sheet.Text) Patch {
	origin := Origin(op, p.dpi)
	line := p.place(op, fixed(origin.X)*oneDot, fixed(origin.Y)*oneDot)
	var ink image.Rectangle
	for _, g := range line {
		ink = ink.Union(p.dotted(g.glyphKey).Area().Add(image.Pt(g.x, g.y)))
	}
	if ink.Empty() {
		return nothing
	}
	patch := Patch{X: ink.Min.X, Y: ink.Min.Y, Bitmap: NewBitmap(ink.Dx(), ink.Dy())}
	for _, g := range line {
		dots := p.dotted(g.glyphKey)
		patch.stamp(dots.Bitmap, g.x+dots.X-patch.X, g.y+dots.Y-patch.Y)
	}
	return patch
}

// shadeText draws a line of text in tones.
func (p *Painter) shadeText(page *image.Gray, op sheet.Text) {
	for _, g := range p.place(op, ofHMM(op.XHMM, p.dpi), ofHMM(op.YHMM, p.dpi)) {
		cover := p.shaded(g.glyphKey)
		blend(page, cover, cover.Rect.Min.Add(image.Pt(g.x, g.y)), op.Grey)
	}
}
