// Package registers keeps the dated, sourced code lists: countries, currencies, units, packages, commodity codes,
// places. The lists that come with the program are a beginning; every row can be changed, and a change never
// overwrites what held before.
package registers

import (
	"context"
	"io"
	"io/fs"
	"path"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// Service keeps the registers.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// LoadShipped saves the lists that come with the program; rows that are there already stay as they are.
func (s *Service) LoadShipped(ctx context.Context, actor trade.Actor, command trade.EntryID) (added int, err error) {
	rows, err := shipped()
	if err != nil {
		return 0, err
	}
	return s.save(ctx, actor, rows, command, false)
}

// ImportRequest asks to save the rows of a CSV file into a register.
type ImportRequest struct {
	Register string
	File     io.Reader
	Command  trade.EntryID
}

// Import saves all rows of a CSV file, or none: every wrong row is told at once.
func (s *Service) Import(ctx context.Context, actor trade.Actor, r ImportRequest) (saved int, err error) {
	file, err := exchange.ReadRegister(r.File)
	if err != nil {
		return 0, err
	}
	return s.save(ctx, actor, rowsOf(r.Register, file), r.Command, true)
}

// Export writes a register as CSV, in the form that Import reads.
func (s *Service) Export(ctx context.Context, actor trade.Actor, register string, w io.Writer) error {
	rows, err := s.Rows(ctx, actor, register)
	if err != nil {
		return err
	}
	return exchange.WriteRegister(w, fileOf(rows))
}

// Rows lists all rows of a register, whatever their validity.
func (s *Service) Rows(ctx context.Context, actor trade.Actor, register string) (rows []trade.RegisterRow, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		rows, err = tx.RegisterRows(register)
		return err
	})
	return rows, err
}

// save posts rows in one entry; changed says whether rows that are there already are written again.
func (s *Service) save(ctx context.Context, actor trade.Actor, rows []trade.RegisterRow, command trade.EntryID,
	change bool) (saved int, err error) {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return 0, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryRegister, actor, command)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := row.Validate(); err != nil {
				return err
			}
			there, err := tx.HasRegisterRow(row)
			if err != nil {
				return err
			}
			if there && !change {
				continue
			}
			if err := tx.PutRegisterRow(e, row); err != nil {
				return err
			}
			saved++
		}
		return tx.Post(e)
	})
	return saved, err
}

// shipped reads the lists that come with the program; each file's name is its register's.
func shipped() (rows []trade.RegisterRow, err error) {
	names, err := fs.Glob(templates.Registers, "registers/*.csv")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		f, err := templates.Registers.Open(name)
		if err != nil {
			return nil, err
		}
		file, err := exchange.ReadRegister(f)
		_ = f.Close() // reading from memory
		if err != nil {
			return nil, err
		}
		rows = append(rows, rowsOf(strings.TrimSuffix(path.Base(name), ".csv"), file)...)
	}
	return rows, nil
}

func rowsOf(register string, file exchange.RegisterFile) []trade.RegisterRow {
	rows := make([]trade.RegisterRow, len(file.Rows))
	for i, r := range file.Rows {
		rows[i] = trade.RegisterRow{Register: register, Code: r.Code, Fields: r.Fields, ValidFrom: r.ValidFrom,
			ValidTo: r.ValidTo, Source: r.Source, AsOf: r.AsOf, Confidence: r.Confidence}
	}
	return rows
}

func fileOf(rows []trade.RegisterRow) exchange.RegisterFile {
	var file exchange.RegisterFile
	for _, r := range rows {
		file.Rows = append(file.Rows, exchange.RegisterRow{Code: r.Code, Fields: r.Fields, ValidFrom: r.ValidFrom,
			ValidTo: r.ValidTo, Source: r.Source, AsOf: r.AsOf, Confidence: r.Confidence})
	}
	file.Columns = columnsOf(rows)
	return file
}
