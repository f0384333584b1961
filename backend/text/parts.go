package text

import "iter"

// Flags of a part of a composite glyph (OpenType 1.9.1, "glyf", component glyph flags).
const (
	partWords       = 0x0001 // arguments are of 16 bits
	partOffset      = 0x0002 // arguments are an offset; else a pair of points that meet
	partScale       = 0x0008
	partMore        = 0x0020
	partTwoScales   = 0x0040
	partMatrix      = 0x0080
	partScaleOffset = 0x0800 // the offset is scaled with the part
)

// one is 1 as a scale of a part, a fixed-point number with 14 bits behind the point.
const one = 1 << 14

// part is a glyph that is drawn as part of another.
type part struct {
	id             GlyphID
	idAt           int // where its number stands in the composite glyph
	flags          uint16
	first, second  int // arguments
	xx, yx, xy, yy int // x' = xx·x + xy·y, y' = yx·x + yy·y, in units of one
}

// parts walks the parts of a composite glyph; a simple glyph has none.
func (g octets) parts() iter.Seq[part] {
	return func(yield func(part) bool) {
		if len(g) < 10 || g.i16(0) >= 0 {
			return
		}
		for at, more := 10, true; more; {
			var p part
			p, at = g.part(at)
			more = p.flags&partMore != 0
			if !yield(p) {
				return
			}
		}
	}
}

func (g octets) part(at int) (part, int) {
	p := part{flags: g.u16(at), id: GlyphID(g.u16(at + 2)), idAt: at + 2, xx: one, yy: one}
	at += 4
	switch {
	case p.flags&(partWords|partOffset) == partWords|partOffset:
		p.first, p.second, at = g.i16(at), g.i16(at+2), at+4
	case p.flags&partWords != 0:
		p.first, p.second, at = int(g.u16(at)), int(g.u16(at+2)), at+4
	case p.flags&partOffset != 0:
		p.first, p.second, at = int(int8(g[at])), int(int8(g[at+1])), at+2
	default:
		p.first, p.second, at = int(g[at]), int(g[at+1]), at+2
	}
	switch {
	case p.flags&partScale != 0:
		p.xx, p.yy, at = g.i16(at), g.i16(at), at+2
	case p.flags&partTwoScales != 0:
		p.xx, p.yy, at = g.i16(at), g.i16(at+2), at+4
	case p.flags&partMatrix != 0:
		p.xx, p.yx, p.xy, p.yy, at = g.i16(at), g.i16(at+2), g.i16(at+4), g.i16(at+6), at+8
	}
	return p, at
}

// place scales and moves the contours of a part to where they belong beside those drawn before it.
func (p part) place(before, contours []contour) []contour {
	for _, c := range contours {
		for i := range c {
			c[i].x, c[i].y = p.scaled(c[i].x, c[i].y)
		}
	}
	dx, dy := p.offset(before, contours)
	for _, c := range contours {
		for i := range c {
			c[i].x += dx
			c[i].y += dy
		}
	}
	return contours
}

func (p part) scaled(x, y int) (int, int) {
	return (p.xx*x + p.xy*y + one/2) >> 14, (p.yx*x + p.yy*y + one/2) >> 14
}

func (p part) offset(before, contours []contour) (dx, dy int) {
	switch {
	case p.flags&partOffset == 0:
		from, to := pointOf(contours, p.second), pointOf(before, p.first)
		return to.x - from.x, to.y - from.y
	case p.flags&partScaleOffset != 0:
		return p.scaled(p.first, p.second)
	}
	return p.first, p.second
}

// pointOf finds a point by its number, counted through all contours.
func pointOf(contours []contour, number int) point {
	for _, c := range contours {
		if number < len(c) {
			return c[number]
		}
		number -= len(c)
	}
	return point{}
}
