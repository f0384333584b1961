package exchange

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// More rows than any delivery has, and more faults than anyone reads; beyond either the reading stops.
const (
	maxDeliveryRows = 200_000
	maxFaults       = 1_000
	maxTopRows      = 50 // where the headings are looked for
)

// ReadDelivery reads a filled delivery sheet (XLSX). Name is the file's name, for the sentences only. Either
// the whole sheet is clean and is returned, or nothing is and the error is a fault.List of everything wrong with
// it, each fault with the parameters file, sheet, row, column (letter and heading), found, expected and example.
// Whether the codes exist and the dates lie in the past is for the caller to judge.
func ReadDelivery(r io.Reader, name string) (DeliverySheet, error) {
	return readDelivery(r, name, maxDeliveryRows)
}

func readDelivery(r io.Reader, name string, maxRows int) (DeliverySheet, error) {
	book, err := openWorkbook(r, name)
	if err != nil {
		return DeliverySheet{}, err
	}
	defer book.close()
	reader, err := newDeliveryReader(book, maxRows)
	if err != nil {
		return DeliverySheet{}, err
	}
	if err := reader.readRows(); err != nil {
		return DeliverySheet{}, fileFault(words.ExchangeBrokenXlsx, name).Because(err)
	}
	reader.finish()
	if err := reader.faults.OrNil(); err != nil {
		return DeliverySheet{}, err
	}
	reader.sheet.Places = reader.places()
	return reader.sheet, nil
}

// deliveryReader goes down the sheet once and gathers what is right and what is wrong.
type deliveryReader struct {
	book    *workbook
	name    string // of the sheet
	epoch   time.Time
	maxRows int
	marks   marks
	top     [][]string       // the rows above the headings
	heading int              // row of the headings, 0 until found
	columns [columnCount]int // place of each column, 0 when it is missing
	strange bool             // there is a heading that nobody knows
	lots    map[string]int   // first row of each lot number
	sheet   DeliverySheet
	faults  fault.List
	done    bool // a limit is reached: what follows is not read
}

func newDeliveryReader(book *workbook, maxRows int) (*deliveryReader, error) {
	names := book.file.GetSheetList()
	at := slices.IndexFunc(names, func(n string) bool {
		return strings.EqualFold(strings.TrimSpace(n), deliverySheetName)
	})
	if at < 0 {
		f := fileFault(words.ExchangeSheetMissing, book.name)
		f.Params["found"], f.Params["expected"] = strings.Join(names, ", "), deliverySheetName
		return nil, f
	}
	part := book.sheetPart(names[at])
	if part == nil {
		return nil, fileFault(words.ExchangeBrokenXlsx, book.name)
	}
	found, err := readMarks(part)
	if err != nil {
		return nil, fileFault(words.ExchangeBrokenXlsx, book.name).Because(err)
	}
	return &deliveryReader{
		book: book, name: names[at], epoch: book.epoch(), maxRows: maxRows, marks: found, lots: map[string]int{},
	}, nil
}

// epoch tells from which day the workbook counts its dates.
func (b *workbook) epoch() time.Time {
	props, err := b.file.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		return epoch1904
	}
	return epoch1900
}

func (d *deliveryReader) readRows() error {
	rows, err := d.book.file.Rows(d.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	number := 0
	for !d.done && rows.Next() {
		if number++; number > excelize.TotalRows {
			return errBrokenSheet
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		d.take(number, cells)
	}
	if !d.done && number < d.marks.rows {
		return errBrokenSheet
	}
	return rows.Error()
}

func (d *deliveryReader) take(number int, cells []string) {
	switch {
	case d.heading > 0:
		d.takeRow(number, cells)
	case isHeadingRow(cells):
		d.heading = number
		d.takeHeadings(cells)
		d.takeHeader()
		d.takeMerged()
	case number >= maxTopRows:
		d.done = true
	default:
		d.top = append(d.top, cells)
	}
}

// finish says what only the end of the sheet shows.
func (d *deliveryReader) finish() {
	switch {
	case d.heading == 0:
		at := cell{row: englishHeadingRow, column: 1}
		d.refuse(words.ExchangeHeadingRowMissing, at, "", headingList(), "")
	case len(d.sheet.Rows) == 0:
		at := cell{row: d.heading + 1, column: d.columns[columnLot], heading: deliveryColumns[columnLot].heading}
		d.refuse(words.ExchangeNoRows, at, "", "1, 2, 3 …", deliveryColumns[columnLot].example)
	}
}

// places tells where the codes of a clean sheet stand.
func (d *deliveryReader) places() DeliveryPlaces {
	cooperative, _ := d.findHeader(cooperativeField)
	column := func(index int) string { return d.at(index, DeliveryRow{}).label() }
	return DeliveryPlaces{
		Sheet: d.name, CooperativeRow: cooperative.row, Cooperative: cooperative.label(), Item: column(columnItem),
		Lot: column(columnLot), Package: column(columnPackageKind),
	}
}

// cell is one place of the sheet with what it says.
type cell struct {
	row, column int // from 1
	heading     string
	text        string
}

// label gives the column as people find it: letter and heading.
func (c cell) label() string {
	letter, err := excelize.ColumnNumberToName(c.column)
	if err != nil || c.heading == "" {
		return letter
	}
	return letter + " (" + c.heading + ")"
}

func (c cell) reference() string {
	reference, _ := excelize.CoordinatesToCellName(c.column, c.row)
	return reference
}

// refuse notes a fault at a cell and returns its parameters, for those few that tell more.
func (d *deliveryReader) refuse(key words.Key, at cell, found, expected, example string) fault.Params {
	if len(d.faults) > maxFaults {
		return fault.Params{}
	}
	if len(d.faults) == maxFaults {
		d.done = true
		key, found, expected, example = words.ExchangeTooManyErrors, "", "1000", ""
	}
	params := fault.Params{
		"file": d.book.name, "sheet": d.name, "row": at.row, "column": at.label(),
		"found": found, "expected": expected, "example": example,
	}
	d.faults = append(d.faults, fault.New(fault.Invalid, key, params).At(at.reference()))
	return params
}
