package sheet

import "io/fs"

// Template is a paper or a label as data. It is written as TOML, strictly: a key that means nothing here is an error.
// Every Wording is a Go text/template over the data of the sheet. templates/README.md teaches how a form is changed.
type Template struct {
	ID       string
	Version  int
	Title    string // for people who choose a template
	Medium   Medium
	Page     Pair    // width and height
	Lang     string  // main language, BCP 47
	Document Wording // title of the document: "Commercial invoice NTG-26-0117"
	Author   Wording
	Subject  Wording
	Gap      Length `toml:"caption_gap"` // between the caption of a box and its text
	Style    map[string]*Style
	Area     []Area
	Mark     []Mark
	Rule     []Rule
	Image    []Picture
	Table    []Table
	Box      []Box
	Symbol   []Bars
	Annex    *Annex

	// SHA256 is the hash of the template's file in hex: what a frozen paper names beside id and version.
	SHA256 string `toml:"-"`
	file   string
	files  fs.FS // where its file, its pictures and its samples lie
	lines  lines
	shared [][2]string // parts that may stand in one place, since each is drawn on a condition
}

// Ref names a template with its version: "commercial-invoice/2".
func (t *Template) Ref() string { return ref(t.ID, t.Version) }

// Style is how a text shall be set.
type Style struct {
	Size    PointSize
	Min     PointSize // how far a text may shrink; as Size when it is not given
	Bold    bool
	Family  string // "sans", or "phetsarath" for Lao as the government sets it
	Grey    Grey
	Leading int // distance of baselines in per cent of the size; 125 when it is not given
}

// Spot is what all parts have alike: a name, a place, and when they are drawn.
type Spot struct {
	ID    string
	Layer Layer
	At    Pair
	Size  Pair
	On    Sheets
	When  Wording // drawn only if this comes out as anything but blank
}

// Sheets says on which sheets of a document a part is drawn.
type Sheets string

// The sheets. A single sheet is both first and last; annex sheets follow the last.
const (
	First Sheets = "first"
	Next  Sheets = "next" // all but the first
	Last  Sheets = "last"
	Every Sheets = "every"
	Extra Sheets = "annex"
)

// Area is a filled ground, or a frame when it has a weight.
type Area struct {
	Spot
	Weight Length
	Grey   Grey
}

// Rule is a straight line.
type Rule struct {
	ID     string
	Layer  Layer
	From   Pair
	To     Pair
	Weight Length
	Grey   Grey
	On     Sheets
	When   Wording
}

// Mark is a large text behind everything, such as DRAFT. It is set about the middle of its place.
type Mark struct {
	Spot
	Text  Wording
	Style string
	Turn  int // any whole degrees, counter-clockwise
}

// Picture is a PNG file beside the template.
type Picture struct {
	Spot
	File              string
	png               []byte
	widthPX, heightPX int
}

// Box is a place for text.
type Box struct {
	Spot
	Caption      Wording // small, at the upper left, part of the frame
	CaptionStyle string  `toml:"caption_style"`
	Border       Length  // weight of a frame around the box
	Pad          Length
	Text         Wording // one part
	Style        string
	Part         []Part // or several below each other
	Align        Align
	VAlign       VAlign
	Turn         int // 0, 90, 180 or 270, counter-clockwise
	Wrap         *bool
	Overflow     Overflow
}

// Part is a text within a box in a style of its own.
type Part struct {
	Text  Wording
	Style string
}

// VAlign says how high a text stands in its box.
type VAlign string

// The heights.
const (
	Top    VAlign = "top"
	Middle VAlign = "middle"
	Bottom VAlign = "bottom"
)

// Overflow says what becomes of a text too long for its box, once it has shrunk as far as its style allows.
type Overflow string

// The ways. Nothing is ever cut off silently.
const (
	Shrink   Overflow = "shrink"   // it is an error
	Continue Overflow = "continue" // what does not fit goes on in the annex
	ToAnnex  Overflow = "annex"    // the whole text goes to the annex, and the box says so
	Refuse   Overflow = "error"    // it is an error, without shrinking
)

// Annex is where texts go that are too long for their box.
type Annex struct {
	At           Pair
	Size         Pair
	Style        string
	CaptionStyle string  `toml:"caption_style"`
	Refer        Wording // stands in a box whose text is in the annex
	More         Wording // ends a box whose text goes on in the annex
}

// Bars is a place for a bar or matrix symbol. The widest module is taken that fits with its quiet zones.
type Bars struct {
	Spot
	Kind     string
	Text     Wording     // GS1 elements in brackets "(00)…", digits, or text
	Module   ModuleWidth // least width of a module
	Most     ModuleWidth // greatest width of a module; as wide as fits when it is not given
	Height   Length      // of bars; as high as fits when it is not given
	HRI      HRI
	HRIStyle string `toml:"hri_style"`
	Align    Align
	Turn     int
}

// HRI says where the human-readable interpretation stands.
type HRI string

// The places of human-readable text.
const (
	NoHRI HRI = ""
	Below HRI = "below"
	Above HRI = "above"
)
