package text

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"tradehub/templates"
)

// lexicon is a sorted list of words that no dictionary has: terms of the trade, names of parties, goods and places.
type lexicon []string

// terms are the words of the trade that come with the program.
var terms = sync.OnceValue(func() lexicon {
	var words []string
	for line := range strings.Lines(templates.Terms) {
		if word, _, _ := strings.Cut(line, "#"); !strings.HasPrefix(word, "[") {
			words = append(words, word)
		}
	}
	return newLexicon(words)
})

// newLexicon takes the Lao and Thai stretches of some names as words.
func newLexicon(names []string) lexicon {
	var words lexicon
	for _, name := range names {
		words = append(words, strings.FieldsFunc(name, func(r rune) bool { return scriptOfWords(r) == noWords })...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// each tells the length, in characters, of every word that a text begins with.
func (l lexicon) each(text []rune, word func(length int)) {
	depth := 0
	for i, r := range text {
		if len(l) == 0 {
			return
		}
		l = l.with(depth, r)
		depth += utf8.RuneLen(r)
		if len(l) > 0 && len(l[0]) == depth {
			word(i + 1)
		}
	}
}

// has tells whether a word is in the list.
func (l lexicon) has(word []rune) bool {
	_, found := slices.BinarySearch(l, string(word))
	return found
}

// with gives the words that have a character at some byte; before it they are all the same.
func (l lexicon) with(depth int, r rune) lexicon {
	at := func(i int) rune {
		if depth == len(l[i]) {
			return -1
		}
		c, _ := utf8.DecodeRuneInString(l[i][depth:])
		return c
	}
	from := sort.Search(len(l), func(i int) bool { return at(i) >= r })
	to := from + sort.Search(len(l)-from, func(i int) bool { return at(from+i) > r })
	return l[from:to]
}
