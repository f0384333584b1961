package sheet

import (
	"slices"
	"strings"

	"tradehub/templates/words"
)

// annexed is a text that did not fit its box.
type annexed struct {
	box     *Box
	caption string
	parts   []said
}

// toAnnex moves a text that is too long out of its box, as the box says, and gives what stands in the box instead. It
// gives false where the box has no such way, or not even the reference fits.
func (l *layout) toAnnex(at stand, b *Box, in inside, roomHMM int, parts []said) (passage, bool) {
	if b.Overflow != Continue && b.Overflow != ToAnnex {
		return passage{}, false
	}
	refer := l.t.Annex.Refer
	if b.Overflow == Continue {
		refer = l.t.Annex.More
	}
	note := said{l.say(b.ID, refer, at.data), parts[len(parts)-1].style}
	if note.text == "" || !l.covered(b.ID, note.style, note.text) {
		return passage{}, false // a text that is gone without a word is what an annex must never be
	}
	moved := annexed{box: b, caption: l.say(b.ID, b.Caption, at.data), parts: parts}
	if b.Overflow == ToAnnex {
		l.remember(moved)
		return l.fit([]said{note}, in.acrossHMM(), roomHMM, smallest([]said{note}), true)
	}
	head, rest, ok := l.split(parts, note, in.acrossHMM(), roomHMM)
	moved.parts = rest
	l.remember(moved)
	return head, ok
}

// split takes as many lines of a text as fit above the note that there is more, in the smallest print, and gives the
// rest as texts to be set elsewhere.
func (l *layout) split(parts []said, more said, widthHMM, roomHMM int) (head passage, rest []said, ok bool) {
	shrunk := smallest(parts)
	all := l.compose(parts, widthHMM, shrunk, true)
	note := l.compose([]said{more}, widthHMM, shrunk, true)
	for n := len(all.lines) - 1; n >= 0; n-- {
		if n > 0 && all.lines[n-1].belowHMM > roomHMM {
			continue
		}
		if head = all.first(n, note); head.heightHMM <= roomHMM {
			return head, l.behind(parts, widthHMM, shrunk, n), true
		}
	}
	return passage{}, parts, false
}

// first gives the first lines of a passage with a note below them.
func (p passage) first(lines int, note passage) passage {
	head := passage{lines: slices.Clone(p.lines[:lines])}
	for _, line := range note.lines {
		head.add(line.Line, line.style, line.sizeDPt)
	}
	head.close()
	return head
}

// behind gives what follows a number of lines. A text is cut where the line ends, so that nothing of it is lost.
func (l *layout) behind(parts []said, widthHMM, shrunkDPt, lines int) (rest []said) {
	for _, part := range parts {
		all := l.fill(&passage{}, part, part.style.shrunk(shrunkDPt), widthHMM, true)
		taken := min(lines, len(all))
		lines -= taken
		end := 0
		for _, line := range all[:taken] {
			end += strings.Index(part.text[end:], line.Text) + len(line.Text)
		}
		if left := strings.TrimSpace(part.text[end:]); left != "" {
			rest = append(rest, said{left, part.style})
		}
	}
	return rest
}

// remember keeps a text for the annex, once, however many sheets its box is drawn on with it.
func (l *layout) remember(moved annexed) {
	for _, other := range l.annex {
		if other.box == moved.box && slices.Equal(other.parts, moved.parts) {
			return
		}
	}
	l.annex = append(l.annex, moved)
}

// placeAnnex sets the texts that did not fit, one below the other under the captions of their boxes, on as many sheets
// as they need. Boxes that stand on the sheets of the annex too may add to it.
func (l *layout) placeAnnex() {
	if len(l.annex) == 0 {
		return
	}
	writer := &annexWriter{layout: l}
	if !writer.turnOver() {
		return
	}
	for i := 0; i < len(l.annex); i++ {
		if !writer.write(l.annex[i]) {
			return
		}
	}
}

// annexWriter writes one text of the annex after the other.
type annexWriter struct {
	*layout
	at      stand
	downHMM int // what is taken of the sheet
}

// annexGapHMM parts two texts of the annex.
const annexGapHMM = 300

// write sets a text under its caption, and turns over where the sheet is full. The caption and the first line of the
// text stay together. It gives false when the annex does not come to an end.
func (w *annexWriter) write(moved annexed) bool {
	a := w.t.Annex
	in := inside{a.At.x(), a.At.y(), a.Size.x(), a.Size.y(), 0}
	p, captions := w.set(moved, in.widthHMM)
	offsetHMM := w.downHMM // of the passage on the sheet
	for i, line := range p.lines {
		next := p.lines[i]
		if i < captions && captions < len(p.lines) {
			next = p.lines[captions]
		}
		if offsetHMM+next.endHMM() > in.heightHMM && (i == 0 || i >= captions) {
			if !w.turnOver() {
				return false
			}
			offsetHMM = line.aboveHMM() - line.belowHMM
		}
		if offsetHMM+line.endHMM() > in.heightHMM {
			w.refuse(words.SheetEndless, moved.box.ID, nil)
			return false
		}
		line.belowHMM += offsetHMM
		w.at.holdLine(moved.box.ID, moved.caption, in, line)
		w.at.place(Origin{moved.box.ID, Fill}, in, passage{lines: []setLine{line}}, Left, 0)
	}
	w.downHMM = offsetHMM + p.heightHMM + annexGapHMM
	return true
}

// set gives a text in the style of the annex, headed by the caption of its box, and how many lines the caption has.
func (w *annexWriter) set(moved annexed, widthHMM int) (p passage, captions int) {
	var parts []said
	if moved.caption != "" {
		parts = append(parts, said{moved.caption, w.t.Style[w.t.Annex.CaptionStyle]})
		captions = len(w.compose(parts, widthHMM, 0, true).lines)
	}
	for _, part := range moved.parts {
		style := w.t.Style[w.t.Annex.Style]
		w.covered(moved.box.ID, style, part.text) // by the letters of the annex too
		parts = append(parts, said{part.text, style})
	}
	return w.compose(parts, widthHMM, 0, true), captions
}

// turnOver begins a sheet of the annex. It gives false when there are too many.
func (w *annexWriter) turnOver() (ok bool) {
	w.downHMM = 0
	if w.at, ok = w.begin(sheetIs{annex: true}); ok {
		w.placeBoxes(w.at)
	}
	return ok
}
