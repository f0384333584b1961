package registers

import (
	"maps"
	"slices"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// held reads a register, by code and first day.
func held(tx *store.Tx, register string) (map[string]map[string]trade.RegisterRow, error) {
	rows, err := tx.RegisterRows(register)
	byCode := map[string]map[string]trade.RegisterRow{}
	for _, row := range rows {
		put(byCode, row)
	}
	return byCode, err
}

func put(byCode map[string]map[string]trade.RegisterRow, row trade.RegisterRow) {
	if byCode[row.Code] == nil {
		byCode[row.Code] = map[string]trade.RegisterRow{}
	}
	byCode[row.Code][row.ValidFrom] = row
}

// missing gives the rows of which nothing is here, for their code in their days.
func missing(tx *store.Tx, rows []trade.RegisterRow) (fresh []trade.RegisterRow, err error) {
	registers := map[string]map[string]map[string]trade.RegisterRow{}
	for _, row := range rows {
		if registers[row.Register] == nil {
			if registers[row.Register], err = held(tx, row.Register); err != nil {
				return nil, err
			}
		}
		if _, overlap := overlapping(registers[row.Register][row.Code], row); !overlap {
			fresh = append(fresh, row)
		}
	}
	return fresh, nil
}

// changed gives the rows of a file that are not here as they are, and what each of them changes. It refuses rows that
// would leave a code with two meanings on one day, all at once. The file is judged as a whole: it may end an old row
// and begin the next.
func changed(tx *store.Tx, register string, file exchange.RegisterFile) (rows []trade.RegisterRow, changes []Change,
	err error) {
	byCode, err := held(tx, register)
	if err != nil {
		return nil, nil, err
	}
	all := rowsOf(register, file)
	var l fault.List
	for _, row := range all {
		l = append(l, fault.All(row.Validate())...)
		if was := byCode[row.Code][row.ValidFrom]; !same(was, row) {
			rows = append(rows, row)
			changes = append(changes, changeOf(was, row, columnsOf([]trade.RegisterRow{was}, file.Columns)))
		}
	}
	for _, row := range all {
		put(byCode, row)
	}
	for i, row := range all {
		others := maps.Clone(byCode[row.Code])
		delete(others, row.ValidFrom)
		if other, overlap := overlapping(others, row); overlap {
			l = append(l, fault.New(fault.Invalid, words.RegistersOverlap, fault.Params{"line": file.Rows[i].Line,
				"found": row.Code, "source": other.Source}).At("valid_from"))
		}
	}
	return rows, changes, l.OrNil()
}

// overlapping finds the first of a code's rows that holds on one of the days of another row.
func overlapping(ofCode map[string]trade.RegisterRow, row trade.RegisterRow) (trade.RegisterRow, bool) {
	for _, from := range slices.Sorted(maps.Keys(ofCode)) {
		if other := ofCode[from]; other.Overlaps(row) {
			return other, true
		}
	}
	return trade.RegisterRow{}, false
}
