package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// Length is a length in a template, "12.5mm", in hundredths of a millimetre.
type Length int

// UnmarshalText reads a length; the unit must stand with it, so that nobody takes points for millimetres.
func (l *Length) UnmarshalText(raw []byte) error {
	value, err := measure(string(raw), "mm", 2)
	*l = Length(value)
	return err
}

// ModuleWidth is the width of a symbol's module in a template, "0.495mm", in thousandths of a millimetre.
type ModuleWidth int

// UnmarshalText reads the width of a module; the unit must stand with it.
func (m *ModuleWidth) UnmarshalText(raw []byte) error {
	value, err := measure(string(raw), "mm", 3)
	*m = ModuleWidth(value)
	return err
}

// String writes the width as a template does.
func (m ModuleWidth) String() string { return fmt.Sprintf("%d.%03dmm", int(m)/1000, int(m)%1000) }

// PointSize is a font size in a template, "8.5pt", in tenths of a point.
type PointSize int

// UnmarshalText reads a font size; the unit must stand with it.
func (p *PointSize) UnmarshalText(raw []byte) error {
	value, err := measure(string(raw), "pt", 1)
	*p = PointSize(value)
	return err
}

// Pair is a place or an extent: ["20mm", "10mm"] is 20 mm to the right and 10 mm down.
type Pair []Length

func (p Pair) x() int { return p.side(0) }
func (p Pair) y() int { return p.side(1) }

// side gives nothing of a pair that is none; the checks of a template tell of it.
func (p Pair) side(i int) int {
	if i >= len(p) {
		return 0
	}
	return int(p[i])
}

// mostDigits keeps a measure so small that no sum of measures overflows.
const mostDigits = 8

// measure reads a decimal number with its unit as an integer of the given decimals; finer digits are refused, and so
// are signs: nothing of a template is less than nothing.
func measure(text, unit string, decimals int) (int, error) {
	number, found := strings.CutSuffix(text, unit)
	whole, part, broken := strings.Cut(number, ".")
	digits := whole + part + strings.Repeat("0", max(decimals-len(part), 0))
	value, err := strconv.ParseUint(digits, 10, 32)
	if !found || err != nil || whole == "" || broken == (part == "") || len(part) > decimals || len(digits) > mostDigits {
		return 0, fmt.Errorf("%q is no measure; write it like %q", text, sample(unit, decimals))
	}
	return int(value), nil
}

func sample(unit string, decimals int) string {
	return "12." + strings.Repeat("5", decimals) + unit
}
