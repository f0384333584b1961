package text

import "sync"

// Face is one font file of those that come with the program. It is read when it is first needed, and safe for many
// goroutines.
type Face struct {
	name    string
	file    string // whole
	place   int    // in the setter's row of shapers
	tables  func() *fontTables
	shaping func() []byte
}

// newFace makes a face of a font file. Nothing of the file is touched before the first question.
func newFace(place int, name, file string) *Face {
	f := &Face{name: name, file: file, place: place}
	f.tables = sync.OnceValue(func() *fontTables { return readTables(file) })
	f.shaping = sync.OnceValue(func() []byte { return shapingFile(f.tables()) })
	return f
}

// Name is the PostScript name, such as NotoSansLao-Regular.
func (f *Face) Name() string { return f.name }

// UnitsPerEm is the number of font units in the font size.
func (f *Face) UnitsPerEm() int { return f.tables().unitsPerEm }

// AdvanceFU is the width of a glyph as the font has it, without kerning; 0 for a glyph that the font lacks.
func (f *Face) AdvanceFU(id GlyphID) int {
	t := f.tables()
	if int(id) >= t.glyphs {
		return 0
	}
	return int(t.hmtx.u16(4 * min(int(id), t.metrics-1)))
}

// Outline gives the contours of a glyph; none for a blank. A composite glyph is resolved into its parts.
func (f *Face) Outline(id GlyphID) []Segment {
	var segments []Segment
	for _, c := range f.tables().contours(id) {
		segments = c.appendTo(segments)
	}
	return segments
}
