package exchange

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// WriteDeliveryTemplate writes the delivery sheet that a cooperative downloads: the empty sheet with Lao and
// English headings, drop-downs and a version, a sheet with an example, and a short guide.
func WriteDeliveryTemplate(w io.Writer) error { return WriteDelivery(w, DeliverySheet{}) }

// WriteDelivery writes the same workbook with the sheet filled in. The places and the row numbers of the rows are not
// used: they follow one another under the headings. The same sheet always gives the same bytes.
func WriteDelivery(w io.Writer, sheet DeliverySheet) error {
	file := excelize.NewFile()
	out := sheetWriter{file: file}
	out.keep(file.SetSheetName("Sheet1", deliverySheetName))
	out.keep(file.SetDocProps(&excelize.DocProperties{
		Title: "Delivery sheet", Subject: deliveryVersion, Creator: "Trade Hub", LastModifiedBy: "Trade Hub",
		Created: "2026-01-01T00:00:00Z", Modified: "2026-01-01T00:00:00Z",
	}))
	out.makeStyles()
	out.on(deliverySheetName).writeSheet("ໃບສົ່ງມອບສິນຄ້າ · Delivery sheet", sheet)
	out.addSheet(exampleSheetName)
	out.on(exampleSheetName).writeSheet("ຕົວຢ່າງ · Example", exampleDelivery())
	out.addSheet(guideSheetName)
	out.on(guideSheetName).writeGuide()
	if out.err != nil {
		return out.err
	}
	if err := file.Write(w); err != nil {
		return err
	}
	return file.Close()
}

// exampleDelivery is made of the examples of the columns, so that both always tell the same.
func exampleDelivery() DeliverySheet {
	var sheet DeliverySheet
	for _, field := range headerFields {
		if field.text != nil {
			*field.text(&sheet) = field.example
		}
	}
	row := DeliveryRow{Graded: true}
	for _, c := range deliveryColumns {
		value := c.kind.parse(c.example, epoch1900)
		if c.text != nil {
			*c.text(&row) = value.text
		} else {
			*c.number(&row) = value.number
		}
	}
	sheet.Rows = []DeliveryRow{row}
	return sheet
}

// sheetWriter writes cells of one sheet and keeps the first error, so that the steps read without branches.
type sheetWriter struct {
	file   *excelize.File
	name   string
	styles styleSet
	err    error
}

func (s *sheetWriter) on(name string) *sheetWriter {
	s.name = name
	return s
}

func (s *sheetWriter) keep(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *sheetWriter) addSheet(name string) {
	_, err := s.file.NewSheet(name)
	s.keep(err)
}

// writeSheet lays out the block above, the headings and the rows.
func (s *sheetWriter) writeSheet(title string, sheet DeliverySheet) {
	s.formatColumns()
	s.writeText(1, 1, title, s.styles.title)
	for _, field := range headerFields {
		s.writeHeader(field, sheet)
	}
	for i, c := range deliveryColumns {
		s.writeText(i+1, laoHeadingRow, c.lao, s.styles.heading)
		s.writeText(i+1, englishHeadingRow, c.heading, s.styles.heading)
	}
	for i, row := range sheet.Rows {
		s.writeRow(firstDataRow+i, row)
	}
	s.addValidations()
	s.layOut()
}

func (s *sheetWriter) writeHeader(field headerField, sheet DeliverySheet) {
	s.writeText(field.column-1, field.row, field.lao, s.styles.label)
	s.writeText(field.column, field.row, field.label, s.styles.label)
	value := field.fixed
	if field.text != nil {
		value = *field.text(&sheet)
	}
	s.style(field.column+1, field.row, s.styles.ofHeader(field.kind))
	s.write(field.column+1, field.row, field.kind, value)
}

func (s *sheetWriter) writeRow(number int, row DeliveryRow) {
	for i, c := range deliveryColumns {
		switch {
		case c.optional && !row.Graded:
		case c.text != nil:
			s.write(i+1, number, c.kind, *c.text(&row))
		case c.kind == kindCount:
			s.write(i+1, number, c.kind, strconv.FormatInt(*c.number(&row), 10))
		default:
			s.write(i+1, number, c.kind, kilograms(*c.number(&row)))
		}
	}
}

// write puts one value into a cell. Numbers and dates become numbers of the spreadsheet, so that people can add
// and sort them; they are handed over as digits and pass through no binary fraction.
func (s *sheetWriter) write(column, row int, kind cellKind, value string) {
	if value == "" {
		return
	}
	days, isDay := dayCount(value)
	switch {
	case kind == kindDate && isDay:
		s.keep(s.file.SetCellDefault(s.name, reference(column, row), strconv.Itoa(days)))
	case kind == kindCount || kind == kindKilograms:
		s.keep(s.file.SetCellDefault(s.name, reference(column, row), value))
	default:
		s.keep(s.file.SetCellStr(s.name, reference(column, row), value))
	}
}

func (s *sheetWriter) writeText(column, row int, text string, style int) {
	s.style(column, row, style)
	s.keep(s.file.SetCellStr(s.name, reference(column, row), text))
}

func (s *sheetWriter) style(column, row, style int) {
	at := reference(column, row)
	s.keep(s.file.SetCellStyle(s.name, at, at, style))
}

// reference names a cell. Columns and rows here are never out of range, so the error is dropped.
func reference(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}
