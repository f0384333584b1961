package exchange

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// RegisterFile is one register as a CSV file or a workbook holds it.
type RegisterFile struct {
	Columns []string // names of the columns that are the register's own, in the order of the file
	Rows    []RegisterRow
}

// RegisterRow is one dated, sourced entry of a register.
type RegisterRow struct {
	Line       int // line of the file or row of the sheet, from 1
	Code       string
	Fields     map[string]string // by name of the register's own columns; an empty cell is an empty text
	ValidFrom  string            // YYYY-MM-DD, first day; empty: always
	ValidTo    string            // YYYY-MM-DD, last day; empty: open
	Source     string
	AsOf       string // YYYY-MM-DD, the day the source was read
	Confidence string // high, medium, low, or seen (in a public source)
}

// The columns that every register has: the code first, and where the row comes from last.
const (
	codeColumn       = "code"
	validFromColumn  = "valid_from"
	validToColumn    = "valid_to"
	sourceColumn     = "source"
	asOfColumn       = "as_of"
	confidenceColumn = "confidence"
)

var (
	provenance  = []string{validFromColumn, validToColumn, sourceColumn, asOfColumn, confidenceColumn}
	confidences = []string{"high", "medium", "low", "seen"}
)

// requiredCells may not be empty in any row.
var requiredCells = []struct{ column, example string }{
	{codeColumn, "KGM"}, {sourceColumn, "UN/ECE Rec 20"}, {asOfColumn, exampleDate}, {confidenceColumn, "high"},
}

const exampleDate = "2026-11-22"

// ReadRegister reads a register from an XLSX workbook or from CSV in UTF-8, whichever the file is. Name is the file's
// name, for the sentences only. Either the whole file is clean and is returned, or the error is a fault.List of
// everything wrong with it, with the parameters row (line of the file or row of the sheet), column, found, expected and
// example, and for a workbook file and sheet.
func ReadRegister(r io.Reader, name string) (RegisterFile, error) {
	in := bufio.NewReader(r)
	if head, _ := in.Peek(len(compoundFile)); isWorkbook(head) { // what cannot be read is told where it is read
		return readRegisterBook(in, name)
	}
	return readRegisterCSV(in)
}

// registerReader goes down the rows once and gathers what is right and what is wrong.
type registerReader struct {
	heading []string
	periods map[string][]RegisterRow // rows read so far, by code
	file    RegisterFile
	faults  fault.List
	done    bool // a limit is reached: what follows is not read

	// told says a fault in the words of the kind of file: where it stands and what it is called there.
	told func(key words.Key, at place, params fault.Params) *fault.Fault
}

// place is where in a file a fault stands. The column is one of the heading; the whole row where it is empty.
type place struct {
	row    int
	column string
}

func (r *registerReader) refuse(key words.Key, at place, params fault.Params) {
	if params == nil {
		params = fault.Params{}
	}
	params["row"] = at.row
	if at.column != "" {
		params["column"] = at.column
	}
	r.faults = append(r.faults, r.told(key, at, params))
}

// maxRegisterRows is more than any register has.
const maxRegisterRows = 100_000

// full stops the reading where a file has more rows than any register, or more faults than anybody reads.
func (r *registerReader) full(row int) bool {
	switch {
	case len(r.file.Rows) == maxRegisterRows:
		r.refuse(words.ExchangeCsvTooManyRows, place{row: row}, fault.Params{"expected": strconv.Itoa(maxRegisterRows)})
	case len(r.faults) >= maxFaults:
		r.refuse(words.ExchangeCsvTooManyErrors, place{row: row}, fault.Params{"expected": strconv.Itoa(maxFaults)})
	default:
		return false
	}
	r.done = true
	return true
}

// takeColumn learns a column from its heading.
func (r *registerReader) takeColumn(name string) {
	r.heading = append(r.heading, name)
	if name != codeColumn && !slices.Contains(provenance, name) {
		r.file.Columns = append(r.file.Columns, name)
	}
}

// needColumns refuses a heading without the columns that every register has.
func (r *registerReader) needColumns(row int) {
	for _, name := range append([]string{codeColumn}, provenance...) {
		if !slices.Contains(r.heading, name) {
			r.refuse(words.ExchangeCsvHeadingMissing, place{row: row}, fault.Params{"expected": name})
		}
	}
}

// headingOf gives a heading as it is compared.
func headingOf(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// keep holds a row to what every register must say of itself, and takes it.
func (r *registerReader) keep(row RegisterRow) {
	r.checkProvenance(row)
	r.checkPeriod(row)
	r.file.Rows = append(r.file.Rows, row)
}

func (row *RegisterRow) set(column, text string) {
	if target := row.shared(column); target != nil {
		*target = strings.TrimSpace(text)
		return
	}
	row.Fields[column] = text
}

// shared gives the place of a column that every register has, or nil for a column of this register.
func (row *RegisterRow) shared(column string) *string {
	switch column {
	case codeColumn:
		return &row.Code
	case validFromColumn:
		return &row.ValidFrom
	case validToColumn:
		return &row.ValidTo
	case sourceColumn:
		return &row.Source
	case asOfColumn:
		return &row.AsOf
	case confidenceColumn:
		return &row.Confidence
	}
	return nil
}

// checkProvenance holds the row to where it comes from.
func (r *registerReader) checkProvenance(row RegisterRow) {
	for _, must := range requiredCells {
		if *row.shared(must.column) == "" {
			r.refuse(words.ExchangeCsvEmpty, place{row.Line, must.column}, fault.Params{"example": must.example})
		}
	}
	for _, column := range []string{validFromColumn, validToColumn, asOfColumn} {
		text := *row.shared(column)
		if _, err := time.Parse(isoDate, text); text != "" && err != nil {
			r.refuse(words.ExchangeCsvDate, place{row.Line, column},
				fault.Params{"found": text, "expected": "YYYY-MM-DD", "example": exampleDate})
		}
	}
	if row.Confidence != "" && !slices.Contains(confidences, row.Confidence) {
		r.refuse(words.ExchangeCsvConfidence, place{row.Line, confidenceColumn},
			fault.Params{"found": row.Confidence, "expected": strings.Join(confidences, ", ")})
	}
}

// checkPeriod refuses a period that ends before it begins, and two rows of one code on the same day.
func (r *registerReader) checkPeriod(row RegisterRow) {
	if row.ValidFrom != "" && row.ValidTo != "" && row.ValidTo < row.ValidFrom {
		r.refuse(words.ExchangeCsvPeriod, place{row.Line, validToColumn},
			fault.Params{"found": row.ValidTo, "expected": row.ValidFrom})
		return
	}
	for _, other := range r.periods[row.Code] {
		if row.Code != "" && row.overlaps(other) {
			r.refuse(words.ExchangeCsvCodeTwice, place{row.Line, codeColumn},
				fault.Params{"found": row.Code, "first": other.Line})
			break
		}
	}
	r.periods[row.Code] = append(r.periods[row.Code], row)
}

// overlaps compares ISO dates as texts; an empty one has no end on its side.
func (row RegisterRow) overlaps(other RegisterRow) bool {
	startsInTime := row.ValidFrom == "" || other.ValidTo == "" || row.ValidFrom <= other.ValidTo
	endsInTime := row.ValidTo == "" || other.ValidFrom == "" || row.ValidTo >= other.ValidFrom
	return startsInTime && endsInTime
}
