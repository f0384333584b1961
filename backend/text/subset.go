package text

import "encoding/binary"

// keptTables go into a subset as they are: they belong to the font, not to single glyphs.
var keptTables = []string{"cvt ", "fpgm", "prep"}

// Subset writes a TrueType font with .notdef, as every font has it, and then the given glyphs as 1, 2 and so on. It has
// the tables that a PDF file wants (ISO 32000-1, 9.9) and no others, thus no table of characters. A font holds 65,535
// glyphs, parts of composite ones among them. The same glyphs give the same bytes.
func (f *Face) Subset(glyphs []GlyphID) []byte {
	t := f.tables()
	s := t.choose(glyphs)
	tables := map[string][]byte{}
	for _, tag := range keptTables {
		if content, ok := t.byTag[tag]; ok {
			tables[tag] = []byte(content)
		}
	}
	s.glyphTables(t, tables)
	s.headTables(t, tables)
	file := writeFont(tables)
	adjust(file)
	return file
}

// selection is the glyphs of a subset: .notdef, those that were asked for, then parts of composite glyphs.
type selection struct {
	glyphs []GlyphID
	place  map[GlyphID]int
}

func (t *fontTables) choose(glyphs []GlyphID) *selection {
	s := &selection{append([]GlyphID{0}, glyphs...), map[GlyphID]int{}}
	for i, id := range s.glyphs {
		s.place[id] = i
	}
	for i := 0; i < len(s.glyphs); i++ {
		for p := range t.glyph(s.glyphs[i]).parts() {
			if _, ok := s.place[p.id]; !ok {
				s.place[p.id] = len(s.glyphs)
				s.glyphs = append(s.glyphs, p.id)
			}
		}
	}
	return s
}

// glyphTables writes outlines and widths; parts are numbered anew.
func (s *selection) glyphTables(t *fontTables, tables map[string][]byte) {
	var glyf []byte
	loca, hmtx := make([]byte, 0, 4*len(s.glyphs)+4), make([]byte, 0, 4*len(s.glyphs))
	for _, id := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		g := t.glyph(id)
		from := len(glyf)
		glyf = append(glyf, g...)
		for p := range g.parts() {
			binary.BigEndian.PutUint16(glyf[from+p.idAt:], uint16(s.place[p.id]))
		}
		glyf = append(glyf, make([]byte, padded(len(glyf))-len(glyf))...)
		advance, bearing := t.metric(id)
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	tables["glyf"], tables["hmtx"] = glyf, hmtx
	tables["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// metric is the width and the left side bearing of a glyph.
func (t *fontTables) metric(id GlyphID) (advance, bearing uint16) {
	i, last := int(id), t.metrics-1
	switch {
	case i >= t.glyphs:
		return 0, 0
	case i <= last:
		return t.hmtx.u16(4 * i), t.hmtx.u16(4*i + 2)
	}
	return t.hmtx.u16(4 * last), t.hmtx.u16(4*t.metrics + 2*(i-t.metrics))
}

// headTables writes the tables that count glyphs and tell where things are.
func (s *selection) headTables(t *fontTables, tables map[string][]byte) {
	head, hhea, maxp := []byte(t.byTag["head"]), []byte(t.byTag["hhea"]), []byte(t.byTag["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // checkSumAdjustment, see adjust
	binary.BigEndian.PutUint16(head[50:], 1) // offsets in loca are of 32 bits
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	tables["head"], tables["hhea"], tables["maxp"] = head, hhea, maxp
}

// adjust makes the checksum of the whole file what it should be.
func adjust(file []byte) {
	for entry := 12; ; entry += 16 {
		if string(file[entry:entry+4]) == "head" {
			head := binary.BigEndian.Uint32(file[entry+8:])
			binary.BigEndian.PutUint32(file[head+8:], checkSumMagic-checkSum(file))
			return
		}
	}
}
