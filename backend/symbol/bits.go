package symbol

import mathbits "math/bits"

// wordBits is how many modules one word holds, the leftmost in the lowest bit.
const wordBits = 64

// bits are the modules of a symbol, row by row; each row begins with a word of its own.
type bits struct {
	columns, rows int
	stride        int // words to a row
	words         []uint64
}

func newBits(columns, rows int) bits {
	stride := (columns + wordBits - 1) / wordBits
	return bits{columns: columns, rows: rows, stride: stride, words: make([]uint64, stride*rows)}
}

func (b bits) at(column, row int) bool {
	return b.words[row*b.stride+column/wordBits]>>(column%wordBits)&1 != 0
}

func (b bits) set(column, row int) {
	b.words[row*b.stride+column/wordBits] |= 1 << (column % wordBits)
}

func (b bits) row(row int) []uint64 { return b.words[row*b.stride : (row+1)*b.stride] }

// runs counts the dark runs of all rows; a run that crosses into another word counts once for each.
func (b bits) runs() int {
	count := 0
	for _, word := range b.words {
		count += mathbits.OnesCount64(word &^ (word << 1))
	}
	return count
}

// nextRun gives the first dark run of a row that begins at a column or after it: its start, which is the number of
// columns when there is none, and the column behind its end.
func nextRun(row []uint64, from, columns int) (start, end int) {
	start = seek(row, from, columns, 0)
	return start, seek(row, start, columns, ^uint64(0))
}

// seek gives the first column, from one on, whose module is not as in others: 0 for all light, all ones for all dark.
func seek(row []uint64, from, columns int, others uint64) int {
	for from < columns {
		if rest := (row[from/wordBits] ^ others) >> (from % wordBits); rest != 0 {
			return min(from+mathbits.TrailingZeros64(rest), columns)
		}
		from += wordBits - from%wordBits
	}
	return columns
}
