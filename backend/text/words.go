package text

import "slices"

// wordScript is a script that is written without spaces between words.
type wordScript byte

const (
	noWords wordScript = iota // words need no dictionary
	laoScript
	thaiScript
)

// scriptOfWords tells the characters whose lines are broken by dictionary: those of Lao and Thai with the line
// breaking class SA (UAX #14), which leaves out figures, ฿ and the marks of sections.
func scriptOfWords(r rune) wordScript {
	switch {
	case r < '\u0E01' || r > '\u0EDF':
		return noWords
	case r <= '\u0E3A' || '\u0E40' <= r && r <= '\u0E4E':
		return thaiScript
	case '\u0E81' <= r && (r < '\u0ED0' || r > '\u0ED9'):
		return laoScript
	}
	return noWords
}

func (w wordScript) words() *dictionary {
	if w == laoScript {
		return laoWords()
	}
	return thaiWords()
}

// What a stretch of text costs, as a word or not. The cheapest way through a sentence is its words. The figures were
// found by comparing with ICU; what no list knows is kept whole rather than cut in the wrong place.
const (
	wordCost    = 10
	letterCost  = 60 // a bare letter is hardly a word
	unknownCost = 30
	clusterCost = 9 // for each cluster of an unknown stretch
	longUnknown = 12
	farAway     = 1 << 30
)

// wordList is asked for the words that a text begins with, by their length in characters.
type wordList interface {
	each(text []rune, word func(length int))
}

// splitter finds words in a stretch of Lao or Thai.
type splitter struct {
	cost, from []int // of the cheapest way to each place, and where its last word begins
	cuts       []int
}

// split gives the places where a word ends and another begins. Limits tells the places that lie within a cluster.
func (s *splitter) split(text []rune, limits []limit, lists ...wordList) []int {
	s.reset(len(text))
	for i := range text {
		if s.cost[i] == farAway {
			continue
		}
		for _, list := range lists {
			list.each(text[i:], func(length int) { s.reach(i, withSigns(text, i+length), costOf(length), limits) })
		}
		clusters := 0
		for to := i + 1; to <= len(text) && clusters < longUnknown; to++ {
			if to == len(text) || limits[to] != inside {
				clusters++
				s.reach(i, to, unknownCost+clusterCost*clusters, limits)
			}
		}
	}
	s.cuts = s.cuts[:0]
	for at := s.from[len(text)]; at > 0; at = s.from[at] {
		s.cuts = append(s.cuts, at)
	}
	slices.Reverse(s.cuts)
	return s.cuts
}

// withSigns adds to a word the signs that it is said twice or cut short; they are in no list.
func withSigns(text []rune, end int) int {
	for end < len(text) && slices.Contains(signs, text[end]) {
		end++
	}
	return end
}

var signs = []rune("ๆฯໆຯ")

func costOf(length int) int {
	if length == 1 {
		return letterCost
	}
	return wordCost
}

// reach notes a way from one place to another if it is the cheapest so far.
func (s *splitter) reach(from, to, cost int, limits []limit) {
	if cost += s.cost[from]; cost < s.cost[to] && (to == len(limits) || limits[to] != inside) {
		s.cost[to], s.from[to] = cost, from
	}
}

func (s *splitter) reset(length int) {
	s.cost, s.from = s.cost[:0], s.from[:0]
	for range length + 1 {
		s.cost, s.from = append(s.cost, farAway), append(s.from, 0)
	}
	s.cost[0] = 0
}
