package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"os"
	"path/filepath"

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

// RegisterAbout tells what a register is for, in five languages.
type RegisterAbout struct {
	Name    string      `json:"name"`
	Group   string      `json:"group"`
	Title   trade.Names `json:"title"`
	Purpose trade.Names `json:"purpose"`
	Rows    int         `json:"rows"`
	Holding int         `json:"holding"` // rows that hold today
}

// RegisterImported tells what a file changed, or would change.
type RegisterImported struct {
	Saved   int              `json:"saved"` // rows that are new or changed
	Same    int              `json:"same"`  // rows of the file that are here as they are
	Changes []RegisterChange `json:"changes"`
}

// RegisterChange is what a file does to one row.
type RegisterChange struct {
	Code      string         `json:"code"`
	ValidFrom string         `json:"validFrom"`
	New       bool           `json:"new"`
	Fields    []MasterChange `json:"fields"`
}

// Registers tells which registers there are and what each is for.
func (m *Masters) Registers() ([]RegisterAbout, error) {
	all := []RegisterAbout{}
	err := m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		described, err := s.Registers.List(ctx, actor)
		for _, d := range described {
			all = append(all, RegisterAbout{Name: d.Name, Group: d.Group, Title: d.Title, Purpose: d.Purpose, Rows: d.Rows,
				Holding: d.Holding})
		}
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
		about, err := s.Registers.List(ctx, actor, name)
		if err != nil {
			return err
		}
		for _, d := range about {
			sheet.Columns = append(sheet.Columns, d.Columns...)
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
func (m *Masters) CheckRegister(register, name, content string) (RegisterImported, error) {
	return m.importRegister(content, registers.ImportRequest{Register: register, Name: name, DryRun: true})
}

// ImportRegister saves the rows of a file, whose bytes come as base64, and tells what it changed.
func (m *Masters) ImportRegister(register, name, content, command string) (RegisterImported, error) {
	return m.importRegister(content, registers.ImportRequest{Register: register, Name: name,
		Command: trade.EntryID(command)})
}

func (m *Masters) importRegister(content string, r registers.ImportRequest) (RegisterImported, error) {
	told := RegisterImported{Changes: []RegisterChange{}}
	err := m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		file, err := contentOf(content)()
		if err != nil {
			return err
		}
		r.File = file
		got, err := s.Registers.Import(ctx, actor, r)
		told.Saved, told.Same = got.Saved, got.Same
		for _, c := range got.Changes {
			told.Changes = append(told.Changes, registerChange(c))
		}
		return err
	})
	return told, err
}

func registerChange(c registers.Change) RegisterChange {
	told := RegisterChange{Code: c.Code, ValidFrom: c.ValidFrom, New: c.New, Fields: []MasterChange{}}
	for _, f := range c.Fields {
		told.Fields = append(told.Fields, MasterChange{Field: f.Column, Was: f.Was, Is: f.Is})
	}
	return told
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
