package text

import "slices"

// Breaks gives the bytes of a text where a line may begin, for the tests of line breaking.
func (s *Setter) Breaks(text string) []int { return s.placesOf(text, open) }

// Edges gives the bytes of a text where a line may begin at least in an emergency.
func (s *Setter) Edges(text string) []int { return s.placesOf(text, between) }

func (s *Setter) placesOf(text string, least limit) []int {
	s.breaker.read(text)
	var places []int
	for i := 1; i < len(s.breaker.runes); i++ {
		if s.breaker.limits[i] >= least {
			places = append(places, s.breaker.at[i])
		}
	}
	return places
}

// LaoWords gives all words of the Lao dictionary, in its order.
func LaoWords() []string { return laoWords().all() }

// ThaiWords gives all words of the Thai dictionary, in its order.
func ThaiWords() []string { return thaiWords().all() }

// Terms gives the words of the trade.
func Terms() []string { return slices.Clone(terms()) }

// all finds every word by stepping along every character of the script; only tests need it.
func (d *dictionary) all() []string {
	var words []string
	var walk func(at trieAt, prefix string)
	walk = func(at trieAt, prefix string) {
		for code := range 0xFE {
			next, ends, ok := d.trie.step(at, byte(code))
			if !ok {
				continue
			}
			word := prefix + string(d.first+rune(code))
			if ends {
				words = append(words, word)
			}
			if !next.final {
				walk(next, word)
			}
		}
	}
	walk(trieAt{}, "")
	return words
}

// Faces gives every face that comes with the program.
func Faces() []*Face {
	return []*Face{
		sansRegular, sansBold, laoRegular, laoBold, thaiRegular, thaiBold, hanRegular, hanBold,
		phetsarathRegular, phetsarathBold,
	}
}

// Forget makes the program as fresh as at its start: no font has been read. Nothing may be set meanwhile.
func Forget() {
	for _, f := range Faces() {
		*f = *newFace(f.place, f.name, f.file)
	}
	shapers.idle = nil
}

// File gives the font file of a face.
func File(f *Face) string { return f.file }

// Open reads a font file that does not come with the program.
func Open(file string) *Face { return newFace(0, "", file) }
