package raster

import (
	"image"
	"math"

	"tradehub/backend/sheet"
)

// level gives the brightness of a tone, 0 black and 255 white.
func level(tone sheet.Grey) int { return (min(max(int(tone), 0), 100)*255 + 50) / 100 }

// light tells whether a printer of black dots leaves a tone white. What is muted on paper is as black as the rest on a
// label: half a tone would be a pattern of dots, and no letter is readable in it.
func light(tone sheet.Grey) bool { return tone >= 50 }

// mix lays a tone over a brightness where it covers part of a dot, 255 being all of it.
func mix(under uint8, tone, cover int) uint8 {
	return uint8((int(under)*(255-cover) + tone*cover + 127) / 255)
}

// blend lays a tone on the page where a mask covers it. The mask's upper left dot is at a place of the page.
func blend(page *image.Gray, mask *image.Alpha, at image.Point, tone sheet.Grey) {
	area := mask.Rect.Sub(mask.Rect.Min).Add(at).Intersect(page.Rect)
	value := level(tone)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		covers := mask.Pix[(y-at.Y)*mask.Stride+area.Min.X-at.X:]
		row := page.Pix[page.PixOffset(area.Min.X, y):][:area.Dx()]
		for x := range row {
			if covers[x] != 0 {
				row[x] = mix(row[x], value, int(covers[x]))
			}
		}
	}
}

// shadeBox lays a tone on a box, dots at its edge in part.
func shadeBox(page *image.Gray, b box, tone sheet.Grey) {
	area := b.touched().Intersect(page.Rect)
	value := level(tone)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := page.Pix[page.PixOffset(area.Min.X, y):][:area.Dx()]
		down := covered(b.y0, b.y1, y)
		for x := range row {
			row[x] = mix(row[x], value, down*covered(b.x0, b.x1, area.Min.X+x)/255)
		}
	}
}

// touched gives the dots that a box touches.
func (b box) touched() image.Rectangle {
	if b.x1 <= b.x0 || b.y1 <= b.y0 {
		return image.Rectangle{}
	}
	return image.Rect(b.x0.floor(), b.y0.floor(), (b.x1 + oneDot - 1).floor(), (b.y1 + oneDot - 1).floor())
}

// covered gives how much of the dot at a place lies between two edges, of 255.
func covered(from, to fixed, at int) int {
	left, right := max(from, fixed(at)*oneDot), min(to, fixed(at+1)*oneDot)
	return int((max(right-left, 0)*255 + halfDot) / oneDot)
}

func hypot(x, y float32) float32 { return float32(math.Hypot(float64(x), float64(y))) }
