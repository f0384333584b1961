package raster

import (
	"image"
	"math/bits"
)

// Bitmap is a picture in black dots on white paper: one bit a dot, 1 is black, the leftmost dot in the highest bit.
// Every row begins on a byte, and the bits beyond the width are 0, as thermal printers and 1-bit PNG have it.
type Bitmap struct {
	Width, Height int
	Stride        int // bytes of a row
	Bits          []byte
}

// NewBitmap makes a white bitmap. A negative size counts as 0.
func NewBitmap(width, height int) *Bitmap {
	width, height = max(width, 0), max(height, 0)
	stride := (width + 7) / 8
	return &Bitmap{Width: width, Height: height, Stride: stride, Bits: make([]byte, stride*height)}
}

// Dark tells whether a dot is black. Dots outside the bitmap are white.
func (b *Bitmap) Dark(x, y int) bool {
	if x < 0 || y < 0 || x >= b.Width || y >= b.Height {
		return false
	}
	return b.Bits[y*b.Stride+x>>3]&(0x80>>(x&7)) != 0
}

// Bounds is the rectangle of the bitmap, from 0,0.
func (b *Bitmap) Bounds() image.Rectangle { return image.Rect(0, 0, b.Width, b.Height) }

// fill blackens a rectangle, as far as it lies within. All rows get the same bytes, so only the first is worked out.
func (b *Bitmap) fill(r image.Rectangle) {
	r = r.Intersect(b.Bounds())
	if r.Empty() {
		return
	}
	from, to := r.Min.X>>3, (r.Max.X-1)>>3
	first, last := byte(0xff>>(r.Min.X&7)), byte(0xff<<(7-(r.Max.X-1)&7))
	if from == to {
		first &= last
		last = first
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := b.Bits[y*b.Stride+from : y*b.Stride+to+1]
		for i := 1; i < len(row)-1; i++ {
			row[i] = 0xff
		}
		row[0] |= first
		row[len(row)-1] |= last
	}
}

// stamp blackens the dots that are black in another bitmap laid upon it at x, y; what lies beyond the edge is lost.
func (b *Bitmap) stamp(src *Bitmap, x, y int) {
	b.overlay(src, x, y, func(under, over byte) byte { return under | over })
}

// erase whitens the dots that are black in another bitmap laid upon it at x, y.
func (b *Bitmap) erase(src *Bitmap, x, y int) {
	b.overlay(src, x, y, func(under, over byte) byte { return under &^ over })
}

func (b *Bitmap) overlay(src *Bitmap, x, y int, join func(under, over byte) byte) {
	shift, base := x&7, x>>3 // floors, so it holds for a negative x too
	spare := byte(0xff << (7 - (b.Width-1)&7))
	for line := max(0, -y); line < min(src.Height, b.Height-y); line++ {
		row := b.Bits[(y+line)*b.Stride : (y+line+1)*b.Stride]
		carry := byte(0)
		for i, dots := range src.Bits[line*src.Stride : (line+1)*src.Stride] {
			if carry|dots == 0 {
				continue
			}
			put(row, base+i, carry|dots>>shift, join)
			carry = byte(uint16(dots) << (8 - shift))
		}
		put(row, base+src.Stride, carry, join)
		if len(row) > 0 {
			row[len(row)-1] &= spare
		}
	}
}

func put(row []byte, at int, dots byte, join func(under, over byte) byte) {
	if dots != 0 && at >= 0 && at < len(row) {
		row[at] = join(row[at], dots)
	}
}

// Patch is a bitmap and where its upper left dot stands on the page. A patch of nothing has no dots.
type Patch struct {
	X, Y int
	*Bitmap
}

var nothing = Patch{Bitmap: &Bitmap{}}

// Area is where the patch lies on the page.
func (p Patch) Area() image.Rectangle { return p.Bounds().Add(image.Pt(p.X, p.Y)) }

// Within gives the part of the patch that lies inside an area of the page.
func (p Patch) Within(area image.Rectangle) Patch {
	part := p.Area().Intersect(area)
	if part == p.Area() {
		return p
	}
	if part.Empty() {
		return nothing
	}
	cut := NewBitmap(part.Dx(), part.Dy())
	cut.stamp(p.Bitmap, p.X-part.Min.X, p.Y-part.Min.Y)
	return Patch{X: part.Min.X, Y: part.Min.Y, Bitmap: cut}
}

// Cropped leaves away the white rows and columns at the edges.
func (p Patch) Cropped() Patch {
	ink := p.ink()
	if ink.Empty() {
		return nothing
	}
	return p.Within(ink.Add(image.Pt(p.X, p.Y)))
}

// ink is the smallest rectangle that holds every black dot.
func (b *Bitmap) ink() image.Rectangle {
	var ink image.Rectangle
	for y := range b.Height {
		left, right := b.span(y)
		ink = ink.Union(image.Rect(left, y, right, y+1))
	}
	return ink
}

// span gives the first black dot of a row and the one after the last; both are 0 in a white row.
func (b *Bitmap) span(y int) (left, right int) {
	row := b.Bits[y*b.Stride : (y+1)*b.Stride]
	first, last := 0, len(row)-1
	for first <= last && row[first] == 0 {
		first++
	}
	for last >= first && row[last] == 0 {
		last--
	}
	if first > last {
		return 0, 0
	}
	return first*8 + bits.LeadingZeros8(row[first]), last*8 + 8 - bits.TrailingZeros8(row[last])
}
