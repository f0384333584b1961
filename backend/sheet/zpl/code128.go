package zpl

import "strings"

// The codewords of Code 128 that are no data (ISO/IEC 15417:2007, table 1).
const (
	codeC  = 99
	codeB  = 100
	fnc1   = 102
	startB = 104
	startC = 105
)

// spell writes codewords as field data of ^BC in mode N (Programming Guide, table "Code 128 Invocation Characters").
// The printer adds the check character. Sets B and C are all that GS1 data need; a symbol with others is not spelled.
func spell(codewords []byte) (data string, ok bool) {
	if len(codewords) < 3 {
		return "", false
	}
	var b strings.Builder
	set := codewords[0]
	switch set {
	case startB:
		b.WriteString(">:")
	case startC:
		b.WriteString(">;")
	default:
		return "", false
	}
	for _, c := range codewords[1 : len(codewords)-1] {
		said, next := spellOne(c, set)
		if said == "" {
			return "", false
		}
		b.WriteString(said)
		set = next
	}
	return b.String(), true
}

// spellOne writes one codeword of a set, and gives the set of the next; it writes nothing for what cannot be said.
func spellOne(c, set byte) (said string, next byte) {
	switch {
	case c == fnc1:
		return ">8", set
	case set == startC && c <= 99:
		return string([]byte{'0' + c/10, '0' + c%10}), set
	case set == startC && c == codeB:
		return ">6", startB
	case set == startB && c == codeC:
		return ">5", startC
	case set == startB && c == '>'-' ':
		return ">0", set
	case set == startB && c < 95:
		return string([]byte{' ' + c}), set
	}
	return "", set
}
