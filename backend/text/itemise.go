package text

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// Characters that guide the setting of a text and are never seen.
const (
	softHyphen    = '\u00AD' // never drawn: no line is broken at it
	zeroSpace     = '\u200B' // a line may be broken here
	zeroNonJoiner = '\u200C'
	zeroJoiner    = '\u200D'
	wordJoiner    = '\u2060' // a line is not broken here
	byteOrderMark = '\uFEFF' // an old word joiner
	noBreakSpace  = '\u00A0'
)

// undrawn tells the characters that shaping never gets to see: they have neither ink nor width, and would part
// letters that belong together. The last of them order text that runs from right to left, which we do not set.
func undrawn(r rune) bool {
	switch r {
	case softHyphen, zeroSpace, wordJoiner, byteOrderMark, '\u200E', '\u200F', '\u2028', '\u2029':
		return true
	}
	return '\u202A' <= r && r <= '\u202E' || '\u2061' <= r && r <= '\u2069'
}

// dependent tells the characters that are drawn with the one before them.
func dependent(r rune) bool {
	if r < '\u0300' || '\u3400' <= r && r <= '\u9FFF' { // most text: nothing to look up
		return false
	}
	return joins(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc)
}

// joins tells the dependent characters that have no glyph of their own: joiners and variation selectors.
func joins(r rune) bool {
	return r == zeroJoiner || r == zeroNonJoiner || '\uFE00' <= r && r <= '\uFE0F' ||
		0xE0100 <= r && r <= 0xE01EF || r == '\u034F'
}

// chars is a text as shaping gets it: its characters, and the byte where each begins.
type chars struct {
	runes []rune
	at    []int // one more than runes, the last is the length of the text
}

// read takes the characters of a text. A no-break space is drawn as a plain space; what is not UTF-8 is read as
// U+FFFD, byte by byte.
func (c *chars) read(text string) {
	c.runes, c.at = c.runes[:0], c.at[:0]
	for at, r := range text {
		if undrawn(r) {
			continue
		}
		if r == noBreakSpace {
			r = ' '
		}
		c.runes, c.at = append(c.runes, r), append(c.at, at)
	}
	c.at = append(c.at, len(text))
}

// item is a stretch of characters in one face and one script.
type item struct {
	face     *Face
	script   language.Script
	settled  bool // the script is that of a letter, not only the usual one of the face
	from, to int
}

// itemise splits the characters by face and script. It depends only on what stands before and in a cluster, so a
// line that begins elsewhere than with a space or a mark is split as it is within its paragraph.
func (s *shaper) itemise(items []item, choice *choices, c *chars) []item {
	for from := 0; from < len(c.runes); {
		to := from + 1
		for to < len(c.runes) && dependent(c.runes[to]) {
			to++
		}
		var last *item
		if n := len(items); n > 0 {
			last = &items[n-1]
		}
		face, whole := s.faceFor(choice, c.runes[from:to], last)
		if !whole {
			to = from + 1
		}
		script := language.LookupScript(c.runes[from])
		if last == nil || !last.takes(face, script) {
			items = append(items, item{face: face, script: choice.usual(face), from: from})
			last = &items[len(items)-1]
		}
		if script.Strong() && !last.settled {
			last.script, last.settled = script, true
		}
		last.to = to
		from = to
	}
	return items
}

// takes tells whether a character of a script may join the stretch.
func (i *item) takes(face *Face, script language.Script) bool {
	return i.face == face && (!script.Strong() || !i.settled || script == i.script)
}

// faceFor chooses the face of a cluster: the first in order that has all of it, or else, false, the first that has
// its first character. A space stays in the face before it, so that it does not cut a sentence in pieces.
func (s *shaper) faceFor(choice *choices, cluster []rune, last *item) (face *Face, whole bool) {
	if cluster[0] == ' ' && last != nil && s.coversAll(last.face, cluster) {
		return last.face, true
	}
	order := choice.order(cluster[0])
	for _, f := range order {
		if s.coversAll(f, cluster) {
			return f, true
		}
	}
	if len(cluster) > 1 {
		face, _ = s.faceFor(choice, cluster[:1], last)
		return face, false
	}
	return order[0], true
}

func (s *shaper) coversAll(f *Face, cluster []rune) bool {
	for i, r := range cluster {
		if i > 0 && joins(r) {
			continue
		}
		if !s.covers(f, r) {
			return false
		}
	}
	return true
}

// order is the order of faces for a character. Figures and the punctuation of Latin look the same in all text.
func (c *choices) order(r rune) []*Face {
	switch {
	case r < 0x0E00:
		return c.latin
	case r <= 0x0E7F:
		return c.thai
	case r <= 0x0EFF:
		return c.lao
	case r < 0x2E80:
		return c.latin
	case r <= 0x9FFF, '\uF900' <= r && r <= '\uFAFF', '\uFE30' <= r && r <= '\uFE4F', '\uFF00' <= r && r <= '\uFFEF',
		0x1B000 <= r && r <= 0x1B16F, 0x20000 <= r && r <= 0x3FFFF:
		return c.han
	}
	return c.latin
}

// usual is the script of text in a face that has no letters, only figures and signs.
func (c *choices) usual(f *Face) language.Script {
	switch f {
	case c.thai[0]:
		return language.Thai
	case c.han[0]:
		return language.Han
	case c.latin[0]:
		return language.Latin
	}
	return language.Lao
}
