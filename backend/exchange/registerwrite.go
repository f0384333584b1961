package exchange

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// WriteRegister writes a register as CSV in UTF-8 with byte order mark, so that Excel shows Lao and Chinese
// right. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which ReadRegister
// takes off again. A line break within a text is written as a plain newline.
func WriteRegister(w io.Writer, file RegisterFile) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	columns := slices.Concat([]string{codeColumn}, file.Columns, provenance)
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, row := range file.Rows {
		if err := out.Write(row.cells(columns)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (row RegisterRow) cells(columns []string) []string {
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = guarded(row.text(column))
	}
	return cells
}

// guarded disarms a text that a spreadsheet would run (OWASP, "CSV Injection"). A text that already looks
// guarded gets one more apostrophe, so that reading gives back exactly what was written.
func guarded(text string) string {
	if looksLikeFormula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

func unguarded(text string) string {
	if rest, marked := strings.CutPrefix(text, "'"); marked && looksLikeFormula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return text
}

// looksLikeFormula: the signs that start a formula, in half and full width, after any blanks; and a tab or
// carriage return in front, which some programs drop before they look.
func looksLikeFormula(text string) bool {
	if strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") {
		return true
	}
	bare := strings.TrimLeftFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0\u3000", r) })
	first, size := utf8.DecodeRuneInString(bare)
	return size > 0 && strings.ContainsRune("=+-@\uff1d\uff0b\uff0d\uff20", first)
}
