package raster

import (
	"image"

	"tradehub/backend/sheet"
)

// boxes gives the dark areas of a symbol on the grid of the painter. On the symbol's own grid every edge is a whole
// dot.
func (p *Painter) boxes(op sheet.Symbol) []box {
	areas := op.Modules.Areas()
	all := make([]box, len(areas))
	high := op.ModuleDots
	if op.BarDots > 0 {
		high = op.BarDots
	}
	for i, a := range areas {
		r := image.Rect(a.Column*op.ModuleDots, a.Row*high, (a.Column+a.Columns)*op.ModuleDots, (a.Row+a.Rows)*high)
		r = turnedArea(r, op).Add(image.Pt(op.XDots, op.YDots))
		all[i] = box{
			p.regrid(r.Min.X, op.DPI), p.regrid(r.Min.Y, op.DPI),
			p.regrid(r.Max.X, op.DPI), p.regrid(r.Max.Y, op.DPI),
		}
	}
	return all
}

// turnedArea turns an area of the upright symbol with the symbol.
func turnedArea(r image.Rectangle, op sheet.Symbol) image.Rectangle {
	width, height := op.SizeDots() // as it stands on the sheet
	switch ((op.TurnDeg % 360) + 360) % 360 {
	case 90:
		return image.Rect(r.Min.Y, height-r.Max.X, r.Max.Y, height-r.Min.X)
	case 180:
		return image.Rect(width-r.Max.X, height-r.Max.Y, width-r.Min.X, height-r.Min.Y)
	case 270:
		return image.Rect(width-r.Max.Y, r.Min.X, width-r.Min.Y, r.Max.X)
	}
	return r
}

// regrid takes a place on the grid of another resolution to this one.
func (p *Painter) regrid(dot, dpi int) fixed {
	if dpi == p.dpi {
		return fixed(dot) * oneDot
	}
	from, to := sheet.DotsPerMetre(dpi), sheet.DotsPerMetre(p.dpi)
	return fixed(floorDiv(dot*to*int(oneDot)+from/2, from))
}

// symbolDots gives the dots of a symbol. The rows of upright bars are all the same, so one is drawn and copied.
func (p *Painter) symbolDots(op sheet.Symbol) Patch {
	boxes := p.boxes(op)
	var area image.Rectangle
	for _, b := range boxes {
		area = area.Union(b.dots())
	}
	patch := Patch{X: area.Min.X, Y: area.Min.Y, Bitmap: NewBitmap(area.Dx(), area.Dy())}
	upright := op.Modules.Linear() && op.TurnDeg%180 == 0
	for _, b := range boxes {
		r := b.dots().Sub(area.Min)
		if upright {
			r.Max.Y = min(r.Max.Y, 1)
		}
		patch.fill(r)
	}
	if upright {
		for y := 1; y < patch.Height; y++ {
			copy(patch.Bits[y*patch.Stride:], patch.Bits[:patch.Stride])
		}
	}
	return patch
}

// shadeSymbol draws a symbol in tones. Where its modules meet between two dots their shares of a dot add up.
func (p *Painter) shadeSymbol(page *image.Gray, op sheet.Symbol) {
	boxes := p.boxes(op)
	var area image.Rectangle
	for _, b := range boxes {
		area = area.Union(b.touched())
	}
	mask := image.NewAlpha(area)
	for _, b := range boxes {
		r := b.touched()
		for y := r.Min.Y; y < r.Max.Y; y++ {
			down := covered(b.y0, b.y1, y)
			for x := r.Min.X; x < r.Max.X; x++ {
				at := mask.PixOffset(x, y)
				mask.Pix[at] = uint8(min(int(mask.Pix[at])+down*covered(b.x0, b.x1, x)/255, 255))
			}
		}
	}
	blend(page, mask, area.Min, sheet.Ink)
}
