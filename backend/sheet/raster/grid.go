package raster

import (
	"image"
	"math"

	"tradehub/backend/sheet"
)

// fixed is a length in 65,536ths of a dot. Places are reckoned in whole numbers, so that every machine gives the same
// dots.
type fixed int

const (
	oneDot  fixed = 1 << 16
	halfDot       = oneDot / 2
)

// ofHMM gives a length of the sheet on the grid of a resolution.
func ofHMM(lengthHMM, dpi int) fixed { return fixed(sheet.DotParts(lengthHMM, dpi, int(oneDot))) }

// floor and round give whole dots; halves round up.
func (f fixed) floor() int { return int(f >> 16) }
func (f fixed) round() int { return (f + halfDot).floor() }

// dots is for drawing outlines only.
func (f fixed) dots() float32 { return float32(f) / float32(oneDot) }

func floorDiv(n, by int) int {
	if n < 0 {
		return -((-n + by - 1) / by)
	}
	return n / by
}

// Size gives the dots of a page at a resolution.
func Size(page sheet.Page, dpi int) (width, height int) {
	return sheet.Dots(page.WidthHMM, dpi), sheet.Dots(page.HeightHMM, dpi)
}

func pageArea(page sheet.Page, dpi int) image.Rectangle {
	width, height := Size(page, dpi)
	return image.Rect(0, 0, width, height)
}

// turn holds the cosine and sine of an angle, counter-clockwise, in 65,536ths.
type turn struct{ cos, sin int }

func turned(deg int) turn {
	switch ((deg % 360) + 360) % 360 {
	case 0:
		return turn{1 << 16, 0}
	case 90:
		return turn{0, 1 << 16}
	case 180:
		return turn{-1 << 16, 0}
	case 270:
		return turn{0, -1 << 16}
	}
	sin, cos := math.Sincos(float64(deg) * math.Pi / 180)
	return turn{int(math.Round(cos * (1 << 16))), int(math.Round(sin * (1 << 16)))}
}

// place takes a way along and a way up as a text has them to a way right and a way down as the page has them.
func (t turn) place(along, up fixed) (right, down fixed) {
	right = (along*fixed(t.cos) - up*fixed(t.sin)) >> 16
	down = (-along*fixed(t.sin) - up*fixed(t.cos)) >> 16
	return right, down
}
