package registers

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Format is a kind of file that a register travels in.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// FormatOf tells the format by the ending of a file's name. Invalid for any other (registers.format).
func FormatOf(file string) (Format, error) {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	switch f := Format(ending); f {
	case CSV, XLSX:
		return f, nil
	}
	return "", fault.New(fault.Invalid, words.RegistersFormat, fault.Params{"found": ending}).At("file")
}

// Export writes a register in the form that Import reads. One that has no rows yet gives its headings alone, to be
// filled in. NotFound when nobody described it and there is no row of it.
func (s *Service) Export(ctx context.Context, actor trade.Actor, register string, f Format, w io.Writer) error {
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	var file exchange.RegisterFile
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.RegisterRows(register)
		if err != nil {
			return err
		}
		about, known, err := describe(tx, register)
		if err != nil {
			return err
		}
		if !known && len(rows) == 0 {
			return fault.New(fault.NotFound, words.RegistersUnknown, fault.Params{"register": register})
		}
		file = fileOf(rows, about.Columns)
		return nil
	})
	switch {
	case err != nil:
		return err
	case f == XLSX:
		return exchange.WriteRegisterBook(w, register, file)
	}
	return exchange.WriteRegister(w, file)
}

func fileOf(rows []trade.RegisterRow, columns []string) exchange.RegisterFile {
	file := exchange.RegisterFile{Columns: columnsOf(rows, columns)}
	for _, r := range rows {
		file.Rows = append(file.Rows, exchange.RegisterRow{Code: r.Code, Fields: r.Fields, ValidFrom: r.ValidFrom,
			ValidTo: r.ValidTo, Source: r.Source, AsOf: r.AsOf, Confidence: r.Confidence})
	}
	return file
}
