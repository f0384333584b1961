package raster

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"

	scaling "golang.org/x/image/draw"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// cachedPictures bounds the scaled pictures that a painter remembers; a form has one or two.
const cachedPictures = 16

// pictureKey names a scaled picture: the bytes it comes from, by where they lie, and its size in dots.
type pictureKey struct {
	first                *byte
	bytes, width, height int
}

// picture scales a picture to its place, on white. The fault raster.picture (Invalid) says that it is no PNG.
func (p *Painter) picture(op sheet.Image) (*image.Gray, image.Point, error) {
	area := box{
		ofHMM(op.XHMM, p.dpi), ofHMM(op.YHMM, p.dpi),
		ofHMM(op.XHMM+op.WidthHMM, p.dpi), ofHMM(op.YHMM+op.HeightHMM, p.dpi),
	}.dots()
	var key pictureKey
	if len(op.PNG) > 0 {
		key = pictureKey{&op.PNG[0], len(op.PNG), area.Dx(), area.Dy()}
		if known, ok := p.pictures[key]; ok {
			return known, area.Min, nil
		}
	}
	source, err := png.Decode(bytes.NewReader(op.PNG))
	if err != nil {
		return nil, area.Min, fault.New(fault.Invalid, words.RasterPicture, fault.Params{"name": op.Name}).Because(err)
	}
	if len(p.pictures) >= cachedPictures {
		clear(p.pictures)
	}
	scaled := image.NewGray(image.Rect(0, 0, area.Dx(), area.Dy()))
	draw.Draw(scaled, scaled.Rect, image.White, image.Point{}, draw.Src)
	scaling.CatmullRom.Scale(scaled, scaled.Rect, source, source.Bounds(), scaling.Over, nil)
	p.pictures[key] = scaled
	return scaled, area.Min, nil
}

// Bits makes black dots of a picture: what is darker than half is black.
func Bits(picture *image.Gray) *Bitmap {
	b := NewBitmap(picture.Rect.Dx(), picture.Rect.Dy())
	for y := range b.Height {
		for x, v := range picture.Pix[y*picture.Stride:][:b.Width] {
			if v < 128 {
				b.Bits[y*b.Stride+x>>3] |= 0x80 >> (x & 7)
			}
		}
	}
	return b
}
