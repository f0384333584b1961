package sheet

import "math"

// placeMark draws a large text about the middle of its place, as large as its style says, or smaller where it would run
// off the page. It may run over everything on it.
func (l *layout) placeMark(at stand, m *Mark) {
	text, style := l.say(m.ID, m.Text, at.data), l.t.Style[m.Style]
	if text == "" || !l.covered(m.ID, style, text) {
		return
	}
	line := l.o.Setter.Line(style.letters(), text)
	sizeDPt := int(style.Size)
	for !l.onPage(m, setLine{Line: line, sizeDPt: sizeDPt}) {
		if sizeDPt == int(style.Min) {
			l.overflow(m.ID, text)
			return
		}
		sizeDPt = max(sizeDPt-shrinkStepDPt, int(style.Min))
	}
	x, y := m.about(setLine{Line: line, sizeDPt: sizeDPt}, 0, 0)
	at.draw(Text{From: m.origin(), XHMM: x, YHMM: y, SizeDPt: sizeDPt, TurnDeg: m.Turn, Grey: style.Grey,
		Align: Center, Line: line})
}

// onPage tells whether all four corners of a mark's text lie on the page.
func (l *layout) onPage(m *Mark, line setLine) bool {
	for _, along := range []int{0, line.widthHMM()} {
		for _, up := range []int{line.inkAboveHMM(), -line.inkBelowHMM()} {
			if x, y := m.about(line, along, up); min(x, y) < 0 || x > l.t.Page.x() || y > l.t.Page.y() {
				return false
			}
		}
	}
	return true
}

// capitalsPerCent is how high capitals are, in per cent of the size.
const capitalsPerCent = 72

// about gives a point of a mark's text on the page, counted along its baseline and up from it: turned as the mark is,
// with the middle of its capitals on the middle of its place.
func (m *Mark) about(line setLine, alongHMM, upHMM int) (xHMM, yHMM int) {
	turn := float64(m.Turn) * math.Pi / 180
	sin, cos := math.Sin(turn), math.Cos(turn)
	right := float64(alongHMM) - float64(line.widthHMM())/2
	down := float64(sizeHMM(line.sizeDPt))*capitalsPerCent/200 - float64(upHMM)
	x := float64(m.At.x()) + float64(m.Size.x())/2 + right*cos + down*sin
	y := float64(m.At.y()) + float64(m.Size.y())/2 - right*sin + down*cos
	return int(math.Round(x)), int(math.Round(y))
}
