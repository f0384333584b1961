package symbol_test

import (
	"strings"
	"testing"

	"tradehub/backend/symbol"
)

// TestQRIsAsSmallAsCanBe fills versions to the brim (ISO/IEC 18004, table 7, level M) and one character over it.
func TestQRIsAsSmallAsCanBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		with    string
		most    int
		columns int
	}{
		{"7", 34, 21}, {"A", 20, 21}, {"a", 14, 21},
		{"7", 432, 53}, {"A", 262, 53}, {"a", 180, 53},
		{"7", 513, 57}, {"A", 311, 57}, {"a", 213, 57},
		{"7", 5596, 177}, {"A", 3391, 177}, {"a", 2331, 177},
	} {
		if s := encode(t, symbol.QR, strings.Repeat(c.with, c.most)); s.Columns != c.columns || s.Rows != c.columns {
			t.Errorf("%d times %q takes %d modules, want %d", c.most, c.with, s.Columns, c.columns)
		}
		s, err := symbol.Encode(symbol.QR, strings.Repeat(c.with, c.most+1))
		if c.columns < 177 && s.Columns != c.columns+4 || c.columns == 177 && err == nil {
			t.Errorf("%d times %q takes %d modules", c.most+1, c.with, s.Columns)
		}
	}
}

func TestQRMixesSegments(t *testing.T) {
	t.Parallel()
	for text, columns := range map[string]int{
		"https://id.example.org/00/095212340000000013": 29, // 33 in one segment
		digitalLink: 33, // 37 in one segment
		"HTTPS://ID.EXAMPLE.ORG/00/095212340000000013":           29,
		strings.Repeat("7", 100) + strings.Repeat("a", 20) + "🍌": 37,
	} {
		if got := encode(t, symbol.QR, text).Columns; got != columns {
			t.Errorf("%q takes %d modules, want %d", text, got, columns)
		}
	}
}

// TestQRTakesTheMaskThatStrainsReadersLeast reads the mask out of the format information (ISO/IEC 18004, 7.9). The
// masks wanted were found by weighing all eight, drawn by another encoder (piglig/go-qr 1.0.0), module by module.
func TestQRTakesTheMaskThatStrainsReadersLeast(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("nam tha, luang; ", 100)
	for _, c := range []struct{ from, length, columns, mask int }{
		{0, 1, 21, 2}, {1, 8, 21, 0}, {0, 36, 29, 3}, {1, 43, 33, 6}, {0, 71, 37, 4}, {4, 99, 41, 5},
		{1, 253, 65, 2}, {4, 799, 109, 4}, {0, 1191, 133, 2},
	} {
		s := encode(t, symbol.QR, text[c.from:c.from+c.length])
		level, mask := format(s)
		if level != 0 || mask != c.mask || s.Columns != c.columns {
			t.Errorf("%+v is of level %d (M is 0) under mask %d, %d modules", c, level, mask, s.Columns)
		}
	}
}

func format(s symbol.Symbol) (level, mask int) {
	bits := 0
	for column := range 5 {
		bits <<= 1
		if s.Dark(column, 8) {
			bits |= 1
		}
	}
	bits ^= 0b10101
	return bits >> 3, bits & 7
}
