package text

// deepestParts limits how deep composite glyphs lie in each other; the fonts here have two levels.
const deepestParts = 8

// Flags of the points of a simple glyph (OpenType 1.9.1, "glyf", simple glyph flags).
const (
	pointOnCurve = 0x01
	pointXShort  = 0x02
	pointYShort  = 0x04
	pointRepeat  = 0x08
	pointXSame   = 0x10 // or positive, when short
	pointYSame   = 0x20
)

// point is a point of a contour in font units.
type point struct {
	x, y    int
	onCurve bool
}

// contour is a closed row of points.
type contour []point

// contours gives the contours of a glyph, those of its parts included.
func (t *fontTables) contours(id GlyphID) []contour { return t.nested(id, 0) }

func (t *fontTables) nested(id GlyphID, depth int) []contour {
	g := t.glyph(id)
	switch {
	case len(g) < 10 || depth > deepestParts:
		return nil
	case g.i16(0) >= 0:
		return simpleContours(g)
	}
	var all []contour
	for p := range g.parts() {
		all = append(all, p.place(all, t.nested(p.id, depth+1))...)
	}
	return all
}

// simpleContours reads the points of a glyph that has no parts.
func simpleContours(g octets) []contour {
	count := g.i16(0)
	ends := make([]int, count)
	for i := range ends {
		ends[i] = int(g.u16(10+2*i)) + 1
	}
	if count == 0 {
		return nil
	}
	at := 10 + 2*count
	at += 2 + int(g.u16(at)) // instructions
	points := make(contour, ends[count-1])
	flags, at := readFlags(g, at, len(points))
	at = readAxis(g, at, flags, pointXShort, pointXSame, func(i, v int) { points[i].x = v })
	readAxis(g, at, flags, pointYShort, pointYSame, func(i, v int) { points[i].y = v })
	for i, flag := range flags {
		points[i].onCurve = flag&pointOnCurve != 0
	}
	contours := make([]contour, count)
	from := 0
	for i, end := range ends {
		contours[i] = points[from:end:end]
		from = end
	}
	return contours
}

func readFlags(g octets, at, count int) ([]byte, int) {
	flags := make([]byte, 0, count)
	for len(flags) < count {
		flag := g[at]
		at++
		times := 1
		if flag&pointRepeat != 0 {
			times += int(g[at])
			at++
		}
		for range times {
			flags = append(flags, flag)
		}
	}
	return flags[:count], at
}

// readAxis reads one coordinate of all points; each is a step from the one before.
func readAxis(g octets, at int, flags []byte, short, same byte, set func(i, v int)) int {
	v := 0
	for i, flag := range flags {
		switch {
		case flag&short != 0 && flag&same != 0:
			v += int(g[at])
			at++
		case flag&short != 0:
			v -= int(g[at])
			at++
		case flag&same == 0:
			v += g.i16(at)
			at += 2
		}
		set(i, v)
	}
	return at
}

// appendTo draws a contour: between two control points lies a point of the curve that the font leaves out.
func (c contour) appendTo(s []Segment) []Segment {
	if len(c) < 2 {
		return s
	}
	start, from := c.start()
	s = append(s, Segment{Op: MoveTo, XFU: start.x, YFU: start.y})
	var control *point
	for i := from; i < from+len(c); i++ {
		p := &c[i%len(c)]
		switch {
		case p.onCurve && control != nil:
			s = append(s, curve(*control, *p))
			control = nil
		case p.onCurve && *p != start:
			s = append(s, Segment{Op: LineTo, XFU: p.x, YFU: p.y})
		case !p.onCurve && control != nil:
			s = append(s, curve(*control, middle(*control, *p)))
			control = p
		case !p.onCurve:
			control = p
		}
	}
	if control != nil {
		s = append(s, curve(*control, start))
	}
	return s
}

// start is where the pen is put down, the first point on the curve, and which point follows.
func (c contour) start() (start point, next int) {
	for i, p := range c {
		if p.onCurve {
			return p, i + 1
		}
	}
	return middle(c[0], c[1]), 1
}

func curve(control, to point) Segment {
	return Segment{Op: QuadTo, ControlXFU: control.x, ControlYFU: control.y, XFU: to.x, YFU: to.y}
}

func middle(a, b point) point { return point{(a.x + b.x) >> 1, (a.y + b.y) >> 1, true} }
