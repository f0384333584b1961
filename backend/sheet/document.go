// Package sheet turns plain data into a display list: pages of placed text, lines and rectangles that a painter
// below it (sheet/pdf) copies to paper without deciding anything itself. It knows nothing of the trade; whoever
// wants a paper fills a Form and gives the Font it shall be set in.
//
// Lengths are integer hundredths of a millimetre (HMM), font sizes integer tenths of a point (DPt). The origin
// is the upper left corner of the page, y grows downwards.
package sheet

import "time"

// Document is a finished paper: everything a painter needs, and nothing it has to ask the machine for.
type Document struct {
	Title     string
	Author    string
	Subject   string
	Lang      string    // BCP 47
	CreatedAt time.Time // given by the caller, so that painting on another day gives the same bytes
	Pages     []Page
}

// Page is one side of a sheet with what is drawn on it, in order of drawing.
type Page struct {
	WidthHMM  int
	HeightHMM int
	Ops       []Op
}

// Op is one drawn thing: a Text, a Line or a Rect.
type Op interface{ describe() string }

// Align says which point of a text stands at its X.
type Align string

// The three alignments of a text.
const (
	Left   Align = "left"
	Right  Align = "right"
	Center Align = "center"
)

// Grey is a tone in per cent of white: 0 is black, 100 is the paper.
type Grey int

// The tones of a plain paper. They stay apart on a photocopy and on a fax.
const (
	Ink   Grey = 0  // figures and names
	Muted Grey = 42 // labels, rules between boxes
	Faint Grey = 88 // the mark behind a draft
	Tint  Grey = 94 // the ground of table headings
)

// Text is one line of text.
type Text struct {
	XHMM    int
	YHMM    int // the baseline
	SizeDPt int
	Bold    bool
	Align   Align
	Grey    Grey
	Value   string
}

// Line is a straight rule.
type Line struct {
	X1HMM, Y1HMM int
	X2HMM, Y2HMM int
	WeightHMM    int
	Grey         Grey
}

// Rect is a filled ground when WeightHMM is 0, else an unfilled frame of that weight.
type Rect struct {
	XHMM, YHMM          int
	WidthHMM, HeightHMM int
	WeightHMM           int
	Grey                Grey
}

// Measure tells how wide a text is set, rounded up to a whole HMM.
type Measure func(text string, bold bool, sizeDPt int) (widthHMM int)

// Font is what a layout has to know of the letters a painter will use.
type Font struct {
	Measure Measure
	Draws   func(r rune) bool // whether the font has a shape for the character
}
