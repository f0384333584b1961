// Package registers keeps the dated, sourced code lists: countries, currencies, units, packages, commodity codes,
// places. The lists that come with the program are a beginning; every row can be changed, and a change never
// overwrites what held before.
package registers

import (
	"context"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// registerName is the form of a register's name, which is also that of the file it is shipped in.
var registerName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// Service keeps the registers.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// LoadShipped saves the rows that come with the program and are not here yet, and tells how many. What is here stays
// as it is: a row for a code that has another one in the same days is left out. Where nothing is new, nothing is saved.
func (s *Service) LoadShipped(ctx context.Context, actor trade.Actor, command trade.EntryID) (added int, err error) {
	err = s.save(ctx, actor, command, forGood, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		rows, err := fresh(tx)
		added = len(rows)
		return rows, err
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// Fresh tells how many rows LoadShipped would save: those that a newer version of the program brought.
func (s *Service) Fresh(ctx context.Context, actor trade.Actor) (count int, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return 0, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := fresh(tx)
		count = len(rows)
		return err
	})
	return count, err
}

func fresh(tx *store.Tx) ([]trade.RegisterRow, error) {
	rows, err := shipped()
	if err != nil {
		return nil, err
	}
	return missing(tx, rows)
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

// forGood is the way of saving that is no dry run.
const forGood = false

// save posts the rows that are chosen in one entry, and nothing where there are none. A dry run chooses only.
func (s *Service) save(ctx context.Context, actor trade.Actor, command trade.EntryID, dryRun bool,
	choose func(*store.Tx) ([]trade.RegisterRow, error)) error {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryRegister, actor, command)
		if err != nil {
			return err
		}
		rows, err := choose(tx)
		if err != nil || len(rows) == 0 || dryRun {
			return err
		}
		for _, row := range rows {
			if err := tx.PutRegisterRow(e, row); err != nil {
				return err
			}
		}
		return tx.Post(e)
	})
}

// shipped reads the lists that come with the program; each file's name is its register's.
func shipped() (rows []trade.RegisterRow, err error) {
	files, err := fs.Glob(templates.Registers, "registers/*.csv")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		of, err := shippedList(strings.TrimSuffix(path.Base(file), ".csv"))
		if err != nil {
			return nil, err
		}
		rows = append(rows, of...)
	}
	return rows, nil
}

func shippedList(name string) ([]trade.RegisterRow, error) {
	f, err := templates.Registers.Open("registers/" + name + ".csv")
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // reading from memory
	file, err := exchange.ReadRegister(f, name+".csv")
	return rowsOf(name, file), err
}

func rowsOf(register string, file exchange.RegisterFile) []trade.RegisterRow {
	rows := make([]trade.RegisterRow, len(file.Rows))
	for i, r := range file.Rows {
		rows[i] = trade.RegisterRow{Register: register, Code: r.Code, Fields: r.Fields, ValidFrom: r.ValidFrom,
			ValidTo: r.ValidTo, Source: r.Source, AsOf: r.AsOf, Confidence: r.Confidence}
	}
	return rows
}
