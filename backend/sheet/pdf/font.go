package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"

	"tradehub/backend/text"
)

// addFonts embeds the cuts and gives their numbers.
func (w *Writer) addFonts(f *file) []int {
	numbers := make([]int, len(w.codes.cuts))
	for i, c := range w.codes.cuts {
		numbers[i] = w.addFont(f, c)
	}
	return numbers
}

// addFont embeds a cut as a composite font (ISO 32000-1, 9.7) and gives its number. Its codes are the numbers of the
// glyphs in the program, so that both maps between them are identities.
func (w *Writer) addFont(f *file, c *cut) int {
	program, meanings := c.program(), c.meanings()
	name := tag(program, meanings) + "+" + c.face.Name()
	programAt := f.add(packed("/Length1 "+strconv.Itoa(len(program)), deflated(program)))
	descriptorAt := f.add(object{body: c.describe(name, programAt)})
	meaningsAt := f.add(packed("", deflated(meanings)))
	glyphs := fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo "+
		"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor %d 0 R",
		name, descriptorAt)
	glyphsAt := f.add(object{body: c.appendWidths(glyphs)})
	return f.add(object{body: fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, glyphsAt, meaningsAt)})
}

// program gives the TrueType font of the glyphs.
func (c *cut) program() []byte {
	glyphs := make([]text.GlyphID, len(c.signs))
	for i, s := range c.signs {
		glyphs[i] = s.glyph
	}
	return c.face.Subset(glyphs)
}

// appendWidths ends the dictionary of the glyphs with their widths.
func (c *cut) appendWidths(b []byte) []byte {
	b = append(b, " /W [1 ["...)
	for _, s := range c.signs {
		b = append(strconv.AppendInt(b, int64(c.thousandths(c.face.AdvanceFU(s.glyph))), 10), ' ')
	}
	return append(b, "]]>>"...)
}

// describe writes the descriptor (ISO 32000-1, 9.8). No font says how thick its stems are: they are reckoned from its
// weight. The one flag says that there are signs beyond the standard Latin ones.
func (c *cut) describe(name string, program int) []byte {
	m := c.face.Measures()
	b := fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags 4 /ItalicAngle %d /StemV %d /FontBBox [",
		name, m.SlantDeg, 50+m.Weight*m.Weight/(65*65))
	for _, edgeFU := range []int{m.LeftFU, m.BottomFU, m.RightFU, m.TopFU} {
		b = append(strconv.AppendInt(b, int64(c.thousandths(edgeFU)), 10), ' ')
	}
	return fmt.Appendf(b, "] /Ascent %d /Descent %d /CapHeight %d /FontFile2 %d 0 R>>",
		c.thousandths(m.AscentFU), c.thousandths(m.DescentFU), c.thousandths(m.CapHeightFU), program)
}

// tag makes the six letters that mark a subset (ISO 32000-1, 9.6.4): different subsets have different ones.
func tag(program, meanings []byte) string {
	whole := sha256.New()
	whole.Write(program)
	whole.Write(meanings)
	letters := whole.Sum(nil)[:6]
	for i := range letters {
		letters[i] = 'A' + letters[i]%26
	}
	return string(letters)
}

// meanings writes the ToUnicode CMap: the text of each code (ISO 32000-1, 9.10.3).
func (c *cut) meanings() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const atOnce = 100 // no more in one block
	for from := 0; from < len(c.signs); from += atOnce {
		block := c.signs[from:min(from+atOnce, len(c.signs))]
		b = append(strconv.AppendInt(b, int64(len(block)), 10), " beginbfchar\n"...)
		for i, s := range block {
			b = append(appendHex(append(b, '<'), uint16(1+from+i)), "> <"...)
			for _, unit := range utf16.Encode([]rune(s.reads)) {
				b = appendHex(b, unit)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// appendHex writes four hexadecimal digits.
func appendHex(b []byte, unit uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[unit>>12], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}
