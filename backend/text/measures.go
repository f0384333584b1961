package text

// Measures are what a font says of itself as a whole (OpenType 1.9.1, "head", "hhea", "OS/2" and "post").
type Measures struct {
	LeftFU, BottomFU, RightFU, TopFU int // of a box that holds every glyph
	AscentFU, DescentFU              int // of a line from its baseline, upwards; the descent is below 0
	CapHeightFU                      int // of a flat capital letter; the ascent where a font does not say it
	Weight                           int // 400 is regular, 700 is bold
	SlantDeg                         int // from upright, counter-clockwise: below 0 where letters lean to the right
}

// Measures gives the measures of the face.
func (f *Face) Measures() Measures {
	byTag := f.tables().byTag
	head, hhea, os2, post := byTag["head"], byTag["hhea"], byTag["OS/2"], byTag["post"]
	m := Measures{
		LeftFU: head.i16(36), BottomFU: head.i16(38), RightFU: head.i16(40), TopFU: head.i16(42),
		AscentFU: hhea.i16(4), DescentFU: hhea.i16(6), Weight: int(os2.u16(4)), SlantDeg: post.i16(4),
	}
	m.CapHeightFU = m.AscentFU
	const firstWithCapHeight = 2
	if os2.u16(0) >= firstWithCapHeight {
		m.CapHeightFU = os2.i16(88)
	}
	return m
}
