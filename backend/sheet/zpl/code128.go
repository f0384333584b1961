package zpl

import (
	"strconv"
	"strings"

	"tradehub/backend/symbol"
)

// The codewords of Code 128 that are no data (ISO/IEC 15417:2007, table 1).
const (
	codeC  = 99
	codeB  = 100
	fnc1   = 102
	startB = 104
	startC = 105
)

// A character of Code 128 is eleven modules wide, the stop pattern thirteen.
const (
	charModules = 11
	stopModules = 13
)

// widths are those of the bars and spaces of each codeword, in modules (ISO/IEC 15417:2007, table 1).
var widths = strings.Fields(`
	212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231
	113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211
	212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131
	113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
	314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211
	241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
	214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214
	211232`)

// patterns finds the codeword of eleven modules, the first in the highest bit.
var patterns = func() map[uint16]int {
	all := map[uint16]int{}
	for codeword, bars := range widths {
		pattern, dark := uint16(0), uint16(1)
		for _, width := range bars {
			for range width - '0' {
				pattern = pattern<<1 | dark
			}
			dark ^= 1
		}
		all[pattern] = codeword
	}
	return all
}()

// codewords reads the symbol back: its start, its data and its check character, without the stop. A pattern that is
// none is -1.
func codewords(s symbol.Symbol) []int {
	var all []int
	for at := 0; at+charModules <= s.Columns-stopModules; at += charModules {
		pattern := uint16(0)
		for column := range charModules {
			pattern <<= 1
			if s.Dark(at+column, 0) {
				pattern |= 1
			}
		}
		codeword, known := patterns[pattern]
		if !known {
			codeword = -1
		}
		all = append(all, codeword)
	}
	return all
}

// spell writes codewords as field data of ^BC in mode N (Programming Guide, table "Code 128 Invocation Characters").
// The printer adds the check character. Sets B and C are all that GS1 data need; a symbol with others is not spelled.
func spell(codewords []int) (data string, ok bool) {
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
func spellOne(c, set int) (said string, next int) {
	switch {
	case c == fnc1:
		return ">8", set
	case set == startC && c >= 0 && c <= 99:
		return strconv.Itoa(c/10) + strconv.Itoa(c%10), set
	case set == startC && c == codeB:
		return ">6", startB
	case set == startB && c == codeC:
		return ">5", startC
	case set == startB && c == '>'-' ':
		return ">0", set
	case set == startB && c >= 0 && c < 95:
		return string(rune(' ' + c)), set
	}
	return "", set
}
