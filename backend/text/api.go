// Package text sets text in Lao, Thai, Chinese, Vietnamese and English: fonts, itemising by script, shaping as HarfBuzz
// does, line breaking with dictionary words inside Lao and Thai, glyph outlines and font subsets. It draws nothing.
//
// Lengths inside a face are font units (FU); lengths of set text are millionths of the font size (UEm), so that the
// same line serves every size.
package text

// Family names a set of faces that are used together, each for the scripts it is made for.
type Family string

// The families.
const (
	Sans       Family = "sans"       // Noto Sans, with Noto Sans Lao, Thai and SC
	Phetsarath Family = "phetsarath" // Lao in Phetsarath, the face of the Lao government; all else as in Sans
)

// Style chooses the letterforms of a text.
type Style struct {
	Family Family // empty is Sans
	Bold   bool
}

// GlyphID numbers a glyph within its face.
type GlyphID uint16

// Glyph is one placed glyph of a run, left to right.
type Glyph struct {
	ID        GlyphID
	Cluster   int // byte in Run.Text where the cluster of this glyph begins
	AdvanceFU int // how far the pen moves
	XOffsetFU int // from the pen, to the right
	YOffsetFU int // from the pen, upwards
}

// Run is a stretch of a line in one face.
type Run struct {
	Face   *Face
	Text   string
	Glyphs []Glyph
}

// Line is one set line.
type Line struct {
	Text     string
	Runs     []Run
	WidthUEm int
	AboveUEm int // ink above the baseline
	BelowUEm int // ink below the baseline
}

// Filled is a text broken into lines.
type Filled struct {
	Lines  []Line
	Forced bool // a word was wider than a line and was broken inside, between two clusters
}

// Segment is one step of an outline in font units, y upwards: a move, a line or a quadratic curve.
type Segment struct {
	Op                     Op
	ControlXFU, ControlYFU int // of a curve
	XFU, YFU               int
}

// Op is the kind of a segment.
type Op byte

// The kinds of segments. A contour begins with MoveTo and is closed.
const (
	MoveTo Op = iota
	LineTo
	QuadTo
)
