package pdf

import (
	"fmt"
	"strconv"

	"tradehub/backend/text"
)

// sign is a glyph together with the text that it is read as. One glyph may be drawn for several texts: the sign AA of
// Lao stands for itself and for the last part of AM, and who copies it must get what was written.
type sign struct {
	glyph text.GlyphID
	reads string
}

// code is how a sign is called in a page.
type code struct {
	cut      *cut
	value    uint16
	widthUEm int // how far a reader moves its pen
}

// cut is one font of the file: some signs of a face, whose codes are 1, 2 and so on as they were met. The same numbers
// are those of their glyphs in the subset that is embedded.
type cut struct {
	name  string // in pages, /T0 and so on
	face  *text.Face
	signs []sign
}

// mostSigns is how many signs a cut takes. It leaves room in the font for the parts of composite glyphs; more signs of
// a face go into a further cut.
const mostSigns = 1 << 13

// codebook gives codes to the signs of one face as they are met.
type codebook struct {
	face  *text.Face
	perEm int
	codes map[uint32][]known // by glyph; Go looks up keys of 32 bits quickest
	last  *cut
	all   *codebooks
}

// known is a text of a glyph that has a code.
type known struct {
	reads string
	code  code
}

// codebooks are those of a document. Its cuts are in order of their names.
type codebooks struct {
	books map[*text.Face]*codebook
	cuts  []*cut
}

func newCodebooks() codebooks { return codebooks{books: map[*text.Face]*codebook{}} }

func (c *codebooks) of(face *text.Face) *codebook {
	book, ok := c.books[face]
	if !ok {
		book = &codebook{face: face, perEm: face.UnitsPerEm(), codes: map[uint32][]known{}, all: c}
		c.books[face] = book
	}
	return book
}

// code gives the code of a sign. Glyph 0 is the empty box of a font, which no paper may show.
func (b *codebook) code(s sign) (code, error) {
	for _, k := range b.codes[uint32(s.glyph)] {
		if k.reads == s.reads {
			return k.code, nil
		}
	}
	if s.glyph == 0 {
		return code{}, fmt.Errorf("%s has no glyph for %q", b.face.Name(), s.reads)
	}
	if b.last == nil || len(b.last.signs) == mostSigns {
		b.last = &cut{name: "T" + strconv.Itoa(len(b.all.cuts)), face: b.face}
		b.all.cuts = append(b.all.cuts, b.last)
	}
	b.last.signs = append(b.last.signs, s)
	c := code{b.last, uint16(len(b.last.signs)), 1000 * b.last.thousandths(b.face.AdvanceFU(s.glyph))}
	b.codes[uint32(s.glyph)] = append(b.codes[uint32(s.glyph)], known{s.reads, c})
	return c, nil
}

// thousandths gives a length in thousandths of the font size. Widths are written so, for some readers round them.
func (c *cut) thousandths(lengthFU int) int { return nearest(lengthFU*1000, c.face.UnitsPerEm()) }
