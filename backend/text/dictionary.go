package text

import (
	"sync"

	"tradehub/templates"
)

// dictionary is a word list in the form of ICU: a trie of bytes, one for each character, that is walked where it lies.
// The form is that of BytesTrie in ICU 72 (icu4c/source/common/unicode/bytestrie.h) and of its .dict files
// (icu4c/source/common/dictionarydata.h).
type dictionary struct {
	trie  octets
	first rune // the character of byte 0
}

var (
	laoWords  = sync.OnceValue(func() *dictionary { return newDictionary(templates.LaoWords) })
	thaiWords = sync.OnceValue(func() *dictionary { return newDictionary(templates.ThaiWords) })
)

// Places in a .dict file: eight little-endian numbers behind the header, of which we need three.
const (
	dictTrie      = 0 // where the trie begins
	dictEnd       = 3 // where it ends
	dictTransform = 5 // how a character becomes a byte
)

func newDictionary(file string) *dictionary {
	o := octets(file)
	head := int(o[0]) | int(o[1])<<8
	number := func(i int) int {
		at := head + 4*i
		return int(o[at]) | int(o[at+1])<<8 | int(o[at+2])<<16 | int(o[at+3])<<24
	}
	return &dictionary{
		trie:  o[head+number(dictTrie) : head+number(dictEnd)],
		first: rune(number(dictTransform) & 0x1FFFFF),
	}
}

// each tells the length, in characters, of every word that a text begins with.
func (d *dictionary) each(text []rune, word func(length int)) {
	at := trieAt{}
	for i, r := range text {
		code := r - d.first
		if code < 0 || code > 0xFD {
			return
		}
		var ends, ok bool
		at, ends, ok = d.trie.step(at, byte(code))
		if !ok {
			return
		}
		if ends {
			word(i + 1)
		}
		if at.final {
			return
		}
	}
}

// trieAt is a place in a trie: where the next node lies, or the rest of a row of bytes.
type trieAt struct {
	node  int
	row   int  // bytes still to be matched one by one
	final bool // nothing follows
}

// Leads of nodes: below, how many bytes a node tells apart, or how many it has in a row, or a value. The value's own
// lead says how many bytes it has; its lowest bit, that nothing follows.
const (
	trieRow       = 0x10
	trieValue     = 0x20
	trieTwoBytes  = 0x51
	trieThree     = 0x6C
	trieFour      = 0x7E
	trieFive      = 0x7F
	trieDeltaTwo  = 0xC0
	trieDeltaFew  = 0xF0
	trieDeltaFour = 0xFE
	trieBranches  = 5 // more of them are searched by halves
)

// step goes one byte on. Ends says that a word ends there; ok, that the trie has such words at all.
func (o octets) step(at trieAt, c byte) (next trieAt, ends, ok bool) {
	if at.row > 0 {
		return o.inRow(at.node, at.row, c)
	}
	node := at.node
	for {
		lead := int(o[node])
		node++
		switch {
		case lead < trieRow:
			return o.branch(node, lead, c)
		case lead < trieValue:
			return o.inRow(node, lead-trieRow+1, c)
		case lead&1 != 0:
			return at, false, false
		}
		node += valueBytes(lead >> 1)
	}
}

func (o octets) inRow(node, row int, c byte) (next trieAt, ends, ok bool) {
	if o[node] != c {
		return trieAt{}, false, false
	}
	if row > 1 {
		return trieAt{node: node + 1, row: row - 1}, false, true
	}
	return o.arrive(node + 1)
}

// arrive is at a node whose bytes have all been matched.
func (o octets) arrive(node int) (next trieAt, ends, ok bool) {
	lead := o[node]
	return trieAt{node: node, final: lead >= trieValue && lead&1 != 0}, lead >= trieValue, true
}

// branch finds a byte among those that a node tells apart.
func (o octets) branch(node, count int, c byte) (next trieAt, ends, ok bool) {
	if count == 0 {
		count = int(o[node])
		node++
	}
	count++
	for count > trieBranches {
		less := c < o[node]
		delta, behind := o.delta(node + 1)
		if less {
			node, count = behind+delta, count>>1
		} else {
			node, count = behind, count-count>>1
		}
	}
	for ; count > 1; count-- {
		lead := int(o[node+1])
		behind := node + 2 + valueBytes(lead>>1)
		if o[node] == c {
			if lead&1 != 0 {
				return trieAt{final: true}, true, true
			}
			return o.arrive(behind + o.value(node+2, lead>>1))
		}
		node = behind
	}
	if o[node] != c {
		return trieAt{}, false, false
	}
	return o.arrive(node + 1)
}

// valueBytes is how many bytes follow the lead of a value.
func valueBytes(lead int) int {
	switch {
	case lead < trieTwoBytes:
		return 0
	case lead < trieThree:
		return 1
	case lead < trieFour:
		return 2
	case lead < trieFive:
		return 3
	}
	return 4
}

func (o octets) value(at, lead int) int {
	switch {
	case lead < trieTwoBytes:
		return lead - trieValue>>1
	case lead < trieThree:
		return (lead-trieTwoBytes)<<8 | int(o[at])
	case lead < trieFour:
		return (lead-trieThree)<<16 | int(o.u16(at))
	case lead == trieFour:
		return int(o.u16(at))<<8 | int(o[at+2])
	}
	return o.u32(at)
}

// delta reads how far to jump, and where what follows it lies.
func (o octets) delta(at int) (jump, behind int) {
	lead := int(o[at])
	at++
	switch {
	case lead < trieDeltaTwo:
		return lead, at
	case lead < trieDeltaFew:
		return (lead-trieDeltaTwo)<<8 | int(o[at]), at + 1
	case lead < trieDeltaFour:
		return (lead-trieDeltaFew)<<16 | int(o.u16(at)), at + 2
	case lead == trieDeltaFour:
		return int(o.u16(at))<<8 | int(o[at+2]), at + 3
	}
	return o.u32(at), at + 4
}
