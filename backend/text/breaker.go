package text

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// limit is what a place between two characters is good for.
type limit byte

const (
	inside  limit = iota // within a cluster: never
	between              // between two clusters of a word: only when the word is wider than a line
	inName               // between two words of a name: only when the name is wider than a line
	open                 // a line may begin here
)

// breaker finds the places where a line may be broken: by UAX #14, and within Lao and Thai by words.
type breaker struct {
	names     lexicon
	segmenter segmenter.Segmenter
	splitter  splitter
	inner     splitter // of names
	runes     []rune
	at        []int   // the byte of each character; one more for the end
	limits    []limit // before each character; one more for the end
}

// read finds the limits of a text.
func (b *breaker) read(text string) {
	b.runes, b.at = b.runes[:0], b.at[:0]
	for at, r := range text {
		b.runes, b.at = append(b.runes, r), append(b.at, at)
	}
	b.at = append(b.at, len(text))
	b.limits = append(b.limits[:0], make([]limit, len(b.runes)+1)...)
	b.segmenter.Init(b.runes)
	for g := b.segmenter.GraphemeIterator(); g.Next(); {
		if at := g.Grapheme().Offset; at > 0 && parts(b.runes[at-1], b.runes[at]) {
			b.limits[at] = between
		}
	}
	for l := b.segmenter.LineIterator(); l.Next(); {
		if at := l.Line().Offset; at > 0 && b.limits[at] == between && !together(b.runes[at-1], b.runes[at]) {
			b.limits[at] = open
		}
	}
	b.markWords()
	b.limits[len(b.runes)] = open
}

// markWords opens the limits between words of Lao and Thai.
func (b *breaker) markWords() {
	for from := 0; from < len(b.runes); {
		script := scriptOfWords(b.runes[from])
		to := from + 1
		for to < len(b.runes) && scriptOfWords(b.runes[to]) == script {
			to++
		}
		if script != noWords && to-from > 1 {
			b.markStretch(from, to, script.words())
		}
		from = to
	}
}

// markStretch splits a stretch by all lists. A name may be broken between the words of the dictionary in it, as a
// second choice.
func (b *breaker) markStretch(from, to int, words *dictionary) {
	cuts := b.splitter.split(b.runes[from:to], b.limits[from:to], words, terms(), b.names)
	for i, cut := range cuts {
		b.limits[from+cut] = open
		begin := from
		if i > 0 {
			begin += cuts[i-1]
		}
		b.markName(begin, from+cut, words)
	}
	if n := len(cuts); n > 0 {
		from += cuts[n-1]
	}
	b.markName(from, to, words)
}

func (b *breaker) markName(from, to int, words *dictionary) {
	if name := b.runes[from:to]; len(name) > 2 && (terms().has(name) || b.names.has(name)) {
		for _, cut := range b.inner.split(name, b.limits[from:to], words) {
			b.limits[from+cut] = inName
		}
	}
}

// leads tells the vowels that are written before the consonant they follow in speech.
func leads(r rune) bool { return '\u0E40' <= r && r <= '\u0E44' || '\u0EC0' <= r && r <= '\u0EC4' }

// followers are the letters and signs of Lao and Thai that never begin a line.
var followers = []rune("ฯะาำๅๆຯະາຳຽໆ")

func follows(r rune) bool {
	return scriptOfWords(r) != noWords && slices.Contains(followers, r) || unicode.Is(unicode.Mn, r)
}

// parts tells that two characters belong to two clusters. Spaces and characters without ink go with what is before
// them.
func parts(before, after rune) bool {
	return !leads(before) && !follows(after) && !dropped(after) && !undrawn(after) && !joins(after)
}

// together tells two characters that UAX #14 may part and we do not: a soft hyphen is not drawn, so nothing would say
// that the word goes on; figures make one number.
func together(before, after rune) bool {
	return before == softHyphen || unicode.IsDigit(before) && unicode.IsDigit(after)
}

// dropped tells the spaces that are left out at the end of a line.
func dropped(r rune) bool {
	switch r {
	case zeroSpace:
		return true
	case noBreakSpace, '\u2007', '\u202F':
		return false
	}
	return unicode.IsSpace(r)
}
