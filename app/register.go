package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"

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

// Registers tells which registers there are and what each is for.
func (m *Masters) Registers() (all []registers.Description, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		all, err = s.Registers.List(ctx, actor)
		return err
	})
	return all, err
}

// Register reads a register.
func (m *Masters) Register(name string) (sheet RegisterSheet, err error) {
	sheet = RegisterSheet{Name: name, Columns: []string{}, Rows: []RegisterRow{}}
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		rows, err := s.Registers.Rows(ctx, actor, name)
		if err != nil {
			return err
		}
		for _, row := range rows {
			sheet.Rows = append(sheet.Rows, RegisterRow(row))
		}
		all, err := s.Registers.List(ctx, actor)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(d registers.Description) bool { return d.Name == name })
		if at >= 0 {
			sheet.Columns = append(sheet.Columns, all[at].Columns...)
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			sheet.Today = tx.Today()
			return nil
		})
	})
	return sheet, err
}

// SaveRegisterRow says what a code means from a day on.
func (m *Masters) SaveRegisterRow(row RegisterRow, command string) error {
	return m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Registers.Change(ctx, actor, registers.ChangeRequest{Row: trade.RegisterRow(row),
			Command: trade.EntryID(command)})
	})
}

// EndRegisterRow gives the row of a code that begins on a day its last day.
func (m *Masters) EndRegisterRow(register, code, validFrom, on, command string) error {
	return m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Registers.End(ctx, actor, registers.EndRequest{Register: register, Code: code, ValidFrom: validFrom, On: on,
			Command: trade.EntryID(command)})
	})
}

// CheckRegister judges a file for a register, whose bytes come as base64, and tells what it would change. It saves
// nothing.
func (m *Masters) CheckRegister(register, name, content string) (registers.Imported, error) {
	return m.importRegister(content, registers.ImportRequest{Register: register, Name: name, DryRun: true})
}

// ImportRegister saves the rows of a file, whose bytes come as base64, and tells what it changed.
func (m *Masters) ImportRegister(register, name, content, command string) (registers.Imported, error) {
	return m.importRegister(content, registers.ImportRequest{Register: register, Name: name,
		Command: trade.EntryID(command)})
}

func (m *Masters) importRegister(content string, r registers.ImportRequest) (got registers.Imported, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		file, err := contentOf(content)()
		if err != nil {
			return err
		}
		r.File = file
		got, err = s.Registers.Import(ctx, actor, r)
		return err
	})
	return got, err
}

// ExportRegister gives a register as a file of that kind, csv or xlsx, its bytes as base64.
func (m *Masters) ExportRegister(register, format string) (content string, err error) {
	err = m.exported(register, format, func(file []byte) error {
		content = base64.StdEncoding.EncodeToString(file)
		return nil
	})
	return content, err
}

// SaveRegister writes the same into the data folder and tells where: the window has no downloads.
func (m *Masters) SaveRegister(register, format string) (path string, err error) {
	err = m.exported(register, format, func(file []byte) error {
		path = wholePath(m.d.house.file(filepath.Base(register + "." + format)))
		return os.WriteFile(path, file, 0o600)
	})
	return path, err
}

func (m *Masters) exported(register, ending string, use func([]byte) error) error {
	return m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		format, err := registers.FormatOf(register + "." + ending)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := s.Registers.Export(ctx, actor, register, format, &out); err != nil {
			return err
		}
		return use(out.Bytes())
	})
}

// FreshRows tells how many rows came with a newer version of the program and are not here yet.
func (m *Masters) FreshRows() (count int, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		count, err = s.Registers.Fresh(ctx, actor)
		return err
	})
	return count, err
}

// TakeFreshRows saves those rows and tells how many.
func (m *Masters) TakeFreshRows(command string) (added int, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		added, err = s.Registers.LoadShipped(ctx, actor, trade.EntryID(command))
		return err
	})
	return added, err
}
