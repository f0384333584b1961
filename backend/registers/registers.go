// Package registers keeps the dated, sourced code lists: countries, currencies, units, packages, commodity codes,
// places. The lists that come with the program are a beginning; every row can be changed, and a change never
// overwrites what held before.
package registers

import (
	"context"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
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
	return s.save(ctx, actor, command, forGood, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		rows, err := shipped()
		if err != nil {
			return nil, err
		}
		return missing(tx, rows)
	})
}

// ImportRequest asks to save the rows of a CSV file into a register.
type ImportRequest struct {
	Register string
	File     io.Reader
	DryRun   bool // judges the file and counts, and saves nothing
	Command  trade.EntryID
}

// Import saves the rows of a CSV file into a register, and tells how many are new or changed. It saves all of them or
// none: every wrong row is told at once. Two rows of one code never hold on the same day, be they in the file or here
// already; a row that begins on the same day as one that is here takes its place.
func (s *Service) Import(ctx context.Context, actor trade.Actor, r ImportRequest) (saved int, err error) {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return 0, err
	}
	if !registerName.MatchString(r.Register) {
		return 0, fault.New(fault.Invalid, words.RegistersName, fault.Params{"found": r.Register}).At("register")
	}
	file, err := exchange.ReadRegister(r.File)
	if err != nil {
		return 0, err
	}
	return s.save(ctx, actor, r.Command, r.DryRun, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		return changed(tx, r.Register, file)
	})
}

// Export writes a register as CSV, in the form that Import reads. NotFound when there is no row of it.
func (s *Service) Export(ctx context.Context, actor trade.Actor, register string, w io.Writer) error {
	rows, err := s.Rows(ctx, actor, register)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return fault.New(fault.NotFound, words.RegistersUnknown, fault.Params{"register": register})
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

// forGood is the way of saving that is no dry run.
const forGood = false

// save posts the rows that are chosen in one entry, and nothing where there are none. A dry run chooses only.
func (s *Service) save(ctx context.Context, actor trade.Actor, command trade.EntryID, dryRun bool,
	choose func(*store.Tx) ([]trade.RegisterRow, error)) (saved int, err error) {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return 0, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryRegister, actor, command)
		if err != nil {
			return err
		}
		rows, err := choose(tx)
		if err != nil || len(rows) == 0 {
			return err
		}
		if saved = len(rows); dryRun {
			return nil
		}
		for _, row := range rows {
			if err := tx.PutRegisterRow(e, row); err != nil {
				return err
			}
		}
		return tx.Post(e)
	})
	if err != nil {
		return 0, err
	}
	return saved, nil
}

// Names lists the registers that come with the program, in order.
func Names() (names []string, err error) {
	files, err := fs.Glob(templates.Registers, "registers/*.csv")
	for _, file := range files {
		names = append(names, strings.TrimSuffix(path.Base(file), ".csv"))
	}
	return names, err
}

// shipped reads the lists that come with the program; each file's name is its register's.
func shipped() (rows []trade.RegisterRow, err error) {
	names, err := Names()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		f, err := templates.Registers.Open("registers/" + name + ".csv")
		if err != nil {
			return nil, err
		}
		file, err := exchange.ReadRegister(f)
		_ = f.Close() // reading from memory
		if err != nil {
			return nil, err
		}
		rows = append(rows, rowsOf(name, file)...)
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
