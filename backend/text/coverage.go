package text

import (
	"iter"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// noGlyph is a number that no glyph has.
const noGlyph = 0xFFFF

// wide makes up for a mistake of go-text/typesetting v0.3.5 (its issue 278, mended after that release): a digest of
// the glyphs of a lookup loses some, and the lookup passes over them. In Noto Sans these are half the letters that are
// kerned, ơ and ư among them. While the library makes its digests, the first range of each part of such a lookup takes
// in all of its glyphs; then the ranges are put right again.
type wide struct {
	ranges []*tables.RangeRecord
	right  []tables.RangeRecord
}

func widen(f *font.Font) *wide {
	w := &wide{}
	for i := range f.GSUB.Lookups {
		if parts := coverages(f.GSUB.Lookups[i].Subtables); loses(parts) {
			w.spread(parts)
		}
	}
	for i := range f.GPOS.Lookups {
		lookup := &f.GPOS.Lookups[i]
		if loses(coverages(lookup.Subtables)) {
			lookup.Subtables = append([]tables.GPOSLookup{opener()}, lookup.Subtables...)
			w.spread(coverages(lookup.Subtables))
		}
	}
	return w
}

// opener is a part that goes before all others of a lookup, so that nothing has filled the digest before it. It has
// one range, to be widened, and does nothing.
func opener() tables.GPOSLookup {
	nothing := tables.Coverage2{Ranges: []tables.RangeRecord{{StartGlyphID: noGlyph, EndGlyphID: noGlyph}}}
	return tables.ContextualPos{Data: tables.ContextualPos3{Coverages: []tables.Coverage{nothing}}}
}

// spread widens the first range of each part of a lookup to all the ranges of the lookup.
func (w *wide) spread(parts []tables.Coverage) {
	from := len(w.ranges)
	all := tables.RangeRecord{StartGlyphID: noGlyph}
	for _, part := range parts {
		if c, ok := part.(tables.Coverage2); ok && len(c.Ranges) > 0 {
			first, last := &c.Ranges[0], c.Ranges[len(c.Ranges)-1]
			all.StartGlyphID = min(all.StartGlyphID, first.StartGlyphID)
			all.EndGlyphID = max(all.EndGlyphID, last.EndGlyphID)
			w.ranges, w.right = append(w.ranges, first), append(w.right, *first)
		}
	}
	for _, r := range w.ranges[from:] {
		*r = all
	}
}

// restore puts the ranges right.
func (w *wide) restore() {
	for i, r := range w.ranges {
		*r = w.right[i]
	}
}

func coverages[T interface{ Cov() tables.Coverage }](subtables []T) []tables.Coverage {
	parts := make([]tables.Coverage, len(subtables))
	for i, s := range subtables {
		parts[i] = s.Cov()
	}
	return parts
}

// loses tells whether the digests of a lookup or its parts lack some of its glyphs.
func loses(parts []tables.Coverage) bool {
	var whole digest
	for _, part := range parts {
		whole.addAll(part)
	}
	for _, part := range parts {
		var own digest
		own.addAll(part)
		for first, last := range rangesOf(part) {
			for glyph := int(first); glyph <= int(last); glyph++ {
				if !own.has(glyph) || !whole.has(glyph) {
					return true
				}
			}
		}
	}
	return false
}

func rangesOf(c tables.Coverage) iter.Seq2[uint16, uint16] {
	return func(yield func(first, last uint16) bool) {
		switch c := c.(type) {
		case tables.Coverage1:
			for _, g := range c.Glyphs {
				if !yield(g, g) {
					return
				}
			}
		case tables.Coverage2:
			for _, r := range c.Ranges {
				if !yield(r.StartGlyphID, r.EndGlyphID) {
					return
				}
			}
		}
	}
}

// digest is what the library makes of the glyphs of a lookup: three sets of 64, by different bits of their numbers.
type digest [3]uint64

var digestShifts = [3]int{4, 0, 6}

// addAll takes in glyphs as the library does: single glyphs always, ranges only until one of the sets is full.
func (d *digest) addAll(c tables.Coverage) {
	_, single := c.(tables.Coverage1)
	for first, last := range rangesOf(c) {
		if !single && (^d[0] == 0 || ^d[1] == 0 || ^d[2] == 0) {
			return
		}
		for i, shift := range digestShifts {
			from, to := int(first)>>shift, int(last)>>shift
			for v := from; v <= to && v < from+64; v++ {
				d[i] |= 1 << (v & 63)
			}
		}
	}
}

func (d *digest) has(glyph int) bool {
	for i, shift := range digestShifts {
		if d[i]&(1<<(glyph>>shift&63)) == 0 {
			return false
		}
	}
	return true
}
