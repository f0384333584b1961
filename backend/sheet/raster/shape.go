package raster

import (
	"image"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// box is a rectangle on the grid of dots, whose edges may lie between dots.
type box struct{ x0, y0, x1, y1 fixed }

// dots gives the whole dots of a box, at least one each way.
func (b box) dots() image.Rectangle {
	x, y := b.x0.round(), b.y0.round()
	return image.Rect(x, y, max(b.x1.round(), x+1), max(b.y1.round(), y+1))
}

// band gives the dots across a rule: it never vanishes, and rules of one weight are equally wide wherever they stand.
func band(middle, weight fixed) (from, to int) {
	wide := max(weight.round(), 1)
	from = (middle - fixed(wide)*halfDot).round()
	return from, from + wide
}

// Rule gives the dots of a line that runs along the page or down it; a slanting line has none.
func (p *Painter) Rule(op sheet.Line) (image.Rectangle, bool) {
	weight := ofHMM(op.WeightHMM, p.dpi)
	x1, x2 := inOrder(ofHMM(op.X1HMM, p.dpi), ofHMM(op.X2HMM, p.dpi))
	y1, y2 := inOrder(ofHMM(op.Y1HMM, p.dpi), ofHMM(op.Y2HMM, p.dpi))
	switch {
	case op.Y1HMM == op.Y2HMM:
		top, bottom := band(y1, weight)
		return image.Rect(x1.round(), top, max(x2.round(), x1.round()+1), bottom), true
	case op.X1HMM == op.X2HMM:
		left, right := band(x1, weight)
		return image.Rect(left, y1.round(), right, max(y2.round(), y1.round()+1)), true
	}
	return image.Rectangle{}, false
}

// Frame gives the outer edge of a rectangle in dots and how thick its border is; the border of a ground is 0.
func (p *Painter) Frame(op sheet.Rect) (outer image.Rectangle, border int) {
	edge := p.edge(op)
	if op.WeightHMM == 0 {
		return edge.dots(), 0
	}
	weight := ofHMM(op.WeightHMM, p.dpi)
	left, inner := band(edge.x0, weight)
	_, right := band(edge.x1, weight)
	top, _ := band(edge.y0, weight)
	_, bottom := band(edge.y1, weight)
	return image.Rect(left, top, right, bottom), inner - left
}

func (p *Painter) edge(op sheet.Rect) box {
	return box{
		ofHMM(op.XHMM, p.dpi), ofHMM(op.YHMM, p.dpi),
		ofHMM(op.XHMM+op.WidthHMM, p.dpi), ofHMM(op.YHMM+op.HeightHMM, p.dpi),
	}
}

func inOrder(a, b fixed) (low, high fixed) { return min(a, b), max(a, b) }

// lineDots gives the dots of a line.
func (p *Painter) lineDots(op sheet.Line) Patch {
	if rule, straight := p.Rule(op); straight {
		return filled(rule)
	}
	p.slant(op, oneDot)
	return inked(p.fillPath()).Cropped()
}

// slant makes the outline of a slanting line in p.path.
func (p *Painter) slant(op sheet.Line, thinnest fixed) {
	x1, y1 := ofHMM(op.X1HMM, p.dpi).dots(), ofHMM(op.Y1HMM, p.dpi).dots()
	x2, y2 := ofHMM(op.X2HMM, p.dpi).dots(), ofHMM(op.Y2HMM, p.dpi).dots()
	half := max(ofHMM(op.WeightHMM, p.dpi), thinnest).dots() / 2
	length := hypot(x2-x1, y2-y1)
	dx, dy := -(y2-y1)/length*half, (x2-x1)/length*half
	p.path = append(p.path[:0],
		stroke{op: text.MoveTo, to: point{x1 + dx, y1 + dy}}, stroke{op: text.LineTo, to: point{x2 + dx, y2 + dy}},
		stroke{op: text.LineTo, to: point{x2 - dx, y2 - dy}}, stroke{op: text.LineTo, to: point{x1 - dx, y1 - dy}})
}

// rectDots gives the dots of a ground or a frame.
func (p *Painter) rectDots(op sheet.Rect) Patch {
	outer, border := p.Frame(op)
	if border == 0 {
		return filled(outer)
	}
	patch := Patch{X: outer.Min.X, Y: outer.Min.Y, Bitmap: NewBitmap(outer.Dx(), outer.Dy())}
	w, h := patch.Width, patch.Height
	patch.fill(image.Rect(0, 0, w, border))
	patch.fill(image.Rect(0, h-border, w, h))
	patch.fill(image.Rect(0, 0, border, h))
	patch.fill(image.Rect(w-border, 0, w, h))
	return patch
}

func filled(area image.Rectangle) Patch {
	patch := Patch{X: area.Min.X, Y: area.Min.Y, Bitmap: NewBitmap(area.Dx(), area.Dy())}
	patch.fill(patch.Bounds())
	return patch
}

// shadeLine draws a line in tones.
func (p *Painter) shadeLine(page *image.Gray, op sheet.Line) {
	half := ofHMM(op.WeightHMM, p.dpi) / 2
	x1, x2 := inOrder(ofHMM(op.X1HMM, p.dpi), ofHMM(op.X2HMM, p.dpi))
	y1, y2 := inOrder(ofHMM(op.Y1HMM, p.dpi), ofHMM(op.Y2HMM, p.dpi))
	switch {
	case op.Y1HMM == op.Y2HMM:
		shadeBox(page, box{x1, y1 - half, x2, y1 + half}, op.Grey)
	case op.X1HMM == op.X2HMM:
		shadeBox(page, box{x1 - half, y1, x1 + half, y2}, op.Grey)
	default:
		p.slant(op, 0)
		cover := p.fillPath()
		blend(page, cover, cover.Rect.Min, op.Grey)
	}
}

// shadeRect draws a ground or a frame in tones. The bars of a frame do not overlap, lest a corner darken twice.
func (p *Painter) shadeRect(page *image.Gray, op sheet.Rect) {
	e := p.edge(op)
	if op.WeightHMM == 0 {
		shadeBox(page, e, op.Grey)
		return
	}
	h := ofHMM(op.WeightHMM, p.dpi) / 2
	shadeBox(page, box{e.x0 - h, e.y0 - h, e.x1 + h, e.y0 + h}, op.Grey)
	shadeBox(page, box{e.x0 - h, e.y1 - h, e.x1 + h, e.y1 + h}, op.Grey)
	shadeBox(page, box{e.x0 - h, e.y0 + h, e.x0 + h, e.y1 - h}, op.Grey)
	shadeBox(page, box{e.x1 - h, e.y0 + h, e.x1 + h, e.y1 - h}, op.Grey)
}
