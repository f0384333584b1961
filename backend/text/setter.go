package text

import (
	"slices"
	"strings"
	"unicode"
)

// mostRemembered is how many texts, and how many fills, a setter remembers before it starts afresh: the captions of a
// run of labels come again and again, its numbers never.
const mostRemembered = 4096

// Setter sets text and remembers what it has set. It is for one goroutine at a time; keep one for each. The lines it
// gives may be shared among several answers: they are for reading only.
type Setter struct {
	breaker  breaker
	settings map[settingKey]*setting
	runs     map[runKey]*shapedRun
	fills    map[fillKey]Filled
	chars    chars  // of the text being set
	items    []item // of the text being set
	clusters []int  // of the run being shaped: the byte in its text where each character begins
	pens     []int  // in the paragraph being broken
}

// setting is a text on one line, and where it may be broken.
type setting struct {
	line  Line
	stops []stop // nil until they are asked for
}

type settingKey struct {
	faces *choices
	text  string
}

type fillKey struct {
	settingKey
	limitUEm int
}

// NewSetter makes a setter. Names (of parties, goods and places) count as words of Lao and Thai when lines are broken.
func NewSetter(names ...string) *Setter {
	return &Setter{
		breaker:  breaker{names: newLexicon(names)},
		settings: map[settingKey]*setting{},
		runs:     map[runKey]*shapedRun{},
		fills:    map[fillKey]Filled{},
	}
}

// Uncovered gives the characters of a text that no face of the style's family can draw, each once, in order. Control
// characters are among them, line feeds apart; characters that only guide the setting, such as U+200B, are not.
func (s *Setter) Uncovered(style Style, text string) []rune {
	shaper := shapers.take()
	defer shapers.putBack(shaper)
	var missing []rune
	choice := style.choices()
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for _, r := range text {
		if !shaper.draws(choice, r) && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// draws tells whether a character is drawn by some face, or is there only to guide the setting.
func (s *shaper) draws(choice *choices, r rune) bool {
	switch {
	case r == '\n', r == noBreakSpace, undrawn(r), joins(r):
		return true
	case unicode.IsControl(r):
		return false
	}
	return slices.ContainsFunc(choice.order(r), func(f *Face) bool { return s.covers(f, r) })
}

// Line sets a text on one line. Line breaks in it count as spaces.
func (s *Setter) Line(style Style, text string) Line { return s.setting(style, text).line }

// Fill breaks a text into lines no wider than the limit: at line breaks, and elsewhere where the language allows it.
// Only a single cluster can be wider than a line. An empty text has no lines, and a line break at the end of a text
// begins none. Spaces at the end of a line are left out, and at the beginning of one that no line break began.
func (s *Setter) Fill(style Style, text string, limitUEm int) Filled {
	if text == "" {
		return Filled{}
	}
	key := fillKey{settingKey{style.choices(), text}, limitUEm}
	if filled, ok := s.fills[key]; ok {
		return filled
	}
	if len(s.fills) >= mostRemembered {
		clear(s.fills)
	}
	filled := s.fill(style, text, limitUEm)
	s.fills[key] = filled
	return filled
}

// setting gives a text on one line, from memory if it was set before.
func (s *Setter) setting(style Style, text string) *setting {
	key := settingKey{style.choices(), text}
	if known, ok := s.settings[key]; ok {
		return known
	}
	if len(s.settings) >= mostRemembered {
		clear(s.settings)
	}
	fresh := &setting{line: s.set(style, oneLine(text))}
	s.settings[key] = fresh
	return fresh
}

// oneLine puts a space for each line break.
func oneLine(text string) string {
	if !strings.ContainsFunc(text, breaksLine) {
		return text
	}
	var b strings.Builder
	for text != "" {
		before, rest, _ := cutParagraph(text)
		b.WriteString(before)
		if before != text {
			b.WriteByte(' ')
		}
		text = rest
	}
	return b.String()
}
