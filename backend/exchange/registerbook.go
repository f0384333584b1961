package exchange

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// inBook are the sentences for a cell of a workbook, by those for a line of CSV.
var inBook = map[words.Key]words.Key{
	words.ExchangeCsvHeadingMissing: words.ExchangeBookHeadingMissing,
	words.ExchangeCsvHeadingTwice:   words.ExchangeHeadingTwice,
	words.ExchangeCsvEmpty:          words.ExchangeCellEmpty,
	words.ExchangeCsvDate:           words.ExchangeBookDate,
	words.ExchangeCsvPeriod:         words.ExchangeBookPeriod,
	words.ExchangeCsvConfidence:     words.ExchangeBookConfidence,
	words.ExchangeCsvCodeTwice:      words.ExchangeBookCodeTwice,
	words.ExchangeCsvNoRows:         words.ExchangeBookNoRows,
	words.ExchangeCsvTooManyRows:    words.ExchangeTooManyRows,
	words.ExchangeCsvTooManyErrors:  words.ExchangeTooManyErrors,
}

// readRegisterBook reads a register from the first sheet of a workbook: a row of headings, and rows below.
func readRegisterBook(r io.Reader, name string) (RegisterFile, error) {
	book, err := openWorkbook(r, name)
	if err != nil {
		return RegisterFile{}, err
	}
	defer book.close()
	sheet := book.file.GetSheetName(0)
	part := book.sheetPart(sheet)
	if part == nil {
		return RegisterFile{}, fileFault(words.ExchangeBrokenXlsx, name)
	}
	found, err := readMarks(part)
	if err != nil {
		return RegisterFile{}, fileFault(words.ExchangeBrokenXlsx, name).Because(err)
	}
	reader := bookRegister{book: book, sheet: sheet, epoch: book.epoch(), marks: found, columns: map[string]int{}}
	reader.registerReader = registerReader{periods: map[string][]RegisterRow{}, told: reader.toldOfCell}
	if err := reader.readRows(); err != nil {
		return RegisterFile{}, fileFault(words.ExchangeBrokenXlsx, name).Because(err)
	}
	reader.finish()
	if err := reader.faults.OrNil(); err != nil {
		return RegisterFile{}, err
	}
	return reader.file, nil
}

// bookRegister goes down the rows of a sheet.
type bookRegister struct {
	registerReader
	book    *workbook
	sheet   string
	epoch   time.Time // from which the workbook counts its days
	marks   marks
	top     int            // row of the headings, 0 until found
	columns map[string]int // place of each heading, from 1
}

// toldOfCell names the cell as a spreadsheet shows it. A fault of the whole row stands in its first column.
func (b *bookRegister) toldOfCell(key words.Key, at place, params fault.Params) *fault.Fault {
	if other, is := inBook[key]; is {
		key = other
	}
	stands := cell{row: at.row, column: max(1, b.columns[at.column]), heading: at.column}
	for name, value := range map[string]any{"file": b.book.name, "sheet": b.sheet, "column": stands.label()} {
		if _, said := params[name]; !said || name == "column" && at.column != "" {
			params[name] = value
		}
	}
	return fault.New(fault.Invalid, key, params).At(stands.reference())
}

func (b *bookRegister) readRows() error {
	rows, err := b.book.file.Rows(b.sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	number := 0
	for !b.done && rows.Next() {
		if number++; number > excelize.TotalRows {
			return errBrokenSheet
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		b.take(number, cells)
	}
	if !b.done && number < b.marks.rows {
		return errBrokenSheet
	}
	return rows.Error()
}

func (b *bookRegister) take(number int, cells []string) {
	switch {
	case isBlank(cells):
	case b.top == 0:
		b.takeHeading(number, cells)
	default:
		b.takeRow(number, cells)
	}
}

// takeHeading learns the columns; where rows could not be read under them the reading stops.
func (b *bookRegister) takeHeading(number int, cells []string) {
	b.top = number
	for i, text := range cells {
		name := headingOf(text)
		switch _, twice := b.columns[name]; {
		case name == "":
		case twice:
			b.refuse(words.ExchangeCsvHeadingTwice, place{row: number},
				fault.Params{"column": cell{column: i + 1}.label(), "found": name})
		default:
			b.columns[name] = i + 1
			b.takeColumn(name)
		}
	}
	b.needColumns(number)
	b.takeMerged()
	b.done = len(b.faults) > 0
}

// takeMerged refuses merged cells from the headings on: all but one of them are empty in the file, whatever the screen
// shows.
func (b *bookRegister) takeMerged() {
	for _, reference := range b.marks.merged {
		first, last, _ := strings.Cut(reference, ":")
		column, row, err := excelize.CellNameToCoordinates(first)
		_, end, endErr := excelize.CellNameToCoordinates(last)
		if err == nil && endErr == nil && end >= b.top {
			b.refuse(words.ExchangeMerged, place{row: row},
				fault.Params{"column": cell{column: column}.label(), "found": reference, "expected": first})
		}
	}
}

func (b *bookRegister) takeRow(number int, cells []string) {
	if b.full(number) {
		return
	}
	row := RegisterRow{Line: number, Fields: map[string]string{}}
	for _, name := range b.heading {
		row.set(name, b.textOf(name, number, cells))
	}
	b.refuseStray(number, cells)
	b.keep(row)
}

// textOf reads a cell. A formula is refused: what it gives today it may not give tomorrow.
func (b *bookRegister) textOf(name string, number int, cells []string) string {
	column := b.columns[name]
	if formula, is := b.marks.formulas[position{number, column}]; is {
		b.refuse(words.ExchangeFormula, place{number, name}, fault.Params{"found": formula, "example": exampleOf(name)})
	}
	if column > len(cells) {
		return ""
	}
	text := strings.ReplaceAll(cells[column-1], "\r\n", "\n")
	if name == validFromColumn || name == validToColumn || name == asOfColumn {
		return dayOf(text, b.epoch)
	}
	return text
}

// refuseStray refuses text under no heading, which would be lost in silence.
func (b *bookRegister) refuseStray(number int, cells []string) {
	for i, text := range cells {
		under := slices.ContainsFunc(b.heading, func(name string) bool { return b.columns[name] == i+1 })
		if !under && strings.TrimSpace(text) != "" {
			b.refuse(words.ExchangeBookStray, place{row: number},
				fault.Params{"column": cell{column: i + 1}.label(), "found": text})
		}
	}
}

// finish says what only the end of the sheet shows.
func (b *bookRegister) finish() {
	if len(b.file.Rows) == 0 && len(b.faults) == 0 {
		b.refuse(words.ExchangeCsvNoRows, place{row: max(1, b.top)}, nil)
	}
}

// dayOf gives a day as a register writes it, where a spreadsheet made a count of days of it; any other text stays.
func dayOf(text string, epoch time.Time) string {
	if days, err := strconv.Atoi(text); err == nil && days > 0 && days < 100_000 {
		return epoch.AddDate(0, 0, days).Format(isoDate)
	}
	return text
}

func exampleOf(column string) string {
	for _, must := range requiredCells {
		if must.column == column {
			return must.example
		}
	}
	return exampleDate
}
