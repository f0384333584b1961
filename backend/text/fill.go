package text

import (
	"strings"
	"unicode/utf8"
)

// fill breaks a text that is not empty.
func (s *Setter) fill(style Style, text string, limitUEm int) Filled {
	var filled Filled
	for more := true; more; {
		var paragraph string
		paragraph, text, more = cutParagraph(text)
		whole := s.setting(style, strings.TrimRightFunc(paragraph, dropped))
		if whole.line.WidthUEm <= limitUEm {
			filled.Lines = append(filled.Lines, whole.line)
			continue
		}
		s.fillParagraph(&filled, style, whole, limitUEm)
	}
	return filled
}

// cutParagraph takes the text before the first line break: a line feed, alone or after a carriage return, or one of
// the other characters that UAX #14 (LB4, LB5) always breaks at. More says that text follows; a break at the end of
// a text is followed by nothing.
func cutParagraph(text string) (paragraph, rest string, more bool) {
	at := strings.IndexFunc(text, breaksLine)
	if at < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	if strings.HasPrefix(text[at:], "\r\n") {
		size = 2
	}
	return text[:at], text[at+size:], at+size < len(text)
}

func breaksLine(r rune) bool {
	return '\n' <= r && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// fillParagraph breaks a paragraph that is wider than a line.
func (s *Setter) fillParagraph(filled *Filled, style Style, whole *setting, limitUEm int) {
	stops := s.stopsOf(whole)
	begin := stop{}
	for len(stops) > 0 {
		at := choose(stops, begin.nextX+limitUEm)
		line := s.set(style, whole.line.Text[begin.next:max(begin.next, stops[at].end)])
		for at > 0 && line.WidthUEm > limitUEm { // set by itself it may be wider than it was within the paragraph
			at = choose(stops[:at], begin.nextX+limitUEm)
			line = s.set(style, whole.line.Text[begin.next:max(begin.next, stops[at].end)])
		}
		if line.Text != "" || len(stops) == at+1 {
			filled.Lines = append(filled.Lines, line)
			filled.Forced = filled.Forced || stops[at].limit == between
		}
		begin, stops = stops[at], stops[at+1:]
	}
}

// choose takes the last stop within the limit that is good enough: better ones first, and only the first stop may lie
// beyond it.
func choose(stops []stop, limitX int) int {
	var last [open + 1]int // one more than the place of the last stop of each kind
	for i, s := range stops {
		if s.endX > limitX {
			break
		}
		last[s.limit] = i + 1
	}
	for kind := open; kind > inside; kind-- {
		if last[kind] > 0 {
			return last[kind] - 1
		}
	}
	return 0
}
