package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// RegisterFile is one register as a CSV file holds it.
type RegisterFile struct {
	Columns []string // names of the columns that are the register's own, in the order of the file
	Rows    []RegisterRow
}

// RegisterRow is one dated, sourced entry of a register.
type RegisterRow struct {
	Line       int // line of the file, from 1; the heading is line 1
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

const (
	maxRegisterMiB = 16
	byteOrderMark  = "\ufeff"
	exampleDate    = "2026-11-22"
)

// ReadRegister reads a register from CSV in UTF-8, with or without byte order mark. Either the whole file is
// clean and is returned, or the error is a fault.List of everything wrong with it, with the parameters row (the
// line of the file), column, found, expected and example.
func ReadRegister(r io.Reader) (RegisterFile, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxRegisterMiB*mib+1))
	switch {
	case err != nil:
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvUnreadable, nil).Because(err)
	case len(raw) > maxRegisterMiB*mib:
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvTooBig, fault.Params{"expected": maxRegisterMiB})
	case !utf8.Valid(raw):
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvNotText, nil)
	}
	reader := registerReader{periods: map[string][]RegisterRow{}}
	reader.csv = csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte(byteOrderMark))))
	reader.csv.FieldsPerRecord = -1 // counted here, so that every wrong line is told
	reader.read()
	if err := reader.faults.OrNil(); err != nil {
		return RegisterFile{}, err
	}
	return reader.file, nil
}

// registerReader goes down the lines once and gathers what is right and what is wrong.
type registerReader struct {
	csv     *csv.Reader
	heading []string
	periods map[string][]RegisterRow // rows read so far, by code
	file    RegisterFile
	faults  fault.List
}

func (r *registerReader) read() {
	for {
		cells, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.refuseQuotes(err) // what follows can not be told apart
			return
		}
		line, _ := r.csv.FieldPos(0)
		if r.heading == nil {
			if !r.takeHeading(cells) {
				return
			}
			continue
		}
		r.takeLine(line, cells)
	}
	if r.heading == nil || len(r.file.Rows) == 0 && len(r.faults) == 0 {
		r.refuse(words.ExchangeCsvNoRows, fault.Params{"row": 1})
	}
}

func (r *registerReader) refuseQuotes(err error) {
	params := fault.Params{"row": 0, "column": 0}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		params = fault.Params{"row": parse.Line, "column": parse.Column}
	}
	r.faults = append(r.faults, fault.New(fault.Invalid, words.ExchangeCsvQuotes, params).Because(err))
}

func (r *registerReader) refuse(key words.Key, params fault.Params) {
	r.faults = append(r.faults, fault.New(fault.Invalid, key, params))
}

// takeHeading learns the columns and tells whether rows can be read under them.
func (r *registerReader) takeHeading(cells []string) bool {
	for i, name := range cells {
		name = strings.ToLower(strings.TrimSpace(name))
		if slices.Contains(r.heading, name) {
			r.refuse(words.ExchangeCsvHeadingTwice, fault.Params{"row": 1, "column": i + 1, "found": name})
		}
		r.heading = append(r.heading, name)
		if name != codeColumn && !slices.Contains(provenance, name) {
			r.file.Columns = append(r.file.Columns, name)
		}
	}
	for _, name := range append([]string{codeColumn}, provenance...) {
		if !slices.Contains(r.heading, name) {
			r.refuse(words.ExchangeCsvHeadingMissing, fault.Params{"row": 1, "expected": name})
		}
	}
	return len(r.faults) == 0
}

func (r *registerReader) takeLine(line int, cells []string) {
	if len(cells) != len(r.heading) {
		r.refuse(words.ExchangeCsvColumns, fault.Params{
			"row": line, "found": len(cells), "expected": len(r.heading),
		})
		return
	}
	row := RegisterRow{Line: line, Fields: map[string]string{}}
	for i, text := range cells {
		row.set(r.heading[i], unguarded(text))
	}
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

// checkProvenance holds the row to what every register must say of itself.
func (r *registerReader) checkProvenance(row RegisterRow) {
	for _, must := range requiredCells {
		if *row.shared(must.column) == "" {
			r.refuse(words.ExchangeCsvEmpty, fault.Params{
				"row": row.Line, "column": must.column, "example": must.example,
			})
		}
	}
	for _, column := range []string{validFromColumn, validToColumn, asOfColumn} {
		text := *row.shared(column)
		if _, err := time.Parse(isoDate, text); text != "" && err != nil {
			r.refuse(words.ExchangeCsvDate, fault.Params{
				"row": row.Line, "column": column, "found": text, "expected": "YYYY-MM-DD", "example": exampleDate,
			})
		}
	}
	if row.Confidence != "" && !slices.Contains(confidences, row.Confidence) {
		r.refuse(words.ExchangeCsvConfidence, fault.Params{
			"row": row.Line, "column": confidenceColumn, "found": row.Confidence,
			"expected": strings.Join(confidences, ", "),
		})
	}
}

// checkPeriod refuses a period that ends before it begins, and two rows of one code on the same day.
func (r *registerReader) checkPeriod(row RegisterRow) {
	if row.ValidFrom != "" && row.ValidTo != "" && row.ValidTo < row.ValidFrom {
		r.refuse(words.ExchangeCsvPeriod, fault.Params{
			"row": row.Line, "column": validToColumn, "found": row.ValidTo, "expected": row.ValidFrom,
		})
		return
	}
	for _, other := range r.periods[row.Code] {
		if row.Code != "" && row.overlaps(other) {
			r.refuse(words.ExchangeCsvCodeTwice, fault.Params{
				"row": row.Line, "column": codeColumn, "found": row.Code, "first": other.Line,
			})
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
