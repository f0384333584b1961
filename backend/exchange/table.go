package exchange

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteTable writes rows under headings as CSV in UTF-8 with byte order mark, to be looked at in a spreadsheet. A
// cell that a spreadsheet would take for a formula gets an apostrophe in front, as in a register.
func WriteTable(w io.Writer, headings []string, rows [][]string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(headings); err != nil {
		return err
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = guarded(strings.ReplaceAll(text, "\r\n", "\n"))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
