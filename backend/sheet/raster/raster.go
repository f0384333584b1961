// Package raster draws sheets in dots: in tones for a paper on the screen, in black dots for a label. It draws from the
// display list and decides nothing; the label that it shows is the label that a thermal printer gets, dot by dot.
package raster

import (
	"image"
	"image/draw"

	"golang.org/x/image/vector"

	"tradehub/backend/sheet"
)

// Painter draws pages at one resolution and remembers the letters it has drawn. It is for one goroutine at a time; keep
// one for each.
type Painter struct {
	dpi      int
	vector   vector.Rasterizer
	path     []stroke
	line     []placed
	dots     map[glyphKey]Patch
	tones    map[glyphKey]*image.Alpha
	pictures map[pictureKey]*image.Gray
}

// NewPainter makes a painter for a nominal resolution (see sheet.DotsPerMetre).
func NewPainter(dpi int) *Painter {
	return &Painter{
		dpi:      dpi,
		dots:     map[glyphKey]Patch{},
		tones:    map[glyphKey]*image.Alpha{},
		pictures: map[pictureKey]*image.Gray{},
	}
}

// Draw draws a page in tones with smooth edges, 255 being white. Symbols laid out for this resolution stand exactly on
// their dots. The fault raster.picture (Invalid) says that a picture is no PNG.
func Draw(page sheet.Page, dpi int) (*image.Gray, error) { return NewPainter(dpi).Draw(page) }

// Draw draws a page in tones.
func (p *Painter) Draw(page sheet.Page) (*image.Gray, error) {
	paper := image.NewGray(pageArea(page, p.dpi))
	for i := range paper.Pix {
		paper.Pix[i] = 255
	}
	for _, op := range page.Ops {
		if err := p.shade(paper, op); err != nil {
			return nil, err
		}
	}
	return paper, nil
}

func (p *Painter) shade(paper *image.Gray, op sheet.Op) error {
	switch o := op.(type) {
	case sheet.Text:
		p.shadeText(paper, o)
	case sheet.Line:
		p.shadeLine(paper, o)
	case sheet.Rect:
		p.shadeRect(paper, o)
	case sheet.Symbol:
		p.shadeSymbol(paper, o)
	case sheet.Image:
		scaled, at, err := p.picture(o)
		if err != nil {
			return err
		}
		draw.Draw(paper, scaled.Rect.Add(at), scaled, image.Point{}, draw.Src)
	}
	return nil
}

// Dots draws a page in black dots, as a thermal printer prints it: each thing becomes dots by itself, and the light
// tones whiten what lies under them.
func (p *Painter) Dots(page sheet.Page) (*Bitmap, error) {
	paper := NewBitmap(Size(page, p.dpi))
	for _, op := range page.Ops {
		patch, err := p.Patch(op)
		if err != nil {
			return nil, err
		}
		if Light(op) {
			paper.erase(patch.Bitmap, patch.X, patch.Y)
			continue
		}
		paper.stamp(patch.Bitmap, patch.X, patch.Y)
	}
	return paper, nil
}

// Patch gives the dots of one drawn thing. They are the very dots that Dots puts on the page.
func (p *Painter) Patch(op sheet.Op) (Patch, error) {
	switch o := op.(type) {
	case sheet.Text:
		return p.Text(o), nil
	case sheet.Line:
		return p.lineDots(o), nil
	case sheet.Rect:
		return p.rectDots(o), nil
	case sheet.Symbol:
		return p.symbolDots(o), nil
	case sheet.Image:
		scaled, at, err := p.picture(o)
		if err != nil {
			return nothing, err
		}
		return Patch{X: at.X, Y: at.Y, Bitmap: Bits(scaled)}.Cropped(), nil
	}
	return nothing, nil
}

// Light tells whether a thing is so pale that black dots cannot show it: it whitens what lies under it.
func Light(op sheet.Op) bool {
	switch o := op.(type) {
	case sheet.Text:
		return light(o.Grey)
	case sheet.Line:
		return light(o.Grey)
	case sheet.Rect:
		return light(o.Grey)
	}
	return false
}
