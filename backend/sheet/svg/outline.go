package svg

import "tradehub/backend/text"

// glyph names an outline.
type glyph struct {
	face *text.Face
	id   text.GlyphID
}

// outline is a glyph written from point to point, so that it reads the same wherever the glyph stands: only how far the
// pen goes to its first point differs.
type outline struct {
	startXFU, startYFU int    // its first point
	endXFU, endYFU     int    // where the pen is left
	strokes            []byte // of path data, after the first point; none for a blank
}

// outline gives that of a glyph, which is read once for a page.
func (p *painter) outline(face *text.Face, id text.GlyphID) outline {
	key := glyph{face, id}
	known, is := p.outlines[key]
	if !is {
		known = outlined(face.Outline(id))
		p.outlines[key] = known
	}
	return known
}

func outlined(contours []text.Segment) outline {
	if len(contours) == 0 {
		return outline{}
	}
	first := contours[0]
	var t trail
	t.begin(first.XFU, first.YFU)
	for _, s := range contours[1:] {
		t.follow(s)
	}
	t.close()
	return outline{first.XFU, first.YFU, t.xFU, t.yFU, t.strokes}
}

// path writes the outlines of a run as path data in font units, y upwards: nothing where all its glyphs are blank. It
// gives how far the run goes, too. The data last until the next run.
func (p *painter) path(run text.Run) (strokes []byte, advanceFU int) {
	line := trail{strokes: p.strokes[:0]}
	for _, g := range run.Glyphs {
		if o := p.outline(run.Face, g.ID); len(o.strokes) > 0 {
			xFU, yFU := advanceFU+g.XOffsetFU, g.YOffsetFU
			line.write('m', xFU+o.startXFU-line.xFU, yFU+o.startYFU-line.yFU)
			line.strokes = append(line.strokes, o.strokes...)
			line.xFU, line.yFU, line.command = xFU+o.endXFU, yFU+o.endYFU, 'z'
		}
		advanceFU += g.AdvanceFU
	}
	p.strokes = line.strokes
	return line.strokes, advanceFU
}
