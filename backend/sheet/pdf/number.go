package pdf

import (
	"strconv"
	"unicode/utf16"
)

// appendFixed writes value / 10^decimals as PDF writes numbers, without noughts that say nothing: 388.05, .5, -.25.
func appendFixed(b []byte, value, decimals int) []byte {
	if value < 0 {
		b, value = append(b, '-'), -value
	}
	unit := 1
	for range decimals {
		unit *= 10
	}
	whole, part := value/unit, value%unit
	if whole > 0 || part == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.')
	for unit /= 10; part > 0; unit /= 10 {
		b = append(b, '0'+byte(part/unit))
		part %= unit
	}
	return b
}

// nearest divides and rounds, halves away from nought.
func nearest(value, by int) int {
	if value < 0 {
		return -nearest(-value, by)
	}
	return (value + by/2) / by
}

// appendByte writes a byte of a literal string. A carriage return would be read as a line feed if it were not escaped
// (ISO 32000-1, 7.3.4.2).
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendCode writes a two-byte code inside a literal string.
func appendCode(b []byte, code uint16) []byte {
	return appendByte(appendByte(b, byte(code>>8)), byte(code))
}

// appendText writes a text string: UTF-16 with its mark in front (ISO 32000-1, 7.9.2.2).
func appendText(b []byte, s string) []byte {
	b = append(b, "(\xfe\xff"...)
	for _, r := range s {
		if r < 0x10000 {
			b = appendCode(b, uint16(r))
			continue
		}
		high, low := utf16.EncodeRune(r)
		b = appendCode(appendCode(b, uint16(high)), uint16(low))
	}
	return append(b, ')')
}
