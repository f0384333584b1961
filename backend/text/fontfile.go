package text

// octets is a piece of a font file, read in place: the files are large and lie in the program as they are.
type octets string

func (o octets) u16(at int) uint16 { return uint16(o[at])<<8 | uint16(o[at+1]) }

func (o octets) i16(at int) int { return int(int16(o.u16(at))) }

func (o octets) u32(at int) int { return int(o.u16(at))<<16 | int(o.u16(at+2)) }

// fontTables is a font file by its tables, with those at hand that say how its glyphs look. Names of tables and
// offsets in them are those of the OpenType specification 1.9.1, chapters "The OpenType Font File", "head", "hhea",
// "hmtx", "loca" and "glyf".
type fontTables struct {
	byTag            map[string]octets
	loca, glyf, hmtx octets
	longLoca         bool // offsets in loca are of 32 bits
	unitsPerEm       int
	glyphs           int // in the font
	metrics          int // full pairs in hmtx
}

func readTables(file string) *fontTables {
	o := octets(file)
	t := &fontTables{byTag: map[string]octets{}}
	for i := range int(o.u16(4)) {
		entry := 12 + 16*i
		from := o.u32(entry + 8)
		t.byTag[string(o[entry:entry+4])] = o[from : from+o.u32(entry+12)]
	}
	t.loca, t.glyf, t.hmtx = t.byTag["loca"], t.byTag["glyf"], t.byTag["hmtx"]
	t.longLoca = t.byTag["head"].u16(50) == 1
	t.unitsPerEm = int(t.byTag["head"].u16(18))
	t.glyphs = int(t.byTag["maxp"].u16(4))
	t.metrics = int(t.byTag["hhea"].u16(34))
	return t
}

// glyph is the description of a glyph; empty for a blank and for one that the font lacks.
func (t *fontTables) glyph(id GlyphID) octets {
	if int(id) >= t.glyphs {
		return ""
	}
	return t.glyf[t.glyphAt(int(id)):t.glyphAt(int(id)+1)]
}

func (t *fontTables) glyphAt(i int) int {
	if t.longLoca {
		return t.loca.u32(4 * i)
	}
	return 2 * int(t.loca.u16(2*i))
}

// inkFU is how high and how low a glyph reaches; false for a blank.
func (t *fontTables) inkFU(id GlyphID) (topFU, bottomFU int, ok bool) {
	g := t.glyph(id)
	if len(g) < 10 {
		return 0, 0, false
	}
	return g.i16(8), g.i16(4), true
}
