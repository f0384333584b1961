package store

import "tradehub/backend/trade"

var firms = noun[trade.Firm]{
	kind: "firm",
	id:   func(trade.Firm) string { return theFirm },
}

// theFirm is the subject of the one firm a ledger belongs to.
const theFirm = "firm"

// PutFirm adds a new version of the firm's settings to the entry.
func (tx *Tx) PutFirm(e *trade.Entry, f trade.Firm) error { return firms.put(tx, e, f) }

// Firm reads the firm's settings. NotFound before the ledger is set up.
func (tx *Tx) Firm() (trade.Firm, error) { return firms.get(tx, theFirm) }

var registers = noun[trade.RegisterRow]{
	kind: "register",
	id: func(r trade.RegisterRow) string {
		return r.Register + "/" + r.Code + "/" + r.ValidFrom
	},
	groups: func(r trade.RegisterRow) []string { return []string{r.Register, r.Register + "/" + r.Code} },
}

// PutRegisterRow adds a new version of a register's row to the entry.
func (tx *Tx) PutRegisterRow(e *trade.Entry, r trade.RegisterRow) error {
	return registers.put(tx, e, r)
}

// HasRegisterRow tells whether a row of the same register, code and beginning is there.
func (tx *Tx) HasRegisterRow(r trade.RegisterRow) (bool, error) {
	_, body, err := tx.fact(registers.kind, registers.id(r))
	return body != "", err
}

// RegisterRows lists all rows of a register, whatever their validity.
func (tx *Tx) RegisterRows(register string) ([]trade.RegisterRow, error) {
	return registers.list(tx, register)
}

// AllRegisterRows lists the rows of all registers, whatever their validity.
func (tx *Tx) AllRegisterRows() (all []trade.RegisterRow, err error) {
	err = tx.each(`SELECT f.body FROM fact f WHERE f.kind = $1 AND f.body <> '' AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = f.kind AND subject = f.subject) ORDER BY f.subject`,
		[]any{registers.kind}, registers.into(&all))
	return all, err
}

// RegisterRow reads the row of a register for a code on a date (YYYY-MM-DD); found is false where none is valid.
// Where several are, the one that began last holds.
func (tx *Tx) RegisterRow(register, code, date string) (row trade.RegisterRow, found bool, err error) {
	rows, err := registers.list(tx, register+"/"+code)
	for _, r := range rows {
		if r.ValidOn(date) && (!found || r.ValidFrom > row.ValidFrom) {
			row, found = r, true
		}
	}
	return row, found, err
}

var series = noun[trade.Series]{
	kind:   "series",
	id:     func(s trade.Series) string { return s.Name },
	groups: listed[trade.Series],
}

// PutSeries adds a new version of a series to the entry.
func (tx *Tx) PutSeries(e *trade.Entry, s trade.Series) error { return series.put(tx, e, s) }

// Series reads a series. NotFound when there is none.
func (tx *Tx) Series(name string) (trade.Series, error) { return series.get(tx, name) }

// AllSeries lists all series.
func (tx *Tx) AllSeries() ([]trade.Series, error) { return series.list(tx, everything) }

var channels = noun[trade.Channel]{
	kind:   "channel",
	id:     func(c trade.Channel) string { return c.Code },
	groups: listed[trade.Channel],
}

// PutChannel adds a new version of a channel to the entry.
func (tx *Tx) PutChannel(e *trade.Entry, c trade.Channel) error { return channels.put(tx, e, c) }

// Channel reads a channel. NotFound when there is none.
func (tx *Tx) Channel(code string) (trade.Channel, error) { return channels.get(tx, code) }

// Channels lists all channels.
func (tx *Tx) Channels() ([]trade.Channel, error) { return channels.list(tx, everything) }
