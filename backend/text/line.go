package text

import "github.com/go-text/typesetting/language"

// million is the number of UEm in the font size.
const million = 1_000_000

// runKey names a run: its glyphs depend on nothing around it.
type runKey struct {
	face   *Face
	script language.Script
	text   string
}

// shapedRun is a run with its measures.
type shapedRun struct {
	Run
	widthUEm, aboveUEm, belowUEm int
}

// set shapes a text on one line. The text has no line breaks in it.
func (s *Setter) set(style Style, text string) Line {
	shaper := shapers.take()
	defer shapers.putBack(shaper)
	s.chars.read(text)
	s.items = shaper.itemise(s.items[:0], style.choices(), &s.chars)
	line := Line{Text: text, Runs: make([]Run, 0, len(s.items))}
	begin := 0
	for i, it := range s.items {
		end := len(text)
		if i+1 < len(s.items) {
			end = s.chars.at[it.to]
		}
		line.add(s.run(shaper, it, text[begin:end], begin))
		begin = end
	}
	return line
}

func (l *Line) add(r *shapedRun) {
	l.Runs = append(l.Runs, r.Run)
	l.WidthUEm += r.widthUEm
	l.AboveUEm = max(l.AboveUEm, r.aboveUEm)
	l.BelowUEm = max(l.BelowUEm, r.belowUEm)
}

// run shapes a stretch of the characters that were read, or remembers it: the caption of a number is a run that comes
// back with every number, when they are in different faces. Begin is the byte where the run begins in its line.
func (s *Setter) run(shaper *shaper, it item, text string, begin int) *shapedRun {
	key := runKey{it.face, it.script, text}
	if known, ok := s.runs[key]; ok {
		return known
	}
	if len(s.runs) >= mostRemembered {
		clear(s.runs)
	}
	fresh := &shapedRun{Run: Run{Face: it.face, Text: text, Glyphs: make([]Glyph, 0, it.to-it.from)}}
	for at := it.from; at <= it.to; at++ {
		s.clusters = append(s.clusters, s.chars.at[at]-begin)
	}
	s.clusters[0] = 0 // with what comes before it and is not drawn
	fresh.Glyphs = shaper.shape(fresh.Glyphs, it.face, it.script, s.chars.runes[it.from:it.to], s.clusters)
	s.clusters = s.clusters[:0]
	fresh.measure()
	s.runs[key] = fresh
	return fresh
}

func (r *shapedRun) measure() {
	t := r.Face.tables()
	width, above, below := 0, 0, 0
	for _, g := range r.Glyphs {
		width += g.AdvanceFU
		if top, bottom, ok := t.inkFU(g.ID); ok {
			above = max(above, top+g.YOffsetFU)
			below = max(below, -bottom-g.YOffsetFU)
		}
	}
	r.widthUEm = nearestUEm(width, t.unitsPerEm)
	r.aboveUEm, r.belowUEm = enoughUEm(above, t.unitsPerEm), enoughUEm(below, t.unitsPerEm)
}

func nearestUEm(lengthFU, unitsPerEm int) int {
	return (lengthFU*million + unitsPerEm/2) / unitsPerEm
}

// enoughUEm rounds up, so that nothing is clipped.
func enoughUEm(lengthFU, unitsPerEm int) int {
	return (lengthFU*million + unitsPerEm - 1) / unitsPerEm
}
