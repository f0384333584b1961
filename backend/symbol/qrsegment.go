package symbol

import (
	"strings"

	"rsc.io/qr/coding"
)

// qrState is where one stands within a segment of a QR Code: its mode, and how many characters of the group that is
// packed together are written. What a character adds depends on it.
type qrState int

const (
	digit1 qrState = iota // the next digit opens a group of three
	digit2
	digit3
	letter1 // the next capital, digit or sign opens a group of two
	letter2
	octet
	qrStates
)

// qrStep is what the next character adds in a state, and the state behind it (ISO/IEC 18004, 7.4.3 to 7.4.5).
var qrStep = [qrStates]struct {
	bits int
	next qrState
}{
	digit1: {4, digit2}, digit2: {3, digit3}, digit3: {3, digit1},
	letter1: {6, letter2}, letter2: {5, letter1},
	octet: {8, octet},
}

// qrOpenings are the states that a segment may begin in.
var qrOpenings = [...]qrState{octet, letter1, digit1}

// qrLetters are the characters of the alphanumeric mode.
const qrLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// segment cuts a text into the segments that take the fewest bits in versions like the given one, and gives their
// number. A digital link is small letters with long numbers among them, which saves a version or two.
func segment(text string, version coding.Version) ([]coding.Encoding, int) {
	ways := qrWays(text, qrHeaders(version))
	var segments []coding.Encoding
	state, from := ways[0].opening, 0
	for i := 1; i <= len(text); i++ {
		state = qrStep[state].next
		if i == len(text) || ways[i].reopen[state] {
			segments = append(segments, state.encoding(text[from:i]))
			state, from = ways[i].opening, i
		}
	}
	return segments, ways[0].size
}

// qrWay is the best way on from one place in the text.
type qrWay struct {
	size    int     // bits, when a new segment begins here
	opening qrState // of that segment
	within  [qrStates]int
	reopen  [qrStates]bool // whether a new segment is better than going on in the state
}

// qrWays weighs every place from the end of the text to its beginning.
func qrWays(text string, headers [qrStates]int) []qrWay {
	ways := make([]qrWay, len(text)+1)
	for i := len(text) - 1; i >= 0; i-- {
		way, after := &ways[i], &ways[i+1]
		for state := range qrStates {
			way.within[state] = unreachable
			if state.holds(text[i]) {
				way.within[state] = qrStep[state].bits + after.within[qrStep[state].next]
			}
		}
		way.size = unreachable
		for _, state := range qrOpenings {
			if size := headers[state] + way.within[state]; size < way.size {
				way.size, way.opening = size, state
			}
		}
		for state := range qrStates {
			if way.size < way.within[state] {
				way.within[state], way.reopen[state] = way.size, true
			}
		}
	}
	return ways
}

// qrHeaders gives the bits that open a segment: mode and count, which an empty segment has nothing but.
func qrHeaders(version coding.Version) [qrStates]int {
	var headers [qrStates]int
	for _, state := range qrOpenings {
		headers[state] = state.encoding("").Bits(version)
	}
	return headers
}

func (s qrState) holds(c byte) bool {
	switch s {
	case octet:
		return true
	case letter1, letter2:
		return strings.IndexByte(qrLetters, c) >= 0
	}
	return isDigit(c)
}

func (s qrState) encoding(text string) coding.Encoding {
	switch s {
	case octet:
		return coding.String(text)
	case letter1, letter2:
		return coding.Alpha(text)
	}
	return coding.Num(text)
}
