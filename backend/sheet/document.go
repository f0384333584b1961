package sheet

import (
	"time"

	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

// Document is a laid-out paper or label: everything a painter needs, and nothing it has to ask the machine for.
type Document struct {
	Title     string
	Author    string
	Subject   string
	Lang      string    // main language, BCP 47
	CreatedAt time.Time // given by the caller, so that painting on another day gives the same bytes
	Medium    Medium
	DPI       int // of the printer that the symbols are snapped to
	Pages     []Page
	Files     []File // attached to a PDF: the data that the sheet was filled with
}

// Medium is what a sheet is printed on.
type Medium string

// The media. A label is printed in black dots, so a preview of it is too.
const (
	Paper Medium = "paper"
	Label Medium = "label"
)

// File is a file attached to a document.
type File struct {
	Name        string
	Description string
	Content     []byte
}

// Page is one side of a sheet with what is drawn on it, in order of drawing.
type Page struct {
	WidthHMM  int
	HeightHMM int
	Ops       []Op
	Places    []Place // of boxes, cells and symbols; nothing of them is painted
	is        sheetIs
}

// Op is one drawn thing: a Text, a Line, a Rect, an Image or a Symbol.
type Op interface {
	// Origin tells which part of the template drew it.
	Origin() Origin
	describe() string
}

// Origin is the part of a template that a drawn thing comes from. A preview finds the box under the pointer by it.
type Origin struct {
	Box   string // id in the template; cells of a table are "table/3/column", rows counted from 1
	Layer Layer
}

// Layer says whether a thing is part of the form or of what is filled in. A certificate is printed whole on plain
// paper, or its fill alone on the pre-printed form.
type Layer string

// The layers.
const (
	Frame Layer = "frame"
	Fill  Layer = "fill"
)

// Grey is a tone in per cent of white: 0 is black, 100 is the paper.
type Grey int

// The tones of a sheet. They stay apart on a photocopy and on a fax. A template may use others.
const (
	Ink   Grey = 0  // figures and names
	Muted Grey = 42 // captions, rules between boxes
	Tint  Grey = 94 // the ground of table headings
)

// Align says where a text stands in its box.
type Align string

// The alignments. Decimal sets the decimal points of a column below each other.
const (
	Left    Align = "left"
	Right   Align = "right"
	Center  Align = "center"
	Decimal Align = "decimal"
)

// Text is one set line of text. Its origin is the left end of the baseline as it is read; TurnDeg turns it about that
// point, counter-clockwise as one looks at the sheet.
type Text struct {
	From    Origin
	XHMM    int
	YHMM    int
	SizeDPt int
	TurnDeg int
	Grey    Grey
	Align   Align // how its box aligns it; a printer that sets the text itself anchors it so
	Line    text.Line
}

// Line is a straight rule.
type Line struct {
	From         Origin
	X1HMM, Y1HMM int
	X2HMM, Y2HMM int
	WeightHMM    int
	Grey         Grey
}

// Rect is a filled ground when WeightHMM is 0, else an unfilled frame of that weight, drawn on the middle of its edge.
type Rect struct {
	From                Origin
	XHMM, YHMM          int
	WidthHMM, HeightHMM int
	WeightHMM           int
	Grey                Grey
}

// Image is a PNG picture fitted into a rectangle.
type Image struct {
	From                Origin
	XHMM, YHMM          int
	WidthHMM, HeightHMM int
	Name                string // its file beside the template
	PNG                 []byte
}

// Symbol is a bar or matrix symbol. Its upper left dark module begins at the printer dot (XDots, YDots) of a grid of
// DPI; a module is ModuleDots wide and, in a matrix, as high; the bars of a linear symbol are BarDots high. The quiet
// zone lies outside. TurnDeg is 0 or a multiple of 90, counter-clockwise; XDots and YDots are those of the upper left
// corner after turning.
type Symbol struct {
	From         Origin
	XDots, YDots int
	ModuleDots   int
	BarDots      int // of a linear symbol; 0 in a matrix
	DPI          int
	TurnDeg      int
	Modules      symbol.Symbol
}

// Origin tells which part of the template drew it.
func (t Text) Origin() Origin { return t.From }

// Origin tells which part of the template drew it.
func (l Line) Origin() Origin { return l.From }

// Origin tells which part of the template drew it.
func (r Rect) Origin() Origin { return r.From }

// Origin tells which part of the template drew it.
func (i Image) Origin() Origin { return i.From }

// Origin tells which part of the template drew it.
func (s Symbol) Origin() Origin { return s.From }

// SizeDots gives the extent of the symbol on the sheet in dots, turned as it is.
func (s Symbol) SizeDots() (widthDots, heightDots int) {
	widthDots, heightDots = s.Modules.Columns*s.ModuleDots, s.Modules.Rows*s.ModuleDots
	if s.BarDots > 0 {
		heightDots = s.BarDots
	}
	if s.TurnDeg%180 != 0 {
		return heightDots, widthDots
	}
	return widthDots, heightDots
}

// DotsPerMetre gives the dots a printer of a nominal resolution has on a metre. Thermal printers called 203 dpi have 8
// dots to the millimetre exactly; others have their number to the inch.
func DotsPerMetre(dpi int) int {
	if dpi == 203 {
		return 8000
	}
	return (dpi*10000 + 127) / 254
}

// Only keeps what a layer drew: the fill alone goes onto a pre-printed form.
func (d Document) Only(layer Layer) Document {
	pages := make([]Page, len(d.Pages))
	for i, page := range d.Pages {
		pages[i] = page
		pages[i].Ops = nil
		for _, op := range page.Ops {
			if op.Origin().Layer == layer {
				pages[i].Ops = append(pages[i].Ops, op)
			}
		}
	}
	d.Pages = pages
	return d
}
