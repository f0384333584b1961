package sheet

import (
	"fmt"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// noBreak is U+00A0: it keeps a figure and its unit on one line and is drawn as a plain space, so that a search
// in the PDF finds "USD 17,690.40" as a person types it.
const noBreak = "\u00a0"

// shrinkStepDPt is how much smaller a text is tried when a word is too wide: half a point.
const shrinkStepDPt = 5

// style is how a text shall be set. A word wider than its place is shrunk down to minDPt and no further.
type style struct {
	sizeDPt, minDPt int
	bold            bool
	grey            Grey
}

// passage is a text broken into lines, in the size it came out at.
type passage struct {
	style
	lines []string
}

// leadingHMM is the distance between baselines: 1.2 of the size, a point being 127/360 mm.
func (s style) leadingHMM() int { return (s.sizeDPt*127 + 15) / 30 }

// ascentHMM is how far the first baseline stands below the top: 0.90 of the size, so that the white above the
// capitals (0.72 of the size) and below the descenders looks equal.
func (s style) ascentHMM() int { return s.sizeDPt * 127 * 90 / 3600 }

func (p passage) heightHMM() int { return len(p.lines) * p.leadingHMM() }

// place gives the passage as texts whose first line hangs from yHMM.
func (p passage) place(xHMM, yHMM int, align Align) []Op {
	ops := make([]Op, 0, len(p.lines))
	for i, line := range p.lines {
		if line == "" {
			continue
		}
		baselineHMM := yHMM + p.ascentHMM() + i*p.leadingHMM()
		ops = append(ops, Text{XHMM: xHMM, YHMM: baselineHMM, SizeDPt: p.sizeDPt, Bold: p.bold,
			Align: align, Grey: p.grey, Value: line})
	}
	return ops
}

// setter breaks texts into lines and remembers everything that cannot be drawn, so that an officer sees all
// wrong fields at once and not one after the other.
type setter struct {
	font   Font
	faults fault.List
}

// fit breaks a text into lines no wider than widthHMM. field names the place for the person who must correct it.
func (s *setter) fit(field, text string, st style, widthHMM int) passage {
	text = strings.ReplaceAll(strings.TrimRight(text, " \t\r\n"), "\r\n", "\n")
	if missing := s.undrawable(text); missing != "" {
		s.refuse(fault.New(fault.Invalid, words.SheetNotDrawable,
			fault.Params{"text": text, "characters": missing, "field": field}).At(field))
		return passage{style: st}
	}
	if text == "" {
		return passage{style: st}
	}
	widest := s.widestWord(text, st)
	for s.font.Measure(widest, st.bold, st.sizeDPt) > widthHMM {
		if st.sizeDPt -= shrinkStepDPt; st.sizeDPt < st.minDPt {
			s.refuse(fault.New(fault.Invalid, words.SheetTooWide,
				fault.Params{"word": widest, "field": field}).At(field))
			return passage{style: st}
		}
	}
	return passage{style: st, lines: s.wrap(text, st, widthHMM)}
}

// fitLine fits a text that must stay on one line: it is shrunk as one word is.
func (s *setter) fitLine(field, text string, st style, widthHMM int) passage {
	return s.fit(field, strings.Join(strings.Fields(text), noBreak), st, widthHMM)
}

func (s *setter) refuse(f *fault.Fault) { s.faults = append(s.faults, f) }

// undrawable lists the characters the font lacks, each once, with their code points: a reader whose own screen
// lacks them too can still tell which they are.
func (s *setter) undrawable(text string) string {
	var missing []string
	seen := map[rune]bool{'\n': true, '\t': true, ' ': true}
	for _, r := range text {
		if !seen[r] && !s.font.Draws(r) {
			missing = append(missing, fmt.Sprintf("%c (%U)", r, r))
		}
		seen[r] = true
	}
	return strings.Join(missing, ", ")
}

func (s *setter) widestWord(text string, st style) string {
	widest, widestHMM := "", -1
	for _, line := range strings.Split(text, "\n") {
		for _, word := range splitWords(line) {
			if w := s.font.Measure(word, st.bold, st.sizeDPt); w > widestHMM {
				widest, widestHMM = word, w
			}
		}
	}
	return widest
}

// splitWords splits at spaces and tabs only: a no-break space stays inside its word.
func splitWords(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
}

// wrap fills lines greedily and keeps the line breaks of the text.
func (s *setter) wrap(text string, st style, widthHMM int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range splitWords(paragraph) {
			longer := strings.TrimPrefix(line+" "+word, " ")
			if line != "" && s.font.Measure(longer, st.bold, st.sizeDPt) > widthHMM {
				lines, longer = append(lines, line), word
			}
			line = longer
		}
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], noBreak, " ")
	}
	return lines
}
