package symbol

import "math"

// The most characters a symbol may hold: 48 of element strings, their separators counted (GS1 General
// Specifications, 5.4.1), and 80 of anything else, where a scanner's buffer ends.
const (
	maxGS1128  = 48
	maxCode128 = 80
)

// The codewords that do not stand for characters (ISO/IEC 15417, table 1).
const (
	shift     = 98
	fnc1      = 102
	startA    = 103
	stop      = 106
	checkBase = 103
)

// codeSet is one of the three meanings of a codeword.
type codeSet int

const (
	setA codeSet = iota // control characters, digits, capitals
	setB                // digits, capitals, small letters
	setC                // pairs of digits
	codeSets
)

// latches lead from one set into another for good.
var latches = [codeSets]byte{setA: 101, setB: 100, setC: 99}

// function1 stands for FNC1 in data that is about to be planned; it is no ASCII character.
const function1 = 0xf1

func encodeGS1128(kind Kind, data string) (bits, error) {
	if err := checkElements(kind, data); err != nil {
		return bits{}, err
	}
	if len(data) > maxGS1128 {
		return bits{}, tooLong(kind, len(data))
	}
	return drawCode128(planGS1128(data)), nil
}

func encodeCode128(kind Kind, data string) (bits, error) {
	if err := checkCharacters(kind, data, 0, 0x7f); err != nil {
		return bits{}, err
	}
	if len(data) > maxCode128 {
		return bits{}, tooLong(kind, len(data))
	}
	return drawCode128(planCode128([]byte(data))), nil
}

// Codewords gives the codewords of a GS1-128 or Code 128 symbol from its start character to its check character, for
// printers that are told each of them. Other kinds have none.
func (s Symbol) Codewords() []byte {
	switch s.Kind {
	case GS1128:
		return planGS1128(s.Data)
	case Code128:
		return planCode128([]byte(s.Data))
	}
	return nil
}

func planGS1128(elements string) []byte { return planCode128(withFunction1(elements, function1)) }

// plan128 knows, for every place in the data and every set one may come in, the fewest codewords that the rest takes
// and the set to go on in. A rest that a set cannot begin with costs unreachable.
type plan128 struct {
	data []byte
	cost [maxCode128 + 2][codeSets]int
	next [maxCode128 + 2][codeSets]codeSet
}

const unreachable = math.MaxInt32

// planCode128 gives the fewest codewords that say the data, from the start character up to the check character.
func planCode128(data []byte) []byte {
	p := plan128{data: data}
	for i := len(data) - 1; i >= 0; i-- {
		p.weigh(i)
	}
	first := setC
	for _, set := range []codeSet{setB, setA} {
		if p.cost[0][set] < p.cost[0][first] {
			first = set
		}
	}
	// Coming in by another set would cost a latch, so the cheapest set is one that the data begins in.
	return p.write(first)
}

// weigh finds the way on from one place, when all later ones are known.
func (p *plan128) weigh(i int) {
	var within [codeSets]int
	best := setC
	for _, set := range []codeSet{setC, setB, setA} {
		within[set] = p.within(i, set)
		if within[set] < within[best] {
			best = set
		}
	}
	for set := range codeSets {
		p.cost[i][set], p.next[i][set] = within[set], set
		if within[best]+1 < within[set] {
			p.cost[i][set], p.next[i][set] = within[best]+1, best
		}
	}
}

// within gives the cost of going on in a set without a latch at this place.
func (p *plan128) within(i int, set codeSet) int {
	codewords, characters := p.step(i, set)
	if characters == 0 {
		return unreachable
	}
	return codewords + p.cost[i+characters][set]
}

// step tells how many codewords say how many of the next characters in a set; no characters when it cannot.
func (p *plan128) step(i int, set codeSet) (codewords, characters int) {
	c := p.data[i]
	switch {
	case c == function1:
		return 1, 1
	case set == setC && i+1 < len(p.data) && isDigit(c) && isDigit(p.data[i+1]):
		return 1, 2
	case set == setC:
		return 0, 0
	case set.holds(c):
		return 1, 1
	}
	return 2, 1 // a shift, and the character in the other set
}

func (p *plan128) write(set codeSet) []byte {
	codewords := make([]byte, 0, len(p.data)+8)
	codewords = append(codewords, startA+byte(set))
	for i := 0; i < len(p.data); {
		if next := p.next[i][set]; next != set {
			codewords, set = append(codewords, latches[next]), next
		}
		_, characters := p.step(i, set)
		codewords = set.appendCodewords(codewords, p.data[i:i+characters])
		i += characters
	}
	return append(codewords, checkCodeword(codewords))
}

func (s codeSet) appendCodewords(codewords, data []byte) []byte {
	switch c := data[0]; {
	case c == function1:
		return append(codewords, fnc1)
	case len(data) == 2:
		return append(codewords, 10*(c-'0')+data[1]-'0')
	case !s.holds(c):
		return append(codewords, shift, valueInAB(c))
	default:
		return append(codewords, valueInAB(c))
	}
}

// holds tells whether set A or B has a character.
func (s codeSet) holds(c byte) bool {
	if s == setA {
		return c < 0x60
	}
	return c >= ' '
}

// valueInAB is the codeword of a character: sets A and B differ only in what the values from 64 on mean.
func valueInAB(c byte) byte {
	if c < ' ' {
		return c + 64
	}
	return c - ' '
}

// checkCodeword weighs every codeword with its place, the start character and the first one with 1.
func checkCodeword(codewords []byte) byte {
	sum := int(codewords[0])
	for i, codeword := range codewords {
		sum += i * int(codeword)
	}
	return byte(sum % checkBase)
}

// widths128 are the widths of bars and spaces, six to a codeword in the order of their values, and the stop character
// with its ending bar (ISO/IEC 15417:2007, table 1).
const widths128 = "" +
	"212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221" +
	"223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321" +
	"112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131" +
	"311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114" +
	"122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141" +
	"214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232" +
	"2331112"

const charModules = 11

func drawCode128(codewords []byte) bits {
	all := newBits((len(codewords)+1)*charModules+2, 1)
	column := 0
	for _, codeword := range codewords {
		column = all.drawBars(column, widths128[int(codeword)*6:int(codeword)*6+6])
	}
	all.drawBars(column, widths128[stop*6:])
	return all
}

// drawBars draws bars and spaces in turn and gives the column behind them.
func (b bits) drawBars(column int, widths string) int {
	for i := range len(widths) {
		for range widths[i] - '0' {
			if i%2 == 0 {
				b.set(column, 0)
			}
			column++
		}
	}
	return column
}
