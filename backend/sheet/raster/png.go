package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"

	"tradehub/backend/sheet"
)

// PNG draws a page as a PNG file that knows its resolution: in tones for paper, and for a label in the very dots of the
// printer, black and white. The fault raster.picture (Invalid) says that a picture of the page is no PNG.
func PNG(page sheet.Page, dpi int, medium sheet.Medium) ([]byte, error) {
	p := NewPainter(dpi)
	picture, err := p.preview(page, medium)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if medium == sheet.Label {
		encoder.CompressionLevel = png.DefaultCompression
	}
	if err := encoder.Encode(&file, picture); err != nil {
		return nil, err
	}
	return withResolution(file.Bytes(), sheet.DotsPerMetre(dpi)), nil
}

func (p *Painter) preview(page sheet.Page, medium sheet.Medium) (image.Image, error) {
	if medium != sheet.Label {
		return p.Draw(page)
	}
	dots, err := p.Dots(page)
	if err != nil {
		return nil, err
	}
	return dots.Picture(), nil
}

// Picture gives the bitmap as a picture in black and white.
func (b *Bitmap) Picture() *image.Paletted {
	picture := image.NewPaletted(b.Bounds(), color.Palette{color.White, color.Black})
	for y := range b.Height {
		row := picture.Pix[y*picture.Stride:][:b.Width]
		for x := range row {
			row[x] = b.Bits[y*b.Stride+x>>3] >> (7 - x&7) & 1
		}
	}
	return picture
}

// headBytes are the signature and the chunk IHDR of every PNG.
const headBytes = 8 + 12 + 13

// withResolution puts the chunk pHYs after the head (PNG, third edition, 11.3.4.3): dots per metre each way.
func withResolution(file []byte, dotsPerMetre int) []byte {
	chunk := []byte("\x00\x00\x00\x09pHYs")
	chunk = binary.BigEndian.AppendUint32(chunk, uint32(dotsPerMetre))
	chunk = binary.BigEndian.AppendUint32(chunk, uint32(dotsPerMetre))
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	whole := make([]byte, 0, len(file)+len(chunk))
	whole = append(append(whole, file[:headBytes]...), chunk...)
	return append(whole, file[headBytes:]...)
}
