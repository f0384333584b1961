package sheet

import "tradehub/backend/text"

// passage is text that stands together: the lines of one or more parts, in the sizes they came out at.
type passage struct {
	lines     []setLine
	heightHMM int
	forced    bool // a word had to be broken inside
}

// setLine is one line of a passage, its baseline counted from the passage's top.
type setLine struct {
	text.Line
	style    *Style
	sizeDPt  int
	belowHMM int
}

// The room that a line takes at least, in per cent of its size: the height of capitals and figures above the baseline
// with a little air, and their descenders below. A line with higher or deeper ink takes what it needs.
const (
	abovePerCent = 82
	underPerCent = 24
)

// said is a part of a passage before it is set.
type said struct {
	text  string
	style *Style
}

// compose sets texts below each other. Shrunk tells by how much each is smaller than its style, in tenths of a point;
// no text gets smaller than its style allows.
func (l *layout) compose(parts []said, widthHMM, shrunkDPt int, wrap bool) passage {
	var p passage
	for _, part := range parts {
		sizeDPt := part.style.shrunk(shrunkDPt)
		for _, line := range l.fill(&p, part, sizeDPt, widthHMM, wrap) {
			p.add(line, part.style, sizeDPt)
		}
	}
	p.close()
	return p
}

// shrunk gives the size of a style that is made smaller.
func (s *Style) shrunk(byDPt int) int { return max(int(s.Size)-byDPt, int(s.Min)) }

// close gives a passage its height.
func (p *passage) close() {
	if n := len(p.lines); n > 0 {
		p.heightHMM = p.lines[n-1].endHMM()
	}
}

func (l *layout) fill(p *passage, part said, sizeDPt, widthHMM int, wrap bool) []text.Line {
	limit := limitUEm(widthHMM, sizeDPt)
	if !wrap {
		line := l.o.Setter.Line(part.style.letters(), part.text)
		p.forced = p.forced || line.WidthUEm > limit
		return []text.Line{line}
	}
	filled := l.o.Setter.Fill(part.style.letters(), part.text, limit)
	p.forced = p.forced || filled.Forced
	return filled.Lines
}

// add sets a line below the others: a leading below the last baseline, and further where their ink would meet.
func (p *passage) add(line text.Line, style *Style, sizeDPt int) {
	next := setLine{Line: line, style: style, sizeDPt: sizeDPt}
	if n := len(p.lines); n == 0 {
		next.belowHMM = next.aboveHMM()
	} else {
		last := p.lines[n-1]
		apart := last.inkBelowHMM() + next.inkAboveHMM() + sizeHMM(sizeDPt)/20
		next.belowHMM = last.belowHMM + max(sizeHMM(sizeDPt)*style.Leading/100, apart)
	}
	p.lines = append(p.lines, next)
}

func (s setLine) inkAboveHMM() int { return WidthHMM(s.AboveUEm, s.sizeDPt) }
func (s setLine) inkBelowHMM() int { return WidthHMM(s.BelowUEm, s.sizeDPt) }
func (s setLine) aboveHMM() int    { return max(sizeHMM(s.sizeDPt)*abovePerCent/100, s.inkAboveHMM()) }
func (s setLine) underHMM() int    { return max(sizeHMM(s.sizeDPt)*underPerCent/100, s.inkBelowHMM()) }
func (s setLine) endHMM() int      { return s.belowHMM + s.underHMM() }
func (s setLine) widthHMM() int    { return WidthHMM(s.WidthUEm, s.sizeDPt) }

// shrinkStepDPt is how much smaller a text is tried at a time.
const shrinkStepDPt = 5

// smallest is how far texts together can shrink.
func smallest(parts []said) (shrunkDPt int) {
	for _, part := range parts {
		shrunkDPt = max(shrunkDPt, int(part.style.Size-part.style.Min))
	}
	return shrunkDPt
}

// fit sets texts as large as they fit: whole words first, then, in the smallest print, words broken inside. A text that
// may not be wrapped is never broken. What does not fit comes back in the smallest print.
func (l *layout) fit(parts []said, widthHMM, heightHMM, mostDPt int, wrap bool) (passage, bool) {
	p := l.compose(parts, widthHMM, 0, wrap)
	if mostDPt == 0 || p.fits(heightHMM) {
		return p, p.fits(heightHMM) || wrap && p.heightHMM <= heightHMM
	}
	least := l.compose(parts, widthHMM, mostDPt, wrap)
	if least.heightHMM > heightHMM || least.forced && !wrap {
		return least, false // without trying the sizes between: a text can be very long
	}
	for shrunk := shrinkStepDPt; shrunk < mostDPt; shrunk += shrinkStepDPt {
		if p = l.compose(parts, widthHMM, shrunk, wrap); p.fits(heightHMM) {
			return p, true
		}
	}
	return least, true
}

// fits tells whether a passage keeps its height, and its words whole.
func (p passage) fits(heightHMM int) bool { return !p.forced && p.heightHMM <= heightHMM }
