package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

const (
	maxRegisterMiB = 16
	byteOrderMark  = "\ufeff"
)

// readRegisterCSV reads a register from CSV in UTF-8, with or without byte order mark.
func readRegisterCSV(r io.Reader) (RegisterFile, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxRegisterMiB*mib+1))
	switch {
	case err != nil:
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvUnreadable, nil).Because(err)
	case len(raw) > maxRegisterMiB*mib:
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvTooBig, fault.Params{"expected": maxRegisterMiB})
	case !utf8.Valid(raw):
		return RegisterFile{}, fault.New(fault.Invalid, words.ExchangeCsvNotText, nil)
	}
	reader := csvRegister{registerReader: registerReader{periods: map[string][]RegisterRow{}, told: toldOfLine}}
	reader.csv = csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte(byteOrderMark))))
	reader.csv.FieldsPerRecord = -1 // counted here, so that every wrong line is told
	reader.read()
	if err := reader.faults.OrNil(); err != nil {
		return RegisterFile{}, err
	}
	return reader.file, nil
}

func toldOfLine(key words.Key, _ place, params fault.Params) *fault.Fault {
	return fault.New(fault.Invalid, key, params)
}

// csvRegister goes down the lines of a CSV file.
type csvRegister struct {
	registerReader
	csv *csv.Reader
}

func (r *csvRegister) read() {
	for !r.done {
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
		r.refuse(words.ExchangeCsvNoRows, place{row: 1}, nil)
	}
}

func (r *csvRegister) refuseQuotes(err error) {
	params := fault.Params{"row": 0, "column": 0}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		params = fault.Params{"row": parse.Line, "column": parse.Column}
	}
	r.faults = append(r.faults, fault.New(fault.Invalid, words.ExchangeCsvQuotes, params).Because(err))
}

// takeHeading learns the columns and tells whether rows can be read under them.
func (r *csvRegister) takeHeading(cells []string) bool {
	for i, text := range cells {
		name := headingOf(text)
		if slices.Contains(r.heading, name) {
			r.refuse(words.ExchangeCsvHeadingTwice, place{row: 1}, fault.Params{"column": i + 1, "found": name})
		}
		r.takeColumn(name)
	}
	r.needColumns(1)
	return len(r.faults) == 0
}

func (r *csvRegister) takeLine(line int, cells []string) {
	if r.full(line) {
		return
	}
	if len(cells) != len(r.heading) {
		r.refuse(words.ExchangeCsvColumns, place{row: line},
			fault.Params{"found": len(cells), "expected": len(r.heading)})
		return
	}
	row := RegisterRow{Line: line, Fields: map[string]string{}}
	for i, text := range cells {
		row.set(r.heading[i], unguarded(text))
	}
	r.keep(row)
}
