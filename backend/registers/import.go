package registers

import (
	"context"
	"io"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// ImportRequest asks to save the rows of a file into a register.
type ImportRequest struct {
	Register string
	File     io.Reader // XLSX, or CSV in UTF-8
	Name     string    // of the file, for the sentences
	DryRun   bool      // judges the file, tells what it would change, and saves nothing
	Command  trade.EntryID
}

// Imported tells what a file changed, or would change.
type Imported struct {
	Saved   int      `json:"saved"` // rows that are new or changed
	Same    int      `json:"same"`  // rows of the file that are here as they are
	Changes []Change `json:"changes"`
}

// Change is what a file does to one row.
type Change struct {
	Code      string        `json:"code"`
	ValidFrom string        `json:"valid_from"` // first day; empty: always
	New       bool          `json:"new"`
	Fields    []FieldChange `json:"fields"` // what is different; of a new row everything that it says
}

// FieldChange is one column of a row before and after.
type FieldChange struct {
	Column string `json:"column"`
	Was    string `json:"was"`
	Is     string `json:"is"`
}

// Import saves the rows of a file into a register. It saves all of them or none: every wrong row is told at once. Two
// rows of one code never hold on the same day, be they in the file or here already; a row that begins on the same day
// as one that is here takes its place. A register that nobody described yet gets its columns from the file.
func (s *Service) Import(ctx context.Context, actor trade.Actor, r ImportRequest) (got Imported, err error) {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return Imported{}, err
	}
	if !registerName.MatchString(r.Register) {
		return Imported{}, fault.New(fault.Invalid, words.RegistersName, fault.Params{"found": r.Register}).At("register")
	}
	file, err := exchange.ReadRegister(r.File, r.Name)
	if err != nil {
		return Imported{}, err
	}
	err = s.save(ctx, actor, r.Command, r.DryRun, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		rows, changes, err := changed(tx, r.Register, file)
		if err != nil || len(rows) == 0 {
			got = Imported{Same: len(file.Rows), Changes: []Change{}}
			return nil, err
		}
		got = Imported{Saved: len(rows), Same: len(file.Rows) - len(rows), Changes: changes}
		return described(tx, r.Register, rows)
	})
	if err != nil {
		return Imported{}, err
	}
	return got, nil
}

// changeOf compares a row with the one in whose place it comes; was has no code where there is none.
func changeOf(was, is trade.RegisterRow, columns []string) Change {
	c := Change{Code: is.Code, ValidFrom: is.ValidFrom, New: was.Code == "", Fields: []FieldChange{}}
	put := func(column, was, is string) {
		if was != is {
			c.Fields = append(c.Fields, FieldChange{column, was, is})
		}
	}
	for _, column := range columns {
		put(column, was.Fields[column], is.Fields[column])
	}
	put("valid_to", was.ValidTo, is.ValidTo)
	put("source", was.Source, is.Source)
	put("as_of", was.AsOf, is.AsOf)
	put("confidence", was.Confidence, is.Confidence)
	return c
}
