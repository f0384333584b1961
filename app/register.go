package app

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/registers"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// RegisterSheet is one register with all its rows.
type RegisterSheet struct {
	Name    string        `json:"name"`
	Today   string        `json:"today"`   // at this station
	Columns []string      `json:"columns"` // the register's own, in the order of an export
	Rows    []RegisterRow `json:"rows"`
}

// RegisterRow is one dated, sourced row of a register.
type RegisterRow struct {
	Register   string            `json:"register"`
	Code       string            `json:"code"`
	Fields     map[string]string `json:"fields"`
	ValidFrom  string            `json:"validFrom"` // YYYY-MM-DD; empty: always
	ValidTo    string            `json:"validTo"`   // YYYY-MM-DD; empty: open
	Source     string            `json:"source"`
	AsOf       string            `json:"asOf"`
	Confidence string            `json:"confidence"`
}

// Registers lists the names of the registers.
func (m *Masters) Registers() (names []string, err error) {
	err = m.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		names, err = registers.Names()
		return err
	})
	return names, err
}

// Register reads a register.
func (m *Masters) Register(name string) (sheet RegisterSheet, err error) {
	sheet = RegisterSheet{Name: name, Columns: []string{}, Rows: []RegisterRow{}}
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		rows, err := s.Registers.Rows(ctx, actor, name)
		if err != nil {
			return err
		}
		sheet.fill(rows)
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			sheet.Today = tx.Today()
			return nil
		})
	})
	return sheet, err
}

func (sheet *RegisterSheet) fill(rows []trade.RegisterRow) {
	for _, r := range rows {
		for column := range r.Fields {
			if !slices.Contains(sheet.Columns, column) {
				sheet.Columns = append(sheet.Columns, column)
			}
		}
		sheet.Rows = append(sheet.Rows, RegisterRow(r))
	}
	slices.Sort(sheet.Columns)
}

// SaveRegisterRow says what a code means from a day on.
func (m *Masters) SaveRegisterRow(row RegisterRow, command string) error {
	return m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Registers.Change(ctx, actor, registers.ChangeRequest{Row: trade.RegisterRow(row),
			Command: trade.EntryID(command)})
	})
}

// CheckRegister judges a CSV file for a register and tells how many of its rows are new or changed. It saves nothing.
func (m *Masters) CheckRegister(register, csv string) (int, error) {
	return m.importRegister(registers.ImportRequest{Register: register, File: strings.NewReader(csv), DryRun: true})
}

// ImportRegister saves the rows of a CSV file and tells how many were new or changed.
func (m *Masters) ImportRegister(register, csv, command string) (int, error) {
	return m.importRegister(registers.ImportRequest{Register: register, File: strings.NewReader(csv),
		Command: trade.EntryID(command)})
}

func (m *Masters) importRegister(r registers.ImportRequest) (rows int, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		rows, err = s.Registers.Import(ctx, actor, r)
		return err
	})
	return rows, err
}
