package symbol

import mathbits "math/bits"

// The weights of what makes a symbol hard to read (ISO/IEC 18004, table 11).
const (
	runPenalty     = 3  // five modules of one colour in a line; one more for each further module
	blockPenalty   = 3  // two by two modules of one colour
	finderPenalty  = 40 // what looks like the finder in the corners, with light beside it
	balancePenalty = 10 // each step that the dark modules are away from half of all
	balanceStep    = 20 // so many steps are the whole
)

// penalty tells how much a symbol strains a reader; the mask with the least is taken. It looks at all columns of a
// word at once.
func (f qrFace) penalty() int {
	return f.upright.linePenalty() + f.mirrored.linePenalty() + f.upright.blockPenalty() + f.upright.balancePenalty()
}

// lightMargin is how much of the light around the symbol belongs to what looks like a finder.
const lightMargin = 4

// linePenalty judges the runs and the false finders of all columns.
func (b bits) linePenalty() int {
	penalty := 0
	var line [maxSide + 2*lightMargin]uint64 // one word of each row, with light above and below
	for word := range b.stride {
		for row := range b.rows {
			line[lightMargin+row] = b.words[row*b.stride+word]
		}
		inside := b.inside(word, b.columns)
		penalty += runsPenalty(line[lightMargin:lightMargin+b.rows], inside)
		penalty += findersPenalty(line[:b.rows+2*lightMargin])
	}
	return penalty
}

// inside marks the columns of a word that lie left of a column.
func (b bits) inside(word, before int) uint64 { return 1<<max(before-word*wordBits, 0) - 1 }

// runsPenalty finds every five equal modules below each other. A run of five is one such window and a longer one has
// one more for each further module, so the windows and twice the runs give 3, 4, 5 and so on.
func runsPenalty(line []uint64, inside uint64) int {
	windows, runs := 0, 0
	var equal, pair, pairBefore, windowBefore uint64 // what ends at a row: two equal modules, three, five
	for i := 1; i < len(line); i++ {
		above := equal
		equal = inside &^ (line[i-1] ^ line[i])
		window := equal & above & pairBefore
		windows += mathbits.OnesCount64(window)
		runs += mathbits.OnesCount64(window &^ windowBefore)
		pair, pairBefore, windowBefore = equal&above, pair, window
	}
	return windows + (runPenalty-1)*runs
}

// findersPenalty finds dark, light, three dark, light, dark with four light modules before or behind it.
func findersPenalty(line []uint64) int {
	count := 0
	for i := lightMargin; i+7+lightMargin <= len(line); i++ {
		finder := line[i] & line[i+2] & line[i+3] & line[i+4] & line[i+6] &^ (line[i+1] | line[i+5])
		if finder == 0 {
			continue
		}
		before := line[i-4] | line[i-3] | line[i-2] | line[i-1]
		behind := line[i+7] | line[i+8] | line[i+9] | line[i+10]
		count += mathbits.OnesCount64(finder&^before) + mathbits.OnesCount64(finder&^behind)
	}
	return finderPenalty * count
}

// blockPenalty counts the squares of four equal modules; they may overlap.
func (b bits) blockPenalty() int {
	count := 0
	for row := 1; row < b.rows; row++ {
		above, below := b.row(row-1), b.row(row)
		for word := range b.stride {
			differs := (above[word] ^ below[word]) |
				(above[word] ^ shifted(above, word)) | (below[word] ^ shifted(below, word))
			count += mathbits.OnesCount64(b.inside(word, b.columns-1) &^ differs)
		}
	}
	return blockPenalty * count
}

// shifted gives a word of a row moved to the left by one module.
func shifted(row []uint64, word int) uint64 {
	moved := row[word] >> 1
	if word+1 < len(row) {
		moved |= row[word+1] << (wordBits - 1)
	}
	return moved
}

func (b bits) balancePenalty() int {
	dark := 0
	for _, word := range b.words {
		dark += mathbits.OnesCount64(word)
	}
	whole := b.columns * b.rows
	away := max(2*dark-whole, whole-2*dark) * balanceStep / 2
	return balancePenalty * (away / whole)
}
