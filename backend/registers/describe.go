package registers

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// registry is the register of registers: which there are, what for, and with which columns. A firm that keeps a list of
// its own adds a row to it.
const registry = "registers"

// ownGroup is the group of registers that a firm added.
const ownGroup = "other"

// Description says what a register is.
type Description struct {
	Name    string      `json:"name"`
	Group   string      `json:"group"`   // own, goods, origin, health, transport, customs, checks, codes, other
	Columns []string    `json:"columns"` // its own, in the order in which people read them
	Title   trade.Names `json:"title"`
	Purpose trade.Names `json:"purpose"` // one sentence
	Rows    int         `json:"rows"`
	Holding int         `json:"holding"` // rows that hold today
}

// List tells which registers there are: those that come with the program in their order, then those that the firm
// added; of them only those that are named, where any are.
func (s *Service) List(ctx context.Context, actor trade.Actor, names ...string) (all []Description, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if all, err = descriptions(tx); err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(d Description) bool {
			return len(names) > 0 && !slices.Contains(names, d.Name)
		})
		for i := range all {
			if err := all[i].count(tx); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

func (d *Description) count(tx *store.Tx) error {
	rows, err := tx.RegisterRows(d.Name)
	d.Rows, d.Columns = len(rows), columnsOf(rows, d.Columns)
	for _, row := range rows {
		if row.ValidOn(tx.Today()) {
			d.Holding++
		}
	}
	return err
}

// descriptions are those that come with the program, each as the firm has it where it changed it, and the firm's own.
func descriptions(tx *store.Tx) (all []Description, err error) {
	rows, err := shippedList(registry)
	if err != nil {
		return nil, err
	}
	own, err := tx.RegisterRows(registry)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		all = append(all, descriptionOf(row))
	}
	for _, row := range own {
		if !row.ValidOn(tx.Today()) {
			continue
		}
		at := slices.IndexFunc(all, func(d Description) bool { return d.Name == row.Code })
		if at < 0 {
			all = append(all, descriptionOf(row))
			continue
		}
		all[at] = descriptionOf(row)
	}
	return all, nil
}

func descriptionOf(row trade.RegisterRow) Description {
	names := func(of string) trade.Names {
		return trade.Names{EN: row.Fields[of+"_en"], LO: row.Fields[of+"_lo"], ZH: row.Fields[of+"_zh"],
			TH: row.Fields[of+"_th"], VI: row.Fields[of+"_vi"]}
	}
	return Description{Name: row.Code, Group: row.Fields["group"], Columns: listed(row.Fields["columns"]),
		Title: names("name"), Purpose: names("for")}
}

// describe finds the description of one register.
func describe(tx *store.Tx, register string) (Description, bool, error) {
	all, err := descriptions(tx)
	if err != nil {
		return Description{}, false, err
	}
	at := slices.IndexFunc(all, func(d Description) bool { return d.Name == register })
	if at < 0 {
		return Description{}, false, nil
	}
	return all[at], true, nil
}

// described adds to rows the description of their register where nobody gave one, so that it can be chosen from then
// on.
func described(tx *store.Tx, register string, rows []trade.RegisterRow) ([]trade.RegisterRow, error) {
	_, known, err := describe(tx, register)
	if known || err != nil {
		return rows, err
	}
	return append(rows, trade.RegisterRow{Register: registry, Code: register, Fields: map[string]string{
		"group": ownGroup, "name_en": register, "columns": strings.Join(columnsOf(rows, nil), " "),
	}, Source: "this firm", AsOf: tx.Today(), Confidence: "high"}), nil
}
