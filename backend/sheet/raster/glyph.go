package raster

import (
	"image"
	"image/draw"
	"math"

	"tradehub/backend/text"
)

// cachedGlyphs bounds what a painter remembers: the letters of a long job in five languages, some 2 MB at 203 dpi.
const cachedGlyphs = 1 << 14

// inkCover is how much of a dot a letter must cover, of 255, for the dot to be printed. It is less than half, so that a
// stroke of four fifths of a dot (a Lao tone mark at 7 pt and 203 dpi) prints wherever it falls.
const inkCover = 104

// dotted gives the black dots of a glyph, counted from its origin.
func (p *Painter) dotted(key glyphKey) Patch {
	if dots, ok := p.dots[key]; ok {
		return dots
	}
	if len(p.dots) >= cachedGlyphs {
		clear(p.dots)
	}
	dots := inked(p.cover(key))
	p.dots[key] = dots
	return dots
}

// shaded gives how much of each dot a glyph covers, counted from its origin.
func (p *Painter) shaded(key glyphKey) *image.Alpha {
	if cover, ok := p.tones[key]; ok {
		return cover
	}
	if len(p.tones) >= cachedGlyphs {
		clear(p.tones)
	}
	cover := p.cover(key)
	p.tones[key] = cover
	return cover
}

// inked keeps the dots that are covered enough.
func inked(cover *image.Alpha) Patch {
	at := cover.Rect.Min
	dots := NewBitmap(cover.Rect.Dx(), cover.Rect.Dy())
	for y := range dots.Height {
		for x, c := range cover.Pix[y*cover.Stride : y*cover.Stride+dots.Width] {
			if c >= inkCover {
				dots.Bits[y*dots.Stride+x>>3] |= 0x80 >> (x & 7)
			}
		}
	}
	return Patch{X: at.X, Y: at.Y, Bitmap: dots}.Cropped()
}

// cover draws a glyph afresh.
func (p *Painter) cover(key glyphKey) *image.Alpha {
	em, unit, way := emDots(int(key.sizeDPt), p.dpi), key.face.UnitsPerEm(), turned(int(key.turnDeg))
	const step = oneDot / phases
	dx, dy := fixed(key.phaseX)*step, fixed(key.phaseY)*step
	at := func(xFU, yFU int) point {
		right, down := way.place(scale(xFU, em, unit), scale(yFU, em, unit))
		return point{(right + dx).dots(), (down + dy).dots()}
	}
	p.path = p.path[:0]
	for _, s := range key.face.Outline(key.id) {
		p.path = append(p.path, stroke{op: s.Op, to: at(s.XFU, s.YFU)})
		if s.Op == text.QuadTo {
			p.path[len(p.path)-1].via = at(s.ControlXFU, s.ControlYFU)
		}
	}
	return p.fillPath()
}

// point is a place in dots.
type point struct{ x, y float32 }

// stroke is a segment of an outline on the grid of dots.
type stroke struct {
	op      text.Op
	via, to point
}

// fillPath gives how much of each dot the outline in p.path covers.
func (p *Painter) fillPath() *image.Alpha {
	area := reach(p.path)
	cover := image.NewAlpha(area)
	if area.Empty() {
		return cover
	}
	p.vector.Reset(area.Dx(), area.Dy())
	p.vector.DrawOp = draw.Src
	x0, y0 := float32(area.Min.X), float32(area.Min.Y)
	for i, s := range p.path {
		switch s.op {
		case text.MoveTo:
			if i > 0 {
				p.vector.ClosePath()
			}
			p.vector.MoveTo(s.to.x-x0, s.to.y-y0)
		case text.LineTo:
			p.vector.LineTo(s.to.x-x0, s.to.y-y0)
		case text.QuadTo:
			p.vector.QuadTo(s.via.x-x0, s.via.y-y0, s.to.x-x0, s.to.y-y0)
		}
	}
	p.vector.ClosePath()
	whole := &image.Alpha{Pix: cover.Pix, Stride: cover.Stride, Rect: p.vector.Bounds()}
	p.vector.Draw(whole, whole.Rect, image.Opaque, image.Point{})
	return cover
}

// reach gives the dots that an outline may touch: a curve stays within its three points.
func reach(path []stroke) image.Rectangle {
	if len(path) == 0 {
		return image.Rectangle{}
	}
	low, high := path[0].to, path[0].to
	widen := func(p point) {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	for _, s := range path {
		widen(s.to)
		if s.op == text.QuadTo {
			widen(s.via)
		}
	}
	return image.Rect(floor(low.x), floor(low.y), floor(high.x)+1, floor(high.y)+1)
}

func floor(x float32) int { return int(math.Floor(float64(x))) }
