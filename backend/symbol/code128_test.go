package symbol_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/boombuler/barcode/code128"
	"pgregory.net/rapid"

	"tradehub/backend/symbol"
)

func TestCodewords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind symbol.Kind
		data string
		want []byte
	}{
		{symbol.GS1128, "00095212340000000013", []byte{105, 102, 0, 9, 52, 12, 34, 0, 0, 0, 0, 13, 25}},
		{symbol.GS1128, "37126" + gs + "10A", []byte{105, 102, 37, 12, 100, 22, 102, 17, 16, 33, 26}},
		{symbol.Code128, "PJJ123C", []byte{104, 48, 42, 42, 17, 18, 19, 35, 55}},
		{symbol.Code128, "\x02AB", []byte{103, 66, 33, 34, 28}},
		{symbol.Code128, "a\x02a", []byte{104, 65, 98, 66, 65, 102}},
		{symbol.EAN13, "9521234000013", nil},
		{symbol.QR, "1", nil},
	} {
		if got := encode(t, c.kind, c.data).Codewords(); !slices.Equal(got, c.want) {
			t.Errorf("%s of %q: %v, want %v", c.kind, c.data, got, c.want)
		}
	}
}

// TestCode128IsAsShortAsCanBe compares with a search through all that codewords can say, and with boombuler's encoder.
func TestCode128IsAsShortAsCanBe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]symbol.Kind{symbol.GS1128, symbol.Code128}).Draw(t, "kind")
		data := anything[kind].Draw(t, "data")
		s, err := symbol.Encode(kind, data)
		if err != nil {
			t.Fatal(err)
		}
		plain, fnc1 := data, string(code128.FNC1)
		if kind == symbol.GS1128 {
			plain = fnc1 + strings.ReplaceAll(data, gs, fnc1)
		}
		if got, want := len(s.Codewords())-1, shortest([]rune(plain)); got != want {
			t.Errorf("%q takes %d codewords, and %d would do", data, got, want)
		}
		if theirs, err := code128.Encode(plain); err == nil && theirs.Bounds().Dx() < s.Columns {
			t.Errorf("boombuler needs %d modules for %q, we %d", theirs.Bounds().Dx(), data, s.Columns)
		}
	})
}

// shortest counts the codewords from the start character to the last of the data, going forward through everything
// that codewords can say.
func shortest(data []rune) int {
	const sets, far = "ABC", 1 << 20
	cost := make([]map[rune]int, len(data)+3)
	for i := range cost {
		cost[i] = map[rune]int{'A': far, 'B': far, 'C': far}
	}
	cost[0] = map[rune]int{'A': 1, 'B': 1, 'C': 1}
	for i := range data {
		for _, from := range sets {
			for _, to := range sets {
				cost[i][to] = min(cost[i][to], cost[i][from]+1)
			}
		}
		for _, set := range sets {
			if length := says(set, data[i:]); length > 0 {
				cost[i+length][set] = min(cost[i+length][set], cost[i][set]+1)
			}
			if set != 'C' && says('A'+'B'-set, data[i:]) > 0 {
				cost[i+1][set] = min(cost[i+1][set], cost[i][set]+2)
			}
		}
	}
	end := cost[len(data)]
	return min(end['A'], end['B'], end['C'])
}

// says tells how many characters one codeword of a set says.
func says(set rune, data []rune) int {
	digit := func(i int) bool { return i < len(data) && data[i] >= '0' && data[i] <= '9' }
	switch first := data[0]; {
	case first == code128.FNC1, set == 'A' && first < 0x60, set == 'B' && first >= ' ' && first < 0x80:
		return 1
	case set == 'C' && digit(0) && digit(1):
		return 2
	}
	return 0
}
