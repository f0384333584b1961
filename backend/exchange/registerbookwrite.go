package exchange

import (
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// WriteRegisterBook writes a register as an XLSX workbook that ReadRegister reads again: headings in the first row, all
// cells as text, so that no code loses its zeroes. Name is the register's. The same register always gives the same
// bytes.
func WriteRegisterBook(w io.Writer, name string, file RegisterFile) error {
	book := excelize.NewFile()
	out := sheetWriter{file: book, name: sheetNameOf(name)}
	out.keep(book.SetSheetName("Sheet1", out.name))
	out.keep(book.SetDocProps(&excelize.DocProperties{
		Title: name, Subject: "Register", Creator: "Trade Hub", LastModifiedBy: "Trade Hub",
		Created: "2026-01-01T00:00:00Z", Modified: "2026-01-01T00:00:00Z",
	}))
	out.makeStyles()
	out.writeRegister(slices.Concat([]string{codeColumn}, file.Columns, provenance), file.Rows)
	if out.err != nil {
		return out.err
	}
	if err := book.Write(w); err != nil {
		return err
	}
	return book.Close()
}

// sheetNameOf cuts a register's name to what a sheet may be called (31 characters).
func sheetNameOf(name string) string { return name[:min(len(name), excelize.MaxSheetNameLength)] }

func (s *sheetWriter) writeRegister(columns []string, rows []RegisterRow) {
	for i, column := range columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.file.SetColWidth(s.name, letter, letter, widthOf(column, rows)))
		s.keep(s.file.SetColStyle(s.name, letter, s.styles.kinds[kindText]))
		s.writeText(i+1, 1, column, s.styles.heading)
	}
	for i, row := range rows {
		for j, column := range columns {
			if text := row.text(column); text != "" {
				s.keep(s.file.SetCellStr(s.name, reference(j+1, i+2), text))
			}
		}
	}
	s.offerConfidences(columns)
	s.keep(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
	}))
	s.keep(s.file.AutoFilter(s.name, "A1:"+reference(len(columns), len(rows)+1), nil))
}

// offerConfidences lets the spreadsheet offer the words that say how sure a row is.
func (s *sheetWriter) offerConfidences(columns []string) {
	at := slices.Index(columns, confidenceColumn) + 1
	list := excelize.NewDataValidation(true)
	list.SetSqref(reference(at, 2) + ":" + reference(at, maxRegisterRows))
	s.keep(list.SetDropList(confidences))
	s.keep(s.file.AddDataValidation(s.name, list))
}

// widthOf gives a column the room of its longest text, within what can still be looked over.
func widthOf(column string, rows []RegisterRow) float64 {
	longest := len(column)
	for _, row := range rows {
		longest = max(longest, len([]rune(row.text(column))))
	}
	return float64(min(max(longest+2, 10), 48))
}

// text gives what stands under a column, with line breaks as plain newlines.
func (row RegisterRow) text(column string) string {
	text := row.Fields[column]
	if target := row.shared(column); target != nil {
		text = *target
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}
